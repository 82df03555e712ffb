"""Short lists of frozen rows as tables: each column says how it tells a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui import formats, theme
from ui.pictures import icon

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_MARKS: Final = {"warn": "warning", "danger": "danger"}
"""What is drawn beside words of a tone."""


def _no_tone(_row: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column."""

    title: str
    text: Callable[[T], str]
    width: int = 0
    """Pixels at most; 0 takes what the others leave."""
    sorts_by: Callable[[T], Any] | None = None
    """By the text where there is none."""
    tone: Callable[[T], str] = _no_tone
    """`good`, `warn`, `danger` or `muted` for a row; empty for the usual colour."""
    is_number: bool = False
    hover: Callable[[T], str] | None = None
    """What is told to whoever points at it; by default the text, which may be cut off."""
    offers: Callable[[T], Sequence[tuple[str, str, object]]] | None = None
    """What a cell opens a menu of, where its row leads elsewhere: words, a page, its argument."""
    is_optional: bool = False
    """Whether it is left out where no row has words for it."""


def instants(
    title: str, at: Callable[[T], str | None], offset: str | Callable[[T], str], width: int
) -> Column[T]:
    """A column of instants: at the station to the minute; to the second and in UTC when asked.

    Args:
        title: Of the column.
        at: The instant of a row in its wire form, where it has one.
        offset: Of the station from UTC, or of the station of a row.
        width: In pixels.
    """

    def told(row: T, tell: Callable[[str, str], str]) -> str:
        moment = at(row)
        return tell(moment, offset if isinstance(offset, str) else offset(row)) if moment else ""

    return Column(
        title,
        lambda row: told(row, formats.instant),
        width,
        lambda row: at(row) or "",
        hover=lambda row: told(row, formats.exactly),
    )


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows with their columns; both are given whole, and anew when the language changes."""

    RowRole: Final = int(Qt.ItemDataRole.UserRole)
    """The row itself."""
    SortRole: Final = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._rows: Sequence[T] = ()
        self._columns: Sequence[Column[T]] = ()

    @property
    def rows(self) -> Sequence[T]:
        """The rows, unsorted."""
        return self._rows

    @property
    def columns(self) -> Sequence[Column[T]]:
        """The columns, from the left."""
        return self._columns

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[T]]) -> None:
        """Tell the rows by other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        answer: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                answer = (column.hover or column.text)(row) or None
            case self.RowRole:
                answer = row
            case self.SortRole:
                answer = column.text(row) if column.sorts_by is None else column.sorts_by(row)
            case Qt.ItemDataRole.ForegroundRole if column.tone(row):
                answer = QColor(getattr(theme.colours(), column.tone(row)))
            case Qt.ItemDataRole.DecorationRole if mark := self.mark_of(row, column):
                answer = icon(mark, column.tone(row))
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case _:
                pass
        return answer

    def mark_of(self, row: T, column: Column[T]) -> str:
        """The drawing before the first of a row's words that warn: colour alone tells nothing."""
        worded = (each for each in self._columns if not each.is_number and each.text(row))
        first = next((each for each in worded if each.tone(row) in _MARKS), None)
        return _MARKS[column.tone(row)] if first is column else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
