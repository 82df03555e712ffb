"""The agency's directory of contacts: searched, told with its source and date, and copied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.procedures.contacts import FILE, Contact
from ui import formats, theme
from ui.desk import Desk
from ui.models.rows_model import Column
from ui.pictures import icon
from ui.seen import Translated
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.rows_table import RowsTable
from ui.widgets.scrolled import scrolled
from ui.widgets.search_field import SearchField
from ui.widgets.status_badge import StatusBadge


class Directory(Translated, QWidget):
    """A table to choose from, and below it all that is known of whom was chosen."""

    chosen = Signal(object)
    """A contact, or None."""

    def __init__(self, desk: Desk) -> None:
        """Show every contact, and choose the first.

        Args:
            desk: Whose files of the law have the directory.
        """
        super().__init__()
        self._contacts = desk.cases.catalogue.contacts
        self._file = desk.station.folder / FILE
        self.contact: Contact | None = None
        self.search = SearchField()
        self.search.searched.connect(lambda _words: self._fill())
        self.table = RowsTable(is_tall=True)
        self.table.opened.connect(self.choose)
        self._name = QLabel()
        self._name.setProperty("role", "subtitle")
        self._name.setWordWrap(True)
        self._doubt = StatusBadge("warn")
        self._facts = FactList()
        self.copy_button = QPushButton(icon("copy"), "")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        self._place()
        self.retranslate()

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GRID * 3)
        head.addWidget(self._name, 1)
        head.addWidget(self._doubt, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, theme.GRID * 2, 0)
        inside.setSpacing(theme.GRID * 2)
        inside.addLayout(head)
        inside.addWidget(self._facts)
        inside.addStretch(1)
        self._told = scrolled(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 2)
        layout.addWidget(self._told, 3)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.search.set_words(self.tr("Search the directory"))
        empty = self.tr("Nobody in the directory is like that.")
        if not self._contacts:
            empty = self.tr(
                "This agency keeps no directory yet. It is a file of kind “contacts”: {file}. "
                "Help, “Requests”, tells what stands in it."
            ).format(file=self._file)
        self.table.set_words(
            self.tr("Directory of contacts"),
            empty,
            [
                Column(self.tr("Organisation"), lambda row: row.organisation),
                Column(self.tr("Who"), lambda row: row.name, 132),
                Column(self.tr("Country"), lambda row: row.said.get("country", ""), 108),
                Column(
                    self.tr("Checked"), self._checked, 148,
                    lambda row: row.verified_on, lambda row: "warn" if row.unconfirmed else "",
                ),
            ],
        )  # fmt: skip
        self._doubt.show_state("warn", self.tr("unconfirmed"))
        self.copy_button.setText(self.tr("Copy all"))
        self.copy_button.setAccessibleName(self.copy_button.text())
        self._fill()

    def _checked(self, contact: Contact) -> str:
        told = formats.day(contact.verified_on)
        return "\n".join((told, self.tr("unconfirmed"))) if contact.unconfirmed else told

    def _fill(self) -> None:
        self.search.setEnabled(bool(self._contacts))
        rows = [each for each in self._contacts if each.mentions(self.search.text())]
        self.table.show_rows(rows)
        self.choose(self.contact if self.contact in rows else next(iter(rows), None))

    def choose(self, contact: Contact | None) -> None:
        """Tell all that is known of a contact."""
        self.contact = contact
        self._told.setVisible(contact is not None)
        if contact is not None:
            self._name.setText(contact.organisation)
            self._doubt.setVisible(contact.unconfirmed)
            self._facts.show_facts(self.facts(contact))
        self.chosen.emit(contact)

    def facts(self, contact: Contact) -> list[Fact]:
        """What is known of a contact; what one writes or dials can be copied by itself."""
        said = contact.said
        tested = contact.tested_on
        hours = [said[name] for name in ("office_hours", "time_zone") if name in said]
        exact = (
            (self.tr("Address"), said.get("address", "")),
            (self.tr("Telephones"), ", ".join(contact.phones)),
            (self.tr("E-mail"), said.get("email", "")),
            (self.tr("Portal"), said.get("portal", "")),
            (self.tr("Certificate"), said.get("certificate", "")),
        )
        return [
            Fact(self.tr("Who"), ", ".join(filter(None, (contact.name, said.get("post"))))),
            Fact(self.tr("Stands in"), said.get("backup", "")),
            Fact(self.tr("Country"), said.get("country", "")),
            *(Fact(words, value, exact=value) for words, value in exact),
            Fact(self.tr("Hours"), ", ".join(hours)),
            Fact(self.tr("Languages"), ", ".join(contact.languages)),
            Fact(self.tr("Source"), contact.source or self.tr("not said"),
                 role="" if contact.source else "warn"),
            Fact(self.tr("Checked"), formats.day(contact.verified_on)),
            Fact(self.tr("Last reached"), formats.day(tested) if tested else ""),
        ]  # fmt: skip

    def _copy(self) -> None:
        if self.contact is None:
            return
        facts = [each for each in self.facts(self.contact) if each.value]
        lines = [self.contact.organisation, *(f"{each.label}: {each.value}" for each in facts)]
        if self.contact.unconfirmed:
            lines.append(self.tr("unconfirmed"))
        whole = "\n".join(lines)
        QGuiApplication.clipboard().setText(whole.replace("\u00a0", " "))
