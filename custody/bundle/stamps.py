"""Time stamps over checkpoints (RFC 3161), as a bundle holds them (format.md §5, verdict 10)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from custody.clock import format_instant
from custody.domain.reasons import Reason
from custody.errors import IntegrityError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

_SHA512: Final = "2.16.840.1.101.3.4.2.3"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority says: these bytes existed at this time."""

    at: str
    """Instant in its wire form."""
    trusted: bool
    """The authority's certificate leads to a root of the reader."""
    until: str | None = None
    """When the certificate of the authority ends; None where it is not trusted."""


def decode(response: bytes) -> "TimeStampResponse | None":
    """A time-stamp response as the library reads it; None for a form that it cannot read.

    The library demands DER, where the members of a set are sorted. Some authorities write their
    certificates in another order. That set is covered by no signature, so it is sorted here; the
    rest stays as it came.
    """
    from rfc3161_client import decode_timestamp_response

    try:
        return decode_timestamp_response(response)
    except ValueError:
        pass
    from asn1crypto import tsp

    try:
        token = tsp.TimeStampResp.load(response, strict=True)["time_stamp_token"]
        certificates = token["content"]["certificates"]
        in_order = b"".join(sorted(each.dump() for each in certificates))
        return decode_timestamp_response(response.replace(certificates.contents, in_order, 1))
    except (ValueError, TypeError, KeyError):
        return None


def read_stamp(
    response: bytes, note: bytes, roots: Sequence[bytes] = (), nonce: int | None = None
) -> Stamp | None:
    """Read a time-stamp response and demand that it is over a note.

    Args:
        response: The whole response, DER.
        note: The checkpoint as issued.
        roots: DER certificates that the reader trusts as roots of authorities.
        nonce: What was drawn for the request, where the response has just come.

    Returns:
        The stamp; None when the response is in a form that the library cannot read, which is not
        to say that it is bad.

    Raises:
        IntegrityError: `integrity.stamp`; it is over something else, or its signature is not good.
    """
    decoded = decode(response)
    if decoded is None:
        return None
    try:
        info = decoded.tst_info
        imprint = info.message_imprint
        at = format_instant(info.gen_time)
    except ValueError:
        return None
    if imprint.hash_algorithm.dotted_string != _SHA512:
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_imprint"))
    if imprint.message != hashlib.sha512(note).digest():
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_other"))
    if nonce is not None and info.nonce != nonce:
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_nonce"))
    if not roots:
        return Stamp(at, trusted=False)
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, InvalidVersion, UnsupportedGeneralNameType

    try:
        signer = _verified(decoded, note, roots)
    except (
        DuplicateExtension,
        InvalidVersion,
        UnsupportedAlgorithm,
        UnsupportedGeneralNameType,
        ValueError,
    ):  # a certificate inside that cannot be read
        return None
    return Stamp(at, trusted=True, until=format_instant(signer.not_valid_after_utc))


def _verified(decoded: "TimeStampResponse", note: bytes, roots: Sequence[bytes]) -> "Certificate":
    """Demand a good signature at the token's own time; the certificate of the signer.

    Raises:
        IntegrityError: `integrity.stamp`.
        ValueError: A certificate inside cannot be read.
    """
    from cryptography.x509 import ExtendedKeyUsage, load_der_x509_certificate
    from cryptography.x509.oid import ExtendedKeyUsageOID
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(load_der_x509_certificate(root))
    (told,) = decoded.signed_data.signer_infos
    try:
        builder.build().verify_message(decoded, note)
    except VerificationError as err:
        raise IntegrityError("integrity.stamp", reason=str(err)) from err
    signer = next(
        each
        for each in map(load_der_x509_certificate, decoded.signed_data.certificates)
        if (each.issuer, each.serial_number) == (told.issuer, told.serial_number)
    )
    usage = signer.extensions.get_extension_for_class(ExtendedKeyUsage)
    if list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:  # RFC 3161 §2.3: that and no other
        raise IntegrityError("integrity.stamp", reason=Reason("stamp_purpose"))
    return signer


def certificates(pem: bytes) -> list[bytes]:
    """The certificates of a PEM file, each once, in DER.

    Raises:
        ValueError: It holds none.
    """
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_pem_x509_certificates

    found = load_pem_x509_certificates(pem)
    return list(dict.fromkeys(each.public_bytes(Encoding.DER) for each in found))
