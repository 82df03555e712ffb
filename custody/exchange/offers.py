"""Offers of other stations to this one, as the bundles that were received tell of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from custody.bundle.contents import each_told
from custody.bundle.story import Told
from custody.domain.events import Event
from custody.domain.types_items import DESCRIPTIONS, DETAILS
from custody.errors import InputError, RefusedError
from custody.event_filter import EventFilter
from custody.exchange.foreign import ForeignBundle, ForeignEvent, foreign_bundles, foreign_events
from custody.queries import Queries
from custody.station import Station
from custody.strict_json import is_identifier

ANSWERS: Final = ("item.received", "transfer.refused")
"""Events by which a station answers another's offer."""


@dataclass(slots=True)
class Incoming:
    """An offer of another station to a person of this one."""

    offered: ForeignEvent
    waiting: set[str]
    """What that ledger still has in transit, by the newest bundle that tells of it."""
    details: dict[str, dict[str, Any]] = field(default_factory=dict)
    descriptions: dict[str, dict[str, Any]] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    """What was accepted or refused here."""

    @property
    def id(self) -> str:
        """Id of the offer."""
        return self.offered.event.id

    @property
    def to(self) -> str:
        """The person who is named to receive."""
        return str(self.offered.event.body["to"])

    @property
    def things(self) -> frozenset[str]:
        """What is offered, by its ids there."""
        return frozenset(self.offered.event.item_ids)

    @property
    def in_transit(self) -> frozenset[str]:
        """What waits for an answer, by its ids there."""
        return frozenset(self.waiting - self.answered)

    def seals(self, thing: str) -> list[str]:
        """Numbers of the seals that its giver names as being on a thing, by its id there."""
        rows: Any = self.offered.event.body.get("seals")
        named = (each for each in rows if isinstance(each, dict)) if isinstance(rows, list) else ()
        found = (each.get("seal") for each in named if each.get("item") == thing)
        return sorted({str(seal) for seal in found if is_identifier(seal)})


def incoming(station: Station, queries: Queries | None = None) -> list[Incoming]:
    """Offers of other ledgers to this one that received bundles tell of, the oldest first.

    Nothing keeps one ledger from using an id of another: each is told by its ledger and id.

    Args:
        station: To which they are made.
        queries: What reads its ledger.
    """
    queries = queries or Queries(station.ledger)
    found: dict[tuple[str, str], Incoming] = {}
    for bundle in foreign_bundles(queries):
        for offer in _offers_in(station, bundle):
            found[bundle.origin, offer.id] = offer
    for event in answers_here(queries):
        answer = event.body["handed_over"]
        told = found.get((answer["origin"], answer["event"]))
        if told is not None:
            there = answer.get("theirs") or [each["theirs"] for each in answer["things"]]
            told.answered |= frozenset(there)
    return list(found.values())


def open_offer(station: Station, offer: str, theirs: Collection[str] = ()) -> Incoming:
    """An offer of another station that may be answered now.

    Args:
        station: Where it is answered.
        offer: Its id.
        theirs: What of it is answered, by its ids there; what waits, when empty.

    Raises:
        InputError: No received bundle makes that offer to this ledger.
        RefusedError: Things that are not offered, were answered before, or are no longer in
            transit there; or a bundle that nobody has pinned makes it.
    """
    found = next((each for each in incoming(station) if each.id == offer), None)
    if found is None:
        raise InputError("input.foreign_offer", offer=offer)
    if found.offered.bundle.trust_line is None:
        headline = found.offered.bundle.headline
        raise RefusedError("refused.offer_unproven", offer=offer, headline=headline)
    if found.answered.intersection(theirs) or found.answered.issuperset(found.things):
        raise RefusedError("refused.handed_over_before", offer=offer)
    if not found.things.issuperset(theirs):
        raise RefusedError("refused.items_differ", offer=offer)
    if not found.in_transit or not found.in_transit.issuperset(theirs):
        there = found.offered.event.ledger
        raise RefusedError("refused.offer_ended_there", offer=offer, origin=there)
    return found


def _offers_in(station: Station, bundle: ForeignBundle) -> list[Incoming]:
    path, ours = station.artifacts.path(bundle.sha256), station.ledger.trust.origin
    found: dict[str, Incoming] = {}
    for each in foreign_events(path, bundle):
        event = each.event
        if event.type == "transfer.offered" and event.body.get("to_ledger") == ours:
            found[event.id] = Incoming(each, set(event.item_ids))
        ended = found.get(str(event.body.get("offer")))
        if ended is not None:
            ended.waiting.difference_update(event.item_ids)
    if found:
        for told in each_told(path):
            _describe(found.values(), told)
    return list(found.values())


def _describe(offers: Collection[Incoming], told: Told) -> None:
    """What that ledger tells of the things offered, in the words of our own vocabulary."""
    for name, group in (("details", DETAILS), ("descriptions", DESCRIPTIONS)):
        rows = {**told.event.body, **(told.private or {})}.get(name, ())
        known = {each.name for each in group.fields}
        for row in rows if isinstance(rows, list) else ():
            item = row.get("item") if isinstance(row, dict) else None
            for offer in offers:
                if isinstance(item, str) and item in offer.things:
                    kept = {key: value for key, value in row.items() if key in known}
                    getattr(offer, name).setdefault(item, {}).update(kept)


def answers_here(queries: Queries) -> Iterator[Event]:
    """Our own events that answer other ledgers' offers."""
    for kind in ANSWERS:
        last: int | None = None
        while rows := queries.events(EventFilter(type=kind), after=last):
            last = rows[-1].index
            for row in rows:
                told = queries.told(row.index)
                if told is not None and "handed_over" in told.event.body:
                    yield told.event
