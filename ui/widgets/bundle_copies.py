"""Single files of a bundle: looked at where they are pictures, or copied out."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from custody.bundle.contents import ArtifactLine, read_document
from custody.durable import written
from custody.progress import Progress
from ui.dialogs.look import LARGEST_BYTES, LookDialog, Looked, looked
from ui.jobs import Job, Jobs, alive

_MOST_BYTES: Final = 1 << 28
"""Of a document that is copied out whole."""
translate = QCoreApplication.translate


class BundleCopies(QObject):
    """Reads files of the bundle that a window shows."""

    failed = Signal(object)
    """The error, when a file can be neither read nor saved."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        """Read nothing yet.

        Args:
            jobs: Where it is read.
            window: Over which dialogs stand.
        """
        super().__init__(window)
        self._jobs, self._over = jobs, window
        self.bundle: Path | None = None

    def look(self, line: ArtifactLine) -> None:
        """Show an artifact, if it is a picture; else offer a copy."""
        path = self.bundle
        if path is None:
            return
        if line.size > LARGEST_BYTES:
            self.choose(line.path)
            return

        def work(_progress: Progress) -> Looked:
            read = partial(read_document, path, line.path, LARGEST_BYTES)
            return looked(line.artifact, line.path, line.sha256, read)

        name = translate("BundleView", "Reading {name}").format(name=line.artifact)
        job = Job(work, name)
        job.succeeded.connect(alive(self, self._show))
        job.failed.connect(self.failed)
        self._jobs.read(job)

    def _show(self, found: Looked) -> None:
        dialog = LookDialog(found, self._over.window())
        dialog.copy_wanted.connect(self.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose(self, name: str) -> None:
        """Ask where a copy of one of the bundle's files goes."""
        title = translate("BundleView", "Save a copy")
        target, _ = QFileDialog.getSaveFileName(self._over, title, name.rpartition("/")[2])
        if target:
            self.save(name, Path(target))

    def save(self, name: str, target: Path) -> None:
        """Write a copy of one of the bundle's files."""
        path = self.bundle
        if path is None:
            return

        def work(_progress: Progress) -> None:
            document = read_document(path, name, _MOST_BYTES)
            with written(target):
                target.write_bytes(document)

        job = Job(work, translate("BundleView", "Saving {name}").format(name=target.name))
        job.failed.connect(self.failed)
        self._jobs.read(job)
