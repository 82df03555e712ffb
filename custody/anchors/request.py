"""What a log sends to a witness and what comes back: C2SP tlog-witness, `add-checkpoint`.

Request, over HTTP or as a file on a stick:

    old <size that the witness last cosigned; 0 for none>
    <base64 hash>            the consistency path from that size, a line each
                             an empty line
    <the checkpoint as issued>

Answer over HTTP: the witness's line. As a file: the checkpoint as issued with that line behind it.
A witness that has cosigned another size answers with that size alone, in decimal.
"""

import re
from dataclasses import dataclass
from typing import Final

from custody.errors import IntegrityError
from custody.ledger.tree import HASH_BYTES
from custody.strict_json import b64, unb64

PATH: Final = "add-checkpoint"
SIZE_TYPE: Final = "text/x.tlog.size"
MOST_BYTES: Final = 1 << 14
_OLD: Final = re.compile(r"old (0|[1-9][0-9]{0,15})\Z")
_SIZE: Final = re.compile(rb"(0|[1-9][0-9]{0,15})\n\Z")
_MOST_STEPS: Final = 63
_NOTE_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Request:
    """A log asks for a cosignature of its checkpoint."""

    old: int
    path: tuple[bytes, ...]
    note: bytes

    @classmethod
    def parse(cls, data: bytes) -> "Request":
        """Read a request; whether it holds is for the witness to judge.

        Raises:
            IntegrityError: It has no right form.
        """
        head, blank, note = data[: MOST_BYTES + 1].partition(b"\n\n")
        try:
            first, *steps = head.decode("ascii").split("\n")
        except UnicodeDecodeError as err:
            raise _bad("not ASCII before the checkpoint") from err
        found = _OLD.match(first)
        if len(data) > MOST_BYTES or not blank or found is None or len(steps) > _MOST_STEPS:
            raise _bad("not a size, a path, an empty line and a checkpoint")
        return cls(int(found[1]), tuple(unb64(step, HASH_BYTES) for step in steps), note)

    def write(self) -> bytes:
        """The bytes that are sent."""
        lines = [f"old {self.old}", *(b64(step) for step in self.path), "", ""]
        return "\n".join(lines).encode() + self.note


def write_answer(note: bytes, line: bytes) -> bytes:
    """The file by which a cosignature comes back."""
    return note + line + b"\n"


def read_answer(data: bytes) -> tuple[bytes, bytes]:
    """Note and cosignature lines of a file that came back.

    Raises:
        IntegrityError: It has no right form.
    """
    lines = data[:MOST_BYTES].splitlines(keepends=True)
    if len(lines) <= _NOTE_LINES:
        raise _bad("not a checkpoint with cosignatures")
    return b"".join(lines[:_NOTE_LINES]), b"".join(lines[_NOTE_LINES:])


def read_size(data: bytes) -> int | None:
    """The size that a witness says it has cosigned, if that is what it says."""
    found = _SIZE.match(data)
    return None if found is None else int(found[1])


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.cosignature", reason=reason)
