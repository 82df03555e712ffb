"""Types of files by their content: advice for people, never a reason to refuse or to trust.

libmagic parses hostile input, so it runs in a child process with limits, gets only the first bytes
of a file, and is started anew when it crashed or took too long.
"""

import json
import re
from dataclasses import dataclass
from typing import Final, Self

from custody.errors import StorageError
from custody.evidence import filetype_child
from custody.evidence.child import Child
from custody.strict_json import shown_name

FIRST_BYTES: Final = 1 << 18
_PATIENCE_S: Final = 5.0
_MAX_TEXT: Final = 512
_RESTRICTED_NAME: Final = r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}"
_MEDIA_TYPE: Final = re.compile(f"{_RESTRICTED_NAME}/{_RESTRICTED_NAME}")


@dataclass(frozen=True, slots=True)
class FileType:
    """What libmagic takes the first bytes for."""

    media_type: str
    """Such as `application/zip`; empty when it did not answer."""
    problem: str
    """Why it did not answer, in English; empty when it did."""
    libmagic: str
    """Version of the library, such as `541`; empty when it did not answer."""


class FileTyper:
    """Asks libmagic about one file after another; a context manager."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def __enter__(self) -> Self:
        """Nothing is started before the first question."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self._end()

    def tell(self, first_bytes: bytes) -> FileType:
        """The type of a file whose first bytes (see `FIRST_BYTES`) are given.

        A child that crashes or hangs over them is the answer to this question, not an error.
        """
        if self._child is None:
            self._child = Child(filetype_child.__name__)
        try:
            self._child.send(first_bytes[:FIRST_BYTES])
            answer = self._child.receive(_PATIENCE_S)
        except StorageError as err:
            self._end()
            return FileType("", str(err), "")
        try:
            texts = [shown_name(str(text).encode())[:_MAX_TEXT] for text in json.loads(answer)]
            media_type, problem, version = texts
        except ValueError:
            self._end()
            return FileType("", "the answer makes no sense", "")
        return FileType(_plain(media_type), problem, version)

    def _end(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


def _plain(told: str) -> str:
    """A media type as RFC 6838 has them, small as they are compared; nothing if it is none."""
    return found.lower() if _MEDIA_TYPE.fullmatch(found := told.partition(";")[0]) else ""
