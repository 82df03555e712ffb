"""The book of recipients: to whose keys bundles are encrypted, and how each was made sure of."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from custody.bundle.encryption import fingerprint, make_identity
from custody.clock import format_instant
from custody.errors import CustodyError, InputError
from custody.recipients import Book, Recipient
from ui import formats
from ui.desk import Desk
from ui.dialogs.fault import show_fault
from ui.dialogs.recipients import MakeSureDialog, OwnKeyDialog, RecipientDialog, open_book
from ui.pictures import icon
from ui.texts import explain
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.matter_row import MatterRow


class RecipientsBook(Card):
    """A row for each office. A key of which nobody has made sure is kept, and not used."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Read the book."""
        super().__init__()
        self._desk = desk
        self._rows: list[MatterRow] = []
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_button, self.own_button = (
            QPushButton(icon("add"), ""),
            QPushButton(icon("key"), ""),
        )
        self.add_button.clicked.connect(self._add)
        self.own_button.clicked.connect(self._choose_own)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 2)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.own_button)
        buttons.addStretch(1)
        self.body.addWidget(self._said)
        self.body.addLayout(self._list)
        self.body.addLayout(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Recipients’ keys"))
        for button, words in (
            (self.add_button, self.tr("Add a key…")),
            (self.own_button, self.tr("Make a key of our own…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self.refresh()

    def refresh(self) -> None:
        """Read the book again."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        book = open_book(self._desk.station.folder)
        self._rows = [] if isinstance(book, InputError) else [self._row(e) for e in book.entries]
        for row in self._rows:
            self._list.addWidget(row)
        if isinstance(book, InputError):
            self._said.setText(explain(book).in_short())
        elif self._rows:
            self._said.setText(
                self.tr("An export is encrypted to those of them of which somebody has made sure.")
            )
        else:
            self._said.setText(
                self.tr(
                    "Nobody is in the book. With an office’s key, a bundle can travel by any way, "
                    "and only that office opens it."
                )
            )

    def _row(self, entry: Recipient) -> MatterRow:
        sure, offset = entry.made_sure, self._desk.station.ledger.offset
        if sure is None:
            at = formats.instant(entry.added, offset)
            below = self.tr("added {at}").format(at=at)
        else:
            below = self.tr("{key} · made sure of {at} by {by}: {how}").format(
                key=entry.fingerprint, at=formats.instant(sure.at, offset), by=sure.by, how=sure.how
            )
        row = MatterRow(entry.name, below)
        if sure is None:
            row.add_badge("warn", self.tr("not made sure of"))
            row.add_button(self.tr("Make sure…"), lambda: self._make_sure(entry))
        row.add_drop(self.tr("Remove"), lambda: self._remove(entry))
        return row

    # ---- deeds ----

    def _now(self) -> str:
        return format_instant(self._desk.station.ledger.clock.now())

    def _book(self) -> Book | None:
        book = open_book(self._desk.station.folder)
        if isinstance(book, InputError):
            show_fault(self.window(), book)
            return None
        return book

    def _add(self) -> None:
        book = self._book()
        if book is not None:
            self._open(RecipientDialog(book, self._now(), self.window()))

    def _make_sure(self, entry: Recipient) -> None:
        book, person = self._book(), self._desk.people.person or ""
        if book is not None:
            self._open(MakeSureDialog(book, entry, person, self._now(), self.window()))

    def _remove(self, entry: Recipient) -> None:
        book = self._book()
        if book is None:
            return
        try:
            book.remove(entry.name)
        except CustodyError as err:
            show_fault(self.window(), err)
        self._on_changed()

    def make_own(self, path: Path) -> None:
        """Make the key by which this office opens what others encrypt to it."""
        try:
            key = make_identity(path)
        except CustodyError as err:
            show_fault(self.window(), err)
            return
        self._open(OwnKeyDialog(key, fingerprint(key), self.window()))

    def _choose_own(self) -> None:
        title = self.own_button.text()
        name, _ = QFileDialog.getSaveFileName(self.window(), title, "custody-age-key.txt")
        if name:
            self.make_own(Path(name))

    def _open(self, dialog: QDialog) -> None:
        dialog.accepted.connect(self._on_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
