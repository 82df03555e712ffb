"""Whether the ledger knows files from elsewhere: they are read and hashed, never changed."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from custody.domain import wording
from custody.progress import Progress
from ui import formats
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.models.looked_up import Looked, asked, hashed
from ui.models.rows_model import Column
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.rows_table import RowsTable

_MOST: Final = 20_000
"""So many files are looked up at once; more belong into an intake."""
_LEAST_HEIGHT: Final = 240
"""Of the table of files; a page with more on it scrolls."""


class VerifyFiles(Translated, Card):
    """Files and folders are chosen, and listed with what the ledger knows of them."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Look nothing up yet."""
        super().__init__()
        self._desk = desk
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.files_button, self.folder_button = QPushButton(), QPushButton()
        self.files_button.setIcon(icon("open"))
        self.folder_button.setIcon(icon("folder"))
        self.trouble = Banner("warn")
        self.trouble.hide()
        self.table = RowsTable()
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(GRID * 2)
        row.addWidget(self._hint, 1)
        row.addWidget(self.files_button)
        row.addWidget(self.folder_button)
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.table, 1)
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button.clicked.connect(self._choose_folder)
        self.table.opened.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Does the ledger know these files?"))
        self._hint.setText(
            self.tr("Drop files, folders or images here. They are read and hashed, never changed.")
        )
        for button, words in (
            (self.files_button, self.tr("Files…")),
            (self.folder_button, self.tr("Folder…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        columns: list[Column[Looked]] = [
            Column(self.tr("File"), lambda each: each.path.name),
            Column(
                self.tr("Size"),
                lambda each: formats.size(each.size),
                112,
                lambda each: each.size,
                is_number=True,
            ),
            Column("SHA-256", lambda each: formats.short_digest(each.sha256), 190),
            Column(self.tr("What the ledger knows"), self._known, 300, tone=_tone_of),
        ]
        self.table.set_words(
            self.tr("Files that were looked up"), self.tr("No file was looked up yet."), columns
        )

    def _known(self, each: Looked) -> str:
        if each.found is None:
            reason = each.reason
            if each.is_unsure:
                reason = self.tr("it changed, or has parts that cannot be read")
            return self.tr("not hashed: {reason}").format(reason=reason)
        if each.named is not None:
            return self.tr("named in event #{number}: {title}").format(
                number=each.named.index, title=wording.title(each.named.type, language())
            )
        if not each.known:
            return self.tr("nothing: the digest is not in the ledger")
        return self.tr("the same as {artifacts} of {case}").format(
            artifacts=", ".join(each.known), case=each.case
        )

    def look_up(self, paths: Sequence[Path]) -> None:
        """Hash files and folders, and ask the ledger for their digests."""
        for path in paths:
            if path.is_dir() and (path / "bagit.txt").is_file():
                self.go.emit("open_bundle", path)
                return
        self.trouble.hide()
        queries = self._desk.queries

        def work(progress: Progress) -> list[Looked]:
            return [asked(queries, each) for each in islice(hashed(paths, progress), _MOST)]

        job = Job(work, self.tr("Hashing"))
        job.succeeded.connect(alive(self, self.table.show_rows))
        job.failed.connect(alive(self, lambda err: self.trouble.tell(explain(err))))
        self._desk.jobs.read(job)

    def _open(self, each: Looked) -> None:
        rows = self._desk.queries.artifacts_with(each.sha256) if each.known else []
        if rows:
            self.go.emit("event", rows[0].last)
        elif each.named is not None:
            self.go.emit("event", each.named.index)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.files_button.text())
        if names:
            self.look_up([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.folder_button.text())
        if name:
            self.look_up([Path(name)])


def _tone_of(each: Looked) -> str:
    if each.found is None:
        return "warn"
    return "good" if each.known or each.named is not None else "muted"
