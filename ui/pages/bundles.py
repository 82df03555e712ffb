"""Bundles that were made here, and those that came from others."""

from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from custody.domain import wording
from custody.event_filter import EventFilter
from custody.exchange.foreign import foreign_bundles
from custody.rows import EventRow
from ui import formats
from ui.desk import Desk
from ui.models.rows_model import Column
from ui.pages.page import Page
from ui.pictures import icon
from ui.theme import GRID
from ui.translations import language
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_table import RowsTable

_MOST: Final = 1000


class BundlesPage(Page):
    """The events about bundles, the newest first, and the ways to make and to open one."""

    name: ClassVar[str] = "bundles"
    icon: ClassVar[str] = "bundle"

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__(desk)
        self._told: dict[tuple[int, str], str] = {}
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self.export_button = QPushButton()
        self.export_button.setProperty("kind", "primary")
        self.export_button.setIcon(icon("export", "on_accent"))
        self.receive_button, self.open_button = QPushButton(), QPushButton()
        self.receive_button.setIcon(icon("receive"))
        self.open_button.setIcon(icon("open"))
        self.table, self._empty = RowsTable(is_tall=True), EmptyState("bundle")
        head = QHBoxLayout()
        head.setSpacing(GRID * 2)
        head.addWidget(self._heading, 1)
        head.addWidget(self.open_button)
        head.addWidget(self.receive_button)
        head.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 6, GRID * 6, GRID * 6, GRID * 4)
        layout.setSpacing(GRID * 4)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)
        self.export_button.clicked.connect(lambda: self.go.emit("run:export", None))
        self.receive_button.clicked.connect(lambda: self.go.emit("run:receive_bundle", None))
        self.open_button.clicked.connect(lambda: self.go.emit("open_bundle", None))
        self.table.opened.connect(self._open)
        self.ready()

    def title(self) -> str:
        return self.tr("Bundles")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        for button, words in (
            (self.export_button, self.tr("Export a bundle…")),
            (self.open_button, self.tr("Open a bundle…")),
            (self.receive_button, self.tr("Receive a bundle…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        tongue = language()
        offset = self.desk.station.ledger.offset
        columns: list[Column[EventRow]] = [
            Column(
                self.tr("When"),
                lambda row: formats.instant(row.recorded_at, offset),
                176,
                lambda row: row.index,
                hover=lambda row: formats.exactly(row.recorded_at, offset),
            ),
            Column(self.tr("What"), lambda row: wording.title(row.type, tongue), 264),
            Column(self.tr("Case"), lambda row: row.case or "", 116),
            Column(self.tr("Who"), lambda row: row.person or "", 96),
            Column(self.tr("In words"), self._in_words),
        ]
        self.table.set_words(self.title(), "", columns)
        self._empty.set_words(
            self.tr("No bundle was made or received yet"),
            self.tr("A bundle hands a case to others, who can check it without this program."),
        )

    def _in_words(self, row: EventRow) -> str:
        """In the language of the screen, whichever the one who signed had read."""
        key = row.index, language()
        if key not in self._told:
            told = self.desk.queries.told(row.index)
            spoken = "" if told is None else wording.history_line(told.event, told.private, key[1])
            self._told[key] = spoken.replace("\n", " ")
        return self._told[key]

    def refresh(self) -> None:
        of = EventFilter(type="bundle.")
        rows = self.desk.queries.events(of, limit=_MOST, newest_first=True)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _open(self, row: EventRow) -> None:
        """The event; of a bundle that was received and is kept, the bundle itself."""
        kept = {each.index: each for each in foreign_bundles(self.desk.queries)}.get(row.index)
        if kept is None:
            self.go.emit("event", row.index)
            return
        path = self.desk.station.artifacts.path(kept.sha256)
        self.go.emit("open_bundle", {"path": str(path), "trust": kept.trust_line or ""})
