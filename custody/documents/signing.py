"""Signatures on documents: PAdES by a PKCS#12 identity, and their validation.

ECDSA or RSA only: readers of PDFs do not know Ed25519, which stays the ledger's own.
"""

import io
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.anchors.timestamps import query
from custody.documents.make import record_of
from custody.documents.template import Templates
from custody.errors import InputError, StorageError
from custody.typeset import set_pdf

if TYPE_CHECKING:
    from asn1crypto import tsp, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.validation.status import PdfSignatureStatus
    from pyhanko.stamp import StaticStampStyle

_MM: Final = 72 / 25.4
_LEFT, _WIDTH, _HEIGHT, _GAP = 25 * _MM, 55 * _MM, 9 * _MM, 1 * _MM
_BELOW_EDGE: Final = 1 * _MM
_IN_ROW: Final = 3
_KEYS: Final = frozenset({"ec", "rsa", "rsassa_pss"})
_MOST_NAME: Final = 48
"""Letters of a name in the visible stamp; the certificate itself has it whole."""
# The library also logs, with its own stack, what `validate` tells.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


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

    @property
    def good(self) -> bool:
        """Nothing is wrong with the bytes; who signed is told by `trusted`."""
        return self.intact and self.whole


def sign(
    data: bytes,
    identity: Path,
    passphrase: bytes,
    at: datetime,
    *,
    authority: str | None = None,
) -> bytes:
    """Sign a PDF, on top of the signatures that it has.

    Args:
        data: The PDF.
        identity: A PKCS#12 container with an ECDSA or RSA key and its certificates.
        passphrase: Of the container.
        at: What the visible stamp tells as the time.
        authority: Address of a time-stamp authority (RFC 3161); without one no time is attested.

    Raises:
        InputError: `input.passphrase`, `input.document_unsignable`.
        StorageError: `storage.time_stamp`; the authority does not answer.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import fields, signers

    signer = _signer(identity, passphrase)
    out = io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        number = len(list(writer.prev.embedded_signatures))
        pages = int(writer.prev.root["/Pages"]["/Count"])
        name = f"Signature{number + 1}"
        place = fields.SigFieldSpec(
            name, on_page=max(0, pages - 1 - number // _IN_ROW), box=_box(number % _IN_ROW)
        )
        language = str((record_of(data) or {}).get("language", "en"))
        with tempfile.TemporaryDirectory() as folder:
            signers.PdfSigner(
                signers.PdfSignatureMetadata(
                    field_name=name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
                ),
                signer,
                timestamper=None if authority is None else _authority(authority),
                stamp_style=_stamp(Path(folder), signer.signing_cert, language, at),
                new_field_spec=place,
            ).sign_pdf(writer, output=out)
    except PdfError as err:
        raise InputError("input.document_unsignable", path="PDF", reason=str(err)) from err
    return out.getvalue()


def _signer(identity: Path, passphrase: bytes) -> "SimpleSigner":
    from pyhanko.sign.signers import SimpleSigner

    from custody.keys.files import read_file

    read_file(identity)  # tells what is wrong with the file itself
    load: Callable[..., SimpleSigner | None] = SimpleSigner.load_pkcs12
    signer = load(str(identity), passphrase=passphrase)
    if signer is None:
        raise InputError("input.passphrase", path=identity)
    certificate = signer.signing_cert
    if certificate is None:
        raise InputError("input.document_unsignable", path=identity, reason="no certificate")
    algorithm = certificate.public_key.algorithm
    if algorithm not in _KEYS:
        reason = f"a key of kind {algorithm}; readers of PDFs know ECDSA and RSA"
        raise InputError("input.document_unsignable", path=identity, reason=reason)
    return signer


def _box(column: int) -> tuple[int, int, int, int]:
    """Where the visible stamp stands: in the upper margin, where nothing is printed."""
    left, top = _LEFT + column * (_WIDTH + _GAP), 841.89 - _BELOW_EDGE
    return round(left), round(top - _HEIGHT), round(left + _WIDTH), round(top)


def _stamp(
    folder: Path, certificate: "x509.Certificate | None", language: str, at: datetime
) -> "StaticStampStyle":
    """Set by ourselves: the library's own letters have no Kazakh and are not embedded."""
    from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    serial = f"{certificate.serial_number:x}"[:16] if certificate else "—"
    data = {
        "title": Templates().word("signed", language),
        "language": language,
        "name": _subject(certificate)[:_MOST_NAME] if certificate else "—",
        "when": f"{at:%Y-%m-%d %H:%M} UTC · № {serial}",
        "date": [at.year, at.month, at.day],
    }
    path = folder / "stamp.pdf"
    path.write_bytes(set_pdf("stamp.typ", data, b"{}"))
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)
    return StaticStampStyle.from_pdf_file(
        str(path), border_width=0, background_opacity=1.0, background_layout=whole
    )


def _subject(certificate: "x509.Certificate") -> str:
    native = certificate.subject.native
    name = native.get("common_name") or certificate.subject.human_friendly
    return ", ".join(name) if isinstance(name, list) else str(name)


def _authority(address: str) -> "TimeStamper":
    from asn1crypto import tsp as forms
    from pyhanko.sign.timestamps import TimeStamper

    if not address.startswith(("http://", "https://")):
        raise InputError("input.document_unsignable", path=address, reason="no http address")

    class Authority(TimeStamper):
        """Asks over HTTP, within the bounds of all that is asked outside."""

        async def async_request_tsa_response(self, req: "tsp.TimeStampReq") -> "tsp.TimeStampResp":
            try:
                return forms.TimeStampResp.load(query(address, req.dump()))
            except StorageError as err:
                reason = err.facts["reason"]
                raise StorageError("storage.time_stamp", address=address, reason=reason) from err

    made: Callable[[], TimeStamper] = Authority
    return made()


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

    context = ValidationContext(
        trust_roots=[forms.Certificate.load(root) for root in roots], allow_fetching=False
    )
    for embedded in reader.embedded_regular_signatures:
        status = validate_pdf_signature(
            embedded, signer_validation_context=context, ts_validation_context=context
        )
        yield _told(status)


def _told(status: "PdfSignatureStatus") -> Signature:
    from pyhanko.sign.diff_analysis import ModificationLevel

    stamp = status.timestamp_validity
    return Signature(
        _subject(status.signing_cert),
        bool(status.intact and status.valid),
        bool(status.trusted),
        status.modification_level is not None
        and status.modification_level <= ModificationLevel.FORM_FILLING,
        stamp.timestamp.isoformat() if stamp is not None and stamp.valid else None,
        None if status.signer_reported_dt is None else status.signer_reported_dt.isoformat(),
    )
