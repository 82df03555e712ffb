"""Second step of receiving provider data: what came, read, unpacked, hashed and compared."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.deliveries import Delivery, give_up, read_delivery
from custody.evidence.comparison import Comparison
from custody.progress import Progress
from ui import formats
from ui.desk import Desk
from ui.dropped import DropTarget
from ui.jobs import Job
from ui.models.rows_model import Column
from ui.runs.chosen_paths import ChosenPaths
from ui.runs.password_row import PasswordRow
from ui.runs.provider_rows import ORDER, TONES, FileRow, outcome_words, rows_of
from ui.runs.run import Step
from ui.special_files import special_words
from ui.texts import explain
from ui.widgets.banner import Banner
from ui.widgets.drop_frame import DropFrame
from ui.widgets.emptied import clear_layout
from ui.widgets.flow import Flow
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.rows_table import RowsTable
from ui.widgets.status_badge import StatusBadge

_SHOWN_PROBLEMS: Final = 5
_WANTS_PASSWORD: Final = frozenset({"input.archive_locked", "input.archive_password"})


class FilesStep(DropTarget, Step):
    """What was dropped is read in a job of its own; nothing of it is recorded before the end."""

    read = Signal()
    """Reading has come to an end, whichever."""

    def __init__(self, desk: Desk) -> None:
        """Wait for files."""
        super().__init__()
        self._desk = desk
        self.paths: list[Path] = []
        self.lists: list[Path] = []
        self._passwords: list[str] = []  # in memory, until this step is gone
        self.delivery: Delivery | None = None
        self._rows: Sequence[FileRow] = ()
        self._failure = ""
        self._size: int | None = None
        """Of all that an earlier reading found, as the draft tells it."""
        self._job: Job | None = None
        self.setAcceptDrops(True)
        self.files_button, self.folder_button = QPushButton(), QPushButton()
        self.list_button, self.again_button = QPushButton(), QPushButton()
        pictures = ("document", "folder", "artifact", "refresh")
        self._drop = DropFrame(zip(self._buttons(), pictures, strict=True))
        self._chosen = ChosenPaths()
        self.progress = ProgressBar()
        self._trouble, self._unopened = Banner("danger"), Banner("warn")
        self.locked = PasswordRow()
        self._note = QLabel()
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._counts = QWidget()
        self._counts.setLayout(Flow(8))
        self.table = RowsTable(is_link=False)
        self._build()
        self.files_button.clicked.connect(self._ask_files)
        self.folder_button.clicked.connect(self._ask_folder)
        self.list_button.clicked.connect(self._ask_list)
        self._chosen.taken_out.connect(self.remove)
        self.again_button.clicked.connect(self.start)
        self.locked.given.connect(self._try_password)
        self.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._drop)
        layout.addWidget(self._chosen)
        for widget in (
            self.progress, self._trouble, self._unopened, self.locked, self._counts, self._note,
            self.table,
        ):  # fmt: skip
            widget.hide()
            layout.addWidget(widget)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.files_button, self.folder_button, self.list_button, self.again_button

    # ---- reading ----

    @property
    def is_busy(self) -> bool:
        """Whether it is being read."""
        return self._job is not None

    def add(self, paths: Sequence[Path], *, as_list: bool = False) -> None:
        """Take more files, archives or folders, and read everything anew."""
        known = {*self.paths, *self.lists}
        new = [path for path in paths if path not in known]
        (self.lists if as_list else self.paths).extend(new)
        if new:
            self.start()

    def remove(self, path: Path) -> None:
        """Take something out again."""
        for named in (self.paths, self.lists):
            if path in named:
                named.remove(path)
        self.start()

    def start(self) -> None:
        """Read everything that was chosen; what an earlier reading found is read again."""
        self._end_reading()
        if self.delivery is not None:
            self._desk.jobs.let_go(self.delivery.close)
            self.delivery = None
        self._failure = ""
        if self.paths:
            paths, lists = tuple(self.paths), tuple(self.lists)
            station, passwords = self._desk.station, tuple(self._passwords)

            def read(progress: Progress) -> tuple[Delivery, list[FileRow]]:
                found = read_delivery(station, paths, lists, progress, passwords=passwords)
                return found, rows_of(found)

            job = Job(read, self.tr("Reading provider data"))
            self._job = job
            job.succeeded.connect(lambda read: self._on_read(job, *read))
            job.failed.connect(lambda err: self._on_failed(job, err))
            job.cancelled.connect(lambda: self._on_cancelled(job))
            job.finished.connect(lambda: self._on_finished(job))
            self.progress.follow(job)
            self._desk.jobs.read(job)
        self._show()
        self.changed.emit()

    def _try_password(self, password: str) -> None:
        self._passwords.append(password)
        self.start()

    def _end_reading(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def stop(self) -> None:
        """Stop reading and let go of everything that was read."""
        self._end_reading()
        delivery, self.delivery, station = self.delivery, None, self._desk.station
        if delivery is not None and self._desk.jobs.is_closed:
            delivery.close()
        elif delivery is not None:  # a draft keeps no copies; what was recorded stays
            self._desk.jobs.let_go(lambda: give_up(station, delivery))

    def _on_read(self, job: Job, found: Delivery, rows: Sequence[FileRow]) -> None:
        if job is self._job:
            self.delivery, self._rows = found, rows
        else:
            self._desk.jobs.let_go(found.close)

    def _on_failed(self, job: Job, err: Exception) -> None:
        if job is self._job:
            told = explain(err, self._desk.station.ledger.offset)
            self._failure = told.what
            self._trouble.set_words(told.what, f"{told.below} {self._missing_words()}".strip())

    def _missing_words(self) -> str:
        """What was there when the draft was begun: of what a provider sent it keeps the place."""
        missing = [str(path) for path in (*self.paths, *self.lists) if not path.exists()]
        if not missing:
            return ""
        words = self.tr("It must be there again: {paths}.").format(paths=", ".join(missing))
        if self._size is None:
            return words
        all_told = self.tr("In all, {size} were read.").format(size=formats.size(self._size))
        return f"{words} {all_told}"

    def _on_cancelled(self, job: Job) -> None:
        if job is self._job:
            self._failure = self.tr("Stopped. Nothing was taken.")
            self._trouble.set_words(self._failure, "")

    def _on_finished(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show()
            self.changed.emit()
            self.read.emit()

    # ---- values ----

    def document(self) -> Mapping[str, Any]:
        if self.delivery is not None:
            self._size = sum(file.size for file in self.delivery.files)
        return {
            "paths": list(map(str, self.paths)),
            "lists": list(map(str, self.lists)),
            "size": self._size,
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self.paths = [Path(path) for path in document.get("paths", ())]
        self.lists = [Path(path) for path in document.get("lists", ())]
        self._size = document.get("size")
        self._show()

    def faults(self) -> list[str]:
        if not self.paths:
            return [self.tr("Choose what came: an archive, a folder or files.")]
        if self.is_busy:
            return [self.tr("Reading is still under way. Wait, or stop it.")]
        if self.delivery is None or not self.delivery.files:
            return [self._failure or self.tr("Nothing was taken. Read it again.")]
        return []

    # ---- words ----

    def title(self) -> str:
        return self.tr("Data")

    def hint(self) -> str:
        return self.tr(
            "An archive (ZIP, TAR, 7z) or a message (EML, MSG) is kept whole and opened beside it. "
            "Each file is hashed, and a list of digests among them is compared by itself."
        )

    def enter(self) -> None:
        if self.paths and self.delivery is None and not self.is_busy and not self._failure:
            self.start()  # a draft keeps no copies
        self._show()

    def retranslate(self) -> None:
        self._drop.say(self.tr("Drop an archive, a folder or files here"))
        words = (
            self.tr("Archive or files…"),
            self.tr("Folder…"),
            self.tr("Their list of digests…"),
            self.tr("Read again"),
        )
        for button, text in zip(self._buttons(), words, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        self.table.set_words(self.tr("Files that came"), self.tr("No file."), self._columns())
        self._show()

    def _columns(self) -> list[Column[FileRow]]:
        return [
            Column(self.tr("File"), self._name),
            Column(self.tr("Type"), lambda row: formats.file_kind(row.media_type), 144),
            Column(
                self.tr("Size"),
                lambda row: "" if row.size is None else formats.size(row.size),
                96,
                lambda row: -1 if row.size is None else row.size,
                is_number=True,
            ),
            Column(
                self.tr("Their list"),
                lambda row: outcome_words(row.outcome),
                184,
                lambda row: ORDER.index(row.outcome),
                tone=lambda row: TONES.get(row.outcome, ""),
            ),
            Column(self.tr("SHA-256"), lambda row: formats.short_digest(row.digest), 176),
        ]

    def _show(self) -> None:
        self._chosen.show_paths((*self.paths, *self.lists))
        delivery = self.delivery
        self.progress.setVisible(self.is_busy)
        self._trouble.setVisible(bool(self._failure) and not self.is_busy)
        self.list_button.setEnabled(bool(self.paths))
        self.again_button.setVisible(bool(self.paths) and not self.is_busy and delivery is None)
        for widget in (self._counts, self.table, self._note):
            widget.setVisible(delivery is not None)
        self._unopened.setVisible(delivery is not None and bool(delivery.unopened))
        refused = () if delivery is None else delivery.unopened
        self.locked.setVisible(any(err.code in _WANTS_PASSWORD for _, err in refused))
        if delivery is None:
            return
        self.table.show_rows(self._rows)
        self.table.fit_height()
        self._count()
        self._tell(delivery)

    def _count(self) -> None:
        flow = self._counts.layout()
        if flow is not None:
            clear_layout(flow)
        numbers = Counter(row.outcome for row in self._rows)
        for outcome in ORDER:
            number = numbers[outcome]
            if not number or flow is None:
                continue
            tone = "danger" if TONES.get(outcome) == "danger" else "neutral"
            if outcome == Comparison.MATCH:
                tone = "good"
            words = f"{outcome_words(outcome)}: {formats.count(number)}"
            flow.addWidget(StatusBadge(tone, words))

    def _tell(self, delivery: Delivery) -> None:
        size = sum(file.size for file in delivery.files)
        count = len(delivery.files)
        lines = [
            self.tr("%n file(s) copied and hashed", "", count) + f", {formats.size(size)}",
        ]
        unread = {name for name, _ in delivery.unread_lists}
        came = [file.shown for file in delivery.files if file.is_list]
        lists = [name for name in came if name not in unread]
        if lists:
            told = self.tr("Compared with their list: {names}")
            lines.append(told.format(names=", ".join(lists)))
        elif unread:
            lines.append(self.tr("Their list could not be read: nothing was compared."))
        else:
            lines.append(self.tr("No list of digests came with it: nothing was compared."))
        lines += [f"{name}: {explain(err).what}" for name, err in delivery.unread_lists]
        troubles = (*special_words(delivery.special), *delivery.problems, *delivery.warnings)
        lines += troubles[:_SHOWN_PROBLEMS]
        if len(troubles) > _SHOWN_PROBLEMS:
            more = len(troubles) - _SHOWN_PROBLEMS
            lines.append(self.tr("and %n more that could not be read", "", more))
        self._note.setText("\n".join(lines))
        if delivery.unopened:
            why = "\n".join(explain(err).what for _, err in delivery.unopened)
            safe = self.tr(
                "The archive is kept whole and hashed as it came. Nothing was taken from it."
            )
            self._unopened.set_words(why, safe)

    # ---- choosing ----

    def take_dropped(self, paths: list[Path]) -> None:
        self.add(paths)

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self.window(), self.tr("Archive or files that came")
        )
        self.add([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder that came"))
        self.add([Path(name)] if name else [])

    def _ask_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Their list of digests"))
        self.add([Path(name)] if name else [], as_list=True)

    def _name(self, row: FileRow) -> str:
        if row.is_container:
            return self.tr("{name} (the container)").format(name=row.name)
        if row.is_list:
            return self.tr("{name} (their list)").format(name=row.name)
        return row.name
