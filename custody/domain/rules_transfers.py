"""What is refused of transfers, loans and the end of an item (procedures §4.3, §4.4)."""

from collections.abc import Callable, Mapping
from typing import Final

from custody.domain.reasons import Reason
from custody.domain.records import Item, ItemState, Offer
from custody.domain.rules_hands import (
    holds,
    may_hold,
    movable,
    not_in_hand,
    second_signature,
    two_hands,
    unanswered,
)
from custody.domain.wish import Wish
from custody.errors import RefusedError

_UNDECIDED: Final = Reason("disposal_undecided")
_DISPOSALS: Final = {
    "item.returned_to_owner": "returned",
    "item.confiscated": "confiscated",
    "item.transferred_outside": "transferred_outside",
    "item.destroyed": "destroyed",
}
_RETURN_DUTY_FATES: Final = frozenset({"transferred_outside", "returned"})


def transfer_offered(wish: Wish) -> None:
    """By the holder, of items that are at hand, to a person who may hold them."""
    to = wish.fields["to"]
    for item in wish.named():
        movable(wish, item)
    if "to_ledger" not in wish.fields:
        wish.differ(wish.actor.person, to, Reason("both_giver_receiver"))
        may_hold(wish, to)
    named = {(each["item"], each["seal"]) for each in wish.fields.get("seals", ())}
    for item, seal in sorted(named):
        if seal not in wish.item(item).seals:
            raise RefusedError("refused.seal_unknown", item=item, seal=seal)
    for each in wish.named():
        unnamed = {seal for seal in each.seals if (each.id, seal) not in named}
        if unnamed:
            raise RefusedError("refused.seal_unnamed", item=each.id, seal=min(unnamed))
    if wish.fields["expected_at"] <= wish.at:
        raise RefusedError("refused.expected_past", expected_at=wish.fields["expected_at"])


def _offer(wish: Wish) -> Offer:
    offer = wish.state.offers.get(wish.fields["offer"])
    if offer is None:
        raise RefusedError("refused.offer_unknown", offer=wish.fields["offer"])
    if offer.outcome is not None:
        raise RefusedError("refused.offer_ended", offer=offer.id, outcome=offer.outcome)
    if offer.to_ledger is not None and all(each.offer == offer.id for each in wish.named()):
        return offer
    if set(wish.items) != set(offer.items):
        raise RefusedError("refused.items_differ", offer=offer.id)
    return offer


def transfer_accepted(wish: Wish) -> None:
    """By the named recipient alone, each item scanned."""
    offer = _offer(wish)
    person = wish.actor.person
    if person != offer.to:
        raise RefusedError("refused.not_recipient", recipient=offer.to)
    wish.differ(person, offer.giver, Reason("both_giver_receiver"))
    may_hold(wish, person)
    checks = {each["item"]: each for each in wish.fields["checks"]}
    for name in offer.items:
        item = wish.item(name)
        if name not in checks and item.inside and item.parent in offer.items:
            continue
        if name not in checks or not checks[name]["scanned"]:
            raise RefusedError("refused.not_scanned", item=name)


def transfer_refused(wish: Wish) -> None:
    """By the named recipient; of another ledger's offer, what is told is what was refused of it."""
    handed_over = wish.fields.get("handed_over")
    if handed_over is not None:
        if wish.items or wish.fields["offer"] != handed_over["event"]:
            raise RefusedError("refused.items_differ", offer=wish.fields["offer"])
        unanswered(wish, handed_over, handed_over["theirs"])
        return
    offer = _offer(wish)
    if wish.actor.person != offer.to:
        raise RefusedError("refused.not_recipient", recipient=offer.to)


def transfer_recalled(wish: Wish) -> None:
    """By the giver, or a supervisor; out of the hands of another station by a supervisor alone.

    The giver may take back what that station's own record refuses.
    """
    offer = _offer(wish)
    if wish.actor.person != offer.giver and wish.role != "SUP":
        raise RefusedError("refused.not_giver", giver=offer.giver)
    if offer.to_ledger is not None and "answer" not in wish.fields and wish.role != "SUP":
        raise RefusedError("refused.answer_missing", offer=offer.id, ledger=offer.to_ledger)


def courier_noted(wish: Wish) -> None:
    """By the giver, while the offer is open."""
    offer = _offer(wish)
    if wish.actor.person != offer.giver:
        raise RefusedError("refused.not_giver", giver=offer.giver)


def checked_out(wish: Wish) -> None:
    """From the store to a borrower assigned to the case, who did not keep the item."""
    to = wish.fields["to"]
    for item in wish.named():
        movable(wish, item)
        if item.state is not ItemState.IN_CUSTODY:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        if to in item.custodians:
            wish.differ(to, to, Reason("both_examiner_custodian"))
    two_hands(wish, to)
    may_hold(wish, to)


def returned_to_store(wish: Wish) -> None:
    """By the borrower, to a custodian."""
    to = wish.fields["to"]
    for item in wish.named():
        if item.state is not ItemState.CHECKED_OUT:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        movable(wish, item)
    two_hands(wish, to)
    may_hold(wish, to)


def transferred_outside(wish: Wish) -> None:
    """By a custodian on a decision; or by the giver, as another station has accepted the offer.

    That station's own record, signed there, is named as the answer.
    """
    name = wish.fields.get("offer")
    if name is None:
        if not {"decision", "in_force_on"} <= wish.fields.keys():
            raise RefusedError("refused.disposal_barred", item=wish.items[0], reason=_UNDECIDED)
        if wish.role != "CUS":
            raise RefusedError("refused.role", person=wish.actor.person, role="CUS")
        disposed(wish)
        return
    offer = _offer(wish)
    if offer.to_ledger is None:
        raise RefusedError("refused.offer_unknown", offer=name)
    if wish.actor.person != offer.giver:
        raise RefusedError("refused.not_giver", giver=offer.giver)
    if wish.fields.get("answer", {}).get("origin") != offer.to_ledger:
        raise RefusedError("refused.answer_missing", offer=name, ledger=offer.to_ledger)


def disposed(wish: Wish) -> None:
    """On a decision in force that gives the item this fate, with nothing open against it."""
    fate = _DISPOSALS[wish.type.name]
    for item in wish.named():
        holds(wish, item)
        reason = _barred(wish, item, fate)
        if reason is not None:
            raise RefusedError("refused.disposal_barred", item=item.id, reason=reason)
    receiver = wish.fields.get("receiver_person")
    if receiver is not None:
        two_hands(wish, receiver)


def _barred(wish: Wish, item: Item, fate: str) -> Reason | None:
    decision = wish.state.decision_on(item.id, fate)
    if decision is None and item.inside and item.parent is not None:
        decision = wish.state.decision_on(item.parent, fate)
    if decision is None:
        return _UNDECIDED
    day = wish.day.isoformat()
    if wish.fields["in_force_on"] > day:
        return Reason("disposal_not_in_force")
    in_force = decision.in_force_on is not None and decision.in_force_on <= day
    if not in_force and not decision.certified:
        return Reason("disposal_not_in_force")
    if "under_objection" in item.flags or any(
        item.id in finding.items for finding in wish.state.open_findings()
    ):
        return Reason("disposal_challenged")
    if item.return_duty and fate not in _RETURN_DUTY_FATES:
        return Reason("disposal_given_back")
    return None


def presented_in_court(wish: Wish) -> None:
    """Items that a prosecutor has accepted, shown by two persons."""
    second_signature(wish)
    for item in wish.named():
        if item.state is ItemState.IN_TRANSIT:
            raise RefusedError("refused.in_transit", item=item.id)
        held_here = item.holder is not None and wish.signed_by(item.holder)
        if not held_here or "PRO" not in wish.people.roles(item.holder or "", wish.now):
            raise not_in_hand(item)


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "transfer.offered": transfer_offered,
    "transfer.accepted": transfer_accepted,
    "transfer.refused": transfer_refused,
    "transfer.recalled": transfer_recalled,
    "transfer.courier_noted": courier_noted,
    "item.checked_out": checked_out,
    "item.returned_to_store": returned_to_store,
    "item.presented_in_court": presented_in_court,
    "item.returned_to_owner": disposed,
    "item.confiscated": disposed,
    "item.transferred_outside": transferred_outside,
    "item.destroyed": disposed,
}
