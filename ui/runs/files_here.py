"""Files that a form tells of: chosen or dropped, hashed and kept while one goes on."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from custody.acquisition import commands
from custody.domain.commands import Command
from custody.gathering import Gathered, Plan, gather, give_up
from ui import formats
from ui.desk import Desk
from ui.dropped import DropTarget
from ui.jobs import Job
from ui.pictures import icon
from ui.runs.here import MadeHere


class FilesHere(DropTarget, MadeHere):
    """Takes files in; their digests are recorded with the command, in one block."""

    def __init__(self, desk: Desk, case: str) -> None:
        """Wait for files."""
        super().__init__(desk, case)
        self._paths: tuple[Path, ...] = ()
        self._found: Gathered | None = None
        self.setAcceptDrops(True)
        self.button.setIcon(icon("document"))
        self.button.clicked.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        self.button.setText(self.tr("Choose the files…"))
        self.button.setAccessibleName(self.button.text())

    def take(self, paths: Sequence[Path]) -> None:
        """Hash and keep files; what was chosen before is let go."""
        self.stop()
        self._paths = tuple(paths)
        plan, station = Plan(self._case, self._paths), self._desk.station
        words = self.tr("Reading files")
        self.begin(Job(lambda progress: gather(station, plan, progress), words), self._on_read)

    def _on_read(self, found: Gathered) -> None:
        self._found = found
        self.filled.emit({"artifacts": self.free_ids(found.files)})
        words = self.tr("%n file(s) copied and hashed", "", found.files)
        lines = [f"{words}, {formats.size(found.size)}", *found.problems]
        self.say_of("\n".join(lines), "warn" if found.problems else "good")

    def commands(self, command: Command) -> list[Command]:
        if self._found is None:
            return [command]
        item = command.items[0] if command.items else None
        ids = tuple(command.fields.get("artifacts", ()))
        plan = Plan(self._case, self._paths, item, act=command, ids=ids, role=command.role)
        return list(commands(self._desk.station, plan, self._found))

    def stop(self) -> None:
        super().stop()
        found, self._found, station = self._found, None, self._desk.station
        if found is not None and self._desk.jobs.is_closed:
            found.spool.close()
        elif found is not None:  # a draft keeps no copies; what was recorded stays
            job = Job(lambda _progress: give_up(station, found))
            job.can_cancel = False
            self._desk.jobs.read(job)

    def take_dropped(self, paths: list[Path]) -> None:
        self.take(paths)

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.button.text())
        if names:
            self.take([Path(name) for name in names])


class DerivedHere(FilesHere):
    """Files that were made from artifacts."""

    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Take in what was made"),
            self.tr(
                "Choose the files or drop them here. They are hashed and kept, and their "
                "numbers are filled in below."
            ),
        )

    def faults(self) -> list[str]:
        if self._found is None and not self.is_busy:
            return [self.tr("Choose the files that were made.")]
        return super().faults()


class AcquiredHere(FilesHere):
    """Data that came from no thing in hand: public data, or with somebody's consent (Article 32).

    Files may be missing: what another laboratory acquired is told by its digests alone.
    """

    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Take in the data"),
            self.tr(
                "Choose the files or drop them here, if they came to this machine. They are "
                "hashed and kept, and their numbers are filled in below."
            ),
        )
