"""Writing that lasts: failures become ours, and what was written is forced to the medium."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from custody.errors import StorageError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CANNOT: Final = frozenset({errno.EINVAL, errno.ENOTSUP})


@contextlib.contextmanager
def written(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system refuses inside the block into an error of ours.

    Args:
        path: What is being written, as the error tells it.

    Raises:
        StorageError: `storage.full` or `storage.write`.
    """
    try:
        yield
    except OSError as err:
        if err.errno in _FULL:
            raise StorageError("storage.full", path=os.fspath(path)) from err
        reason = err.strerror or str(err)
        raise StorageError("storage.write", path=os.fspath(path), reason=reason) from err


def sync(path: Path) -> None:
    """Make the bytes of a file, or the names in a folder, survive a loss of power.

    Where a system or file system cannot do that for folders, it is left out: Windows has no handle
    for it and journals a rename itself; some file systems of memory sticks refuse.

    Raises:
        OSError: The medium failed.
    """
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(descriptor)
    except OSError as err:
        if err.errno not in _CANNOT:
            raise
    finally:
        os.close(descriptor)


def sync_tree(path: Path) -> None:
    """Make a file, or a folder with all in it, survive a loss of power.

    On Linux the whole file system is asked at once: one by one, each file waits for the journal.

    Raises:
        OSError: The medium failed.
    """
    if sys.platform != "linux":
        for each in (*path.rglob("*"), path):
            sync(each)
        return
    import ctypes

    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if system.syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(descriptor)


def replace(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file in the place of the one of that name: never a part of it.

    Args:
        path: Where it lies, or will lie.
        data: All of it.
        mode: Who may read and write it, as far as the process lets them; its owner alone.

    Raises:
        StorageError: `storage.full` or `storage.write`; the old file is as it was.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    with written(path):
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
            sync(path.parent)
        finally:
            fresh.unlink(missing_ok=True)
