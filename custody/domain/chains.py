"""Chains of cases and items: every event names its place and the leaf before (format.md §3). Pure.

Each case and each item counts its own events from 0. Events are followed in order of index; a
place that is skipped is a gap, which an `erasure.done` may fill afterwards and which otherwise is
an event withheld or lost. Memory grows with cases, items and gaps, not with events.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from custody.domain.events import Event, Link
from custody.domain.reasons import Reason
from custody.errors import IntegrityError


class Erased(NamedTuple):
    """What an `erasure.done` says of a place."""

    leaf: str
    event: int
    """Its index."""


class Gap(NamedTuple):
    """Places that were skipped."""

    places: range
    prev: str
    """Leaf of the last of them, by the event behind the gap."""
    after: int
    """Index of the event before the gap, -1 where there is none."""
    before: int
    """Index of the event behind it."""


@dataclass(slots=True)
class Chain:
    """The chain of one case or item, as far as its events were seen."""

    id: str
    case: str
    """The case itself, or that of the item."""
    length: int = 0
    """Place of the next event, as the last one seen tells."""
    head: str | None = None
    """Hex leaf hash of the last event seen."""
    index: int = -1
    disclosed: int = 0
    gaps: list[Gap] = field(default_factory=list)
    erased: dict[int, Erased] = field(default_factory=dict)

    def follow(self, link: Link, leaf: str, index: int) -> Reason | None:
        """Take the next event of the chain; the fault, if it does not fit."""
        fault = None
        if link.seq < self.length:
            return Reason("chain_taken", place=link.seq, id=self.id)
        if link.seq > self.length and link.prev is not None:
            self.gaps.append(Gap(range(self.length, link.seq), link.prev, self.index, index))
        elif link.prev != self.head:
            fault = Reason("chain_prev", id=self.id)
        self.length, self.head, self.index = link.seq + 1, leaf, index
        self.disclosed += 1
        return fault

    def result(self) -> "Length":
        """What the chain amounts to, erased places filled in.

        Raises:
            IntegrityError: `integrity.erased`; what was said of an erased place does not fit.
        """
        places = sorted(self.erased)
        inside = 0
        for gap in self.gaps:
            erased = places[
                bisect_left(places, gap.places.start) : bisect_left(places, gap.places.stop)
            ]
            self._check_gap(gap, erased)
            inside += len(erased)
        tail = places[bisect_left(places, self.length) :]
        if inside + len(tail) != len(places):
            raise self._bad(Reason("erased_stands"))
        length, head = self.length, self.head
        if tail:
            self._check_order(self.index, tail)
            length = tail[-1] + 1
            head = self.erased[tail[-1]].leaf
        missing = length - self.disclosed - len(self.erased)
        return Length(self.id, self.case, length, head, self.disclosed, len(self.erased), missing)

    def _check_order(self, index: int, places: list[int]) -> int:
        """Demand that erased events ascend from an index; the index of the last."""
        for place in places:
            erased = self.erased[place]
            if erased.event <= index:
                raise self._bad(Reason("erased_order", index=erased.event))
            index = erased.event
        return index

    def _check_gap(self, gap: Gap, places: list[int]) -> None:
        index = self._check_order(gap.after, places)
        if index >= gap.before:
            raise self._bad(Reason("erased_order", index=index))
        last = self.erased.get(gap.places[-1])
        if last is not None and last.leaf != gap.prev:
            raise self._bad(Reason("erased_leaf", index=last.event))

    def _bad(self, reason: Reason) -> IntegrityError:
        return IntegrityError("integrity.erased", id=self.id, reason=reason)


class Length(NamedTuple):
    """What a chain amounts to."""

    id: str
    case: str
    events: int
    head: str | None
    """Hex leaf hash of the last event, an erased one too."""
    disclosed: int
    erased: int
    missing: int
    """Withheld, or lost: neither seen nor erased."""


class Chains:
    """All chains of a ledger, or of the part of it that a bundle discloses."""

    def __init__(self) -> None:
        self.cases: dict[str, Chain] = {}
        self.items: dict[str, Chain] = {}
        self._spelled: dict[tuple[bool, str], str] = {}

    def follow(self, event: Event, leaf: str) -> None:
        """Take the next event, in order of index.

        Args:
            event: The event.
            leaf: Its leaf hash, hex.

        Raises:
            IntegrityError: `integrity.chain`; its place is taken, or it names another event before
                it, or an item changes its case, or ids differ by case alone.
        """
        if event.case is None:
            return
        case = event.case.id
        index, begins = event.seq, event.case.seq == 0
        faults = [self._chain(case, case, is_case=True).follow(event.case, leaf, index)]
        for link in event.items:
            chain = self._chain(link.id, case, is_case=False)
            if chain.case != case:
                faults.append(Reason("chain_case", item=link.id, case=chain.case))
            faults.append(chain.follow(link, leaf, index))
            begins |= link.seq == 0
        if begins:
            faults += self._spelling(event)
        if event.type == "erasure.done":
            faults += self._erase(event, case)
        for fault in faults:
            if fault is not None:
                raise IntegrityError("integrity.chain", seq=index, type=event.type, reason=fault)

    def lengths(self, *, items: bool) -> dict[str, Length]:
        """What the chains of the cases, or of the items, amount to.

        Raises:
            IntegrityError: `integrity.erased`; what was said of an erased place does not fit.
        """
        chains = self.items if items else self.cases
        return {name: chain.result() for name, chain in sorted(chains.items())}

    def _chain(self, name: str, case: str, *, is_case: bool) -> Chain:
        chains = self.cases if is_case else self.items
        chain = chains.get(name)
        if chain is None:
            chain = chains[name] = Chain(name, case)
        return chain

    def _spelling(self, event: Event) -> Iterator[Reason]:
        """Ids of one kind never differ by case alone."""
        links = [(True, event.case), *((False, link) for link in event.items)]
        for is_case, link in links:
            if link is None or link.seq:
                continue
            known = self._spelled.setdefault((is_case, link.id.casefold()), link.id)
            if known != link.id:
                yield Reason("chain_twin", id=link.id, known=known)

    def _erase(self, event: Event, case: str) -> Iterator[Reason]:
        for entry in event.body["events"]:
            if entry["scope"] != "opening":
                continue
            erased = Erased(entry["leaf"], entry["index"])
            if entry["case"]["id"] != case:
                yield Reason("chain_erased_case", index=entry["index"])
                continue
            chains = [self._chain(case, case, is_case=True)]
            places = [entry["case"]["seq"]]
            for item in entry.get("items", ()):
                chains.append(self._chain(item["id"], case, is_case=False))
                places.append(item["seq"])
            for chain, place in zip(chains, places, strict=True):
                if chain.case != case:
                    yield Reason("chain_erased_id", id=chain.id)
                elif chain.erased.setdefault(place, erased) != erased:
                    yield Reason("chain_erased_other", place=place, id=chain.id)
