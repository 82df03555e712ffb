"""A table of events over a `LedgerModel`: any of a million rows, columns as there is room."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from ui.models.ledger_model import Column, LedgerModel
from ui.widgets.rows_table import ROW_HEIGHT, TALL, PlainTable

_WIDTHS: Final = {
    Column.INDEX: 64,
    Column.RECORDED: 152,
    Column.WHAT: 228,
    Column.CASE: 116,
    Column.PERSON: 96,
}
_NARROW: Final = 460
"""So narrow a table leaves out who signed, for the words."""
_TIGHT: Final = 640
"""In so narrow a table the words take two lines."""
_ROOMY: Final = 900
"""So wide a table has room for a column of its own for what the plain words tell anyway."""


class EventTable(PlainTable):
    """Events, one a row."""

    chosen_event = Signal(int)
    """Index of the event that the row shows, on which the keyboard or the pointer stands."""

    def __init__(self, model: LedgerModel, *, of_case: bool = False) -> None:
        """Show a model.

        Args:
            model: The events.
            of_case: Whether all are of one case, which then needs no column.
        """
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.horizontalHeader().setSectionResizeMode(Column.TOLD, QHeaderView.ResizeMode.Stretch)
        model.headerDataChanged.connect(self._fit_titles)
        self._fit_titles()
        self.setColumnHidden(Column.CASE, of_case)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def select_event(self, index: int) -> bool:
        """Go to an event; False where it is not among those shown."""
        row = self._model.row_of(index)
        if row is None:
            return False
        at = self._model.index(row, Column.INDEX)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def _fit_titles(self) -> None:
        for column, width in _WIDTHS.items():
            title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, max(width, self.title_width(title)))

    def fit_columns(self) -> None:
        """Show what there is room for."""
        self.setColumnHidden(Column.WHAT, self.width() < _ROOMY)
        self.setColumnHidden(Column.PERSON, self.width() < _NARROW)
        is_tight, rows = self.width() < _TIGHT, self.verticalHeader()
        if is_tight != self.wordWrap():
            self.setWordWrap(is_tight)
            rows.setDefaultSectionSize(TALL if is_tight else ROW_HEIGHT)
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def _tell(self) -> None:
        at = self.currentIndex()
        if at.isValid():
            self.chosen_event.emit(self._model.index_of(at.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
