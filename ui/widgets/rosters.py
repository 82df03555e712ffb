"""The rosters of agencies that were taken in: their stations, which come and end with dates."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from custody import rosters
from custody.errors import CustodyError
from custody.ledger.agency import Roster, Station
from custody.ledger.checkpoint import TrustLine
from ui import formats
from ui.desk import Desk
from ui.dialogs.rosters import RosterDialog, SignRosterDialog
from ui.texts import explain
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.kept_card import KeptCard
from ui.widgets.matter_row import MatterRow

_ADMINISTRATOR = "ADM"


class RostersCard(KeptCard):
    """One block for each agency: until when its roster is valid, its line, its stations."""

    def __init__(self, desk: Desk) -> None:
        """Read what was taken in."""
        super().__init__(desk, "open", "sign")
        self.take_button, self.sign_button = self._buttons
        self.take_button.clicked.connect(lambda: self.ask(RosterDialog(desk, self.window())))
        self.sign_button.clicked.connect(lambda: self.ask(SignRosterDialog(desk, self.window())))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Rosters of agencies"))
        self.name_buttons(self.tr("Take in a roster…"), self.tr("Sign a roster…"))
        self.refresh()

    def refresh(self) -> None:
        may_sign = _ADMINISTRATOR in self._desk.people.roles()
        self.sign_button.setEnabled(may_sign)
        self.sign_button.setToolTip(
            "" if may_sign else self.tr("An administrator signs it, with the agency’s key.")
        )
        try:
            found = rosters.accepted()
        except CustodyError as err:
            self.show_rows(explain(err).in_short(), [])
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
        self.show_rows(words, [row for line, roster in found for row in self._told(line, roster)])

    def _told(self, line: TrustLine, roster: Roster) -> Iterator[QWidget]:
        offset, now = self._desk.station.ledger.offset, self.now()
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
        yield facts
        yield from map(self._station, roster.stations)

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
