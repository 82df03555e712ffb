"""Ids of new things: the next numbers that nothing of the ledger has."""

from collections.abc import Container, Iterable, Iterator
from typing import Final, Protocol

_MOST: Final = 1024
"""Ids that are asked for at once: at first one, then ever more."""


class Names(Protocol):
    """Which ids are taken in the ledger."""

    def count_of(self, kind: str, /) -> int:
        """How many of a kind."""

    def taken(self, kind: str, names: Iterable[str], /) -> set[str]:
        """Those of these ids that are not free."""


def free_ids(
    names: Names, kind: str, prefix: str, *, digits: int = 3, given: Container[str] = ()
) -> Iterator[str]:
    """Ids `PREFIX-001` and so on that are free; endless.

    Args:
        names: What is taken.
        kind: Of the ids, as the ledger's register calls it.
        prefix: What stands before the number.
        digits: How many at least the number has.
        given: Ids that are promised already, and stand in no ledger yet.
    """
    start, length = names.count_of(kind) + 1, 1
    while True:
        wanted = [f"{prefix}-{number:0{digits}}" for number in range(start, start + length)]
        taken = names.taken(kind, wanted)
        for name in wanted:
            if name not in taken and name not in given:
                yield name
        start, length = start + length, min(2 * length, _MOST)
