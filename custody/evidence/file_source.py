"""What is hashed: bytes at any offset, cut into pieces, holes of sparse files apart."""

import errno
import os
import stat
from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from custody.evidence.sources import file_size, set_direct

CHUNK: Final = 1 << 21
BLOCK: Final = 4096
"""The smallest range that is given up when it cannot be read."""
_AHEAD: Final = 8 * CHUNK
"""How far the kernel is told to read ahead: several times what a disk gives in a chunk's time."""


class Range(NamedTuple):
    """Bytes of a file that could not be read and count as zeros."""

    offset: int
    length: int


class Piece(NamedTuple):
    """A part of a file, at most a chunk long."""

    offset: int
    length: int
    is_hole: bool


class Source(Protocol):
    """Bytes that can be read at any offset, from several threads."""

    size: int

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill a buffer, a whole number of blocks long; fewer bytes only at the end.

        Raises:
            OSError: Nothing could be read there.
        """

    def pieces(self) -> Iterator[Piece]:
        """The whole in order, cut into chunks, holes apart."""


class FileSource:
    """An open file or block device."""

    def __init__(self, descriptor: int, *, uncached: bool = False) -> None:
        """Prepare reading.

        Args:
            descriptor: Stays the caller's.
            uncached: Read past the page cache, from the medium.
        """
        self._descriptor = descriptor
        self.size = file_size(descriptor)
        self._sparse = is_sparse(os.fstat(descriptor))
        self.uncached = uncached and set_direct(descriptor, True)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill a buffer; see `Source`."""
        done = 0
        while done < len(buffer):
            try:
                got = os.preadv(self._descriptor, [buffer[done:]], offset + done)
            except OSError as err:
                if not (err.errno == errno.EINVAL and self.uncached):
                    raise
                # Not on this file system, or not at this offset.
                self.uncached = set_direct(self._descriptor, False)
                continue
            if got == 0:
                break
            done += got
        return done

    def pieces(self) -> Iterator[Piece]:
        """The whole in order; see `Source`."""
        for start, end, is_hole in self._extents():
            for offset in range(start, end, CHUNK):
                if not (is_hole or self.uncached):
                    self._announce(offset, start, end)
                yield Piece(offset, min(CHUNK, end - offset), is_hole)

    def _announce(self, offset: int, start: int, end: int) -> None:
        """Have the next part of a run of data fetched while the chunks before it are hashed.

        Twice as quick as reading past the cache where the disk likes few, large requests, and no
        slower where the kernel reads ahead little by itself.
        """
        first = offset if offset == start else offset + _AHEAD
        length = min(offset + _AHEAD + CHUNK, end) - first
        if length > 0 and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self._descriptor, first, length, os.POSIX_FADV_WILLNEED)

    def _extents(self) -> Iterator[tuple[int, int, bool]]:
        """Runs of data and holes; a hole shorter than a chunk counts as data, for speed."""
        at = start = 0
        while self._sparse and at < self.size:
            hole = os.lseek(self._descriptor, at, os.SEEK_HOLE)
            if hole >= self.size:
                break
            try:
                at = os.lseek(self._descriptor, hole, os.SEEK_DATA)
            except OSError as err:
                if err.errno != errno.ENXIO:  # no data behind the hole
                    raise
                at = self.size
            if at - hole >= CHUNK or (hole == 0 and at >= self.size):
                yield start, hole, False
                yield hole, min(at, self.size), True
                start = at
        yield start, self.size, False


def is_sparse(status: os.stat_result) -> bool:
    """Tell whether a file has holes."""
    return stat.S_ISREG(status.st_mode) and status.st_blocks * 512 < status.st_size


def whole_blocks(length: int) -> int:
    """The length rounded up to whole blocks, as reading past the page cache needs."""
    return -(-length // BLOCK) * BLOCK
