"""How long the window's thread is held: every room entered, every step of every run, every switch.

Each place is gone through in a process of its own, which ends after a while whatever it does, on
the worked example at its middle. Told is the longest time that events had to wait: what the thread
itself computed, which is judged, and the wall clock beside it, since for the rest it waited for
other threads, or others had the machine.

Places of `much` have thousands of everything in them. What others do on the machine makes a thread
compute longer: the best of several rounds is told.

    python tests/benchmarks/bench_holds.py [--quick] [--folder DIR] [--rounds N] [--only PLACE …]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "*=false"

from PySide6.QtWidgets import QApplication  # noqa: E402
from shiboken6 import isValid  # noqa: E402

from custody.demo.founding import PASSPHRASE, found_demonstration  # noqa: E402
from custody.keys.passphrases import from_text  # noqa: E402
from custody.keys.private_key import PrivateKey  # noqa: E402
from custody.progress import no_progress  # noqa: E402
from tests.benchmarks import much, much_walks  # noqa: E402
from tests.benchmarks.measure import Table, data_folder, python  # noqa: E402
from tests.benchmarks.stalls import Stall, StallWatch  # noqa: E402
from ui import rooms, theme, translations  # noqa: E402
from ui.runs.frame import Frame  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.slices import Slices  # noqa: E402
from ui.windows.main import MainWindow  # noqa: E402
from ui.wiring import open_desk  # noqa: E402

CASE: Final = "EX-26-0417"
LAST_ROW: Final = 38
HALF: Final = 26
"""The row of the example up to which items lie in the store and answers are awaited."""
LIMIT_MS: Final = 50
FRAME_MS: Final = 16
MOST_S: Final = 600
"""A place that takes longer is told as one that hung."""
_TOLD_MS: Final = 20
_ROOM_ARGUMENTS: Final = {"case": CASE, "item": "ITM-03", "ledger": 99}
_RUN_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {
    "hand_over": {"case": CASE, "items": ["ITM-03", "ITM-04"]},
    "record": {"case": CASE, "command": "item.inspect"},
    "stock": {"place": "safe C-3"},
    "correct": {"event": 40},
    "annotate": {"event": 40},
}
_PEOPLE: Final = {
    "enrol": "ADM1", "hand_over": "BOL", "stock": "BOL", "acknowledge": "ERZ", "resolve": "ERZ",
}  # fmt: skip
_DAILY: Final = "ALM"
_MUCH: Final = ("lists", "search", "picture", "runs", "events")
_LONG: Final = ("provider", "acquire", "seizure", "export")
"""Runs that take in thousands of files, up to their signature; and a bundle of such a case."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The longest time that events had to wait while something was done."""

    what: str
    cpu_ms: float
    """The most that the thread computed at one time."""
    wall_ms: float
    """The longest that events waited, which may have been another time."""
    where: str
    is_frame: bool = False
    """Whether it is the median of many paintings instead."""


class Walk:
    """A window on the example, gone through while its thread is watched."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        """Open the window, and import what is otherwise imported behind it."""
        self._application = application
        self.desk = open_desk(folder / "ledger", Settings(folder / "client.ini"))
        self.case = CASE
        self.window = MainWindow(self.desk)
        self.window.resize(1280, 800)
        self.window.show()
        rooms.load_all(no_progress)
        self.watch = StallWatch(_TOLD_MS / 1000)
        self._frames: list[Hold] = []
        self._open: list[Slices] = []

    def place(self, name: str) -> None:
        """Go through one place."""
        self._sit_down(_PEOPLE.get(name.removeprefix("run:"), _DAILY))
        self.watch.turn("", lambda: None, self._is_quiet)
        self.watch.start()
        if name.startswith("run:"):
            self._run(name)
        elif name == "switches":
            self._switches()
        elif name.startswith("much:"):
            self._much(name.removeprefix("much:"))
        else:
            for turn in ("first", "again"):
                self.do(turn, partial(self.window.go, name, _ROOM_ARGUMENTS.get(name)))
                self.do("", partial(self.window.go, "help" if name != "help" else "today"))
        self.watch.stop()

    def _run(self, name: str) -> None:
        argument = _RUN_ARGUMENTS.get(name.removeprefix("run:"), {"case": CASE})
        if name in ("run:acknowledge", "run:resolve"):
            argument = {"finding": self.desk.queries.findings(unresolved=True)[0].id}
        for turn in ("", ", again"):
            self.do(f"opened{turn}", partial(self.window.go, name, argument))
            frame = self.window.page()
            if not isinstance(frame, Frame):
                raise TypeError(name)
            for index in range(1, len(frame.run.steps)):
                self.do(f"step {index + 1}{turn}", partial(frame.show_step, index))
            self.do(f"left{turn}", frame.leave)

    def _switches(self) -> None:
        for room in rooms.ROOMS:
            self.do("", partial(self.window.go, room.name, _ROOM_ARGUMENTS.get(room.name)))
        for name in ("run:seizure", "run:record"):
            self.do("", partial(self.window.go, name, {"case": CASE}))
        for shown in ("run:seizure", "item", "settings", "help", "requests", "case"):
            self.do(
                "",
                partial(
                    self.window.go,
                    shown,
                    _ROOM_ARGUMENTS.get(shown, {"case": CASE})
                    if shown.startswith("run:")
                    else _ROOM_ARGUMENTS.get(shown),
                ),
            )
            for code in ("kk", "en"):
                self.do(f"language, {shown}", partial(self.window.choose_language, code))
            for scheme in (theme.Scheme.DARK, theme.Scheme.LIGHT):
                self.do(f"colours, {shown}", partial(self.window.choose_scheme, scheme))
        self.do("locked", self.desk.people.lock)

    def _much(self, name: str) -> None:
        match name:
            case "picture":
                for what, frame_ms in much_walks.picture(self):
                    self._frames.append(Hold(what, frame_ms, frame_ms, "", is_frame=True))
            case _ if name in _LONG:
                with tempfile.TemporaryDirectory() as scratch:
                    getattr(much_walks, name)(self, Path(scratch))
                    self.do("", lambda: None)  # to remove the files is no hold of the window's
            case _:
                getattr(much_walks, name)(self)

    def do(
        self, what: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True
    ) -> None:
        """Do something from the event loop, and wait until it is done and all is quiet."""
        self.watch.turn(what, act, lambda: self._is_quiet() and done())

    def _is_quiet(self) -> bool:
        if self.desk.jobs.running or any(isValid(each) and each.is_open for each in self._open):
            return False  # without a search among all widgets, which would be a hold of its own
        works = [*self.window.findChildren(Slices), *self._application.findChildren(Slices)]
        self._open = [each for each in works if each.is_open]
        return not self._open

    def _sit_down(self, person: str) -> None:
        self.desk.people.take(person, self.key(person))

    def key(self, person: str) -> PrivateKey:
        """The key of a person, opened."""
        signer = self.desk.station.keyring.open(person, from_text(PASSPHRASE.decode()))
        known = self.desk.cases.roster().keys[signer.public.name]
        return signer.bound(known.public.suite)

    def holds(self) -> Iterator[Hold]:
        """The longest of each thing that was done."""
        of: dict[str, list[Stall]] = {}
        for each in self.watch.stalls:
            if each.step:
                of.setdefault(each.step, []).append(each)
        for what, stalls in of.items():
            busiest = max(stalls, key=lambda each: each.cpu_seconds)
            wall_s = max(each.seconds for each in stalls)
            yield Hold(what, 1000 * busiest.cpu_seconds, 1000 * wall_s, busiest.where())
        yield from self._frames


def places() -> list[str]:
    """Every place there is."""
    return [*(room.name for room in rooms.ROOMS), *(f"run:{run.name}" for run in rooms.RUNS),
            "switches", *(f"much:{name}" for name in (*_MUCH, *_LONG))]  # fmt: skip


def _fill(folder: Path, last_row: int) -> None:
    folder.mkdir()
    os.environ["CUSTODY_HOME"] = str(folder / "state")
    player = found_demonstration(folder)
    player.story["step"][:] = [
        step for step in player.story["step"] if step["row"] <= last_row and step["row"] != 36
    ]
    for _ in player.play():
        pass
    player.station.close()


def _walk(folder: Path, name: str) -> None:
    os.environ["CUSTODY_HOME"] = str(folder / "state")
    application = QApplication([])
    theme.install(application, theme.Scheme.LIGHT)
    translations.choose(application, "en")
    try:
        walk = Walk(application, folder)
        walk.place(name)
    except Exception:  # noqa: BLE001 - told, and not waited for the watching thread
        traceback.print_exc()
        os._exit(1)
    for each in walk.holds():
        told = [each.what, each.cpu_ms, each.wall_ms, each.where, each.is_frame]
        print(json.dumps(told), flush=True)
    sys.stdout.flush()
    os._exit(0)  # what goes on behind is not waited for


def _held(folder: Path, name: str) -> dict[str, Hold]:
    """Go through a place in a process of its own, on a copy: what it records is not kept."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        copy = shutil.copytree(folder, Path(made) / "copy")
        command = python(__file__, "--walk", name, "--folder", copy)
        found = subprocess.run(
            command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=MOST_S
        )
    holds = [Hold(*json.loads(line)) for line in found.stdout.splitlines()]
    return {each.what: each for each in holds}


def _tell(table: Table, folder: Path, name: str, rounds: int) -> None:
    try:
        seen = [_held(folder, name) for _ in range(rounds)]
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as err:
        table.below(f"{name}: {type(err).__name__}", float("inf"), LIMIT_MS, "ms")
        return
    best = [  # what a round did not tell was too short to be told
        replace(
            min((each[what] for each in seen), key=lambda hold: hold.cpu_ms),
            wall_ms=min(each[what].wall_ms for each in seen),
        )
        for what in seen[0]
        if all(what in each for each in seen)
    ]
    holds = sorted((each for each in best if not each.is_frame), key=lambda each: -each.cpu_ms)
    worst = next(iter(holds), Hold("nothing", 0, 0, ""))
    table.below(f"{name}: {worst.what}", worst.cpu_ms, LIMIT_MS, "ms")
    for each in holds:
        if each is worst or each.cpu_ms > LIMIT_MS or each.wall_ms > LIMIT_MS:
            times = f"CPU {each.cpu_ms:.0f}, wall {each.wall_ms:.0f} ms"
            table.tell(f"  {each.what}", times, f"  {each.where}")
    for each in best:
        if each.is_frame:
            table.below(f"  a frame of {each.what}", each.cpu_ms, FRAME_MS, "ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument("--folder", type=Path, help="where to work; default: a temporary folder")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--only", nargs="*", default=[], metavar="PLACE")
    parser.add_argument("--walk", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.walk:
        _walk(asked.folder, asked.walk)
    with data_folder(asked.folder) as folder:
        example, half, full = (folder / name for name in ("example", "half", "much"))
        for made, last_row in ((example, LAST_ROW), (half, HALF)):
            if not made.exists():
                _fill(made, last_row)
        if not full.exists():
            shutil.copytree(example, full)
            os.environ["CUSTODY_HOME"] = str(full / "state")
            much.fill(full / "ledger")
        of = dict.fromkeys((f"much:{name}" for name in (*_MUCH, *_LONG)), full)
        of |= dict.fromkeys(("much:provider", "much:seizure", "much:export"), half)
        table = Table("The window's thread, held longest")
        for name in asked.only or places():
            rounds = 1 if asked.quick else asked.rounds
            _tell(table, of.get(name, example), name, rounds)


if __name__ == "__main__":
    main()
