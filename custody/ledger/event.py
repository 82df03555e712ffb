"""Envelopes, commitments and leaves: the bytes that are signed, stored and hashed (format.md §3-4).

Each byte string is made in one place and never made again: the payload is signed as DSSE's PAE,
the envelope is what is stored, and the leaf commits to the stored envelope under a salt.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from custody.domain.events import Event, is_key_name
from custody.errors import IntegrityError
from custody.ledger.tree import hash_leaf
from custody.strict_json import b64, canonical, parse, unb64

PAYLOAD_TYPE: Final = "application/vnd.custody.event.v1+json"
SALT_BYTES: Final = 32
LEAF_VERSION: Final = b"\x01"
_INNER: Final = bytes(byte ^ 0x36 for byte in range(256))
_OUTER: Final = bytes(byte ^ 0x5C for byte in range(256))
_INNER_REST: Final = b"\x36" * (64 - SALT_BYTES)
_OUTER_REST: Final = b"\x5c" * (64 - SALT_BYTES)
_PAE_PREFIX: Final = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} ".encode()


class Envelope(NamedTuple):
    """A stored envelope, opened; its signatures are not yet judged."""

    data: bytes
    """The exact stored bytes."""
    payload: bytes
    event: Event
    signatures: tuple[tuple[str, bytes], ...]
    """Key name and signature, in order of key name."""

    @property
    def signed(self) -> bytes:
        """The bytes under each signature."""
        return pae(self.payload)


def pae(payload: bytes) -> bytes:
    """DSSE v1 pre-authentication encoding of a payload."""
    return _PAE_PREFIX + str(len(payload)).encode() + b" " + payload


def seal_envelope(payload: bytes, signatures: Mapping[str, bytes]) -> bytes:
    """Put a payload and its signatures, by key name, into the envelope that is stored.

    Nothing in it needs an escape, so its canonical form is written as it stands.
    """
    signed = ",".join(
        [f'{{"keyid":"{name}","sig":"{b64(signatures[name])}"}}' for name in sorted(signatures)]
    )
    return (
        f'{{"payload":"{b64(payload)}","payloadType":"{PAYLOAD_TYPE}","signatures":[{signed}]}}'
    ).encode()


def open_envelope(data: bytes) -> Envelope:
    """Read an envelope and the event inside it; form only.

    Raises:
        IntegrityError: Envelope, payload or a member of the event is malformed.
    """
    document = parse(data)
    if document.keys() != {"payload", "payloadType", "signatures"}:
        raise _bad("members missing or unknown")
    if document["payloadType"] != PAYLOAD_TYPE:
        raise _bad("another payload type")
    payload = unb64(document["payload"])
    signatures = _signatures(document["signatures"])
    return Envelope(data, payload, Event.parse(parse(payload)), signatures)


def _signatures(value: object) -> tuple[tuple[str, bytes], ...]:
    if type(value) is not list or not value:
        raise _bad("no signatures")
    signatures: list[tuple[str, bytes]] = []
    for member in value:
        if type(member) is not dict or member.keys() != {"keyid", "sig"}:
            raise _bad("a signature is not keyid and sig")
        if not is_key_name(member["keyid"]):
            raise _bad("a keyid is no key name")
        if signatures and member["keyid"] <= signatures[-1][0]:
            raise _bad("signatures are not sorted by keyid, or not unique")
        signatures.append((member["keyid"], unb64(member["sig"])))
    return tuple(signatures)


def commitment(salt: bytes, document: Mapping[str, Any]) -> str:
    """Commitment to a private document: base64 HMAC-SHA256 under its own salt."""
    return commitment_to_bytes(salt, canonical(document))


def commitment_to_bytes(salt: bytes, data: bytes) -> str:
    """Commitment to the canonical bytes of a private document, as they are stored."""
    _check_salt(salt)
    return b64(hmac_sha256(salt, data))


def leaf_data(salt: bytes, envelope: bytes) -> bytes:
    """What stands in the tree for an event: 33 bytes that tell nothing without the salt."""
    _check_salt(salt)
    return LEAF_VERSION + hmac_sha256(salt, envelope)


def leaf_hash(salt: bytes, envelope: bytes) -> bytes:
    """Hash under which an event stands in the tree.

    Args:
        salt: 32 random bytes, never used for another event.
        envelope: The stored envelope.
    """
    return hash_leaf(leaf_data(salt, envelope))


def hmac_sha256(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA256 (RFC 2104) under a key of 32 bytes; `hmac.digest` takes half as long again."""
    inner = hashlib.sha256(key.translate(_INNER) + _INNER_REST + data).digest()
    return hashlib.sha256(key.translate(_OUTER) + _OUTER_REST + inner).digest()


def _check_salt(salt: bytes) -> None:
    if len(salt) != SALT_BYTES:
        raise _bad(f"a salt is {len(salt)} bytes, not {SALT_BYTES}")


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.envelope", reason=reason)
