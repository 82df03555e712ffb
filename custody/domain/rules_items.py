"""What is refused of items and seals (procedures §3.1, §4.3, §4.4)."""

from collections.abc import Callable, Mapping
from typing import Final

from custody.domain.reasons import Reason
from custody.domain.records import HELD, ItemState
from custody.domain.rules_hands import (
    at_hand,
    holder,
    holds,
    second_signature,
    two_hands,
    unanswered,
)
from custody.domain.rules_searches import open_search
from custody.domain.wish import Wish
from custody.errors import RefusedError

_EXAMINERS: Final = frozenset({"EXA", "EXP"})
LONE_CUSTODIAN: Final = "lone_custodian"
"""Rule of procedures §5.2 that a supervisor may override."""
_NOT_LIVE: Final = frozenset(
    {"sim", "hdd", "ssd", "usb_storage", "memory_card", "optical_tape", "paper", "secret_note",
     "cash"}
)  # fmt: skip
"""Types of items that have neither power nor a radio of their own."""


def _described(wish: Wish, names: tuple[str, ...]) -> None:
    details = {each["item"] for each in wish.fields.get("details", ())}
    for name in names:
        if name not in details:
            raise RefusedError("refused.details_missing", item=name)
    for name in sorted(details - set(wish.items)):
        raise RefusedError("refused.item_not_named", item=name)


def item_found(wish: Wish) -> None:
    """New items, in an open search or on a ground of their own."""
    if "search" in wish.fields:
        open_search(wish)
    for name in wish.items:
        wish.is_new("item", name)


def item_seized(wish: Wish) -> None:
    """Items found before, within the scope of the authority."""
    search = open_search(wish) if "search" in wish.fields else None
    for item in wish.named():
        if item.state is not ItemState.FOUND:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        if search is not None and item.search != search.id:
            raise RefusedError("refused.search_not_open", search=str(item.search))
    _described(wish, wish.command.items)


def item_received(wish: Wish) -> None:
    """Items that nobody holds yet, in this case or another."""
    for name in wish.items:
        known = wish.state.items.get(name)
        if known is None:
            wish.is_new("item", name)
        elif known.state in HELD:
            raise RefusedError("refused.already_held", item=name, holder=known.holder)
    _described(wish, wish.items)
    giver = wish.fields.get("giver_person")
    if giver is not None:
        two_hands(wish, giver)
    handed_over = wish.fields.get("handed_over")
    if handed_over is not None:
        unanswered(wish, handed_over, [each["theirs"] for each in handed_over["things"]])
        named = sorted(each["item"] for each in handed_over["things"])
        if named != sorted(wish.items):
            raise RefusedError("refused.items_differ", offer=handed_over["event"])


def known(wish: Wish) -> None:
    """Every item named is one of the case."""
    wish.named()


def state_recorded(wish: Wish) -> None:
    """The state as found, before anything was done; else with a reason."""
    for item in wish.named():
        if item.touched and "reason" not in wish.fields:
            raise RefusedError("refused.reason_missing", item=item.id)


def isolated(wish: Wish) -> None:
    """Only what has power or a radio can be isolated."""
    for item in wish.named():
        if item.type in _NOT_LIVE and not item.inside:
            raise RefusedError("refused.not_live", item=item.id)


def child_registered(wish: Wish) -> None:
    """New things in a parent at hand; or a known child that is now taken out of it."""
    parent = wish.item(wish.fields["parent"])
    at_hand(wish, parent)
    for name in wish.command.items:
        if name == parent.id:
            continue
        child = wish.state.items.get(name)
        if child is None:
            wish.is_new("item", name)
            continue
        within = child.inside and child.parent == parent.id
        if not within or wish.fields["separation"] == "left_inside":
            raise RefusedError("refused.id_taken", kind="item", id=name, case=wish.state.case)
        if parent.seals:
            raise RefusedError("refused.sealed", item=parent.id)


def item_sealed(wish: Wish) -> None:
    """Items in the actor's hand with no whole seal, and numbers never used before."""
    if wish.fields["setting"] == "laboratory":
        second_signature(wish)
    for each in _seals(wish):
        item = wish.item(each["item"])
        holds(wish, item)
        if item.seals:
            raise RefusedError("refused.sealed", item=item.id)
        if item.broken_seals:
            raise RefusedError("refused.reseal", item=item.id)
        _unused(wish, each["seal"])


def item_resealed(wish: Wish) -> None:
    """A new number on an item whose old seal was recorded as broken."""
    for each in _seals(wish):
        item = wish.item(each["item"])
        holds(wish, item)
        if each["old_seal"] not in item.broken_seals:
            raise RefusedError("refused.seal_not_broken", item=item.id, seal=each["old_seal"])
        _unused(wish, each["seal"])


def examination_started(wish: Wish) -> None:
    """By the holder, who never kept the item in a store."""
    holder(wish)
    examined(wish)


def examined(wish: Wish) -> None:
    """Nobody examines what they keep; those who work on it in another role are no examiners."""
    if wish.role in _EXAMINERS:
        for item in wish.named():
            if wish.actor.person in item.custodians:
                person = wish.actor.person
                wish.differ(person, person, Reason("both_examiner_custodian"))


def seal_broken(wish: Wish) -> None:
    """A whole seal, ours or the sender's, of an item that the actor holds."""
    examined(wish)
    for each in _seals(wish):
        item = wish.item(each["item"])
        holds(wish, item)
        theirs = not item.was_sealed and each["seal"] not in item.broken_seals
        if each["seal"] not in item.seals and not theirs:
            raise RefusedError("refused.seal_unknown", item=item.id, seal=each["seal"])


def seal_checked(wish: Wish) -> None:
    """By whoever holds the item; a seal that is ours is one that was put on it."""
    for each in _seals(wish):
        item = wish.item(each["item"])
        holds(wish, item)
        if item.was_sealed and each["seal"] not in item.seals | item.broken_seals:
            raise RefusedError("refused.seal_unknown", item=item.id, seal=each["seal"])


def _seals(wish: Wish) -> tuple[Mapping[str, str], ...]:
    rows: tuple[Mapping[str, str], ...] = tuple(wish.fields["seals"])
    for each in rows:
        if each["item"] not in wish.items:
            raise RefusedError("refused.item_not_named", item=each["item"])
    numbers = [each["seal"].casefold() for each in rows]
    if len(set(numbers)) != len(numbers):
        raise RefusedError("refused.seal_used", seal=rows[0]["seal"], case=wish.state.case)
    return rows


def _unused(wish: Wish, seal: str) -> None:
    try:
        wish.is_new("seal", seal)
    except RefusedError as err:
        raise RefusedError("refused.seal_used", seal=seal, case=err.facts["case"]) from err


def inspected(wish: Wish) -> None:
    """Items in custody; an end that is told lies between the beginning and now."""
    for item in wish.named():
        if item.state not in HELD:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        if item.state is ItemState.IN_TRANSIT:
            raise RefusedError("refused.in_transit", item=item.id)
    ended = wish.fields.get("ended_at", wish.now)
    if not wish.fields.get("started_at", "") <= ended <= wish.now:
        raise RefusedError("refused.inspection_end")


def recognised(wish: Wish) -> None:
    """Only what was inspected."""
    for item in wish.named():
        if not item.inspected and not item.inside:
            raise RefusedError("refused.not_inspected", item=item.id)


def stored(wish: Wish) -> None:
    """By the holder, who neither seized nor examined the item."""
    holder(wish)
    for item in wish.named():
        if item.state is ItemState.CHECKED_OUT:  # the way back is `item.returned_to_store`, by two
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        person = wish.actor.person
        lone = item.seized_by == person and not wish.overridden(LONE_CUSTODIAN, person=person)
        if lone and not wish.demonstration:
            raise RefusedError(
                "refused.same_person", person=person, parts=Reason("both_seizer_custodian")
            )
        if person in item.examiners:
            wish.differ(person, person, Reason("both_examiner_custodian"))


def relocated(wish: Wish) -> None:
    """Within the store."""
    holder(wish)
    for item in wish.named():
        if item.state is not ItemState.IN_CUSTODY:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)


def charge_checked(wish: Wish) -> None:
    """Of things that are powered."""
    holder(wish)
    for item in wish.named():
        if not item.live and item.charge_due_at is None:
            raise RefusedError("refused.not_live", item=item.id)


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "item.found": item_found,
    "item.state_recorded": state_recorded,
    "item.isolated": isolated,
    "item.seized": item_seized,
    "item.received": item_received,
    "item.labelled": known,
    "item.sealed": item_sealed,
    "item.resealed": item_resealed,
    "seal.broken": seal_broken,
    "seal.checked": seal_checked,
    "item.inspected": inspected,
    "item.recognised": recognised,
    "item.child_registered": child_registered,
    "item.stored": stored,
    "item.relocated": relocated,
    "item.charge_checked": charge_checked,
    "examination.started": examination_started,
}
FOLLOWED_BY_CHILDREN: Final = frozenset(
    {
        "item.seized", "item.stored", "item.relocated", "transfer.offered", "item.checked_out",
        "item.returned_to_store", "item.transferred_outside", "item.destroyed",
        "item.returned_to_owner", "item.confiscated", "item.recognised", "item.inspected",
        "item.presented_in_court", "transfer.accepted", "transfer.refused", "transfer.recalled",
        "transfer.courier_noted", "examination.started",
    }
)  # fmt: skip
"""Acts on a parent that are acts on what lies in it, so that its own chain tells of them."""
