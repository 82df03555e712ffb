"""Witnesses of checkpoints: C2SP cosignatures, version 1 (format.md §5, verdict 14). Pure."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from custody.clock import format_instant
from custody.domain.reasons import Reason
from custody.errors import IntegrityError
from custody.keys.signer import Signer, check_ed25519, verify_ed25519
from custody.ledger.checkpoint import Checkpoint
from custody.strict_json import b64, unb64

_COSIGNATURE: Final = b"\x04"
_KEYID_BYTES: Final = 4
_TIME_BYTES: Final = 8
_SIGNATURE_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """The verifier key of a witness, as its C2SP line gives it."""

    name: str
    key: bytes
    """32 bytes, Ed25519."""

    @classmethod
    def parse(cls, text: str) -> "WitnessLine":
        """Read `name+keyid+base64(0x04 || key)`.

        Raises:
            IntegrityError: Form, key id, type byte or key are not right.
        """
        name, _, rest = text.partition("+")
        keyid, _, key64 = rest.partition("+")
        raw = unb64(key64, 33)
        if not name.isprintable() or name.split() != [name] or raw[:1] != _COSIGNATURE:
            raise _bad("not the line of a witness")
        check_ed25519(raw[1:])
        line = cls(name, raw[1:])
        if keyid != line.keyid.hex():
            raise _bad("the key id does not fit")
        return line

    @property
    def keyid(self) -> bytes:
        """The 4 bytes by which a cosignature names the key."""
        named = self.name.encode() + b"\n" + _COSIGNATURE + self.key
        return hashlib.sha256(named).digest()[:_KEYID_BYTES]

    def __str__(self) -> str:
        return f"{self.name}+{self.keyid.hex()}+{b64(_COSIGNATURE + self.key)}"


@dataclass(frozen=True, slots=True)
class Quorum:
    """The witnesses that a reader trusts, and how many of them must have signed."""

    witnesses: tuple[WitnessLine, ...]
    needed: int


def cosigners(lines: bytes, checkpoint: Checkpoint, quorum: Quorum) -> set[str]:
    """Names of the reader's witnesses whose cosignatures are good.

    Args:
        lines: The file of cosignatures, one line each.
        checkpoint: What they sign.
        quorum: Whom the reader trusts; lines of others are passed over.

    Raises:
        IntegrityError: A line is malformed, or one by a trusted witness is not good.
    """
    try:
        text = lines.decode("utf-8")
    except UnicodeDecodeError as err:
        raise _bad("not UTF-8") from err
    if not text.endswith("\n"):
        raise _bad("the last line has no line feed")
    good: set[str] = set()
    for line in text[:-1].split("\n"):
        name, _, value = line.removeprefix("— ").rpartition(" ")
        if not line.startswith("— ") or not name:
            raise _bad("a line is malformed")
        data = unb64(value, _KEYID_BYTES + _TIME_BYTES + _SIGNATURE_BYTES)
        for witness in quorum.witnesses:
            if witness.name == name and witness.keyid == data[:_KEYID_BYTES]:
                _verify(witness, data, checkpoint)
                good.add(name)
    return good


def cosign(checkpoint: Checkpoint, witness: WitnessLine, key: Signer, at: int) -> bytes:
    """Sign a checkpoint as its witness.

    Args:
        checkpoint: What was found consistent with all that this witness has signed.
        witness: Name and key of the witness.
        key: Signs.
        at: Seconds since 1970, UTC.

    Returns:
        The line, without a line feed.
    """
    signature = key.sign(_message(checkpoint, at))
    data = witness.keyid + at.to_bytes(_TIME_BYTES, "big") + signature
    return f"— {witness.name} {b64(data)}".encode()


def cosigned_at(line: bytes) -> str:
    """The instant at which a witness says that it saw the checkpoint.

    Raises:
        IntegrityError: It is no cosignature, or tells of no day that a calendar has.
    """
    text = line.rstrip(b"\n").rpartition(b" ")[2].decode("ascii", "replace")
    return _instant(unb64(text, _KEYID_BYTES + _TIME_BYTES + _SIGNATURE_BYTES))


def _instant(data: bytes) -> str:
    try:
        return format_instant(datetime.fromtimestamp(_time(data), UTC))
    except (ValueError, OverflowError, OSError) as err:
        raise _bad("it tells of no day that a calendar has") from err


def _time(data: bytes) -> int:
    return int.from_bytes(data[_KEYID_BYTES : _KEYID_BYTES + _TIME_BYTES], "big")


def _message(checkpoint: Checkpoint, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{checkpoint.text()}".encode()


def _verify(witness: WitnessLine, data: bytes, checkpoint: Checkpoint) -> None:
    _instant(data)
    message = _message(checkpoint, _time(data))
    if not verify_ed25519(witness.key, data[_KEYID_BYTES + _TIME_BYTES :], message):
        raise _bad(Reason("witness_signature", name=witness.name))


def _bad(reason: str | Reason) -> IntegrityError:
    return IntegrityError("integrity.cosignature", reason=reason)
