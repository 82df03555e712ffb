"""Transfers to other stations: which are open, and closed by what the other one answered."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.events import Event
from custody.domain.records import Offer
from custody.domain.validation import validate_value
from custody.errors import InputError, RefusedError
from custody.exchange.foreign import ForeignEvent, container_of, foreign_bundles, foreign_events
from custody.exchange.offers import ANSWERS
from custody.keys.signer import Signer
from custody.queries import Queries
from custody.service import DEFAULT_LANGUAGE, Act, Receipt
from custody.station import Station


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


def close(
    station: Station,
    offer: str,
    signers: Sequence[Signer],
    role: str | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> Receipt:
    """Record how another station answered: what it accepted leaves, what it refused comes back.

    Raises:
        RefusedError: No received bundle answers the offer, or the rules forbid it; nothing was
            recorded.
    """
    actor, *cosigners = signers
    commands = closings(station, offer, role, language)
    return station.service.execute(*(Act(each, actor, tuple(cosigners)) for each in commands))


def closings(
    station: Station, offer: str, role: str | None = None, language: str = DEFAULT_LANGUAGE
) -> list[Command]:
    """What records how another station answered an offer of ours.

    Args:
        station: Whose offer it is.
        offer: Its id.
        role: In which role the actor signs, if several fit.
        language: Of the statement, and of the words in it.

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
        items = sorted(waiting.intersection(_answered_by(answer)))
        waiting.difference_update(items)
        if items:
            told = _closing(station, event, answer, items, language)
            commands.append(replace(told, case=event.case.id, role=role))
    if not commands:
        raise RefusedError("refused.answer_missing", offer=offer, ledger=event.body["to_ledger"])
    return commands


def is_answered(
    station: Station, offer: str, waiting: Collection[str], queries: Queries | None = None
) -> bool:
    """Whether a received bundle answers an offer of ours, of which something is in transit."""
    queries = queries or Queries(station.ledger)
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
    station: Station, offered: Event, answer: ForeignEvent, items: Sequence[str], language: str
) -> Command:
    to = f"{offered.body['to']} ({offered.body['to_ledger']})"
    words = wording.words(language)["phrases"]
    if answer.event.type == "transfer.refused":
        reason = words["refused_there"].format(receiver=to)
        told = {"offer": offered.id, "reason": reason, "answer": answer.link()}
        return Command("transfer.recall", told, items=tuple(items), language=language)
    fields = {
        "offer": offered.id,
        "receiver": to,
        "condition": words["accepted_there"],
        "answer": answer.link(),
        "receipt": container_of(station, answer.bundle),
    }
    return Command("item.transfer_outside", fields, items=tuple(items), language=language)


def _answers_there(
    station: Station, queries: Queries, offered: Event, leaf: str
) -> Iterator[ForeignEvent]:
    """What received bundles of the other ledger record of our offer, by the person it names."""
    for bundle in foreign_bundles(queries):
        if bundle.origin != offered.body["to_ledger"] or bundle.trust_line is None:
            continue
        for each in foreign_events(station.artifacts.path(bundle.sha256), bundle):
            if each.event.type not in ANSWERS or "handed_over" not in each.event.body:
                continue
            link = each.event.body["handed_over"]
            try:
                validate_value(each.event.type, "/body/handed_over", link)
            except InputError:  # verifiers ask nothing of it; of no form, it answers nothing
                continue
            same = (link["origin"], link["event"], link["leaf"])
            if same == (offered.ledger, offered.id, leaf) and each.person == offered.body["to"]:
                yield each
