"""Copies and derived files, made or taken in by the client: nobody types a digest.

A working copy is made here and read again where it lies; it must be what the record says of its
source, which is thereby verified too. A derived file is chosen, hashed and kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from custody.acquisition import Gathered, Plan, commands, gather
from custody.domain.commands import Command
from custody.durable import sync, written
from custody.errors import IntegrityError
from custody.evidence.digests import FileDigests, hash_file
from custody.progress import Progress
from ui import formats
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.pictures import icon
from ui.runs.fieldset import Part
from ui.texts import explain
from ui.widgets.progress_bar import ProgressBar

_CHUNK: Final = 1 << 20


class MadeHere(Part):
    """What stands above the form, and fills in what it found."""

    changed = Signal()
    filled = Signal(object)
    """Fields of the command, by their names."""

    def __init__(self, desk: Desk, case: str, *widgets: QWidget) -> None:
        """Wait for what is to be done.

        Args:
            desk: What it works with.
            case: Whose artifacts they are.
            widgets: What stands above the button.
        """
        super().__init__(*widgets)
        self._desk, self._case = desk, case
        self._job: Job | None = None
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.setProperty("touch", "true")
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.hide()
        self._bar = ProgressBar()
        self._bar.hide()
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.button)
        inside.addStretch(1)
        for widget in (row, self._bar, self._told):
            self.add(widget)

    @property
    def is_busy(self) -> bool:
        """Whether it is being copied or read."""
        return self._job is not None

    def faults(self) -> list[str]:
        """Why one cannot go on."""
        return [self.tr("Reading is still under way. Wait, or stop it.")] if self.is_busy else []

    def commands(self, command: Command) -> list[Command]:
        """What records it: the command as the form has it, and what goes with it."""
        return [command]

    def stop(self) -> None:
        """Stop what is under way: the run is left."""
        if self._job is not None:
            self._job.cancel()

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def free_ids(self, count: int) -> list[str]:
        """Ids that no artifact has."""
        cases = self._desk.cases
        number, found = cases.count_of("artifact"), list[str]()
        while len(found) < count:
            number += 1
            name = f"ART-{number:03}"
            if cases.case_of("artifact", name) is None:
                found.append(name)
        return found

    def begin(self, job: Job, done: Callable[[Any], None]) -> None:
        """Start work, and call `done` with what it found."""
        job.succeeded.connect(alive(self, done))
        job.failed.connect(alive(self, lambda err: self.say_of(explain(err).in_short(), "danger")))
        job.finished.connect(alive(self, self._on_finished))
        self._job = job
        self._bar.follow(job)
        self._bar.show()
        self._told.hide()
        self.button.setEnabled(False)
        self._desk.jobs.read(job)
        self.changed.emit()

    def say_of(self, words: str, role: str) -> None:
        """Tell what became of it."""
        self._told.setText(words)
        self._told.setProperty("role", role)
        self._told.style().polish(self._told)
        self._told.show()

    def _on_finished(self) -> None:
        self._job = None
        self._bar.hide()
        self.button.setEnabled(True)
        self.changed.emit()


class CopyHere(MadeHere):
    """A copy of a kept artifact, made into a folder."""

    def __init__(self, desk: Desk, case: str) -> None:
        """Offer what the store has of the case."""
        self._label, self.source = QLabel(), QComboBox()
        super().__init__(desk, case, self._label, self.source)
        self._label.setProperty("role", "label")
        self._label.setBuddy(self.source)
        self.source.setProperty("touch", "true")
        for known in desk.cases.state(case).artifacts.values():
            if known.sha256 and desk.station.artifacts.path(known.sha256).is_file():
                self.source.addItem(f"{known.id}   {formats.size(known.size or 0)}", known.id)
        self._verified: Command | None = None
        self.button.setIcon(icon("copy"))
        self.button.clicked.connect(self._ask)
        self.button.setEnabled(self.source.count() > 0)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Make the copy here"),
            self.tr(
                "The source is copied, and the copy is read again where it lies and held against "
                "the record. The fields below are filled in."
            ),
        )
        self._label.setText(self.tr("Copy of"))
        self.source.setAccessibleName(self._label.text())
        self.button.setText(self.tr("Copy into a folder…"))
        self.button.setAccessibleName(self.button.text())

    def copy_into(self, folder: Path) -> None:
        """Copy what is chosen, under the id of the copy."""
        known = self._desk.cases.state(self._case).artifacts[self.source.currentData()]
        (name,) = self.free_ids(1)
        source = self._desk.station.artifacts.path(known.sha256 or "")
        target = folder / name

        def done(found: FileDigests) -> None:
            digests = found.digests
            fields = [{"artifact": known.id, "size": known.size, "digests": digests}]
            items = () if known.item is None else (known.item,)
            self._verified = Command("artifact.verify", {"artifacts": fields}, self._case, items)
            self.filled.emit(
                {
                    "source": {"artifact": known.id, "digests": digests},
                    "copy": {"artifact": name, "digests": digests},
                    "purpose": "working_copy",
                    "storage": str(target),
                }
            )
            self.say_of(self.tr("Copied and read again, equal: {path}").format(path=target), "good")

        work = Job(lambda progress: copied(source, target, known.sha256 or "", progress), name)
        self.begin(work, done)

    def commands(self, command: Command) -> list[Command]:
        if self._verified is None:
            return [command]
        return [replace(self._verified, role=command.role), command]

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder of the copy"))
        if name:
            self.copy_into(Path(name))


class DerivedHere(MadeHere):
    """Files that were made from artifacts: chosen, hashed and kept."""

    def __init__(self, desk: Desk, case: str) -> None:
        """Wait for files."""
        super().__init__(desk, case)
        self._paths: tuple[Path, ...] = ()
        self._found: Gathered | None = None
        self.button.setIcon(icon("document"))
        self.button.clicked.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Take in what was made"),
            self.tr("The files are hashed and kept. Their numbers are filled in below."),
        )
        self.button.setText(self.tr("Choose the files…"))
        self.button.setAccessibleName(self.button.text())

    def take(self, paths: Sequence[Path]) -> None:
        """Hash and keep files."""
        self.stop()
        self._paths = tuple(paths)
        plan, station = Plan(self._case, self._paths), self._desk.station
        self.begin(Job(lambda progress: gather(station, plan, progress), "intake"), self._on_read)

    def _on_read(self, found: Gathered) -> None:
        self._found = found
        self.filled.emit({"artifacts": self.free_ids(found.files)})
        words = self.tr("%n file(s) copied and hashed", "", found.files)
        lines = [f"{words}, {formats.size(found.size)}", *found.problems]
        self.say_of("\n".join(lines), "warn" if found.problems else "good")

    def faults(self) -> list[str]:
        if self._found is None and not self.is_busy:
            return [self.tr("Choose the files that were made.")]
        return super().faults()

    def commands(self, command: Command) -> list[Command]:
        if self._found is None:
            return [command]
        item = command.items[0] if command.items else None
        ids = tuple(command.fields.get("artifacts", ()))
        plan = Plan(self._case, self._paths, item, act=command, ids=ids, role=command.role)
        return list(commands(self._desk.station, plan, self._found))

    def stop(self) -> None:
        super().stop()
        if self._found is not None:
            self._found.spool.close()
            self._found = None

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Files that were made"))
        if names:
            self.take([Path(name) for name in names])


def copied(source: Path, target: Path, sha256: str, progress: Progress) -> FileDigests:
    """Copy a file and read the copy again from where it lies.

    Args:
        source: What is copied.
        target: Where the copy shall lie; there must be nothing.
        sha256: Of the source, as recorded.
        progress: Bytes done and in all.

    Raises:
        StorageError: One of them cannot be read or written.
        IntegrityError: The source is not as recorded, or the copy not as the source.
        CancelledError: From `progress`; nothing is left of the copy.
    """
    size = source.stat().st_size
    with written(target), target.open("xb") as out:
        try:
            with source.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    out.write(chunk)
                    progress(out.tell(), 2 * size)
            out.flush()
            sync(target)
            sync(target.parent)
            found = hash_file(target, progress=lambda done, _: progress(size + done, 2 * size))
            _demand(target, found, sha256)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return found


def _demand(target: Path, found: FileDigests, sha256: str) -> None:
    if found.digests["sha256"] != sha256:
        raise IntegrityError("integrity.copy", path=target, sha256=sha256)


MADE: Final[dict[str, type[CopyHere | DerivedHere]]] = {
    "artifact.copied": CopyHere,
    "artifact.derived": DerivedHere,
}
"""By the type of event that tells of it."""
