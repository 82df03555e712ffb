"""A table of a short list: sorted by a click, opened by a double click or Enter."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.models.rows_model import Column, RowsModel

ROW_HEIGHT: Final = 36
TALL: Final = 56
"""Of a row whose words may take two lines."""
_TITLE: Final = 168
"""Widest that a column gets for its title's sake."""
_LEAST: Final = 112
"""What a column needs at least that takes what is left."""
_ROUND: Final = theme.GRID * 6
"""Room beside the words of a cell."""
_TOLD: Final = 100
"""Rows whose words tell how broad a column must be."""
_MEASURED: Final = 20
"""Longest of these words, which are measured."""


class PlainTable(QTableView):
    """The look of every table; one click or Enter opens a row."""

    chosen = Signal(QModelIndex)
    reached = Signal(QModelIndex)
    """A key has moved to another row."""
    widened = Signal()
    """There is more room, or less, for its columns."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.hide()
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def title_width(self, title: str) -> int:
        """How broad a column must be for its title, within reason; what is longer ends in dots."""
        header = self.horizontalHeader()
        header.ensurePolished()
        font = QFont(header.font())
        font.setBold(True)
        return min(QFontMetrics(font).horizontalAdvance(title) + theme.GRID * 7, _TITLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.reached.emit(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(at)


class RowsTable(QWidget):
    """A table over a `RowsModel`; where there are no rows it says what belongs there."""

    opened = Signal(object)
    """The row that was opened."""
    reached = Signal(object)
    """The row that a key has moved to: for tables beside which one row is told in full."""
    go = Signal(str, object)
    """Something was chosen from the menu of a row."""

    def __init__(self, *, is_link: bool = True, is_tall: bool = False) -> None:
        """Show nothing yet.

        Args:
            is_link: Whether a row leads somewhere, which the pointer shows.
            is_tall: Whether words may take two lines: for a narrow table.
        """
        super().__init__()
        self.model: RowsModel[Any] = RowsModel()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(RowsModel.SortRole)
        self.table = PlainTable()
        self.table.widened.connect(self._fit_columns)  # what was given up is given back
        self.table.setModel(self._sorted)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.chosen.connect(self._open)
        self.table.reached.connect(lambda at: self.reached.emit(at.data(RowsModel.RowRole)))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: self.show_menu(self.table.indexAt(at))
        )
        self._fitted: dict[int, int] = {}
        self._is_fitted = False
        """Whether the columns are as broad as these rows need; seen to when they are shown."""
        self._row_height = TALL if is_tall else ROW_HEIGHT
        self.table.setWordWrap(is_tall)
        self.table.verticalHeader().setDefaultSectionSize(self._row_height)
        if is_link:
            self.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(*(theme.GRID * 6,) * 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack)  # first: what is shown without a parent is a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentIndex(1)

    def set_words(self, name: str, empty: str, columns: Sequence[Column[Any]]) -> None:
        """Say what the table is called, what belongs there, and its columns."""
        self.table.setAccessibleName(name)
        self._empty.setText(empty)
        self.model.set_columns(columns)
        header = self.table.horizontalHeader()
        for number, column in enumerate(columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(number, mode.Interactive if column.width else mode.Stretch)
        self._fitted = {}
        self._leave_out()
        self._fit_columns()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; where they are the same, the place in them is kept."""
        if tuple(rows) == self.model.rows:
            self.table.viewport().update()  # what is told of them may be another by now
        else:
            self.model.show_rows(rows)
            self._leave_out()
            self._fit_columns()
        self._stack.setCurrentIndex(0 if rows else 1)

    def point_at(self, row: Any) -> None:
        """Mark the row that is told beside the table; it is not opened by that."""
        at = self._sorted.mapFromSource(self.model.index(self.model.rows.index(row), 0))
        if at.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(at)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_fitted:
            self._fit_columns()

    def _leave_out(self) -> None:
        for number, column in enumerate(self.model.columns):
            is_told = not column.is_optional or any(map(column.text, self.model.rows))
            self.table.setColumnHidden(number, not is_told)

    def _fit_columns(self) -> None:
        """Give columns what their words need, and the rest to those that take what is left."""
        self._is_fitted = self.isVisible()
        if not self._is_fitted:
            return
        header, metrics = self.table.horizontalHeader(), QFontMetrics(self.table.font())
        for number, column in enumerate(self.model.columns):
            if self.table.isColumnHidden(number):
                continue
            if not column.width or self._fitted.get(number, 0) not in (
                0,
                header.sectionSize(number),
            ):
                continue  # somebody has chosen its width
            told = sorted({column.text(row) for row in self.model.rows[:_TOLD]}, key=len)
            words = max(map(metrics.horizontalAdvance, told[-_MEASURED:]), default=0)
            needed = min(words + _ROUND, column.width) if told else column.width
            if any(self.model.mark_of(row, column) for row in self.model.rows[:_TOLD]):
                needed += theme.GRID * 6  # the drawing and the room behind it
            header.resizeSection(number, max(needed, self.table.title_width(column.title)))
            self._fitted[number] = header.sectionSize(number)
        self._leave_room()

    def _leave_room(self) -> None:
        """Take from the broadest columns what those lack that take what is left."""
        header, columns = self.table.horizontalHeader(), self.model.columns
        shown = (each for each in range(len(columns)) if not self.table.isColumnHidden(each))
        taking = [number for number in shown if not columns[number].width]
        broad = sum(map(header.sectionSize, self._fitted))
        needed = sum(max(_LEAST, self.table.title_width(columns[each].title)) for each in taking)
        lacking = broad + needed - self.table.viewport().width()
        ours = [each for each, width in self._fitted.items() if width == header.sectionSize(each)]
        for number in sorted(ours, key=header.sectionSize, reverse=True) if taking else ():
            least = max(_LEAST, self.table.title_width(columns[number].title))
            spare = min(header.sectionSize(number) - least, lacking)
            if spare > 0:
                header.resizeSection(number, header.sectionSize(number) - spare)
                self._fitted[number] = header.sectionSize(number)
                lacking -= spare

    def fit_height(self, most: int = 12) -> None:
        """Be as high as the rows, for a table within a page that scrolls."""
        shown = min(max(len(self.model.rows), 1), most)
        head = self.table.horizontalHeader().sizeHint().height()
        row = self._row_height
        empty = 3 * row - head if not self.model.rows else 0
        self.setFixedHeight(head + shown * row + 2 + max(empty - row, 0))

    def _open(self, at: QModelIndex) -> None:
        row = at.data(RowsModel.RowRole)
        if row is None:
            return
        if self.model.columns[at.column()].offers is None:
            self.opened.emit(row)
        else:
            self.show_menu(at)

    def show_menu(self, at: QModelIndex) -> None:
        """Offer what may be done with a row: by a click on its cell for it, or by the menu key."""
        row = at.data(RowsModel.RowRole)
        columns = [each.offers for each in self.model.columns if each.offers is not None]
        if row is None or not columns:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, page, argument in columns[0](row):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, to=page, what=argument: self.go.emit(to, what))
        below = self.table.visualRect(at).bottomLeft()
        menu.popup(self.table.viewport().mapToGlobal(below))
