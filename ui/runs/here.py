"""The base of what stands above a form, does its work and fills in what it found."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from custody.domain.commands import Command
from custody.free_ids import free_ids
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.runs.fieldset import Part
from ui.seen import Translated
from ui.texts import explain
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.remark import Remark


class MadeHere(Translated, Part):
    """What stands above the form, and fills in what it found."""

    stands_first: ClassVar[bool] = True
    """Above the form that it fills in; what is made from the form stands below it."""
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
        self._had_focus = False
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.setProperty("touch", "true")
        self._told = Remark()
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

    def know(self, fields: Mapping[str, Any]) -> None:
        """Take what is known of the command already."""

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

    def free_ids(self, count: int) -> list[str]:
        """Ids that no artifact has."""
        return list(islice(free_ids(self._desk.cases, "artifact", "ART"), count))

    def begin(self, job: Job, done: Callable[[Any], None]) -> None:
        """Start work, and call `done` with what it found."""
        job.succeeded.connect(alive(self, done))
        job.failed.connect(alive(self, lambda err: self.say_of(explain(err).in_short(), "danger")))
        job.finished.connect(alive(self, self._on_finished))
        self._job, self._had_focus = job, self.button.hasFocus()
        self._bar.follow(job)
        self._bar.show()
        self._told.hide()
        self.button.setEnabled(False)
        self._desk.jobs.read(job)
        self.changed.emit()

    def say_of(self, words: str, role: str) -> None:
        """Tell what became of it."""
        self._told.say(words, role)

    def _on_finished(self) -> None:
        self._job = None
        self._bar.hide()
        self.button.setEnabled(True)
        if self._had_focus:  # it was lost while the button could not be pressed
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
