"""What is refused of searches, items, seals and transfers (procedures §3.1, §4.3, §4.4)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from custody.domain.reasons import Reason
from custody.domain.records import HELD, Item, ItemState, Offer, Search
from custody.domain.wish import Wish
from custody.domain.witnesses import witnesses
from custody.errors import RefusedError
from custody.procedures.catalogue import ARTICLE_19
from custody.procedures.law import Source
from custody.strict_json import unb64

_MAY_HOLD: Final = frozenset({"INV", "OIC", "SPC", "CUS", "EXA", "EXP", "PRO"})
"""Roles that may answer for an item (procedures §5.1)."""
TAKERS: Final[Mapping[str, frozenset[str]]] = {
    "transfer.offered": _MAY_HOLD,
    "transfer.accepted": _MAY_HOLD,
    "item.checked_out": frozenset({"EXA", "EXP", "INV"}),
    "item.returned_to_store": frozenset({"CUS"}),
}
"""Roles of which whoever takes items over holds one, by type of event."""
_EXAMINERS: Final = frozenset({"EXA", "EXP"})
LONE_CUSTODIAN: Final = "lone_custodian"
"""Rule of procedures §5.2 that a supervisor may override."""
_NOT_LIVE: Final = frozenset(
    {"sim", "hdd", "ssd", "usb_storage", "memory_card", "optical_tape", "paper", "secret_note",
     "cash"}
)  # fmt: skip
"""Types of items that have neither power nor a radio of their own."""
_UNDECIDED: Final = Reason("disposal_undecided")
_DISPOSALS: Final = {
    "item.returned_to_owner": "returned",
    "item.confiscated": "confiscated",
    "item.transferred_outside": "transferred_outside",
    "item.destroyed": "destroyed",
}
_RETURN_DUTY_FATES: Final = frozenset({"transferred_outside", "returned"})


def _search(wish: Wish) -> Search:
    """The search that the command names, which must be open."""
    name = wish.fields["search"]
    found = wish.state.searches.get(name)
    if found is None or not found.is_open or wish.at < found.started_at:
        raise RefusedError("refused.search_not_open", search=name)
    return found


def search_started(wish: Wish) -> None:
    """A new search: valid authority or urgency, the witnesses that its form asks for."""
    fields = wish.fields
    wish.is_new("search", fields["search"])
    name = fields.get("authority")
    if name is not None:
        authority = wish.state.authorities.get(name)
        if authority is None or not authority.valid_at(wish.at):
            raise RefusedError("refused.authority_invalid", authority=name)
    leader = fields.get("leader", wish.actor.person)
    present = witnesses(wish)
    for witness in present:
        if witness.get("person") is not None:
            wish.differ(leader, witness["person"], "search leader and attesting witness")
    procedure = wish.state.catalogue.procedure(ARTICLE_19, wish.day)
    form = procedure.forms.get(fields["form"]) if procedure is not None else None
    if form is not None and len(present) < form.witnesses:
        raise RefusedError("refused.witnesses", needed=form.witnesses, present=len(present))


def in_search(wish: Wish) -> None:
    """Acts that only an open search allows."""
    _search(wish)


def search_extended(wish: Wish) -> None:
    """Within the territory; where that is not known, what was tried to learn it is told."""
    in_search(wish)
    if wish.fields.get("location_unknown", False) and "tried" not in wish.fields:
        raise RefusedError(
            "refused.field_missing", fields="tried", procedure=ARTICLE_19,
            why=f"tried: {Source('T', '19(2)').reason()}",
        )  # fmt: skip


def search_finished(wish: Wish) -> None:
    """The end lies between the start and now."""
    search = _search(wish)
    if not search.started_at <= wish.fields["ended_at"] <= wish.now:
        raise RefusedError("refused.search_end", search=search.id)


def protocol_signed(wish: Wish) -> None:
    """The protocol of a search comes after its end; the checkpoint printed on it is ours."""
    _own_checkpoint(wish, wish.fields["checkpoint_size"], wish.fields["checkpoint_root"])
    name = wish.fields.get("search")
    if name is not None:
        search = wish.state.searches.get(name)
        if search is None or search.is_open:
            raise RefusedError("refused.search_open", search=name)


def checkpoint_noted(wish: Wish) -> None:
    """A head that this ledger had."""
    _own_checkpoint(wish, wish.fields["size"], wish.fields["root"])


def _own_checkpoint(wish: Wish, size: int, root: str) -> None:
    if wish.station.root_at(size) != unb64(root):
        raise RefusedError("refused.checkpoint_unknown", size=size, root=root)


def protocol_known(wish: Wish) -> None:
    """A copy, or a refusal to sign, of a protocol that was presented."""
    if wish.fields["protocol"] not in wish.state.protocols:
        raise RefusedError("refused.protocol_unknown", protocol=wish.fields["protocol"])


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
        _search(wish)
    for name in wish.items:
        wish.is_new("item", name)


def item_seized(wish: Wish) -> None:
    """Items found before, within the scope of the authority."""
    search = _search(wish) if "search" in wish.fields else None
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
        _two_hands(wish, giver)
    handed_over = wish.fields.get("handed_over")
    if handed_over is not None:
        _unanswered(wish, handed_over, [each["theirs"] for each in handed_over["things"]])
        named = sorted(each["item"] for each in handed_over["things"])
        if named != sorted(wish.items):
            raise RefusedError("refused.items_differ", offer=handed_over["event"])


def _unanswered(wish: Wish, handed_over: Mapping[str, Any], theirs: Sequence[str]) -> None:
    """Nothing of an offer of another ledger is answered twice, in this case or another."""
    offer = handed_over["event"]
    owner = wish.register.case_of("handover", offer)
    known = wish.state.answers.get(offer)
    answered = known is not None and not known.theirs.isdisjoint(theirs)
    if answered or len(set(theirs)) < len(theirs) or owner not in (None, wish.state.case):
        raise RefusedError("refused.handed_over_before", offer=offer)


def _two_hands(wish: Wish, other: str) -> None:
    """Giver and receiver are two persons and both sign."""
    wish.differ(wish.actor.person, other, "giver and receiver")
    if not wish.signed_by(other):
        raise RefusedError("refused.signature_missing", person=other)


def _not_in_hand(item: Item) -> RefusedError:
    if item.holder is None:
        return RefusedError("refused.no_holder", item=item.id)
    return RefusedError("refused.not_custodian", item=item.id, custodian=item.holder)


def _in_hand(wish: Wish, item: Item) -> None:
    """The actor holds the item, or it was found in a search in which the actor takes part."""
    if item.holder == wish.actor.person and item.state is not ItemState.IN_TRANSIT:
        return
    search = wish.state.searches.get(item.search or "")
    if item.state is ItemState.FOUND and search is not None and search.is_open:
        return
    if item.state is ItemState.IN_TRANSIT:
        raise RefusedError("refused.in_transit", item=item.id)
    raise _not_in_hand(item)


def in_hand(wish: Wish) -> None:
    """Every item named is in the actor's hand."""
    for item in wish.named():
        _in_hand(wish, item)


def holder(wish: Wish) -> None:
    """The actor holds every item named, and none is on its way."""
    for item in wish.named():
        _holds(wish, item)


def _holds(wish: Wish, item: Item) -> None:
    if item.state is ItemState.IN_TRANSIT:
        raise RefusedError("refused.in_transit", item=item.id)
    if item.holder != wish.actor.person:
        raise _not_in_hand(item)


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
    _in_hand(wish, parent)
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
        _holds(wish, item)
        if item.seals:
            raise RefusedError("refused.sealed", item=item.id)
        if item.broken_seals:
            raise RefusedError("refused.reseal", item=item.id)
        _unused(wish, each["seal"])


def item_resealed(wish: Wish) -> None:
    """A new number on an item whose old seal was recorded as broken."""
    for each in _seals(wish):
        item = wish.item(each["item"])
        _holds(wish, item)
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
                wish.differ(person, person, "examiner and custodian of one item")


def seal_broken(wish: Wish) -> None:
    """A whole seal, ours or the sender's, of an item that the actor holds."""
    examined(wish)
    for each in _seals(wish):
        item = wish.item(each["item"])
        _holds(wish, item)
        theirs = not item.was_sealed and each["seal"] not in item.broken_seals
        if each["seal"] not in item.seals and not theirs:
            raise RefusedError("refused.seal_unknown", item=item.id, seal=each["seal"])


def seal_checked(wish: Wish) -> None:
    """By whoever holds the item; a seal that is ours is one that was put on it."""
    for each in _seals(wish):
        item = wish.item(each["item"])
        _holds(wish, item)
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
                "refused.same_person", person=person, parts="seizing investigator and custodian"
            )
        if person in item.examiners:
            wish.differ(person, person, "examiner and custodian of one item")


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


def transfer_offered(wish: Wish) -> None:
    """By the holder, of items that are at hand, to a person who may hold them."""
    to = wish.fields["to"]
    for item in wish.named():
        _movable(wish, item)
    if "to_ledger" not in wish.fields:
        wish.differ(wish.actor.person, to, "giver and receiver")
        _may_hold(wish, to)
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


def _movable(wish: Wish, item: Item) -> None:
    _holds(wish, item)
    if "missing" in item.flags:
        raise RefusedError("refused.item_missing", item=item.id)
    if item.inside and item.parent not in wish.items:
        raise RefusedError("refused.inside", item=item.id, parent=item.parent)


def _may_hold(wish: Wish, person: str) -> None:
    if not wish.people.roles(person, wish.now) & TAKERS[wish.type.name]:
        raise RefusedError("refused.recipient_role", person=person)
    if person not in wish.state.members_at(wish.now):
        raise RefusedError("refused.not_member", person=person, case=wish.state.case)


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
    wish.differ(person, offer.giver, "giver and receiver")
    _may_hold(wish, person)
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
        _unanswered(wish, handed_over, handed_over["theirs"])
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
        _movable(wish, item)
        if item.state is not ItemState.IN_CUSTODY:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        if to in item.custodians:
            wish.differ(to, to, "examiner and custodian of one item")
    _two_hands(wish, to)
    _may_hold(wish, to)


def returned_to_store(wish: Wish) -> None:
    """By the borrower, to a custodian."""
    to = wish.fields["to"]
    for item in wish.named():
        if item.state is not ItemState.CHECKED_OUT:
            raise RefusedError("refused.item_state", item=item.id, state=item.state)
        _movable(wish, item)
    _two_hands(wish, to)
    _may_hold(wish, to)


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
        _holds(wish, item)
        reason = _barred(wish, item, fate)
        if reason is not None:
            raise RefusedError("refused.disposal_barred", item=item.id, reason=reason)
    receiver = wish.fields.get("receiver_person")
    if receiver is not None:
        _two_hands(wish, receiver)


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
            raise _not_in_hand(item)


def second_signature(wish: Wish) -> None:
    """A second person signs, where the type leaves it to the circumstances."""
    signed = len(wish.persons)
    if signed < 2 and not wish.demonstration:
        raise RefusedError("refused.persons", type=wish.type.name, needed=2, signed=signed)


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "search.started": search_started,
    "search.extended": search_extended,
    "search.finished": search_finished,
    "assistance.ordered": in_search,
    "assistance.given": in_search,
    "assistance.refused": in_search,
    "protocol.signed": protocol_signed,
    "ledger.checkpoint": checkpoint_noted,
    "signature.refused": protocol_known,
    "copy.handed_over": protocol_known,
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
