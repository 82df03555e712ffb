"""Ids of new things: the next numbers that nothing of the ledger has."""

from collections.abc import Callable, Iterator
from itertools import count


def free_ids(
    prefix: str, known: int, is_taken: Callable[[str], bool], *, digits: int = 3
) -> Iterator[str]:
    """Ids `PREFIX-001` and so on that are free; endless.

    Args:
        prefix: What stands before the number.
        known: How many ids of the kind there are: numbers begin behind it.
        is_taken: Whether something has an id; asked anew for each.
        digits: How many at least the number has.
    """
    for number in count(known + 1):
        name = f"{prefix}-{number:0{digits}}"
        if not is_taken(name):
            yield name
