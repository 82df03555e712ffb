"""A list of digests held against files: each line with what became of it."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from custody.evidence.algorithms import LEGACY
from custody.evidence.digests import FileDigests
from custody.evidence.hash_lists import HashList, Line
from custody.evidence.many import Problem, hash_many
from custody.evidence.sources import opened_folder
from custody.evidence.walk import Kind, walk
from custody.progress import Progress, no_progress


class Outcome(StrEnum):
    """What became of one name."""

    MATCH = "match"
    DIFFER = "differ"
    ONLY_IN_LIST = "only-in-list"
    ONLY_ON_DISK = "only-on-disk"
    UNREADABLE = "unreadable"
    OUTSIDE = "outside"
    """The list names something outside the folder; it was not looked at."""


class Checked(NamedTuple):
    """Comparison of one name of a list, or of one file that is in none."""

    name: bytes
    outcome: Outcome
    expected: Line | None = None
    found: FileDigests | None = None
    reason: str | None = None

    @property
    def is_legacy_only(self) -> bool:
        """The list gives nothing but broken algorithms: a match says little."""
        return self.expected is not None and LEGACY.issuperset(self.expected.digests)


def check_list(
    expected: HashList,
    root: str | os.PathLike[str] | bytes,
    progress: Progress = no_progress,
    *,
    called: bytes | None = None,
) -> Iterator[Checked]:
    """Compare a list with a folder by hashing what is there.

    Args:
        expected: The list; its names are relative to the folder, or lie in it, or all begin with
            what the folder is called.
        root: The folder; no link is followed below it.
        progress: Bytes hashed so far, and all that the list names.
        called: What a list that was written outside calls the folder; `root` itself, if not told.

    Yields:
        The names of the list in its order, then what is only on the disk.
    """
    raw = os.fsencode(root)
    names = _without([line.name for line in expected.lines], called or raw, raw)
    paths = _inside(names, raw)
    inside: list[tuple[bytes, Line]] = []
    for path, line in zip(paths, expected.lines, strict=True):
        if path is None:
            yield Checked(line.name, Outcome.OUTSIDE, line)
        else:
            inside.append((path, line))
    found = _found(raw, {path for path, _ in inside})
    listed = (path for path, _ in inside)
    hashed = hash_many(root, listed, expected.algorithms, progress, total=found.size)
    for result, (_, line) in zip(hashed, inside, strict=True):
        if result.found is not None:
            yield _compared(line, result.found)
        elif result.problem is Problem.MISSING:
            yield Checked(line.name, Outcome.ONLY_IN_LIST, line)
        else:
            reason = result.reason or "not a regular file"
            yield Checked(line.name, Outcome.UNREADABLE, line, reason=reason)
    for path, problem in found.unread:
        yield Checked(path, Outcome.UNREADABLE, reason=problem)
    for path in found.others:
        yield Checked(path, Outcome.ONLY_ON_DISK)


class _Found(NamedTuple):
    """What one walk through a folder tells before anything is hashed."""

    size: int
    """Bytes of all files that the list names."""
    others: list[bytes]
    """Files that it does not name."""
    unread: list[tuple[bytes, str]]
    """Folders that could not be read, and why."""


def _found(root: bytes, listed: set[bytes]) -> _Found:
    size = 0
    others: list[bytes] = []
    unread: list[tuple[bytes, str]] = []
    with opened_folder(root) as folder:
        for listing in walk(folder):
            if listing.problem is not None:
                unread.append((listing.path, listing.problem))
            for name, kind in listing.names:
                if kind is not Kind.FILE:
                    continue
                if (path := listing.path_of(name)) not in listed:
                    others.append(path)
                    continue
                with contextlib.suppress(OSError):
                    size += os.stat(name, dir_fd=listing.descriptor, follow_symlinks=False).st_size
    return _Found(size, others, unread)


def _compared(line: Line, found: FileDigests) -> Checked:
    if found.changed or found.read_errors:
        reason = "it changed while it was read" if found.changed else "parts cannot be read"
        return Checked(line.name, Outcome.UNREADABLE, line, found, reason)
    is_same = line.size in (None, found.size) and all(
        found.values[algorithm] == value for algorithm, value in line.digests.items()
    )
    return Checked(line.name, Outcome.MATCH if is_same else Outcome.DIFFER, line, found)


def folder_of(expected: HashList) -> bytes:
    """The folder in which all lie that a list names, as the list calls it; empty if none."""
    names = [line.name for line in expected.lines]
    together = b"\n".join([b"", *names])
    if not names or any(each in together for each in (b"\n/", b"./", b"//")):
        return b""
    return os.path.commonpath([name.rpartition(b"/")[0] for name in names])


def _without(names: Sequence[bytes], called: bytes, root: bytes) -> Sequence[bytes]:
    """Names less the folder with which all begin, unless the folder holds another of that name."""
    start = called.rstrip(b"/") + b"/"
    if not all(name.startswith(start) for name in names):
        return names
    if names and os.path.lexists(root + b"/" + names[0]):
        return names
    return [name[len(start) :] for name in names]


def _inside(names: Sequence[bytes], root: bytes) -> Iterable[bytes | None]:
    """The plain path below the folder that each name of a list means, if it means one.

    Mostly a list says nothing else, and one look at all of it tells.
    """
    together = b"\n".join([b"", *names, b""])
    unusual = (b"//", b"/.", b"\n/", b"\n.", b"/\n", b"\n\n", b"\0")
    if not any(each in together for each in unusual):
        return names
    base = os.fsencode(Path(os.fsdecode(root)).absolute())
    return (_path_inside(name, base) for name in names)


def _path_inside(name: bytes, base: bytes) -> bytes | None:
    if name.startswith(base + b"/"):
        name = name[len(base) :].lstrip(b"/")
    parts = [part for part in name.split(b"/") if part not in (b"", b".")]
    if not parts or name.startswith(b"/") or b".." in parts or b"\0" in name:
        return None
    return b"/".join(parts)
