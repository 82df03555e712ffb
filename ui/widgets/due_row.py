"""One deadline: what is due, until when, how long it is still, and what its end means.

A ceiling (Article 16) and a floor (Article 29) look different: a bar that runs out, and a line
that one may stay behind.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from custody.clock import parse_instant
from custody.domain import wording
from ui import formats, state_words, theme
from ui.models.agenda import Bound, Due
from ui.translations import language
from ui.widgets.status_badge import StatusBadge

_BAR: Final = QSize(96, 20)
_NEAR_S: Final = 3 * 86400


def tone_of(due: Due, left_s: float) -> str:
    """`warn` where time presses or has passed, else `neutral`."""
    if due.bound is Bound.FLOOR:
        return "warn" if due.is_near else "neutral"
    return "warn" if due.is_passed or due.is_near or left_s < _NEAR_S else "neutral"


class DueRow(QFrame):
    """A row that leads to what is due."""

    opened = Signal(object)

    def __init__(self, due: Due, now: str, offset: str, *, is_narrow: bool = False) -> None:
        """Show a deadline.

        Args:
            due: The deadline.
            now: The present instant.
            offset: The station's offset from UTC.
            is_narrow: Whether what is left stands below, not beside.
        """
        super().__init__()
        self.due = due
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        left_s = (parse_instant(due.ends_at) - parse_instant(now)).total_seconds()
        what = QLabel(state_words.matter(due))
        what.setProperty("role", "strong")
        what.setWordWrap(True)
        end = formats.instant(due.ends_at, offset, weekday=True)
        told = state_words.bound(due).format(end=end)
        parts = [told, due.case, due.to]
        below = QLabel(" · ".join(part for part in parts if part))
        below.setProperty("role", "small")
        below.setWordWrap(True)
        told_exactly = formats.exactly(due.ends_at, offset)
        rule = wording.rule(due.rule, language())
        self.setToolTip("\n".join(part for part in (rule, told_exactly) if part))
        badge = StatusBadge(tone_of(due, left_s), self._left(left_s), "clock")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(what)
        words.addWidget(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID * 2, theme.GRID, theme.GRID * 2)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(_Term(due, now))
        layout.addLayout(words, 1)
        if is_narrow:
            words.addSpacing(theme.GRID)
            words.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{what.text()}: {told}, {badge.text()}")

    def _left(self, left_s: float) -> str:
        if self.due.bound is Bound.FLOOR and left_s < 0:
            return self.tr("ask whether it is still kept")
        return formats.left(left_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.due)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.due)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()


class _Term(QWidget):
    """How much of a term has passed, drawn as what its end means."""

    def __init__(self, due: Due, now: str) -> None:
        super().__init__()
        self.setFixedSize(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._due = due
        self._passed = 1.0 if due.is_passed else 0.0
        if due.starts_at is not None and not due.is_passed:
            start, end = parse_instant(due.starts_at), parse_instant(due.ends_at)
            whole = (end - start).total_seconds()
            gone = (parse_instant(now) - start).total_seconds()
            self._passed = min(max(gone / whole, 0.0), 1.0) if whole > 0 else 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self._due.is_near or self._due.is_passed
        ink = QColor(colours.warn if near else colours.muted)
        track = QColor(colours.line)
        whole = QRectF(2, 7, _BAR.width() - 8, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track)
        painter.drawRoundedRect(whole, 3, 3)
        done = QRectF(whole.x(), whole.y(), whole.width() * self._passed, whole.height())
        if self._due.bound is Bound.FLOOR:
            # What is sure is behind the line; beyond it, it goes on as long as they keep it.
            painter.setBrush(ink)
            painter.drawRoundedRect(done, 3, 3)
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
            painter.drawLine(round(whole.right()) - 1, 3, round(whole.right()) - 1, 17)
        else:
            rest = QRectF(done.right(), whole.y(), whole.width() - done.width(), whole.height())
            painter.setBrush(ink)
            painter.drawRoundedRect(rest, 3, 3)
            painter.setPen(QPen(ink, 2))
            if self._due.bound is Bound.CEILING:
                painter.drawLine(round(whole.right()), 2, round(whole.right()), 18)
        painter.end()
