"""Checkpoints and trust lines: C2SP signed notes of exactly five lines (format.md §5). Pure."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.keys.signer import Signer, check_ed25519, verify_ed25519
from custody.ledger.tree import HASH_BYTES
from custody.strict_json import MAX_INTEGER, b64, unb64

_ORIGIN: Final = re.compile(r"[a-z0-9.-]+/[a-z0-9.-]+/[0-9a-f]{16}\Z")
_ORIGIN_LENGTH: Final = 128
_LOG_KEY: Final = b"\x01"
"""Type byte of an Ed25519 log key in a C2SP note verifier key."""
_KEYID_BYTES: Final = 4
_NOTE_BYTES: Final = 1000
_SIZE: Final = re.compile(r"[1-9][0-9]{0,15}\Z")


def is_origin(text: object) -> bool:
    """Tell whether a text may name a ledger: agency / station / 16 hex digits."""
    return isinstance(text, str) and len(text) <= _ORIGIN_LENGTH and _ORIGIN.match(text) is not None


@lru_cache(16)
def _keyid(origin: str, key: bytes) -> bytes:
    named = origin.encode() + b"\n" + _LOG_KEY + key
    return hashlib.sha256(named).digest()[:_KEYID_BYTES]


@dataclass(frozen=True, slots=True)
class TrustLine:
    """The verifier key of a ledger's log: all that a recipient needs to pin."""

    origin: str
    key: bytes
    """32 bytes, Ed25519."""

    @classmethod
    def parse(cls, text: str) -> "TrustLine":
        """Read a trust line, without a line feed.

        Raises:
            IntegrityError: Form, key id, type byte or key are not right.
        """
        origin, plus, rest = text.partition("+")
        keyid, second_plus, key64 = rest.partition("+")
        if not (plus and second_plus and is_origin(origin)):
            raise IntegrityError("integrity.trust_line", reason="not origin+keyid+key")
        try:
            raw = unb64(key64)
            check_ed25519(raw[1:])
        except IntegrityError as err:
            raise IntegrityError("integrity.trust_line", reason=str(err)) from err
        if raw[:1] != _LOG_KEY:
            raise IntegrityError("integrity.trust_line", reason="not a log key")
        line = cls(origin, raw[1:])
        if keyid != line.keyid.hex():
            raise IntegrityError("integrity.trust_line", reason="the key id does not fit")
        return line

    @property
    def keyid(self) -> bytes:
        """The 4 bytes by which a note's signature names the key."""
        return _keyid(self.origin, self.key)

    def __str__(self) -> str:
        return f"{self.origin}+{self.keyid.hex()}+{b64(_LOG_KEY + self.key)}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head of a ledger: its size and root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64(self.root)}\n"


def sign_note(checkpoint: Checkpoint, trust: TrustLine, log: Signer) -> str:
    """Sign a checkpoint with the log key: the note as issued."""
    text = checkpoint.text()
    return f"{text}\n— {trust.origin} {b64(trust.keyid + log.sign(text.encode()))}\n"


def note_form(origin: str) -> Callable[[bytes], re.Match[bytes] | None]:
    """What finds size and root, as written, in a note of one log: what `read_note` takes.

    Quicker, for many notes; the size may still be too large, and no signature is judged.
    """
    name = re.escape(origin.encode())
    end = "[AEIMQUYcgkosw048]="
    return re.compile(
        rb"%s\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/]{42}%s)\n\n"
        rb"\xe2\x80\x94 %s [A-Za-z0-9+/]{90}%s\n" % (name, end.encode(), name, end.encode())
    ).fullmatch


def read_note(note: bytes) -> tuple[Checkpoint, bytes]:
    """Read a note's form, without judging its signature.

    Returns:
        The checkpoint, and key id (4 bytes) with signature (64 bytes).

    Raises:
        IntegrityError: Not exactly the five lines of format.md §5.
    """
    try:
        lines = note[:_NOTE_BYTES].decode("utf-8").split("\n")
    except UnicodeDecodeError as err:
        raise _bad("not UTF-8") from err
    if len(note) > _NOTE_BYTES or len(lines) != 6 or lines[5] or lines[3]:
        raise _bad("not five lines, each ended by a line feed")
    origin, size_text, root_text, _, signature_line = lines[:5]
    if not is_origin(origin):
        raise _bad("the origin is malformed")
    if not _SIZE.match(size_text) or not size_text.isascii() or int(size_text) > MAX_INTEGER:
        raise _bad("the size is malformed")
    prefix = f"— {origin} "
    if not signature_line.startswith(prefix):
        raise _bad("the signature line does not name the origin")
    try:
        root = unb64(root_text, HASH_BYTES)
        signature = unb64(signature_line.removeprefix(prefix), _KEYID_BYTES + 64)
    except IntegrityError as err:
        raise _bad(str(err)) from err
    return Checkpoint(origin, int(size_text), root), signature


def open_note(note: bytes, trust: TrustLine) -> Checkpoint:
    """Read a note and demand that the log of the trust line signed it.

    Raises:
        IntegrityError: Malformed, of another origin, or not signed by that log key.
    """
    checkpoint, signature = read_note(note)
    if checkpoint.origin != trust.origin:
        raise _bad(Reason("other_ledger"))
    if signature[:_KEYID_BYTES] != trust.keyid:
        raise _bad(Reason("other_log_key"))
    if not verify_ed25519(trust.key, signature[_KEYID_BYTES:], checkpoint.text().encode()):
        raise _bad(Reason("log_signature"))
    return checkpoint


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.checkpoint", reason=reason)
