"""Custody and movement of items (procedures §4.3)."""

from typing import Final

from custody.domain.types_base import ANYONE, ASSIGNED, EventType, Kind, event_type, may, need
from custody.domain.types_blocks import (
    AUTHORITY_REF,
    CAPACITIES,
    FOREIGN,
    MEANS,
    PRESENT,
    REASON,
    SEAL_STATES,
    SEALS_CHECKED,
    seals,
)

_OFFER = need("offer", Kind.EVENT)
_SEALS_NAMED = seals().optional()
_ANSWER = may("answer", Kind.GROUP, FOREIGN)
"""What the other station recorded, of an offer to another ledger."""
_DISPOSAL = (
    need("decision", Kind.LINE),
    need("in_force_on", Kind.DATE),
    need("receiver", Kind.NAME),
    need("condition", Kind.TEXT),
    may("receiver_person", Kind.PERSON),
    may("receipt", Kind.DOCUMENT),
    may("accessories", Kind.TEXT),
    may("decision_event", Kind.EVENT),
)
_DECIDED = ("decision", "in_force_on")

CUSTODY_TYPES: Final[tuple[EventType, ...]] = (
    event_type(
        "item.stored",
        "item.store",
        "CUS",
        "1",
        (
            need("place", Kind.LINE),
            need("condition", Kind.TEXT),
            SEALS_CHECKED.optional(),
            may("charging", Kind.ITEM, many=True),
            may("charge_check_due_at", Kind.INSTANT),
        ),
        items="many",
    ),
    event_type(
        "item.relocated",
        "item.relocate",
        "CUS",
        "1",
        (need("from_place", Kind.LINE), need("to_place", Kind.LINE), REASON),
        items="many",
    ),
    event_type(
        "transfer.offered",
        "transfer.offer",
        ASSIGNED,
        "2A",
        (
            need("to", Kind.PERSON),
            need("purpose", Kind.TEXT),
            AUTHORITY_REF,
            need("means", Kind.CHOICE, MEANS),
            _SEALS_NAMED,
            need("condition", Kind.TEXT),
            need("expected_at", Kind.INSTANT),
            may("to_ledger", Kind.ORIGIN),
        ),
        items="many",
    ),
    event_type(
        "transfer.accepted",
        "transfer.accept",
        ASSIGNED,
        "2A",
        (
            _OFFER,
            need(
                "checks",
                Kind.GROUP,
                (
                    need("item", Kind.ITEM),
                    need("scanned", Kind.FLAG),
                    need("seal_state", Kind.CHOICE, SEAL_STATES),
                    may("seal", Kind.SEAL),
                    may("weight_g", Kind.INTEGER),
                ),
                many=True,
            ),
            may("condition", Kind.TEXT),
            may("differences", Kind.TEXT),
        ),
        items="many",
    ),
    event_type(
        "transfer.refused",
        "transfer.refuse",
        ASSIGNED,
        "1",
        (
            _OFFER,
            REASON,
            may("seal_photos", Kind.ARTIFACT, many=True),
            may("handed_over", Kind.GROUP, (*FOREIGN, need("theirs", Kind.ID, many=True))),
        ),
        items="optional",
    ),
    event_type(
        "transfer.recalled",
        "transfer.recall",
        ASSIGNED,
        "1",
        (_OFFER, REASON, may("seal_photos", Kind.ARTIFACT, many=True), _ANSWER),
        items="many",
    ),
    event_type(
        "transfer.courier_noted",
        "transfer.note_courier",
        ASSIGNED,
        "1",
        (
            _OFFER,
            need("carrier", Kind.LINE),
            need("waybill", Kind.LINE),
            need("bags", Kind.LINE, many=True),
        ),
        items="many",
    ),
    event_type(
        "item.checked_out",
        "item.check_out",
        "CUS",
        "2A",
        (
            need("to", Kind.PERSON),
            need("purpose", Kind.TEXT),
            AUTHORITY_REF,
            need("due_at", Kind.INSTANT),
            SEALS_CHECKED.optional(),
        ),
        items="many",
    ),
    event_type(
        "item.returned_to_store",
        "item.return_to_store",
        "EXA EXP INV",
        "2A",
        (
            need("to", Kind.PERSON),
            need("condition", Kind.TEXT),
            need("changes", Kind.TEXT),
            SEALS_CHECKED.optional(),
            may("place", Kind.LINE),
        ),
        items="many",
    ),
    event_type(
        "item.charge_checked",
        "item.check_charge",
        "CUS",
        "1",
        (
            need("battery_percent", Kind.PERCENT),
            need("isolated", Kind.FLAG),
            may("charging", Kind.FLAG),
            may("charge_check_due_at", Kind.INSTANT),
        ),
        items="many",
    ),
    event_type("seal.checked", "seal.check", ASSIGNED, "1", (SEALS_CHECKED,), items="many"),
    event_type(
        "seal.broken",
        "seal.break",
        "EXA INV",
        "2B",
        (seals(may("photo", Kind.ARTIFACT)), REASON, PRESENT),
        items="many",
    ),
    event_type(
        "item.resealed",
        "item.reseal",
        "EXA INV",
        "2B",
        (
            seals(
                need("bag", Kind.LINE),
                need("old_seal", Kind.SEAL),
                need("old_seal_kept", Kind.FLAG),
                may("seal_kind", Kind.LINE),
                may("photo", Kind.ARTIFACT),
            ),
        ),
        items="many",
    ),
    event_type(
        "incident.recorded",
        "incident.record",
        ANYONE,
        "1",
        (
            need("incident", Kind.ID),
            need(
                "kind",
                Kind.CHOICE,
                "loss damage contamination seal_broken data_breach other",
            ),
            need("description", Kind.TEXT),
            need("steps", Kind.TEXT),
            may("artifacts", Kind.ARTIFACT, many=True),
        ),
        case="optional",
        items="optional",
    ),
    event_type(
        "item.returned_to_owner", "item.return_to_owner", "CUS", "2A 1+W", _DISPOSAL, items="many"
    ),
    event_type("item.confiscated", "item.confiscate", "CUS", "2A 1+W", _DISPOSAL, items="many"),
    event_type(
        "item.transferred_outside",
        "item.transfer_outside",
        ASSIGNED,
        "2A 1+W",
        (
            *(each.optional() if each.name in _DECIDED else each for each in _DISPOSAL),
            may("offer", Kind.EVENT),
            _ANSWER,
        ),
        items="many",
        either=(("decision", "offer"),),
    ),
    event_type(
        "item.destroyed",
        "item.destroy",
        "CUS",
        "2B",
        (
            need("decision", Kind.LINE),
            need("in_force_on", Kind.DATE),
            need(
                "method",
                Kind.CHOICE,
                "shredding burning melting degaussing overwriting other",
            ),
            need("destroyed_at", Kind.INSTANT),
            need(
                "commission",
                Kind.GROUP,
                (
                    need("name", Kind.NAME),
                    need("capacity", Kind.CHOICE, CAPACITIES),
                    may("person", Kind.PERSON),
                ),
                many=True,
            ),
            need("act", Kind.DOCUMENT),
            need("copies", Kind.TEXT),
            may("decision_event", Kind.EVENT),
        ),
        items="many",
    ),
)
