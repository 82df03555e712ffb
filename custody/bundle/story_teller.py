"""Telling a story: the events that a bundle discloses, folded case by case. Pure.

It tolerates what a verifier may meet: bodies with few members, private parts withheld, events of
the chain that are not there.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from custody.bundle.story import (
    HANDED_BACK,
    Case,
    Finding,
    Glyph,
    Item,
    Lane,
    LaneKind,
    Move,
    Person,
    Step,
    Story,
    Told,
)
from custody.clock import LATE_AFTER, parse_instant
from custody.domain.events import LEDGER_CASE
from custody.keys.signer import key_name
from custody.strict_json import unb64

_FATES: Final = frozenset(
    {
        "item.returned_to_owner", "item.confiscated", "item.transferred_outside", "item.destroyed",
    }
)  # fmt: skip
_TAKEN: Final = frozenset({"item.seized", "item.received", "transfer.accepted"})
_HANDED: Final = frozenset({"item.checked_out", "item.returned_to_store"})
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
        "examination.finished", "report.issued", *HANDED_BACK,
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
        if kind == "transfer.offered" or kind in HANDED_BACK:
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

    def _recorded_later(self) -> str:
        recorded = self.event.recorded.at
        late = parse_instant(recorded) - parse_instant(self.told.at) > LATE_AFTER
        return recorded if late else ""

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
                self._recorded_later(),
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
