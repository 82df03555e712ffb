"""A card of what is kept of others: words above, a row for each, two buttons below."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from custody.clock import format_instant
from ui.desk import Desk
from ui.pictures import icon
from ui.seen import Translated
from ui.theme import GRID
from ui.widgets.card import Card


class KeptCard(Translated, Card):
    """A subclass fills it, names its buttons, and opens dialogs that write what is kept."""

    def __init__(self, desk: Desk, *drawings: str) -> None:
        """Show nothing yet.

        Args:
            desk: Whose files they are.
            drawings: Of the buttons, in order.
        """
        super().__init__()
        self._desk = desk
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self._buttons = tuple(QPushButton(icon(drawing), "") for drawing in drawings)
        row = QHBoxLayout()
        row.setSpacing(GRID * 2)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._said)
        self.body.addLayout(self._list)
        self.body.addLayout(row)

    def retranslate(self) -> None:
        """Set every text in the current language."""

    def refresh(self) -> None:
        """Read again what is kept."""

    def name_buttons(self, *words: str) -> None:
        """Say what the buttons do."""
        for button, told in zip(self._buttons, words, strict=True):
            button.setText(told)
            button.setAccessibleName(told)

    def show_rows(self, said: str, rows: list[QWidget]) -> None:
        """Show words and rows instead of those before."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._said.setText(said)
        for row in rows:
            self._list.addWidget(row)

    def ask(self, dialog: QDialog) -> None:
        """Open a dialog that changes what is kept."""
        dialog.accepted.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def now(self) -> str:
        """The present instant."""
        return format_instant(self._desk.station.ledger.clock.now())
