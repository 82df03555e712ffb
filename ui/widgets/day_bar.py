"""A term drawn as a bar of days: a ceiling ends at a wall, a floor goes on behind its line."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from custody.clock import parse_instant
from ui import state_words, theme
from ui.models.agenda import Bound, Due

_HEIGHT: Final = 36
_BAR: Final = 8
_BEYOND: Final = 28
"""Pixels behind the end, in which a floor goes on."""
_DAY_S: Final = 86400
_EXACT: Final = 1 / 1440
"""Part of a day, by which a term may miss whole days."""
_LEAST_GAP: Final = 5
"""Pixels between ticks; closer days are ticked by the week."""


class DayBar(QWidget):
    """The days of one term; the one that runs now is told by its number."""

    def __init__(self, due: Due, now: str) -> None:
        """Draw a term that has a start.

        Args:
            due: The deadline.
            now: The present instant.
        """
        super().__init__()
        self._due = due
        start = parse_instant(due.starts_at or now)
        whole = (parse_instant(due.ends_at) - start).total_seconds() / _DAY_S
        gone = (parse_instant(now) - start).total_seconds() / _DAY_S
        # The rest of the day on which a term begins is none of its days.
        self.days = max(int(whole + _EXACT), 1)
        self.day = min(max(int(gone) + 1, 1), self.days)
        self._passed = min(max(gone / whole, 0.0), 1.0) if whole > 0 else 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{state_words.matter(due)}: {self.day} / {self.days}")

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self._due.is_near or self._due.is_passed
        ink = QColor(colours.warn if near else colours.accent)
        whole = QRectF(1, _HEIGHT - _BAR - 6, max(self.width() - _BEYOND, 40), _BAR)
        self._draw_bar(painter, whole, ink, QColor(colours.line))
        self._draw_ticks(painter, whole, QColor(colours.window))
        at = whole.left() + whole.width() * self._passed
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QLineF(at, whole.top() - 5, at, whole.bottom() + 3))
        told = f"{self.day} / {self.days}"
        wide = painter.fontMetrics().horizontalAdvance(told)
        painter.setPen(QColor(colours.text))
        left = min(max(at - wide / 2, 0.0), self.width() - wide)
        painter.drawText(QPointF(left, whole.top() - 7), told)
        painter.end()

    def _draw_bar(self, painter: QPainter, whole: QRectF, ink: QColor, track: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track)
        painter.drawRect(whole)
        at, top = whole.width() * self._passed, whole.top()
        painter.setBrush(ink)
        is_floor = self._due.bound is Bound.FLOOR
        if is_floor:
            painter.drawRect(QRectF(whole.left(), top, at, _BAR))
        else:
            painter.drawRect(QRectF(whole.left() + at, top, whole.width() - at, _BAR))
        middle, end = whole.center().y(), whole.right()
        if is_floor:  # sure until the line; behind it, as long as they keep it
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(end, top - 4, end, whole.bottom() + 4))
            painter.drawLine(QLineF(end, middle, end + _BEYOND - 10, middle))
            painter.setPen(Qt.PenStyle.NoPen)
            tip = QPointF(end + _BEYOND - 4, middle)
            back = tip - QPointF(7, 0)
            painter.drawPolygon(QPolygonF([tip, back + QPointF(0, 4), back - QPointF(0, 4)]))
        else:
            painter.setPen(QPen(ink, 3))
            painter.drawLine(QLineF(end, top - 5, end, whole.bottom() + 5))

    def _draw_ticks(self, painter: QPainter, whole: QRectF, ground: QColor) -> None:
        step = 1 if whole.width() / self.days >= _LEAST_GAP else 7
        painter.setPen(QPen(ground, 1))
        for day in range(step, self.days, step):
            at = whole.left() + whole.width() * day / self.days
            painter.drawLine(QLineF(at, whole.top(), at, whole.bottom()))
