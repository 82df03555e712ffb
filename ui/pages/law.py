"""The law that the program works by, for the agency's lawyer: marks, dates and sources."""

from datetime import date
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
)

from custody.clock import zone
from custody.domain import wording
from custody.procedures import telling
from ui import theme
from ui.desk import Desk
from ui.pages.page import Page
from ui.translations import language
from ui.widgets.directory import Directory
from ui.widgets.law_text import procedure_text, profile_text
from ui.widgets.running import running
from ui.widgets.two_lines import LinesList

_WIDTH: Final = 340
_PROFILE: Final = ""
"""Of the list: the country's profile stands first."""
DIRECTORY: Final = "contacts"
"""Of the list: the agency's contacts stand second; no procedure is called so."""
_NAME: Final = Qt.ItemDataRole.UserRole


class LawPage(Page):
    """Procedures on the left, what is open of each beside its name; all of one on the right."""

    name: ClassVar[str] = "law"

    def __init__(self, desk: Desk) -> None:
        """Open the country's profile."""
        super().__init__(desk)
        self._shown = _PROFILE
        self._heading, self._below = QLabel(), QLabel()
        self._heading.setProperty("role", "title")
        self._below.setProperty("role", "muted")
        self.open_only = QCheckBox()
        self.open_only.toggled.connect(self._fill)
        self.list = LinesList(_WIDTH)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.directory = Directory(desk)
        self._right = QStackedWidget()
        self._right.addWidget(self.text)
        self._right.addWidget(self.directory)
        left = QVBoxLayout()
        left.setSpacing(theme.GRID * 3)
        left.addWidget(self.open_only)
        left.addWidget(self.list, 1)
        both = QHBoxLayout()
        both.setSpacing(theme.GRID * 4)
        both.addLayout(left)
        both.addWidget(self._right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 6, theme.GRID * 6, theme.GRID * 6, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self._heading)
        layout.addLayout(running(self._below))
        layout.addLayout(both, 1)
        self.ready()

    def today(self) -> date:
        """The day on which the law is told."""
        ledger = self.desk.station.ledger
        return ledger.clock.now().astimezone(zone(ledger.offset)).date()

    def title(self) -> str:
        return self.tr("The law")

    def retranslate(self) -> None:
        self._heading.setText(self.tr("The law that the program works by"))
        self._below.setText(
            self.tr(
                "Data with dates and sources, as the agency’s files have them; no legal advice. "
                "What is marked unconfirmed was not read in the official text, and what is to be "
                "reviewed waits for a lawyer."
            )
        )
        self.open_only.setText(self.tr("Only what waits for a lawyer"))
        self.list.setAccessibleName(self.tr("Procedures"))
        self.text.setAccessibleName(self.tr("What is known of it"))
        self._fill()

    def open(self, argument: Any) -> None:
        """Show a procedure by its id, or the directory of contacts."""
        self.open_only.setChecked(False)
        self._shown = str(argument)
        self._fill()

    def _fill(self) -> None:
        day, catalogue = self.today(), self.desk.cases.catalogue
        profile = catalogue.profile(day)
        self.list.blockSignals(True)
        self.list.clear()
        self._row(_PROFILE, getattr(profile.title, language()))
        if not self.open_only.isChecked():
            unsure = sum(each.unconfirmed for each in catalogue.contacts)
            told = self.tr("%n unconfirmed", "", unsure) if unsure else ""
            self._row(DIRECTORY, self.tr("Directory of contacts"), told)
        for name in catalogue.names():
            found = catalogue.procedure(name, day)
            if found is None:
                continue
            row = telling.listed(found, catalogue, day)
            unsure, review = row["unconfirmed"], row["to_review"]
            if self.open_only.isChecked() and not unsure + review:
                continue
            marks = []
            if not row["is_on"]:
                marks.append(self.tr("off"))
            if unsure:
                marks.append(self.tr("%n unconfirmed", "", unsure))
            if review:
                marks.append(self.tr("%n to review", "", review))
            title = row["title"][language()]
            self._row(name, wording.capital(title), " · ".join(marks))
        rows = [self.list.item(at) for at in range(self.list.count())]
        chosen = next((row for row in rows if row.data(_NAME) == self._shown), rows[0])
        self.list.setCurrentItem(chosen)
        self.list.blockSignals(False)
        self._show(str(chosen.data(_NAME)))

    def _row(self, name: str, title: str, marks: str = "") -> None:
        row = QListWidgetItem(f"{title}\n{marks}" if marks else title)
        row.setData(_NAME, name)
        self.list.addItem(row)

    def _on_chosen(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            self._show(str(row.data(_NAME)))

    def _show(self, name: str) -> None:
        self._shown = name
        self._right.setCurrentWidget(self.directory if name == DIRECTORY else self.text)
        if name == DIRECTORY:
            return
        day, catalogue = self.today(), self.desk.cases.catalogue
        found = catalogue.procedure(name, day) if name else None
        if found is None:
            words = profile_text(telling.profile_told(catalogue.profile(day), catalogue))
        else:
            words = procedure_text(telling.told(found, catalogue, day))
        document = QTextDocument(self.text)
        document.setDefaultFont(self.text.font())
        document.setHtml(words)
        self.text.setDocument(document)
