"""A request, or another matter with a course: what is known, what comes next, what was recorded."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from custody.event_filter import EventFilter
from ui import theme
from ui.desk import Desk
from ui.models.ledger_model import LedgerModel
from ui.seen import Translated
from ui.widgets.emptied import clear_layout
from ui.widgets.event_table import EventTable
from ui.widgets.fact_list import FactList
from ui.widgets.flow import Flow
from ui.widgets.status_badge import StatusBadge

COURSE_WIDTH: Final = theme.GRID * 96
"""Least width of its place: the longest of its buttons in any language has room."""
_LEAST_HEIGHT: Final = 200


@dataclass(frozen=True, slots=True)
class NextStep:
    """What may be recorded next."""

    words: str
    name: str
    """Of the type of event, or of the step."""
    act: Callable[[], object]


class CourseDetail(Translated, QWidget):
    """Stands beside a list, and shows what was chosen there; hidden until then."""

    go = Signal(str, object)

    def __init__(self, desk: Desk, *badges: QWidget, clocks: QLayout | None = None) -> None:
        """Show nothing yet.

        Args:
            desk: Where the events are read.
            badges: What stands beside the state.
            clocks: What stands above the facts.
        """
        super().__init__()
        self.name, self._about = QLabel(), QLabel()
        self.name.setProperty("role", "subtitle")
        self._about.setWordWrap(True)
        self._state = StatusBadge()
        self.facts = FactList()
        self.facts.go.connect(self.go)
        self._next_title, self._history_title = QLabel(), QLabel()
        for label in (self._next_title, self._history_title):
            label.setProperty("role", "label")
        self.steps, self._flow = QWidget(), Flow(theme.GRID * 2)
        self.steps.setLayout(self._flow)
        self._model = LedgerModel(desk.queries, desk.jobs, desk.station.ledger.offset)
        self.history = EventTable(self._model, of_case=True)
        self.history.setMinimumHeight(_LEAST_HEIGHT)
        self.history.chosen.connect(
            lambda at: self.go.emit("event", self._model.index_of(at.row()))
        )
        row = Flow(theme.GRID * 2)
        for badge in (self._state, *badges):
            row.addWidget(badge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 4, 0, theme.GRID * 2, 0)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self.name)
        layout.addWidget(self._about)
        layout.addLayout(row)
        if clocks is not None:
            layout.addLayout(clocks)
        for widget in (self.facts, self._next_title, self.steps, self._history_title):
            layout.addWidget(widget)
        layout.addWidget(self.history, 1)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._next_title.setText(self.tr("What may be recorded next"))
        self._history_title.setText(self.tr("What was recorded of it"))
        self.history.setAccessibleName(self._history_title.text())
        self._model.retranslate()

    def show_course(
        self, name: str, about: str, state: str, of: EventFilter, *, is_open: bool
    ) -> None:
        """Show a matter.

        Args:
            name: By which it is called.
            about: What it is, in words.
            state: The stage that it is at, in words.
            of: Which events tell of it.
            is_open: Whether it goes on.
        """
        self.name.setText(name)
        self._about.setText(about)
        self._state.show_state("accent" if is_open else "neutral", state, "request")
        if of != self._model.filter:
            self._model.show_events(of, newest_first=False)
        self.show()

    def show_steps(self, steps: Iterable[NextStep]) -> None:
        """Show a button for each of what may be recorded next."""
        clear_layout(self._flow)
        for step in steps:
            button = QPushButton(step.words)
            button.setAccessibleName(step.words)
            button.setProperty("step", step.name)
            button.clicked.connect(lambda _=False, act=step.act: act())
            self._flow.addWidget(button)
        has_some = self._flow.count() > 0
        self._next_title.setVisible(has_some)
        self.steps.setVisible(has_some)

    def events_appended(self) -> None:
        """Look for new events of it."""
        self._model.events_appended()
