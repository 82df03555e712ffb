"""Salts in an audit: none was used twice (format.md §4).

Salts are held by their first 8 bytes, so that a million of them take little memory; two of a
million agree in so many once in 10^7 ledgers, and are then compared whole.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from custody.ledger.reread import SALT_MARK_BYTES
from custody.ledger.store import Store

_RUN: Final = 1 << 16
"""Salts sorted at a time."""


class Salts:
    """Marks of the salts that an audit met."""

    def __init__(self) -> None:
        self._new = array("Q")
        self._known = array("Q")
        """Of events known good, which were compared with one another."""

    def take(self, marks: bytes | bytearray, *, known: bool) -> None:
        """Add the marks of a stretch."""
        held = self._known if known else self._new
        held.frombytes(marks[: len(marks) // SALT_MARK_BYTES * SALT_MARK_BYTES])

    def repeated(self, store: Store) -> Iterator[tuple[int, int]]:
        """Index of each event whose salt stood before, and of the one that had it."""
        twice = set(_repeated(self._new))
        for at in range(0, len(self._new), _RUN):
            twice |= set(self._new[at : at + _RUN]).intersection(self._known)
        if not twice:
            return
        seen: dict[bytes, int] = {}
        for entry in store.entries():
            for salt in (entry.salt, entry.private_salt):
                if type(salt) is bytes and array("Q", salt[:SALT_MARK_BYTES])[0] in twice:
                    if salt in seen:
                        yield entry.index, seen[salt]
                    seen[salt] = entry.index


def _repeated(marks: "array[int]") -> Iterator[int]:
    """Numbers that stand twice; a piece at a time, since sorting all at once takes much memory."""
    runs = [array("Q", sorted(marks[at : at + _RUN])) for at in range(0, len(marks), _RUN)]
    width = 2**64 // max(len(runs), 1) + 1
    for low in range(0, 2**64, width):
        pieces = (run[bisect_left(run, low) : bisect_left(run, low + width)] for run in runs)
        piece = [mark for part in pieces for mark in part]
        if len(set(piece)) < len(piece):
            yield from (one for one, other in pairwise(sorted(piece)) if one == other)
