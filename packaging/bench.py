"""Run the benchmarks: `bench_*.py` under tests/benchmarks, all or those named.

Each prints its own table while it runs; at the end stands one line for each benchmark, with what it
took and how many of its ratios are as wanted, and below it every ratio that is not.

    python packaging/bench.py [--quick | --full]              all; quickly, in some ten minutes
    python packaging/bench.py NAME … [--quick | --full] [OPTIONS OF THOSE BENCHMARKS …]
    python packaging/bench.py --fuzz [TARGET …] [--seconds N]     readers of foreign bytes
    python packaging/bench.py --mutate [--step N] [--bit N]       every byte of a bundle changed
    python packaging/bench.py --firefox                           the whole corpus in Firefox
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
_MET: Final = "  met"
_NOT_MET: Final = "NOT MET"
"""How a line of `tests.benchmarks.measure.Table` ends."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one benchmark."""

    name: str
    took_s: float
    met: int
    not_met: tuple[str, ...]
    status: int


def endurance() -> dict[str, Path]:
    """Option to script of what measures no speed and is run by itself."""
    folder = ROOT / "tests" / "benchmarks"
    return {f"--{name}": folder / f"{name}.py" for name in ("fuzz", "mutate", "firefox")}


def scripts() -> dict[str, Path]:
    """Name to script of every benchmark."""
    found = sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py"))
    return {path.stem.removeprefix("bench_"): path for path in found}


def run(name: str, script: Path, options: Sequence[str]) -> Outcome:
    """Run a benchmark in a process of its own and show what it prints, line by line."""
    start, met, not_met = time.monotonic(), 0, []
    with subprocess.Popen(
        [sys.executable, script, *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if line.rstrip().endswith(_NOT_MET):
                not_met.append(line.rstrip())
            elif line.rstrip().endswith(_MET):
                met += 1
    return Outcome(name, time.monotonic() - start, met, tuple(not_met), process.returncode)


def summary(outcomes: Sequence[Outcome]) -> str:
    """The table at the end."""
    lines = [f"{'benchmark':<16} {'took':>8} {'as wanted':>12}"]
    for each in outcomes:
        told = f"{each.met} of {each.met + len(each.not_met)}"
        failed = f"   failed with status {each.status}" if each.status else ""
        lines.append(f"{each.name:<16} {each.took_s:>6.0f} s {told:>12}{failed}")
    lines += (line for each in outcomes for line in each.not_met)
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run them one after the other, and go on after one that fails."""
    alone = endurance().get(arguments[0]) if arguments else None
    if alone is not None:
        return subprocess.run([sys.executable, alone, *arguments[1:]], check=False).returncode
    known = scripts()
    parser = argparse.ArgumentParser(
        prog="./run bench", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="smaller data, less exact")
    size.add_argument("--full", action="store_true", help="the largest data, where there is such")
    # The first option that is not ours, and all behind it, is the benchmarks' own.
    ours = next(
        (at for at, word in enumerate(arguments)
         if word.startswith("-") and word not in ("--quick", "--full", "-h", "--help")),
        len(arguments),
    )  # fmt: skip
    asked, theirs = parser.parse_args(arguments[:ours]), list(arguments[ours:])
    unknown = set(asked.names) - known.keys()
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    if theirs and not asked.names:
        parser.error(f"name the benchmark that knows {theirs[0]}")
    outcomes = []
    for name in asked.names or known:
        options = ["--quick"] * asked.quick + theirs
        if asked.full and '"--full"' in known[name].read_text("utf-8"):
            options.insert(0, "--full")
        outcomes.append(run(name, known[name], options))
    print(f"\n{summary(outcomes)}")
    return 1 if any(each.status for each in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
