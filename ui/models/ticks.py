"""A long list in which everything is ticked until somebody takes a tick away."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from ui.models.rows_model import Index

_TOP = QModelIndex()


class Row(Protocol):
    """What has a tick."""

    @property
    def id(self) -> str:
        """By which it is known."""


class Ticks(QAbstractListModel):
    """The rows, and which of them are without a tick; those may be known before the rows are."""

    ticked = Signal()
    """Somebody took a tick away, or gave it back."""

    def __init__(self, words: Callable[[Any], str]) -> None:
        """Hold nothing yet.

        Args:
            words: Tells a row when it is seen, in the language of the screen.
        """
        super().__init__()
        self._words = words
        self._rows: Sequence[Row] = ()
        self._off: dict[str, None] = {}

    @property
    def off(self) -> tuple[str, ...]:
        """What is without a tick."""
        return tuple(self._off)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; ticks stay as they are."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def take_off(self, names: Iterable[str]) -> None:
        """Take the ticks of these away, and give all others back."""
        self._off = dict.fromkeys(names)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row)
            case Qt.ItemDataRole.CheckStateRole:
                is_on = row.id not in self._off
                return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        name = self._rows[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._off.pop(name, None)
        else:
            self._off[name] = None
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True
