"""Erasures in an audit: what is missing was ordered, and what was ordered is missing."""

from collections.abc import Iterator, Sequence

from custody.domain.events import Event
from custody.ledger.check_part import Part
from custody.ledger.store import Erasure

Fault = tuple[int, str]
"""Index of the event at which something does not fit, and what it is."""


class Erasures:
    """Orders, what the record says was done, and what is gone from the file."""

    def __init__(self, stored: Sequence[Erasure]) -> None:
        """Begin an audit.

        Args:
            stored: What the ledger's file says was erased.
        """
        self.stored = stored
        self.without_opening: set[int] = set()
        self._without_private: set[int] = set()
        self._done: set[tuple[int, str]] = set()
        self._orders: set[int] = set()
        self._leaves: dict[int, bytes] = {}

    def take(self, part: Part) -> None:
        """Note what of a stretch is gone."""
        self.without_opening.update(part.without_opening)
        self._without_private.update(part.without_private)

    def leaf(self, index: int, leaf: bytes) -> None:
        """Note the leaf of an event that is gone."""
        self._leaves[index] = leaf

    def follow(self, event: Event) -> Iterator[Fault]:
        """Follow an order, or what was done on one."""
        if event.type == "erasure.ordered":
            self._orders.add(event.seq)
        elif event.type == "erasure.done":
            for gone in event.body["events"]:
                index = gone["index"]
                self._done.add((index, gone["scope"]))
                leaf = self._leaves.get(index)
                if leaf is not None and leaf.hex() != gone["leaf"]:
                    yield index, "another leaf than was erased"

    def faults(self) -> Iterator[Fault]:
        """What does not fit, once all events were followed."""
        stored = {(each.index, each.scope): each.order for each in self.stored}
        for index, scope in sorted(self._done ^ stored.keys()):
            yield index, f"the erasure of its {scope} is not in both places"
        for (index, _), order in stored.items():
            if order not in self._orders:
                yield index, f"event {order} is no order to erase it"
        openings = {index for index, scope in stored if scope == "opening"}
        private = {index for index, scope in stored if scope == "private"}
        for index in sorted(self.without_opening - openings):
            yield index, "the event is missing"
        for index in sorted(openings - self.without_opening):
            yield index, "it was erased and is there all the same"
        for index in sorted(self._without_private - private):
            yield index, "the private part is missing"
        for index in sorted(private - self._without_private - self.without_opening):
            yield index, "its private part was erased and is there"
