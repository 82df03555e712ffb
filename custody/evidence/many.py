"""Digests of many files: processes that hash batches, results in the order asked, little memory.

Two batches are under way for each process. The processes are as many as the cores while the bytes
come from memory; when they are seen waiting for the medium, more are started. Very large files are
left to the parent, whose relay uses all cores and tells its progress.
"""

import json
import os
import selectors
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any, Final, NamedTuple

from custody.errors import StorageError
from custody.evidence import hashing_child
from custody.evidence.algorithms import DEFAULT, chosen
from custody.evidence.child import Child
from custody.evidence.digests import FileDigests, hash_descriptor
from custody.evidence.file_source import Range
from custody.evidence.sources import opened, opened_folder
from custody.evidence.walk import Kind, walk
from custody.progress import Progress, no_progress
from custody.strict_json import DIGEST_HEX

_LARGE: Final = 1 << 26
_MOST_NAMES: Final = 256
_FEW_BYTES: Final = 1 << 22
_MANY_BYTES: Final = 1 << 25
_WAITS_MEAN_COLD: Final = 0.25
"""Waits for each file from which on more processes serve; from memory there are next to none."""

_WINDOW: Final = 64
"""Batches not yet given out; bounds the memory when one of them takes long."""


class Problem(StrEnum):
    """Why there is no digest."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_A_FILE = "not-a-file"


class Hashed(NamedTuple):
    """What became of one path."""

    path: bytes
    """Relative to the root."""
    found: FileDigests | None
    problem: Problem | None = None
    reason: str | None = None


def hash_many(
    root: str | os.PathLike[str] | bytes,
    paths: Iterable[bytes],
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    total: int = 0,
) -> Generator[Hashed, None, None]:
    """Hash files on all cores; close the iterator to give up early.

    Args:
        root: The folder that the paths start from; no link is followed below it.
        paths: Plain relative paths; those of one folder best in a row.
        algorithms: Names out of `digests.ALGORITHMS`.
        progress: Bytes hashed so far, and `total`.
        total: All bytes, if known.

    Yields:
        One result for each path, in their order.

    Raises:
        StorageError: The root cannot be opened, or a process ended.
        CancelledError: From `progress`.
    """
    names = chosen(algorithms)
    with opened_folder(os.fsencode(root)) as folder:
        yield from _Many(folder, names, progress, total).run(_by_folder(paths))


def hash_folder(
    root: str | os.PathLike[str] | bytes,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    total: int = 0,
) -> Generator[Hashed, None, None]:
    """Hash every regular file in a folder and below; see `hash_many`.

    Links, sockets and devices are left out; a folder that cannot be read is a result of its own.
    """
    names = chosen(algorithms)
    unread: deque[Hashed] = deque()
    with (
        opened_folder(os.fsencode(root)) as folder,
        closing(_files_below(folder, unread)) as files,
        closing(_Many(folder, names, progress, total).run(files)) as every,
    ):
        for hashed in every:
            yield hashed
            while unread:
                yield unread.popleft()
        yield from unread


def _by_folder(paths: Iterable[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    for folder, together in groupby(paths, lambda path: path.rpartition(b"/")[0]):
        start = len(folder) + 1 if folder else 0
        yield folder, [path[start:] for path in together]


def _files_below(
    root: int, unread: deque[Hashed]
) -> Generator[tuple[bytes, list[bytes]], None, None]:
    for listing in walk(root):
        if listing.problem is not None:
            unread.append(Hashed(listing.path, None, Problem.UNREADABLE, listing.problem))
        names = [raw for raw, kind in listing.names if kind is Kind.FILE]
        if names:
            yield listing.path, names


@dataclass(slots=True)
class _Batch:
    folder: bytes
    names: Sequence[bytes]
    reply: bytes | None = None


@dataclass(slots=True)
class _Worker:
    child: Child
    under_way: deque[_Batch] = field(default_factory=deque)


class _Many:
    def __init__(
        self, root: int, algorithms: tuple[str, ...], progress: Progress, total: int
    ) -> None:
        self._root = root
        self._algorithms = algorithms
        self._record = hashing_child.record_of(DIGEST_HEX[name] // 2 for name in algorithms)
        self._progress = progress
        self._total = total
        self._done = 0
        self._names_at_once = 16
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()

    def run(self, groups: Iterable[tuple[bytes, Sequence[bytes]]]) -> Generator[Hashed, None, None]:
        batches = self._cut(groups)
        waiting: deque[_Batch] = deque()
        try:
            self._grow(os.cpu_count() or 2)
            is_over = False
            while waiting or not is_over:
                while not is_over and len(waiting) < _WINDOW:
                    worker = min(self._workers, key=lambda worker: len(worker.under_way))
                    if len(worker.under_way) > 1:
                        break
                    batch = next(batches, None)
                    if batch is None:
                        is_over = True
                    else:
                        worker.child.send(b"\0".join((batch.folder, *batch.names)))
                        worker.under_way.append(batch)
                        waiting.append(batch)
                if waiting and waiting[0].reply is None:
                    self._wait()
                while waiting and waiting[0].reply is not None:
                    yield from self._results(waiting.popleft())
        finally:
            for worker in self._workers:
                worker.child.close()
            self._selector.close()

    def _cut(self, groups: Iterable[tuple[bytes, Sequence[bytes]]]) -> Iterator[_Batch]:
        for folder, names in groups:
            start = 0
            while start < len(names):
                end = start + self._names_at_once
                yield _Batch(folder, names[start:end])
                start = end

    def _grow(self, wanted: int) -> None:
        order = " ".join((str(self._root), str(_LARGE), *self._algorithms)).encode("ascii")
        while len(self._workers) < wanted:
            worker = _Worker(Child(hashing_child.__name__, files=(self._root,)))
            self._workers.append(worker)
            self._selector.register(worker.child.socket, selectors.EVENT_READ, worker)
            worker.child.send(order)

    def _wait(self) -> None:
        for key, _ in self._selector.select():
            worker: _Worker = key.data
            reply = worker.child.receive()
            batch = worker.under_way.popleft()
            batch.reply = reply
            waits, _length = hashing_child.HEAD.unpack_from(reply)
            if waits > _WAITS_MEAN_COLD * len(batch.names):
                self._grow(4 * (os.cpu_count() or 2))

    def _results(self, batch: _Batch) -> Iterator[Hashed]:
        reply = batch.reply or b""
        _, length = hashing_child.HEAD.unpack_from(reply)
        start = hashing_child.HEAD.size
        rest = reply[start + length :]
        details: dict[str, Any] = json.loads(rest) if rest else {}
        prefix = batch.folder + b"/" if batch.folder else b""
        done = 0
        records = self._record.iter_unpack(reply[start : start + length])
        for index, (name, record) in enumerate(zip(batch.names, records, strict=True)):
            outcome, size = record[:2]
            path = prefix + name
            if outcome == hashing_child.DONE:
                done += size
                yield Hashed(path, FileDigests(size, self._hexes(record[2:])))
            elif outcome == hashing_child.LARGE:
                yield self._large(path, done)
            else:
                yield self._odd(path, outcome, size, record[2:], details.get(str(index)))
        self._done += done
        self._progress(self._done, self._total)
        self._adapt(done)

    def _adapt(self, size: int) -> None:
        if size < _FEW_BYTES:
            self._names_at_once = min(2 * self._names_at_once, _MOST_NAMES)
        elif size > _MANY_BYTES:
            self._names_at_once = max(self._names_at_once // 2, 1)

    def _large(self, path: bytes, done: int) -> Hashed:
        before = self._done + done

        def report(part: int, _size: int) -> None:
            self._progress(before + part, self._total)

        try:
            with opened(path, below=self._root) as descriptor:
                found = hash_descriptor(descriptor, self._algorithms, report)
        except OSError as err:
            return Hashed(path, None, Problem.UNREADABLE, err.strerror)
        except StorageError as err:
            return Hashed(path, None, Problem.UNREADABLE, str(err.facts["reason"]))
        self._done += found.size
        return Hashed(path, found)

    def _odd(
        self, path: bytes, outcome: int, size: int, values: Sequence[bytes], detail: Any
    ) -> Hashed:
        if outcome == hashing_child.MISSING:
            return Hashed(path, None, Problem.MISSING)
        if outcome == hashing_child.NOT_A_FILE:
            return Hashed(path, None, Problem.NOT_A_FILE)
        if outcome == hashing_child.UNREADABLE:
            return Hashed(path, None, Problem.UNREADABLE, detail)
        errors, holes, changed = detail
        ranges = tuple(Range(*error) for error in errors)
        self._done += size
        return Hashed(path, FileDigests(size, self._hexes(values), ranges, holes, changed))

    def _hexes(self, values: Sequence[bytes]) -> dict[str, str]:
        return dict(zip(self._algorithms, map(bytes.hex, values), strict=True))
