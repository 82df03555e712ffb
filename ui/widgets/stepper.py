"""Where one stands in a guided run: what is done, what is now, what is still ahead."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import pictures, theme

_DOT: Final = 24
_HEIGHT: Final = 40
_GAP: Final = theme.GRID * 2


class Stepper(QWidget):
    """Numbered steps in a row; one may go back to a step that is done.

    Where the row is too narrow for all titles, only the present one keeps its own.
    """

    chosen = Signal(int)
    """A step that is done was asked for."""

    def __init__(self) -> None:
        """Begin without steps."""
        super().__init__()
        self._titles: list[str] = []
        self._current = 0
        self._over = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, titles: Sequence[str]) -> None:
        """The steps by their titles."""
        self._titles = list(titles)
        self._tell()

    def set_current(self, index: int) -> None:
        """Stand at a step; those before are done. One behind the last: all are."""
        self._current = index
        self._tell()

    def _tell(self) -> None:
        if self._current < len(self._titles):
            self.setAccessibleName(
                self.tr("Step {number} of {count}: {title}").format(
                    number=self._current + 1,
                    count=len(self._titles),
                    title=self._titles[self._current],
                )
            )
        else:
            self.setAccessibleName(self.tr("All steps are done"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def _places(self) -> list[tuple[QRectF, str]]:
        """For each step its rectangle and the title that fits."""
        metrics = self.fontMetrics()
        count = max(1, len(self._titles))
        bold = QFont(self.font())
        bold.setBold(True)
        now = QFontMetrics(bold)
        widths = [
            _DOT + _GAP + (now if at == self._current else metrics).horizontalAdvance(title)
            for at, title in enumerate(self._titles)
        ]
        gaps = (count - 1) * _GAP * 3
        all_fit = sum(widths) + gaps <= self.width()
        titles = [
            title if all_fit or index == self._current else ""
            for index, title in enumerate(self._titles)
        ]
        widths = [wide if title else _DOT for wide, title in zip(widths, titles, strict=True)]
        free = max(_GAP, (self.width() - sum(widths)) / max(1, count - 1)) if count > 1 else 0
        free = min(free, _GAP * 6)
        left, places = 0.0, []
        for wide, title in zip(widths, titles, strict=True):
            places.append((QRectF(left, 0, wide, self.height()), title))
            left += wide + free
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        middle = self.height() / 2
        for (one, _), (other, _) in pairwise(places):
            painter.setPen(QPen(QColor(colours.line), 2))
            if other.left() - one.right() > _GAP:
                painter.drawLine(
                    round(one.right() + _GAP),
                    round(middle),
                    round(other.left() - _GAP),
                    round(middle),
                )
        for index, (place, title) in enumerate(places):
            self._paint_step(painter, index, place, title)
        painter.end()

    def _paint_step(self, painter: QPainter, index: int, place: QRectF, title: str) -> None:
        colours = theme.colours()
        dot = QRectF(place.left() + 1, (self.height() - _DOT) / 2 + 1, _DOT - 2, _DOT - 2)
        is_now, is_done = index == self._current, index < self._current
        fill = (
            colours.accent_fill if is_now else colours.accent_soft if is_done else colours.surface
        )
        edge = colours.accent if is_now or is_done else colours.edge
        if index == self._over and is_done:
            fill = colours.raised
        painter.setPen(QPen(QColor(edge), 2 if is_now and self.hasFocus() else 1))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(dot)
        if is_done:
            pictures.draw(painter, dot.adjusted(4, 4, -4, -4), "check", "accent")
        else:
            painter.setPen(QColor(colours.on_accent if is_now else colours.muted))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        if title:
            font = self.font()
            font.setBold(is_now)
            painter.setFont(font)
            painter.setPen(QColor(colours.text if is_now else colours.muted))
            room = place.adjusted(_DOT + _GAP, 0, _GAP * 2, 0)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title
            )
            painter.setFont(self.font())

    def _at(self, x: float) -> int:
        for index, (place, _) in enumerate(self._places()):
            if place.left() <= x <= place.right():
                return index
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._at(event.position().x())
        can_go = 0 <= self._over < self._current
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_go else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._titles[self._over] if self._over >= 0 else "")
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().x())
        if 0 <= index < self._current:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and self._current > 0:
            self.chosen.emit(self._current - 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._tell()
        super().changeEvent(event)
