import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
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
    jobs._sweeper.look()
    jobs._sweeper.rest()
    assert freed_by == [here] * 50
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


def test_little_is_searched_at_once_and_the_rest_when_nobody_is_at_the_window(
    qapp: object, jobs: Jobs, searched: list[int]
) -> None:
    sweeper, freed_by = jobs._sweeper, list[int]()
    sweeper._looking.setInterval(1_000_000)
    sweeper.settle()
    for rows, is_searched in ((5000, True), (100_000, False)):
        read = [[number] for number in range(rows)]
        Knot(freed_by)
        searched.clear()
        sweeper.look()
        assert bool(searched) is is_searched, rows
        assert 2 not in searched
        assert len(freed_by) == 1
        assert len(read) == rows
    sweeper.rest()
    assert len(freed_by) == 2


def test_who_touches_a_window_puts_off_the_long_search(qtbot: QtBot, jobs: Jobs) -> None:
    sweeper, field = jobs._sweeper, QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow, timeout=20_000)
    sweeper._resting.setInterval(1_000_000)
    before = sweeper._resting.timerId()
    window = field.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_A)
    assert sweeper._resting.timerId() != before
    sweeper.release()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert not sweeper._resting.isActive()


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


def test_what_another_thread_is_making_is_not_touched(qapp: object, jobs: Jobs) -> None:
    """Who holds a tuple that is being made, be it for a moment, keeps it from being finished."""
    began, may_end = threading.Event(), threading.Event()
    made: list[object] = []

    def numbers() -> Iterator[int]:
        yield from range(5)
        began.set()
        may_end.wait()
        yield from range(995)

    def make() -> None:
        try:
            made.append(tuple(numbers()))
        except SystemError as err:
            made.append(err)

    def end(_frame: object, event: str, called: object) -> None:
        if event == "c_return" and called is gc.get_objects:
            may_end.set()
            maker.join()

    sweeper, maker = jobs._sweeper, threading.Thread(target=make)
    sweeper.settle()
    maker.start()
    began.wait()
    new = [[number] for number in range(5000)]
    sys.setprofile(end)
    sweeper.look()
    sys.setprofile(None)
    may_end.set()
    maker.join()
    assert made == [(*range(5), *range(995))]
    assert len(new) == 5000
