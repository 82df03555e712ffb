"""The files of a bag side by side with its four manifests, all in the order of paths. Pure.

There may be very many, so that nothing is an object of its own: beside its path a file takes 97
bytes, its two digests and a few marks.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from heapq import merge
from typing import Final

from custody.bundle import layout
from custody.bundle.source import Digests
from custody.strict_json import DIGEST_HEX

_LENGTHS: Final = {name: DIGEST_HEX[name] // 2 for name in layout.ALGORITHMS}
_WIDTH: Final = sum(_LENGTHS.values())
_SPLIT: Final = _LENGTHS["sha256"]
_READ: Final = 0x10
"""Mark of a file that was read and is as its manifests say."""


class Kind(Enum):
    """Two manifests each; the value is what people call them."""

    PAYLOAD = "manifests"
    TAG = "tag manifests"


_BITS: Final = {
    (Kind.PAYLOAD, "sha256"): 1, (Kind.PAYLOAD, "sha512"): 2,
    (Kind.TAG, "sha256"): 4, (Kind.TAG, "sha512"): 8,
}  # fmt: skip
_BOTH: Final = {Kind.PAYLOAD: 3, Kind.TAG: 12}


def _is_listed(marks: int) -> bool:
    return marks & 3 == 3 or marks & 12 == 12


class Inventory:
    """Which files are there, which are listed, and what reading found of them."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        """An inventory of files, path to size, of which no manifest has told yet."""
        self.paths: list[str] = sorted(sizes)
        self._sizes = sizes
        self._marks = bytearray(len(self.paths))
        self._digests = bytearray(_WIDTH * len(self.paths))
        self._absent: dict[str, int] = {}
        """Path of what is listed and not there, to its marks."""
        self._others: dict[int, Digests] = {}
        """What was found of files that are not as listed."""

    def take(self, kind: Kind, algorithm: str, listed: Iterable[tuple[str, bytes]]) -> None:
        """Take a manifest, in the order of its paths."""
        bit, paths, place = _BITS[kind, algorithm], self.paths, 0
        start = 0 if algorithm == "sha256" else _SPLIT
        length = _LENGTHS[algorithm]
        for path, digest in listed:
            while place < len(paths) and paths[place] < path:
                place += 1
            if place < len(paths) and paths[place] == path:
                self._marks[place] |= bit
                at = place * _WIDTH + start
                self._digests[at : at + length] = digest
            else:
                self._absent[path] = self._absent.get(path, 0) | bit

    def forget(self, kind: Kind) -> None:
        """Leave out manifests of which one cannot be read."""
        keep = 0xFF - _BOTH[kind]
        self._marks = self._marks.translate(bytes(mark & keep for mark in range(256)))
        self._absent = {path: marks & keep for path, marks in self._absent.items()}

    def _all(self) -> Iterator[tuple[str, int]]:
        """Path and marks of all that is there or listed."""
        return merge(zip(self.paths, self._marks, strict=True), sorted(self._absent.items()))

    def strangers(self, kind: Kind) -> list[str]:
        """What one manifest of a kind lists and the other not, and what does not belong there."""
        both, first = _BOTH[kind], _BITS[kind, "sha256"]
        belongs = layout.is_tag if kind is Kind.TAG else layout.is_payload
        of_one = [path for path, marks in self._all() if marks & both not in (0, both)]
        return of_one + [path for path, marks in self._all() if marks & first and not belongs(path)]

    def listed(self) -> Iterator[str]:
        """What is listed, there or not."""
        return (path for path, marks in self._all() if _is_listed(marks))

    def lost(self) -> list[str]:
        """What is listed and not there."""
        return sorted(path for path, marks in self._absent.items() if _is_listed(marks))

    def unlisted(self) -> Iterator[str]:
        """What is there and not listed."""
        return (
            path
            for path, marks in zip(self.paths, self._marks, strict=True)
            if not _is_listed(marks)
        )

    def oxum(self) -> tuple[int, int]:
        """Bytes and number of the files that the payload manifests list."""
        listed = [path for path, marks in self._all() if marks & 3 == 3]
        return sum(self._sizes.get(path, 0) for path in listed), len(listed)

    def there(self) -> Iterator[int]:
        """Places of the files that are listed and there."""
        return (place for place, marks in enumerate(self._marks) if _is_listed(marks))

    def agree(self, place: int, found: Digests) -> bool:
        """Note what reading found of a file; tell whether its manifests say so too."""
        at = place * _WIDTH
        agrees = self._digests[at : at + _WIDTH] == found.sha256 + found.sha512
        if agrees and found.size == self._sizes[self.paths[place]]:
            self._marks[place] |= _READ
        else:
            self._others[place] = found
        return agrees

    def found(self, place: int) -> Digests | None:
        """What reading found; None of a file that is not listed or could not be read."""
        if not self._marks[place] & _READ:
            return self._others.get(place)
        at = place * _WIDTH
        digests = bytes(self._digests[at : at + _WIDTH])
        return Digests(self._sizes[self.paths[place]], digests[:_SPLIT], digests[_SPLIT:])
