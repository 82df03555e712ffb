"""Where a new ledger lies, and what it is called."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.clock import is_offset
from custody.ledger.checkpoint import is_origin
from custody.strict_json import is_identifier
from ui.forms.lines import clean_line
from ui.forms.times import OFFSETS
from ui.founding import Place
from ui.ledger_folders import is_ledger
from ui.pictures import icon
from ui.seen import Translated
from ui.widgets.remark import Remark

_DIGITS: Final = "0" * 16
_CHARACTERS: Final = 200


class PlaceForm(Translated, QWidget):
    """Where the ledger lies, and what it is called."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        """Propose a folder, and the offset of this machine."""
        super().__init__()
        self.folder, self.agency = QLineEdit(str(folder)), QLineEdit()
        self.domain, self.station = QLineEdit(), QLineEdit()
        self.offset = QComboBox()
        self.offset.setEditable(True)
        seconds = QTimeZone.systemTimeZone().offsetFromUtc(QDateTime.currentDateTime())
        here = (
            f"{'-' if seconds < 0 else '+'}{abs(seconds) // 3600:02}:{abs(seconds) // 60 % 60:02}"
        )
        self.offset.addItems([here, *(each for each in OFFSETS if each != here)])
        self.pick_button = QPushButton()
        self.pick_button.setIcon(icon("folder"))
        self.pick_button.setAutoDefault(False)
        self._labels: dict[str, QLabel] = {}
        self._hints: dict[str, QLabel] = {}
        self._faults: dict[str, Remark] = {}
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.pick_button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.addWidget(self._field("folder", place), 0, 0, 1, 3)
        grid.addWidget(self._field("agency", self.agency), 1, 0, 1, 3)
        beside = (("domain", self.domain), ("station", self.station), ("offset", self.offset))
        for number, (name, editor) in enumerate(beside):
            grid.addWidget(self._field(name, editor), 2, number)
            grid.setColumnStretch(number, 1)
        for line in (self.folder, self.agency, self.domain, self.station):
            line.setMaxLength(_CHARACTERS)
            line.textChanged.connect(self._on_typed)
        self.offset.editTextChanged.connect(self._on_typed)
        self.pick_button.clicked.connect(self._ask)
        self.retranslate()

    def _field(self, name: str, editor: QWidget) -> QWidget:
        label, hint, fault = QLabel(), QLabel(), Remark()
        label.setProperty("role", "label")
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        self._labels[name], self._hints[name], self._faults[name] = label, hint, fault
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (label, editor, fault, hint):
            layout.addWidget(widget)
        layout.addStretch(1)
        return body

    def place(self) -> Place:
        """What was given."""
        station = clean_line(self.station.text()).lower()
        return Place(
            folder=Path(self.folder.text().strip()).expanduser(),
            origin=f"{clean_line(self.domain.text()).lower()}/{station}",
            agency=clean_line(self.agency.text()),
            station=station,
            offset=self.offset.currentText().strip().removeprefix("UTC"),
        )

    def faults(self) -> list[str]:
        """Why one cannot go on, shown where it belongs."""
        place = self.place()
        found: dict[str, str] = {}
        if not self.folder.text().strip() or not place.folder.is_absolute():
            found["folder"] = self.tr("Choose a folder.")
        elif is_ledger(place.folder):
            found["folder"] = self.tr("A ledger lies here already. Open it, or choose another.")
        missing = self.tr("This must be given.")
        wrong = self.tr("Small letters, digits, dots, dashes.")
        domain = place.origin.partition("/")[0]
        if not place.agency:
            found["agency"] = missing
        if not is_origin(f"{domain}/s/{_DIGITS}"):
            found["domain"] = wrong if domain else missing
        if not (is_origin(f"a/{place.station}/{_DIGITS}") and is_identifier(place.station)):
            found["station"] = wrong if place.station else missing
        if not is_offset(place.offset):
            found["offset"] = self.tr("Such as +05:00.")
        for name, remark in self._faults.items():
            remark.say(found.get(name, ""))
        editors = {
            "folder": self.folder, "agency": self.agency, "domain": self.domain,
            "station": self.station, "offset": self.offset,
        }  # fmt: skip
        first = next((name for name in editors if name in found), None)
        if first is not None:
            editors[first].setFocus()
        return [f"{self._labels[name].text()}: {text}" for name, text in found.items()]

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for name, text, hint in (
            ("folder", self.tr("Folder"), self.tr("On this machine's own disk; it is backed up.")),
            ("agency", self.tr("Agency"), self.tr("As people call it.")),
            ("domain", self.tr("Agency, short"), self.tr("Such as police.example")),
            ("station", self.tr("Station"), self.tr("Such as station-07")),
            ("offset", self.tr("Time of the place"), self.tr("Its offset from UTC.")),
        ):
            self._labels[name].setText(text)
            self._hints[name].setText(hint)
        for widget, name in (
            (self.folder, "folder"), (self.agency, "agency"), (self.domain, "domain"),
            (self.station, "station"), (self.offset, "offset"),
        ):  # fmt: skip
            widget.setAccessibleName(self._labels[name].text())
        self.pick_button.setText(self.tr("Choose…"))
        self.pick_button.setAccessibleName(self.tr("Choose the folder"))

    def _on_typed(self) -> None:
        for label in self._faults.values():
            label.hide()
        self.changed.emit()

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Choose the folder"))
        if name:
            self.folder.setText(name)
