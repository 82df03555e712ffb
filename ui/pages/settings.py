"""Choices of this user at this machine, who one is here, and what to give to those who check."""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from custody.domain import wording
from custody.paths import state_folder
from ui import theme, translations
from ui.desk import Desk
from ui.pages.page import Page
from ui.people import key_file
from ui.pictures import icon
from ui.settings import LOCK_AFTER_MIN, SCANNER_SUFFIXES
from ui.widgets.card import Card
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.trust_card import TrustCard

LOCK_CHOICES: Final = (2, 5, LOCK_AFTER_MIN, 20, 60, 0)
"""Minutes offered; 0 is never."""
_WIDTH: Final = 960
_FIELD_WIDTH: Final = 280


class SettingsPage(Page):
    """One column of cards; every choice is kept as soon as it is made."""

    name: ClassVar[str] = "settings"
    icon: ClassVar[str] = "settings"

    def __init__(self, desk: Desk) -> None:
        """Show the present choices."""
        super().__init__(desk)
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self._me, self._choices, self._places = Card(), Card(), Card()
        self._facts = FactList()
        self._unlock = QPushButton(icon("unlock"), "")
        self._unlock.clicked.connect(self._on_unlock)
        self._enrol = QPushButton(icon("person"), "")
        self._enrol.clicked.connect(lambda: self.go.emit("run:enrol", None))
        self._trust = TrustCard()
        genesis = desk.queries.event(0).event
        agency = str(genesis.body.get("agency", "")) if genesis is not None else ""
        self._trust.show_trust(str(desk.station.ledger.trust), agency)
        self.language, self.documents = QComboBox(), QComboBox()
        self.scheme, self.lock_after = QComboBox(), QComboBox()
        self.scanner, self.printer = QComboBox(), QComboBox()
        self._labels: dict[QComboBox, QLabel] = {}
        self._opened: list[tuple[QLabel, QPushButton]] = []
        self._place()
        self._connect()
        self.ready()

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID * 2)
        buttons.addWidget(self._unlock)
        buttons.addWidget(self._enrol)
        buttons.addStretch()
        self._me.body.addWidget(self._facts)
        self._me.body.addLayout(buttons)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID * 6)
        grid.setVerticalSpacing(theme.GRID * 4)
        fields = (
            *(self.language, self.documents, self.scheme),
            *(self.lock_after, self.scanner, self.printer),
        )
        for at, field in enumerate(fields):
            label = QLabel()
            label.setProperty("role", "label")
            label.setBuddy(field)
            field.setMinimumWidth(_FIELD_WIDTH)
            self._labels[field] = label
            cell = QVBoxLayout()
            cell.setSpacing(theme.GRID)
            cell.addWidget(label)
            cell.addWidget(field)
            grid.addLayout(cell, at // 2, at % 2)
        grid.setColumnStretch(2, 1)
        self._choices.body.addLayout(grid)
        self._places.body.addLayout(self._folders())
        column = self.column(sideways=True)
        column.addWidget(self._heading)
        for card in (self._me, self._trust, self._choices, self._places):
            card.setMaximumWidth(_WIDTH)
            column.addWidget(card)
        column.addStretch()

    def _folders(self) -> QGridLayout:
        station = self.desk.station
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID * 4)
        grid.setVerticalSpacing(theme.GRID * 2)
        grid.setColumnStretch(1, 1)
        places = (station.folder, station.folder / "artifacts", state_folder())
        for row, folder in enumerate(places):
            label, opens, path = QLabel(), QPushButton(icon("folder"), ""), QLabel(str(folder))
            label.setProperty("role", "muted")
            path.setWordWrap(True)
            opens.setProperty("kind", "quiet")
            opens.clicked.connect(lambda _=False, folder=folder: _open_folder(folder))
            grid.addWidget(label, row, 0)
            grid.addWidget(path, row, 1)
            grid.addWidget(opens, row, 2)
            self._opened.append((label, opens))
        return grid

    def _connect(self) -> None:
        settings = self.desk.settings

        def kept(field: QComboBox, name: str) -> None:
            field.activated.connect(lambda: setattr(settings, name, field.currentData()))

        kept(self.language, "language")
        kept(self.documents, "document_language")
        kept(self.scheme, "scheme")
        kept(self.lock_after, "lock_after_min")
        kept(self.scanner, "scanner_suffix")
        kept(self.printer, "printer")
        settings.changed.connect(self._on_changed)

    # ---- words ----

    def title(self) -> str:
        return self.tr("Settings")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self._me.set_title(self.tr("Me and my key"))
        self._choices.set_title(self.tr("Choices of this machine"))
        self._places.set_title(self.tr("Where things lie"))
        names = {
            self.language: self.tr("Language of the screen"),
            self.documents: self.tr("Language of statements and documents"),
            self.scheme: self.tr("Colours"),
            self.lock_after: self.tr("Lock the key when nobody touches the machine"),
            self.scanner: self.tr("What the scanner sends behind a code"),
            self.printer: self.tr("Printer"),
        }
        for field, words in names.items():
            self._labels[field].setText(words)
            field.setAccessibleName(words)
        places = (self.tr("Ledger"), self.tr("Evidence"), self.tr("Drafts and memory"))
        for (label, opens), words in zip(self._opened, places, strict=True):
            label.setText(words)
            opens.setText(self.tr("Open"))
            opens.setAccessibleName(self.tr("Open the folder: {name}").format(name=words))
        self._fill_choices()
        self._tell_me()

    def _fill_choices(self) -> None:
        settings = self.desk.settings
        languages = dict(translations.LANGUAGES)
        as_system = {"": self.tr("As the system")}
        _fill(self.language, as_system | languages, settings.language)
        as_screen = {"": self.tr("As the screen")}
        _fill(self.documents, as_screen | languages, settings.document_language)
        schemes: dict[str, str] = {
            theme.Scheme.SYSTEM: self.tr("As the system"),
            theme.Scheme.LIGHT: self.tr("Light"),
            theme.Scheme.DARK: self.tr("Dark"),
        }
        _fill(self.scheme, schemes, settings.scheme)
        minutes = dict.fromkeys((*LOCK_CHOICES[:-1], settings.lock_after_min, LOCK_CHOICES[-1]))
        told = {
            each: self.tr("after %n minute(s)", "", each) if each else self.tr("never")
            for each in minutes
        }
        _fill(self.lock_after, told, settings.lock_after_min)
        suffixes = dict(zip(SCANNER_SUFFIXES, (self.tr("Enter"), self.tr("Tab")), strict=True))
        _fill(self.scanner, suffixes, settings.scanner_suffix)
        printers = {name: name for name in QPrinterInfo.availablePrinterNames()}
        _fill(self.printer, {"": self.tr("Ask each time")} | printers, settings.printer)

    def refresh(self) -> None:
        self._tell_me()

    def _tell_me(self) -> None:
        people, station = self.desk.people, self.desk.station
        person = people.person
        facts = [Fact(self.tr("Station"), station.id)]
        if person is None:
            facts.append(Fact(self.tr("At the desk"), self.tr("nobody; the key is locked")))
        else:
            roles = sorted(people.roles())
            told = ", ".join(wording.role(code, translations.language()) for code in roles)
            file = key_file(station.folder, person)
            key = self.desk.cases.key_of(person).public
            facts += [
                Fact(self.tr("At the desk"), person),
                Fact(self.tr("Roles"), told or self.tr("none")),
                Fact(self.tr("Key"), key.name, key.name, mono=True),
                Fact(self.tr("Key file"), str(file or ""), str(file or "")),
            ]
        self._facts.show_facts(facts)
        self._unlock.setText(self.tr("Unlock…") if person is None else self.tr("Lock"))
        self._unlock.setIcon(icon("unlock" if person is None else "lock"))
        self._unlock.setAccessibleName(self._unlock.text())
        self._enrol.setText(self.tr("Enrol a person…"))
        self._enrol.setAccessibleName(self._enrol.text())

    # ---- deeds ----

    def _on_unlock(self) -> None:
        if self.desk.people.person is not None:
            self.desk.people.lock()
            return
        from ui.dialogs.unlock import UnlockDialog

        dialog = UnlockDialog(self.desk, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_changed(self, name: str) -> None:
        if name != "window":
            self._fill_choices()


def _fill(field: QComboBox, choices: dict[str, str] | dict[int, str], chosen: object) -> None:
    field.blockSignals(True)  # filling is no choice
    field.clear()
    for value, words in choices.items():
        field.addItem(words, value)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    field.blockSignals(False)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
