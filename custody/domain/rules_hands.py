"""Whose hand an item is in, who may take it, and who signs beside (procedures §4.3, §5.1)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from custody.domain.reasons import Reason
from custody.domain.records import Item, ItemState
from custody.domain.wish import Wish
from custody.errors import RefusedError

_MAY_HOLD: Final = frozenset({"INV", "OIC", "SPC", "CUS", "EXA", "EXP", "PRO"})
"""Roles that may answer for an item (procedures §5.1)."""
TAKERS: Final[Mapping[str, frozenset[str]]] = {
    "transfer.offered": _MAY_HOLD,
    "transfer.accepted": _MAY_HOLD,
    "item.checked_out": frozenset({"EXA", "EXP", "INV"}),
    "item.returned_to_store": frozenset({"CUS"}),
}
"""Roles of which whoever takes items over holds one, by type of event."""


def unanswered(wish: Wish, handed_over: Mapping[str, Any], theirs: Sequence[str]) -> None:
    """Nothing of an offer of another ledger is answered twice, in this case or another."""
    offer = handed_over["event"]
    owner = wish.register.case_of("handover", offer)
    known = wish.state.answers.get(offer)
    answered = known is not None and not known.theirs.isdisjoint(theirs)
    if answered or len(set(theirs)) < len(theirs) or owner not in (None, wish.state.case):
        raise RefusedError("refused.handed_over_before", offer=offer)


def two_hands(wish: Wish, other: str) -> None:
    """Giver and receiver are two persons and both sign."""
    wish.differ(wish.actor.person, other, Reason("both_giver_receiver"))
    if not wish.signed_by(other):
        raise RefusedError("refused.signature_missing", person=other)


def not_in_hand(item: Item) -> RefusedError:
    """The refusal of an item that is in another's hand, or in nobody's."""
    if item.holder is None:
        return RefusedError("refused.no_holder", item=item.id)
    return RefusedError("refused.not_custodian", item=item.id, custodian=item.holder)


def at_hand(wish: Wish, item: Item) -> None:
    """The actor holds the item, or it was found in a search in which the actor takes part."""
    if item.holder == wish.actor.person and item.state is not ItemState.IN_TRANSIT:
        return
    search = wish.state.searches.get(item.search or "")
    if item.state is ItemState.FOUND and search is not None and search.is_open:
        return
    if item.state is ItemState.IN_TRANSIT:
        raise RefusedError("refused.in_transit", item=item.id)
    raise not_in_hand(item)


def in_hand(wish: Wish) -> None:
    """Every item named is in the actor's hand."""
    for item in wish.named():
        at_hand(wish, item)


def holder(wish: Wish) -> None:
    """The actor holds every item named, and none is on its way."""
    for item in wish.named():
        holds(wish, item)


def holds(wish: Wish, item: Item) -> None:
    """The actor holds the item, and it is not on its way."""
    if item.state is ItemState.IN_TRANSIT:
        raise RefusedError("refused.in_transit", item=item.id)
    if item.holder != wish.actor.person:
        raise not_in_hand(item)


def movable(wish: Wish, item: Item) -> None:
    """The actor holds the item, it is there, and moves by itself or with what it lies in."""
    holds(wish, item)
    if "missing" in item.flags:
        raise RefusedError("refused.item_missing", item=item.id)
    if item.inside and item.parent not in wish.items:
        raise RefusedError("refused.inside", item=item.id, parent=item.parent)


def may_hold(wish: Wish, person: str) -> None:
    """The person may take items over, by role and by membership in the case."""
    if not wish.people.roles(person, wish.now) & TAKERS[wish.type.name]:
        raise RefusedError("refused.recipient_role", person=person)
    if person not in wish.state.members_at(wish.now):
        raise RefusedError("refused.not_member", person=person, case=wish.state.case)


def second_signature(wish: Wish) -> None:
    """A second person signs, where the type leaves it to the circumstances."""
    signed = len(wish.persons)
    if signed < 2 and not wish.demonstration:
        raise RefusedError("refused.persons", type=wish.type.name, needed=2, signed=signed)
