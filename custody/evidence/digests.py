"""Digests of files: one read, several algorithms, and whether the file changed meanwhile."""

import mmap
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from custody.evidence.algorithms import DEFAULT, LEGACY, chosen
from custody.evidence.file_source import BLOCK, CHUNK, FileSource, Range, Source
from custody.evidence.relay import Relay, Sink
from custody.evidence.sources import opened, storage_error
from custody.progress import Progress, no_progress

_RELAY_FROM: Final = 2 * CHUNK
_UNCACHED_RUNNERS: Final = 4


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file was touched: compared before and after a reading."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """The stamp in the answer of a `stat` call."""
        return cls(
            status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
        )


class FileDigests(NamedTuple):
    """What one reading of a file found; plain, since there are hundreds of thousands."""

    size: int
    """Bytes hashed, unreadable ones and holes included."""
    values: Mapping[str, str]
    """Algorithm to lower-case hex."""
    read_errors: tuple[Range, ...] = ()
    holes: int = 0
    """Bytes that the file system has no data for; hashed as zeros, not read."""
    changed: bool = False
    """The file was not the same all the while, so that the digests are of no moment of it."""

    @property
    def digests(self) -> dict[str, str]:
        """The values on which one may rely."""
        return {name: value for name, value in self.values.items() if name not in LEGACY}

    @property
    def legacy(self) -> dict[str, str]:
        """The values that only match old reports."""
        return {name: value for name, value in self.values.items() if name in LEGACY}

    def document(self) -> dict[str, object]:
        """The members of an entry in `artifact.hashed` that this reading gives (format.md §3)."""
        document: dict[str, object] = {"size": self.size, "digests": self.digests}
        if self.legacy:
            document["legacy"] = self.legacy
        if self.read_errors:
            document["read_errors"] = [error._asdict() for error in self.read_errors]
        if self.holes:
            document["holes"] = self.holes
        return document


def hash_source(
    source: Source,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    sink: Sink | None = None,
    runners: int | None = None,
) -> FileDigests:
    """Read a source once and hash it.

    Args:
        source: What to read.
        algorithms: Names out of `ALGORITHMS`.
        progress: Called in the calling thread.
        sink: Gets every piece that is no hole, to be written elsewhere.
        runners: Threads to use; by default as many as serve.

    Raises:
        OSError: The source as a whole cannot be read any more, or the sink failed.
        CancelledError: From `progress`.
    """
    names = chosen(algorithms)
    if runners is None:
        runners = max(2, min(os.cpu_count() or 2, 4)) if source.size >= _RELAY_FROM else 1
    relay = Relay(source, names, progress, sink, runners)
    relay.run()
    progress(source.size, source.size)
    return FileDigests(
        size=relay.done,
        values={name: hasher.digest().hex() for name, hasher in sorted(relay.hashers.items())},
        read_errors=_joined(relay.unreadable),
        holes=relay.holes,
        changed=relay.done != source.size,
    )


def hash_descriptor(
    descriptor: int,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
    *,
    sink: Sink | None = None,
    uncached: bool = False,
    runners: int | None = None,
) -> FileDigests:
    """Hash an open file and tell whether it changed meanwhile; see `hash_source`.

    Args:
        descriptor: Open for reading; stays the caller's.
        algorithms: Names out of `ALGORITHMS`.
        progress: Called in the calling thread.
        sink: Gets every piece that is no hole.
        uncached: Read from the medium and not from the page cache.
        runners: Threads to use; by default as many as serve.
    """
    before = Stamp.of(os.fstat(descriptor))
    source = FileSource(descriptor, uncached=uncached)
    if runners is None and source.uncached and source.size >= _RELAY_FROM:
        runners = _UNCACHED_RUNNERS
    found = hash_source(source, algorithms, progress, sink=sink, runners=runners)
    grown = not found.read_errors and _reads_on(descriptor, source.size)
    if found.changed or grown or Stamp.of(os.fstat(descriptor)) != before:
        return FileDigests(found.size, found.values, found.read_errors, found.holes, True)
    return found


def hash_file(
    path: str | os.PathLike[str] | bytes,
    algorithms: Iterable[str] = DEFAULT,
    progress: Progress = no_progress,
) -> FileDigests:
    """Hash one file, image or block device, following no link.

    Raises:
        StorageError: `storage.read`: it cannot be opened or read.
        InputError: It is a folder, a socket …, or an algorithm is unknown.
        CancelledError: From `progress`.
    """
    raw = os.fsencode(path)
    names = chosen(algorithms)
    with opened(raw) as descriptor:
        try:
            return hash_descriptor(descriptor, names, progress)
        except OSError as err:
            raise storage_error("storage.read", raw, err) from err


def _reads_on(descriptor: int, offset: int) -> bool:
    """Tell whether there are bytes beyond what the size promised, or no plain end."""
    page = mmap.mmap(-1, BLOCK)
    try:
        return os.preadv(descriptor, [page], offset // BLOCK * BLOCK) > offset % BLOCK
    except OSError:
        return True


def _joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for offset, length in sorted(ranges):
        if joined and joined[-1].offset + joined[-1].length == offset:
            offset, length = joined[-1].offset, joined.pop().length + length
        joined.append(Range(offset, length))
    return tuple(joined)
