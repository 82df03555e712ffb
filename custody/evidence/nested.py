"""A container with the containers in it: all opened, each into a folder of its own.

A mail with an archive attached is the common case. What cannot be opened stays the file it is, and
the reason is told; only the outermost decides whether anything is taken at all.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from custody.errors import InputError
from custody.evidence.containers import MAX_DEPTH, Budget, kind_of, unpack
from custody.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Opened:
    """One container that was opened."""

    folder: Path
    """Where its files lie now."""
    name: bytes
    """Its own name below the outermost; empty for that."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of one container and all that lie in it."""

    opened: tuple[Opened, ...]
    """The outermost first; none, if that was refused."""
    refused: tuple[tuple[bytes, InputError], ...]
    """Names as above, with the reason why nothing was taken from that one."""


def open_all(
    path: Path,
    place: Path,
    progress: Progress = no_progress,
    *,
    name: str | None = None,
    passwords: Sequence[str] = (),
) -> Opening:
    """Open a container, and those in it.

    Args:
        path: The outermost.
        place: An empty folder of the caller's.
        progress: Bytes of the outermost that are behind, and its size.
        name: Its own name, if the file has another.
        passwords: Tried on whatever is locked; kept nowhere.

    Raises:
        StorageError: What is unpacked cannot be written, or is too much for the disk.
        CancelledError: From `progress`.
    """
    budget = Budget()
    opened: list[Opened] = []
    refused: list[tuple[bytes, InputError]] = []
    waiting = [(path, b"", name or path.name, 1)]
    for source, inner, shown, depth in waiting:
        folder = place / str(len(opened) + len(refused))
        folder.mkdir()
        if depth > MAX_DEPTH:
            refused.append((inner, InputError("input.archive_deep", path=shown)))
            continue
        try:
            step = no_progress if inner else progress
            names = unpack(source, folder, step, name=shown, passwords=passwords, budget=budget)
        except InputError as err:
            refused.append((inner, err))
            continue
        opened.append(Opened(folder, inner))
        for each in names:
            file = Path(os.fsdecode(os.fsencode(folder) + b"/" + each))
            if kind_of(file) is not None:
                below = inner + b"/" + each if inner else each
                waiting.append((file, below, file.name, depth + 1))
    return Opening(tuple(opened), tuple(refused))
