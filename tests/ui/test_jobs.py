"""Jobs: told on the window's thread, stopped on request, and never left behind."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from custody.errors import InputError
from custody.progress import Progress
from ui.jobs import Job, Jobs, alive

SIGNALS = 10_000


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    lanes.close()
    assert not [t for t in threading.enumerate() if t.name.startswith(("read", "write"))]


def test_a_job_gives_its_result_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[str, QThread]] = []
    job = Job(lambda _progress: threading.current_thread().name)
    job.succeeded.connect(lambda name: told.append((name, QThread.currentThread())))
    with qtbot.waitSignal(job.finished):
        jobs.read(job)
    ((name, thread),) = told
    assert name.startswith("read")
    assert thread is QApplication.instance().thread()  # type: ignore[union-attr]
    assert jobs.running == ()


def test_a_failed_job_tells_its_error(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise InputError("input.no_case", case="C-9")

    job = Job(work)
    with qtbot.waitSignal(job.failed) as caught:
        jobs.read(job)
    assert caught.args is not None
    assert caught.args[0].code == "input.no_case"


def test_a_job_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress(1, 2)

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        jobs.read(job)
        assert begun.wait(5)
        job.cancel()


def test_a_paused_job_waits_and_goes_on(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[int] = []

    def work(progress: Progress) -> int:
        for step in range(3):
            progress(step, 3)
            steps.append(step)
        return len(steps)

    job = Job(work)
    job.pause()
    jobs.read(job)
    assert job.is_paused
    assert steps == []
    with qtbot.waitSignal(job.succeeded):
        job.resume()
    assert steps == [0, 1, 2]


def _note(order: list[int], number: int, _progress: Progress) -> None:
    order.append(number)


def test_what_writes_goes_one_after_the_other(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    made = [Job(partial(_note, order, number)) for number in range(20)]
    with qtbot.waitSignals([job.finished for job in made]):
        for each in made:
            jobs.write(each)
    assert order == list(range(20))
    assert not any(job.can_cancel for job in made)


def test_ten_thousand_signals_end_no_process(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[int] = []
    job = Job(lambda _progress: None)
    job.progressed.connect(lambda done, _total: told.append(done))
    for number in range(SIGNALS):
        job.progressed.emit(number, SIGNALS)
    assert len(told) == SIGNALS


def test_numbers_beyond_32_bits_arrive_whole(jobs: Jobs, qtbot: QtBot) -> None:
    job = Job(lambda progress: progress(2**40, 2**40))
    told: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.finished):
        jobs.read(job)
    assert told == [(2**40, 2**40)]


def test_work_that_outlives_its_page_tells_nobody() -> None:
    told: list[str] = []
    page = QObject()
    slot = alive(page, told.append)
    slot("before")
    delete(page)
    slot("after")
    assert told == ["before"]
