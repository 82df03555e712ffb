"""What others ask or send, and the contact point's log: requests of other States, calls, teams."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from custody.clock import format_instant
from custody.domain import wording
from custody.domain.vocabulary import TYPES, Kind
from custody.event_filter import EventFilter
from ui import state_words, texts, theme
from ui.desk import Desk
from ui.models.agenda import Agenda, Agendas, CourseRow
from ui.models.ledger_model import LedgerModel
from ui.models.request_steps import ANSWERING, unanswered
from ui.models.rows_model import Column
from ui.pages.page import Page
from ui.pictures import icon
from ui.question import Question
from ui.translations import language
from ui.widgets.case_box import CaseBox
from ui.widgets.course_detail import COURSE_WIDTH, CourseDetail, NextStep
from ui.widgets.event_table import EventTable
from ui.widgets.fact_list import Fact
from ui.widgets.flow import Flow
from ui.widgets.rows_table import RowsTable
from ui.widgets.running import running
from ui.widgets.scrolled import scrolled

BEGUN_BY: Final = {
    "incoming": ("incoming.step", "registered"),
    "information": ("spontaneous.received", "notice"),
    "call": ("contact.logged", "received"),
    "consent": ("consent.recorded", "offered"),
    "team": ("team.recorded", "proposed"),
}
"""Course to the type of event, and its step, with which somebody begins it."""
_OF_A_CASE: Final = frozenset({"consent"})
"""Courses that begin in no log."""
_TOLD_ANEW: Final = frozenset({"statement", "refs", "gist", "note", "document", "at", "step"})
"""Fields that each step of a course says for itself."""
_LOG: Final = "contact.logged"


class ContactsPage(Page):
    """A list of courses with what comes next, and the log of every contact."""

    name: ClassVar[str] = "contacts"

    def __init__(self, desk: Desk, agendas: Agendas | None = None) -> None:
        """Show what all cases tell.

        Args:
            desk: What it works with.
            agendas: What reads all cases; its own by default.
        """
        super().__init__(desk)
        offset = desk.station.ledger.offset
        self._agendas = agendas or Agendas(desk.queries)
        self.agenda: Agenda | None = None
        self._wanted = ""
        self._chosen: CourseRow | None = None
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self._heading, self._below = QLabel(), QLabel()
        self._heading.setProperty("role", "title")
        self._below.setProperty("role", "muted")
        self.case = CaseBox(has_none=True)
        self.case.currentIndexChanged.connect(self._allow)
        self.begin_buttons = {name: QPushButton() for name in BEGUN_BY}
        for name, button in self.begin_buttons.items():
            button.setIcon(icon("add"))
            button.clicked.connect(lambda _=False, name=name: self._begin(name))
        self.table = RowsTable(is_tall=True)
        self.table.opened.connect(self._choose)
        self.table.reached.connect(self._choose)
        self.detail = CourseDetail(desk)
        self.detail.go.connect(self.go)
        self.log_model = LedgerModel(desk.queries, desk.jobs, offset)
        self.log = EventTable(self.log_model)
        self.log.chosen.connect(lambda at: self.go.emit("event", self.log_model.index_of(at.row())))
        self.log_model.show_events(EventFilter(type=_LOG), newest_first=True)
        self.tabs = QTabWidget()
        self._place()
        self.ready()

    def _place(self) -> None:
        flow = QWidget()
        begun = Flow(theme.GRID * 2)
        flow.setLayout(begun)
        begun.addWidget(self.case)
        for button in self.begin_buttons.values():
            begun.addWidget(button)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        right = scrolled(self.detail)
        right.setMinimumWidth(COURSE_WIDTH)
        both.addWidget(right)
        both.setSizes([600, 440])
        for widget in (both, self.log):
            widget.setContentsMargins(0, theme.GRID * 3, 0, 0)
            self.tabs.addTab(widget, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 6, theme.GRID * 6, theme.GRID * 6, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self._heading)
        layout.addLayout(running(self._below))
        layout.addWidget(flow)
        layout.addWidget(self.tabs, 1)

    # ---- words ----

    def title(self) -> str:
        return self.tr("From others")

    def retranslate(self) -> None:
        self._heading.setText(self.tr("From others, and the contact point"))
        self._below.setText(
            self.tr(
                "Requests of other States, information that came unasked, calls by day and night, "
                "consents and joint teams. Choose the case first. What comes before there is one "
                "is kept without it, and goes on in the case that you choose later."
            )
        )
        self.case.setAccessibleName(self.tr("Case"))
        self.case.name_none(self.tr("No case yet"))
        for name, words in (
            ("incoming", self.tr("Register a foreign request…")),
            ("information", self.tr("Receive information…")),
            ("call", self.tr("Log a call…")),
            ("consent", self.tr("Ask for consent…")),
            ("team", self.tr("Propose a joint team…")),
        ):
            self.begin_buttons[name].setText(words)
            self.begin_buttons[name].setAccessibleName(words)
        self.tabs.setAccessibleName(self._heading.text())
        self.tabs.setTabText(0, self.tr("What runs"))
        self.tabs.setTabText(1, self.tr("Log of contacts"))
        self.table.set_words(
            self.tr("What runs"),
            self.tr("No other State, provider or person has asked or sent anything yet."),
            [
                Column(self.tr("No."), lambda row: row.subject, 92),
                Column(self.tr("What it is"), lambda row: state_words.course_title(row.machine)),
                Column(self.tr("State"), lambda row: state_words.course_state(row.state), 168),
                Column(self.tr("Case"), lambda row: row.case or self.tr("none yet"), 112),
            ],
        )
        self.log.setAccessibleName(self.tr("Log of contacts"))
        self.log_model.retranslate()
        self._fill()

    # ---- rows ----

    def refresh(self) -> None:
        now = format_instant(self.desk.station.ledger.clock.now())
        self._question.ask(lambda progress: self._agendas.read(now, progress))
        self.case.fill(self.desk.queries.cases())
        self._allow()
        self.detail.events_appended()
        self.log_model.events_appended()

    def _allow(self) -> None:
        for name in _OF_A_CASE:
            self.begin_buttons[name].setEnabled(self.case.case is not None)

    def open(self, argument: Any) -> None:
        """Show a course by what names it; `log` shows the log of contacts."""
        if argument == "log":
            self.tabs.setCurrentIndex(1)
            return
        self.tabs.setCurrentIndex(0)
        self._wanted = str(argument)
        if self.agenda is not None:
            self._fill()

    def _take(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self._fill()

    def _fail(self, err: Exception) -> None:
        self._below.setText(texts.explain(err, self.desk.station.ledger.offset).what)

    def _fill(self) -> None:
        if self.agenda is None:
            return
        rows = sorted(self.agenda.courses, key=lambda row: (not row.is_open, row.case, row.subject))
        self.table.show_rows(rows)
        chosen = self._chosen
        wanted = self._wanted or ("" if chosen is None else chosen.subject)
        machine = "" if self._wanted or chosen is None else chosen.machine
        fits = (each for each in rows if each.subject == wanted and machine in ("", each.machine))
        found = next(fits, None)
        if found is not None:
            self._wanted = ""
        again = found or (rows[0] if rows else None)
        if again is not None:
            self._choose(again)
            self.table.point_at(again)

    def _choose(self, row: CourseRow) -> None:
        self._chosen = row
        what, state = state_words.course_title(row.machine), state_words.course_state(row.state)
        of = EventFilter(case=row.case or None, words=f'"{row.subject}"')
        self.detail.show_course(row.subject, what, state, of, is_open=row.is_open)
        none = self.tr("None yet. What is recorded next stands in the case that is chosen above.")
        goes = ("case", row.case) if row.case else None
        self.detail.facts.show_facts([Fact(self.tr("Case"), row.case or none, goes=goes)])
        self.detail.show_steps(self._step(row, kind, step) for kind, step in row.next_steps)

    def _step(self, row: CourseRow, kind: str, step: str) -> NextStep:
        words = wording.title(kind, language())
        if step:
            words = f"{words}: {wording.choice('step', step, language())}"
        return NextStep(words, step or kind, lambda: self._go_on(row, kind, step))

    # ---- going on ----

    def _begin(self, name: str) -> None:
        kind, step = BEGUN_BY[name]
        argument = {"case": self.case.case, "command": TYPES[kind].command}
        self.go.emit("run:record", {**argument, "fields": {"step": step}})

    def _go_on(self, row: CourseRow, kind: str, step: str) -> None:
        if kind == "artifact.verified":
            self.go.emit("verify", None)
            return
        each = TYPES[kind]
        case = row.case or self.case.case
        last, known = self._said(row, kind)
        fields = {name: value for name, value in known.items() if name in each.by_name}
        named = each.by_name.get(row.field)
        if named is not None and named.kind is not Kind.GROUP:
            fields[row.field] = [row.subject] if named.many else row.subject
        if kind in ANSWERING and case is not None:
            fields["conditions"] = unanswered(self.desk.queries, case, row.subject)
        if step:
            fields["step"] = step
        if last and case != (row.case or None):  # begun without a case, it goes on in this one
            fields["refs"] = [{"event": last, "relation": "follows"}]
        self.go.emit("run:record", {"case": case, "command": each.command, "fields": fields})

    def _said(self, row: CourseRow, kind: str) -> tuple[str, Mapping[str, Any]]:
        """The last event of this kind, and what it said as far as the next says the same."""
        queries = self.desk.queries
        for index in reversed(queries.event_indices(EventFilter(case=row.case or None, type=kind))):
            told = queries.told(index)
            if told is not None and told.event.body.get(row.field) == row.subject:
                said = {**told.event.body, **(told.private or {})}
                kept = {name: value for name, value in said.items() if name not in _TOLD_ANEW}
                return told.event.id, kept
        return "", {}
