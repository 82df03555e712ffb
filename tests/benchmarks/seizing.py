"""A seizure of five things with photographs, logged by an automated hand that never thinks."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from custody.demo.founding import PASSPHRASE, found_demonstration
from custody.domain.commands import Command
from custody.progress import Progress
from custody.service import Act, Receipt
from tests.benchmarks.measure import Table
from tests.ui.runs import hand
from ui import theme, translations
from ui.desk import Desk
from ui.runs.beginning import begin
from ui.runs.seizure import SeizureRun
from ui.settings import Settings
from ui.wiring import open_desk

if TYPE_CHECKING:
    from ui.runs.frame import Frame

CASE = "C-1"
_PHOTO_SIDE = 3000


def seizure_lines(table: Table, folder: Path, *, rounds: int) -> None:
    """Machine time of the whole run, and of the transaction that its signature is."""
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    theme.install(application)
    translations.choose(application, "en")
    _make_case(folder)
    photos = [hand.make_photo(folder, number, side=_PHOTO_SIDE) for number in range(5)]
    desk = open_desk(folder / "ledger", Settings(folder / "client.ini"))
    _until(application, lambda: desk.people.person is not None, lambda: _unlock(desk))
    seen = [_log(application, desk, photos, number) for number in range(rounds)]
    desk.close()
    whole, signing = (median(part) for part in zip(*seen, strict=True))
    table.below("a seizure of five things with photographs", whole, 5, "s")
    table.below("  its signing transaction", 1000 * signing, 300, "ms")


def _make_case(folder: Path) -> None:
    player = found_demonstration(folder)
    fields = {
        "registration": CASE,
        "registered_on": "2026-03-01",
        "offences": [{"act": "Criminal Code", "article": "190"}],
        "confidentiality": "pretrial_secret",
    }
    player.station.service.execute(Act(Command("case.open", fields, CASE), player.keys["ALM"]))
    player.station.close()


def _unlock(desk: Desk) -> None:
    def failed(err: Exception) -> None:
        raise err

    desk.people.unlock("ALM", PASSPHRASE.decode(), failed=failed)


def _log(
    application: QApplication, desk: Desk, photos: Sequence[Path], number: int
) -> tuple[float, float]:
    """Seconds from the first step to the closing page, and of the transaction in them."""
    signing: list[float] = []
    done: list[Receipt] = []

    class Timed(SeizureRun):
        def perform(self, acts: Sequence[Act], progress: Progress) -> Receipt:
            began = time.perf_counter()
            receipt = super().perform(acts, progress)
            signing.append(time.perf_counter() - began)
            return receipt

    def wait(reached: Callable[[], bool]) -> None:
        _until(application, reached)

    began = time.perf_counter()
    frame: Frame = begin(Timed, desk)
    frame.resize(1280, 800)
    frame.show()
    frame.done.connect(done.append)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    things = [
        hand.Thing(each.kind, each.details, each.state, f"{each.seal}-{number}")
        for each in hand.THINGS
    ]
    hand.fill_items(frame, wait, [(t, [p]) for t, p in zip(things, photos, strict=True)])
    hand.fill_data(frame, wait)
    hand.fill_end(frame)
    if not frame.review.can_sign:
        raise RuntimeError(frame.review.refusal() or frame._strip.text())
    frame.review.sign()
    wait(lambda: bool(done))
    frame.grab()
    took = time.perf_counter() - began
    frame.close()
    frame.deleteLater()
    return took, signing[0]


def _until(
    application: QApplication, reached: Callable[[], bool], begin_: Callable[[], None] | None = None
) -> None:
    if begin_ is not None:
        begin_()
    while not reached():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
