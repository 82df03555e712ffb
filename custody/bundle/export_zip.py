"""A bundle as one ZIP: what was made for it, and the payload from where it is (format.md §7)."""

from collections.abc import Iterable, Iterator
from heapq import merge
from pathlib import Path
from typing import BinaryIO, Final

from custody.bundle.archive_writer import ArchiveWriter
from custody.bundle.payload import Payload

_CHUNK: Final = 1 << 20
_PACKED: Final = (".jsonl", ".json", ".jsonld", ".txt", ".html", ".svg", ".md")
"""What is worth deflating; the rest is stored as it is."""


def write_zip(file: BinaryIO, top: str, own: Iterable[tuple[str, Path]], payload: Payload) -> None:
    """Write the ZIP.

    The payload is read a second time: in a ZIP entries stand by name, so that events and proofs
    lie before `data/`, and they are final only under the writer's lock, once the payload was
    hashed. One read would hold that lock for hours or write the payload twice.

    Args:
        file: Empty, and able to seek.
        top: The folder in which all stands.
        own: Path in the bundle, sorted, and the file that was made for it.
        payload: What was copied and hashed.
    """
    kept = ((source.target, Path(source.path)) for source in payload.sources())
    with ArchiveWriter(file) as archive:
        for path, source in merge(own, kept):
            archive.add(
                f"{top}/{path}",
                payload[path].size if path in payload else source.stat().st_size,
                _chunks(source),
                deflate=path.endswith(_PACKED),
            )


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            yield chunk
