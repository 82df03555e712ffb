"""Where every event of a ledger stands, as later ones ask for it, in little memory."""

from array import array
from bisect import bisect_left
from typing import NamedTuple


class EventPlace(NamedTuple):
    """What corrections and erasures ask of an earlier event."""

    leaf: bytes
    """The second half of its leaf hash: nobody finds another event that has it."""
    case: str | None
    erasable: bool


class EventPlaces:
    """The places of all events, in some fifty bytes each.

    Indices ascend, and so do ids where no clock was set back: such events stand in sorted arrays.
    """

    __slots__ = ("_cases", "_ids", "_indices", "_last", "_leaves", "_names", "_numbers", "_odd")

    def __init__(self) -> None:
        self._indices = array("q")
        self._ids = bytearray()
        self._leaves = bytearray()
        self._cases = array("I")
        """Twice the number of the case, and one more where it may be erased."""
        self._names: list[str | None] = []
        self._numbers: dict[str | None, int] = {}
        self._last = b""
        self._odd: dict[bytes, tuple[int, EventPlace]] = {}
        """By id, those that are out of order."""

    def add(self, index: int, event_id: str, place: EventPlace) -> int | None:
        """Take the next event; the index of another one of the same id, if there is one."""
        name = bytes.fromhex(event_id.replace("-", ""))
        if name <= self._last or (self._indices and index <= self._indices[-1]):
            known = self._find(name)
            self._odd.setdefault(name, (index, place))
            return known
        number = self._numbers.get(place.case)
        if number is None:
            number = self._numbers[place.case] = len(self._names)
            self._names.append(place.case)
        self._indices.append(index)
        self._ids += name
        self._leaves += place.leaf
        self._cases.append(2 * number + place.erasable)
        self._last = name
        return self._odd[name][0] if name in self._odd else None

    def index_of(self, event_id: str) -> int | None:
        """The index of the event of an id."""
        return self._find(bytes.fromhex(event_id.replace("-", "")))

    def at(self, index: int) -> EventPlace | None:
        """The place of the event at an index."""
        row = bisect_left(self._indices, index)
        if row < len(self._indices) and self._indices[row] == index:
            case, erasable = divmod(self._cases[row], 2)
            return EventPlace(_half(self._leaves, row), self._names[case], bool(erasable))
        return next((place for odd, place in self._odd.values() if odd == index), None)

    def _find(self, name: bytes) -> int | None:
        rows = range(len(self._indices))
        row = bisect_left(rows, name, key=lambda row: _half(self._ids, row))
        if row < len(rows) and _half(self._ids, row) == name:
            return self._indices[row]
        return self._odd[name][0] if name in self._odd else None


def _half(column: bytearray, row: int) -> bytes:
    """One of the entries of 16 bytes: a UUID, or the half of a digest."""
    return bytes(column[16 * row : 16 * row + 16])
