"""Ids of new things: the next numbers that nothing of the ledger has."""

from collections.abc import Container, Iterator
from itertools import count
from typing import Protocol


class Names(Protocol):
    """Which ids are taken in the ledger."""

    def count_of(self, kind: str, /) -> int:
        """How many of a kind."""

    def case_of(self, kind: str, name: str, /) -> str | None:
        """The case that owns an id; None while it is free."""


def free_ids(
    names: Names, kind: str, prefix: str, *, digits: int = 3, given: Container[str] = ()
) -> Iterator[str]:
    """Ids `PREFIX-001` and so on that are free; endless.

    Args:
        names: What is taken. A view is caught up once, and right where hundreds are asked for.
        kind: Of the ids, as the ledger's register calls it.
        prefix: What stands before the number.
        digits: How many at least the number has.
        given: Ids that are promised already, and stand in no ledger yet.
    """
    for number in count(names.count_of(kind) + 1):
        name = f"{prefix}-{number:0{digits}}"
        if name not in given and names.case_of(kind, name) is None:
            yield name
