"""Which places of which chains an event takes, itself or for what was erased. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from custody.domain.events import Event


class Place(NamedTuple):
    """One place in the chain of a case or an item."""

    kind: str
    """`case` or `item`."""
    id: str
    case: str
    """The case, also for an item."""
    seq: int
    leaf: str
    """Hex leaf hash of the event that has the place."""


def chain_places(event: Event, leaf: str) -> Iterator[Place]:
    """The places that an event takes; `erasure.done` also names those of what is gone.

    Args:
        event: The event.
        leaf: Its leaf hash, hex.
    """
    if event.case is None:
        return
    case = event.case.id
    if event.type == "erasure.done":
        for gone in event.body["events"]:
            yield Place("case", gone["case"]["id"], case, gone["case"]["seq"], gone["leaf"])
            for item in gone.get("items", ()):
                yield Place("item", item["id"], case, item["seq"], gone["leaf"])
    yield Place("case", case, case, event.case.seq, leaf)
    for link in event.items:
        yield Place("item", link.id, case, link.seq, leaf)
