"""Rules about the record itself, replayed: corrections, erasures, identifiers. Pure."""

from typing import Final

from custody.domain.event_places import EventPlace, EventPlaces
from custody.domain.events import LEDGER_CASE, Event
from custody.domain.reasons import Reason

_NEVER_ERASED: Final = ("erasure.", "bundle.sealed")


class RecordReplay:
    """What events tell of other events, and the ids that they bring."""

    def __init__(self) -> None:
        self._places = EventPlaces()
        self._orders: dict[str, tuple[str | None, dict[int, tuple[str, str]]]] = {}
        """By id: the case, and what is to be erased."""
        self._erased: set[tuple[int, str]] = set()
        self._spelled: dict[tuple[str, str], str] = {}

    def follow(self, event: Event, leaf: str, *, gap: bool) -> list[Reason]:
        """Take the next event, and tell what is wrong with it.

        Args:
            event: The event.
            leaf: Its leaf hash, hex.
            gap: Some event of its case was not seen.
        """
        faults = self._note(event, leaf)
        match event.type:
            case "event.corrected":
                faults += self._correct(event, gap=gap)
            case "erasure.ordered":
                faults += self._order(event)
            case "erasure.done":
                faults += self._erase(event)
            case "artifact.hashed" | "finding.raised":
                faults += self._identify(event)
            case _:
                pass
        return faults

    def _note(self, event: Event, leaf: str) -> list[Reason]:
        """Remember the event for those that name it."""
        case = event.case_id
        erasable = case != LEDGER_CASE and not event.type.startswith(_NEVER_ERASED)
        place = EventPlace(bytes.fromhex(leaf[32:]), case, erasable)
        known = self._places.add(event.seq, event.id, place)
        return [] if known is None else [Reason("event_id_again", index=known)]

    def _correct(self, event: Event, *, gap: bool) -> list[Reason]:
        index = self._places.index_of(event.body["event"])
        if index is None:
            return [] if gap else [Reason("corrects_nothing")]
        place = self._places.at(index)
        if index == event.seq or place is None or place.case != event.case_id:
            return [Reason("corrects_other")]
        return []

    def _order(self, event: Event) -> list[Reason]:
        faults: list[Reason] = []
        case = event.case_id
        order: dict[int, tuple[str, str]] = {}
        for entry in event.body["events"]:
            index, leaf, scope = entry["index"], entry["leaf"], entry["scope"]
            place = self._places.at(index)
            if index >= event.seq:
                faults.append(Reason("erasure_later", index=index))
            elif place is not None and (
                place.leaf != bytes.fromhex(leaf[32:]) or place.case != case
            ):
                faults.append(Reason("erasure_other", index=index))
            elif place is not None and not place.erasable:
                faults.append(Reason("erasure_barred", index=index))
            order[index] = (leaf, scope)
        self._orders[event.id] = case, order
        return faults

    def _erase(self, event: Event) -> list[Reason]:
        case, order = self._orders.get(event.body["order"], (None, {}))
        if not order or case != event.case_id:
            return [Reason("erasure_unordered")]
        faults: list[Reason] = []
        for entry in event.body["events"]:
            index, scope = entry["index"], entry["scope"]
            if order.get(index) != (entry["leaf"], scope):
                faults.append(Reason("erasure_differs", index=index))
            if (index, scope) in self._erased:
                faults.append(Reason("erasure_again", index=index))
            self._erased.add((index, scope))
        return faults

    def _identify(self, event: Event) -> list[Reason]:
        faults: list[Reason] = []
        if event.type == "artifact.hashed":
            if len(event.items) > 1:
                faults.append(Reason("artifact_items"))
            names = [("artifact", entry["artifact"]) for entry in event.body["artifacts"]]
        else:
            names = [("artifact", name) for name in event.body.get("artifacts", ())]
            names.append(("finding", event.body["finding"]))
        for kind, name in names:
            known = self._spelled.setdefault((kind, name.casefold()), name)
            if known != name:
                faults.append(Reason(f"{kind}_twin", id=name, known=known))
        return faults
