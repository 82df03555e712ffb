"""A provider's table on the screen: pages of rows as they are asked for."""

from collections import OrderedDict
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from custody.tables.table import Table
from custody.tables.values import ORDERED, Kind
from ui import theme

Index = QModelIndex | QPersistentModelIndex
_PAGE: Final = 200
_KEPT: Final = 32
_NUMBERS: Final = ORDERED - {Kind.TIME}


class TableModel(QAbstractTableModel):
    """Times as they are meant; what came stands in the tip."""

    def __init__(self) -> None:
        """Show no table yet."""
        super().__init__()
        self.table: Table | None = None
        self.is_busy = False
        """Rows are being put in another order; what was not read before stays empty meanwhile."""
        self._pages: OrderedDict[int, tuple[list[tuple[str, ...]], list[tuple[str, ...]]]] = (
            OrderedDict()
        )
        self._words: dict[Kind, str] = {}

    def show_table(self, table: Table | None) -> None:
        """Show another table, or the same in another order."""
        self.beginResetModel()
        self.table = table
        self.is_busy = False
        self._pages.clear()
        self.endResetModel()

    def set_words(self, words: dict[Kind, str]) -> None:
        """Say what the kinds of columns are called."""
        self._words = words
        last = self.columnCount() - 1
        if last >= 0:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.table is None else self.table.shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.table is None:
            return None
        column = self.table.columns[index.column()]
        answer: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._cell(index, 1)
            case Qt.ItemDataRole.ToolTipRole:
                answer = self._cell(index, 0) or None
            case Qt.ItemDataRole.TextAlignmentRole if column.kind in _NUMBERS:
                answer = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                pass
        return answer

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.table is None:
            return None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.name}: {self._words.get(column.kind, column.kind)}"
        if role == Qt.ItemDataRole.ForegroundRole and (column.unread or column.doubtful):
            return QColor(theme.colours().warn)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, index: Index, which: int) -> str:
        number, at = divmod(index.row(), _PAGE)
        page = self._page(number)
        return page[which][at][index.column()] if at < len(page[which]) else ""

    def _page(self, number: int) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        if number not in self._pages:
            if self.table is None or self.is_busy:
                return [], []
            start = number * _PAGE
            self._pages[number] = (
                self.table.page(start, _PAGE),
                self.table.shown_page(start, _PAGE),
            )
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]
