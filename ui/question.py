"""One question to the ledger at a time: what was asked before is stopped, its answer dropped."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from custody.progress import Progress
from ui.jobs import Job, Jobs, alive


class Question(QObject):
    """Asks on the reading lanes."""

    answered = Signal(object)
    failed = Signal(object)
    """The exception, of the newest question only."""

    def __init__(self, jobs: Jobs) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def is_open(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None

    def ask(self, work: Callable[[Progress], Any]) -> None:
        """Ask anew."""
        self.drop()
        job = Job(work)
        job.is_bytes = False
        job.succeeded.connect(alive(self, lambda answer: self._tell(job, self.answered, answer)))
        job.failed.connect(alive(self, lambda err: self._tell(job, self.failed, err)))
        self._job = self._jobs.read(job)

    def drop(self) -> None:
        """Wait for no answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _tell(self, job: Job, signal: Any, value: object) -> None:
        if job is self._job:
            self._job = None
            signal.emit(value)
