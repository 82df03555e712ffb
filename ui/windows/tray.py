"""The tray of jobs: what is running, how far it is, and how to hold or stop it."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ui import theme
from ui.jobs import Job, Jobs
from ui.theme import GRID
from ui.widgets.progress_bar import ProgressBar

SHOWN: Final = 4
"""Jobs shown one by one; the others are counted."""


class Tray(QFrame):
    """Hidden while nothing with a title runs."""

    def __init__(self, jobs: Jobs) -> None:
        """Follow the lanes."""
        super().__init__()
        self.setObjectName("tray")
        self._jobs = jobs
        self._bars: dict[Job, ProgressBar] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID * 2)
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 5, GRID * 2, GRID * 5, GRID * 3)
        layout.setSpacing(GRID * 2)
        layout.addLayout(self._rows)
        layout.addWidget(self._more)
        jobs.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the jobs that run now."""
        running = [job for job in self._jobs.running if job.title]
        shown = running[:SHOWN]
        for job in [job for job in self._bars if job not in shown]:
            bar = self._bars.pop(job)
            self._rows.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        for job in shown:
            if job not in self._bars:
                self._bars[job] = ProgressBar(job)
                self._rows.addWidget(self._bars[job])
        self._more.setText(self.tr("and %n more", "", len(running) - len(shown)))
        self._more.setVisible(len(running) > len(shown))
        if running:
            theme.dress(self)
        self.setVisible(bool(running))

    def bars(self) -> list[ProgressBar]:
        """What is shown."""
        return list(self._bars.values())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
