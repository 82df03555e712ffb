"""Files that somebody else gave, and small ones that come and go on a stick."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from custody.durable import replace
from custody.errors import InputError

MOST_BYTES: Final = 1 << 20


def open_given(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file that somebody gave: a regular one, for a pipe could be waited for without end.

    Raises:
        OSError: It cannot be opened, or is a folder, a pipe, a socket or a device.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        raise OSError(errno.EINVAL, "not a regular file")
    return os.fdopen(handle, "rb")


def read_small(name: str | Path) -> bytes:
    """The bytes of a file of a bearable size."""
    try:
        with open_given(name) as file:
            return file.read(MOST_BYTES)
    except OSError as err:
        raise InputError("input.file", path=name, reason=err.strerror) from err


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that leaves, readable for others: under its name when it is whole and durable.

    Raises:
        StorageError: `storage.full` or `storage.write`; what was there is as it was.
    """
    replace(path, data, 0o666)
