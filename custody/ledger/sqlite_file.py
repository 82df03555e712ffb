"""A file of SQLite as the system sees it, and what SQLite raises as errors of ours.

They are translated here and nowhere else.
"""

import os
import shutil
import sqlite3
import stat
from pathlib import Path
from typing import Final

from custody.errors import CustodyError, InputError, IntegrityError, StorageError

_SHARED_BYTES: Final = 1 << 15
"""What SQLite needs beside the file to open it."""


class OurErrors:
    """Turns what SQLite raises inside the block into errors that say who has to act."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, err: BaseException | None, _trace: object) -> None:
        if isinstance(err, sqlite3.Error):
            raise _translated(self._path, err) from err


def _translated(path: Path, err: sqlite3.Error) -> CustodyError:
    match getattr(err, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF:
        case sqlite3.SQLITE_CORRUPT:
            return IntegrityError("integrity.ledger_corrupt", path=path, reason=str(err))
        case sqlite3.SQLITE_NOTADB:
            return InputError("input.not_a_ledger", path=path)
        case sqlite3.SQLITE_CONSTRAINT | sqlite3.SQLITE_AUTH:
            return IntegrityError("integrity.append_only", reason=str(err))
        case _:
            return storage_error(path, err)


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone; what SQLite puts beside it gets the same mode."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def is_plain(path: Path) -> bool:
    """Whether a regular file lies there, or nothing: no link, no pipe, no device without end."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return True


def storage_error(path: Path, err: sqlite3.Error) -> StorageError:
    """Whether the disk, a permission or another program is what stops SQLite."""
    code = getattr(err, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    reason = str(err)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path.parent)):
        return StorageError("storage.disk_full", path=path)
    if code == sqlite3.SQLITE_READONLY or (
        code == sqlite3.SQLITE_CANTOPEN and not os.access(path.parent, os.W_OK)
    ):
        return StorageError("storage.read_only", path=path, reason=reason)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageError("storage.ledger_busy", holder=reason)
    return StorageError("storage.ledger", path=path, reason=reason)


def _is_full(folder: Path) -> bool:
    """Too full to open a ledger: what SQLite then says of its shared memory is `disk I/O error`."""
    try:
        return shutil.disk_usage(folder).free < _SHARED_BYTES
    except OSError:
        return False
