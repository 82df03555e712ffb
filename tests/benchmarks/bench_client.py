"""The client on a large ledger: start, the ledger's page, search as one types, scrolling.

The start is told against an empty window of the same toolkit in the same run. Everything is drawn
offscreen.

    python tests/benchmarks/bench_client.py [--quick | --full] [--folder DIR]
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "*=false"

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from custody.clock import SystemClock  # noqa: E402
from custody.domain.events import Draft  # noqa: E402
from custody.event_filter import EventFilter  # noqa: E402
from custody.keys.keyring import Keyring  # noqa: E402
from custody.keys.software import SECRET_COST  # noqa: E402
from custody.progress import no_progress  # noqa: E402
from custody.station import open_station  # noqa: E402
from tests.benchmarks.measure import Table, data_folder, python, turns  # noqa: E402
from tests.benchmarks.seizing import seizure_lines  # noqa: E402
from tests.benchmarks.stalls import StallWatch  # noqa: E402
from tests.custody.office import found_office, passphrase  # noqa: E402
from ui import rooms, theme, translations  # noqa: E402
from ui.pages.ledger import LedgerPage  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.windows.main import MainWindow  # noqa: E402
from ui.wiring import open_desk  # noqa: E402

CASES = 50
BLOCK = 5000
START_EVENTS = 100_000
WORDS = ("r", "rem", "remark", "remark 1", "remark 17", "4", "4999", "C-7", "nothing")


def grow(folder: Path, events: int) -> None:
    """Fill a station's ledger with events of many cases, in blocks."""
    officer = Keyring(folder / "keys", SECRET_COST).open("ANNA", passphrase)
    with open_station(folder, clock=SystemClock()) as station:
        ledger = station.ledger
        with ledger.writing() as writer:
            for number in range(CASES):
                body = {"registration": f"REG {number}", "registered_on": "2026-03-02"}
                if station.service.case_of("case", f"C-{number}") is None:
                    writer.append(Draft("case.opened", body, "OIC", case=f"C-{number}"), officer)
        while ledger.head.size < events:
            with ledger.writing() as writer:
                for _ in range(min(BLOCK, events - ledger.head.size)):
                    number = random.randrange(10**6)  # noqa: S311 - nothing is secret here
                    remark = {"note": f"remark {number}", "statement": f"I note: remark {number}"}
                    draft = Draft(
                        "event.annotated",
                        {"target": "case"},
                        "INV",
                        case=f"C-{number % CASES}",
                        private=remark,
                        language="en",
                    )
                    writer.append(draft, officer)
        ledger.view  # noqa: B018


_EMPTY = """
import os, time
began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
window.grab()
painted = time.perf_counter() - began
used = os.times()
print(painted, used.user + used.system, peak_mb(), painted)
"""
_OURS = """
import os, sys, time
began = time.perf_counter()
from pathlib import Path
from custody.garbage import uncollected
with uncollected():
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication
    from ui import theme, translations
    from ui.client import Client
    from ui.settings import Settings
    application = QApplication([])
    settings = Settings(Path(sys.argv[2]))
    theme.install(application)
    translations.choose(application, "en")
    client = Client(settings)
    client.start(Path(sys.argv[1]))
application.processEvents()
client.window.grab()
painted = time.perf_counter() - began
while client.window.page().agenda is None:
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
used = os.times()
print(painted, used.user + used.system, peak_mb(), time.perf_counter() - began, flush=True)
os._exit(0)  # what goes on behind is not waited for
"""
_PEAK = """
from pathlib import Path

def peak_mb():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
"""


def start_lines(table: Table, folder: Path, settings: Path, *, rounds: int) -> None:
    """Time and memory until the window is painted and until its rows stand, against an empty one.

    A first round, which is not counted, leaves bytecode behind, as an installation does.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(script: str) -> list[float]:
        result = subprocess.run(
            python("-c", _PEAK + script, folder, settings),
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return [float(word) for word in result.stdout.split()]

    seen: dict[str, list[list[float]]] = {_EMPTY: [], _OURS: []}
    for number in range(rounds + 1):
        for script, found in seen.items():
            figures = run(script)
            if number:
                found.append(figures)
    empty, ours = ([median(part) for part in zip(*found, strict=True)] for found in seen.values())
    table.tell("an empty window", f"{empty[0]:.3f} s", f"CPU {empty[1]:.3f} s, {empty[2]:.0f} MB")
    table.below("start, beyond that", 1000 * (ours[0] - empty[0]), 400, "ms")
    table.tell("  until Today's rows stand", f"{1000 * (ours[3] - empty[3]):.0f} ms")
    table.tell("  CPU time until then", f"{1000 * (ours[1] - empty[1]):.0f} ms")
    table.below("  its memory, beyond that", ours[2] - empty[2], 100, "MB")


def page_lines(table: Table, folder: Path, settings: Path, *, rounds: int) -> None:
    """First rows, search as one types, frames while scrolling."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.install(application)
    translations.choose(application, "en")
    desk = open_desk(folder, Settings(settings))
    pages: list[LedgerPage] = []

    def first_rows() -> None:
        page = LedgerPage(desk)
        page.resize(1280, 800)
        page.show()
        application.processEvents()
        page.table.viewport().grab()
        pages.append(page)

    (opening,) = turns(rounds, first_rows)
    page = pages[-1]
    events = f"{page.model.rowCount():,}"
    table.below(f"the ledger's page of {events} events, first rows", 1000 * opening, 150, "ms")
    slowest = max(_searching(application, page, words) for words in WORDS)
    table.below("search as one types, the slowest of nine", 1000 * slowest, 100, "ms")
    _until(application, lambda: page.model.is_settled)
    page.model.show_events(EventFilter())
    for what, step in (("by the wheel", 3), ("by leaps", 0)):
        busy = time.process_time()
        frames = _scrolling(application, page, step)
        cpu_s = time.process_time() - busy
        table.below(f"scrolling {what}, a frame in the median", 1000 * median(frames), 16, "ms")
        table.tell("  the slowest of all frames", f"{1000 * max(frames):.1f} ms")
        table.tell("  CPU time of one, in the mean", f"{1000 * cpu_s / len(frames):.1f} ms")
    for page in pages:
        page.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.close()


def stall_lines(table: Table, folder: Path, settings: Path) -> None:
    """How long the window's thread was held at most, in every room, and at a change of colours."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.install(application)
    desk = open_desk(folder, Settings(settings))
    window = MainWindow(desk)
    window.resize(1280, 800)
    window.show()
    rooms.load_all(no_progress)  # as happens behind a window that is open
    watch = StallWatch()
    watch.start()
    for turn in ("first", "again"):
        for room in rooms.ROOMS:
            watch.turn(
                f"room, {turn}: {room.name}",
                partial(window.go, room.name, "C-1" if room.name == "case" else None),
                lambda: not desk.jobs.running,
            )
    for scheme in (theme.Scheme.DARK, theme.Scheme.LIGHT):
        watch.turn("colours", partial(window.choose_scheme, scheme), lambda: not desk.jobs.running)
    watch.stop()
    for what, steps in (
        ("in a room, first", "room, first"), ("in a room, again", "room, again"),
        ("at a change of colours, every room open", "colours"),
    ):  # fmt: skip
        here = [each for each in watch.stalls if each.step.startswith(steps)]
        worst = max(here, key=lambda each: each.cpu_seconds, default=None)
        told = "none" if worst is None else f"{1000 * worst.cpu_seconds:.0f} ms, {worst.step}"
        table.tell(f"longest stall {what}", told, "" if worst is None else worst.where())
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.close()


def _searching(application: QApplication, page: LedgerPage, words: str) -> float:
    """From the question to painted rows, without the pause that waits for typing to rest."""
    painted: list[float] = []

    def note() -> None:
        painted.append(time.perf_counter())

    page.model.modelReset.connect(note)
    began = time.perf_counter()
    page.model.show_events(EventFilter(words=words))
    _until(application, lambda: bool(painted))
    page.table.viewport().grab()
    took = time.perf_counter() - began
    page.model.modelReset.disconnect(note)
    _until(application, lambda: page.model.is_settled)
    return took


def _scrolling(application: QApplication, page: LedgerPage, step: int) -> list[float]:
    """Times of two hundred frames; by leaps to any place where the step is 0."""
    bar = page.table.verticalScrollBar()
    bar.setValue(0)
    _until(application, lambda: bar.maximum() > 0)
    frames = []
    for number in range(200):
        leap = random.randrange(bar.maximum() + 1)  # noqa: S311 - nothing is secret here
        began = time.perf_counter()
        bar.setValue(number * step if step else leap)
        page.table.viewport().repaint()
        frames.append(time.perf_counter() - began)
        application.processEvents()
    return frames


def _until(application: QApplication, reached: Callable[[], bool]) -> None:
    while not reached():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smaller ledger, less exact")
    parser.add_argument("--full", action="store_true", help="a ledger of a million; some minutes")
    parser.add_argument("--folder", type=Path, help="where to work; default: a temporary folder")
    asked = parser.parse_args()
    events = 20_000 if asked.quick else START_EVENTS
    with data_folder(asked.folder) as kept, TemporaryDirectory(dir=kept) as made:
        folder = Path(made)
        os.environ["CUSTODY_HOME"] = str(folder / "home")
        ledger, settings = folder / "office", folder / "client.ini"
        found_office(ledger)
        grow(ledger, events)
        table = Table(f"The client, {events:,} events")
        start_lines(table, ledger, settings, rounds=3 if asked.quick else 7)
        if asked.full:
            grow(ledger, 10 * events)
        page_lines(table, ledger, settings, rounds=3 if asked.quick else 5)
        stall_lines(table, ledger, settings)
        seizure_lines(table, folder / "seizure", rounds=3 if asked.quick else 5)


if __name__ == "__main__":
    main()
