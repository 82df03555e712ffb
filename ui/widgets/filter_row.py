"""Fields above the columns of a table, each to choose rows by its column."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

_HEIGHT: Final = 36
_PAUSE_MS: Final = 400


class FilterRow(QWidget):
    """As wide as the columns of a header, and moved with them."""

    changed = Signal()
    """Somebody has stopped typing."""

    def __init__(self, header: QHeaderView) -> None:
        """Stand above a header."""
        super().__init__()
        self._header = header
        self._fields: list[QLineEdit] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        self.setFixedHeight(_HEIGHT)
        header.sectionResized.connect(self._place)
        header.sectionMoved.connect(self._place)
        header.geometriesChanged.connect(self._place)

    def show_columns(self, names: Sequence[str]) -> None:
        """Make a field for each column."""
        for field in self._fields:
            field.hide()
            field.deleteLater()
        self._fields = []
        for name in names:
            field = QLineEdit(self)
            field.setClearButtonEnabled(True)
            field.setAccessibleName(name)
            field.textChanged.connect(self._timer.start)
            field.returnPressed.connect(self._now)
            field.show()
            self._fields.append(field)
        self._place()

    def set_tips(self, tips: Sequence[str]) -> None:
        """Say what may be typed in each field."""
        for field, tip in zip(self._fields, tips, strict=True):
            field.setPlaceholderText(tip)
            field.setToolTip(f"{field.accessibleName()}: {tip}")

    def filters(self) -> Mapping[int, str]:
        """Column to what was typed."""
        return {n: field.text() for n, field in enumerate(self._fields) if field.text().strip()}

    def field(self, column: int) -> QLineEdit:
        """The field of a column."""
        return self._fields[column]

    def stop(self) -> None:
        """Wait for nobody."""
        self._timer.stop()

    def _now(self) -> None:
        self._timer.stop()
        self.changed.emit()

    def move_to(self, offset: int) -> None:
        """Follow the table sideways."""
        self._place(offset)

    def _place(self, *_: object) -> None:
        for n, field in enumerate(self._fields):
            left = self._header.sectionViewportPosition(n)
            width = self._header.sectionSize(n)
            field.setGeometry(left + 2, 0, max(width - 4, 24), _HEIGHT - 4)
