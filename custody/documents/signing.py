"""Signatures on documents: PAdES by a PKCS#12 identity, with time stamps and for long.

ECDSA or RSA only: readers of PDFs do not know Ed25519, which stays the ledger's own.
"""

import io
import logging
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.anchors.timestamps import query
from custody.clock import format_instant
from custody.dates import UTC, shown_instant
from custody.documents.make import record_of
from custody.documents.template import Templates
from custody.documents.validation import name_of
from custody.errors import InputError, StorageError
from custody.typeset import set_pdf

if TYPE_CHECKING:
    from asn1crypto import tsp, x509
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import StaticStampStyle
    from pyhanko_certvalidator import ValidationContext

_MM: Final = 72 / 25.4
_LEFT, _WIDTH, _HEIGHT, _GAP = 25 * _MM, 55 * _MM, 9 * _MM, 1 * _MM
_BELOW_EDGE: Final = 1 * _MM
_IN_ROW: Final = 3
ROOTS: Final = "document-roots.pem"
"""Beside the ledger: the roots to which signers of documents lead, where they sign for long."""
_KEYS: Final = frozenset({"ec", "rsa", "rsassa_pss"})
_MOST_NAME: Final = 48
"""Letters of a name in the visible stamp; the certificate itself has it whole."""
# The library also logs, with its own stack, what `validate` tells.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def sign(
    data: bytes,
    identity: Path,
    passphrase: bytes,
    at: datetime,
    *,
    authority: str | None = None,
    roots: Iterable[bytes] = (),
) -> bytes:
    """Sign a PDF, on top of the signatures that it has.

    Alone it is PAdES B-B; with a time stamp B-T; with roots besides, certificates and what tells
    that none of them was revoked are kept in the file, which is B-LT.

    Args:
        data: The PDF.
        identity: A PKCS#12 container with an ECDSA or RSA key and its certificates.
        passphrase: Of the container.
        at: What the visible stamp tells as the time.
        authority: Address of a time-stamp authority (RFC 3161); without one no time is attested.
        roots: Certificates that are trusted, in DER; signer and authority must lead to them.

    Raises:
        InputError: `input.passphrase`, `input.document_unsignable`; also with roots, where a
            certificate leads to none of them, was revoked, or it cannot be told.
        StorageError: `storage.time_stamp`; the authority does not answer, or gives no stamp.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSigner

    class Writer(IncrementalPdfFileWriter):
        """Leaves the metadata, PDF/A's among them, in the form that they have."""

        def _update_meta(self) -> None:
            pass

    context = _context(roots, fetching=True)
    signer = _signer(identity, passphrase)
    language = str((record_of(data) or {}).get("language", "en"))
    out = io.BytesIO()
    try:
        writer = Writer(io.BytesIO(data))
        field = _field(writer)
        with tempfile.TemporaryDirectory() as folder:
            PdfSigner(
                _metadata(field.sig_field_name, context),
                signer,
                timestamper=None if authority is None else _authority(authority),
                stamp_style=_stamp(Path(folder), signer.signing_cert, language, at),
                new_field_spec=field,
            ).sign_pdf(writer, output=out)
    except PdfError as err:
        raise InputError("input.document_unsignable", path="PDF", reason=str(err)) from err
    except SigningError as err:
        raise InputError("input.document_unsignable", path=identity, reason=str(err)) from err
    return out.getvalue()


def _field(writer: "IncrementalPdfFileWriter") -> "SigFieldSpec":
    """The next field: on the last page, and once its row is full on the page before."""
    from pyhanko.sign.fields import SigFieldSpec

    number = len(list(writer.prev.embedded_signatures))
    pages = int(writer.prev.root["/Pages"]["/Count"])
    page = max(0, pages - 1 - number // _IN_ROW)
    return SigFieldSpec(f"Signature{number + 1}", on_page=page, box=_box(number % _IN_ROW))


def _metadata(field: str, context: "ValidationContext | None") -> "PdfSignatureMetadata":
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference

    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=context is not None,
        validation_context=context,
        dss_settings=DSSContentSettings(
            include_vri=False,
            placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE,
        ),
    )


def _context(roots: Iterable[bytes], *, fetching: bool = False) -> "ValidationContext | None":
    """For judging certificates by these roots; None without any."""
    from asn1crypto import x509 as forms
    from pyhanko_certvalidator import ValidationContext

    from custody.documents.revocation import Outside

    trusted = [forms.Certificate.load(root) for root in roots]
    if not trusted:
        return None
    return ValidationContext(
        trust_roots=trusted, allow_fetching=fetching, revocation_mode="require",
        fetcher_backend=Outside(),
    )  # fmt: skip


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
    when = shown_instant(format_instant(at), UTC, language, with_seconds=False)
    data = {
        "title": Templates().word("signed", language),
        "language": language,
        "name": name_of(certificate)[:_MOST_NAME] if certificate else "—",
        "when": f"{when} · № {serial}",
        "date": [at.year, at.month, at.day],
    }
    path = folder / "stamp.pdf"
    path.write_bytes(set_pdf("stamp.typ", data, b"{}"))
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)
    return StaticStampStyle.from_pdf_file(
        str(path), border_width=0, background_opacity=1.0, background_layout=whole
    )


def _authority(address: str) -> "TimeStamper":
    from asn1crypto import tsp as forms
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.timestamps.common_utils import handle_tsp_response

    if not address.startswith(("http://", "https://")):
        raise InputError("input.document_unsignable", path=address, reason="no http address")

    class Authority(TimeStamper):
        """Asks over HTTP, within the bounds of all that is asked outside."""

        async def async_request_tsa_response(self, req: "tsp.TimeStampReq") -> "tsp.TimeStampResp":
            try:
                answer = forms.TimeStampResp.load(query(address, req.dump()))
                handle_tsp_response(answer, req["nonce"].native)
            except StorageError as err:
                reason = err.facts["reason"]
                raise StorageError("storage.time_stamp", address=address, reason=reason) from err
            except (
                OSError,
                ValueError,
                TypeError,
                KeyError,
                AttributeError,
            ) as err:  # of any bytes
                reason = "it gave no time stamp"
                raise StorageError("storage.time_stamp", address=address, reason=reason) from err
            return answer

    made: Callable[[], TimeStamper] = Authority
    return made()


def roots_of(folder: Path) -> list[bytes]:
    """The roots of those who sign at a station, in DER; none where no file names them.

    Args:
        folder: Of its ledger.

    Raises:
        InputError: `input.file`; the file holds no certificates.
    """
    from custody.bundle.stamps import certificates

    path = folder / ROOTS
    if not path.is_file():
        return []
    try:
        return certificates(path.read_bytes())
    except (OSError, ValueError) as err:
        raise InputError("input.file", path=path, reason="no PEM certificates") from err
