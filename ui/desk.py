"""What every page, run and dialog is handed: one open ledger and the ways to work with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from custody.progress import Progress
from custody.queries import Queries
from custody.station import Station
from ui.cases import Cases, Folded
from ui.drafts import Drafts
from ui.handed import Handed
from ui.jobs import Job, Jobs
from ui.outside import OutsideWatch
from ui.people import People
from ui.settings import Settings

if TYPE_CHECKING:
    from custody.service import Act, Receipt

T = TypeVar("T")


class News(QObject):
    """What concerns every page."""

    recorded = Signal(object)
    """A `Receipt`: events were appended, durably."""
    audited = Signal(object)
    """A `LedgerReport`: the whole ledger was verified."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Built in `ui/wiring.py` alone."""

    station: Station
    queries: Queries
    cases: Cases
    jobs: Jobs
    people: People
    drafts: Drafts
    handed: Handed
    settings: Settings
    news: News
    outside: OutsideWatch

    def execute(
        self,
        acts: "Sequence[Act]",
        *,
        then: "Callable[[Receipt], None]",
        failed: Callable[[Exception], None],
        title: str = "",
    ) -> Job:
        """Record acts on the writing lane, all or nothing."""
        return self.record(
            lambda _progress: self.station.service.execute(*acts),
            then=then,
            failed=failed,
            title=title,
        )

    def record(
        self,
        work: "Callable[[Progress], Receipt]",
        *,
        then: "Callable[[Receipt], None]",
        failed: Callable[[Exception], None],
        title: str = "",
    ) -> Job:
        """Run work that appends, on the writing lane, and tell everybody what it recorded."""

        def succeeded(done: "tuple[Receipt, Folded]") -> None:
            receipt, folded = done
            self.cases.adopt(folded)
            self.news.recorded.emit(receipt)
            then(receipt)

        def recorded(progress: Progress) -> "tuple[Receipt, Folded]":
            receipt = work(progress)
            return receipt, self._taken_in(receipt)

        job = Job(recorded, title)
        job.succeeded.connect(succeeded)
        job.failed.connect(failed)
        return self.jobs.write(job)

    def carry_out(
        self,
        work: Callable[[Station, Progress], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        title: str = "",
    ) -> Job:
        """Run work that reads for long and appends at its end; it holds no lane meanwhile.

        The work gets a station with a service of its own, so that others write in between; its
        result tells by `appended` or `receipt` what it recorded. The job is started.
        """
        from custody.service import Receipt

        aside = replace(self.station)

        def done(progress: Progress) -> "tuple[T, Receipt, Folded]":
            result = work(aside, progress)
            receipt = getattr(result, "receipt", None)
            if receipt is None:
                receipt = Receipt(tuple(getattr(result, "appended", ())))
            return result, receipt, self._taken_in(receipt)

        def succeeded(done: "tuple[T, Receipt, Folded]") -> None:
            result, receipt, folded = done
            self.cases.adopt(folded)
            if receipt.appended:
                self.news.recorded.emit(receipt)
            then(result)

        job = Job(done, title)
        job.succeeded.connect(succeeded)
        job.failed.connect(failed)
        return self.jobs.read(job)

    def _taken_in(self, receipt: "Receipt") -> "Folded":
        """Do on a job's thread what else the window's would: catch up, and fold what is long."""
        self.station.ledger.view  # noqa: B018
        return self.cases.folded(receipt)

    def close(self) -> None:
        """Lock, end every thread, and close every file."""
        self.people.lock_after(0)
        self.people.lock()
        self.jobs.close()
        self.drafts.close()
        self.station.close()
