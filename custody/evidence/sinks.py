"""Writing a copy of evidence: piece by piece, at any offset, from any thread.

A large copy has its room taken at once and goes past the page cache, straight to the medium. So a
full disk is told early, no page of memory has to be found for bytes that are not read soon, and
whoever reads the copy again reads what the medium has.
"""

import errno
import mmap
import os
import sys
from typing import Final

from custody.durable import written
from custody.evidence.sources import set_direct

BLOCK: Final = 4096
"""What is written past the page cache starts at such an offset and has such a length."""
DIRECT_FROM: Final = 1 << 20
"""From this size on the page cache is passed by."""
_NO_ROOM_TO_TAKE: Final = frozenset({errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EINTR})


class FileSink:
    """A new file that is open for writing."""

    def __init__(
        self, descriptor: int, path: str | os.PathLike[str], size: int = 0, *, sparse: bool = False
    ) -> None:
        """Prepare writing.

        Args:
            descriptor: Stays the caller's.
            path: What an error calls it.
            size: About how much will come.
            sparse: There are holes, which shall not take room.

        Raises:
            StorageError: `storage.full`: there is no room for so much.
        """
        self._descriptor = descriptor
        self._path = path
        self._direct = False
        if size >= DIRECT_FROM:
            with written(path):
                if not sparse:
                    _reserve(descriptor, size)
                self._direct = set_direct(descriptor, True)

    def write(self, data: memoryview, offset: int) -> None:
        """Write bytes at an offset, a whole number of blocks from the start.

        Raises:
            StorageError: `storage.full` or `storage.write`.
        """
        with written(self._path):
            while data:
                done = self._write(data, offset)
                data = data[done:]
                offset += done

    def finish(self, size: int) -> None:
        """Let the file end where it should: behind a hole, or before what only filled a block.

        Raises:
            StorageError: `storage.full` or `storage.write`.
        """
        with written(self._path):
            os.ftruncate(self._descriptor, size)

    def _write(self, data: memoryview, offset: int) -> int:
        if self._direct:
            whole = len(data) // BLOCK * BLOCK
            try:
                if whole:
                    return os.pwrite(self._descriptor, data[:whole], offset)
                block = mmap.mmap(-1, BLOCK)  # begins where a page does, as it has to
                block[: len(data)] = data
                return min(os.pwrite(self._descriptor, block, offset), len(data))
            except OSError as err:
                if err.errno != errno.EINVAL:
                    raise
            self._direct = set_direct(self._descriptor, False)  # not on this file system
        return os.pwrite(self._descriptor, data, offset)


def _reserve(descriptor: int, size: int) -> None:
    """Take room, where the file system can; `os.posix_fallocate` would write every page instead."""
    if sys.platform != "linux":
        return
    import ctypes

    system = ctypes.CDLL(None, use_errno=True)
    if system.fallocate64(descriptor, 0, ctypes.c_int64(0), ctypes.c_int64(size)) != 0:
        number = ctypes.get_errno()
        if number not in _NO_ROOM_TO_TAKE:
            raise OSError(number, os.strerror(number))
