"""How far a job is: bytes done of bytes in all, rate, time left, pause and cancel."""

import time
from collections import deque
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ui import formats
from ui.jobs import Job
from ui.pictures import icon
from ui.theme import GRID

_PARTS: Final = 1000
"""The bar is drawn in thousandths; it rounds down, so that a full bar is done."""
_WINDOW_S: Final = 10.0
_SETTLED_S: Final = 1.0
"""A rate is told once it rests on so much time."""


class ProgressBar(QWidget):
    """Follows one job from its start to its end."""

    def __init__(self, job: Job | None = None) -> None:
        """Stand empty, or follow a job."""
        super().__init__()
        self._job: Job | None = None
        self._seen: deque[tuple[float, int]] = deque()
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._told = QLabel()
        self._told.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._pause = QToolButton()
        self._cancel = QToolButton()
        self._cancel.setIcon(icon("close"))
        for button in (self._pause, self._cancel):
            button.setProperty("kind", "quiet")
        self._pause.clicked.connect(self._on_pause)
        self._cancel.clicked.connect(self._on_cancel)
        line = QHBoxLayout()
        line.setSpacing(GRID * 2)
        line.addWidget(self._title)
        line.addWidget(self._told, 1)
        line.addWidget(self._pause)
        line.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(line)
        layout.addWidget(self._bar)
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if job is not None:
            self.follow(job)
        else:
            self.retranslate()

    def follow(self, job: Job) -> None:
        """Show a job; the one before is forgotten, not stopped."""
        if self._job is not None:
            self._job.progressed.disconnect(self._on_progress)
            self._job.finished.disconnect(self._on_finished)
        self._job = job
        self._seen.clear()
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        for button in (self._pause, self._cancel):
            button.setEnabled(True)
        self._title.setText(job.title)
        self._title.setVisible(bool(job.title))
        self.retranslate()
        self._show(job.done, job.total)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        job = self._job
        paused = job is not None and job.is_paused
        pause = self.tr("Go on") if paused else self.tr("Pause")
        self._pause.setIcon(icon("resume" if paused else "pause"))
        self._bar.setAccessibleName(self.tr("Progress"))
        for button, words in ((self._pause, pause), (self._cancel, self.tr("Cancel"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setVisible(job is not None and job.can_cancel)

    def told(self) -> str:
        """The words beside the bar."""
        return self._told.text()

    def value(self) -> int:
        """The bar's length, in thousandths."""
        return self._bar.value()

    def _on_progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        self._seen.append((now, done))
        while now - self._seen[0][0] > _WINDOW_S:
            self._seen.popleft()
        self._show(done, total)

    def _show(self, done: int, total: int) -> None:
        # Before the first report nobody knows how long it takes: the bar then only moves.
        self._bar.setRange(0, _PARTS if total > 0 else 0)
        self._bar.setValue(done * _PARTS // total if total > 0 else 0)
        self._told.setText(self._words(done, total))

    def _words(self, done: int, total: int) -> str:
        job = self._job
        if job is None or total <= 0:
            return self.tr("starting")
        told = formats.size if job.is_bytes else formats.count
        parts = [self.tr("{done} of {total}").format(done=told(done), total=told(total))]
        if job.is_paused:
            return " · ".join([*parts, self.tr("paused")])
        (began, first), (at, _) = (
            self._seen[0] if self._seen else (0.0, 0),
            (self._seen[-1] if self._seen else (0.0, 0)),
        )
        passed, gained = at - began, done - first
        if passed >= _SETTLED_S and gained > 0 and done < total:
            speed = gained / passed
            if job.is_bytes:
                parts.append(formats.rate(speed))
            parts.append(formats.left((total - done) / speed))
        return " · ".join(parts)

    def _on_pause(self) -> None:
        if self._job is not None:
            if self._job.is_paused:
                self._seen.clear()
                self._job.resume()
            else:
                self._job.pause()
            self.retranslate()
            self._show(self._job.done, self._job.total)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._pause.setEnabled(False)
            self._told.setText(self.tr("stopping"))

    def _on_finished(self) -> None:
        for button in (self._pause, self._cancel):
            button.setEnabled(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._job is not None:
                self._show(self._job.done, self._job.total)
        super().changeEvent(event)
