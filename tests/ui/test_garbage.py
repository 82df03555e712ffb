import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

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
