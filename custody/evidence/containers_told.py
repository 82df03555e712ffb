"""What a reader of containers is asked, and how it answers: entries, data, and problems."""

import itertools
import json
import struct
from typing import IO, Final, NamedTuple

from custody.evidence.frames import write_frame

DATA: Final = struct.Struct("<IQ")
"""Number of the entry, and how far into the container its data lie."""
CHUNK: Final = 1 << 18


class Problem(Exception):  # noqa: N818 - an answer, not a fault of this process
    """Why it cannot go on: the rest of a code, and facts."""

    def __init__(self, problem: str, **facts: str) -> None:
        super().__init__(problem)
        self.told = {"problem": problem, **facts}


class Entry(NamedTuple):
    """A file or folder of a container."""

    name: bytes
    kind: str
    """`file`, `folder`, or what is neither."""
    size: int


class Order(NamedTuple):
    """What is to be opened."""

    file: IO[bytes]
    name: str
    passwords: tuple[str, ...]


class Teller:
    """The way back to the parent."""

    def __init__(self, descriptor: int, file: IO[bytes]) -> None:
        self._descriptor = descriptor
        self._file = file
        self._numbers = itertools.count()

    def enter(self, entry: Entry) -> int:
        """Tell of an entry; its number."""
        told = {"name": entry.name.hex(), "kind": entry.kind, "size": entry.size}
        write_frame(self._descriptor, b"E" + json.dumps(told).encode())
        return next(self._numbers)

    def give(self, number: int, data: bytes | bytearray | memoryview) -> None:
        """Hand over data of an entry."""
        for start in range(0, len(data), CHUNK):
            head = b"D" + DATA.pack(number, self._file.tell())
            write_frame(self._descriptor, head + bytes(data[start : start + CHUNK]))

    def copy(self, number: int, source: IO[bytes]) -> int:
        """Hand over all that a source has; how much that was."""
        size = 0
        while chunk := source.read(CHUNK):
            self.give(number, chunk)
            size += len(chunk)
        return size
