"""The one place that builds things."""

from pathlib import Path

from custody.clock import Clock, SystemClock
from custody.procedures.catalogue import load
from custody.queries import Queries
from custody.station import open_station
from ui.cases import Cases
from ui.desk import Desk, News
from ui.drafts import Drafts
from ui.jobs import Jobs
from ui.people import People
from ui.settings import Settings


def open_desk(folder: Path, settings: Settings, clock: Clock | None = None) -> Desk:
    """Open a ledger's folder for a whole day's work.

    Raises:
        InputError: There is no ledger here, its log key or station secret is not at hand.
        IntegrityError: The ledger does not hold together.
        StorageError: It cannot be read or written.
    """
    station = open_station(folder, clock=clock or SystemClock())
    catalogue = load()
    jobs, cases = Jobs(), Cases(station, catalogue)
    people = People(station, cases, jobs)
    drafts = Drafts(station.ledger.trust.origin, people, station.ledger.clock)
    return Desk(
        station=station,
        queries=Queries(station.ledger, catalogue),
        cases=cases,
        jobs=jobs,
        people=people,
        drafts=drafts,
        settings=settings,
        news=News(),
    )
