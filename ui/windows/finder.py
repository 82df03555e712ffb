"""Search over everything, from anywhere: rooms, runs, help, ids, digests, words of events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from custody.domain import wording
from ui import formats, help_pages, pictures, theme, translations
from ui.desk import Desk
from ui.jobs import Job
from ui.models.finder import Hit, Sort, find
from ui.rooms import ROOMS, RUNS, room_words, run_words
from ui.seen import Translated
from ui.theme import GRID
from ui.widgets.search_field import SearchField

_WIDTH: Final = 680
_HEIGHT: Final = 480
_PICTURES: Final = {
    Sort.CASE: "case",
    Sort.ITEM: "item",
    Sort.ARTIFACT: "artifact",
    Sort.NAME: "document",
    Sort.EVENT: "ledger",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One thing found, and where it is shown."""

    picture: str
    words: str
    page: str
    argument: Any = None


class Finder(Translated, QDialog):
    """A field and what it finds; Enter goes there."""

    go = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Begin with rooms and runs."""
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self.field = SearchField()
        self.list = QListWidget()
        self.list.setIconSize(QSize(pictures.ICON_PX, pictures.ICON_PX))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 3)
        layout.setSpacing(GRID * 2)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)
        self.resize(_WIDTH, _HEIGHT)
        self.field.searched.connect(self.search)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        theme.dress(self)
        self.retranslate()
        self.search("")

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        self.setWindowTitle(self.tr("Search everything"))
        self.field.set_words(self.tr("Numbers, names, serials, IMEI, digests, words of notes…"))
        self.list.setAccessibleName(self.tr("Found"))
        self._hint.setText(self.tr("↑ ↓ to choose, Enter to go there, Esc to close"))

    def search(self, words: str) -> None:
        """Show what fits these words; what the ledger holds a moment later."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.list.clear()
        self.list.ensurePolished()  # rows are measured in the style they will be seen in
        self._add(_rooms_and_runs(words.lower()))
        if words:
            queries = self._desk.queries
            job = Job(lambda progress: find(queries, words, progress))
            job.succeeded.connect(self._on_found)
            self._job = self._desk.jobs.read(job)
            self._add(
                Place("help", page.title, "help", page.name)
                for page in help_pages.found(words, translations.language())
            )

    @Slot(object)
    def _on_found(self, hits: Sequence[Hit]) -> None:
        if self.sender() is self._job:
            self._job = None
            self._add(self._place(hit) for hit in hits)

    def _place(self, hit: Hit) -> Place:
        picture, language = _PICTURES[hit.sort], translations.language()
        if hit.sort is Sort.EVENT:
            at = formats.instant(hit.at, self._desk.station.ledger.offset)
            title = wording.title(hit.kind, language)
            return Place(picture, f"{title}   {hit.case}   {at}", "event", hit.index)
        words = hit.name if hit.sort is Sort.CASE else f"{hit.name}   {hit.case}"
        if hit.sort in {Sort.CASE, Sort.ITEM}:
            return Place(picture, words, str(hit.sort), hit.name)
        return Place(picture, words, "event", hit.index)

    def _add(self, places: Iterator[Place]) -> None:
        for place in places:
            item = QListWidgetItem(pictures.icon(place.picture, "muted"), place.words)
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        place: Place = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.go.emit(place.page, place.argument)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.field and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and self._steer(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        """Keys of the field that move in the list; whether this was one."""
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            row = self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            chosen = self.list.currentItem()
            if chosen is not None:
                self._on_chosen(chosen)
            return True
        return False


def _rooms_and_runs(text: str) -> Iterator[Place]:
    rooms, runs = room_words(), run_words()
    for room in ROOMS:
        words = rooms.get(room.name, room.name)
        if room.icon and text in words.lower():
            yield Place(room.icon, words, room.name)
    for run in RUNS:
        if run.name in runs and text in runs[run.name].lower():
            yield Place(run.icon or "draft", runs[run.name], f"run:{run.name}")
