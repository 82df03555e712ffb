"""What events of items, seals and transfers change in the state of a case. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from custody.domain.facts import CaseFacts
from custody.domain.records import Answer, Holding, Item, ItemState, Offer, Seal, Told
from custody.domain.taken import Taken

_NO_DETAILS: Final = frozenset({"item", "type", "charge_check_due_at"})
"""Of the details: what an item has for itself."""


def _details(taken: Taken) -> dict[str, dict[str, Any]]:
    return {each["item"]: each for each in taken.fields.get("details", ()) if "item" in each}


def _told_details(taken: Taken) -> dict[str, dict[str, Told]]:
    """What an event says of each item: the fields of its details and descriptions."""
    found: dict[str, dict[str, Told]] = {}
    for part, group in (("body", "details"), ("private", "descriptions")):
        for row, each in enumerate(taken.fields.get(group, ())):
            found.setdefault(each.get("item", ""), {}).update(
                (name, Told(value, taken.event.id, f"/{part}/{group}/{row}/{name}"))
                for name, value in each.items()
                if name not in _NO_DETAILS
            )
    return found


def _described(state: CaseFacts, taken: Taken) -> None:
    """What is known of the items grows by what the event says of them."""
    for name, told in _told_details(taken).items():
        if name in state.items:
            state.change(name, details={**state.items[name].details, **told})


def _new_item(state: CaseFacts, taken: Taken, name: str, **known: Any) -> Item:
    details = _details(taken).get(name, {})
    return Item(
        name,
        ItemState.FOUND,
        None,
        (Holding(taken.at, ItemState.FOUND, None),),
        type=details.get("type", ""),
        charge_due_at=details.get("charge_check_due_at"),
        **known,
    )


def _item_found(state: CaseFacts, taken: Taken) -> None:
    search = taken.fields.get("search")
    for name in taken.items:
        if name not in state.items:
            state.items[name] = _new_item(state, taken, name, search=search)
    _described(state, taken)


def _state_recorded(state: CaseFacts, taken: Taken) -> None:
    for each in taken.fields.get("states", ()):
        on = each.get("power") in ("on", "sleep", "charging", "unknown")
        state.change(each["item"], live=on)


def _item_touched(state: CaseFacts, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, touched=True)


def _item_seized(state: CaseFacts, taken: Taken) -> None:
    for name in taken.items:
        if name not in state.items:
            state.items[name] = _new_item(state, taken, name, search=taken.fields.get("search"))
    for name in state.with_children(taken.items):
        state.change(name, seized_by=taken.actor)
        details = _details(taken).get(name, {})
        due = details.get("charge_check_due_at", state.items[name].charge_due_at)
        kind = details.get("type", state.items[name].type)
        state.change(name, charge_due_at=due, type=kind)
    _described(state, taken)
    state.move(taken.at, taken.items, ItemState.SEIZED, taken.actor)


def _item_received(state: CaseFacts, taken: Taken) -> None:
    duty = any(
        state.conditions[name].kind == "return_or_destroy_after"
        for name in state.conditions_of_request(taken.fields.get("request", ""))
    )
    for name in taken.items:
        known = state.items.get(name) or _new_item(state, taken, name)
        # What sealed it when it left us before need not be what seals it now.
        state.items[name] = replace(
            known, seized_by=taken.actor, return_duty=duty, seals=frozenset(),
            broken_seals=frozenset(), was_sealed=False,
        )  # fmt: skip
    handed_over = taken.fields.get("handed_over")
    if handed_over is not None:
        _answered(state, taken, [each["theirs"] for each in handed_over["things"]])
        for each in handed_over["things"]:
            _sealed_there(state, each["item"], each.get("seals", ()))
    _described(state, taken)
    state.move(taken.at, taken.items, ItemState.IN_CUSTODY, taken.actor)


def _answered(state: CaseFacts, taken: Taken, theirs: Iterable[str]) -> None:
    """Some of an offer of another ledger was accepted or refused here."""
    link = taken.fields["handed_over"]
    known = state.answers.get(link["event"], Answer(link["origin"]))
    state.answers[link["event"]] = replace(
        known,
        theirs=known.theirs.union(theirs),
        items=(*known.items, *taken.items),
        refusals=known.refusals if taken.items else (*known.refusals, taken.event.id),
    )


def _sealed_there(state: CaseFacts, item: str, seals: Iterable[Mapping[str, Any]]) -> None:
    """What of another station's seals was found whole on a thing closes it here too."""
    whole = frozenset(each["seal"] for each in seals if each["seal_state"] == "intact")
    if whole and item in state.items:
        state.change(item, seals=whole, was_sealed=True)
        for seal in whole:
            state.seals.setdefault(seal, Seal(item, None))


def _child_registered(state: CaseFacts, taken: Taken) -> None:
    parent = state.items.get(taken.fields.get("parent", ""))
    inside = taken.fields.get("separation") == "left_inside"
    for name in taken.items:
        if parent is None or name == parent.id:
            continue
        known = state.items.get(name)
        child = known or _new_item(
            state, taken, name, search=parent.search, seized_by=parent.seized_by
        )
        child = replace(child, parent=parent.id, inside=inside)
        nested = state.nested.setdefault(parent.id, set())
        (nested.add if inside else nested.discard)(name)
        if known is None and parent.state is not ItemState.FOUND:
            child = child.moved(taken.at, parent.state, parent.holder, parent.told_place)
        state.items[name] = child
    _described(state, taken)


def _item_sealed(state: CaseFacts, taken: Taken) -> None:
    for each in taken.fields.get("seals", ()):
        name = each["item"]
        state.seals[each["seal"]] = Seal(name, each.get("bag"))
        item = state.items.get(name)
        if item is None:
            continue
        old = each.get("old_seal")
        state.items[name] = item = replace(
            item,
            seals=(item.seals | {each["seal"]}) - {old},
            broken_seals=frozenset(),
            was_sealed=True,
            flags=item.flags - {"seal_broken"},
        )
        if item.state is ItemState.SEIZED:
            state.move(taken.at, [name], ItemState.SEALED, item.holder, item.told_place)


def _seal_broken(state: CaseFacts, taken: Taken) -> None:
    for each in taken.fields.get("seals", ()):
        _break_seal(state, taken, each["item"], each["seal"])


def _break_seal(state: CaseFacts, taken: Taken, name: str, seal: str) -> None:
    """A seal is no longer whole; an item that no other seal closes is not sealed any more."""
    known = state.seals.get(seal)
    if known is not None:
        state.seals[seal] = replace(known, whole=False)
    item = state.items.get(name)
    if item is None:
        return
    state.items[name] = item = replace(
        item,
        seals=item.seals - {seal},
        broken_seals=item.broken_seals | {seal},
        flags=item.flags | {"seal_broken"},
    )
    if item.state is ItemState.SEALED and not item.seals:
        state.move(taken.at, [name], ItemState.SEIZED, item.holder, item.told_place)


def _seals_checked(state: CaseFacts, taken: Taken) -> None:
    for name in ("seals", "seals_leaving", "seals_returning"):
        for each in taken.fields.get(name, ()):
            if each.get("intact") is False:
                _break_seal(state, taken, each["item"], each["seal"])


def _item_inspected(state: CaseFacts, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, inspected=True)
    _seals_checked(state, taken)


def _item_recognised(state: CaseFacts, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, recognised=True)


def _item_stored(state: CaseFacts, taken: Taken) -> None:
    place = taken.told("place")
    state.move(taken.at, taken.items, ItemState.IN_CUSTODY, taken.actor, place)
    for name in state.with_children(taken.items):
        if name in state.items:
            state.change(name, custodians=state.items[name].custodians | {taken.actor})
    if "charge_check_due_at" in taken.fields:
        for name in taken.fields.get("charging", taken.items):
            state.change(name, charge_due_at=taken.fields["charge_check_due_at"])
    _seals_checked(state, taken)


def _item_relocated(state: CaseFacts, taken: Taken) -> None:
    for name in taken.items:
        item = state.items.get(name)
        if item is not None:
            place = taken.told("to_place")
            state.move(taken.at, [name], item.state, item.holder, place)


def _charge_checked(state: CaseFacts, taken: Taken) -> None:
    for name in taken.items:
        state.change(name, charge_due_at=taken.fields.get("charge_check_due_at"))


def _transfer_offered(state: CaseFacts, taken: Taken) -> None:
    items = tuple(name for name in taken.items if name in state.items)
    to, ledger = taken.fields["to"], taken.fields.get("to_ledger")
    state.offers[taken.event.id] = Offer(
        taken.event.id,
        items,
        taken.actor,
        to if ledger is None else f"{to} ({ledger})",  # ids of persons are each ledger's own
        taken.fields.get("expected_at", ""),
        tuple((name, state.items[name].state) for name in state.with_children(items)),
        to_ledger=ledger,
    )
    for name in state.with_children(items):
        item = state.items[name]
        state.items[name] = replace(
            item.moved(taken.at, ItemState.IN_TRANSIT, item.holder, item.told_place),
            offer=taken.event.id,
        )


def _transfer_ended(state: CaseFacts, taken: Taken) -> None:
    handed_over = taken.fields.get("handed_over")
    if handed_over is not None:
        _answered(state, taken, handed_over["theirs"])
    offer = state.offers.get(taken.fields.get("offer", ""))
    if offer is None or offer.outcome is not None:
        return
    outcome = taken.event.type.rpartition(".")[2]
    if offer.to_ledger is None:
        state.offers[offer.id] = replace(offer, outcome=outcome)
    for name, before in offer.before:
        if offer.to_ledger is not None and name not in taken.items:
            continue
        item = state.items[name]
        if outcome == "accepted":
            item = item.moved(taken.at, ItemState.IN_CUSTODY, offer.to)
        else:
            item = item.moved(taken.at, before, offer.giver, item.told_place)
        state.items[name] = replace(item, offer=None)
    for check in taken.fields.get("checks", ()):
        if check.get("seal_state") == "broken":
            for seal in state.items[check["item"]].seals if check["item"] in state.items else ():
                _break_seal(state, taken, check["item"], seal)
            state.flag(check["item"], "seal_broken")
    _end_when_all_answered(state, offer, outcome)


def _end_when_all_answered(state: CaseFacts, offer: Offer, outcome: str) -> None:
    """An offer to another ledger may be answered in parts, and ends with the last."""
    if offer.to_ledger is not None and not any(
        state.items[name].offer == offer.id for name, _ in offer.before
    ):
        state.offers[offer.id] = replace(offer, outcome=outcome)


def _checked_out(state: CaseFacts, taken: Taken) -> None:
    state.move(taken.at, taken.items, ItemState.CHECKED_OUT, taken.fields["to"])
    for name in state.with_children(taken.items):
        state.change(name, due_at=taken.fields.get("due_at"))
    _seals_checked(state, taken)


def _returned_to_store(state: CaseFacts, taken: Taken) -> None:
    place = taken.told("place")
    state.move(taken.at, taken.items, ItemState.IN_CUSTODY, taken.fields["to"], place)
    for name in state.with_children(taken.items):
        state.change(name, due_at=None)
        if name in state.items:
            state.change(name, custodians=state.items[name].custodians | {taken.fields["to"]})
    _seals_checked(state, taken)


def _incident(state: CaseFacts, taken: Taken) -> None:
    flag = {"loss": "missing", "damage": "damaged", "contamination": "damaged"}.get(
        taken.fields.get("kind", "")
    )
    if flag is not None:
        for name in taken.items:
            state.flag(name, flag)


_FATE_STATES: Final = {
    "item.returned_to_owner": ItemState.RETURNED,
    "item.confiscated": ItemState.CONFISCATED,
    "item.transferred_outside": ItemState.TRANSFERRED_OUTSIDE,
    "item.destroyed": ItemState.DESTROYED,
}


def _disposed(state: CaseFacts, taken: Taken) -> None:
    state.move(taken.at, taken.items, _FATE_STATES[taken.event.type], None)
    offer = state.offers.get(taken.fields.get("offer", ""))
    if offer is not None:
        for name in taken.items:
            state.change(name, offer=None)
        _end_when_all_answered(state, offer, "accepted")


FOLDS: Final[Mapping[str, Callable[[CaseFacts, Taken], None]]] = {
    "item.found": _item_found,
    "item.state_recorded": _state_recorded,
    "item.isolated": _item_touched,
    "item.seized": _item_seized,
    "item.received": _item_received,
    "item.child_registered": _child_registered,
    "item.sealed": _item_sealed,
    "item.resealed": _item_sealed,
    "seal.broken": _seal_broken,
    "seal.checked": _seals_checked,
    "item.inspected": _item_inspected,
    "item.recognised": _item_recognised,
    "item.stored": _item_stored,
    "item.relocated": _item_relocated,
    "item.charge_checked": _charge_checked,
    "transfer.offered": _transfer_offered,
    "transfer.accepted": _transfer_ended,
    "transfer.refused": _transfer_ended,
    "transfer.recalled": _transfer_ended,
    "item.checked_out": _checked_out,
    "item.returned_to_store": _returned_to_store,
    "item.presented_in_court": _seals_checked,
    "incident.recorded": _incident,
    "item.returned_to_owner": _disposed,
    "item.confiscated": _disposed,
    "item.transferred_outside": _disposed,
    "item.destroyed": _disposed,
}
