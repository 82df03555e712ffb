"""Taking evidence in: a copy that is hashed while it is made, or a file registered where it lies.

The source is read once. What is not a regular file is recorded and never opened. A file that
changes while it is read, or cannot be read as a whole, is told as such and is not kept; bytes that
the medium does not give are recorded as ranges, and the rest is kept.
"""

import contextlib
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from custody.errors import InputError
from custody.evidence.algorithms import DEFAULT, chosen
from custody.evidence.digests import FileDigests, hash_descriptor
from custody.evidence.file_source import is_sparse
from custody.evidence.sources import file_size, open_file, opened_folder, storage_error
from custody.evidence.store import Store
from custody.evidence.walk import Kind, Metadata, describe, walk
from custody.progress import Progress, no_progress

_LARGE: Final = 1 << 26
"""From this size a file is read by all cores at once and tells its own progress."""

_AT_ONCE: Final = 8
"""Small files under way together, so that the waits for the disk fall together."""


class Outcome(StrEnum):
    """What became of one thing that was to be taken in."""

    KEPT = "kept"
    """Copied into the store and read back."""
    IN_PLACE = "in-place"
    """Hashed where it lies, not copied."""
    RECORDED = "recorded"
    """A folder, link, socket …: described, not opened."""
    CHANGED = "changed"
    """Not the same all the while it was read; not kept."""
    UNREADABLE = "unreadable"
    """Could not be opened, or reading it ended; not kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file, folder or other thing of an intake."""

    path: bytes
    """Relative to the folder taken in; the bare name for a single file."""
    source: bytes
    """Absolute path it was read from."""
    outcome: Outcome
    metadata: Metadata | None = None
    """From before the reading."""
    found: FileDigests | None = None
    reason: str | None = None
    """Why it is unreadable."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What an intake has before it."""

    files: int
    size: int


def survey(path: str | os.PathLike[str] | bytes, progress: Progress = no_progress) -> Survey:
    """Count the files, and their bytes, that an intake of a path would read.

    Args:
        path: A file or a folder.
        progress: Told after each folder that nothing is read yet, of the bytes counted so far.
    """
    raw = os.fsencode(path)
    try:
        metadata = describe(raw)
        if metadata.kind is not Kind.FOLDER:
            return Survey(1, metadata.size) if metadata.kind is Kind.FILE else Survey(0, 0)
        files = size = 0
        with opened_folder(raw) as root:
            for listing in walk(root):
                for name in listing.names:
                    if name.kind is Kind.FILE:
                        files += 1
                        with contextlib.suppress(OSError):
                            size += os.stat(
                                name.raw, dir_fd=listing.descriptor, follow_symlinks=False
                            ).st_size
                progress(0, size)
    except OSError as err:
        raise storage_error("storage.read", raw, err) from err
    return Survey(files, size)


def take(
    path: str | os.PathLike[str] | bytes,
    store: Store | None,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    total: int = 0,
) -> Iterator[Taken]:
    """Take in one file, block device or folder.

    Args:
        path: A link is recorded, not followed.
        store: Where the copies go; None to register in place.
        algorithms: Names out of `digests.ALGORITHMS`; SHA-256 always.
        progress: Bytes done and in all; a copy counts twice, since it is read back.
        total: All bytes of the source, if known (see `survey`).

    Yields:
        One result for each thing, in the order of the walk, as soon as it is durable.

    Raises:
        StorageError: The source is not there, or the store cannot be written (`storage.full`).
        IntegrityError: What was written cannot be read back as it was.
        CancelledError: From `progress`.
    """
    names = chosen({*algorithms, "sha256"})
    source = os.fsencode(Path(os.fsdecode(path)).absolute())
    try:
        metadata = describe(source)
    except OSError as err:
        raise storage_error("storage.read", source, err) from err
    intake = _Intake(store, names, progress, total)
    if metadata.kind is Kind.FOLDER:
        return intake.folder(source)
    return intake.single(source, metadata)


@dataclass(frozen=True, slots=True)
class _Job:
    """A file that was found, to be opened and read."""

    path: bytes
    source: bytes
    metadata: Metadata
    name: bytes
    folder: int | None

    def taken(
        self, outcome: Outcome, found: FileDigests | None, reason: str | None = None
    ) -> Taken:
        return Taken(self.path, self.source, outcome, self.metadata, found, reason)

    def is_what_was_described(self, descriptor: int) -> bool:
        """Tell whether the name still stood for the same file when it was opened."""
        status = os.fstat(descriptor)
        told = self.metadata
        return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns) == (
            told.device,
            told.inode,
            told.size,
            told.modified_ns,
        )


class _Intake:
    def __init__(
        self, store: Store | None, algorithms: tuple[str, ...], progress: Progress, total: int
    ) -> None:
        self._store = store
        self._algorithms = algorithms
        self._progress = progress
        self._passes = 1 if store is None else 2
        self._total = total
        self._done = 0

    def single(self, source: bytes, metadata: Metadata) -> Iterator[Taken]:
        name = source.rpartition(b"/")[2]
        if metadata.kind not in (Kind.FILE, Kind.BLOCK_DEVICE):
            yield Taken(name, source, Outcome.RECORDED, metadata)
            return
        job = _Job(name, source, metadata, source, None)
        opened = _opened(job)
        if isinstance(opened, Taken):
            yield opened
            return
        self._total = file_size(opened)
        yield self._finish(self._read(job, opened, self._report))

    def folder(self, source: bytes) -> Iterator[Taken]:
        under_way: deque[tuple[int, Future[Taken]]] = deque()
        with (
            opened_folder(source) as root,
            contextlib.closing(self._found(source, root)) as every,
            ThreadPoolExecutor(_AT_ONCE, "intake") as pool,
        ):
            try:
                for found in every:
                    is_small = isinstance(found, _Job) and found.metadata.size < _LARGE
                    yield from self._drain(under_way, 2 * _AT_ONCE if is_small else 0)
                    if not isinstance(found, _Job):
                        yield found
                        continue
                    opened = _opened(found)
                    if isinstance(opened, Taken):
                        yield from self._drain(under_way, 0)
                        yield opened
                    elif is_small:
                        future = pool.submit(self._read, found, opened, no_progress)
                        under_way.append((opened, future))
                    else:
                        yield self._finish(self._read(found, opened, self._report))
                yield from self._drain(under_way, 0)
            finally:
                for descriptor, future in under_way:
                    if future.cancel():
                        os.close(descriptor)

    def _drain(self, under_way: "deque[tuple[int, Future[Taken]]]", most: int) -> Iterator[Taken]:
        while len(under_way) > most:
            yield self._finish(under_way.popleft()[1].result())

    def _found(self, source: bytes, root: int) -> "Generator[Taken | _Job, None, None]":
        for listing in walk(root):
            here = source + b"/" + listing.path if listing.path else source
            if listing.problem is not None:
                yield Taken(listing.path, here, Outcome.UNREADABLE, reason=listing.problem)
                continue
            yield Taken(listing.path, here, Outcome.RECORDED, describe(b".", listing.descriptor))
            for name, kind in listing.names:
                if kind is not Kind.FOLDER:
                    path = listing.path_of(name)
                    yield self._described(path, source + b"/" + path, name, listing.descriptor)

    def _described(self, path: bytes, source: bytes, name: bytes, folder: int) -> "Taken | _Job":
        try:
            metadata = describe(name, folder)
        except OSError as err:
            return Taken(path, source, Outcome.UNREADABLE, reason=_reason(err))
        if metadata.kind is not Kind.FILE:
            return Taken(path, source, Outcome.RECORDED, metadata)
        return _Job(path, source, metadata, name, folder)

    def _read(self, job: _Job, descriptor: int, progress: Progress) -> Taken:
        try:
            if not job.is_what_was_described(descriptor):
                return job.taken(Outcome.CHANGED, None)
            if self._store is None:
                found = hash_descriptor(descriptor, self._algorithms, progress)
            else:
                found = self._copy(self._store, descriptor, progress)
        except OSError as err:
            return job.taken(Outcome.UNREADABLE, None, _reason(err))
        finally:
            os.close(descriptor)
        if found.changed:
            return job.taken(Outcome.CHANGED, found)
        return job.taken(Outcome.IN_PLACE if self._store is None else Outcome.KEPT, found)

    def _copy(self, store: Store, descriptor: int, progress: Progress) -> FileDigests:
        status = os.fstat(descriptor)
        with store.incoming(file_size(descriptor), sparse=is_sparse(status)) as incoming:
            found = hash_descriptor(descriptor, self._algorithms, progress, sink=incoming.write)
            if not found.changed:
                incoming.keep(
                    found.values["sha256"],
                    found.size,
                    lambda done, size: progress(size + done, size),
                )
            return found

    def _finish(self, taken: Taken) -> Taken:
        if taken.found is not None:
            self._done += taken.found.size * self._passes
            self._report(0, 0)
        return taken

    def _report(self, done: int, _size: int) -> None:
        self._progress(self._done + done, self._total * self._passes)


def _opened(job: _Job) -> int | Taken:
    try:
        return open_file(job.name, folder=job.folder)
    except (OSError, InputError) as err:
        return job.taken(Outcome.UNREADABLE, None, _reason(err))


def _reason(err: OSError | InputError) -> str:
    return err.strerror or str(err) if isinstance(err, OSError) else str(err)
