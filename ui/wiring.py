"""The one place that builds things."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from custody.clock import Clock, SystemClock, parse_instant
from custody.demo.story import ORIGIN, LaterClock
from custody.queries import Queries
from custody.station import Station, open_station
from ui.cases import Cases
from ui.desk import Desk, News
from ui.drafts import Drafts
from ui.handed import Handed
from ui.jobs import Jobs
from ui.outside import OutsideWatch
from ui.people import People
from ui.settings import Settings

A_MOMENT: Final = timedelta(minutes=1)


def open_desk(
    folder: Path, settings: Settings, clock: Clock | None = None, *, reading: bool = False
) -> Desk:
    """Open a ledger's folder for a whole day's work.

    Args:
        folder: Where the ledger lies.
        settings: The user's choices.
        clock: What tells the time; by default the machine's.
        reading: Nothing can be recorded: the disk cannot be written to.

    Raises:
        InputError: There is no ledger here, its log key or station secret is not at hand.
        IntegrityError: The ledger does not hold together.
        StorageError: It cannot be read or written.
    """
    station = open_station(folder, clock=clock or SystemClock(), reading=reading)
    ahead = timedelta(0) if clock is not None else _ahead(station)
    if ahead:
        station.close()
        clock = LaterClock(SystemClock(), ahead)
        station = open_station(folder, clock=clock, reading=reading)
    jobs, cases = Jobs(), Cases(station)
    people = People(station, cases, jobs, settings)
    drafts = Drafts(station.ledger.trust.origin, people, station.ledger.clock)
    return Desk(
        station=station,
        queries=Queries(station.ledger, lambda: station.catalogue, station.ledger.view_meanwhile),
        cases=cases,
        jobs=jobs,
        people=people,
        drafts=drafts,
        handed=Handed(station),
        settings=settings,
        news=News(),
        outside=OutsideWatch(station, jobs),
    )


def _ahead(station: Station) -> timedelta:
    """How far the clock must be ahead of the machine's: the demonstration's story may end later."""
    if not station.ledger.trust.origin.startswith(f"{ORIGIN}/"):
        return timedelta(0)
    (newest,) = station.ledger.events([station.ledger.head.size - 1])
    ahead = parse_instant(newest.recorded.at) - station.ledger.clock.now()
    return ahead + A_MOMENT if ahead > timedelta(0) else timedelta(0)
