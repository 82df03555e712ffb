"""Folders for work in progress: gone at its end, and swept away later where a kill left them."""

import contextlib
import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@contextlib.contextmanager
def scratch_folder(parent: Path, prefix: str, suffix: str = "") -> Iterator[Path]:
    """A fresh folder, gone at the end; its lock tells that somebody works in it.

    Args:
        parent: Where it is made.
        prefix: How its name begins; others of that kind that nobody works in are removed first.
        suffix: How its name ends.

    Raises:
        OSError: It cannot be made.
    """
    sweep(parent, prefix, suffix)
    while (made := _locked(parent / f"{prefix}{secrets.token_hex(8)}{suffix}")) is None:
        pass
    folder, descriptor = made
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def _locked(folder: Path) -> tuple[Path, int] | None:
    """Make a folder and lock it; none where another process swept it away in between."""
    import fcntl

    folder.mkdir(mode=0o700)
    try:
        descriptor = os.open(folder, _FOLDER)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), folder.stat()):
            return folder, descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(descriptor)
    return None


def sweep(parent: Path, prefix: str, suffix: str = "") -> None:
    """Remove folders of this kind in which nobody works."""
    for left in parent.glob(f"{glob.escape(prefix)}*{glob.escape(suffix)}"):
        _remove_if_left(left)


def _remove_if_left(left: Path) -> None:
    import fcntl

    try:
        descriptor = os.open(left, _FOLDER)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Under the lock, so that nobody takes the folder between the question and the removal.
        shutil.rmtree(left, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(descriptor)
