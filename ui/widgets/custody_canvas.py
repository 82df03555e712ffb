"""The custody picture on the screen: what `custody.bundle.picture` laid out, painted and alive.

The picture is as wide as its layout; the view zooms it. A mark is reached by pointer and by
arrow keys, says in words what it stands for, and opens its event.
"""

from functools import cached_property
from itertools import accumulate
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QToolTip,
    QWidget,
)

from custody.bundle.shapes import WIDTH, Band, Drawing, Ink, Label, Line, Mark, Row
from ui.widgets.custody_glyphs import Stroke, parts_of

_ROW_GAP: Final = 14.0
_MARGIN: Final = 6.0
_TOUCH: Final = 13.0
"""Half the side of the square in which a mark is hit."""
_LATE: Final = 10.0
"""Radius of the ring around what was recorded later than it happened."""
_STEP: Final = 1.2
_SMALLEST: Final = 0.3
_LARGEST: Final = 6.0
_FINE: Final = 10
"""Fonts have whole pixels: they are made ten times as large and drawn ten times as small."""
_RIM: Final = tuple(
    (1.5 * _FINE * cos(turn * pi / 4), 1.5 * _FINE * sin(turn * pi / 4)) for turn in range(8)
)
"""Where a label is drawn in the colour of its lane before: that is quicker than its outline."""

Inks = dict[Ink, QColor]


class CustodyCanvas(QGraphicsView):
    """One drawing: zoomed by Ctrl and wheel or + and -, moved by hand, read by arrow keys."""

    opened = Signal(int)
    """Place in the case, from 1, of the event of a mark that was chosen."""
    fitted = Signal()
    """The picture fills the width again."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._marks: list[_MarkItem] = []
        self._selected: int | None = None
        self._is_fitted = True
        self._is_begun = False
        """Whether its beginning was shown."""
        self._pressed: QPointF | None = None
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the marks say, in their order."""
        return tuple(item.mark.title for item in self._marks)

    @property
    def selected(self) -> str:
        """What the mark says that the keyboard stands on; empty for none."""
        return "" if self._selected is None else self._marks[self._selected].mark.title

    @property
    def picture_height(self) -> float:
        """Height of the whole picture at the present zoom, in pixels."""
        return self._scene.sceneRect().height() * self.transform().m11()

    def draw(self, drawing: Drawing, inks: Inks, font: QFont) -> None:
        """Show a drawing in these colours."""
        self._scene.clear()
        self._marks, self._selected = [], None
        heights = [row.height + _ROW_GAP for row in drawing.rows]
        for row, top in zip(drawing.rows, accumulate(heights, initial=0.0), strict=False):
            marks: list[_MarkItem] = []
            item = _RowItem(row, inks, font)
            item.setPos(0, top)
            self._scene.addItem(item)
            for shape in row.shapes:
                if isinstance(shape, Mark):
                    mark = _MarkItem(shape, inks)
                    mark.setPos(shape.x, top + shape.y)
                    self._scene.addItem(mark)
                    marks.append(mark)
            marks.sort(key=lambda item: (item.mark.x, item.mark.y))
            self._marks += marks
        self._scene.setSceneRect(
            -_MARGIN, -_MARGIN, WIDTH + 2 * _MARGIN, sum(heights) - _ROW_GAP + 2 * _MARGIN
        )
        self.setBackgroundBrush(inks[Ink.PAPER])
        self.setAccessibleDescription(drawing.description)
        self._is_begun = False
        self.fit()

    def zoom(self, factor: float) -> None:
        """Make the picture larger or smaller, within reason."""
        now = self.transform().m11()
        factor = min(max(now * factor, _SMALLEST), _LARGEST) / now
        self.scale(factor, factor)
        self._is_fitted = False

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom(1 / _STEP)

    def fit(self) -> None:
        """As wide as the view."""
        width = self._scene.sceneRect().width()
        if width and self.viewport().width() > 4:
            factor = max((self.viewport().width() - 4) / width, _SMALLEST)
            self.resetTransform()
            self.scale(factor, factor)
            if not self._is_begun:  # a view that is laid out later keeps its middle, not its top
                self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
                self._is_begun = self.isVisible()
            self.fitted.emit()
        self._is_fitted = True

    def select(self, place: int) -> None:
        """Put the keyboard on a mark, by its place among them."""
        if not self._marks:
            return
        if self._selected is not None:
            self._marks[self._selected].mark_selected(chosen=False)
        self._selected = place % len(self._marks)
        item = self._marks[self._selected]
        item.mark_selected(chosen=True)
        self.ensureVisible(item, 40, 40)
        self.setAccessibleDescription(item.mark.title)
        if self.isVisible():
            at = self.mapFromScene(item.pos()) + QPointF(12, 12).toPoint()
            QToolTip.showText(self.viewport().mapToGlobal(at), item.mark.title, self)

    # ---- Qt ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._selected
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.select(0 if place is None else place + 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.select(-1 if place is None else place - 1)
            case Qt.Key.Key_Home:
                self.select(0)
            case Qt.Key.Key_End:
                self.select(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if place is not None:
                self.opened.emit(self._marks[place].mark.numbers[0])
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        elif self.verticalScrollBar().maximum() == 0:
            event.ignore()  # the page around scrolls
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        item = self._mark_at(event.position())
        near = pressed is not None and (event.position() - pressed).manhattanLength() < _STEP * 4
        if item is not None and near and event.button() == Qt.MouseButton.LeftButton:
            self.select(self._marks.index(item))
            self.opened.emit(item.mark.numbers[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self._mark_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor
            self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def _mark_at(self, at: QPointF) -> "_MarkItem | None":
        for item in self.items(at.toPoint()):
            if isinstance(item, _MarkItem):
                return item
        return None


class _RowItem(QGraphicsItem):
    """One line of the picture, without its marks."""

    def __init__(self, row: Row, inks: Inks, font: QFont) -> None:
        super().__init__()
        self._row, self._inks, self._font = row, inks, font
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    @cached_property
    def _labels(self) -> list[tuple[Label, QFont, float]]:
        """Placed when somebody comes to see the row."""
        return [_placed(each, self._font) for each in self._row.shapes if isinstance(each, Label)]

    def boundingRect(self) -> QRectF:  # noqa: N802
        return QRectF(-4, -4, WIDTH + 8, self._row.height + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks[Ink.LANE])
        for shape in self._row.shapes:
            if isinstance(shape, Band):
                painter.drawRoundedRect(QRectF(shape.x, shape.y, shape.width, shape.height), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._row.shapes:
            if isinstance(shape, Line):
                self._line(painter, shape)
        for label, font, start in self._labels:
            painter.save()
            painter.translate(start, label.y)
            painter.scale(1 / _FINE, 1 / _FINE)
            painter.setFont(font)
            painter.setPen(self._inks[Ink.LANE])
            for right, down in _RIM:
                painter.drawText(QPointF(right, down), label.text)
            painter.setPen(self._inks[label.ink])
            painter.drawText(0, 0, label.text)
            painter.restore()

    def _line(self, painter: QPainter, line: Line) -> None:
        pen = QPen(self._inks[line.ink], 1 if line.ink is Ink.GRID else 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if line.dashed:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        start, end = QPointF(line.x1, line.y1), QPointF(line.x2, line.y2)
        if line.y1 == line.y2 or line.x1 == line.x2:
            painter.drawLine(start, end)
            return
        middle = (line.x1 + line.x2) / 2
        path = QPainterPath(start)
        path.cubicTo(QPointF(middle, line.y1), QPointF(middle, line.y2), end)
        painter.drawPath(path)


class _MarkItem(QGraphicsItem):
    """A glyph that can be pointed at and chosen."""

    def __init__(self, mark: Mark, inks: Inks) -> None:
        super().__init__()
        self.mark = mark
        self._inks = inks
        self._is_chosen = False
        self._is_under = False
        self.setToolTip(mark.title)
        self.setAcceptHoverEvents(True)
        self.setZValue(1)

    def mark_selected(self, *, chosen: bool) -> None:
        self._is_chosen = chosen
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        return QRectF(-_TOUCH, -_TOUCH, 2 * _TOUCH, 2 * _TOUCH)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        track, lane = self._inks[Ink.TRACK], self._inks[Ink.LANE]
        alarm = self._inks[Ink.ALARM]
        if self._is_chosen or self._is_under:
            ring = QPen(self._inks[Ink.TEXT], 1.6 if self._is_chosen else 1)
            painter.setPen(ring)
            painter.setBrush(lane)
            painter.drawEllipse(QPointF(0, 0), _TOUCH - 1.5, _TOUCH - 1.5)
        if self.mark.is_late:
            ring = QPen(self._inks[Ink.SOFT], 1.3)
            ring.setDashPattern([1.5, 1.5])
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(0, 0), _LATE, _LATE)
        none = QColor(Qt.GlobalColor.transparent)
        paints = {
            Stroke.SOLID: (lane, 1.5, track),
            Stroke.ALARM: (lane, 1.5, alarm),
            Stroke.HOLLOW: (track, 2.0, lane),
            Stroke.LINE: (track, 2.0, none),
            Stroke.INNER: (lane, 1.6, none),
        }
        for stroke, path in parts_of(self.mark.glyph):
            outline, width, brush = paints[stroke]
            pen = QPen(outline, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawPath(path)

    def hoverEnterEvent(self, event: object) -> None:
        self._is_under = True
        self.update()

    def hoverLeaveEvent(self, event: object) -> None:
        self._is_under = False
        self.update()


def _placed(label: Label, family: QFont) -> tuple[Label, QFont, float]:
    """A label with its font, and where it starts."""
    font = QFont(family)
    font.setPixelSize(round(label.size * _FINE))
    font.setWeight(QFont.Weight.DemiBold if label.bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    width = QFontMetricsF(font).horizontalAdvance(label.text) / _FINE
    start = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return label, font, start
