"""Documents that come back: which event names a file, and which document a page is of."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.anchors.paper import DOCUMENT
from custody.documents.make import record_of
from custody.documents.record import Entry, Record, documents_in
from custody.errors import InputError
from custody.station import Station
from custody.sticks import open_given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_SCALE: Final = 200 / 72
_MOST_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class Code:
    """What the QR code of a document says."""

    origin: str
    """Of the ledger."""
    size: int
    root: str
    code: str
    case: str
    kind: str


def read_code(path: Path) -> Code:
    """The code of a document, from a page of a PDF or from a scan of one.

    Raises:
        InputError: `input.document_scan`; none can be read.
    """
    for text in read_texts(path):
        code = parse_code(text)
        if code is not None:
            return code
    raise InputError("input.document_scan", path=path)


def read_texts(path: Path) -> "Iterator[str]":
    """What every code says that can be read from a PDF or a scan.

    Raises:
        InputError: `input.document_scan`, `input.file`: it is neither, or cannot be read.
    """
    import zxingcpp

    for page in _pages(path):
        for found in zxingcpp.read_barcodes(page):
            yield found.text


def parse_code(text: str) -> Code | None:
    """What the lines of a code say; None where they are no document's."""
    lines = text.split("\n")
    named = next((line for line in lines[3:] if line.startswith(DOCUMENT)), None)
    if named is None or not lines[1].isdecimal():
        return None
    code, case, kind = (*named.removeprefix(DOCUMENT).split(" "), "", "")[:3]
    return Code(lines[0], int(lines[1]), lines[2], code, case, kind)


def _pages(path: Path) -> "Iterator[Image]":
    import pypdfium2 as pdfium
    from PIL import Image, UnidentifiedImageError

    try:
        with open_given(path) as file:
            is_pdf = file.read(5) == b"%PDF-"
        if not is_pdf:
            with Image.open(path) as image:
                yield image.convert("L")
            return
        pdf = pdfium.PdfDocument(path)
        try:
            for number in range(min(len(pdf), _MOST_PAGES)):
                yield pdf[number].render(scale=_SCALE, grayscale=True).to_pil()
        finally:
            pdf.close()
    except (pdfium.PdfiumError, UnidentifiedImageError, Image.DecompressionBombError) as err:
        raise InputError("input.document_scan", path=path) from err
    except OSError as err:
        raise InputError("input.file", path=path, reason=err.strerror or str(err)) from err


def events_naming(station: Station, case: str, data: bytes) -> list[tuple[Entry, str]]:
    """The events of a case that name a file's bytes, or the bytes with which it begins.

    A signature is put behind what was signed, so that a signed document begins with the document
    as it was printed.

    Args:
        station: Where the record lies.
        case: Id of the case.
        data: The file.

    Returns:
        Each event, and `whole` or `begins`.
    """
    known: dict[int, str] = {}
    found: list[tuple[Entry, str]] = []
    for entry in Record(station.ledger, case).entries:
        for _, named in documents_in(entry):
            size = named.get("size")
            if not isinstance(size, int) or not 0 < size <= len(data):
                continue
            if size not in known:
                known[size] = hashlib.sha256(data[:size]).hexdigest()
            if known[size] == named.get("sha256"):
                found.append((entry, "whole" if size == len(data) else "begins"))
    return found


def events_of(station: Station, code: Code) -> list[Entry]:
    """The events that name the document that bears a code, by the files that are kept here."""
    codes: dict[str, str | None] = {}
    found: list[Entry] = []
    for entry in Record(station.ledger, code.case).entries:
        for _, named in documents_in(entry):
            sha256 = str(named.get("sha256"))
            if sha256 not in codes:
                path = station.artifacts.path(sha256)
                told = record_of(path.read_bytes()) if path.is_file() else None
                codes[sha256] = None if told is None else str(told.get("code"))
            if codes[sha256] == code.code:
                found.append(entry)
    return found
