"""What a form knows of the case, the people and the station: completions, free ids, the time."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from custody import resources
from custody.clock import format_instant
from custody.domain import wording
from custody.domain.model import CaseState
from custody.domain.rules_cases import URGENT
from custody.domain.rules_hands import TAKERS
from custody.domain.types_blocks import AUTHORISATION
from custody.domain.vocabulary import EventType, Field, Kind
from custody.errors import InputError
from custody.event_filter import EventFilter
from custody.procedures.drafting import SANCTION, UNSANCTIONED
from custody.procedures.requests import Request
from custody.rows import EventRow
from ui import formats
from ui.desk import Desk
from ui.forms.told import THINGS
from ui.translations import language

_NUMBERED: Final = re.compile(r"(.*?)(\d{1,12})\Z")
_MOST_EVENTS: Final = 200
_AUTHORITY: Final = "authority.recorded"
APPROVED: Final = "request.approved"
DECIDED: Final = "court.decision_recorded"
ASSIGNED: Final = "case.member_assigned"


@dataclass(frozen=True, slots=True)
class Context:
    """Where an event is to be recorded."""

    case: str | None = None
    items: tuple[str, ...] = ()
    """Items that it is about, as far as they are chosen already."""
    state: CaseState | None = None
    """The case as it stands; by default as the ledger tells it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a field may name."""

    id: str
    words: str
    """What tells it from others of its kind."""


@cache
def layout() -> Mapping[str, Mapping[str, Any]]:
    """`resources/schema/forms.toml`: what forms show at once, and which ids are new."""
    return tomllib.loads(resources.read_text("schema/forms.toml"))


class Known:
    """What one form knows."""

    def __init__(self, desk: Desk, each: EventType, context: Context) -> None:
        """Look at a case, where there is one."""
        self.desk = desk
        self.type = each
        self.context = context
        self.state = context.state
        if self.state is None and context.case is not None:
            self.state = desk.cases.state(context.case)
        self._new = frozenset(layout()["new"].get(each.name, ()))
        self._proposed: dict[str, set[str]] = {}
        self.offset = desk.station.ledger.offset
        self.reordered: Callable[[], None] = lambda: None
        """Called when fields came or went, so that the order of the keyboard is set anew."""
        self.in_form: Callable[[Kind], Iterable[str]] = lambda _kind: ()
        """Ids of a kind that stand in the form already."""

    def now(self) -> datetime:
        """The present instant."""
        return self.desk.station.ledger.clock.now()

    def prominent(self, group: str) -> frozenset[str]:
        """Optional fields of a group, or of the type, that are shown at once."""
        return frozenset(layout()["prominent"].get(group, ()))

    def demanded(self, group: str, given: Mapping[str, Any]) -> tuple[str, ...]:
        """Optional members that a group, or an event, must have as it stands.

        Those that name a sanction; of a decision that is in force, the day from which it is; of a
        request that is extended, until when.
        """
        if group == APPROVED:
            return ("new_end_at",) if given.get("status") == "extension" else ()
        if group == DECIDED:
            return ("in_force_on",) if given.get("in_force") is True else ()
        free = {URGENT} if self.type.name == _AUTHORITY else UNSANCTIONED
        is_free = group != AUTHORISATION.name or given.get("kind") in {None, *free}
        return () if is_free else SANCTION

    def is_new(self, field: Field, group: str) -> bool:
        """Whether a field brings an id that did not exist before."""
        place = field.name if group == self.type.name else f"{group}.{field.name}"
        return place in self._new

    def request(self, name: object) -> Request | None:
        """The request of the case that a value names; None where it names none."""
        return None if self.state is None else self.state.requests.get(str(name))

    # ---- ids ----

    def free(self, field: Field) -> str:
        """The next free id for a field, offered once."""
        kind = field.name if field.kind is Kind.ID else field.kind.value
        taken = [choice.id for choice in self.choices(field)]
        taken += [*self._proposed.get(kind, ()), *self.in_form(field.kind)]
        prefix, number, width = _next(taken, str(layout()["prefix"].get(kind, "N-")))
        while True:
            name = f"{prefix}{number:0{width}}"
            owner = self.desk.cases.case_of(kind, name)
            if owner is None and name not in taken:
                self._proposed.setdefault(kind, set()).add(name)
                return name
            number += 1

    def choices(self, field: Field) -> list[Choice]:
        """Things that a field may name, with words about each."""
        if field.kind is Kind.EVENT:
            return list(self._events(field))
        if field.kind is Kind.PERSON:
            return list(self._persons(field))
        if field.kind is Kind.CASE:
            return [Choice(row.id, row.registration or "") for row in self.desk.queries.cases()]
        if field.kind is Kind.KEY:
            keys = self.desk.cases.roster().keys.values()
            return [Choice(key.public.name, key.person) for key in keys if key.ended is None]
        return [] if self.state is None else list(self._of_case(field, self.state))

    def _persons(self, field: Field) -> Iterator[Choice]:
        tongue, people = language(), self.desk.people
        for person in people.known():
            roles = people.roles(person)
            if self._may_be(field, person, roles):
                words = ", ".join(wording.role(role, tongue) for role in sorted(roles))
                yield Choice(person, words)

    def _may_be(self, field: Field, person: str, roles: frozenset[str]) -> bool:
        """Whether the rules let a field name a person at all, whatever else the form says."""
        if self.type.name == ASSIGNED and field.name == "person":
            return "ADM" not in roles
        takers = TAKERS.get(self.type.name) if field.name == "to" else None
        return takers is None or (bool(takers & roles) and person != self.desk.people.person)

    def _events(self, field: Field) -> Iterator[Choice]:
        wanted: Sequence[str | None] = layout()["events"].get(field.name, (None,))
        for kind in wanted:
            of = EventFilter(case=self.context.case, type=kind)
            rows = self.desk.queries.events(of, limit=_MOST_EVENTS, newest_first=True)
            for row in rows:
                yield Choice(row.id, self._told(row))

    def event_words(self, name: str) -> str:
        """What tells an event apart, by its id; empty where the ledger has none such."""
        try:
            page = self.desk.queries.event(name)
        except InputError:
            return ""
        items = () if page.event is None else page.event.item_ids
        told = map(self._told, self.desk.queries.events_at([page.index]))
        return " · ".join(filter(None, (*told, ", ".join(items))))

    def _told(self, row: EventRow) -> str:
        title = f"#{row.index} {wording.title(row.type, language())}"
        parts = (title, row.person, formats.instant(row.recorded_at, self.offset))
        return " · ".join(filter(None, parts))

    def _of_case(self, field: Field, state: CaseState) -> Iterator[Choice]:
        tell = THINGS.get(field.kind)
        if tell is not None:
            yield from (Choice(name, words) for name, words in tell(state, language()))
            return
        named: Mapping[str, Iterable[str]] = {
            "protocol": state.protocols,
            "examination": state.examinations,
            "measure": state.measures,
            "incoming": state.incoming,
            "information": state.informations,
        }
        yield from (Choice(name, "") for name in named.get(field.name, ()))

    def is_known(self, kind: Kind, name: str) -> str | None:
        """How an id of a kind is spelled in this case; None where it has none such."""
        folded = name.casefold()
        probe = Field(kind.value, kind, required=False, private=False)
        found = (each.id for each in self.choices(probe) if each.id.casefold() == folded)
        return next(found, None)

    def stamp(self) -> str:
        """The present instant in its wire form, to the minute."""
        return format_instant(self.now().replace(second=0, microsecond=0))


def _next(taken: Sequence[str], prefix: str) -> tuple[str, int, int]:
    """What follows the last numbered id: its beginning, the next number, and how many digits."""
    found = [hit for hit in map(_NUMBERED.match, taken) if hit is not None]
    ours = [hit for hit in found if hit[1] == prefix] or found
    if not ours:
        return prefix, 1, 2
    last = max(ours, key=lambda hit: (hit[1] == prefix, int(hit[2])))
    return last[1], int(last[2]) + 1, len(last[2])
