"""The rosters of agencies that were taken in: their stations, which come and end with dates."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from custody import rosters
from custody.clock import format_instant
from custody.errors import CustodyError
from custody.ledger.agency import Roster, Station
from custody.ledger.checkpoint import TrustLine
from ui import formats
from ui.desk import Desk
from ui.dialogs.rosters import RosterDialog, SignRosterDialog
from ui.pictures import icon
from ui.texts import explain
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.matter_row import MatterRow

_ADMINISTRATOR = "ADM"


class RostersCard(Card):
    """One block for each agency: until when its roster is valid, its line, its stations."""

    def __init__(self, desk: Desk) -> None:
        """Read what was taken in."""
        super().__init__()
        self._desk = desk
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self.take_button, self.sign_button = (
            QPushButton(icon("open"), ""),
            QPushButton(icon("sign"), ""),
        )
        self.take_button.clicked.connect(lambda: self._open(RosterDialog(self.window())))
        self.sign_button.clicked.connect(lambda: self._open(SignRosterDialog(desk, self.window())))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 2)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.sign_button)
        buttons.addStretch(1)
        self.body.addWidget(self._said)
        self.body.addLayout(self._list)
        self.body.addLayout(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Rosters of agencies"))
        for button, words in (
            (self.take_button, self.tr("Take in a roster…")),
            (self.sign_button, self.tr("Sign a roster…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self.refresh()

    def refresh(self) -> None:
        """Read again what was taken in."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        may_sign = _ADMINISTRATOR in self._desk.people.roles()
        self.sign_button.setEnabled(may_sign)
        self.sign_button.setToolTip(
            "" if may_sign else self.tr("An administrator signs it, with the agency’s key.")
        )
        try:
            found = rosters.accepted()
        except CustodyError as err:
            self._said.setText(explain(err).in_short())
            return
        if found:
            words = self.tr(
                "A bundle of any of these stations is checked by the agency’s one line."
            )
        else:
            words = self.tr(
                "No roster was taken in. With one, you pin a single line for all stations of an "
                "agency instead of a line for each."
            )
        self._said.setText(words)
        for line, roster in found:
            self._show(line, roster)

    def _show(self, line: TrustLine, roster: Roster) -> None:
        offset, now = self._desk.station.ledger.offset, self._now()
        facts = FactList()
        until = formats.instant(roster.valid_until, offset)
        ended = roster.valid_until < now
        facts.show_facts(
            (
                Fact(self.tr("Agency"), roster.name.partition("/")[0]),
                Fact(self.tr("Line"), str(line), str(line), mono=True),
                Fact(self.tr("Number"), formats.count(roster.number)),
                Fact(
                    self.tr("Valid until"),
                    self.tr("{at}: it has ended").format(at=until) if ended else until,
                    role="warn" if ended else "",
                ),
            )
        )
        self._list.addWidget(facts)
        for station in roster.stations:
            self._list.addWidget(self._station(station))

    def _station(self, station: Station) -> MatterRow:
        offset, end = self._desk.station.ledger.offset, station.retired
        since = formats.instant(station.since, offset)
        if end is None:
            return MatterRow(station.trust.origin, self.tr("since {at}").format(at=since))
        told = self.tr("since {at}, retired {end}; what it recorded counts up to event {size}")
        row = MatterRow(
            station.trust.origin,
            told.format(
                at=since, end=formats.instant(end.at, offset), size=formats.count(end.size)
            ),
        )
        row.add_badge("neutral", self.tr("retired"))
        return row

    def _now(self) -> str:
        return format_instant(self._desk.station.ledger.clock.now())

    def _open(self, dialog: QDialog) -> None:
        dialog.accepted.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
