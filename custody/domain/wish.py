"""A command with everything that a rule may ask before it becomes an event. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from custody.clock import CLOCK_LIMIT_MS, parse_instant, zone
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.domain.facts import NOT_KEPT
from custody.domain.model import CaseState, Register
from custody.domain.reasons import Reason
from custody.domain.records import Item
from custody.domain.vocabulary import EventType
from custody.errors import RefusedError


class People(Protocol):
    """What rules ask of the roster, as it stands now."""

    demonstration: bool

    def roles(self, person: str, at: str) -> frozenset[str]:
        """Roles that a person holds at an instant."""

    def has_holder(self, role: str, at: str) -> bool:
        """Whether anybody holds a role at an instant."""

    def spelled(self, person: str) -> str | None:
        """A known person's id as it was first spelled, whatever the letters' case asked for."""

    def standing(self, name: str) -> object | None:
        """The key of this name, if it may still sign."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who will sign, and with which key."""

    person: str
    """Person, or the station."""
    key: str
    is_station: bool = False


@dataclass(frozen=True, slots=True)
class StationView:
    """What the station knows of itself when it judges a command."""

    offset: str
    """From UTC, at the place of the station."""
    clock_offset_ms: int | None
    """By the last check of the clock; None where it is missing or too old."""
    root_at: Callable[[int], bytes | None]
    """Root of the ledger's tree when it had that size; None where it never had."""
    told_by: Callable[[str], Mapping[str, Any] | None]
    """`body`, `private` and `occurred` of a recorded event, by its id; None where it is gone."""
    clock_limit_ms: int = CLOCK_LIMIT_MS

    @property
    def clock_doubtful(self) -> bool:
        """Whether events must carry `clock_warning`."""
        return self.clock_offset_ms is None or abs(self.clock_offset_ms) > self.clock_limit_ms


@dataclass(frozen=True, slots=True)
class Wish:
    """One command under judgement."""

    state: CaseState
    command: Command
    type: EventType
    role: str
    actor: Signatory
    cosigners: tuple[Signatory, ...]
    people: People
    register: Register
    station: StationView
    now: str
    """Instant of recording."""
    items: tuple[str, ...]
    """Items that the event will name: those of the command and what lies in them."""
    fields: Mapping[str, Any]
    """Open and private fields, with what the rules themselves have added."""

    @property
    def at(self) -> str:
        """When the act happened."""
        occurred = self.command.occurred
        return self.now if occurred is None else occurred.at

    @property
    def offset(self) -> str:
        """Offset from UTC of the act."""
        occurred = self.command.occurred
        return self.station.offset if occurred is None else occurred.offset

    @property
    def day(self) -> date:
        """Local day of the act."""
        return parse_instant(self.at).astimezone(zone(self.offset)).date()

    @property
    def demonstration(self) -> bool:
        """Whether one person may play all parts (format.md §2)."""
        return self.people.demonstration

    @property
    def persons(self) -> frozenset[str]:
        """The distinct persons who sign; a station is none."""
        signers = (self.actor, *self.cosigners)
        return frozenset(each.person for each in signers if not each.is_station)

    def item(self, name: str) -> Item:
        """An item of the case.

        Raises:
            RefusedError: The case has no such item.
        """
        found = self.state.items.get(name)
        if found is None:
            raise RefusedError("refused.item_unknown", item=name)
        return found

    def named(self) -> tuple[Item, ...]:
        """The items that the event will name, all known to the case."""
        return tuple(self.item(name) for name in self.items)

    def is_new(self, kind: str, name: str) -> None:
        """Demand that an id is free in the whole ledger.

        A register tells of every id that was named; one that this case only spoke of before it
        came (the request in a sanction, a picture of a seal) is still free here.

        Raises:
            RefusedError: Somebody has it, perhaps spelled with other letters' case.
        """
        known = self.state.known(kind)
        owner = self.state.case if name in known else self.register.case_of(kind, name)
        if owner is None:
            return
        folded = name.casefold()
        spoken_of = owner == self.state.case and known is not NOT_KEPT
        if spoken_of and not any(each.casefold() == folded for each in known):
            return
        raise RefusedError("refused.id_taken", kind=kind, id=name, case=owner or LEDGER_CASE)

    def differ(self, first: str, second: str, parts: Reason) -> None:
        """Demand that two parts are played by two persons.

        Raises:
            RefusedError: One person would play both; allowed in a demonstration ledger only.
        """
        if first == second and not self.demonstration:
            raise RefusedError("refused.same_person", person=first, parts=parts)

    def signed_by(self, person: str) -> bool:
        """Whether a person is among those who sign."""
        return any(each.person == person for each in (self.actor, *self.cosigners))

    def overridden(
        self, rule: str, *, request: str | None = None, person: str | None = None
    ) -> bool:
        """Whether a supervisor has signed a departure from a rule."""
        return any(
            each.rule == rule
            and (each.request is None or each.request == request)
            and (each.person is None or each.person == person)
            and (not each.items or set(self.items) <= each.items)
            for each in self.state.overrides
        )
