"""Pictures of every page and of each step of every run, filled as on a day of work.

packaging/screenshots.py OUT [NAME …] [--languages kk,ru,en] [--schemes light,dark] [--large]

The worked example is played to its middle, when a finding is open, a preservation runs out and an
item is on its way; what the end of a case shows is drawn from the whole example (`end-case`).
Each combination of language and colours is drawn by a process of its own, on a copy of its own.
NAME chooses pages (`cases`), runs (`run:seizure`) and dialogs (`unlock`); by default all are drawn,
and a few of them at 200 % too. --large draws everything that is asked for at 200 %.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LARGE: Final = ("today", "ledger", "item", "case", "run:seizure", "run:hand_over")
DOUBLE: Final = {"QT_SCALE_FACTOR": "2"}
LAST_OF_MIDDLE: Final = 38
"""Row of the example after which the client's day begins."""
FOUND_LATE: Final = {35: "2026-05-22 09:10", 36: None}
"""Rows of the example that come later than told, or not at all: their finding is open."""
DAY: Final = "2026-05-22 09:20"
DUE: Final = "2026-05-22 10:00"


def main() -> int:
    """Make both examples, then draw each combination."""
    parser = argparse.ArgumentParser(prog="./run screenshots", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--languages", default="kk,ru,en")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--stations", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.stations is not None:
        _draw(asked)
        return 0
    with tempfile.TemporaryDirectory() as place:
        stations = Path(place)
        for moment in ("middle", "end"):
            _fill(stations / moment, moment)
        failed = [
            name
            for name, command, more in _processes(asked, stations)
            if subprocess.run(command, env={**os.environ, **more}, check=False).returncode
        ]
    if failed:
        print(f"not drawn: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _processes(
    asked: argparse.Namespace, stations: Path
) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Name, command and environment of each process."""
    common = [sys.executable, "-P", str(Path(__file__))]
    for language in asked.languages.split(","):
        for scheme in asked.schemes.split(","):
            options = ["--languages", language, "--schemes", scheme, "--stations", str(stations)]
            if asked.large:
                options.append("--large")
            command = [*common, str(asked.out), *asked.names, *options]
            yield f"{language}-{scheme}", command, DOUBLE if asked.large else {}
    if not asked.names and not asked.large:
        options = ["--languages", "kk", "--schemes", "light", "--stations", str(stations)]
        command = [*common, str(asked.out), *LARGE, *options, "--large"]
        yield "200 %", command, DOUBLE


def _fill(folder: Path, moment: str) -> None:
    """Play the worked example: whole, or as far as a day in its middle."""
    from custody.clock import format_instant
    from custody.demo.founding import found_demonstration
    from custody.demo.story import local
    from custody.domain.commands import Command
    from custody.service import Act

    folder.mkdir()
    os.environ["CUSTODY_HOME"] = str(folder / "state")
    player = found_demonstration(folder)
    steps: list[dict[str, Any]] = player.story["step"]
    if moment == "middle":
        early = [step for step in steps if step["row"] <= LAST_OF_MIDDLE]
        kept = [step for step in early if step["row"] not in FOUND_LATE]
        late = [
            {**step, "at": FOUND_LATE[step["row"]]} for step in early if FOUND_LATE.get(step["row"])
        ]
        steps[:] = [*kept, *late]
    for _ in player.play():
        pass
    if moment == "middle":
        player.clock.go_to(local(DAY, player.story["offset"]))
        offer = {
            "to": "ALM",
            "purpose": "Shown to the victim, to be recognised",
            "authority_ref": "CPC 118",
            "means": "in_hand",
            "seals": [{"item": "ITM-01", "seal": "S-3301"}],
            "condition": "Bag whole.",
            "expected_at": format_instant(local(DUE, player.story["offset"])),
        }
        command = Command("transfer.offer", offer, player.story["case"], ("ITM-01",))
        player.station.service.execute(Act(command, player.keys["BOL"]))
    player.station.close()


def _draw(asked: argparse.Namespace) -> None:
    """Draw one language in one set of colours."""
    from PySide6.QtWidgets import QApplication

    from tests.ui import scenes
    from ui import theme, translations

    application = QApplication([])
    theme.install(application, theme.Scheme(asked.schemes))
    translations.choose(application, asked.languages)
    mark = f"{asked.languages}-{asked.schemes}" + ("-200" if asked.large else "")
    for moment in ("middle", "end"):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            shutil.copytree(asked.stations / moment, folder, dirs_exist_ok=True)
            for name, shown in scenes.shown(folder, moment, asked.names, asked.languages):
                file = asked.out / f"{name.replace(':', '-')}.{mark}.png"
                shown.grab().save(str(file))
                print(file.name, flush=True)


if __name__ == "__main__":
    sys.exit(main())
