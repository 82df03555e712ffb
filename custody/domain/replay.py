"""Custody rules replayed over signed events (verdict 12 of format.md §8). Pure.

Events come in order of index, each with the persons who signed it. What is judged is what the
format lets every verifier know: one holder of an item at any instant; transfers answered by whom
they name, over exactly the items offered; no seal used twice, none resealed that was not broken,
none broken in transit; things found or seized under an open search or their own ground;
corrections of earlier events of the same case; erasures as ordered by two.

An event that a rule needs may be withheld or erased. It then left a gap in the chain of its item
or case, and behind such a gap the rule is not failed for want of it. What a gap hides is
remembered as unknown, never guessed.

Memory: the state of cases and items, and some fifty bytes for each event, by which corrections
and erasures find it.
"""

from collections.abc import Callable, Iterable
from typing import Final

from custody.domain.events import Event
from custody.domain.reasons import Reason
from custody.domain.replay_record import RecordReplay
from custody.domain.replay_state import CaseSeen, ItemSeen, OfferSeen, Placed
from custody.errors import IntegrityError

_UNKNOWN: Final = "?"
"""A holder whom a gap hides; no identifier has this form."""
_SUPERVISOR: Final = "SUP"
_REPORTS: Final = frozenset(
    {
        "seal.checked",
        "item.inspected",
        "item.stored",
        "item.checked_out",
        "item.returned_to_store",
        "item.presented_in_court",
        "transfer.accepted",
    }
)
"""Events that may tell of seals found broken, in members that their Schemas publish."""


class Replay:
    """The custody rules over one ledger, or the part of it that a bundle discloses."""

    def __init__(self) -> None:
        self.items: dict[str, ItemSeen] = {}
        self.offers: dict[str, OfferSeen] = {}
        self.demonstration = False
        """In the ledger of one person, giver and receiver may be the same."""
        self._cases: dict[str, CaseSeen] = {}
        self._answered: set[str] = set()
        self._seals: dict[str, str] = {}
        self._searches: dict[str, str] = {}
        self._record = RecordReplay()

    def follow(self, event: Event, leaf: str, actor: str, signers: Iterable[str]) -> None:
        """Take the next event.

        Args:
            event: The event.
            leaf: Its leaf hash, hex.
            actor: Person, or station, of the actor's key.
            signers: Persons who signed, the actor among them.

        Raises:
            IntegrityError: `integrity.custody`; it breaks a rule. What it says happened is taken
                over all the same, so that later events are judged by it.
        """
        case = self._enter(event)
        faults = self._record.follow(event, leaf, gap=case.gap)
        rule = _RULES.get(event.type)
        if rule is not None:
            items = tuple([self.items[link.id] for link in event.items])
            faults += rule(self, Placed(event, case, items, actor, frozenset(signers)))
        if event.type in _REPORTS:
            self._report(event)
        if faults:
            raise IntegrityError(
                "integrity.custody", seq=event.seq, type=event.type, reason=faults[0]
            )

    def _begin(self, act: Placed) -> list[Reason]:
        self.demonstration = "demonstration" in act.event.body
        return []

    # the places of events

    def _enter(self, event: Event) -> CaseSeen:
        """Take the event's places in its chains; what a gap hides becomes unknown."""
        if event.case is None:
            return CaseSeen(gap=True)
        case = self._cases.get(event.case.id)
        if case is None:
            case = self._cases[event.case.id] = CaseSeen()
        case.gap |= event.case.seq > case.length
        case.length = event.case.seq + 1
        for link in event.items:
            item = self.items.get(link.id)
            if item is None:
                item = self.items[link.id] = ItemSeen()
            if link.seq > item.length:
                item.gap = True
                item.holder, item.offer, item.seals = _UNKNOWN, None, set()
            if item.nested:
                item.holder = _UNKNOWN
            item.length = link.seq + 1
        return case

    # holders

    def _arrive(self, act: Placed) -> list[Reason]:
        """Into the hands of the actor; what is only found is nobody's yet."""
        event = act.event
        faults = [
            Reason("held_by", item=name, holder=item.holder)
            for name, item in zip(event.item_ids, act.items, strict=True)
            if item.holder not in (None, _UNKNOWN)
        ]
        if event.type != "item.received":
            faults += self._ground(act)
        for item in act.items:
            item.holder = None if event.type == "item.found" else act.actor
            item.offer = None
        return faults

    def _bear(self, act: Placed) -> list[Reason]:
        """A child enters the record; where it goes is known to those who see its parent."""
        event = act.event
        for link, item in zip(event.items, act.items, strict=True):
            if link.seq == 0 and link.id != event.body.get("parent"):
                item.nested, item.holder = True, _UNKNOWN
        return []

    def _leave(self, act: Placed) -> list[Reason]:
        event = act.event
        ends = event.body.get("offer") if event.type == "item.transferred_outside" else None
        offer = self.offers.get(str(ends))
        through = ends if offer is not None and offer.outside else None
        faults = [
            Reason("in_transit", item=name)
            for name, item in zip(event.item_ids, act.items, strict=True)
            if item.offer not in (None, through)
        ]
        for item in act.items:
            item.holder = item.offer = None
        return faults

    def _offer(self, act: Placed) -> list[Reason]:
        event = act.event
        faults: list[Reason] = []
        for name, item in zip(event.item_ids, act.items, strict=True):
            if item.offer is not None:
                faults.append(Reason("in_transit", item=name))
            if item.holder not in (act.actor, _UNKNOWN):
                faults.append(
                    Reason("held_not_by", item=name, person=act.actor)
                    if item.holder is None
                    else Reason("held_by_other", item=name, holder=item.holder, person=act.actor)
                )
            item.holder, item.offer = act.actor, event.id
        if not act.items:
            faults.append(Reason("offer_empty"))
        elif event.case is not None:
            outside = event.body.get("to_ledger", event.ledger) != event.ledger
            self.offers[event.id] = OfferSeen(
                event.case.id, event.item_ids, act.actor, event.body["to"], outside
            )
        return faults

    def _answer(self, act: Placed) -> list[Reason]:
        event = act.event
        name = event.body["offer"]
        if not act.items and "handed_over" in event.body:
            return []  # it answers another ledger's offer, of items that this one never held
        offer = self.offers.get(name)
        if offer is not None and offer.outside:
            return self._take_back(act, offer)
        self.offers.pop(name, None)
        accepted = event.type == "transfer.accepted"
        if offer is None:
            may_be_hidden = bool(act.items) and all(item.gap for item in act.items)
            for item in act.items:
                item.offer = None
                item.holder = act.actor if accepted else _UNKNOWN
            if name in self._answered:
                return [Reason("offer_answered")]
            return [] if may_be_hidden else [Reason("offer_unknown")]
        self._answered.add(name)
        for item_name in offer.items:
            item = self.items[item_name]
            if item.offer == name or item.holder == _UNKNOWN:
                item.offer = None
                item.holder = offer.to if accepted else offer.giver
        return list(self._answer_faults(event, offer, act.actor))

    def _take_back(self, act: Placed, offer: OfferSeen) -> list[Reason]:
        """Some of what was offered to another ledger, or all, is with the giver again."""
        event = act.event
        for item in act.items:
            if item.offer == event.body["offer"]:
                item.offer, item.holder = None, offer.giver
        faults = [] if set(event.item_ids) <= set(offer.items) else [Reason("offer_items")]
        if event.type != "transfer.recalled":
            faults.append(Reason("not_recipient"))
        elif act.actor != offer.giver and event.actor_role != _SUPERVISOR:
            faults.append(Reason("not_giver"))
        return faults

    def _answer_faults(self, event: Event, offer: OfferSeen, actor: str) -> Iterable[Reason]:
        if event.item_ids != offer.items or event.case is None or event.case.id != offer.case:
            yield Reason("offer_items")
        if event.type == "transfer.recalled":
            if actor != offer.giver and event.actor_role != _SUPERVISOR:
                yield Reason("not_giver")
        elif actor != offer.to:
            yield Reason("not_recipient")
        elif actor == offer.giver and event.type == "transfer.accepted" and not self.demonstration:
            yield Reason("giver_accepts")

    def _hand_over(self, act: Placed) -> list[Reason]:
        """Out of the store, or back: giver and receiver sign one event."""
        event = act.event
        to = event.body["to"]
        faults = [] if to in act.signers else [Reason("receiver_unsigned", person=to)]
        for name in event.item_ids:
            item = self.items[name]
            if item.offer is not None:
                faults.append(Reason("in_transit", item=name))
            if item.holder is None:
                faults.append(Reason("held_by_nobody", item=name))
            elif item.holder != _UNKNOWN and item.holder not in act.signers:
                faults.append(Reason("holder_unsigned", person=item.holder, item=name))
            elif item.holder == to and not self.demonstration:
                faults.append(Reason("held_already", person=to, item=name))
            item.holder, item.offer = to, None
        return faults

    # seals

    def _seal(self, act: Placed) -> list[Reason]:
        event = act.event
        faults: list[Reason] = []
        sealed: set[str] = set()
        for entry in event.body["seals"]:
            item = self.items.get(entry["item"])
            seal = entry["seal"].casefold()
            if item is None or entry["item"] not in event.item_ids:
                faults.append(Reason("item_not_named", item=entry["item"]))
                continue
            if seal in self._seals:
                faults.append(Reason("seal_used", seal=entry["seal"]))
            if event.type == "item.resealed" and not (item.broken or item.gap):
                faults.append(Reason("seal_unbroken", item=entry["item"]))
            self._seals[seal] = entry["item"]
            item.seals.add(seal)
            sealed.add(entry["item"])
        for name in sealed:
            self.items[name].broken = False
        return faults

    def _break(self, act: Placed) -> list[Reason]:
        event = act.event
        faults: list[Reason] = []
        for entry in event.body["seals"]:
            item = self.items.get(entry["item"])
            seal = entry["seal"].casefold()
            if item is None or entry["item"] not in event.item_ids:
                faults.append(Reason("item_not_named", item=entry["item"]))
                continue
            if item.offer is not None:
                faults.append(Reason("in_transit", item=entry["item"]))
            known = self._seals.get(seal)
            if known is None:
                self._seals[seal] = entry["item"]  # whoever sent the item had sealed it
            elif known != entry["item"]:
                faults.append(Reason("seal_elsewhere", seal=entry["seal"], item=known))
            elif seal not in item.seals and not item.gap:
                faults.append(Reason("seal_broken", seal=entry["seal"]))
            item.seals.discard(seal)
            item.broken = True
        return faults

    def _report(self, event: Event) -> None:
        """Note the seals that an event tells were found broken, which excuses resealing."""
        for member in ("seals", "seals_leaving", "seals_returning", "checks"):
            entries = event.body.get(member)
            for entry in entries if type(entries) is list else ():
                item = self.items.get(str(entry.get("item"))) if type(entry) is dict else None
                if item is None:
                    continue
                if entry.get("seal_state") == "broken":
                    item.broken = True
                    item.seals.clear()
                elif entry.get("intact") is False:
                    item.broken = True
                    item.seals.discard(str(entry.get("seal")).casefold())

    # searches

    def _search(self, act: Placed) -> list[Reason]:
        event = act.event
        name: str = event.body["search"]
        folded = name.casefold()
        if event.type == "search.started":
            if folded in self._searches:
                return [Reason("search_before", search=name)]
            self._searches[folded] = name
            act.case.searches.add(name)
            return []
        if name in act.case.searches:
            act.case.searches.remove(name)
            return []
        known = folded in self._searches
        self._searches[folded] = name
        return [] if act.case.gap and not known else [Reason("search_closed", search=name)]

    def _ground(self, act: Placed) -> list[Reason]:
        """A thing is found or seized under an open search of the case, or on its own ground."""
        event = act.event
        name: str | None = event.body.get("search")
        if name is None or name in act.case.searches:
            return []
        if act.case.gap and name.casefold() not in self._searches:
            return []
        return [Reason("search_closed_case", search=name)]


_RULES: Final[dict[str, Callable[[Replay, Placed], list[Reason]]]] = {
    "ledger.genesis": Replay._begin,
    "item.found": Replay._arrive,
    "item.seized": Replay._arrive,
    "item.received": Replay._arrive,
    "item.child_registered": Replay._bear,
    "item.checked_out": Replay._hand_over,
    "item.returned_to_store": Replay._hand_over,
    "item.returned_to_owner": Replay._leave,
    "item.confiscated": Replay._leave,
    "item.transferred_outside": Replay._leave,
    "item.destroyed": Replay._leave,
    "transfer.offered": Replay._offer,
    "transfer.accepted": Replay._answer,
    "transfer.refused": Replay._answer,
    "transfer.recalled": Replay._answer,
    "item.sealed": Replay._seal,
    "item.resealed": Replay._seal,
    "seal.broken": Replay._break,
    "search.started": Replay._search,
    "search.finished": Replay._search,
}
