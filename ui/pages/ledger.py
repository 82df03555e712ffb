"""The raw record for those who want it: every event, found at once, opened to its bytes."""

from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from custody.audits import Audit
from custody.clock import format_instant
from custody.domain.events import LEDGER_CASE
from custody.event_filter import EventFilter
from ui import formats, theme
from ui.desk import Desk
from ui.dialogs.checkpoint import CheckpointDialog
from ui.jobs import Job
from ui.models.audit import audit, last_audit
from ui.models.ledger_model import LedgerModel
from ui.pages.page import Page
from ui.pictures import icon
from ui.texts import explain
from ui.widgets.audit_report import AuditReport
from ui.widgets.event_table import EventTable
from ui.widgets.event_view import EventView
from ui.widgets.flow import beside
from ui.widgets.ledger_filter import LedgerFilter
from ui.widgets.scrolled import scrolled

_MARGIN: Final = theme.GRID * 6
_PAD: Final = theme.GRID * 4


class LedgerPage(Page):
    """Filter above, table on the left, the event opened on the right."""

    name: ClassVar[str] = "ledger"
    icon: ClassVar[str] = "ledger"

    def __init__(self, desk: Desk) -> None:
        """Show the newest events."""
        super().__init__(desk)
        self._offset = desk.station.ledger.offset
        self.model = LedgerModel(desk.queries, desk.jobs, self._offset)
        self.model.settled.connect(self._tell_count)
        self.model.modelReset.connect(self._tell_count)
        self.model.failed.connect(self.failed)
        self.filter = LedgerFilter(self._offset)
        self.filter.changed.connect(self._ask)
        self.view = EventView(desk)
        self.view.go.connect(self.go)
        self.view.failed.connect(self.failed)
        self.report = AuditReport(self._offset)
        self.report.go.connect(self._from_report)
        self._audit: Job | None = None
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.order = QPushButton()
        self.order.setProperty("kind", "quiet")
        self.order.clicked.connect(self._turn)
        self.verify = QPushButton()
        self.verify.setIcon(icon("verify"))
        self.verify.clicked.connect(lambda: self._verify())
        self.how = QToolButton()
        self.how.setIcon(icon("down"))
        self.how.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.how)
        menu.aboutToShow.connect(self._tell_last)
        self.whole = menu.addAction("", lambda: self._verify())
        self.since_last = menu.addAction("", lambda: self._verify(since_last=True))
        self.how.setMenu(menu)
        self.checkpoint = QPushButton()
        self.checkpoint.setIcon(icon("print"))
        self.checkpoint.clicked.connect(self._print_checkpoint)
        self.table = EventTable(self.model)
        self.table.chosen_event.connect(self._open)
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._place()
        self.ready()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GRID * 3)
        titled = QHBoxLayout()
        titled.addWidget(self._heading)
        titled.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        top.addLayout(titled)
        top.setAlignment(titled, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(beside(self.order, self.checkpoint, self.verify, self.how), 1)
        inside = QWidget()
        padded = QVBoxLayout(inside)
        padded.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        padded.addWidget(self.report)
        self.detail = QStackedWidget()
        for widget in (self._hint, self.view, scrolled(inside, sideways=True)):
            self.detail.addWidget(widget)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([680, 440])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addLayout(top)
        layout.addWidget(self.filter)
        layout.addWidget(splitter, 1)

    def title(self) -> str:
        return self.tr("Ledger")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self._hint.setText(self.tr("Choose an event to see what it says and how it is proven."))
        self.verify.setText(
            self.tr("Verify the ledger") if self._audit is None else self.tr("Stop verifying")
        )
        self.verify.setAccessibleName(self.verify.text())
        self.how.setAccessibleName(self.tr("How to verify"))
        self.how.setToolTip(self.how.accessibleName())
        self.how.setEnabled(self._audit is None)
        self.whole.setText(self.tr("Verify everything"))
        self._tell_last()
        self.checkpoint.setText(self.tr("Print checkpoint…"))
        self.checkpoint.setAccessibleName(self.checkpoint.text())
        self.table.setAccessibleName(self.tr("Events"))
        self.model.retranslate()
        self._tell_count()

    def refresh(self) -> None:
        self.model.events_appended()
        cases = [row.id for row in self.desk.queries.cases()]
        self.filter.offer([*cases, LEDGER_CASE], self.desk.queries.people())
        self._tell_count()

    def open(self, argument: Any) -> None:
        """Open an event by its index, or show what an `EventFilter` asks for."""
        if isinstance(argument, EventFilter):
            self.filter.ask(argument)
        elif isinstance(argument, int):
            if self.model.row_of(argument) is None:
                self.filter.show_all()
            self._show(argument)

    @Slot(object)
    def failed(self, err: Exception) -> None:
        """Tell where the count stands why a question has no answer."""
        self._count.setText(explain(err, self._offset).what)

    # ---- the list ----

    def _ask(self, of: EventFilter) -> None:
        self.model.show_events(of)
        self.table.scrollToTop()

    def _turn(self) -> None:
        self.model.show_events(self.model.filter, newest_first=not self.model.newest_first)
        self.table.scrollToTop()
        self._tell_count()

    def _tell_count(self) -> None:
        rows = formats.count(self.model.rowCount())
        text = self.tr("{rows} events") if self.model.is_settled else self.tr("{rows}+ events…")
        if self.model.is_settled and self.model.rowCount() == 0:
            text = self.tr("No event fits.")
        self._count.setText(text.format(rows=rows))
        newest = self.model.newest_first
        self.order.setText(self.tr("Newest first") if newest else self.tr("Oldest first"))
        self.order.setAccessibleName(self.order.text())
        self.order.setIcon(icon("down" if newest else "up"))

    def _open(self, index: int) -> None:
        self.detail.setCurrentIndex(1)
        self.view.show_event(index)

    def _show(self, index: int) -> None:
        if not self.table.select_event(index):
            self._open(index)

    def _print_checkpoint(self) -> None:
        dialog = CheckpointDialog(self.desk, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ---- the audit ----

    def _tell_last(self) -> None:
        """Offer to go on from the last good audit, where there was one on this machine."""
        known = last_audit(self.desk.station)
        self.since_last.setEnabled(known is not None)
        self.since_last.setText(
            self.tr("Verify what is new; nothing was verified here before")
            if known is None
            else self.tr("Verify what is new since {at}").format(
                at=formats.instant(known.at, self._offset)
            )
        )

    def _verify(self, *, since_last: bool = False) -> None:
        if self._audit is not None:
            self._audit.cancel()
            return
        station = self.desk.station
        job = Job(
            lambda progress: audit(station, progress, since_last=since_last),
            self.tr("Verifying the ledger"),
        )
        job.is_bytes = False
        job.succeeded.connect(self._audited)
        job.failed.connect(self.failed)
        job.finished.connect(self._ended)
        self._audit = self.desk.jobs.read(job)
        self.retranslate()

    def _audited(self, done: Audit) -> None:
        self.report.show_audit(done, format_instant(self.desk.station.ledger.clock.now()))
        self.detail.setCurrentIndex(2)
        self.desk.news.audited.emit(done.ledger)

    def _ended(self) -> None:
        self._audit = None
        self.retranslate()

    def _from_report(self, page: str, argument: object) -> None:
        if page == "event" and isinstance(argument, int):
            self._show(argument)
        else:
            self.go.emit(page, argument)
