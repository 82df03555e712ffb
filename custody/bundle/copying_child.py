"""One file into a bundle, copied while it is hashed; and the child process that does batches."""

import contextlib
import json
import os
from collections.abc import Iterator
from typing import Any, Final

from custody.bundle.layout import ALGORITHMS
from custody.durable import written
from custody.errors import CustodyError
from custody.evidence.digests import FileDigests, hash_descriptor
from custody.evidence.file_source import is_sparse
from custody.evidence.frames import read_frame, write_frame
from custody.evidence.sinks import FileSink
from custody.evidence.sources import O_NOFOLLOW, opened
from custody.progress import Progress, no_progress

_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | O_NOFOLLOW


def main(descriptor: int) -> None:
    """Serve batches of sources and targets until the other side closes."""
    while (request := read_frame(descriptor)) is not None:
        answers = [_answer(source, target) for source, target in json.loads(request)]
        write_frame(descriptor, json.dumps(answers).encode())


def _answer(source: str, target: str | None) -> dict[str, Any]:
    try:
        found = copy(source, target)
    except CustodyError as err:
        facts = {name: str(value) for name, value in err.facts.items()}
        return {"error": err.code, "facts": facts}
    return {"found": [found.size, found.values, found.changed or bool(found.read_errors)]}


def copy(
    source: str, target: str | None, progress: Progress = no_progress, *, runners: int | None = None
) -> FileDigests:
    """Hash a file with the bundle's algorithms, and copy it in the same reading; not yet durable.

    Args:
        source: Path of a regular file; the last part may be no link.
        target: Path of the copy, which must not exist; None to hash only.
        progress: See `hash_descriptor`.
        runners: How many threads read; None for what is quickest.

    Raises:
        StorageError: The source cannot be read, or the copy not written; it is then half-written.
    """
    with opened(os.fsencode(source)) as reading:
        if target is None:
            return hash_descriptor(reading, ALGORITHMS, progress, runners=runners)
        status = os.fstat(reading)
        with _created(target) as writing:
            sink = FileSink(writing, target, status.st_size, sparse=is_sparse(status))
            found = hash_descriptor(reading, ALGORITHMS, progress, sink=sink.write, runners=runners)
            sink.finish(found.size)
            return found


@contextlib.contextmanager
def _created(path: str) -> Iterator[int]:
    with written(path):
        descriptor = os.open(path, _CREATE, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
