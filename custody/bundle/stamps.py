"""Time stamps over checkpoints (RFC 3161), as a bundle holds them (format.md §5, verdict 10)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from custody.clock import format_instant
from custody.domain.reasons import Reason
from custody.errors import IntegrityError

_SHA512: Final = "2.16.840.1.101.3.4.2.3"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority says: these bytes existed at this time."""

    at: str
    """Instant in its wire form."""
    trusted: bool
    """The authority's certificate leads to a root of the reader."""


def read_stamp(response: bytes, note: bytes, roots: Sequence[bytes] = ()) -> Stamp | None:
    """Read a time-stamp response and demand that it is over a note.

    Args:
        response: The whole response, DER.
        note: The checkpoint as issued.
        roots: DER certificates that the reader trusts as roots of authorities.

    Returns:
        The stamp; None when the response is in a form that the library cannot read, which is not
        to say that it is bad.

    Raises:
        IntegrityError: `integrity.stamp`; it is over something else, or its signature is not good.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        decoded = decode_timestamp_response(response)
        info = decoded.tst_info
        imprint = info.message_imprint
        at = format_instant(info.gen_time)
    except ValueError:
        return None
    if imprint.hash_algorithm.dotted_string != _SHA512:
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_imprint"))
    if imprint.message != hashlib.sha512(note).digest():
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_other"))
    if not roots:
        return Stamp(at, trusted=False)
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import (
        DuplicateExtension,
        InvalidVersion,
        UnsupportedGeneralNameType,
        load_der_x509_certificate,
    )

    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(load_der_x509_certificate(root))
    try:
        builder.build().verify_message(decoded, note)
    except VerificationError as err:
        raise IntegrityError("integrity.stamp", reason=str(err)) from err
    except (
        DuplicateExtension,
        InvalidVersion,
        UnsupportedAlgorithm,
        UnsupportedGeneralNameType,
        ValueError,
    ):  # a certificate inside that cannot be read
        return None
    return Stamp(at, trusted=True)
