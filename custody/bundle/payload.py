"""Files of evidence on their way into a bundle: copied and hashed in one reading.

A large file is read by the relay of `evidence.digests`, many small ones by child processes; both
follow no link and hold only a few chunks in memory. Each copy is compared with what the record says
of it. Making it durable is left to the caller, who has other work meanwhile.
"""

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from custody.bundle import copying_child
from custody.bundle.layout import ALGORITHMS
from custody.errors import InputError, IntegrityError, StorageError
from custody.evidence.child import Child
from custody.evidence.digests import FileDigests
from custody.progress import Progress, no_progress

_LARGE: Final = 1 << 25
"""From this size on a file has all cores to itself."""
_RUNNERS: Final = 4
"""More than for hashing alone, since each also waits for the medium."""
_FEW: Final = 16
"""So few small files are not worth starting processes."""
_BATCH_FILES: Final = 64
_BATCH_BYTES: Final = 1 << 24


@dataclass(frozen=True, slots=True)
class Source:
    """A file that goes into the bundle, and what it has to be."""

    path: Path
    """Where its bytes are now."""
    target: str
    """Its path in the bundle."""
    size: int
    digests: Mapping[str, str]
    """What the record says; `sha256` always."""
    called: str
    """What an error calls it: the id of the artifact, the title of the document."""


def copy_payload(
    sources: Sequence[Source],
    folder: Path | None,
    progress: Progress = no_progress,
) -> dict[str, dict[str, str]]:
    """Read every file once; hash it with the bundle's algorithms, copy it, compare.

    Args:
        sources: The files; the folders of their targets exist.
        folder: The bundle's top folder, or None to read and compare only.
        progress: Called with bytes done and bytes in all; may raise `CancelledError`.

    Returns:
        Path in the bundle to digests by algorithm.

    Raises:
        IntegrityError: `integrity.payload`: a file is not what the record says.
        StorageError: A file cannot be read, or its copy not written.
    """
    total = sum(source.size for source in sources)
    found: dict[str, dict[str, str]] = {}
    done = 0
    large = [source for source in sources if source.size >= _LARGE]
    small = [source for source in sources if source.size < _LARGE]
    for source in large:
        start = done

        def report(part: int, _size: int, start: int = start) -> None:
            progress(start + part, total)

        digests = copying_child.copy(*_ends(source, folder), report, runners=_RUNNERS)
        found[source.target] = _compared(source, digests)
        done += source.size
    copied = _in_children(small, folder) if len(small) > _FEW else _here(small, folder)
    for source, digests in copied:
        found[source.target] = _compared(source, digests)
        done += source.size
        progress(done, total)
    return found


def _ends(source: Source, folder: Path | None) -> tuple[str, str | None]:
    return str(source.path), None if folder is None else str(folder / source.target)


def _compared(source: Source, digests: FileDigests) -> dict[str, str]:
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
    return dict(digests.values)


def _here(sources: Iterable[Source], folder: Path | None) -> Iterator[tuple[Source, FileDigests]]:
    for source in sources:
        yield source, copying_child.copy(*_ends(source, folder))


@dataclass(slots=True)
class _Worker:
    child: Child
    under_way: deque[list[Source]] = field(default_factory=deque)


def _in_children(
    sources: Sequence[Source], folder: Path | None
) -> Iterator[tuple[Source, FileDigests]]:
    """Two batches are under way in each child, so that none waits for the next."""
    batches = _batches(sources)
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


def _batches(sources: Sequence[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += source.size
        if len(batch) == _BATCH_FILES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _send(worker: _Worker, batches: Iterator[list[Source]], folder: Path | None) -> None:
    batch = next(batches, None)
    if batch is not None:
        ends = [_ends(source, folder) for source in batch]
        worker.child.send(json.dumps(ends).encode())
        worker.under_way.append(batch)


def _receive(worker: _Worker) -> Iterator[tuple[Source, FileDigests]]:
    batch = worker.under_way.popleft()
    for source, answer in zip(batch, json.loads(worker.child.receive()), strict=True):
        if "error" in answer:
            family = InputError if answer["error"].startswith("input.") else StorageError
            raise family(answer["error"], **answer["facts"])
        size, values, bad = answer["found"]
        yield source, FileDigests(size, values, changed=bad)
