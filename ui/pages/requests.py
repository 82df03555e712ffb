"""Every preservation, disclosure and production order, with its state and its clock."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from custody.clock import format_instant
from custody.domain import wording
from custody.domain.vocabulary import TYPES, EventType
from custody.event_filter import EventFilter
from ui import state_words, texts, theme
from ui.desk import Desk
from ui.models.agenda import Agenda, Agendas, RequestRow
from ui.models.papers import Subject
from ui.models.request_steps import known_fields
from ui.models.rows_model import Column
from ui.pages.page import Page
from ui.pictures import icon
from ui.question import Question
from ui.translations import language
from ui.widgets.case_columns import clock_tone, clocks, procedure_title
from ui.widgets.course_detail import COURSE_WIDTH, CourseDetail, NextStep
from ui.widgets.day_bar import DayBar
from ui.widgets.due_row import DueRow
from ui.widgets.emptied import clear_layout
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import Fact
from ui.widgets.flow import beside
from ui.widgets.handed_card import HandedCard
from ui.widgets.papers_button import PapersButton
from ui.widgets.rows_table import RowsTable
from ui.widgets.scrolled import scrolled
from ui.widgets.status_badge import StatusBadge

_STATION: Final = frozenset({"SYS"})
_CLOSED: Final = "closed"
_APPROVED: Final = "request.approved"
_AGAIN: Final = "run:request"


def _is_done(row: RequestRow) -> bool:
    """Whether nobody has to do anything of it; what is approved is still to be sent."""
    return not row.is_open and row.state != "approved"


class RequestsPage(Page):
    """A list on the left; what is known of one, and what comes next, on the right."""

    name: ClassVar[str] = "requests"
    icon: ClassVar[str] = "request"

    def __init__(self, desk: Desk, agendas: Agendas | None = None) -> None:
        """Show every order and request.

        Args:
            desk: What it works with.
            agendas: What reads all cases; its own by default.
        """
        super().__init__(desk)
        self._offset = desk.station.ledger.offset
        self._agendas = agendas or Agendas(desk.queries)
        self.agenda: Agenda | None = None
        self._wanted = ""
        self._chosen: RequestRow | None = None
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self._build()
        self._place()
        self.ready()

    def _build(self) -> None:
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self.which = QComboBox()
        self.which.currentIndexChanged.connect(self._fill)
        self._new = QPushButton()
        self._new.setIcon(icon("send"))
        self._new.clicked.connect(self._send)
        self.others, self.law = QPushButton(), QPushButton()
        for button, drawing, page in (
            (self.others, "receive", "contacts"), (self.law, "document", "law"),
        ):  # fmt: skip
            button.setIcon(icon(drawing))
            button.clicked.connect(lambda _=False, page=page: self.go.emit(page, None))
        self.table = RowsTable(is_tall=True)
        self.table.opened.connect(self._choose)
        self.table.reached.connect(self._choose)
        self._empty = EmptyState("request")
        self._empty.acted.connect(self._send)
        self.handed = HandedCard(self.desk)
        self.handed.go.connect(self.go)
        self._secrecy = StatusBadge()
        self.papers = PapersButton(self.desk)
        self.papers.go.connect(self.go)
        self._clocks = QVBoxLayout()
        self._clocks.setSpacing(0)
        self.detail = CourseDetail(self.desk, self._secrecy, self.papers, clocks=self._clocks)
        self.detail.go.connect(self.go)

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GRID * 3)
        top.addWidget(self._heading)
        top.addLayout(beside(self.which, self.law, self.others, self._new), 1)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        right = scrolled(self.detail)
        right.setMinimumWidth(COURSE_WIDTH)
        both.addWidget(right)
        both.setSizes([600, 440])
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 6, theme.GRID * 6, theme.GRID * 6, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addLayout(top)
        layout.addWidget(self.handed)
        layout.addWidget(self._stack, 1)

    def title(self) -> str:
        return self.tr("Requests")

    def retranslate(self) -> None:
        self._heading.setWordWrap(False)
        self._heading.setText(self.tr("Orders and requests"))
        self._new.setText(self.tr("Send a request…"))
        self._new.setAccessibleName(self._new.text())
        self.others.setText(self.tr("From others…"))
        self.law.setText(self.tr("The law…"))
        for button in (self.others, self.law):
            button.setAccessibleName(button.text())
        chosen = max(self.which.currentIndex(), 0)
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItems([self.tr("All"), self.tr("Waiting for an answer"), self.tr("Done")])
        self.which.setCurrentIndex(chosen)
        self.which.blockSignals(False)
        self.which.setAccessibleName(self.tr("Which are shown"))
        self._empty.set_words(
            self.tr("No order or request yet"),
            self.tr("Preservation, disclosure and production orders stand here with their clocks."),
            self.tr("Send a request…"),
        )
        self.table.set_words(
            self.tr("Orders and requests"), self.tr("None of this kind."), self._columns()
        )
        self._fill()

    def _columns(self) -> list[Column[RequestRow]]:
        return [
            Column(self.tr("No."), lambda row: row.id, 68),
            Column(self.tr("Procedure"), procedure_title),
            Column(self.tr("State"), lambda row: state_words.request_state(row.state), 116),
            Column(
                self.tr("Clock"), lambda row: clocks(row, self._offset), 208,
                lambda row: min((due.ends_at for due in row.deadlines), default="~"),
                tone=clock_tone, is_optional=True,
            ),
        ]  # fmt: skip

    def refresh(self) -> None:
        self.handed.refresh()
        now = format_instant(self.desk.station.ledger.clock.now())
        self._question.ask(lambda progress: self._agendas.read(now, progress))
        self.detail.events_appended()

    def open(self, argument: Any) -> None:
        """Show a request by its id."""
        self._wanted = str(argument)
        self.which.setCurrentIndex(0)
        if self.agenda is not None:
            self._fill()

    def _take(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self._fill()

    def _fail(self, err: Exception) -> None:
        self._heading.setWordWrap(True)
        self._heading.setText(texts.explain(err, self._offset).what)

    def _send(self) -> None:
        self.go.emit("run:request", None)

    def _fill(self) -> None:
        if self.agenda is None:
            return
        known = self.agenda.requests
        rows = {
            0: known,
            1: [row for row in known if row.is_open],
            2: [row for row in known if _is_done(row)],
        }[max(self.which.currentIndex(), 0)]
        rows = sorted(rows, key=lambda row: (_is_done(row), row.case, row.id))
        self._stack.setCurrentIndex(0 if self.agenda.requests else 1)
        self.table.show_rows(rows)
        wanted = self._wanted or (self._chosen.id if self._chosen is not None else "")
        found = next((row for row in rows if row.id == wanted), None)
        if found is not None:
            self._wanted = ""
        again = found or (rows[0] if rows else None)
        if again is not None:
            self._choose(again)
            self.table.point_at(again)

    def _choose(self, row: RequestRow) -> None:
        self._chosen = row
        of = EventFilter(case=row.case, words=f'"{row.id}"')
        state = state_words.request_state(row.state)
        self.detail.show_course(row.id, procedure_title(row), state, of, is_open=row.is_open)
        self._secrecy.setVisible(bool(row.confidentiality))
        if row.confidentiality:
            told = wording.choice("confidentiality", row.confidentiality, language())
            self._secrecy.show_state("neutral", told, "lock")
        clear_layout(self._clocks)
        now = "" if self.agenda is None else self.agenda.now
        for due in row.deadlines:
            clock = DueRow(due, now, self._offset, is_narrow=True)
            clock.opened.connect(lambda _due: self.detail.history.setFocus())
            self._clocks.addWidget(clock)
            if due.starts_at is not None:
                self._clocks.addWidget(DayBar(due, now))
        form = (
            self.tr("an order: it binds") if row.form == "order" else self.tr("a request: it asks")
        )
        channel = wording.choice("legal_channel", row.channel, language()) if row.channel else ""
        self.detail.facts.show_facts(
            [
                Fact(self.tr("Case"), row.case, goes=("case", row.case)),
                Fact(self.tr("What it is"), form),
                Fact(self.tr("Channel"), channel),
            ]
        )
        self.papers.set_subject(Subject(row.case, "request", row.id))
        self.detail.show_steps(self._steps(row))

    def _steps(self, row: RequestRow) -> Iterator[NextStep]:
        if row.state == _CLOSED:
            again = self.tr("Take it up again by a new request…")
            yield NextStep(again, _AGAIN, lambda: self._take_up(row))
        for kind in (TYPES[name] for name in row.next_events):
            if kind.who != _STATION:
                yield NextStep(self._step_title(kind), kind.name, partial(self._go_on, row, kind))

    @staticmethod
    def _step_title(kind: EventType) -> str:
        """What stands here is approved already: another approval extends it."""
        if kind.name == _APPROVED:
            return wording.words(language())["extension"]["title"]
        return wording.title(kind.name, language())

    def _take_up(self, row: RequestRow) -> None:
        """What is closed stays closed; a new request, approved anew, names it."""
        argument = {"case": row.case, "procedure": row.procedure, "previous_request": row.id}
        self.go.emit("run:request", argument)

    def _go_on(self, row: RequestRow, kind: EventType) -> None:
        """To the form of what comes next, with what the record knows of it."""
        if kind.name == "artifact.received_from_provider":
            self.go.emit("run:provider_data", {"case": row.case, "request": row.id})
            return
        known = known_fields(self.desk.queries, row.case, row.id, kind.name)
        fields = {name: value for name, value in known.items() if name in kind.by_name}
        argument = {"case": row.case, "command": kind.command, "fields": fields}
        self.go.emit("run:record", argument)
