"""The ledger as a table: any of a million rows at once, and none read before it is shown.

Without a filter row `r` is event `r`, or the `r`-th from the end, erased ones too. With one, the
model holds the indices that the filter lets through: the first screenful at once, the rest when it
has come. Queries that may be slow run as reading jobs; an answer to a question asked before is
dropped.
"""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from custody.domain import wording
from custody.event_filter import EventFilter
from custody.progress import Progress
from custody.queries import Queries
from custody.rows import EventRow
from ui.formats import exactly, instant
from ui.jobs import Job, Jobs, alive
from ui.translations import language

FIRST_ROWS: Final = 256
"""So many rows of a filter are asked for first."""
PAGE_ROWS: Final = 32
"""Rows are read by so many: about a screenful, in a millisecond."""
PAGES_KEPT: Final = 8
_REST_AFTER_MS: Final = 60
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns of the table."""

    INDEX = 0
    RECORDED = 1
    WHAT = 2
    TOLD = 3
    CASE = 4
    PERSON = 5


@dataclass(frozen=True, slots=True)
class _Page:
    """Some rows that follow one another, by index of their events."""

    rows: Mapping[int, EventRow]
    told: dict[int, str]
    """Plain words of those that were shown."""


class LedgerModel(QAbstractTableModel):
    """Events of a ledger, filtered and in either order."""

    RowRole: Final = int(Qt.ItemDataRole.UserRole)
    """The whole `EventRow`."""
    settled = Signal()
    """All rows of the filter are known; before it, those of the first screen may stand."""
    failed = Signal(object)
    """A question could not be answered."""

    def __init__(self, queries: Queries, jobs: Jobs, offset: str) -> None:
        """Show the whole ledger, the newest event first.

        Args:
            queries: What is read.
            jobs: Where slow questions run.
            offset: The station's offset from UTC, for the times.
        """
        super().__init__()
        self._queries = queries
        self._jobs = jobs
        self._offset = offset
        self._filter = EventFilter()
        self._newest_first = True
        self._count = queries.size()
        self._indices: array[int] | None = None
        """Ascending; None stands for the whole ledger."""
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._job: Job | None = None
        self._is_settled = True
        self._rest = QTimer(self)
        """The rest is asked for once the first screen is painted."""
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_AFTER_MS)
        self._rest.timeout.connect(lambda: self._ask(limit=-1))

    # ---- what is shown ----

    @property
    def filter(self) -> EventFilter:
        """Which events are shown."""
        return self._filter

    @property
    def newest_first(self) -> bool:
        """Whether the newest event stands first."""
        return self._newest_first

    @property
    def is_settled(self) -> bool:
        """Whether all rows of the filter are known."""
        return self._is_settled

    def show_events(self, of: EventFilter, *, newest_first: bool | None = None) -> None:
        """Show other events, or the same in the other order."""
        if newest_first is not None:
            self._newest_first = newest_first
        self._filter = of
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._is_settled = False
        if of == EventFilter():
            self._replace(None, self._queries.size())
            self._settle()
        else:
            self._ask(limit=FIRST_ROWS)

    def events_appended(self) -> None:
        """Take in what the ledger has gained."""
        if not self._is_settled:
            return  # the question under way is answered from the ledger as it is then
        if self._indices is None:
            self._grow(self._queries.size() - self._count, None)
        else:
            after = self._indices[-1] if self._indices else -1
            gained = self._queries.event_indices(self._filter, after=after)
            self._grow(len(gained), gained)

    def row_of(self, index: int) -> int | None:
        """The row that shows an event; None where it is not shown."""
        from bisect import bisect_left

        at: int = index
        if self._indices is not None:
            at = bisect_left(self._indices, index)
            if at == len(self._indices) or self._indices[at] != index:
                return None
        elif not 0 <= index < self._count:
            return None
        return self._count - 1 - at if self._newest_first else at

    def index_of(self, row: int) -> int:
        """Index of the event in a row."""
        at = self._count - 1 - row if self._newest_first else row
        return at if self._indices is None else self._indices[at]

    def event_row(self, row: int) -> EventRow | None:
        """The event of a row; None where it was erased."""
        return self._page(row).rows.get(self.index_of(row))

    def retranslate(self) -> None:
        """Tell everything again in the current language."""
        self._pages.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(Column) - 1))

    # ---- Qt ----

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # Asked some hundred times a frame, mostly for what is not told: plain numbers compare fast.
        if role not in _ROLES or not index.isValid():
            return None
        column, row = index.column(), index.row()
        if role == _ALIGNMENT:
            return _RIGHT if column == Column.INDEX else _LEFT
        if row >= self._count:
            return None
        if role == self.RowRole:
            return self.event_row(row)
        if role == _TOOL_TIP and column == Column.RECORDED:
            event = self.event_row(row)
            return None if event is None else exactly(event.recorded_at, self._offset)
        text = self._text(row, column)
        return text if role == _DISPLAY or text else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return _RIGHT if section == Column.INDEX else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("No."),
            self.tr("Recorded"),
            self.tr("Event"),
            self.tr("In plain words"),
            self.tr("Case"),
            self.tr("Signed by"),
        )[section]

    # ---- helpers ----

    def _text(self, row: int, column: int) -> str:
        index = self.index_of(row)
        if column == Column.INDEX:
            return str(index)
        page = self._page(row)
        if column == Column.TOLD:
            if index not in page.told:
                page.told[index] = self._plain_words(index)
            return page.told[index]
        event = page.rows.get(index)
        return "" if event is None else self._of_event(event, column)

    def _of_event(self, event: EventRow, column: int) -> str:
        match column:
            case Column.RECORDED:
                return instant(event.recorded_at, self._offset)
            case Column.WHAT:
                return wording.title(event.type, language())
            case Column.CASE:
                return event.case or ""
            case _:
                return event.person or ""

    def _page(self, row: int) -> "_Page":
        """The rows among which one stands."""
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page
        rows = self._queries.events_at(self._indices_of(number))
        page = self._pages[number] = _Page({each.index: each for each in rows}, {})
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _plain_words(self, index: int) -> str:
        told = self._queries.told(index)
        if told is None:
            return self.tr("Erased by order.")
        return wording.history_line(told.event, told.private, language())

    def _indices_of(self, page: int) -> Sequence[int]:
        start, stop = page * PAGE_ROWS, min((page + 1) * PAGE_ROWS, self._count)
        if self._newest_first:
            start, stop = self._count - stop, self._count - start
        return range(start, stop) if self._indices is None else self._indices[start:stop]

    def _ask(self, limit: int) -> None:
        """Ask for indices: those of the first screen, then all."""
        of, newest_first = self._filter, self._newest_first and limit >= 0

        def work(progress: Progress) -> "array[int]":
            return self._queries.event_indices(
                of, limit=limit, newest_first=newest_first, progress=progress
            )

        job = Job(work)
        job.succeeded.connect(alive(self, lambda found: self._answered(job, found, limit)))
        job.failed.connect(alive(self, lambda err: self._failed(job, err)))
        self._job = self._jobs.read(job)

    def _answered(self, job: Job, found: "array[int]", limit: int) -> None:
        if job is not self._job:
            return
        self._job = None
        if limit >= 0 and self._newest_first:
            found.reverse()
        if limit < 0 and self._count and self._indices is not None:
            self._complete(found)
        else:
            self._replace(found, len(found))
        if limit >= 0 and len(found) == limit:
            self._rest.start()
        else:
            self._settle()

    def _failed(self, job: Job, err: Exception) -> None:
        if job is self._job:
            self._job = None
            self._settle()
            self.failed.emit(err)

    def _settle(self) -> None:
        self._is_settled = True
        self.settled.emit()

    def _replace(self, indices: "array[int] | None", count: int) -> None:
        self.beginResetModel()
        self._indices, self._count = indices, count
        self._pages.clear()
        self.endResetModel()

    def _complete(self, found: "array[int]") -> None:
        """Put the rest behind the first screen, so that nothing on it moves."""
        shown = self._indices or array("q")
        kept = found[-len(shown) :] if self._newest_first else found[: len(shown)]
        if kept != shown:  # the ledger grew meanwhile
            self._replace(found, len(found))
            return
        if len(found) > self._count:
            self.beginInsertRows(QModelIndex(), self._count, len(found) - 1)
            self._pages.clear()
            self._indices, self._count = found, len(found)
            self.endInsertRows()

    def _grow(self, gained: int, indices: "array[int] | None") -> None:
        if gained <= 0:
            return
        first = 0 if self._newest_first else self._count
        self.beginInsertRows(QModelIndex(), first, first + gained - 1)
        self._pages.clear()
        self._count += gained
        if indices is not None and self._indices is not None:
            self._indices.extend(indices)
        self.endInsertRows()


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ROLES: Final = frozenset({_DISPLAY, _ALIGNMENT, _TOOL_TIP, LedgerModel.RowRole})
