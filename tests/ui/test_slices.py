"""Work in slices: the window hears between them, and whoever cannot wait has the rest at once."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.slices import SLICE_S, Slices


def steps(done: list[int], count: int, each_s: float = 0.0) -> Iterator[None]:
    for number in range(count):
        time.sleep(each_s)
        done.append(number)
        yield


def test_the_window_hears_between_the_slices(qtbot: QtBot) -> None:
    owner, done, heard = QObject(), list[int](), list[int]()
    beat = QTimer(owner)
    beat.timeout.connect(lambda: heard.append(len(done)))
    beat.start(0)
    slices = Slices(owner)
    slices.begin(steps(done, 6, SLICE_S))
    assert not done
    qtbot.waitUntil(lambda: not slices.is_open)
    beat.stop()
    assert done == [0, 1, 2, 3, 4, 5]
    assert {1, 2, 3, 4, 5} <= set(heard)


def test_what_is_left_is_done_at_once_for_who_cannot_wait() -> None:
    owner, done = QObject(), list[int]()
    slices = Slices(owner)
    slices.begin(steps(done, 100))
    slices.finish()
    assert done == list(range(100))
    assert not slices.is_open


def test_other_work_takes_the_place_of_what_is_left(qtbot: QtBot) -> None:
    owner, first, second = QObject(), list[int](), list[int]()
    slices = Slices(owner)
    slices.begin(steps(first, 100))
    slices.begin(steps(second, 2))
    qtbot.waitUntil(lambda: not slices.is_open)
    slices.drop()
    assert not first
    assert second == [0, 1]


def test_at_the_end_nothing_is_open_any_more(qtbot: QtBot) -> None:
    owner = QObject()
    slices = Slices(owner)
    told: list[bool] = []
    slices.ended.connect(lambda: told.append(slices.is_open))
    with qtbot.waitSignal(slices.ended):
        slices.begin(iter(range(3)))
    slices.begin(iter(range(3)))
    slices.finish()
    slices.finish()
    assert told == [False, False]


def test_work_may_be_the_last_that_keeps_its_owner(qtbot: QtBot) -> None:
    class Owner(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.slices = Slices(self)
            self.slices.begin(self.work())

        def work(self) -> Iterator[None]:
            yield
            done.append(True)

    done: list[bool] = []
    Owner()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(1)  # what is raised in a turn fails here
