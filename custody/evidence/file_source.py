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
_PROBES: Final = 16


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

    def __init__(self, descriptor: int, *, uncached: bool | None = None) -> None:
        """Prepare reading.

        Args:
            descriptor: Stays the caller's.
            uncached: Read past the page cache, from the medium; None for what is quicker now.
        """
        self._descriptor = descriptor
        self.size = file_size(descriptor)
        self._sparse = is_sparse(os.fstat(descriptor))
        self.uncached = False
        if uncached or (uncached is None and _is_cold(descriptor, self.size)):
            self.uncached = set_direct(descriptor, True)

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
                yield Piece(offset, min(CHUNK, end - offset), is_hole)

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


def _is_cold(descriptor: int, size: int) -> bool:
    """Tell whether most of a large file is not in the page cache, by a few reads of one byte."""
    if size < _PROBES * CHUNK or not hasattr(os, "RWF_NOWAIT"):
        return False
    byte = bytearray(1)
    missing = 0
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_RANDOM)  # a probe reads nothing ahead
    for offset in range(0, size, size // _PROBES):
        try:
            os.preadv(descriptor, [byte], offset, os.RWF_NOWAIT)
        except BlockingIOError:
            missing += 1
        except OSError:
            break  # cannot tell
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_NORMAL)
    return missing * 2 > _PROBES


def whole_blocks(length: int) -> int:
    """The length rounded up to whole blocks, as reading past the page cache needs."""
    return -(-length // BLOCK) * BLOCK
