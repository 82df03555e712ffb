"""Where a reader gives the trust line that came to them from outside the bundle.

It is the line of one ledger, or of an agency: then the agency's roster, signed by it, tells the
lines of its stations.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from custody.bundle.check import Listed
from custody.clock import SystemClock, format_instant
from custody.errors import CustodyError, IntegrityError
from custody.ledger.agency import MAX_BYTES, Roster, is_agency_line, open_roster
from custody.ledger.checkpoint import TrustLine
from custody.rosters import accepted, demand_newest
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.widgets.remark import Remark

_LONGEST: Final = 400
_MOST_BYTES: Final = 4096


class TrustField(Translated, QWidget):
    """A trust line as typed, pasted, or read from a file; or none, which is said."""

    changed = Signal()

    def __init__(self, own: TrustLine | None) -> None:
        """Begin without one.

        Args:
            own: The line of the ledger at this station, offered by a button.
        """
        super().__init__()
        self._own = own
        self._note = b""
        self._fault = ""
        self.roster: Roster | None = None
        """Of the agency whose line is given, once it was found good."""
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setProperty("role", "mono")
        self._said = Remark()
        self.file_button = QPushButton()
        self.file_button.setIcon(icon("open"))
        self.own_button = QPushButton()
        self.pick_button = QPushButton()
        self.pick_button.setIcon(icon("people"))
        self.roster_button = QPushButton()
        self.roster_button.setIcon(icon("open"))
        self.roster_button.hide()
        if own is None:
            self.own_button.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self.line, 1, 0)
        layout.addWidget(self.file_button, 1, 1)
        layout.addWidget(self.pick_button, 1, 2)
        layout.addWidget(self.own_button, 1, 3)
        layout.addWidget(self._said, 2, 0, 1, 4)
        layout.addWidget(self.roster_button, 3, 0, Qt.AlignmentFlag.AlignLeft)
        layout.setColumnStretch(0, 1)
        self.line.textChanged.connect(self._on_typed)
        self.file_button.clicked.connect(self._choose)
        self.own_button.clicked.connect(self._take_own)
        self.pick_button.clicked.connect(self._pick)
        self.roster_button.clicked.connect(self._choose_roster)
        self.retranslate()

    def trust(self) -> TrustLine | None:
        """The line of a ledger; None where there is none that can be read."""
        line = self._given()
        return None if line is None or is_agency_line(line) else line

    def listed(self) -> Listed | None:
        """The stations of an agency, in place of one line, as of now."""
        if self.roster is None:
            return None
        return Listed(self.roster, format_instant(SystemClock().now()))

    def lines(self) -> tuple[TrustLine, ...]:
        """Every line that is trusted: the one given, or those of the agency's present stations."""
        listed = self.listed()
        if listed is None:
            line = self.trust()
            return () if line is None else (line,)
        roster = listed.roster
        if not roster.valid_from <= listed.now <= roster.valid_until:
            return ()
        return tuple(each.trust for each in roster.stations if each.retired is None)

    @property
    def is_settled(self) -> bool:
        """Whether what was given can be used, or nothing was given."""
        given = bool(self.line.text().strip())
        return not given or self.trust() is not None or self.roster is not None

    def _given(self) -> TrustLine | None:
        try:
            return TrustLine.parse(self.line.text().strip())
        except IntegrityError:
            return None

    def read_roster(self, path: Path) -> None:
        """Take the agency's roster from a file; it is demanded that the agency signed it."""
        try:
            with path.open("rb") as file:
                self._note = file.read(MAX_BYTES + 1)
        except OSError:
            self._note = b""
            self._said.say(self.tr("{file} cannot be read as a roster.").format(file=path), "warn")
            return
        self._on_typed()

    def _judge_roster(self) -> None:
        """The roster that is given must be the agency's newest; else the one taken in counts."""
        line = self._given()
        self.roster, self._fault = None, ""
        if line is None or not is_agency_line(line):
            return
        try:
            if not self._note:
                self.roster = dict(accepted()).get(line)
                return
            roster = open_roster(self._note, line)
            demand_newest(roster, line)
        except CustodyError as err:
            self._fault = explain(err).what
        else:
            self.roster = roster

    def read(self, path: Path) -> None:
        """Take the line from a file."""
        try:
            with path.open("rb") as file:
                text = file.read(_MOST_BYTES).decode("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            self._said.say(
                self.tr("{file} cannot be read as a trust line.").format(file=path), "warn"
            )
            return
        self.line.setText(text)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._label.setText(self.tr("Trust line of the agency, from outside the bundle"))
        self.line.setAccessibleName(self._label.text())
        self.line.setPlaceholderText(self.tr("agency/station/… +… (paste, or scan its QR code)"))
        self.file_button.setText(self.tr("From a file…"))
        self.file_button.setAccessibleName(self.tr("Read the trust line from a file"))
        self.own_button.setText(self.tr("This station's"))
        self.own_button.setAccessibleName(self.tr("Take the trust line of this station"))
        self.pick_button.setText(self.tr("From a roster…"))
        self.pick_button.setAccessibleName(self.tr("Pick a station from a roster"))
        self.roster_button.setText(self.tr("Roster…"))
        self.roster_button.setAccessibleName(self.tr("Read the roster of the agency from a file"))
        self._tell()

    def _on_typed(self) -> None:
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)
        self._judge_roster()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        line = self._given()
        self.roster_button.setVisible(line is not None and is_agency_line(line))
        if not self.line.text().strip():
            words = self.tr(
                "Without it nobody can tell whose ledger this is. It is no secret: it is printed "
                "on protocols, and the agency gives it to everybody."
            )
            self._said.say(words, "muted")
        elif line is None:
            self._said.say(self.tr("This is no trust line: it is one line, as printed."), "warn")
        elif is_agency_line(line):
            self._tell_roster()
        else:
            self._said.say("", "muted")

    def _tell_roster(self) -> None:
        roster = self.roster
        if roster is not None:
            words = self.tr("Roster {number} of {agency}: %n station(s).", "", len(roster.stations))
            told = words.format(number=roster.number, agency=roster.name.partition("/")[0])
            self._said.say(told, "muted")
        elif self._fault:
            self._said.say(self._fault, "warn")
        else:
            words = self.tr(
                "This is the line of an agency. Its roster, a file that it signed, tells which "
                "stations are its own."
            )
            self._said.say(words, "warn")

    def _take_own(self) -> None:
        if self._own is not None:
            self.line.setText(str(self._own))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.file_button.text())
        if name:
            self.read(Path(name))

    def _pick(self) -> None:
        from ui.dialogs.rosters import StationDialog

        dialog = StationDialog(self.window())
        dialog.accepted.connect(lambda: self.line.setText(str(dialog.trust())))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_roster(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.roster_button.text())
        if name:
            self.read_roster(Path(name))
