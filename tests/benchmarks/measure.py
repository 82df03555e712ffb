"""What benchmarks share: fair turns, data that is made once, caches dropped, a table of ratios.

Ratios are against a peer or a bare floor measured in the same run, in turns with ours, so that a
machine that slows down does so for both.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

_POLL_S: Final = 0.02


class Cost(NamedTuple):
    """Time on the clock, and time of all processors."""

    wall_s: float
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    what: str
    ours: str
    peer: str
    ratio: float
    wanted: float
    at_least: bool

    @property
    def is_met(self) -> bool:
        """Whether the ratio is what was wanted."""
        return self.ratio >= self.wanted if self.at_least else self.ratio <= self.wanted


@dataclass(slots=True)
class Table:
    """Ratios, printed one by one as they are found."""

    title: str
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        print(f"\n{self.title}")
        print(f"{'what':<46} {'ours':>12} {'peer or floor':>28} {'ratio':>7}   wanted")

    def faster(self, what: str, ours_s: float, peer: str, peer_s: float, wanted: float) -> None:
        """Ours against a peer: how many times its throughput, at least."""
        told = f"{peer} {peer_s:.3f} s"
        self._add(Row(what, f"{ours_s:.3f} s", told, peer_s / ours_s, wanted, at_least=True))

    def slower(self, what: str, ours_s: float, floor: str, floor_s: float, wanted: float) -> None:
        """Ours against a floor: how many times its time, at most."""
        told = f"{floor} {floor_s:.3f} s"
        self._add(Row(what, f"{ours_s:.3f} s", told, ours_s / floor_s, wanted, at_least=False))

    def below(self, what: str, value: float, limit: float, unit: str) -> None:
        """A size that must stay below a limit."""
        told = f"limit {limit:g} {unit}"
        self._add(Row(what, f"{value:.0f} {unit}", told, value / limit, 1, at_least=False))

    def floor(self, what: str, ours: Cost, floor: str, least: Cost) -> None:
        """Ours beside what no program can do without; nothing is wanted of it."""
        told = f"{floor} {least.wall_s:.3f} s"
        times = f"{ours.wall_s / least.wall_s:.2f} x, CPU {ours.cpu_s / least.cpu_s:.2f} x"
        self.tell(what, times, told)

    def processors(self, what: str, ours: Cost, peer: str, theirs: Cost) -> None:
        """Time of all processors, which stays the same while others use the machine too."""
        told = f"{peer} {theirs.cpu_s:.3f} s, {theirs.cpu_s / ours.cpu_s:.2f} x"
        self.tell(f"{what}, CPU", f"{ours.cpu_s:.3f} s", told)

    def add_up(self, steps_s: float, measured_s: float) -> None:
        """How much of what was measured the steps told before are together."""
        told = f"{steps_s / measured_s:.2f} of {micro(measured_s)} measured"
        self.tell("  these together", micro(steps_s), told)

    def tell(self, what: str, ours: str, peer: str = "") -> None:
        """Something good to know, of which nothing is wanted."""
        print(f"{what:<46} {ours:>12} {peer:>28}", flush=True)

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        sign = ">=" if row.at_least else "<="
        met = "met" if row.is_met else "NOT MET"
        print(
            f"{row.what:<46} {row.ours:>12} {row.peer:>28} {row.ratio:>7.2f}"
            f"   {sign} {row.wanted:g}  {met}",
            flush=True,
        )


def turns(
    rounds: int, *runs: Callable[[], object], before: Callable[[], object] | None = None
) -> list[float]:
    """Run each in turn, and again; the time of each, in seconds.

    The best of all rounds; with `before`, which is for what waits for a disk, the median, since a
    disk has lucky moments too.

    Args:
        rounds: How often.
        runs: What to measure against each other.
        before: Called before each run, not measured.
    """
    return [cost.wall_s for cost in costs(rounds, *runs, before=before)]


def costs(
    rounds: int,
    *runs: Callable[[], object],
    before: Callable[[], object] | None = None,
    of: Callable[[Callable[[], object]], Cost] | None = None,
) -> list[Cost]:
    """As `turns`, with the time of processors, which tells of a machine that others use too.

    Args:
        rounds: How often.
        runs: What to measure against each other.
        before: Called before each run, not measured.
        of: How one run is measured, where `cost` would not see its processes.
    """
    found: list[list[Cost]] = [[] for _ in runs]
    for _ in range(rounds):
        for each, run in zip(found, runs, strict=True):
            if before is not None:
                before()
            each.append((of or cost)(run))
    chosen = min if before is None else median
    return [
        Cost(chosen(one.wall_s for one in each), chosen(one.cpu_s for one in each))
        for each in found
    ]


def cost(run: Callable[[], object]) -> Cost:
    """What one run takes, in this process and in those that it starts and waits for."""
    before, start = os.times(), time.perf_counter()
    run()
    wall_s, after = time.perf_counter() - start, os.times()
    return Cost(wall_s, sum(after[:4]) - sum(before[:4]))


def cost_of_family(run: Callable[[], object]) -> Cost:
    """What one run takes in this process and in those that it has started before, still there."""
    before, start = family_processors_s(os.getpid()), time.perf_counter()
    run()
    wall_s = time.perf_counter() - start
    return Cost(wall_s, family_processors_s(os.getpid()) - before)


def alone(step: Callable[[], object], times: int = 500) -> float:
    """CPU seconds of a step that is done over and over; the best of some rounds."""
    best = float("inf")
    for _ in range(9):
        before = time.process_time()
        for _ in range(times):
            step()
        best = min(best, time.process_time() - before)
    return best / times


def micro(seconds: float) -> str:
    """Microseconds, for a table."""
    return f"{seconds * 1e6:.1f} µs"


def tool(*command: str | os.PathLike[str]) -> Callable[[], object]:
    """A run of another program, its output thrown away.

    Raises:
        FileNotFoundError: The program is not installed.
    """
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(f"{command[0]} is needed for this benchmark")
    return lambda: subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def drop_caches(*folders: Path) -> None:
    """Make the next reading of files come from the disk.

    As root the whole page cache is dropped, with what is known of names and folders; otherwise the
    content of the files in these folders only.
    """
    os.sync()
    with contextlib.suppress(OSError):
        Path("/proc/sys/vm/drop_caches").write_text("3\n")
        return
    for folder in folders:
        for path in [folder] if folder.is_file() else folder.rglob("*"):
            if path.is_file():
                descriptor = os.open(path, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)


def peak_memory(command: Sequence[str | os.PathLike[str]]) -> int:
    """Run a program; see `watched`."""
    return watched(command)[1]


def watched(
    command: Sequence[str | os.PathLike[str]], env: Mapping[str, str] | None = None
) -> tuple[str, int]:
    """Run a program; what it says, and its peak of memory.

    Args:
        command: What to run.
        env: Its environment; None for ours.

    Returns:
        Its output; the most bytes that it and all its children took at one moment, of which pages
        that several of them share count once (PSS).
    """
    peak = 0
    with tempfile.TemporaryFile("w+") as output:
        with subprocess.Popen(command, env=env, stdout=output) as process:
            while process.poll() is None:
                peak = max(peak, family_memory(process.pid))
                time.sleep(_POLL_S)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        output.seek(0)
        return output.read(), peak


def family_memory(pid: int) -> int:
    """Bytes that a process and all its children take now; pages that they share count once."""
    return sum(_pss(each) for each in _family(pid))


def family_processors_s(pid: int) -> float:
    """Seconds of processor time that a process and its children, as they are now, have taken."""
    return sum(map(_processors_s, _family(pid)))


def _processors_s(pid: int) -> float:
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _family(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


@contextlib.contextmanager
def data_folder(wanted: Path | None = None) -> Iterator[Path]:
    """A folder for the data of a benchmark, removed at the end unless it was named."""
    if wanted is not None:
        wanted.mkdir(parents=True, exist_ok=True)
        yield wanted
        return
    with tempfile.TemporaryDirectory(prefix="custody-bench-", dir="/var/tmp") as folder:
        yield Path(folder)


def python(*words: str | os.PathLike[str]) -> list[str | os.PathLike[str]]:
    """The command that runs this Python with these words."""
    return [sys.executable, *words]
