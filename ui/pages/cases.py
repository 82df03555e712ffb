"""All cases, and one search over everything in them."""

from typing import Any, ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from custody.domain import wording
from custody.rows import CaseRow
from ui import formats, theme
from ui.desk import Desk
from ui.models.finder import Hit, Sort, find
from ui.models.rows_model import Column, instants
from ui.pages.page import Page
from ui.pictures import icon
from ui.question import Question
from ui.translations import language
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_table import RowsTable
from ui.widgets.search_field import SearchField

_SEARCH_WIDTH: Final = 600


class CasesPage(Page):
    """The list; while one searches, what was found in its place."""

    name: ClassVar[str] = "cases"
    icon: ClassVar[str] = "case"

    def __init__(self, desk: Desk) -> None:
        """Show every case."""
        super().__init__(desk)
        self._offset = desk.station.ledger.offset
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self._told = QLabel()
        self._told.setProperty("role", "muted")
        self.search = SearchField()
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self._search)
        self._new = QPushButton()
        self._new.setIcon(icon("add"))
        self._new.clicked.connect(self._open_new)
        self.cases, self.hits = RowsTable(), RowsTable()
        self.cases.opened.connect(lambda row: self.go.emit("case", row.id))
        self.hits.opened.connect(self._follow)
        self._empty = EmptyState("case")
        self._empty.acted.connect(self._open_new)
        self._stack = QStackedWidget()
        for widget in (self.cases, self.hits, self._empty):
            self._stack.addWidget(widget)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._new)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID * 3)
        line.addWidget(self.search)
        line.addWidget(self._told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 6, theme.GRID * 6, theme.GRID * 6, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addLayout(top)
        layout.addLayout(line)
        layout.addWidget(self._stack, 1)
        self.ready()

    def title(self) -> str:
        return self.tr("Cases")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self.search.set_words(self.tr("Number, name, serial, IMEI, digest or any word"))
        self._new.setText(self.tr("Open a case…"))
        self._new.setAccessibleName(self._new.text())
        self._empty.set_words(
            self.tr("No case yet"),
            self.tr("A case holds what was seized, ordered, received and found out in it."),
            self.tr("Open a case…"),
        )
        self.cases.set_words(self.tr("Cases"), "", self._case_columns())
        self.hits.set_words(
            self.tr("What was found"),
            self.tr("Nothing in this ledger fits. Words are searched as they begin."),
            self._hit_columns(),
        )

    def refresh(self) -> None:
        rows = self.desk.queries.cases()
        self.cases.show_rows(rows)
        if self.search.text().strip():
            self._search(self.search.text().strip())
        else:
            self._told.setText("")
            self._stack.setCurrentIndex(0 if rows else 2)

    def open(self, argument: Any) -> None:
        """Search for words."""
        if isinstance(argument, str):
            self.search.setText(argument)

    def _search(self, words: str) -> None:
        if not words:
            self._question.drop()
            self.refresh()
            return
        queries = self.desk.queries
        self._question.ask(lambda progress: find(queries, words, progress))

    def _take(self, hits: tuple[Hit, ...]) -> None:
        self.hits.show_rows(hits)
        self._told.setText(self.tr("%n hit(s)", "", len(hits)))
        self._stack.setCurrentIndex(1)

    @Slot(object)
    def _fail(self, err: Exception) -> None:
        self._told.setText(str(err))

    def _open_new(self) -> None:
        self.go.emit("run:record", {"command": "case.open"})

    def _follow(self, hit: Hit) -> None:
        match hit.sort:
            case Sort.CASE:
                self.go.emit("case", hit.name)
            case Sort.ITEM:
                self.go.emit("item", hit.name)
            case _:
                self.go.emit("event", hit.index)

    def _case_columns(self) -> list[Column[CaseRow]]:
        return [
            Column(self.tr("Case"), lambda row: row.id, 184),
            Column(self.tr("Registration number"), lambda row: row.registration or ""),
            _number(self.tr("Items"), lambda row: row.items),
            _number(self.tr("Artifacts"), lambda row: row.artifacts),
            _number(self.tr("Events"), lambda row: row.events),
            Column(
                self.tr("Open findings"),
                lambda row: formats.count(row.open_findings) if row.open_findings else "",
                128,
                lambda row: row.open_findings,
                tone=lambda row: "danger" if row.open_findings else "",
                is_number=True,
            ),
            instants(self.tr("Last event"), lambda row: row.last_at, self._offset, 168),
        ]

    def _hit_columns(self) -> list[Column[Hit]]:
        kinds = {
            "case": self.tr("case"),
            "item": self.tr("item"),
            "artifact": self.tr("artifact"),
            "seal": self.tr("seal"),
            "request": self.tr("request"),
            "search": self.tr("search"),
            "finding": self.tr("finding"),
            "person": self.tr("person"),
            "bundle": self.tr("bundle"),
            "authority": self.tr("authority"),
        }

        def kind(hit: Hit) -> str:
            return self.tr("event") if hit.sort is Sort.EVENT else kinds.get(hit.kind, hit.kind)

        def what(hit: Hit) -> str:
            if hit.sort is not Sort.EVENT:
                return hit.name
            told = self.desk.queries.told(hit.index)
            if told is None:
                return wording.title(hit.kind, language())
            return wording.history_line(told.event, told.private, language())

        return [
            Column(self.tr("Kind"), kind, 128),
            Column(self.tr("What was found"), what),
            Column(self.tr("Case"), lambda hit: hit.case, 152),
            instants(self.tr("Recorded"), lambda hit: hit.at, self._offset, 168),
        ]


def _number(title: str, value: Any) -> Column[CaseRow]:
    return Column(title, lambda row: formats.count(value(row)), 96, sorts_by=value, is_number=True)
