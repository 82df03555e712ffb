"""Documents that wait on disk for their turn: of very many, none stays in memory."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

import orjson

_SOME: Final = 1 << 16


class Spool:
    """Small documents in a file without a name, in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        """A spool in a folder, of which nothing is left when it is closed."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `__exit__`
        self._end = 0
        self._hash = hashlib.sha256()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all documents."""
        self._file.close()

    def add(self, document: Mapping[str, Any]) -> int:
        """Put a document behind the others; where `at` finds it."""
        line = orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE)
        place = self._end
        self._file.seek(place)
        self._file.write(line)
        self._hash.update(line)
        self._end += len(line)
        return place

    def at(self, place: int) -> dict[str, Any]:
        """The document that `add` put there."""
        self._file.seek(place)
        document: dict[str, Any] = orjson.loads(self._file.readline())
        return document

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """All documents; several may go through them side by side."""
        place = 0
        while place < self._end:
            self._file.seek(place)
            for line in self._file.readlines(_SOME):
                place += len(line)
                yield orjson.loads(line)

    @property
    def digest(self) -> bytes:
        """Equal for spools of equal documents in equal order."""
        return self._hash.digest()
