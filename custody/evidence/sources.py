"""Opening what is evidence: never following a link, never waiting, never changing it.

A source is opened by its raw name, relative to a folder that is held open, one path component at a
time, so that a folder or file that is swapped for a link meanwhile leads to an error and not
outside. Opening does not change the access time where the system allows that.
"""

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from custody.errors import InputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

O_NOFOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
O_NOATIME: Final = getattr(os, "O_NOATIME", 0)
O_DIRECT: Final = getattr(os, "O_DIRECT", 0)
READ_FLAGS: Final = os.O_RDONLY | O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_FOLDER: Final = os.O_RDONLY | O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC


def open_file(name: bytes, *, folder: int | None = None) -> int:
    """Open a regular file or block device for reading; the descriptor is the caller's to close.

    Args:
        name: Raw name; with `folder`, one component in it.
        folder: Descriptor of the folder, or None for a path.

    Raises:
        OSError: It is not there, a link (ELOOP), or may not be read.
        InputError: `input.not_a_file`.
    """
    descriptor = open_quietly(name, folder)
    mode = os.fstat(descriptor).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISBLK(mode)):
        os.close(descriptor)
        raise InputError("input.not_a_file", path=os.fsdecode(name))
    return descriptor


def open_quietly(name: bytes, folder: int | None) -> int:
    """Open for reading without touching the access time, or touching it if that is not allowed."""
    try:
        return os.open(name, READ_FLAGS | O_NOATIME, dir_fd=folder)
    except PermissionError:
        return os.open(name, READ_FLAGS, dir_fd=folder)


def open_folder(path: bytes, *, below: int | None = None) -> int:
    """Open a folder, following no link in `path` when it lies below an open folder.

    Args:
        path: With `below`, a relative path whose components are opened one by one (empty for the
            folder itself); without, a path whose last component may not be a link.
        below: Descriptor of the folder that `path` starts from; it stays open.
    """
    if below is None:
        return os.open(path, _FOLDER)
    descriptor = os.open(b".", _FOLDER, dir_fd=below)
    for part in path.split(b"/") if path else ():
        if part in (b"", b".", b".."):
            os.close(descriptor)
            raise OSError(errno.EINVAL, "not a plain relative path", path)
        try:
            inner = os.open(part, _FOLDER, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        descriptor = inner
    return descriptor


@contextmanager
def opened(path: bytes, *, below: int | None = None) -> "Iterator[int]":
    """A file open for reading, closed at the end; see `open_file`.

    Args:
        path: With `below`, a relative path whose components are opened one by one.
        below: Descriptor of a folder.

    Raises:
        StorageError: `storage.read`: it is not there, a link, or may not be read.
        InputError: `input.not_a_file`.
    """
    try:
        if below is None:
            descriptor = open_file(path)
        else:
            parent, _, name = path.rpartition(b"/")
            folder = open_folder(parent, below=below)
            try:
                descriptor = open_file(name, folder=folder)
            finally:
                os.close(folder)
    except OSError as err:
        raise storage_error("storage.read", path, err) from err
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def opened_folder(path: bytes) -> "Iterator[int]":
    """A folder that is no link, open, closed at the end.

    Raises:
        StorageError: `storage.read`.
    """
    try:
        descriptor = open_folder(path)
    except OSError as err:
        raise storage_error("storage.read", path, err) from err
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def storage_error(code: str, path: bytes, err: OSError) -> StorageError:
    """One of our errors for a failed call of the operating system."""
    return StorageError(code, path=os.fsdecode(path), reason=err.strerror or str(err))


def set_direct(descriptor: int, wanted: bool) -> bool:
    """Read and write past the page cache, or not; tell whether it is so now."""
    if not O_DIRECT:
        return False
    import fcntl

    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | O_DIRECT if wanted else flags & ~O_DIRECT)
    except OSError:
        return False  # the file system has no such way; the page cache serves
    return wanted


def file_size(descriptor: int) -> int:
    """Bytes of a file; for a block device, whose status says 0, its capacity."""
    status = os.fstat(descriptor)
    if stat.S_ISBLK(status.st_mode):
        return os.lseek(descriptor, 0, os.SEEK_END)
    return status.st_size
