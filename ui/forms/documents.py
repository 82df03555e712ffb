"""The editor of a document: a file that is picked, hashed off the window's thread, and kept."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from custody.domain.vocabulary import Field
from custody.errors import StorageError
from custody.evidence.store import Store
from custody.gathering import let_go
from custody.progress import Progress
from ui import formats
from ui.desk import Desk
from ui.dropped import DropTarget
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.jobs import Job
from ui.pictures import icon
from ui.texts import explain

translate = QCoreApplication.translate

_PER_MILLE: Final = 1000
_UNKNOWN: Final = "application/octet-stream"


def keep_bytes(data: bytes, store: Store, progress: Progress) -> dict[str, Any]:
    """As `keep`, of a document that lies in no file yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(data)
        return keep(path, store, progress)


def keep(path: Path, store: Store, progress: Progress) -> dict[str, Any]:
    """Copy a file into the store while it is hashed; how an event names it.

    Raises:
        StorageError: It cannot be read, changed meanwhile, or the store cannot be written.
        CancelledError: From `progress`.
    """
    from custody.evidence.filetype import FIRST_BYTES, FileTyper
    from custody.evidence.intake import survey, take

    total = 2 * survey(path).size
    taken = next(iter(take(path, store, progress=progress, total=total)))
    if taken.found is None or taken.found.changed:
        raise StorageError("storage.read", path=path, reason=taken.reason or str(taken.outcome))
    sha256 = taken.found.digests["sha256"]
    with store.opened(sha256) as descriptor, FileTyper() as typer:
        media_type = typer.tell(os.pread(descriptor, FIRST_BYTES, 0)).media_type
    return {"sha256": sha256, "size": taken.found.size, "media_type": media_type or _UNKNOWN}


def copies_in(document: object) -> Iterator[str]:
    """SHA-256 of every file and photograph that a draft names, at whatever place."""
    if isinstance(document, Mapping):
        sha256 = document.get("sha256")
        if isinstance(sha256, str):
            yield sha256
        for value in document.values():
            yield from copies_in(value)
    elif isinstance(document, list | tuple):
        for value in document:
            yield from copies_in(value)


def remove_copies(desk: Desk, document: object) -> None:
    """Remove from the store what was copied for a draft alone; what the ledger names stays."""
    digests = tuple(copies_in(document))
    if digests:
        job = Job(lambda _progress: let_go(desk.station, digests))
        job.can_cancel = False
        desk.jobs.read(job)


class DocumentEditor(DropTarget, Editor):
    """A kept file, named by its digest, size and type."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._value: dict[str, Any] | None = None
        self._file = ""
        self._job: Job | None = None
        self.setAcceptDrops(True)
        self.pick = QPushButton()
        self.pick.setIcon(icon("document"))
        self.pick.setAutoDefault(False)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _PER_MILLE)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._remove = QToolButton()
        self._remove.setIcon(icon("delete"))
        self._remove.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.pick)
        layout.addWidget(self._told, 1)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._remove)
        self.setFocusProxy(self.pick)
        self.pick.clicked.connect(self._ask)
        self._remove.clicked.connect(self._clear)
        self.watch(self._remove)

    def leaves(self) -> Sequence[QWidget]:
        return self.pick, self._remove

    def value(self) -> Any:
        return None if self._value is None else dict(self._value)

    def set_value(self, value: Any) -> None:
        self._stop()
        self._file = ""
        self._value = dict(value) if isinstance(value, dict) else None
        self._show()

    def is_busy(self) -> bool:
        """Whether a file is being copied."""
        return self._job is not None

    def take(self, path: Path) -> None:
        """Keep a file and give it as the value."""
        self._stop()
        remove_copies(self.known.desk, self._value)
        self._value, self._file = None, path.name
        store = self.known.desk.station.artifacts
        job = Job(lambda progress: keep(path, store, progress), path.name)
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.noted.emit("", "muted")
        self._show()
        self.known.desk.jobs.read(job)

    def set_name(self, name: str) -> None:
        self.name = name
        self.pick.setAccessibleName(
            translate("Documents", "{field}: pick a file").format(field=name)
        )
        words = translate("Documents", "{field}: take the file out").format(field=name)
        self._remove.setAccessibleName(words)
        self._remove.setToolTip(words)

    def retranslate(self) -> None:
        self.set_name(self.name)
        self._show()

    def can_take(self, paths: list[Path]) -> bool:
        return len(paths) == 1

    def take_dropped(self, paths: list[Path]) -> None:
        self.take(paths[0])

    def _ask(self) -> None:
        title = translate("Documents", "Pick a file")
        name, _ = QFileDialog.getOpenFileName(self.window(), title)
        if name:
            self.take(Path(name))

    def _clear(self) -> None:
        remove_copies(self.known.desk, self._value)
        self.set_value(None)
        self.pick.setFocus()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot(object, object)
    def _on_progress(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self._bar.setValue(_PER_MILLE * done // total if total else 0)

    @Slot(object)
    def _on_kept(self, value: dict[str, Any]) -> None:
        if self.sender() is self._job:
            self._value = value

    @Slot(object)
    def _on_failed(self, err: Exception) -> None:
        if self.sender() is self._job:
            self._file = ""
            self.noted.emit(explain(err).in_short(), "warn")

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._show()

    def _show(self) -> None:
        busy = self._job is not None
        self._bar.setVisible(busy)
        self._told.setVisible(not busy)
        self._remove.setVisible(busy or self._value is not None)
        if self._value is None:
            self.pick.setText(translate("Documents", "Pick a file…"))
            self._told.setText("" if busy else translate("Documents", "or drop it here"))
            self._told.setProperty("role", "muted")
        else:
            self.pick.setText(translate("Documents", "Another file…"))
            size, digest = self._value.get("size"), str(self._value.get("sha256", ""))
            parts = [
                self._file,
                formats.size(size) if isinstance(size, int) else "",
                str(self._value.get("media_type", "")),
                f"SHA-256 {digest[:8]}…{digest[-8:]}",
            ]
            self._told.setText(" · ".join(filter(None, parts)))
            self._told.setToolTip(digest)
        self.changed.emit()
