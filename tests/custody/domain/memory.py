"""A ledger in memory for the rules: decides, folds, and lets the station add what it must.

Events go through `Event.parse`, so whatever the rules let through also has the form that every
verifier asks for; and through `Replay`, so that no verifier would refuse it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from custody.clock import format_instant
from custody.domain import findings
from custody.domain.commands import Command
from custody.domain.events import Draft, Event
from custody.domain.folds_corrections import members
from custody.domain.model import CaseState
from custody.domain.replay import Replay
from custody.domain.rules import decide
from custody.domain.wish import Signatory, StationView
from custody.ledger.projection import named_identifiers
from custody.procedures import catalogue

OFFSET = "+05:00"
LOCAL = timezone(timedelta(hours=5))
STATION = "ST-1"
CATALOGUE = catalogue.load()
ROLES: Mapping[str, tuple[str, ...]] = {
    "ALM": ("INV", "OIC"),
    "SPC1": ("SPC",),
    "BOL": ("CUS",),
    "DIN": ("EXA",),
    "ERZ": ("SUP",),
    "GUL": ("PRO",),
    "TIM": ("POC",),
    "ADM1": ("ADM",),
    "AUD1": ("AUD",),
}


def local(text: str) -> str:
    """The wire form of a local time such as `2026-03-18 07:05` or `... 07:13:48`."""
    pattern = "%Y-%m-%d %H:%M:%S" if text.count(":") == 2 else "%Y-%m-%d %H:%M"
    return format_instant(datetime.strptime(text, pattern).replace(tzinfo=LOCAL))


def key_of(person: str) -> str:
    return "sha256:" + hashlib.sha256(person.encode()).hexdigest()


@dataclass
class Roster:
    """Who holds which role, and whose key still signs."""

    held: dict[str, set[str]] = field(
        default_factory=lambda: {person: set(roles) for person, roles in ROLES.items()}
    )
    demonstration: bool = False
    revoked: set[str] = field(default_factory=set)

    def roles(self, person: str, at: str) -> frozenset[str]:
        return frozenset(self.held.get(person, ()))

    def has_holder(self, role: str, at: str) -> bool:
        return any(role in roles for roles in self.held.values())

    def spelled(self, person: str) -> str | None:
        known = {each.casefold(): each for each in self.held}
        return known.get(person.casefold())

    def standing(self, name: str) -> object | None:
        return None if name in self.revoked else name


class Memory:
    """One ledger, its cases, and a clock that is set by hand."""

    def __init__(
        self, roster: Roster | None = None, procedures: catalogue.Catalogue = CATALOGUE
    ) -> None:
        self.roster = roster or Roster()
        self.catalogue = procedures
        self.now = local("2026-03-01 09:00")
        self.clock_offset_ms: int | None = 0
        self.states: dict[str, CaseState] = {}
        self.taken: dict[tuple[str, str], str] = {}
        self.events: list[Event] = []
        self.privates: list[Mapping[str, Any] | None] = []
        self.replay = Replay()
        self.replay.demonstration = self.roster.demonstration
        self._chains: dict[tuple[str, str], int] = {}
        self._persons = {key_of(person): person for person in (*self.roster.held, STATION)}

    def root_at(self, size: int) -> bytes | None:
        """One invented root for every size that the ledger has had."""
        return bytes(32) if 0 < size <= len(self.events) else None

    def case_of(self, kind: str, name: str) -> str | None:
        return self.taken.get((kind, name.casefold()))

    def state(self, case: str | None) -> CaseState:
        name = case or ""
        if name not in self.states:
            state = CaseState(name, self.catalogue, self._persons.__getitem__)
            if not name:
                return state
            self.states[name] = state
        return self.states[name]

    def judge(self, command: Command, by: Sequence[str]) -> Draft:
        """What the rules say, without recording anything."""
        signers = [
            Signatory(STATION if name == "SYS" else name, key_of(name), name == "SYS")
            for name in by
        ]
        return decide(
            self.state(command.case),
            command,
            actor=signers[0],
            cosigners=signers[1:],
            people=self.roster,
            register=self,
            now=self.now,
            station=StationView(OFFSET, self.clock_offset_ms, self.root_at, self.told_by),
        )

    def told_by(self, event_id: str) -> Mapping[str, Any] | None:
        """What an event tells, as a station finds it in its ledger."""
        for event, private in zip(self.events, self.privates, strict=True):
            if event.id == event_id:
                return members(event, private)
        return None

    def do(self, document: Mapping[str, Any], *by: str) -> list[Event]:
        """Record a command document and what the station adds to it."""
        return self.record(Command.parse(document), by)

    def record(self, command: Command, by: Sequence[str]) -> list[Event]:
        draft = self.judge(command, by)
        event = self._event(draft, STATION if by[0] == "SYS" else by[0])
        state = self.state(command.case)
        caused = findings.consequences(state, event, draft.private, self)
        self.take(event, draft.private, [STATION if name == "SYS" else name for name in by])
        made = [event]
        for more in caused:
            Command.parse(document_of(more))
            made += self.record(more, ["SYS"])
        return made

    def take(self, event: Event, private: Mapping[str, Any] | None, signers: Sequence[str]) -> None:
        self.events.append(event)
        self.privates.append(private)
        leaf = hashlib.sha256(event.id.encode()).hexdigest()
        self.replay.follow(event, leaf, signers[0], set(signers))
        owner = event.case.id if event.case is not None else "ledger"
        for kind, name in named_identifiers(event):
            self.taken.setdefault((kind, name.casefold()), owner)
        if event.case is not None:
            self.state(event.case.id).apply(event, private)

    def _event(self, draft: Draft, person: str) -> Event:
        seq = len(self.events)
        payload: dict[str, Any] = {
            "v": 1,
            "type": draft.type,
            "ledger": "agency/st-1/0123456789abcdef",
            "seq": seq,
            "tree": {"size": seq, "root": "A" * 43 + "="},
            "id": f"00000000-0000-7000-8000-{seq:012x}",
            "recorded": {"at": self.now, "offset": OFFSET, "source": "system"},
            "actor": {"key": key_of(person), "role": draft.role},
            "body": dict(draft.body),
            "app": {"name": "custody", "version": "1"},
        }
        if draft.occurred is not None:
            payload["occurred"] = {"at": draft.occurred.at, "offset": draft.occurred.offset}
        if draft.case is not None:
            payload["case"] = self._link("case", draft.case)
        if draft.items:
            payload["items"] = [self._link("item", name) for name in draft.items]
        return Event.parse(payload)

    def _link(self, kind: str, name: str) -> dict[str, Any]:
        seq = self._chains.get((kind, name), 0)
        self._chains[kind, name] = seq + 1
        return {"id": name, "seq": seq, "prev": "0" * 64 if seq else None}


def document_of(command: Command) -> dict[str, Any]:
    """The document that a command would be read from."""
    document: dict[str, Any] = {"command": command.name, "fields": dict(command.fields)}
    if command.case is not None:
        document["case"] = command.case
    if command.items:
        document["items"] = list(command.items)
    return document


def later(at: str, **span: float) -> str:
    """An instant so much later."""
    return format_instant(datetime.fromisoformat(at).astimezone(UTC) + timedelta(**span))
