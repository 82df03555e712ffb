"""Files that hold keys and secrets: written whole and new for their owner, read within bounds."""

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from custody.durable import sync
from custody.errors import InputError, StorageError
from custody.sticks import open_given

_MAX_BYTES: Final = 1 << 20


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, whole or not at all, for its owner alone.

    Raises:
        StorageError: `storage.key_exists` or `storage.key_file`; nothing is left behind.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)  # a rename that never replaces
        sync(path.parent)
    except FileExistsError as err:
        raise StorageError("storage.key_exists", path=path) from err
    except OSError as err:
        raise StorageError("storage.key_file", path=path, reason=_reason(err)) from err
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and the one it stands in, if they are not there.

    Raises:
        StorageError: It cannot be made.
    """
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as err:
        raise StorageError("storage.key_file", path=folder, reason=_reason(err)) from err


def move(path: Path, to: Path) -> None:
    """Move a key file to another name, for good.

    Raises:
        StorageError: It cannot be moved.
    """
    try:
        path.rename(to)
        sync(to.parent)
        sync(path.parent)
    except OSError as err:
        raise StorageError("storage.key_file", path=to, reason=_reason(err)) from err


def read_file(path: Path, *, private: bool = False, is_piped: bool = False) -> bytes:
    """Read a key file of a bearable size.

    Args:
        path: The file.
        private: It protects itself by nothing but its mode: refuse it where others may read it.
        is_piped: It may be a pipe, of which the end is waited for.

    Raises:
        InputError: `input.key_file`: not there, not readable, too large, or open to others.
    """
    try:
        with path.open("rb") if is_piped else open_given(path) as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(_MAX_BYTES + 1)
    except OSError as err:
        raise unusable(path, _reason(err)) from err
    if private and os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise unusable(path, "it is open to others (chmod 600)")
    if len(data) > _MAX_BYTES:
        raise unusable(path, f"larger than {_MAX_BYTES} bytes")
    return data


def unusable(path: Path, reason: str) -> InputError:
    """The error of a key file that no passphrase would open."""
    return InputError("input.key_file", path=path, reason=reason)


def _reason(err: OSError) -> str:
    return err.strerror or str(err)
