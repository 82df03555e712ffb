"""A layout that sets its widgets side by side and breaks the line where they end."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from ui.theme import GRID


class Flow(QLayout):
    """From left to right, then from the top down."""

    def __init__(self, spacing: int = 8, *, at_end: bool = False) -> None:
        """Begin empty.

        Args:
            spacing: Pixels between widgets, in both directions.
            at_end: Whether lines end at the right edge, as buttons beside a heading do.
        """
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._at_end = at_end
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, w: QWidget) -> None:  # noqa: N802
        """Set a widget behind the others.

        The item is made here. One that Qt makes is freed unknown to Python, which then takes the
        next at the same address for it.
        """
        self.addChildWidget(w)
        self.addItem(QWidgetItem(w))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, really: bool) -> int:
        y, height = rect.y(), 0
        for line in self._lines(rect.width()):
            y += height + self.spacing() if height else 0
            widths = [min(item.sizeHint().width(), rect.width()) for item in line]
            left = rect.width() - sum(widths) - self.spacing() * (len(line) - 1)
            x = rect.x() + (left if self._at_end else 0)
            for item, width in zip(line, widths, strict=True):
                if really:
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, item.sizeHint().height())))
                x += width + self.spacing()
            height = max(item.sizeHint().height() for item in line)
        return y + height - rect.y()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        right = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or right + self.spacing() + needed > width:
                lines.append([])
                right = needed
            else:
                right += self.spacing() + needed
            lines[-1].append(item)
        return lines


def beside(*widgets: QWidget) -> Flow:
    """What may be done with a page, beside its heading; in a narrow window below each other."""
    flow = Flow(GRID * 3, at_end=True)
    for widget in widgets:
        flow.addWidget(widget)
    return flow
