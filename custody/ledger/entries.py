"""What stands in the ledger, read as it was recorded or not at all.

The file can be changed behind the guard rails, and opening a large ledger does not read all of it:
nobody shall be shown, and no rule shall judge by, other words than those that were signed.
"""

from typing import Any

from custody.errors import IntegrityError
from custody.ledger.event import Envelope, commitment_to_bytes, leaf_data
from custody.ledger.quick import read_envelope
from custody.ledger.store import Entry
from custody.strict_json import parse


def read_entry(entry: Entry) -> tuple[Envelope, dict[str, Any] | None] | None:
    """The envelope and the private part of an event; None where it was erased.

    Raises:
        IntegrityError: `integrity.ledger`: the leaf does not commit to the envelope, or the
            envelope not to the private part.
    """
    if entry.envelope is None:
        return None
    if leaf_data(entry.salt or b"", entry.envelope) != entry.leaf:
        raise _changed(entry, "the leaf does not commit to the stored event")
    envelope = read_envelope(entry.envelope)
    if entry.private is None:
        return envelope, None
    promised = commitment_to_bytes(entry.private_salt or b"", entry.private)
    if promised != envelope.event.commitment:
        raise _changed(entry, "the private part does not fit its commitment")
    return envelope, parse(entry.private)


def _changed(entry: Entry, reason: str) -> IntegrityError:
    return IntegrityError("integrity.ledger", reason=f"event {entry.index}: {reason}")
