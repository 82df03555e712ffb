"""Photographs of a thing: picked, pasted or dropped, kept and hashed off the window's thread.

What is kept is the file as it is; the thumbnail is only looked at. A pasted picture has no file, so
one is made of it (PNG).
"""

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.errors import StorageError
from custody.evidence.store import Store
from custody.progress import Progress
from ui import formats
from ui.desk import Desk
from ui.dropped import local_paths
from ui.forms.lines import clean_text
from ui.jobs import Job
from ui.photographs import decoded
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.translations import language
from ui.widgets.remark import Remark

SIDE: Final = 88
"""Of a thumbnail, in pixels."""
_CAPTION_CHARACTERS: Final = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A photograph in the store."""

    name: str
    media_type: str
    digests: Mapping[str, Any]
    """Size and digests, as an event tells them."""
    thumbnail: QImage
    """Null where it cannot be shown."""

    @property
    def sha256(self) -> str:
        """By which the store knows it."""
        return str(self.digests["digests"]["sha256"])


def keep(path: Path, store: Store, progress: Progress) -> Kept:
    """Copy a photograph into the store while it is hashed, and make its thumbnail.

    Raises:
        StorageError: It cannot be read as a whole, or the store cannot be written.
    """
    from custody.evidence.filetype import FIRST_BYTES, FileTyper
    from custody.evidence.intake import survey, take

    taken = next(iter(take(path, store, progress=progress, total=2 * survey(path).size)))
    if taken.found is None or taken.found.changed:
        raise StorageError("storage.read", path=path, reason=taken.reason or str(taken.outcome))
    found = taken.found
    sha256 = found.values["sha256"]
    with store.opened(sha256) as descriptor, FileTyper() as typer:
        told = typer.tell(os.pread(descriptor, FIRST_BYTES, 0)).media_type
    return Kept(
        path.name, told or "application/octet-stream", found.document(), thumbnail(store, sha256)
    )


def thumbnail(store: Store, sha256: str) -> QImage:
    """A small copy of a kept picture; null where it is none, or too large to be shown."""
    return decoded(str(store.path(sha256)), QSize(2 * SIDE, 2 * SIDE), enlarge=True)


class PhotoRow(QFrame):
    """One photograph: its thumbnail, what it shows, its caption."""

    changed = Signal()
    removed = Signal()

    def __init__(self, kept: Kept, views: Sequence[str]) -> None:
        """Show a photograph.

        Args:
            kept: What the store has.
            views: The kinds of views that the record knows.
        """
        super().__init__()
        self.kept = kept
        self._views = tuple(views)
        self._picture = QLabel()
        self._picture.setFixedSize(SIDE, SIDE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if kept.thumbnail.isNull():
            self._picture.setPixmap(icon("photo", "muted").pixmap(32, 32))
        else:
            pixels = QPixmap.fromImage(kept.thumbnail)
            side = QSize(SIDE, SIDE)
            self._picture.setPixmap(
                pixels.scaled(
                    side,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        self.view = QComboBox()
        for each in self._views:
            self.view.addItem("", each)
        self.caption = QLineEdit()
        self.caption.setMaxLength(_CAPTION_CHARACTERS)
        self._about = QLabel()
        self._about.setProperty("role", "muted")
        self._remove = QToolButton()
        self._remove.setIcon(icon("delete"))
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.view)
        fields.addWidget(self.caption, 1)
        fields.addWidget(self._remove)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addLayout(fields)
        beside.addWidget(self._about)
        beside.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._picture)
        layout.addLayout(beside, 1)
        self.retranslate()
        self.view.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.caption.textChanged.connect(lambda _text: self.changed.emit())
        self._remove.clicked.connect(self.removed)

    def document(self) -> dict[str, Any]:
        """The photograph as a draft and a plan keep it."""
        kept = self.kept
        return {
            "name": kept.name,
            "media_type": kept.media_type,
            "digests": dict(kept.digests),
            "view": self.view.currentData(),
            "caption": clean_text(self.caption.text()) or self.view.currentText(),
        }

    def retranslate(self) -> None:
        """Set every text in the current language."""
        tongue = language()
        for index, each in enumerate(self._views):
            words = wording.choice("view", each, tongue)
            self.view.setItemText(index, words[:1].upper() + words[1:])
        self.view.setAccessibleName(self.tr("What the photograph shows"))
        self.caption.setPlaceholderText(self.tr("Caption"))
        self.caption.setAccessibleName(self.tr("Caption"))
        self._remove.setAccessibleName(self.tr("Take the photograph out"))
        self._remove.setToolTip(self._remove.accessibleName())
        self._picture.setAccessibleName(self.kept.name)
        size, sha256 = self.kept.digests["size"], self.kept.sha256
        parts = [self.kept.name, formats.size(int(size)), f"SHA-256 {sha256[:8]}…{sha256[-8:]}"]
        if self.kept.thumbnail.isNull():
            parts.append(self.tr("cannot be shown as a picture; kept as it is"))
        self._about.setText(" · ".join(parts))
        self._about.setToolTip(sha256)


class PhotoStrip(Translated, QWidget):
    """All photographs of one thing."""

    changed = Signal()

    def __init__(self, desk: Desk, views: Sequence[str], parent: QWidget | None = None) -> None:
        """Begin without a photograph."""
        super().__init__(parent)
        self._desk = desk
        self._views = tuple(views)
        self._rows: list[PhotoRow] = []
        self._jobs: list[Job] = []
        self.setAcceptDrops(True)
        self.add_button = QPushButton()
        self.add_button.setIcon(icon("photo"))
        self.add_button.setAutoDefault(False)
        self.paste_button = QPushButton()
        self.paste_button.setIcon(icon("copy"))
        self.paste_button.setAutoDefault(False)
        self._told = Remark()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.paste_button)
        buttons.addWidget(self._told, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._list)
        layout.addLayout(buttons)
        self.add_button.clicked.connect(self._ask)
        self.paste_button.clicked.connect(self.paste)
        self.retranslate()

    def document(self) -> list[dict[str, Any]]:
        """Every photograph, in order."""
        return [row.document() for row in self._rows]

    def load(self, photos: Iterable[Mapping[str, Any]]) -> None:
        """Show photographs that are in the store."""
        store = self._desk.station.artifacts
        for row in tuple(self._rows):
            self._drop(row)
        for each in photos:
            sha256 = str(each["digests"]["digests"]["sha256"])
            kept = Kept(each["name"], each["media_type"], each["digests"], thumbnail(store, sha256))
            row = self._show(kept)
            row.view.setCurrentIndex(max(row.view.findData(each.get("view")), 0))
            row.caption.setText(str(each.get("caption", "")))

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._rows)

    @property
    def pictures(self) -> int:
        """How many of them are pictures, by what stands in them."""
        return sum(row.kept.media_type.startswith("image/") for row in self._rows)

    @property
    def is_busy(self) -> bool:
        """Whether a photograph is being copied."""
        return bool(self._jobs)

    def take(self, paths: Iterable[Path], *, temporary: bool = False) -> None:
        """Keep photographs and show them.

        Args:
            paths: Where they lie.
            temporary: Made for a pasted picture: removed once it is kept.
        """
        for path in paths:
            self._take(path, temporary=temporary)

    def paste(self) -> bool:
        """Take what the clipboard holds, if it is a picture or files; else False."""
        return self._take_from(QGuiApplication.clipboard().mimeData())

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.add_button.setText(self.tr("Add photographs…"))
        self.add_button.setAccessibleName(self.tr("Add photographs"))
        self.paste_button.setText(self.tr("Paste"))
        self.paste_button.setAccessibleName(self.tr("Paste a photograph"))
        self._show_state()
        for row in self._rows:
            row.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_from(event.mimeData()):
            event.acceptProposedAction()

    # ---- keeping ----

    def _take_from(self, data: QMimeData) -> bool:
        paths = local_paths(data)
        if paths:
            self.take(paths)
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            self._told.say(self.tr("There is no picture in the clipboard."), "warn")
            return False
        handle, name = tempfile.mkstemp(prefix="pasted-", suffix=".png")
        os.close(handle)
        if not image.save(name):
            Path(name).unlink(missing_ok=True)
            return False
        self.take([Path(name)], temporary=True)
        return True

    def _take(self, path: Path, *, temporary: bool) -> None:
        store = self._desk.station.artifacts
        job = Job(lambda progress: keep(path, store, progress))
        job.succeeded.connect(self._on_kept)
        job.failed.connect(lambda err: self._told.say(explain(err).in_short(), "danger"))
        job.finished.connect(lambda: self._on_finished(job, path if temporary else None))
        self._jobs.append(job)
        self._show_state()
        self._desk.jobs.read(job)

    def _on_kept(self, kept: Kept) -> None:
        if any(row.kept.sha256 == kept.sha256 for row in self._rows):
            self._told.say(self.tr("{name} is here already.").format(name=kept.name), "warn")
            return
        self._show(kept)
        self.changed.emit()

    def _on_finished(self, job: Job, made: Path | None) -> None:
        self._jobs.remove(job)
        if made is not None:
            made.unlink(missing_ok=True)
        if not self._jobs and not self._told.is_warning:
            self._show_state()

    def _show(self, kept: Kept) -> PhotoRow:
        row = PhotoRow(kept, self._views)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._on_removed(row))
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _on_removed(self, row: PhotoRow) -> None:
        self._drop(row)
        self.changed.emit()

    def _drop(self, row: PhotoRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _ask(self) -> None:
        title = self.tr("Pick photographs")
        names, _ = QFileDialog.getOpenFileNames(self.window(), title)
        self.take(Path(name) for name in names)

    def _show_state(self) -> None:
        if self._jobs:
            words = self.tr("%n photograph(s) being copied and hashed…", "", len(self._jobs))
        else:
            words = self.tr("or drop them here")
        self._told.say(words, "muted")
