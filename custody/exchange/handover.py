"""Items handed over between the ledgers of two stations, by bundles (procedures §4.3, transfers).

The giver offers them to a person of the other ledger (`transfer.offered` with `to_ledger`) and
sends a bundle of the items; the items are in transit. The other station receives the bundle, and
the named person accepts things one by one as its own (`item.received` with `handed_over`) or
refuses them (`transfer.refused` with `handed_over`), and sends a bundle of that back. With it the
giver closes: what was accepted leaves this ledger (`item.transferred_outside`), what was refused is
with the giver again (`transfer.recalled`). Each of the two sides names the other's event by its
ledger, id, place and leaf hash, and the bundle that proves it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from custody.bundle.contents import each_told
from custody.bundle.story import Told
from custody.domain.commands import Command
from custody.domain.events import Event
from custody.domain.records import Offer
from custody.domain.schema import validate_value
from custody.domain.types_items import DESCRIPTIONS, DETAILS
from custody.errors import InputError, RefusedError
from custody.exchange.foreign import ForeignEvent, container_of, foreign_events
from custody.keys.signer import Signer
from custody.queries import EventFilter, ForeignBundle, Queries
from custody.service import Act, Receipt
from custody.station import Station

_ANSWERS: Final = ("item.received", "transfer.refused")
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


@dataclass(frozen=True, slots=True)
class Arrival:
    """How things arrived, as their receiver finds them."""

    things: Mapping[str, str]
    """Id there to the id that the thing has, or gets, here."""
    packaging: str
    packaging_seal: str
    """`intact`, `broken` or `none`."""
    ground: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of `item.receive`."""


def incoming(station: Station) -> list[Incoming]:
    """Offers of other ledgers to this one that received bundles tell of, the oldest first."""
    queries = Queries(station.ledger)
    found: dict[str, Incoming] = {}
    for bundle in queries.foreign_bundles():
        for offer in _offers_in(station, bundle):
            found[offer.id] = offer
    for answer in _answers_here(queries):
        told = answer["event"]
        if told in found:
            there = answer.get("theirs") or [each["theirs"] for each in answer["things"]]
            found[told].answered |= frozenset(there)
    return list(found.values())


def outgoing(station: Station) -> list[tuple[Offer, list[str]]]:
    """Our offers to other ledgers, each with what of it is still in transit."""
    queries = Queries(station.ledger)
    found = []
    for row in queries.cases():
        state = station.service.state_of(row.id)
        for offer in state.offers.values():
            if offer.to_ledger is not None:
                waiting = [name for name in offer.items if state.items[name].offer == offer.id]
                found.append((offer, waiting))
    return found


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


def acceptance(
    station: Station, found: Incoming, case: str, arrival: Arrival, role: str | None = None
) -> Command:
    """What records that things of an offer were taken over into a case of ours."""
    things = [{"item": ours, "theirs": there} for there, ours in sorted(arrival.things.items())]
    event = found.offered.event
    fields: dict[str, Any] = {
        "giver": {"name": f"{found.offered.person} ({event.ledger})", "capacity": "official"},
        "ground": arrival.ground or f"transfer {event.id}",
        "packaging": arrival.packaging,
        "packaging_seal": arrival.packaging_seal,
        "document": container_of(station, found.offered.bundle),
        "handed_over": {**found.offered.link(), "things": things},
    }
    for name, rows in (("details", found.details), ("descriptions", found.descriptions)):
        told = [
            {**rows[there], "item": ours}
            for there, ours in sorted(arrival.things.items())
            if there in rows
        ]
        if told:
            fields[name] = told
    items = tuple(sorted(arrival.things.values()))
    return Command("item.receive", {**fields, **arrival.fields}, case, items, role=role)


def refusal(
    found: Incoming, case: str, theirs: Collection[str], reason: str, role: str | None = None
) -> Command:
    """What records that things of an offer, or all that wait, were not taken over."""
    refused = sorted(theirs or found.in_transit)
    link = {**found.offered.link(), "theirs": refused}
    fields = {"offer": found.id, "reason": reason, "handed_over": link}
    return Command("transfer.refuse", fields, case, role=role)


def accept(
    station: Station,
    offer: str,
    case: str,
    arrival: Arrival,
    signers: Sequence[Signer],
    role: str | None = None,
) -> Receipt:
    """Record that the named person took things over; they are in our custody from here on.

    Raises:
        InputError: As of `open_offer`.
        RefusedError: As of `open_offer`; another person than the one named, or what the rules
            forbid; nothing was recorded.
    """
    found = open_offer(station, offer, arrival.things)
    _named(station, found, signers)
    actor, *cosigners = signers
    command = acceptance(station, found, case, arrival, role)
    return station.service.execute(Act(command, actor, tuple(cosigners)))


def refuse(
    station: Station,
    offer: str,
    case: str,
    theirs: Collection[str],
    reason: str,
    signers: Sequence[Signer],
    role: str | None = None,
) -> Receipt:
    """Record that the named person did not take things over; they stay the giver's.

    Args:
        station: Where they were offered.
        offer: Id of the offer.
        case: The case of ours in which that is told.
        theirs: Ids there; all that wait, when empty.
        reason: Why.
        signers: The actor first.
        role: In which role the actor signs, if several fit.

    Raises:
        InputError: As of `open_offer`.
        RefusedError: As of `accept`.
    """
    found = open_offer(station, offer, theirs)
    _named(station, found, signers)
    actor, *cosigners = signers
    command = refusal(found, case, theirs, reason, role)
    return station.service.execute(Act(command, actor, tuple(cosigners)))


def close(
    station: Station, offer: str, signers: Sequence[Signer], role: str | None = None
) -> Receipt:
    """Record how another station answered: what it accepted leaves, what it refused comes back.

    Raises:
        RefusedError: No received bundle answers the offer, or the rules forbid it; nothing was
            recorded.
    """
    actor, *cosigners = signers
    commands = closings(station, offer, role)
    return station.service.execute(*(Act(each, actor, tuple(cosigners)) for each in commands))


def closings(station: Station, offer: str, role: str | None = None) -> list[Command]:
    """What records how another station answered an offer of ours.

    Raises:
        RefusedError: `refused.offer_unknown`, or `refused.answer_missing`: no received bundle
            answers what is still in transit.
    """
    queries = Queries(station.ledger)
    page = queries.event(offer)
    event = page.event
    if event is None or event.case is None or "to_ledger" not in event.body:
        raise RefusedError("refused.offer_unknown", offer=offer)
    state = station.service.state_of(event.case.id)
    waiting = {name for name, item in state.items.items() if item.offer == offer}
    commands = []
    for answer in _answers_there(station, queries, event, page.leaf_hash):
        accepted = answer.event.type == "item.received"
        items = sorted(waiting.intersection(_answered_by(answer)))
        waiting.difference_update(items)
        if items:
            told = _closing(station, event, answer, items, accepted=accepted)
            commands.append(replace(told, case=event.case.id, role=role))
    if not commands:
        raise RefusedError("refused.answer_missing", offer=offer, ledger=event.body["to_ledger"])
    return commands


def is_answered(station: Station, offer: str, waiting: Collection[str]) -> bool:
    """Whether a received bundle answers an offer of ours, of which something is in transit."""
    queries = Queries(station.ledger)
    page = queries.event(offer)
    if page.event is None:
        return False
    answers = _answers_there(station, queries, page.event, page.leaf_hash)
    return any(not set(waiting).isdisjoint(_answered_by(each)) for each in answers)


def _answered_by(answer: ForeignEvent) -> list[str]:
    """Things of ours that an answer is about."""
    body = answer.event.body["handed_over"]
    if answer.event.type == "item.received":
        return [each["theirs"] for each in body["things"]]
    return list(body["theirs"])


def _closing(
    station: Station,
    offered: Event,
    answer: ForeignEvent,
    items: Sequence[str],
    *,
    accepted: bool,
) -> Command:
    to = f"{offered.body['to']} ({offered.body['to_ledger']})"
    if not accepted:
        fields = {"offer": offered.id, "reason": to, "answer": answer.link()}
        return Command("transfer.recall", fields, None, tuple(items))
    fields = {
        "offer": offered.id,
        "receiver": to,
        "condition": "as accepted there",
        "answer": answer.link(),
        "receipt": container_of(station, answer.bundle),
    }
    return Command("item.transfer_outside", fields, None, tuple(items))


def _named(station: Station, found: Incoming, signers: Sequence[Signer]) -> None:
    key = station.service.roster().keys.get(signers[0].public.name)
    if key is None or key.person != found.to:
        raise RefusedError("refused.not_recipient", recipient=found.to)


# ---- what bundles tell ----


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


def _answers_there(
    station: Station, queries: Queries, offered: Event, leaf: str
) -> Iterator[ForeignEvent]:
    """What received bundles of the other ledger record of our offer, by the person it names."""
    for bundle in queries.foreign_bundles():
        if bundle.origin != offered.body["to_ledger"] or bundle.trust_line is None:
            continue
        for each in foreign_events(station.artifacts.path(bundle.sha256), bundle):
            if each.event.type not in _ANSWERS or "handed_over" not in each.event.body:
                continue
            link = each.event.body["handed_over"]
            try:
                validate_value(each.event.type, "/body/handed_over", link)
            except InputError:  # verifiers ask nothing of it; of no form, it answers nothing
                continue
            same = (link["origin"], link["event"], link["leaf"])
            if same == (offered.ledger, offered.id, leaf) and each.person == offered.body["to"]:
                yield each


def _answers_here(queries: Queries) -> Iterator[Mapping[str, Any]]:
    """What our own events answer of other ledgers' offers."""
    for kind in _ANSWERS:
        last: int | None = None
        while rows := queries.events(EventFilter(type=kind), after=last):
            last = rows[-1].index
            for row in rows:
                told = queries.told(row.index)
                if told is not None and "handed_over" in told.event.body:
                    yield told.event.body["handed_over"]
