"""An agency's roster: taken in, signed anew, and a station picked from it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from custody import durable, rosters
from custody.clock import format_instant
from custody.errors import CustodyError, IntegrityError
from custody.keys import software
from custody.keys.passphrases import Passphrase, from_text
from custody.keys.private_key import PrivateKey
from custody.keys.signer import Suite
from custody.ledger.agency import Roster, is_agency_line, open_roster, read_roster, sign_roster
from custody.ledger.checkpoint import TrustLine
from ui import formats
from ui.desk import Desk
from ui.dialogs.asking import AskingDialog, WritingDialog
from ui.texts import explain

_HEIGHT: Final = 72
_WIDTH: Final = 760
_LIST_HEIGHT: Final = 200
_YEAR: Final = 365
_LINE: Final = Qt.ItemDataRole.UserRole


class RosterDialog(WritingDialog[Roster]):
    """A roster from a file, accepted once the agency's line shows that the agency signed it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            desk: Whose jobs take it in.
            parent: The window behind.
        """
        super().__init__(
            desk,
            self.tr("Take in a roster"),
            self.tr(
                "An agency signs the list of its stations. The agency’s own line came to you on "
                "another way: on paper, or in person. An older list than one taken in is refused."
            ),
            self.tr("Check and take in"),
            parent,
        )
        self.line = self.add_line(self.tr("Line of the agency"), "agency/stations/… +…")
        self.line.setProperty("role", "mono")
        self.file = self.add_line(self.tr("File of the roster"))
        self.file_button = self.button(self.tr("Choose…"), "open", partial(_choose, self.file))
        self.put_beside(self.file, self.file_button)
        self.showing()

    def fault(self) -> str:
        try:
            line = TrustLine.parse(self.line.text().strip())
        except IntegrityError:
            return self.tr("This is no line of an agency: it is one line, as printed.")
        if not is_agency_line(line):
            return self.tr("This is the line of one station, not of an agency.")
        if not self.file.text().strip():
            return self.tr("Choose the file of the roster.")
        return ""

    def work(self) -> Callable[[], Roster]:
        line = TrustLine.parse(self.line.text().strip())
        path = Path(self.file.text().strip())
        return lambda: rosters.accept(rosters.read_note(path), line)


class SignRosterDialog(WritingDialog[tuple[TrustLine, Roster]]):
    """The next roster of an agency, signed by its key, which lies with no station."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            desk: Whose clock tells the time.
            parent: The window behind.
        """
        super().__init__(
            desk,
            self.tr("Sign a roster"),
            self.tr(
                "The next list of the agency’s stations. Stations are added by their trust lines, "
                "and ended by their last checkpoint; none is ever removed."
            ),
            self.tr("Sign"),
            parent,
        )
        self.file_button = self.button(self.tr("Choose…"), "open", lambda: _choose(self.file))
        self.key_button = self.button(self.tr("Choose…"), "key", lambda: _choose(self.key))
        self.ended_button = self.button(self.tr("Choose…"), "open", lambda: _choose(self.ended))
        self.pair()
        self.file = self.add_line(self.tr("File of the roster"))
        self.agency = self.add_line(
            self.tr("Agency, only where this is its first roster"), "agency.example"
        )
        self.key = self.add_line(self.tr("File of the agency’s key"))
        self.pair()
        self.passphrase = self.add_line(self.tr("Passphrase of the agency’s key"), is_secret=True)
        self.again = self.add_line(
            self.tr("Once more, only where the key is made now"), is_secret=True
        )
        self.added = _lines()
        self.add_field(self.tr("Trust lines of stations that come, one a line"), self.added)
        self.ended = self.add_line(self.tr("Last checkpoint of a station that ends (a file)"))
        self.until = QDateEdit()
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat(formats.day_field())
        last = desk.station.ledger.clock.now() + timedelta(days=_YEAR)
        self.until.setDate(QDate(last.year, last.month, last.day))
        self.add_field(self.tr("Valid until"), self.until)
        for line, button in (
            (self.file, self.file_button),
            (self.key, self.key_button),
            (self.ended, self.ended_button),
        ):
            self.put_beside(line, button)
        self.setMinimumWidth(_WIDTH)
        self.showing()

    def fault(self) -> str:
        for line, words in (
            (self.file, self.tr("Choose the file of the roster.")),
            (self.key, self.tr("Choose the agency’s key.")),
            (self.passphrase, self.tr("The passphrase is missing.")),
        ):
            if not line.text().strip():
                return words
        is_first, is_new = bool(self.agency.text().strip()), not Path(self.key.text()).exists()
        if is_first and Path(self.file.text()).exists():
            return self.tr("This agency has a roster already: it is renewed.")
        if is_first and is_new and self.again.text() != self.passphrase.text():
            return self.tr("A new key is made: type its passphrase twice, the same.")
        return ""

    def work(self) -> Callable[[], tuple[TrustLine, Roster]]:
        file, key = Path(self.file.text().strip()), Path(self.key.text().strip())
        passphrase, agency = from_text(self.passphrase.text()), self.agency.text().strip()
        self.passphrase.clear()
        self.again.clear()
        added = [line.strip() for line in self.added.toPlainText().splitlines() if line.strip()]
        ended = self.ended.text().strip()
        now = format_instant(self.desk.station.ledger.clock.now())
        day = self.until.date()
        last = datetime(day.year(), day.month(), day.day(), 23, 59, 59, tzinfo=UTC)

        def sign() -> tuple[TrustLine, Roster]:
            lines, until = [TrustLine.parse(each) for each in added], format_instant(last)
            if agency:
                made = rosters.first(agency, now, until, lines)
                signer = _key(key, passphrase, may_make=True)
                line = TrustLine(made.name, signer.public.ed25519_raw)
            else:
                note, signer = rosters.read_note(file), _key(key, passphrase)
                line = TrustLine(read_roster(note).name, signer.public.ed25519_raw)
                known = open_roster(note, line)
                heads = [rosters.last_head(known, rosters.read_head(Path(ended)))] if ended else []
                made = rosters.renew(known, now, until, lines, heads)
            signed = sign_roster(made, line, signer)
            durable.replace(file, signed)
            return line, rosters.accept(signed, line)

        return sign


class StationDialog(AskingDialog):
    """A station picked from the rosters that were taken in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """List the present stations of every agency."""
        super().__init__(
            self.tr("Pick a station"),
            self.tr("Present stations of the agencies whose rosters were taken in."),
            self.tr("Pick"),
            parent,
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Stations"))
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.itemActivated.connect(lambda _item: self._on_take())
        self.body.addWidget(self.list)
        try:
            self._fill(roster for _, roster in rosters.accepted())
        except CustodyError as err:
            self.say(explain(err).in_short())
        self.take_button.setEnabled(self.list.count() > 0)
        self.list.setCurrentRow(0)
        self.showing()

    def _fill(self, found: Iterable[Roster]) -> None:
        for roster in found:
            for station in roster.stations:
                if station.retired is None:
                    item = QListWidgetItem(station.trust.origin)
                    item.setData(_LINE, station.trust)
                    self.list.addItem(item)
        if not self.list.count():
            self.say(self.tr("No roster was taken in yet: see “Keys of others”."))

    def trust(self) -> TrustLine | None:
        """The line of the station that was picked."""
        chosen = self.list.selectedItems()
        line = chosen[0].data(_LINE) if chosen else None
        return line if isinstance(line, TrustLine) else None

    def fault(self) -> str:
        return "" if self.trust() is not None else self.tr("Pick a station.")


def _key(path: Path, passphrase: Passphrase, *, may_make: bool = False) -> PrivateKey:
    """The agency's key; a new one where that is wanted and none lies there."""
    if may_make and not path.exists():
        return software.generate(path, passphrase(path, new=True))
    return software.load(path, passphrase(path), Suite.ED25519)


def _choose(line: QLineEdit) -> None:
    name, _ = QFileDialog.getOpenFileName(line, line.accessibleName())
    if name:
        line.setText(name)


def _lines() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setProperty("role", "mono")
    field.setTabChangesFocus(True)
    field.setFixedHeight(_HEIGHT)
    return field
