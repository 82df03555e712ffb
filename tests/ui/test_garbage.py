import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import Sweeper
from ui.jobs import Job, Jobs


class Knot:
    """Something that only the search for cycles frees."""

    def __init__(self, freed_by: list[int]) -> None:
        self.itself = self
        self.freed_by = freed_by

    def __del__(self) -> None:
        self.freed_by.append(threading.get_ident())


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    lanes.close()


def make_much(*_: object) -> int:
    """What would start Python's own search many times over."""
    return len([[number] for number in range(200_000)])


def test_what_goes_in_circles_is_freed_on_the_thread_of_the_window_alone(
    qtbot: QtBot, jobs: Jobs
) -> None:
    freed_by: list[int] = []
    for _ in range(50):
        Knot(freed_by)
    for _ in range(3):
        job = Job(make_much)
        with qtbot.waitSignal(job.finished):
            jobs.read(job)
    here = threading.get_ident()
    assert set(freed_by) <= {here}
    kept = [[number] for number in range(5000)]  # enough for the sweeper to find it worth while
    qtbot.waitUntil(lambda: len(freed_by) == 50)
    assert set(freed_by) == {here}
    assert len(kept) == 5000


def test_python_looks_for_itself_again_when_the_last_lanes_are_closed(qtbot: QtBot) -> None:
    before = gc.get_threshold()
    one, other = Jobs(), Jobs()
    assert gc.get_threshold()[0] == 0
    one.close()
    one.close()
    assert gc.get_threshold()[0] == 0
    other.close()
    assert gc.get_threshold() == before


@pytest.fixture
def searched() -> Iterator[list[int]]:
    """Which generations were searched, in order."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def make_due() -> None:
    gc.collect(1)
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)


def test_what_is_old_is_searched_only_when_it_has_grown(
    qapp: object, jobs: Jobs, searched: list[int]
) -> None:
    sweeper = jobs._sweeper
    sweeper._timer.setInterval(1_000_000)
    Sweeper.settle()
    kept = [[number] for number in range(20_000)]
    for more, is_searched in ((0, True), (1000, False), (20_000, True)):
        kept += [[number] for number in range(more)]
        make_due()
        searched.clear()
        sweeper.look()
        assert (2 in searched) is is_searched, more
    assert len(kept) == 41_000


def test_what_was_settled_is_searched_again_when_nobody_sweeps_any_more(qapp: object) -> None:
    freed_by: list[int] = []
    lanes, knot = Jobs(), Knot(freed_by)
    Sweeper.settle()
    del knot
    gc.collect()
    assert not freed_by
    lanes.close()
    gc.collect()
    assert freed_by == [threading.get_ident()]
