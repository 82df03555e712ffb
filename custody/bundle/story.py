"""What happened, case by case, folded from the events that a bundle discloses. Pure.

A story is for reading and drawing; it judges nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from custody.domain.events import Event

HANDED_BACK: Final = frozenset({"transfer.refused", "transfer.recalled"})
"""Types that end an offer without an acceptance."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it may be told: with its private part, or without."""

    event: Event
    private: Mapping[str, Any] | None
    """None where there is none, and where it is withheld or erased."""

    @property
    def withheld(self) -> bool:
        """Whether the event has a private part that is not told."""
        return self.event.commitment is not None and self.private is None

    @property
    def at(self) -> str:
        """When the act happened, in the wire form: as stated, else when it was recorded."""
        return (self.event.occurred or self.event.recorded).at

    @property
    def offset(self) -> str:
        """The offset from UTC that goes with `at`."""
        return (self.event.occurred or self.event.recorded).offset


class LaneKind(StrEnum):
    """Where an item may be."""

    FOUND = "found"
    """At the place of finding, in nobody's custody yet."""
    PERSON = "person"
    OUTSIDE = "outside"
    """Out of custody by decision: returned, confiscated, destroyed, handed to another agency."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A holder or a place."""

    kind: LaneKind
    person: str = ""


class Glyph(StrEnum):
    """How a step is drawn."""

    BEGIN = "begin"
    MOVE = "move"
    OFFER = "offer"
    SEAL = "seal"
    OPEN = "open"
    TICK = "tick"
    DATA = "data"
    NOTE = "note"
    ALARM = "alarm"
    SETTLED = "settled"
    END = "end"


@dataclass(frozen=True, slots=True)
class Move:
    """An item passes from one lane to another; from nowhere when it begins."""

    item: str
    source: Lane | None
    target: Lane


@dataclass(frozen=True, slots=True)
class Step:
    """An event that the picture shows."""

    number: int
    """Place of the event in its case, from 1."""
    at: str
    offset: str
    type: str
    glyph: Glyph
    items: tuple[str, ...]
    moves: tuple[Move, ...] = ()
    word: str = ""
    """What stands beside the glyph: the id of a finding, an incident or an artifact."""
    recorded_later: str = ""
    """When it was recorded, if so long after it happened that the record says why."""

    @property
    def starts_transit(self) -> bool:
        """Whether the items are on the way from here on."""
        return self.glyph is Glyph.OFFER

    @property
    def ends_transit(self) -> bool:
        """Whether the items are back with the giver."""
        return self.type in HANDED_BACK


@dataclass(slots=True)
class Item:
    """A physical thing of the case, as far as the disclosed events tell."""

    id: str
    type: str = ""
    make: str = ""
    """Maker, model and serial number, as recorded."""
    exhibit: str = ""
    parent: str = ""
    description: str = ""
    lane: Lane | None = None
    seals: set[str] = field(default_factory=set)
    photos: list[tuple[str, str, str]] = field(default_factory=list)
    """Artifact, kind of view, caption (empty where it is withheld)."""
    transit_to: str = ""
    fate: str = ""
    """Type of the event that ended custody."""


@dataclass(slots=True)
class Finding:
    """Something wrong that was found, and what became of it."""

    id: str
    number: int
    at: str
    offset: str
    kind: str = ""
    severity: str = ""
    artifacts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    effect: str = ""
    acknowledged: int | None = None
    """Number in the case of the event that did it; None while open."""
    resolved: int | None = None
    explanation: str = ""


@dataclass(slots=True)
class Case:
    """A case as far as it is disclosed."""

    id: str
    registration: str = ""
    title: str = ""
    opened: Told | None = None
    items: dict[str, Item] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    corrected: dict[str, list[int]] = field(default_factory=dict)
    """Event id to the numbers of the events that correct it."""
    not_told: set[int] = field(default_factory=set)
    """Indices of disclosed events whose private part is not told."""
    erased_parts: set[int] = field(default_factory=set)
    """Indices of events whose private part was erased by order."""
    events: int = 0
    conditions: dict[str, str] = field(default_factory=dict)
    """Id of a condition of use to its kind."""
    verified: dict[str, str] = field(default_factory=dict)
    """Artifact to the instant when it was last found equal."""


@dataclass(slots=True)
class Person:
    """Someone who holds or held a key of this ledger; a station counts as one here."""

    id: str
    station: bool = False
    roles: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    revoked: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """All that the disclosed events tell."""

    agency: str = ""
    demonstration: bool = False
    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    """Key name to the id of its person or station."""

    def person_of(self, event: Event) -> str:
        """Id of the person or station whose key is the event's actor; empty if not known."""
        return self.owner.get(event.actor_key, "")
