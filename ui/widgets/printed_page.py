"""One sheet of paper with a text that a machine reads again: its code, its letters, its purpose."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui import theme

_QUIET: Final = 4
"""White modules around a code, as readers ask for."""
_SIDE: Final = 176


@lru_cache(maxsize=4)  # painted again and again, the same
def code_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, dark ones true, row by row."""
    import segno  # only who shows a code waits for it

    made = segno.make_qr(text, error="m")
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def paint_code(painter: QPainter, place: QRectF, text: str) -> None:
    """Paint a QR code, black on white whatever the theme, with its quiet zone."""
    rows = code_of(text)
    step = min(place.width(), place.height()) / (len(rows) + 2 * _QUIET)
    painter.fillRect(place, QColor(Qt.GlobalColor.white))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = place.left() + (x + _QUIET) * step, place.top() + (y + _QUIET) * step
                painter.fillRect(QRectF(left, top, step + 0.5, step + 0.5), QColor("black"))


class Code(QWidget):
    """A QR code on the screen."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._text = ""
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_text(self, text: str) -> None:
        """Show the code of a text."""
        self._text = text
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._text:
            paint_code(painter, QRectF(self.rect()), self._text)
        painter.end()


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on the sheet."""

    title: str
    below: str
    """Whose it is; may be empty."""
    text: str
    """What the code holds and the letters repeat."""
    purpose: str

    def write_pdf(self, path: Path) -> bool:
        """Write it as PDF; False where it cannot be written."""
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
        writer.setTitle(self.title)
        painter = QPainter()
        if not painter.begin(writer):
            return False
        self.paint(painter, QRectF(0, 0, writer.width(), writer.height()), writer.logicalDpiX())
        return painter.end()

    def print_out(self, parent: QWidget) -> bool:
        """Ask for a printer and print it; False where nothing was printed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
            return False
        painter = QPainter()
        if not painter.begin(printer):
            return False
        page = printer.pageLayout().paintRectPixels(printer.resolution())
        self.paint(painter, QRectF(0, 0, page.width(), page.height()), printer.resolution())
        return painter.end()

    def paint(self, painter: QPainter, page: QRectF, dots_per_inch: int) -> None:
        """Paint it."""
        mm = dots_per_inch / 25.4
        title, text, mono = QFont(theme.FAMILY, 20), QFont(theme.FAMILY, 11), QFont(theme.MONO, 11)
        title.setBold(True)
        for font in (title, text, mono):  # letters that are joined are other letters to who copies
            font.setFeature(QFont.Tag("liga"), 0)
        top = page.top()
        for font, words, gap in ((title, self.title, 4), (text, self.below, 8)):
            painter.setFont(font)
            box = painter.boundingRect(page.translated(0, top - page.top()), 0, words)
            painter.drawText(box, 0, words)
            top = box.bottom() + gap * mm if words else top
        paint_code(painter, QRectF(page.left(), top, 60 * mm, 60 * mm), self.text)
        top += 68 * mm
        anywhere = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
        for font, words, wrap in (
            (mono, self.text, anywhere),
            (text, self.purpose, int(Qt.TextFlag.TextWordWrap)),
        ):
            painter.setFont(font)
            room = QRectF(page.left(), top, page.width(), page.bottom() - top)
            painter.drawText(room, wrap, words)
            top = painter.boundingRect(room, wrap, words).bottom() + 8 * mm
