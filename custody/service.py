"""The only way to write: a command in, one signed event out, and what the station must add.

`execute` runs under the writer's lock: what other processes appended is folded first, the rules
judge, the statement in plain words is put beside what they decided, the ledger appends and has it
signed, and the event is judged again as any verifier will judge it. Findings that an event makes
the station raise follow in the same transaction. A refusal anywhere writes nothing at all.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import uuid_utils

import custody
from custody.clock import format_instant, parse_instant
from custody.domain import findings, wording
from custody.domain.cautions import Caution, cautions
from custody.domain.commands import Command
from custody.domain.events import Draft, Event, Link, Recorded
from custody.domain.findings_due import due, due_of_station
from custody.domain.model import CaseState
from custody.domain.roster import Roster
from custody.domain.rules import decide
from custody.domain.validation import validate
from custody.domain.wish import Signatory
from custody.errors import InputError, IntegrityError, RefusedError
from custody.keys.signer import PublicKey, Signer
from custody.ledger.ledger import TIMEOUT_S, Ledger
from custody.ledger.writer import Appended, Writer
from custody.ledger_state import LedgerState
from custody.procedures.acts import titled
from custody.procedures.catalogue import Catalogue, load

if TYPE_CHECKING:
    from custody.ledger.view import View

DEFAULT_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Act:
    """A command and the keys of those who sign it."""

    command: Command
    actor: Signer
    cosigners: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What has been recorded, durably: the acts' events, each followed by what it caused."""

    appended: tuple[Appended, ...]
    cautions: tuple[Caution, ...] = ()
    """What was recorded all the same and deserves a second look."""


@dataclass(frozen=True, slots=True)
class Named:
    """A key that is only named: enough to judge an act by, before its holder is asked to sign."""

    public: PublicKey
    source: str = "software"
    chain: tuple[bytes, ...] = ()

    def sign(self, _message: bytes) -> bytes:
        """Refuse: nothing is signed by a name."""
        raise AssertionError("only the holder of a key signs")


@dataclass(frozen=True, slots=True)
class Preview:
    """What an act would record, had it been signed now."""

    draft: Draft
    """Without the statement, which stands apart."""
    statement: str
    """The words that are put before the signers; empty for what the station records itself."""
    cautions: tuple[Caution, ...]
    is_caused: bool = False
    """Whether the station adds it by itself."""


class CustodyService:
    """Writes to one ledger."""

    def __init__(
        self,
        ledger: Ledger,
        station: Signer,
        catalogue: Catalogue | None = None,
        view: "Callable[[], View] | None" = None,
    ) -> None:
        """Stand before an open ledger.

        Args:
            ledger: Opened with its log key.
            station: The station's own key.
            catalogue: Procedures and calendars; those that come with the program by default.
            view: Gives the ledger's view at each question; by default caught up. Who records needs
                no less.
        """
        self._ledger = ledger
        self._station = station
        self._view = view or (lambda: ledger.view)
        self._catalogue = load() if catalogue is None else catalogue
        self._state = LedgerState(ledger, self._catalogue, self._view)

    @property
    def station_signer(self) -> Signer:
        """The station's own key, for what it finds by itself."""
        return self._station

    def execute(self, *acts: Act, explaining: bool = False) -> Receipt:
        """Check commands against the rules and record what they cause, all or nothing.

        Args:
            acts: In the order in which they are recorded.
            explaining: The first is the administrator's that ends an alarm.

        Raises:
            RefusedError: The rules forbid one of them; nothing was written.
            IntegrityError: The ledger does not hold together; nothing was written.
            StorageError: The ledger is busy or could not be written; nothing was written.
        """
        return self.execute_all(acts, explaining=explaining)

    def execute_all(
        self, acts: Iterable[Act], *, explaining: bool = False, timeout_s: float = TIMEOUT_S
    ) -> Receipt:
        """As `execute`, for acts that are made one by one while the lock is held."""
        try:
            with self._ledger.writing(timeout_s=timeout_s, explaining=explaining) as writer:
                receipt = self._record(writer, acts)
        except BaseException:
            self._state.forget()
            raise
        self._state.mark_recorded()
        if any(done.event.type == "erasure.done" for done in receipt.appended):
            self._state.forget()
        return receipt

    def judge(self, act: Act) -> Draft:
        """What a command would say, without recording it.

        Raises:
            RefusedError: The rules forbid it.
        """
        self._state.catch_up()
        return self._decide(act, self._state.clock_offset_ms())

    def preview(self, acts: Sequence[Act]) -> tuple[Preview, ...]:
        """What acts would record one after the other, each judged in the state that the last left.

        Nobody signs and nothing is written: `Named` keys will do. A key that an act would enrol is
        not known to the acts after it.

        Raises:
            RefusedError: The rules forbid one of them.
        """
        self._view()  # tells of cases that are not kept here
        self._state.catch_up()
        clock = self._state.clock_offset_ms()
        with self._state.trial(name for act in acts if (name := act.command.case)):
            return tuple(self._foreseen(acts, clock))

    def _foreseen(self, acts: Iterable[Act], clock_offset_ms: int | None) -> Iterator[Preview]:
        for act in acts:
            waiting = deque([act])
            while waiting:
                each = waiting.popleft()
                state = self._state.case(each.command.case or "")
                now = format_instant(self._ledger.clock.now())
                cautioned = cautions(state, each.command, now, self._ledger.offset)
                draft = self._decide(each, clock_offset_ms)
                told = self._with_statement(draft, each)
                statement = str((told.private or {}).get("statement", ""))
                yield Preview(draft, statement, cautioned, each is not act)
                event = _unsigned(draft, each, self._ledger, now)
                caused = findings.consequences(state, event, draft.private, self._state.register)
                state.apply(event, draft.private)
                self._state.register.add(event)
                waiting += (Act(command, self._station) for command in caused)

    def state_of(self, case: str) -> CaseState:
        """The state of a case as the ledger tells it now; for reading only."""
        self._state.catch_up()
        return self._state.case(case)

    def adopt(self, other: "CustodyService", name: str) -> None:
        """Take over a case that another service of this ledger has folded, on another thread.

        Args:
            other: The other service, which lets go of the case.
            name: Id of the case.
        """
        self._state.adopt(other._state, name)

    def roster(self) -> Roster:
        """Keys, persons and roles as the ledger tells them now; for reading only."""
        self._state.catch_up()
        return self._state.roster

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id; None while it is free."""
        return self._view().case_of(kind, name)

    def taken(self, kind: str, names: Iterable[str]) -> set[str]:
        """Those of these ids that are taken."""
        return self._view().taken(kind, names)

    def index_of(self, event_id: str) -> int:
        """Index of an event.

        Raises:
            RefusedError: There is no such event.
        """
        return self._state.index_of(event_id)

    def count_of(self, kind: str) -> int:
        """How many ids of a kind are taken."""
        return self._view().count_of(kind)

    def raise_due(self, cases: Iterable[str], *, of_station: bool = False) -> Receipt:
        """Have the station record what the passing of time demands.

        Args:
            cases: In these cases.
            of_station: Of the station itself, too.
        """
        return self.execute_all(self._due(cases, of_station))

    def _due(self, cases: Iterable[str], of_station: bool) -> Iterable[Act]:
        if of_station and not self._state.is_told_unstamped():
            now = format_instant(self._ledger.clock.now())
            nowhere, since = self._state.case(""), self._state.unstamped_since()
            for command in due_of_station(since, now, nowhere, self._state.register):
                yield Act(command, self._station)
        for case in cases:
            now = format_instant(self._ledger.clock.now())
            for command in due(self._state.case(case), now, self._state.register):
                yield Act(command, self._station)

    # ---- one block ----

    def _record(self, writer: Writer, acts: Iterable[Act]) -> Receipt:
        self._state.catch_up()
        clock = self._state.clock_offset_ms()
        appended: list[Appended] = []
        told: list[Caution] = []
        for act in acts:
            waiting = deque([act])
            while waiting:
                each = waiting.popleft()
                state = self._state.case(each.command.case or "")
                now = format_instant(self._ledger.clock.now())
                cautioned = cautions(state, each.command, now, self._ledger.offset)
                done, caused = self._append(writer, each, clock)
                appended.append(done)
                told += cautioned
                waiting += (Act(command, self._station) for command in caused)
                if done.event.type == "clock.checked":
                    clock = done.event.body["offset_ms"]
        return Receipt(tuple(appended), tuple(told))

    def _append(
        self, writer: Writer, act: Act, clock_offset_ms: int | None
    ) -> tuple[Appended, list[Command]]:
        if act.command.pending:
            raise AssertionError("what is not known yet is not recorded")
        case = act.command.case or ""
        draft = self._decide(act, clock_offset_ms)
        if draft.type == "erasure.done":
            order = self._state.index_of(draft.body["order"])
            done = writer.erase(order, act.actor, draft.role, act.cosigners)
            draft = replace(draft, private=None)
        else:
            draft = self._with_statement(draft, act)
            done = _written(writer, draft, act)
        caused = findings.consequences(
            self._state.case(case), done.event, draft.private, self._state.register
        )
        keys = [act.actor.public.name, *(signer.public.name for signer in act.cosigners)]
        try:
            self._state.take_in(case, done.event, done.leaf_hash.hex(), keys, draft.private)
        except IntegrityError as err:
            if err.code != "integrity.right":
                raise
            raise RefusedError("refused.right", **err.facts) from err
        return done, caused

    def _decide(self, act: Act, clock_offset_ms: int | None) -> Draft:
        command = act.command
        if command.name == "bundle.seal":
            raise RefusedError("refused.seal_alone")
        draft = decide(
            self._state.case_for(command),
            command,
            actor=self._signatory(act.actor, command),
            cosigners=[self._signatory(signer, command) for signer in act.cosigners],
            people=self._state.roster,
            register=self._state.register,
            now=format_instant(self._ledger.clock.now()),
            station=self._state.station_view(clock_offset_ms),
        )
        validate(draft.type, draft.body, draft.private)
        return draft

    def _with_statement(self, draft: Draft, act: Act) -> Draft:
        """Put what the signer was shown into the private document; a station shows nothing."""
        if draft.role == "SYS":
            return draft
        language = act.command.language or DEFAULT_LANGUAGE
        private = dict(draft.private or {})
        text = wording.statement(
            draft.type,
            draft.case,
            draft.items,
            titled({**draft.body, **private}, self._catalogue.acts, language),
            self._person(act.actor.public.name, act.command),
            language,
            actor_role=draft.role,
            occurred=draft.occurred,
            pending=act.command.pending,
            offset=self._ledger.offset,
        )
        return replace(draft, private={**private, "statement": text}, language=language)

    def _signatory(self, signer: Signer, command: Command) -> Signatory:
        name = signer.public.name
        known = self._state.roster.standing(name)
        is_station = known is not None and known.is_station
        return Signatory(self._person(name, command), name, is_station)

    def _person(self, key: str, command: Command) -> str:
        """Whose key it is: an enrolled one's person, or the one whom the command enrols."""
        known = self._state.roster.keys.get(key)
        if known is not None:
            return known.person
        if command.name in ("key.enroll", "key.rotate"):
            return str(command.fields["person"])
        raise RefusedError("refused.key", person=key)


def _written(writer: Writer, draft: Draft, act: Act) -> Appended:
    """Append what a command says; a text in it that no document may hold is a fault of the command.

    Raises:
        InputError: The text is not well-formed, or too long.
    """
    try:
        return writer.append(draft, act.actor, act.cosigners)
    except IntegrityError as err:
        if err.code != "integrity.json":
            raise
        raise InputError("input.command_document", reason=err.facts["reason"]) from err


def _unsigned(draft: Draft, act: Act, ledger: Ledger, now: str) -> Event:
    """The event that a draft would be, as far as folding a case asks; it stands nowhere."""

    def link(name: str) -> Link:
        return Link(name, 0, None)

    at = parse_instant(now)
    return Event(
        type=draft.type,
        ledger=ledger.trust.origin,
        seq=ledger.head.size,
        tree_size=ledger.head.size,
        tree_root=ledger.head.root,
        id=str(uuid_utils.uuid7(nanoseconds=int(at.timestamp() * 1000) * 1_000_000)),
        recorded=Recorded(now, ledger.offset, ledger.clock.source, ledger.clock.boot(), 0),
        actor_key=act.actor.public.name,
        actor_role=draft.role,
        body=draft.body,
        app_name="custody",
        app_version=custody.__version__,
        occurred=draft.occurred,
        case=None if draft.case is None else link(draft.case),
        items=tuple(link(item) for item in sorted(draft.items)),
        commitment=None,
        language=draft.language,
    )
