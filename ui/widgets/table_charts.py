"""Two pictures of a provider's table: when, as a histogram; and who with whom, as lines."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from custody.tables.table import DAY_MS, Bar, Pair
from custody.tables.values import time_text
from ui import formats, theme

_MARGIN: Final = 16.0
_FOOT: Final = 28.0
_ROW: Final = 30.0
_TALLEST: Final = 72.0
_NAME: Final = 200.0
_TOLD_AT: Final = (0.3, 0.5, 0.7)
_DAY_TEXT: Final = 10
_HOUR_TEXT: Final = 16


class _Picture(QWidget):
    """Painted in the colours of the theme, and told in words to those who cannot see it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._places: list[tuple[QRectF, str]] = []

    @property
    def told(self) -> tuple[str, ...]:
        """What each part says when it is pointed at."""
        return tuple(text for _, text in self._places)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            text = next((text for place, text in self._places if place.contains(at)), "")
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


class Timeline(_Picture):
    """Rows by hour or day, on the clock of the log."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._step = DAY_MS
        self._bars: Sequence[Bar] = ()
        self.setMinimumHeight(240)

    def show_bars(self, step: int, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._step, self._bars = step, bars
        self._lay_out()
        self.setAccessibleDescription("; ".join(self.told[:100]))
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self._places = []
        if not self._bars:
            return
        area = self._area()
        first = self._bars[0].start
        slots = (self._bars[-1].start - first) // self._step + 1
        width = area.width() / slots
        most = max(bar.rows for bar in self._bars)
        for bar in self._bars:
            height = max(2.0, area.height() * bar.rows / most)
            left = area.left() + (bar.start - first) / self._step * width
            gap = min(2.0, width / 4)
            place = QRectF(left, area.bottom() - height, max(width - gap, 1.0), height)
            self._places.append((place, f"{self._when(bar.start)}: {formats.count(bar.rows)}"))

    def _area(self) -> QRectF:
        whole = QRectF(self.rect())
        return whole.adjusted(_MARGIN + 56, _MARGIN, -_MARGIN, -_FOOT)

    def _when(self, start: int) -> str:
        text = time_text(start, start)
        day = formats.day(date.fromisoformat(text[:_DAY_TEXT]))
        return day if self._step >= DAY_MS else f"{day}, {text[_DAY_TEXT + 1 : _HOUR_TEXT]}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, area = theme.colours(), self._area()
        painter.fillRect(self.rect(), QColor(chosen.surface))
        if not self._bars:
            return
        most = max(bar.rows for bar in self._bars)
        painter.setPen(QPen(QColor(chosen.line)))
        for part in (0.0, 0.5, 1.0):
            y = area.bottom() - part * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(chosen.muted))
        for part in (0.5, 1.0) if most > 1 else (1.0,):
            y = area.bottom() - part * area.height()
            box = QRectF(0, y - 10, area.left() - 8, 20)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, formats.count(round(most * part)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.accent))
        for place, _ in self._places:
            painter.drawRect(place)
        painter.setPen(QColor(chosen.muted))
        self._write_ends(painter, area)

    def _write_ends(self, painter: QPainter, area: QRectF) -> None:
        foot = QRectF(area.left(), area.bottom() + 4, area.width(), _FOOT - 4)
        first, last = self._bars[0].start, self._bars[-1].start
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._when(first))
        if last != first:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self._when(last))


class WhoWithWhom(_Picture):
    """Parties on the left and on the right; the thicker a line, the more rows."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._pairs: Sequence[Pair] = ()
        self._rows: tuple[list[str], list[str]] = ([], [])

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show other pairs, those with most rows first."""
        self._pairs = pairs
        self._rows = (
            list(dict.fromkeys(pair.left for pair in pairs)),
            list(dict.fromkeys(pair.right for pair in pairs)),
        )
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self._lay_out()
        self.setAccessibleDescription("; ".join(self.told))
        self.update()

    def sizeHint(self) -> QSize:
        rows = max(map(len, self._rows), default=0)
        return QSize(640, int(max(rows, 6) * _ROW + 2 * _MARGIN))

    def resizeEvent(self, _event: object) -> None:
        self._lay_out()

    @property
    def _row(self) -> float:
        rows = max(map(len, self._rows), default=1) or 1
        return min(max((self.height() - 2 * _MARGIN) / rows, _ROW), _TALLEST)

    def _lay_out(self) -> None:
        self._places = []
        for pair in self._pairs:
            span = f" ({pair.first} – {pair.last})" if pair.first else ""
            text = f"{pair.left} → {pair.right}: {formats.count(pair.times)}{span}"
            self._places.append((self._box(pair), text))

    def _ends(self, pair: Pair) -> tuple[QPointF, QPointF]:
        left, right = self._rows[0].index(pair.left), self._rows[1].index(pair.right)
        return (
            QPointF(_MARGIN + _NAME, _MARGIN + (left + 0.5) * self._row),
            QPointF(self.width() - _MARGIN - _NAME, _MARGIN + (right + 0.5) * self._row),
        )

    def _path(self, pair: Pair) -> QPainterPath:
        one, other = self._ends(pair)
        reach = QPointF((other.x() - one.x()) / 2, 0)
        path = QPainterPath(one)
        path.cubicTo(one + reach, other - reach, other)
        return path

    def _box(self, pair: Pair) -> QRectF:
        """Where a line tells its number: not all at one height, where lines cross."""
        at = _TOLD_AT[self._pairs.index(pair) % len(_TOLD_AT)]
        middle = self._path(pair).pointAtPercent(at)
        width = QFontMetricsF(self.font()).horizontalAdvance(formats.count(pair.times)) + 8
        return QRectF(middle.x() - width / 2, middle.y() - 10, width, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = theme.colours()
        painter.fillRect(self.rect(), QColor(chosen.surface))
        most = max((pair.times for pair in self._pairs), default=1)
        for pair in reversed(self._pairs):  # the strongest lie on top
            self._draw(painter, pair, most)
        painter.setPen(QColor(chosen.text))
        metrics = QFontMetricsF(self.font())
        for side, names in enumerate(self._rows):
            flags = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if side else Qt.AlignmentFlag.AlignRight
            )
            left = self.width() - _MARGIN - _NAME + 8 if side else _MARGIN
            for row, name in enumerate(names):
                box = QRectF(left, _MARGIN + row * self._row, _NAME - 8, self._row)
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, box.width())
                painter.drawText(box, flags, shown)

    def _draw(self, painter: QPainter, pair: Pair, most: int) -> None:
        chosen = theme.colours()
        share = pair.times / most
        ink = QColor(chosen.accent)
        ink.setAlphaF(0.35 + 0.65 * share)
        painter.setPen(QPen(ink, 1.0 + 7.0 * share))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path(pair))
        box, text = self._box(pair), formats.count(pair.times)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(chosen.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
