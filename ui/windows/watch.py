"""What is looked at and worked ahead behind the open window: the ledger, the clock, the outside."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from custody.errors import IntegrityError
from ui import rooms
from ui.desk import Desk
from ui.garbage import Sweeper
from ui.jobs import Job, alive
from ui.outside import obtain
from ui.question import Question
from ui.windows.health import read_health

if TYPE_CHECKING:
    from ui.cases import Folded

LOOK_AGAIN_MS: Final = 60_000
"""How often one looks at the clock, and at what other programs recorded."""


class Watch(QObject):
    """Asks by jobs, so that the window never waits; the window shows what is found."""

    damaged = Signal(object)
    """The leaves do not lead to the root that the log signed: an `IntegrityError`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Look every minute from now on."""
        super().__init__(parent)
        self._desk = desk
        self.health = Question(desk.jobs)
        """Answered by a `Health`."""
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        desk.outside.changed.connect(self._catch_up)

    def look(self) -> None:
        """Look at the ledger and the clock again."""
        desk = self._desk
        self.health.ask(lambda _progress: read_health(desk))
        desk.outside.look()

    def work_ahead(self) -> None:
        """Do what somebody would have to wait for later; nothing once the ledger was left."""
        if self._desk.jobs.is_closed:
            return
        loading = Job(rooms.load_all)
        loading.succeeded.connect(Sweeper.settle)
        self._desk.jobs.read(loading)
        self.fold_cases()
        self.recompute()

    def fold_cases(self) -> None:
        """Fold what would hold up the window, before anybody asks for it."""
        cases = self._desk.cases
        names = [row.id for row in self._desk.queries.cases()]

        def take(folded: "Folded") -> None:
            cases.adopt(folded)
            Sweeper.settle()

        job = Job(lambda progress: cases.fold(names, progress))
        job.succeeded.connect(alive(self, take))
        self._desk.jobs.read(job)

    def recompute(self) -> None:
        """Compute the root from every leaf."""
        job = Job(self._desk.station.ledger.recompute)
        job.failed.connect(alive(self, self._on_failed))
        self._desk.jobs.read(job)

    def _on_failed(self, err: Exception) -> None:
        if isinstance(err, IntegrityError):
            self.damaged.emit(err)

    def _catch_up(self) -> None:
        """Ask for what waited, now that there may be a network."""
        if self._desk.outside.is_time_to_ask():
            obtain(self._desk, then=lambda _found: None, failed=lambda _err: None)
