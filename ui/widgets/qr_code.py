"""A QR code, drawn black on white whatever the theme: scanners want that."""

import segno
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

QUIET = 4
"""Modules of white around the code, as its standard asks."""
_MODULE_PX = 4


class QrCode(QWidget):
    """Encodes a text; other programs read the same text back."""

    def __init__(self, text: str = "") -> None:
        """Encode a text."""
        super().__init__()
        self._matrix: tuple[tuple[int, ...], ...] = ()
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Encode another text."""
        self._matrix = modules(text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        side = (len(self._matrix) + 2 * QUIET) * _MODULE_PX
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_code(painter, QRectF(self.rect()), self._matrix)
        painter.end()


def modules(text: str) -> tuple[tuple[int, ...], ...]:
    """The code of a text, row by row: 1 is dark."""
    return tuple(tuple(row) for row in segno.make(text or " ", micro=False).matrix)


def paint_code(painter: QPainter, place: QRectF, matrix: tuple[tuple[int, ...], ...]) -> None:
    """Paint a code, with its white around it, into a square."""
    painter.fillRect(place, QColor("white"))
    side = place.width() / (len(matrix) + 2 * QUIET)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                left, top = place.left() + (x + QUIET) * side, place.top() + (y + QUIET) * side
                painter.fillRect(QRectF(left, top, side, side).toAlignedRect(), QColor("black"))
