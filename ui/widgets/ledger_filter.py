"""What a list of events shows: words, case, type, person and time, in one row."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QPushButton, QWidget

from custody.clock import format_instant, zone
from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.event_filter import EventFilter
from ui import formats, theme
from ui.seen import Translated
from ui.translations import language
from ui.widgets.flow import Flow
from ui.widgets.search_field import SearchField

_ANY: Final = QDate(2000, 1, 1)
_SEARCH_WIDTH: Final = 240
_COMBO_WIDTH: Final = 168
_HEIGHT: Final = 34
"""Of a combo box, and so of a day, which a style makes higher."""


class LedgerFilter(Translated, QWidget):
    """Tells `changed` when somebody asked for other events; words wait until typing rests."""

    changed = Signal(object)
    """An `EventFilter`."""

    def __init__(self, offset: str) -> None:
        """Ask for everything.

        Args:
            offset: The station's offset from UTC: its days begin there.
        """
        super().__init__()
        self._offset = offset
        self._is_filling = False
        self._told = EventFilter()
        self.words = SearchField()
        self.words.setFixedWidth(_SEARCH_WIDTH)
        self.case, self.type, self.person = QComboBox(), QComboBox(), QComboBox()
        self.since, self.until = QDateEdit(), QDateEdit()
        self.clear = QPushButton()
        self.clear.setProperty("kind", "quiet")
        self.words.searched.connect(self._tell)
        layout = Flow(theme.GRID * 2)
        self.setLayout(layout)
        layout.addWidget(self.words)
        for combo in (self.case, self.type, self.person):
            combo.setFixedWidth(_COMBO_WIDTH)
            combo.setMaxVisibleItems(20)
            combo.currentIndexChanged.connect(self._tell)
            layout.addWidget(combo)
        for edit in (self.since, self.until):
            edit.setCalendarPopup(True)
            edit.setMaximumHeight(_HEIGHT)
            edit.setMinimumDate(_ANY)
            edit.setDate(_ANY)
            edit.dateChanged.connect(self._tell)
            layout.addWidget(edit)
        self.clear.clicked.connect(self.show_all)
        layout.addWidget(self.clear)
        self._cases: list[str] = []
        self._people: list[str] = []
        self.retranslate()

    @property
    def filter(self) -> EventFilter:
        """What is asked for now."""
        return EventFilter(
            case=self.case.currentData() or None,
            type=self.type.currentData() or None,
            person=self.person.currentData() or None,
            recorded_from=self._instant(self.since.date(), 0),
            recorded_before=self._instant(self.until.date(), 1),
            words=self.words.text().strip() or None,
        )

    def offer(self, cases: list[str], people: list[str]) -> None:
        """Say which cases and people there are to choose."""
        if (cases, people) != (self._cases, self._people):
            self._cases, self._people = cases, people
            self.retranslate()

    def ask(self, of: EventFilter) -> None:
        """Show a filter, and ask for it."""
        self._is_filling = True
        self.words.setText(of.words or "")
        for combo, value in ((self.case, of.case), (self.type, of.type), (self.person, of.person)):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self.since.setDate(_ANY)
        self.until.setDate(_ANY)
        self._is_filling = False
        self._tell()

    def show_all(self) -> None:
        """Ask for everything."""
        self.ask(EventFilter())

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        self._is_filling = True
        for edit in (self.since, self.until):
            edit.setDisplayFormat(formats.day_field())
        self.words.set_words(self.tr("Search the record"))
        self._fill(self.case, self.tr("All cases"), [(each, each) for each in self._cases])
        self._fill(self.person, self.tr("Everybody"), [(each, each) for each in self._people])
        kinds = sorted((wording.title(name, language()), name) for name in TYPES)
        self._fill(self.type, self.tr("All events"), kinds)
        self.case.setAccessibleName(self.tr("Case"))
        self.person.setAccessibleName(self.tr("Signed by"))
        self.type.setAccessibleName(self.tr("Type of event"))
        self.since.setSpecialValueText(self.tr("from any day"))
        self.since.setAccessibleName(self.tr("Recorded from this day on"))
        self.until.setSpecialValueText(self.tr("to any day"))
        self.until.setAccessibleName(self.tr("Recorded to this day"))
        self.clear.setText(self.tr("Show all"))
        self.clear.setAccessibleName(self.tr("Show all events"))
        self._is_filling = False

    def _fill(self, combo: QComboBox, everything: str, rows: list[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        combo.clear()
        combo.addItem(everything, None)
        for text, value in rows:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))

    def _instant(self, day: QDate, later: int) -> str | None:
        if day == _ANY:
            return None
        start = datetime(day.year(), day.month(), day.day(), tzinfo=zone(self._offset))
        return format_instant(start + timedelta(days=later))

    def _tell(self) -> None:
        asked = self.filter
        if not self._is_filling and asked != self._told:
            self._told = asked
            self.clear.setEnabled(asked != EventFilter())
            self.changed.emit(asked)
