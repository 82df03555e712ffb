"""Look at a table that came as an artifact: its rows, when, who with whom; and keep what is seen.

The table is read from the copy in the store, whose digest is compared first; no formula is
computed. What is kept is an artifact derived from it, by a signed act.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from custody.derivation import derive, kept_file
from custody.errors import IntegrityError, RefusedError
from custody.evidence.digests import hash_file
from custody.progress import Progress
from custody.scratch import scratch_folder
from custody.service import Receipt
from custody.station import TABLE_PREFIX
from custody.tables.table import Bar, Order, Pair, Table
from custody.tables.values import ORDERED, Kind
from ui import formats
from ui.cases import Wish
from ui.desk import Desk
from ui.dialogs.review_dialog import ReviewDialog
from ui.jobs import Job, alive
from ui.models.table_model import TableModel
from ui.pages.page import Page
from ui.pictures import icon
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.filter_row import FilterRow
from ui.widgets.flow import beside
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.segments import Segments
from ui.widgets.table_charts import Timeline, WhoWithWhom
from ui.widgets.table_doubts import TableDoubts, kind_words

_VIEWS: Final = ("rows", "when", "who")
_ZONES: Final = ("", "Asia/Almaty", "+05:00", "+06:00", "UTC", "Europe/Moscow", "Asia/Tashkent")
_WIDTH: Final = 168
_TIME_WIDTH: Final = 216
_MOST_BARS: Final = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """What one order of the rows shows."""

    step: int
    bars: tuple[Bar, ...]
    pairs: tuple[Pair, ...]


class TablePage(Page):
    """Opened by `{"case", "artifact"}`."""

    name: ClassVar[str] = "table"

    def __init__(self, desk: Desk) -> None:
        """Show no table yet."""
        super().__init__(desk)
        self._case = self._artifact = ""
        self._order = Order()
        self._job: Job | None = None
        self._scratch = contextlib.ExitStack()
        self.review: ReviewDialog | None = None
        self.model = TableModel()
        self._build()
        self.destroyed.connect(self._scratch.close)
        self.ready()

    def _build(self) -> None:
        self._heading, self._below = QLabel(), QLabel()
        self._heading.setProperty("role", "title")
        self._below.setProperty("role", "muted")
        self._below.setWordWrap(True)
        self.views = Segments(_VIEWS)
        self._zone_words, self._sheet_words = QLabel(), QLabel()
        self.zone, self.sheet = QComboBox(), QComboBox()
        self.zone.setEditable(True)
        self.zone.addItems(list(_ZONES))
        self.keep = QPushButton()
        self.keep.setIcon(icon("save", "on_accent"))
        self.keep.setProperty("kind", "primary")
        self.trouble, self.doubt = Banner("danger"), TableDoubts()
        self.progress = ProgressBar()
        self.rows = QTableView()
        self.rows.setModel(self.model)
        self.rows.setShowGrid(False)
        self.rows.setWordWrap(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.verticalHeader().hide()
        head = self.rows.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setDefaultSectionSize(_WIDTH)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.filters = FilterRow(head)
        self.timeline, self.who = Timeline(), WhoWithWhom()
        self._place()
        head.sortIndicatorChanged.connect(self._on_sorted)
        self.filters.changed.connect(self._on_filtered)
        self.rows.horizontalScrollBar().valueChanged.connect(self.filters.move_to)
        self.views.chosen.connect(lambda key: self.stack.setCurrentIndex(_VIEWS.index(key)))
        self.zone.activated.connect(self.load)
        self.sheet.activated.connect(self.load)
        self.keep.clicked.connect(self._on_keep)

    def _place(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(GRID * 2)
        tools.addWidget(self.views)
        for words, box in ((self._sheet_words, self.sheet), (self._zone_words, self.zone)):
            words.setProperty("role", "muted")
            words.setBuddy(box)
        sources = (self._sheet_words, self.sheet, self._zone_words, self.zone)
        tools.addLayout(beside(*sources, self.keep), 1)
        table = QWidget()
        within = QVBoxLayout(table)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(GRID)
        within.addWidget(self.filters)
        within.addWidget(self.rows, 1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self.who)
        self.stack = QStackedWidget()
        for view in (table, self.timeline, scrolled):
            self.stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 6, GRID * 6, GRID * 6, GRID * 4)
        layout.setSpacing(GRID * 3)
        for part in (self._heading, self._below, self.trouble, self.doubt, self.progress):
            layout.addWidget(part)
        for part in (self.trouble, self.doubt, self.progress):
            part.hide()
        layout.addLayout(tools)
        layout.addWidget(self.stack, 1)

    # ---- words ----

    def title(self) -> str:
        return self.tr("Table")

    def retranslate(self) -> None:
        words = (self.tr("Rows"), self.tr("Timeline"), self.tr("Who with whom"))
        self.views.say(self.tr("View"), words)
        self._zone_words.setText(self.tr("Time zone of the log"))
        self.zone.setAccessibleName(self._zone_words.text())
        edit = self.zone.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("not said"))
        self._sheet_words.setText(self.tr("Sheet"))
        self.sheet.setAccessibleName(self._sheet_words.text())
        self.keep.setText(self.tr("Keep as artifact…"))
        self.keep.setAccessibleName(self.keep.text())
        self.rows.setAccessibleName(self.tr("Rows of the table"))
        self.timeline.setAccessibleName(self.tr("Rows by time"))
        self.who.setAccessibleName(self.tr("Who with whom, and how often"))
        self.model.set_words(kind_words())
        if self.model.table is not None:
            self._tell_filters(self.model.table)
        self._tell()

    def _tell(self) -> None:
        told = self.tr("Table of {artifact}").format(artifact=self._artifact)
        self._heading.setText(told if self._artifact else self.title())
        table = self.model.table
        self.sheet.setVisible(table is not None and len(table.shape.sheets) > 1)
        self._sheet_words.setVisible(self.sheet.isVisibleTo(self))
        is_open = table is not None and self._job is None
        self.views.setEnabled(table is not None)
        for widget in (self.filters, self.rows):
            widget.setEnabled(is_open)
        self.keep.setEnabled(is_open)
        if table is None:
            self._below.setText("")
            self.doubt.hide()
            return
        count = self.tr("{shown} of {count} rows").format(
            shown=formats.count(table.shown), count=formats.count(table.count)
        )
        shape = (table.shape.encoding, table.shape.sheet)
        self._below.setText(" · ".join([count, *filter(None, shape)]))
        self.doubt.show_table(table)

    def _tell_filters(self, table: Table) -> None:
        span, part = self.tr("from..to"), self.tr("holds")
        self.filters.set_tips([span if each.kind in ORDERED else part for each in table.columns])

    # ---- reading ----

    @property
    def is_busy(self) -> bool:
        """Whether something is read, chosen or kept."""
        return self._job is not None

    def open(self, argument: Any) -> None:
        if isinstance(argument, Mapping):
            self._case, self._artifact = str(argument["case"]), str(argument["artifact"])
            self.sheet.clear()
            self.load()

    def load(self) -> None:
        """Read the table anew."""
        self.leave()
        station, case, artifact = self.desk.station, self._case, self._artifact
        zone, sheet = self.zone.currentText().strip(), self.sheet.currentText()
        state = self.desk.cases.state(case)
        known, restriction = state.artifacts.get(artifact), state.restriction_of(artifact)
        if restriction is not None and self.desk.people.person not in restriction.persons:
            self._fail(RefusedError("refused.restricted_material", artifact=artifact))
            return
        sha256 = "" if known is None else str(known.sha256)

        def read(progress: Progress) -> tuple[Table, contextlib.ExitStack]:
            path = kept_file(station, case, artifact)
            if hash_file(path).digests["sha256"] != sha256:
                raise IntegrityError("integrity.artifact", path=path, sha256=sha256)
            with contextlib.ExitStack() as held:
                folder = held.enter_context(scratch_folder(station.folder, TABLE_PREFIX))
                table = Table.load(
                    path, Path(folder), name=artifact, zone=zone, sheet=sheet, progress=progress
                )
                held.callback(table.close)
                return table, held.pop_all()

        self._start(Job(read, self.tr("Reading a table")), self._on_loaded)

    def _start(self, job: Job, then: Any) -> None:
        self._job = job
        self.trouble.hide()

        def finished() -> None:
            if job is self._job:
                self._job = None
                self.progress.hide()
                self._tell()

        job.succeeded.connect(alive(self, lambda found: then(job, found)))
        job.failed.connect(alive(self, lambda err: self._fail(err) if job is self._job else None))
        job.finished.connect(alive(self, finished))
        self.progress.follow(job)
        self.progress.show()
        self.desk.jobs.read(job)
        self._tell()

    def _on_loaded(self, job: Job, found: tuple[Table, contextlib.ExitStack]) -> None:
        table, held = found
        if job is not self._job:
            held.close()
            return
        self._scratch.push(held)
        self._order = Order()
        self.model.show_table(table)
        if not self.sheet.count() and table.shape.sheets:
            self.sheet.addItems(list(table.shape.sheets))
            self.sheet.setCurrentText(table.shape.sheet)
        head = self.rows.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.blockSignals(False)
        widths = [_TIME_WIDTH if each.kind is Kind.TIME else _WIDTH for each in table.columns]
        wider = max(
            1.0, (self.rows.viewport().width() - GRID * 4) / max(1, sum(widths))
        )  # few columns fill it
        for n, width in enumerate(widths):
            head.resizeSection(n, int(width * wider))
        self.filters.show_columns([each.name for each in table.columns])
        self._tell_filters(table)
        self._put(self._order)

    def _on_sorted(self, column: int, direction: Qt.SortOrder) -> None:
        is_down = direction is Qt.SortOrder.DescendingOrder
        by = column if column >= 0 else None
        self._put(Order(self._order.filters, by, is_down))

    def _on_filtered(self) -> None:
        self._put(Order(self.filters.filters(), self._order.column, self._order.is_descending))

    def _put(self, order: Order) -> None:
        """Choose and sort rows, and draw what they tell."""
        table = self.model.table
        if table is None:
            return
        self._order = order
        self.model.is_busy = True

        def work(_progress: Progress) -> Seen:
            table.order(order)
            time = next((n for n, e in enumerate(table.columns) if e.kind is Kind.TIME), None)
            step, bars = (1, []) if time is None else table.timeline(time, most=_MOST_BARS)
            parties = table.parties()
            pairs = [] if parties is None else table.pairs(*parties)
            return Seen(step, tuple(bars), tuple(pairs))

        self._start(Job(work, self.tr("Choosing rows")), self._on_chosen)

    def _on_chosen(self, job: Job, seen: Seen) -> None:
        if job is not self._job:
            return
        self.model.show_table(self.model.table)
        self.timeline.show_bars(seen.step, seen.bars)
        self.who.show_pairs(seen.pairs)
        self.views.button("when").setEnabled(bool(seen.bars))
        self.views.button("who").setEnabled(bool(seen.pairs))

    def _fail(self, err: Exception) -> None:
        self.trouble.tell(explain(err, self.desk.station.ledger.offset))
        if self.model.is_busy:
            self.model.show_table(self.model.table)

    # ---- keeping ----

    def _on_keep(self) -> None:
        table = self.model.table
        if table is None:
            return
        station, case, artifact, order = self.desk.station, self._case, self._artifact, self._order
        tongue = language()

        def work(progress: Progress) -> list[Wish]:
            made = derive(station, case, artifact, table, order, language=tongue, progress=progress)
            return [Wish(command) for command in made]

        def kept(job: Job, wishes: list[Wish]) -> None:
            if job is self._job:
                self._review(wishes)

        self._start(Job(work, self.tr("Keeping a table")), kept)

    def _review(self, wishes: list[Wish]) -> None:
        dialog = ReviewDialog(self.desk, wishes, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._to_event(dialog.receipt))
        self.review = dialog
        dialog.open()

    def _to_event(self, receipt: Receipt | None) -> None:
        for each in receipt.appended if receipt is not None else ():
            if each.event.type == "artifact.derived":
                self.go.emit("event", each.index)

    # ---- letting go ----

    def leave(self) -> None:
        """Let go of the table and of its scratch database."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self.filters.stop()
        self.model.show_table(None)
        self._scratch.close()

    def hideEvent(self, event: QHideEvent) -> None:
        self.filters.stop()
        super().hideEvent(event)
