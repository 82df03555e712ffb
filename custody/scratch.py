"""Folders for work in progress: gone at its end, and swept away later where a kill left them."""

import contextlib
import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path


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
    import fcntl

    sweep(parent, prefix, suffix)
    folder = parent / f"{prefix}{secrets.token_hex(8)}{suffix}"
    folder.mkdir(mode=0o700)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield folder
    finally:
        os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path, prefix: str, suffix: str = "") -> None:
    """Remove folders of this kind in which nobody works."""
    for left in parent.glob(f"{glob.escape(prefix)}*{glob.escape(suffix)}"):
        _remove_if_left(left)


def _remove_if_left(left: Path) -> None:
    import fcntl

    try:
        descriptor = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    finally:
        os.close(descriptor)
    shutil.rmtree(left, ignore_errors=True)
