"""Events that an earlier audit found good: whether their bytes are still those it judged. Pure.

For each the leaf must commit to the stored envelope, and the envelope to the stored private part;
the tree over the leaves, which the caller compares with the remembered head, then vouches for the
rest. An event names the root of the tree before it; that audit held it against the leaves, so a
stored note below the remembered head is compared with the event that came next.

All of it is one loop over rows, since an audit from a remembered head does little else. What is in
any way not as it was found then is not told here: the stretch is left to `check_part`, which reads
each event for itself and says what is wrong. So this can be narrower than that, never wider.
"""

from binascii import Error as BinasciiError
from binascii import b2a_base64
from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Final, NamedTuple

import pybase64

from custody.ledger.event import LEAF_VERSION, SALT_BYTES, hmac_sha256
from custody.ledger.quick import BEHIND_BODY, CASE, HEAD, MIDDLE
from custody.ledger.store import Entry
from custody.ledger.tree import LEAF

SALT_MARK_BYTES: Final = 8
"""So much of each salt is compared; salts that agree in it are then compared whole."""


class Reread(NamedTuple):
    """A stretch that is as it was."""

    leaves: bytes
    """Leaf hashes, one after the other."""
    salts: bytes
    """The beginning of each salt, likewise."""
    roots: list[bytes]
    """Base64 of the root that each event names: of the tree before it."""
    asked: list[int]
    """Places in the stretch of those of the cases and types asked for."""


def reread(
    entries: Iterable[Entry], cases: Collection[bytes], types: Collection[bytes]
) -> Reread | None:
    """Read a stretch again that was found good before.

    Args:
        entries: What is stored, each with its envelope.
        cases: Cases whose events are asked for.
        types: Types that are asked for in any case.

    Returns:
        What it has; None where something is missing or not as it was, or of no case.
    """
    try:
        return _reread(entries, cases, types)
    except (AttributeError, BinasciiError, TypeError, ValueError):  # values of other types
        return None


def _reread(
    entries: Iterable[Entry], cases: Collection[bytes], types: Collection[bytes]
) -> Reread | None:
    leaves, salts, roots, asked = [], [], [], []
    decode, behind_body = pybase64.b64decode, BEHIND_BODY.fullmatch
    for place, (_, leaf, salt, envelope, private_salt, private) in enumerate(entries):
        if salt is None or envelope is None or len(salt) != SALT_BYTES:
            return None
        if LEAF_VERSION + hmac_sha256(salt, envelope) != leaf:
            return None
        leaves.append(sha256(LEAF + leaf).digest())
        salts.append(salt[:SALT_MARK_BYTES])
        payload = decode(envelope[len(HEAD) : envelope.find(MIDDLE)], None, True)
        found = behind_body(payload, max(payload.rfind(CASE), 0))
        if found is None:
            return None
        case, promised, root, type_name = found.groups()
        roots.append(root)
        if case in cases or type_name in types:
            asked.append(place)
        if promised != _promise(private_salt, private):
            return None
        if private_salt is not None:
            salts.append(private_salt[:SALT_MARK_BYTES])
    return Reread(b"".join(leaves), b"".join(salts), roots, asked)


def _promise(salt: bytes | None, private: bytes | None) -> bytes | None:
    """The commitment to a private part, as an event has it; None to none."""
    if salt is None and private is None:
        return None
    if salt is None or private is None or len(salt) != SALT_BYTES:
        raise ValueError
    return b2a_base64(hmac_sha256(salt, private), newline=False)
