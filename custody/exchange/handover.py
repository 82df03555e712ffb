"""Items handed over between the ledgers of two stations, by bundles (procedures §4.3, transfers).

The giver offers them to a person of the other ledger (`transfer.offered` with `to_ledger`) and
sends a bundle of the items; the items are in transit. The other station receives the bundle, and
the named person accepts things one by one as its own (`item.received` with `handed_over`) or
refuses them (`transfer.refused` with `handed_over`), and sends a bundle of that back. With it the
giver closes: what was accepted leaves this ledger (`item.transferred_outside`), what was refused is
with the giver again (`transfer.recalled`). Each of the two sides names the other's event by its
ledger, id, place and leaf hash, and the bundle that proves it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from custody.domain import wording
from custody.domain.commands import Command
from custody.errors import RefusedError
from custody.exchange.foreign import container_of
from custody.exchange.offers import Incoming, open_offer
from custody.keys.signer import Signer
from custody.service import DEFAULT_LANGUAGE, Act, Receipt
from custody.station import Station


@dataclass(frozen=True, slots=True)
class Arrival:
    """How things arrived, as their receiver finds them."""

    things: Mapping[str, str]
    """Id there to the id that the thing has, or gets, here."""
    packaging: str
    packaging_seal: str
    """`intact`, `broken` or `none`."""
    seals: Mapping[str, str] = field(default_factory=dict)
    """The number of each seal that the giver names on these things: `intact`, `broken`, `none`."""
    ground: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of `item.receive`."""


def acceptance(
    station: Station,
    found: Incoming,
    case: str,
    arrival: Arrival,
    role: str | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> Command:
    """What records that things of an offer were taken over into a case of ours.

    Args:
        station: Where they are taken over.
        found: The offer.
        case: The case of ours.
        arrival: How they came.
        role: In which role the actor signs, if several fit.
        language: Of the statement, and of the words in it.

    Raises:
        RefusedError: `refused.seal_unnamed`, `refused.seal_unknown`: the state of a seal that the
            giver names is not told, or that of one that it does not name.
    """
    event = found.offered.event
    ground = wording.words(language)["phrases"]["handed_over_ground"].format(offer=event.id)
    fields: dict[str, Any] = {
        "giver": {"name": f"{found.offered.person} ({event.ledger})", "capacity": "official"},
        "ground": arrival.ground or ground,
        "packaging": arrival.packaging,
        "packaging_seal": arrival.packaging_seal,
        "document": container_of(station, found.offered.bundle),
        "handed_over": {**found.offered.link(), "things": _things(found, arrival)},
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
    fields |= arrival.fields
    return Command("item.receive", fields, case, items, language=language, role=role)


def _things(found: Incoming, arrival: Arrival) -> list[dict[str, Any]]:
    """Each thing by its id here and there, with the seals that its giver names on it."""
    rows, untold = [], dict(arrival.seals)
    for there, ours in sorted(arrival.things.items()):
        row: dict[str, Any] = {"item": ours, "theirs": there}
        for seal in found.seals(there):
            if seal not in arrival.seals:
                raise RefusedError("refused.seal_unnamed", item=there, seal=seal)
            state = {"seal": seal, "seal_state": arrival.seals[seal]}
            row.setdefault("seals", []).append(state)
            untold.pop(seal, None)
        rows.append(row)
    for seal in sorted(untold):
        raise RefusedError("refused.seal_unknown", item=", ".join(arrival.things), seal=seal)
    return rows


def refusal(
    found: Incoming,
    case: str,
    theirs: Collection[str],
    reason: str,
    role: str | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> Command:
    """What records that things of an offer, or all that wait, were not taken over."""
    refused = sorted(theirs or found.in_transit)
    link = {**found.offered.link(), "theirs": refused}
    fields = {"offer": found.id, "reason": reason, "handed_over": link}
    return Command("transfer.refuse", fields, case, language=language, role=role)


def accept(
    station: Station,
    offer: str,
    case: str,
    arrival: Arrival,
    signers: Sequence[Signer],
    role: str | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> Receipt:
    """Record that the named person took things over; they are in our custody from here on.

    Raises:
        InputError: As of `open_offer`.
        RefusedError: As of `open_offer` and `acceptance`; another person than the one named, or
            what the rules forbid; nothing was recorded.
    """
    found = open_offer(station, offer, arrival.things)
    _named(station, found, signers)
    actor, *cosigners = signers
    command = acceptance(station, found, case, arrival, role, language)
    return station.service.execute(Act(command, actor, tuple(cosigners)))


def refuse(
    station: Station,
    offer: str,
    case: str,
    theirs: Collection[str],
    reason: str,
    signers: Sequence[Signer],
    role: str | None = None,
    language: str = DEFAULT_LANGUAGE,
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
        language: Of the statement.

    Raises:
        InputError: As of `open_offer`.
        RefusedError: As of `accept`.
    """
    found = open_offer(station, offer, theirs)
    _named(station, found, signers)
    actor, *cosigners = signers
    command = refusal(found, case, theirs, reason, role, language)
    return station.service.execute(Act(command, actor, tuple(cosigners)))


def _named(station: Station, found: Incoming, signers: Sequence[Signer]) -> None:
    key = station.service.roster().keys.get(signers[0].public.name)
    if key is None or key.person != found.to:
        raise RefusedError("refused.not_recipient", recipient=found.to)
