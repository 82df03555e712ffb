"""Pages of a PDF as pictures. PDFium knows no threads: whoever calls it holds `LOCK`."""

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

LOCK: Final = threading.Lock()
_POINTS: Final = 72
_BYTES: Final = 3
_PRINTED_DPI: Final = 300
"""Finer than text needs; a printer's own 1200 would take 400 MB a page."""


@contextmanager
def _opened(data: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument

    with LOCK:
        document = PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(data) as document:
        return len(document)


def page_image(data: bytes, number: int, dpi: float) -> QImage:
    """One page, drawn.

    Args:
        data: The PDF.
        number: From 0.
        dpi: Pixels for an inch of paper.
    """
    with _opened(data) as document:
        drawn = document[number].render(scale=dpi / _POINTS, rev_byteorder=True)
        width, height, stride = drawn.width, drawn.height, drawn.stride
        pixels = bytes(drawn.buffer)
        kind = QImage.Format.Format_RGB888
        if drawn.n_channels != _BYTES:
            kind = QImage.Format.Format_RGBX8888
        return QImage(pixels, width, height, stride, kind).copy()


def print_pages(data: bytes, printer: QPrinter) -> None:
    """Print a PDF, each page as large as the paper lets it be, never larger than it is."""
    count = page_count(data)
    first, last = max(printer.fromPage(), 1), printer.toPage() or count
    painter = QPainter(printer)
    for number in range(first - 1, min(last, count)):
        if number > first - 1:
            printer.newPage()
        image = page_image(data, number, _PRINTED_DPI)
        whole = printer.pageLayout().paintRectPixels(printer.resolution())
        size = image.size() * printer.resolution() / _PRINTED_DPI
        if size.width() > whole.width() or size.height() > whole.height():
            size = size.scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(0, 0, size.width(), size.height()), image)
    painter.end()
