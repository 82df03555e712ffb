"""Signatures on documents, looked at: whose they are, and whether they still hold. No network."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custody.errors import InputError

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature in a PDF, as validated."""

    name: str
    """Subject of the certificate."""
    intact: bool
    """The bytes that it covers are those that were signed, and the signature is that key's."""
    trusted: bool
    """Its certificate leads to one of the roots that were given."""
    whole: bool
    """It covers the file, or what came later is no change of what was signed."""
    stamped: str | None
    """The time that a time-stamp authority attests; None without one."""
    said: str | None
    """The time that the signer says."""
    long_term: bool = False
    """What the file itself holds shows, under the roots, that no certificate of signer or authority
    was revoked when the time was attested: B-LT."""

    @property
    def good(self) -> bool:
        """Nothing is wrong with the bytes; who signed is told by `trusted`."""
        return self.intact and self.whole


def name_of(certificate: "x509.Certificate") -> str:
    """Whom a certificate names."""
    native = certificate.subject.native
    name = native.get("common_name") or certificate.subject.human_friendly
    return ", ".join(name) if isinstance(name, list) else str(name)


def validate(data: bytes, roots: Iterable[bytes] = ()) -> tuple[Signature, ...]:
    """Look at every signature of a PDF; nothing is fetched.

    Args:
        data: The PDF.
        roots: Certificates that are trusted, in DER.

    Raises:
        InputError: `input.document_unsignable`; it is no PDF that can be read.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(data))
        return tuple(_validated(reader, list(roots)))
    except (PdfError, ValueError) as err:
        raise InputError("input.document_unsignable", path="PDF", reason=str(err)) from err


def _validated(reader: "PdfFileReader", roots: list[bytes]) -> Iterator[Signature]:
    from asn1crypto import x509 as forms
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    trusted = [forms.Certificate.load(root) for root in roots]
    context = ValidationContext(trust_roots=trusted, allow_fetching=False)
    for embedded in reader.embedded_regular_signatures:
        status = validate_pdf_signature(
            embedded, signer_validation_context=context, ts_validation_context=context
        )
        yield _told(status, long_term=_is_long_term(reader, embedded, status, trusted))


def _is_long_term(
    reader: "PdfFileReader",
    embedded: "EmbeddedPdfSignature",
    status: "PdfSignatureStatus",
    roots: "list[x509.Certificate]",
) -> bool:
    """Judge by what the file holds alone, at the time that is attested."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError

    stamp = status.timestamp_validity
    if stamp is None or not stamp.valid or not roots:
        return False
    try:
        kept = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return False
    context = kept.as_validation_context(
        {
            "trust_roots": roots, "allow_fetching": False, "revocation_mode": "require",
            "moment": stamp.timestamp, "retroactive_revinfo": True,
        }
    )  # fmt: skip
    again = validate_pdf_signature(
        embedded, signer_validation_context=context, ts_validation_context=context
    )
    stamped = again.timestamp_validity
    return bool(again.trusted and stamped is not None and stamped.trusted)


def _told(status: "PdfSignatureStatus", *, long_term: bool) -> Signature:
    from pyhanko.sign.diff_analysis import ModificationLevel

    stamp = status.timestamp_validity
    return Signature(
        name_of(status.signing_cert),
        bool(status.intact and status.valid),
        bool(status.trusted),
        status.modification_level is not None
        and status.modification_level <= ModificationLevel.FORM_FILLING,
        stamp.timestamp.isoformat() if stamp is not None and stamp.valid else None,
        None if status.signer_reported_dt is None else status.signer_reported_dt.isoformat(),
        long_term,
    )
