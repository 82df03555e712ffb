"""What happened, case by case, folded from the events that a bundle discloses. Pure.

A story is for reading and drawing; it judges nothing. It tolerates what a verifier may meet:
bodies with few members, private parts withheld, events of the chain that are not there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from custody.domain.events import LEDGER_CASE, Event
from custody.keys.signer import key_name
from custody.strict_json import unb64


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

    @property
    def starts_transit(self) -> bool:
        """Whether the items are on the way from here on."""
        return self.glyph is Glyph.OFFER

    @property
    def ends_transit(self) -> bool:
        """Whether the items are back with the giver."""
        return self.type in _ENDED


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


_FATES: Final = frozenset(
    {
        "item.returned_to_owner", "item.confiscated", "item.transferred_outside", "item.destroyed",
    }
)  # fmt: skip
_TAKEN: Final = frozenset({"item.seized", "item.received", "transfer.accepted"})
_HANDED: Final = frozenset({"item.checked_out", "item.returned_to_store"})
_ENDED: Final = frozenset({"transfer.refused", "transfer.recalled"})

_TYPES: Final[Mapping[Glyph, tuple[str, ...]]] = {
    Glyph.BEGIN: ("item.found", "item.seized", "item.received", "item.child_registered"),
    Glyph.MOVE: ("transfer.accepted", *_HANDED),
    Glyph.OFFER: ("transfer.offered",),
    Glyph.SEAL: ("item.sealed", "item.resealed"),
    Glyph.OPEN: ("seal.broken",),
    Glyph.TICK: ("artifact.verified", "seal.checked", "item.charge_checked"),
    Glyph.DATA: (
        "artifact.acquired", "artifact.hashed", "artifact.copied", "artifact.derived",
        "artifact.received_from_provider", "artifact.access_restricted", "artifact.purged",
    ),
    Glyph.NOTE: (
        "item.photographed", "item.state_recorded", "item.isolated", "item.labelled",
        "item.inspected", "item.recognised", "item.stored", "item.relocated",
        "item.presented_in_court", "transfer.courier_noted", "examination.started",
        "examination.finished", "report.issued", *_ENDED,
    ),
    Glyph.ALARM: (
        "artifact.mismatch_found", "artifact.missing_found", "finding.raised",
        "incident.recorded",
    ),
    Glyph.SETTLED: ("finding.resolved",),
    Glyph.END: tuple(_FATES),
}  # fmt: skip
_GLYPH_OF: Final = {kind: glyph for glyph, kinds in _TYPES.items() for kind in kinds}


def tell(events: Iterable[Told]) -> Story:
    """Fold events, in order of index, into what they tell."""
    story = Story()
    for told in events:
        case = told.event.case
        if case is None:
            continue
        if case.id == LEDGER_CASE:
            _people(story, told)
        else:
            _Teller(story, story.cases.setdefault(case.id, Case(case.id)), told).tell()
    return story


def _people(story: Story, told: Told) -> None:
    event, body = told.event, told.event.body
    match event.type:
        case "ledger.genesis":
            story.agency = _text(body.get("agency"))
            story.demonstration = body.get("demonstration") is True
            for key in _members(body.get("keys")):
                _key(story, key)
        case "key.enrolled" | "key.rotated":
            _key(story, body)
            replaced = _text(body.get("replaces"))
            if replaced in story.owner:
                story.people[story.owner[replaced]].revoked.append(replaced)
        case "key.revoked":
            name = _text(body.get("key"))
            if name in story.owner:
                story.people[story.owner[name]].revoked.append(name)
        case "role.granted":
            person = _person(story, _text(body.get("person")))
            if body.get("role") not in person.roles:
                person.roles.append(_text(body.get("role")))
        case _:
            pass


def _key(story: Story, key: Mapping[str, Any]) -> None:
    person = _person(story, _text(key.get("person")))
    name = key_name(unb64(key.get("spki")))
    story.owner[name] = person.id
    person.station = person.station or key.get("kind") == "station"
    person.keys.append(name)
    role = _text(key.get("role"))
    if role and role not in person.roles:
        person.roles.append(role)


def _person(story: Story, person: str) -> Person:
    return story.people.setdefault(person, Person(person))


class _Teller:
    """Takes one event of a case into its story."""

    def __init__(self, story: Story, case: Case, told: Told) -> None:
        self.case, self.told, self.event = case, told, told.event
        self.body, self.private = told.event.body, told.private or {}
        self.actor = story.person_of(told.event)
        assert told.event.case is not None  # noqa: S101 - `tell` hands over no other
        self.number = told.event.case.seq + 1
        for item in told.event.item_ids:
            case.items.setdefault(item, Item(item))

    def tell(self) -> None:
        case, told, kind = self.case, self.told, self.event.type
        case.events += 1
        if told.withheld:
            case.not_told.add(self.event.seq)
        self._details()
        self._conditions()
        if kind in _FACTS:
            _FACTS[kind](self)
        moves = self._moves()
        if kind in _GLYPH_OF:
            self._step(_GLYPH_OF[kind], moves)

    def opened(self) -> None:
        self.case.opened = self.told
        self.case.registration = _text(self.body.get("registration"))
        self.case.title = _text(self.private.get("title"))

    def corrected(self) -> None:
        self.case.corrected.setdefault(_text(self.body.get("event")), []).append(self.number)

    def erased(self) -> None:
        self.case.erased_parts |= {
            each["index"]
            for each in _members(self.body.get("events"))
            if each.get("scope") == "private"
        }

    def _moves(self) -> tuple[Move, ...]:
        kind, items, target = self.event.type, self._items(), self._target()
        if kind == "transfer.offered" or kind in _ENDED:
            for item in items:
                item.transit_to = _text(self.body.get("to"))
        if target is None:
            return ()
        if kind == "item.child_registered":
            items = [item for item in items if item.lane is None]
            for item in items:
                item.parent = _text(self.body.get("parent"))
        moves = tuple(Move(item.id, item.lane, target) for item in items)
        for item in items:
            item.lane, item.transit_to = target, ""
            item.fate = kind if kind in _FATES else ""
        return moves

    def _target(self) -> Lane | None:
        """Where the event brings its items; None when it leaves them where they are."""
        kind = self.event.type
        here = Lane(LaneKind.PERSON, self.actor)
        if kind == "item.found":
            return Lane(LaneKind.FOUND)
        if kind in _TAKEN:
            return here
        if kind in _HANDED:
            return Lane(LaneKind.PERSON, _text(self.body.get("to")))
        if kind in _FATES:
            return Lane(LaneKind.OUTSIDE)
        if kind == "item.child_registered":
            parent = self.case.items.get(_text(self.body.get("parent")))
            return parent.lane if parent is not None and parent.lane is not None else here
        return None

    def _details(self) -> None:
        for detail in _members(self.body.get("details")) + _members(self.private.get("details")):
            self._detail(detail)
        for said in _members(self.private.get("descriptions")):
            item = self.case.items.get(_text(said.get("item")))
            if item is not None:
                item.description = _text(said.get("description")) or item.description

    def _conditions(self) -> None:
        for condition in _members(self.body.get("conditions")):
            name, kind = _text(condition.get("condition")), _text(condition.get("kind"))
            if name and kind:
                self.case.conditions[name] = kind

    def verified(self) -> None:
        named = [_text(each.get("artifact")) for each in _members(self.body.get("artifacts"))]
        for artifact in (*named, _text(self.body.get("artifact"))):
            if artifact:
                self.case.verified[artifact] = self.told.at

    def _detail(self, detail: Mapping[str, Any]) -> None:
        item = self.case.items.get(_text(detail.get("item")))
        if item is None:
            return
        item.type = _text(detail.get("type")) or item.type
        item.exhibit = _text(detail.get("exhibit_no")) or item.exhibit
        item.parent = _text(detail.get("parent")) or item.parent
        make = [_text(detail.get(name)) for name in ("maker", "model", "serial")]
        item.make = " · ".join(part for part in make if part) or item.make

    def photos(self) -> None:
        captions = {
            _text(said.get("artifact")): _text(said.get("caption"))
            for said in _members(self.private.get("captions"))
        }
        for photo in _members(self.body.get("photos")):
            artifact = _text(photo.get("artifact"))
            only = _text(photo.get("item"))
            for item in self._items():
                if only in ("", item.id):
                    view = _text(photo.get("view"))
                    item.photos.append((artifact, view, captions.get(artifact, "")))

    def finding(self) -> None:
        name = _text(self.body.get("finding"))
        finding = self.case.findings.get(name)
        if finding is None:
            finding = Finding(name, self.number, self.told.at, self.told.offset)
            self.case.findings[name] = finding
        match self.event.type:
            case "finding.raised":
                finding.kind = _text(self.body.get("kind"))
                finding.severity = _text(self.body.get("severity"))
                artifacts = self.body.get("artifacts")
                given = artifacts if isinstance(artifacts, list) else []
                finding.artifacts = tuple(_text(artifact) for artifact in given)
                finding.items = self.event.item_ids
            case "finding.acknowledged":
                finding.acknowledged = self.number
                finding.effect = _text(self.body.get("effect"))
            case "finding.resolved":
                finding.resolved = self.number
                finding.explanation = _text(self.private.get("explanation"))
            case _:
                pass

    def _word(self) -> str:
        for name in ("finding", "incident", "artifact"):
            if _text(self.body.get(name)):
                return _text(self.body.get(name))
        return ""

    def sealed(self) -> None:
        put = self.event.type != "seal.broken"
        for member in _members(self.body.get("seals")):
            item = self.case.items.get(_text(member.get("item")))
            if item is not None:
                seal = _text(member.get("seal"))
                item.seals = item.seals | {seal} if put else item.seals - {seal}

    def _items(self) -> list[Item]:
        return [self.case.items[item] for item in self.event.item_ids]

    def _step(self, glyph: Glyph, moves: tuple[Move, ...]) -> None:
        if not self.event.items and glyph not in (Glyph.ALARM, Glyph.SETTLED):
            return
        self.case.steps.append(
            Step(
                self.number,
                self.told.at,
                self.told.offset,
                self.event.type,
                glyph,
                self.event.item_ids,
                moves,
                self._word() if glyph in (Glyph.ALARM, Glyph.SETTLED) else "",
            )
        )


_FACTS: Final[Mapping[str, Callable[[_Teller], None]]] = {
    "case.opened": _Teller.opened,
    "item.photographed": _Teller.photos,
    "item.sealed": _Teller.sealed,
    "item.resealed": _Teller.sealed,
    "seal.broken": _Teller.sealed,
    "event.corrected": _Teller.corrected,
    "erasure.done": _Teller.erased,
    "artifact.verified": _Teller.verified,
    "finding.raised": _Teller.finding,
    "finding.acknowledged": _Teller.finding,
    "finding.resolved": _Teller.finding,
}
"""What each of these types adds to a story, besides moving items."""


def _members(value: object) -> list[Mapping[str, Any]]:
    """The objects in a list that a thin or foreign body may lack or shape otherwise."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
