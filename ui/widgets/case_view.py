"""A case, opened: its timeline with the picture, and everything in it, tab by tab."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from custody.clock import format_instant
from custody.domain import wording
from custody.event_filter import EventFilter
from ui import formats, theme
from ui.desk import Desk
from ui.models.case_details import (
    CaseDetails,
    read_case,
)
from ui.models.ledger_model import LedgerModel
from ui.models.papers import Subject
from ui.pictures import icon
from ui.question import Question
from ui.seen import Translated
from ui.translations import language
from ui.widgets.case_columns import (
    artifact_columns,
    bundle_columns,
    document_columns,
    item_columns,
    member_columns,
    place_columns,
    request_columns,
)
from ui.widgets.custody_chart import CustodyChart
from ui.widgets.event_table import EventTable
from ui.widgets.finding_rows import finding_columns
from ui.widgets.flow import Flow
from ui.widgets.papers_button import PapersButton
from ui.widgets.rows_table import RowsTable
from ui.widgets.status_badge import StatusBadge

TABS: Final = (
    "timeline", "items", "artifacts", "requests", "people", "documents", "bundles", "findings",
)  # fmt: skip


class CaseView(Translated, QWidget):
    """Shows one case. It is read as a job."""

    go = Signal(str, object)
    shown = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._offset = desk.station.ledger.offset
        self._case: str | None = None
        self.details: CaseDetails | None = None
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self.failed)
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self._heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._below = QLabel()
        self._below.setProperty("role", "muted")
        self._below.setWordWrap(True)
        self._state, self._secrecy, self._wrong = StatusBadge(), StatusBadge(), StatusBadge()
        self._record, self._export = QPushButton(), QPushButton()
        self.papers = PapersButton(desk)
        self.papers.go.connect(self.go)
        self._record.setIcon(icon("add"))
        self._export.setIcon(icon("export"))
        self._record.clicked.connect(lambda: self._run("run:record"))
        self._export.clicked.connect(lambda: self._run("run:export"))
        self.model = LedgerModel(desk.queries, desk.jobs, self._offset)
        self.timeline = EventTable(self.model, of_case=True)
        self.timeline.chosen.connect(
            lambda at: self.go.emit("event", self.model.index_of(at.row()))
        )
        self.timeline.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.chart = CustodyChart(desk)
        self.chart.go.connect(self.go)
        self.chart.failed.connect(self.failed)
        self.tables = {
            name: RowsTable(is_tall=name == "requests") for name in (*TABS[1:], "places")
        }
        self._connect()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._place()
        self.retranslate()

    def _connect(self) -> None:
        leads = {
            "items": lambda row: ("item", row.id),
            "artifacts": lambda row: ("event", row.row.last),
            "requests": lambda row: ("requests", row.id),
            "people": lambda row: (
                "ledger", EventFilter(case=self._case, person=row.person)
            ),
            "documents": lambda row: ("event", row.index),
            "bundles": lambda row: ("bundles", row.id),
            "findings": lambda row: ("event", row.row.raised),
            "places": lambda row: ("ledger", EventFilter(case=self._case, words=f'"{row.name}"')),
        }  # fmt: skip
        self.tables["artifacts"].go.connect(self.go)
        for name, lead in leads.items():
            self.tables[name].opened.connect(lambda row, lead=lead: self.go.emit(*lead(row)))

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.GRID * 2)
        line.addWidget(self._heading)
        line.addStretch(1)
        line.addWidget(self.papers)
        line.addWidget(self._record)
        line.addWidget(self._export)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        for widget in (self.chart, self.timeline):
            both.addWidget(widget)
        both.setSizes([400, 260])
        both.setContentsMargins(0, theme.GRID * 3, 0, 0)
        self._pair = QSplitter(Qt.Orientation.Vertical)
        self._pair_of: CaseDetails | None = None
        for name in TABS:
            if name == "timeline":
                self.tabs.addTab(both, "")
            elif name == "people":
                self._pair.setContentsMargins(0, theme.GRID * 3, 0, 0)
                self._pair.addWidget(self.tables["people"])
                self._pair.addWidget(self.tables["places"])
                self.tables["places"].setContentsMargins(0, theme.GRID * 3, 0, 0)
                self.tabs.addTab(self._pair, "")
            else:
                self.tables[name].setContentsMargins(0, theme.GRID * 3, 0, 0)
                self.tabs.addTab(self.tables[name], "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 6, theme.GRID * 6, theme.GRID * 6, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 2)
        badges = Flow(theme.GRID * 2)
        for badge in (self._state, self._secrecy, self._wrong):
            badges.addWidget(badge)
        layout.addLayout(line)
        layout.addWidget(self._below)
        layout.addLayout(badges)
        layout.addWidget(self.tabs, 1)

    def show_case(self, case: str, tab: str = "") -> None:
        """Read and show a case, from its beginning or at one of `TABS`."""
        if case != self._case:
            self._case, self.details = case, None
            self.papers.set_subject(Subject(case))
            self.model.show_events(EventFilter(case=case), newest_first=False)
            self.chart.show_custody(case)
        if tab:
            self.tabs.setCurrentIndex(TABS.index(tab))
        self.refresh(is_new=True)

    def refresh(self, *, is_new: bool = False) -> None:
        """Read the case again."""
        case, queries = self._case, self._desk.queries
        if case is None:
            return
        if not is_new:
            self.model.events_appended()
            self.chart.refresh()
        now = format_instant(self._desk.station.ledger.clock.now())
        self._question.ask(lambda progress: read_case(queries, case, now, progress))

    def _take(self, details: CaseDetails) -> None:
        self.details = details
        self._fill()
        self.shown.emit(details.id)

    def _run(self, name: str) -> None:
        self.go.emit(name, {"case": self._case})

    # ---- words ----

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        self._record.setText(self.tr("Record…"))
        self._export.setText(self.tr("Export a bundle…"))
        for button in (self._record, self._export):
            button.setAccessibleName(button.text())
        self.tabs.setAccessibleName(self.tr("Parts of the case"))
        self.timeline.setAccessibleName(self.tr("Events of the case"))
        self.model.retranslate()
        self.tables["items"].set_words(
            self.tr("Items"),
            self.tr("No item was found, seized or received in this case yet."),
            item_columns(self._offset),
        )
        self.tables["artifacts"].set_words(
            self.tr("Artifacts"),
            self.tr("No data were taken, received or hashed in this case yet."),
            artifact_columns(self._offset),
        )
        self.tables["requests"].set_words(
            self.tr("Orders and requests"),
            self.tr("No order or request was approved in this case yet."),
            request_columns(self._offset),
        )
        self.tables["people"].set_words(
            self.tr("People"),
            self.tr("Nobody is assigned to this case yet."),
            member_columns(self._offset),
        )
        self.tables["places"].set_words(
            self.tr("Places and searches"),
            self.tr("No search was made and nothing was put into a store yet."),
            place_columns(),
        )
        self.tables["documents"].set_words(
            self.tr("Documents"),
            self.tr("No document was attached in this case yet."),
            document_columns(self._offset),
        )
        self.tables["bundles"].set_words(
            self.tr("Bundles"),
            self.tr("No bundle left this case yet."),
            bundle_columns(self._offset),
        )
        self.tables["findings"].set_words(
            self.tr("Findings"),
            self.tr("Nothing wrong was found in this case."),
            finding_columns(self._offset),
        )
        self._fill()

    def _fill(self) -> None:
        details = self.details
        rows: dict[str, tuple[Any, ...]] = dict.fromkeys(self.tables, ())
        if details is not None:
            rows = {
                "items": details.items,
                "artifacts": details.artifacts,
                "requests": details.requests,
                "people": details.members,
                "places": details.places,
                "documents": details.documents,
                "bundles": details.bundles,
                "findings": details.findings,
            }
        for name, table in self.tables.items():
            table.show_rows(rows[name])
        if self._pair_of is not details:  # both as high as they have rows, until somebody drags
            self._pair_of = details
            self._pair.setSizes([1000 * (len(rows[name]) + 2) for name in ("people", "places")])
        titles = {
            "timeline": self.tr("Timeline"),
            "items": self.tr("Items"),
            "artifacts": self.tr("Artifacts"),
            "requests": self.tr("Orders and requests"),
            "people": self.tr("People and places"),
            "documents": self.tr("Documents"),
            "bundles": self.tr("Bundles"),
            "findings": self.tr("Findings"),
        }
        for number, name in enumerate(TABS):
            count = len(rows.get(name, ()))
            self.tabs.setTabText(number, f"{titles[name]} {count}" if count else titles[name])
        self._fill_head(details)

    def _fill_head(self, details: CaseDetails | None) -> None:
        for badge in (self._state, self._secrecy, self._wrong):
            badge.setVisible(details is not None)
        self._heading.setText(self._case or "")
        if details is None:
            self._below.setText("")
            return
        parts = [details.registration if details.registration != details.id else "", details.title]
        if details.opened_at:
            at = formats.instant(details.opened_at, self._offset)
            parts.append(self.tr("opened {at}").format(at=at))
        parts.append(self.tr("%n event(s)", "", details.events))
        self._below.setText(" · ".join(part for part in parts if part))
        state = self.tr("closed") if details.is_closed else self.tr("open")
        self._state.show_state("neutral", state, "case")
        secrecy = details.confidentiality
        self._secrecy.setVisible(bool(secrecy))
        if secrecy:
            told = wording.choice("confidentiality", secrecy, language())
            self._secrecy.show_state("neutral", told, "lock")
        unresolved = [each for each in details.findings if each.state != "resolved"]
        self._wrong.setVisible(bool(unresolved))
        grave = any(each.row.severity == "red" for each in unresolved)
        words = self.tr("%n open finding(s)", "", len(unresolved))
        self._wrong.show_state("danger" if grave else "warn", words)
