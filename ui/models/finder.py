"""One search over everything: cases, ids, digests and the words of events. No Qt in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from custody.event_filter import EventFilter
from custody.progress import Progress
from custody.queries import Queries

MOST: Final = 60
_LEAST_DIGEST: Final = 6
_HEX: Final = frozenset("0123456789abcdefABCDEF")


class Sort(StrEnum):
    """What a hit is; also the order in which hits are shown."""

    CASE = "case"
    ITEM = "item"
    ARTIFACT = "artifact"
    NAME = "name"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found."""

    sort: Sort
    kind: str
    """Kind of the id, or type of the event."""
    name: str
    case: str
    index: int
    """The event that tells it."""
    at: str = ""


def find(queries: Queries, words: str, progress: Progress) -> tuple[Hit, ...]:
    """What fits these words, the most telling first."""
    found = {(hit.sort, hit.kind, hit.name, hit.index): hit for hit in _found(queries, words)}
    progress(1, 1)
    order = tuple(Sort)
    return tuple(sorted(found.values(), key=lambda hit: order.index(hit.sort)))[: 2 * MOST]


def _found(queries: Queries, words: str) -> Iterator[Hit]:
    for row in queries.names(words, limit=MOST):
        match row.kind:
            case "case" | "registration":
                yield Hit(Sort.CASE, "case", row.case, row.case, row.index)
            case "item" | "artifact":
                yield Hit(Sort(row.kind), row.kind, row.id, row.case, row.index)
            case _:
                yield Hit(Sort.NAME, row.kind, row.id, row.case, row.index)
    digest = words.replace(" ", "")
    if len(digest) >= _LEAST_DIGEST and set(digest) <= _HEX:
        for artifact in queries.artifacts_with(digest)[:MOST]:
            yield Hit(Sort.ARTIFACT, "artifact", artifact.id, artifact.case or "", artifact.last)
    newest = queries.events(EventFilter(words=words), limit=MOST, newest_first=True)
    for event in newest:
        yield Hit(
            Sort.EVENT, event.type, event.id, event.case or "", event.index, event.recorded_at
        )
