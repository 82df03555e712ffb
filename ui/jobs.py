"""Long work off the window's thread: one lane writes to the ledger, others read.

A job's signals are told on the window's thread. Whoever starts one connects first: a signal that
came earlier is lost.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from custody.errors import CancelledError
from custody.progress import Progress
from ui.garbage import Sweeper

REPORT_EVERY_S: Final = 0.1
_READERS: Final = 3
_log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work. It ends in exactly one of `succeeded`, `failed` or `cancelled`."""

    progressed = Signal(object, object)
    """Done and in all, in one unit; objects, since a C++ int ends at 2 GiB."""
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception: a `CustodyError`, or a fault of ours."""
    cancelled = Signal()
    finished = Signal()
    """After any of the three."""
    _told = Signal(str, object)

    def __init__(self, work: Callable[[Progress], Any], title: str = "") -> None:
        """Plan work.

        Args:
            work: Called on another thread with the progress to report to, which also stops it.
            title: What the tray of jobs calls it; untitled work is not shown there.
        """
        super().__init__()
        self.title = title
        self.can_cancel = True
        self.is_bytes = True
        """Whether progress counts bytes; else it counts steps."""
        self.done: int = 0
        self.total: int = 0
        self._work = work
        self._cancel = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._reported_at = 0.0
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_paused(self) -> bool:
        """Whether the work waits at its next report."""
        return not self._going.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report; nothing half-done is left."""
        self._cancel.set()
        self._going.set()

    def pause(self) -> None:
        """Hold the work at its next report."""
        self._going.clear()

    def resume(self) -> None:
        """Let the work go on."""
        self._going.set()

    def run(self) -> None:
        """Do the work; called once, on the lane's thread."""
        try:
            self._demand_go()
            result = self._work(self._report)
        except CancelledError:
            outcome, value = "cancelled", None
        except Exception as err:  # noqa: BLE001 - the runner is one of the two places that catch all
            _log.debug("a job failed", exc_info=err)
            outcome, value = "failed", err
        else:
            outcome, value = "succeeded", result
        with contextlib.suppress(RuntimeError):  # the window is gone, and the job with it
            self._told.emit(outcome, value)

    def _demand_go(self) -> None:
        self._going.wait()
        if self._cancel.is_set():
            raise CancelledError

    def _report(self, done: int, total: int) -> None:
        self._demand_go()
        now = time.monotonic()
        if done == total or now - self._reported_at >= REPORT_EVERY_S:
            self._reported_at = now
            self._told.emit("progressed", (done, total))

    @Slot(str, object)
    def _tell(self, what: str, value: Any) -> None:
        match what:
            case "progressed":
                self.done, self.total = value
                self.progressed.emit(*value)
                return
            case "succeeded":
                self.succeeded.emit(value)
            case "failed":
                self.failed.emit(value)
            case _:
                self.cancelled.emit()
        self.finished.emit()


def alive(owner: QObject, slot: Callable[..., object]) -> Callable[..., None]:
    """A slot that is called only while its owner exists: work may outlive the page that asked."""

    def call(*told: Any) -> None:
        if isValid(owner):
            slot(*told)

    return call


class Jobs(QObject):
    """The lanes, and every job that has not finished."""

    changed = Signal()
    """A job began or finished."""

    def __init__(self) -> None:
        """Start no thread yet: each begins with the first job of its lane."""
        super().__init__()
        self._writer = ThreadPoolExecutor(1, "write")
        self._readers = ThreadPoolExecutor(_READERS, "read")
        self._sweeper = Sweeper(self)
        self._running: list[Job] = []
        self._is_closed = False

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs that have not finished, the oldest first."""
        return tuple(self._running)

    @property
    def is_closed(self) -> bool:
        """Whether the desk was left: nothing is started any more."""
        return self._is_closed

    def read(self, job: Job) -> Job:
        """Start work that only reads the ledger, beside other such work."""
        return self._start(job, self._readers)

    def write(self, job: Job) -> Job:
        """Start work that appends, behind all that was started before."""
        job.can_cancel = False
        return self._start(job, self._writer)

    def let_go(self, work: Callable[[], object]) -> None:
        """Close or remove what a page held, beside the window; at once where the desk was left."""
        if self._is_closed:
            work()
            return
        job = Job(lambda _progress: work())
        job.can_cancel = False
        self.read(job)

    def _start(self, job: Job, lane: ThreadPoolExecutor) -> Job:
        if self._is_closed:  # a page asked when the window was gone already
            return job
        self._running.append(job)
        job.finished.connect(self._forget)
        lane.submit(job.run)
        self.changed.emit()
        return job

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        self._running = [each for each in self._running if each is not job]
        self.changed.emit()

    def close(self) -> None:
        """Stop what can be stopped, and wait for every thread; what writes is let finish."""
        self._is_closed = True
        for job in self._running:
            if job.can_cancel:
                job.cancel()
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self._sweeper.release()
