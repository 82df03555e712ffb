"""Pictures of every page and of each step of every run, filled with the worked example.

packaging/screenshots.py OUT [NAME …] [--languages kk,ru,en] [--schemes light,dark] [--large]

Each combination of language and colours is drawn by a process of its own. NAME chooses pages
(`cases`) and runs (`run:seizure`); by default all are drawn. --large draws at 200 %.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.windows.main import MainWindow

CASE: Final = "EX-26-0417"
ARGUMENTS: Final[dict[str, Any]] = {
    "case": CASE,
    "item": "ITM-01",
    "ledger": 40,
    "help": "verdicts",
    "run:record": {"case": CASE, "command": "item.inspect"},
    "run:correct": 40,
    "run:annotate": 40,
}
"""What a page or a run is opened with, where it needs something."""
PERSON: Final = "ALM"
LARGE: Final = ("today", "ledger", "item", "run:seizure", "run:hand_over")
SETTLE_MS: Final = 350
MOST_TURNS: Final = 30
WIDTH: Final = 1280
HEIGHT: Final = 800


def main() -> int:
    """Make the example, then draw each combination."""
    parser = argparse.ArgumentParser(prog="./run screenshots", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--languages", default="kk,ru,en")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--station", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.station is not None:
        _draw(asked)
        return 0
    with tempfile.TemporaryDirectory() as place:
        station = Path(place)
        _fill(station)
        failed = [
            name
            for name, command, more in _processes(asked, station)
            if subprocess.run(command, env={**os.environ, **more}, check=False).returncode
        ]
    if failed:
        print(f"not drawn: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _processes(
    asked: argparse.Namespace, station: Path
) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Name, command and environment of each process."""
    common = [sys.executable, "-P", str(Path(__file__))]
    home = {"CUSTODY_HOME": str(station / "state")}
    for language in asked.languages.split(","):
        for scheme in asked.schemes.split(","):
            options = ["--languages", language, "--schemes", scheme, "--station", str(station)]
            yield (
                f"{language}-{scheme}",
                [*common, str(asked.out), *asked.names, *options],
                home,
            )
    if asked.large or not asked.names:
        options = ["--languages", "ru", "--schemes", "light", "--station", str(station), "--large"]
        names = asked.names or LARGE
        yield "200 %", [*common, str(asked.out), *names, *options], home | {"QT_SCALE_FACTOR": "2"}


def _fill(station: Path) -> None:
    """Play the worked example, as the demonstration does."""
    from custody.demo.founding import found_demonstration

    os.environ["CUSTODY_HOME"] = str(station / "state")
    player = found_demonstration(station)
    for _ in player.play():
        pass
    player.station.close()


def _draw(asked: argparse.Namespace) -> None:
    """Draw one language in one set of colours."""
    from PySide6.QtWidgets import QApplication

    from ui import theme, translations
    from ui.settings import Settings
    from ui.windows.main import MainWindow
    from ui.wiring import open_desk

    os.environ["CUSTODY_HOME"] = str(asked.station / "state")
    application = QApplication([])
    theme.install(application, theme.Scheme(asked.schemes))
    translations.choose(application, asked.languages)
    settings = Settings(asked.station / f"{asked.languages}-{asked.schemes}.ini")
    settings.language = asked.languages
    settings.scheme = theme.Scheme(asked.schemes)
    settings.lock_after_min = 0
    desk = open_desk(asked.station / "ledger", settings)
    _sit_down(desk)
    window = MainWindow(desk)
    window.resize(WIDTH, HEIGHT)
    window.show()
    mark = f"{asked.languages}-{asked.schemes}" + ("-200" if asked.large else "")
    for name, shown in _shown(window, desk, asked.names):
        _settle(desk)
        file = asked.out / f"{name.replace(':', '-')}.{mark}.png"
        shown.grab().save(str(file))
        print(file.name, flush=True)
    window.close()
    desk.close()


def _sit_down(desk: "Desk") -> None:
    from custody.demo.founding import PASSPHRASE
    from custody.keys.passphrases import from_text

    signer = desk.station.keyring.open(PERSON, from_text(PASSPHRASE.decode()))
    known = desk.cases.roster().keys[signer.public.name]
    desk.people.take(PERSON, signer.bound(known.public.suite))


def _shown(window: "MainWindow", desk: "Desk", names: list[str]) -> Iterator[tuple[str, "QWidget"]]:
    """Each page and step, one after the other, in the window."""
    from ui.rooms import ROOMS, RUNS
    from ui.windows.finder import Finder

    for room in ROOMS:
        if not names or room.name in names:
            window.go(room.name, ARGUMENTS.get(room.name))
            yield room.name, window
    if not names or "finder" in names:
        finder = Finder(desk, window)
        finder.field.setText("ITM")
        finder.show()
        yield "finder", finder
        finder.close()
    for run in RUNS:
        name = f"run:{run.name}"
        if not names or name in names:
            argument = ARGUMENTS.get(name, {"case": CASE})
            if run.name in {"acknowledge", "resolve"}:
                argument = {"finding": desk.queries.findings(unresolved=False)[0].id}
            window.go(name, argument)
            yield from _steps(window, name)


def _steps(window: "MainWindow", name: str) -> Iterator[tuple[str, "QWidget"]]:
    from ui.runs.frame import Frame

    frame = window.page()
    if not isinstance(frame, Frame):
        return
    for index in range(len(frame.run.steps)):
        frame.show_step(index)
        yield f"{name}-{index + 1}", window
    frame.run.end()
    frame.left.emit()


def _settle(desk: "Desk") -> None:
    """Let jobs tell what they found, and the window paint it."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _ in range(MOST_TURNS):
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        if not desk.jobs.running:
            return


if __name__ == "__main__":
    sys.exit(main())
