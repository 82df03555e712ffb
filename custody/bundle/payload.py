"""Files of evidence on their way into a bundle: copied and hashed in one reading.

A large file is read by the relay of `evidence.digests`, many small ones by child processes; both
follow no link and hold only a few chunks in memory. Each copy is compared with what the record says
of it. Making it durable is left to the caller, who has other work meanwhile.
"""

import json
import os
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from custody.bundle import copying_child
from custody.bundle.layout import ALGORITHMS
from custody.bundle.source import Digests
from custody.bundle.spool import Spool
from custody.errors import InputError, IntegrityError, StorageError
from custody.evidence.child import Child
from custody.evidence.digests import FileDigests
from custody.progress import Progress, no_progress
from custody.strict_json import DIGEST_HEX

_LARGE: Final = 1 << 25
"""From this size on a file has all cores to itself."""
_RUNNERS: Final = 4
"""More than for hashing alone, since each also waits for the medium."""
_FEW: Final = 16
"""So few small files are not worth starting processes."""
_BATCH_FILES: Final = 64
_BATCH_BYTES: Final = 1 << 24
_LENGTHS: Final = tuple(DIGEST_HEX[name] // 2 for name in ALGORITHMS)


class Source(NamedTuple):
    """A file that goes into the bundle, and what it has to be."""

    path: str
    """Where its bytes are now."""
    target: str
    """Its path in the bundle; its name there begins with its number in the folder, from 1."""
    size: int
    digests: Mapping[str, str]
    """What the record says; `sha256` always."""
    called: str
    """What an error calls it: the id of the artifact, the title of the document."""
    name: Mapping[str, str] | None = None
    """Of an artifact: its name on the evidence."""
    times: Mapping[str, str] | None = None

    @property
    def folder(self) -> str:
        """Its folder in the bundle."""
        return self.target.rpartition("/")[0]

    def line(self) -> dict[str, Any]:
        """The line of an artifact in `files.jsonl`."""
        line: dict[str, Any] = {
            "artifact": self.called,
            "stored": self.target.rpartition("/")[2],
            "size": self.size,
            "digests": self.digests,
            "name": self.name,
        }
        if self.times:
            line["times"] = self.times
        return line


class Payload(Mapping[str, Digests]):
    """The files that go into a bundle, in the order of their paths there.

    As a mapping, path in the bundle to what copying it found. There may be very many: what is told
    of them waits on disk, and only what was found is in memory, about 100 bytes for each.
    """

    def __init__(self, work: Path) -> None:
        """No files yet; `work` is a folder for what waits."""
        self._spool = Spool(work)
        self._starts: dict[str, int] = {}
        """Folder to the place of its first file."""
        self._sizes = array("Q")
        self._digests = bytearray()
        self.size = 0
        """Bytes of all files."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def add(self, source: Source) -> None:
        """Take a file, the next one in the order of paths."""
        self._starts.setdefault(source.folder, len(self))
        told = source._asdict() | {"path": os.fsencode(source.path).hex()}
        self._spool.add(told)
        self._sizes.append(source.size)
        self._digests += bytes(sum(_LENGTHS))
        self.size += source.size

    def sources(self) -> Iterator[Source]:
        """All files, one after the other."""
        for told in self._spool:
            told["path"] = os.fsdecode(bytes.fromhex(told["path"]))
            yield Source(**told)

    @property
    def folders(self) -> Iterable[str]:
        """Those in which files stand."""
        return self._starts.keys()

    @property
    def digest(self) -> bytes:
        """Equal for equal files with equal records."""
        return self._spool.digest

    def found(self, place: int, values: Mapping[str, str]) -> None:
        """Note what copying found of the file at this place."""
        digests = b"".join(bytes.fromhex(values[name]) for name in ALGORITHMS)
        self._digests[place * len(digests) : (place + 1) * len(digests)] = digests

    def listed(self, algorithm: str) -> Iterator[tuple[str, str]]:
        """Path in the bundle and digest of every file, for a manifest."""
        which = ALGORITHMS.index(algorithm)
        for place, source in enumerate(self.sources()):
            yield source.target, self._found(place)[which].hex()

    def _found(self, place: int) -> tuple[bytes, ...]:
        at, values = place * sum(_LENGTHS), []
        for length in _LENGTHS:
            values.append(bytes(self._digests[at : at + length]))
            at += length
        return tuple(values)

    def __getitem__(self, path: str) -> Digests:
        folder, _, name = path.rpartition("/")
        number = name.partition(".")[0]
        place = self._starts.get(folder, -1)
        if place < 0 or not number.isdecimal() or place + int(number) > len(self):
            raise KeyError(path)
        place += int(number) - 1
        return Digests(self._sizes[place], *self._found(place))

    def __len__(self) -> int:
        return len(self._sizes)

    def __iter__(self) -> Iterator[str]:
        return (source.target for source in self.sources())


def copy_payload(payload: Payload, folder: Path | None, progress: Progress = no_progress) -> None:
    """Read every file once; hash it with the bundle's algorithms, copy it, compare, note it.

    Args:
        payload: The files; the folders of their targets exist.
        folder: The bundle's top folder, or None to read and compare only.
        progress: Called with bytes done and bytes in all; may raise `CancelledError`.

    Raises:
        IntegrityError: `integrity.payload`: a file is not what the record says.
        StorageError: A file cannot be read, or its copy not written.
    """
    done = 0
    for place, source in enumerate(payload.sources()):
        if source.size < _LARGE:
            continue

        def report(part: int, _size: int, start: int = done) -> None:
            progress(start + part, payload.size)

        digests = copying_child.copy(*_ends(source, folder), report, runners=_RUNNERS)
        payload.found(place, _compared(source, digests))
        done += source.size
    small = (each for each in enumerate(payload.sources()) if each[1].size < _LARGE)
    first = list(islice(small, _FEW + 1))
    copied = (
        _in_children(chain(first, small), folder) if len(first) > _FEW else _here(first, folder)
    )
    for (place, source), digests in copied:
        payload.found(place, _compared(source, digests))
        done += source.size
        progress(done, payload.size)


_Placed = tuple[int, Source]
"""A file, and its place in the payload."""


def _ends(source: Source, folder: Path | None) -> tuple[str, str | None]:
    return source.path, None if folder is None else f"{folder}/{source.target}"


def _compared(source: Source, digests: FileDigests) -> Mapping[str, str]:
    if digests.changed or digests.read_errors:
        raise IntegrityError(
            "integrity.payload", what=source.called, reason="it changed or has unreadable parts"
        )
    if digests.size != source.size:
        reason = f"{digests.size} bytes, recorded are {source.size}"
        raise IntegrityError("integrity.payload", what=source.called, reason=reason)
    for algorithm in ALGORITHMS:
        recorded = source.digests.get(algorithm)
        if recorded is not None and recorded != digests.values[algorithm]:
            raise IntegrityError(
                "integrity.payload",
                what=source.called,
                reason=f"{algorithm} is {digests.values[algorithm]}, recorded is {recorded}",
            )
    return digests.values


def _here(files: Iterable[_Placed], folder: Path | None) -> Iterator[tuple[_Placed, FileDigests]]:
    for placed in files:
        yield placed, copying_child.copy(*_ends(placed[1], folder))


@dataclass(slots=True)
class _Worker:
    child: Child
    under_way: deque[list[_Placed]] = field(default_factory=deque)


def _in_children(
    files: Iterable[_Placed], folder: Path | None
) -> Iterator[tuple[_Placed, FileDigests]]:
    """Two batches are under way in each child, so that none waits for the next."""
    batches = _batches(files)
    workers: list[_Worker] = []
    try:
        for _ in range(os.cpu_count() or 2):
            workers.append(_Worker(Child(copying_child.__name__)))
        for worker in workers * 2:
            _send(worker, batches, folder)
        while any(worker.under_way for worker in workers):
            for worker in workers:
                if worker.under_way:
                    yield from _receive(worker)
                    _send(worker, batches, folder)
    finally:
        for worker in workers:
            worker.child.close()


def _batches(files: Iterable[_Placed]) -> Iterator[list[_Placed]]:
    batch: list[_Placed] = []
    size = 0
    for placed in files:
        batch.append(placed)
        size += placed[1].size
        if len(batch) == _BATCH_FILES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _send(worker: _Worker, batches: Iterator[list[_Placed]], folder: Path | None) -> None:
    batch = next(batches, None)
    if batch is not None:
        ends = [_ends(source, folder) for _, source in batch]
        worker.child.send(json.dumps(ends).encode())
        worker.under_way.append(batch)


def _receive(worker: _Worker) -> Iterator[tuple[_Placed, FileDigests]]:
    batch = worker.under_way.popleft()
    for placed, answer in zip(batch, json.loads(worker.child.receive()), strict=True):
        if "error" in answer:
            family = InputError if answer["error"].startswith("input.") else StorageError
            raise family(answer["error"], **answer["facts"])
        size, values, bad = answer["found"]
        yield placed, FileDigests(size, values, changed=bad)
