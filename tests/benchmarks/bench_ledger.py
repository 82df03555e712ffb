"""The ledger against bare floors, in the same run: append, audit, opening of a large one.

Floors do nothing but what cannot be left out: rows of the same size into plain SQLite tables with
WAL and `synchronous=FULL`; the same signatures made, or verified, by the same library.

    python tests/benchmarks/bench_ledger.py [--quick] [--folder DIR]
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.keys.signer import PublicKey  # noqa: E402
from custody.ledger.check import check_ledger  # noqa: E402
from custody.ledger.checkpoint import open_note  # noqa: E402
from custody.ledger.event import open_envelope  # noqa: E402
from custody.ledger.ledger import Ledger  # noqa: E402
from tests.custody.ledger.station import KEYS, Station, note_event, open_case  # noqa: E402

SEIZURE = 200
"""Events of one transaction: a seizure with its photographs."""
CASES = 50


class Line(NamedTuple):
    what: str
    ours: str
    floor: str
    ratio: str
    wanted: str


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare_tables(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for name, columns in (
        ("leaf", "data BLOB"),
        ("opening", "salt BLOB, envelope BLOB"),
        ("private_part", "salt BLOB, doc BLOB"),
        ("checkpoint", "note BLOB"),
    ):
        connection.execute(f"CREATE TABLE {name} (idx INTEGER PRIMARY KEY, {columns})")
    return connection


def bare_insert(connection: sqlite3.Connection, index: int, sizes: tuple[int, int, int]) -> None:
    envelope, private, note = sizes
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO leaf VALUES (?, ?)", (index, bytes(33)))
    connection.execute("INSERT INTO opening VALUES (?, ?, ?)", (index, bytes(32), bytes(envelope)))
    connection.execute(
        "INSERT INTO private_part VALUES (?, ?, ?)", (index, bytes(32), bytes(private))
    )
    connection.execute("INSERT INTO checkpoint VALUES (?, ?)", (index + 1, bytes(note)))
    connection.execute("COMMIT")


def append_lines(folder: Path, *, rounds: int, events: int) -> list[Line]:
    """One event a transaction, and a seizure in one transaction."""
    ledger = Station(folder / "append").create()
    with ledger.writing() as writer:
        open_case(writer)
        sample = note_event(writer, items=("ITM-1",))
    entry = ledger.entry(sample.index)
    sizes = (len(sample.envelope), len(entry.private or b""), len(ledger.note))
    numbers = count()

    def ours() -> None:
        for _ in range(events):
            with ledger.writing() as writer:
                note_event(writer, items=("ITM-1",))

    def seizure() -> None:
        with ledger.writing() as writer:
            for _ in range(SEIZURE):
                note_event(writer, items=("ITM-1",))

    with closing(bare_tables(folder / "bare.db")) as connection, ledger:

        def floor() -> None:
            for _ in range(events):
                bare_insert(connection, next(numbers), sizes)

        floors, one_by_one = [], []
        for _ in range(rounds):  # in turns, so that a busy moment of the disk hits both
            floors.append(timed(floor))
            one_by_one.append(timed(ours))
        seizures = [timed(seizure) for _ in range(3 * rounds)]
    key, message = KEYS["inv"], bytes(len(sample.envelope))
    signatures = min(timed(lambda: [key.sign(message) for _ in range(SEIZURE)]) for _ in range(3))
    file = os.open(folder / "fsync", os.O_RDWR | os.O_CREAT)

    def sync() -> None:
        os.write(file, bytes(4096))
        os.fdatasync(file)

    syncs = min(timed(sync) for _ in range(20))
    os.close(file)
    ratio = min(floors) / min(one_by_one)
    return [
        Line(
            "append, one event a transaction",
            f"{events / min(one_by_one):,.0f}/s",
            f"{events / min(floors):,.0f}/s bare inserts",
            f"{ratio:.2f}",
            ">= 0.6",
        ),
        Line(
            f"append, {SEIZURE} events a transaction",
            f"{SEIZURE / min(seizures):,.0f}/s",
            f"{SEIZURE / (signatures + syncs):,.0f}/s signatures and one fdatasync",
            f"{(signatures + syncs) / min(seizures):.2f}",
            ">= 8,000/s",
        ),
    ]


def make_ledger(folder: Path, events: int) -> Ledger:
    """A ledger of many cases, written in blocks."""
    ledger = Station(folder).create()
    with ledger.writing() as writer:
        for case in range(CASES):
            open_case(writer, f"C-{case}")
    while ledger.head.size < events:
        with ledger.writing() as writer:
            for number in range(min(5000, events - ledger.head.size)):
                case = number % CASES
                note_event(writer, f"C-{case}", f"remark {number}", items=(f"ITM-{case:02}",))
    return ledger


Signed = list[tuple[str, bytes, bytes]]


def verify_all(signed: Signed) -> int:
    """The floor: nothing but signatures."""
    keys = {key.public.name: key.public for key in KEYS.values()}
    good = [PublicKey.verify(keys[name], signature, text) for name, signature, text in signed]
    return sum(good)


def audit_lines(folder: Path, events: int) -> list[Line]:
    """The whole audit, and one that goes on from a remembered checkpoint."""
    with make_ledger(folder / "audit", events) as ledger:
        signed: Signed = []
        for entry in ledger.store.entries():
            envelope = open_envelope(entry.envelope or b"")
            signed += [(name, value, envelope.signed) for name, value in envelope.signatures]
        half = len(signed) // 2
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            list(pool.map(verify_all, [signed[:10], signed[10:20]]))  # both are started

            def floor() -> None:
                if sum(pool.map(verify_all, [signed[:half], signed[half:]])) != len(signed):
                    raise AssertionError

            floors = [timed(floor) for _ in range(2)]
        reports = []

        def full() -> None:
            reports.append(check_ledger(ledger.store, memory=ledger.memory.recall()))

        fulls = [timed(full) for _ in range(2)]
        head = open_note(ledger.note, ledger.trust)

        def again() -> None:
            reports.append(check_ledger(ledger.store, from_checkpoint=head))

        agains = [timed(again) for _ in range(2)]
        with ledger.writing() as writer:
            for _ in range(100):
                note_event(writer, "C-7")

        on = [timed(again) for _ in range(2)]
        if not all(report.is_sound for report in reports):
            raise AssertionError(reports)
    return [
        Line(
            f"audit of {events:,} events",
            f"{min(fulls):.2f} s",
            f"{min(floors):.2f} s signatures alone, two processes",
            f"{min(fulls) / min(floors):.2f}",
            "<= 1.1",
        ),
        Line(
            "the same, from a remembered checkpoint",
            f"{min(agains):.2f} s",
            f"{min(fulls):.2f} s in full",
            f"{min(fulls) / min(agains):.1f}",
            ">= 8",
        ),
        Line(
            "the same, and 100 newer events of one case",
            f"{min(on):.2f} s",
            f"{min(fulls):.2f} s in full",
            f"{min(fulls) / min(on):.1f}",
            "",
        ),
    ]


_PEAK = """
from pathlib import Path

def peak_mb():  # of this process alone: getrusage would count its parent's
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
"""
_OPEN = """
import sys, time
from pathlib import Path
from tests.custody.ledger.station import Station, note_event
began, busy = time.perf_counter(), time.process_time()
with Station(Path(sys.argv[1])).open() as ledger:
    with ledger.writing() as writer:
        note_event(writer, "C-7", items=("ITM-07",))
    ready, busy = time.perf_counter() - began, time.process_time() - busy
    peak = peak_mb()
    began = time.perf_counter()
    ledger.recompute()
    behind = time.perf_counter() - began
    print(ready, busy, peak, behind)
"""


def open_lines(folder: Path, events: int) -> list[Line]:
    """Opening, up to the first event appended; with the view at hand and without its frontier."""
    with make_ledger(folder / "large", events) as ledger:
        rebuilding = timed(lambda: ledger.view)
    lines = []
    for what in ("", ", no frontier at hand"):
        if what:
            with closing(sqlite3.connect(folder / "large" / "view.db")) as view:
                view.execute("UPDATE meta SET frontier = zeroblob(length(frontier))")
                view.commit()
        script = _PEAK + (_OPEN_ONLY if what else _OPEN)
        result = subprocess.run(
            [sys.executable, "-c", script, str(folder / "large")],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        ready, busy, peak, behind = map(float, result.stdout.split())
        lines.append(
            Line(
                f"opening {events:,} events{what}",
                f"{ready:.2f} s ({busy:.2f} s of work), {peak:.0f} MB",
                f"{behind:.2f} s recomputation behind" if behind else "",
                "",
                "< 2 s, < 400 MB",
            )
        )
    lines.append(Line(f"view.db of {events:,} events, rebuilt", f"{rebuilding:.0f} s", "", "", ""))
    return lines


_OPEN_ONLY = """
import sys, time
from pathlib import Path
from tests.custody.ledger.station import Station
began, busy = time.perf_counter(), time.process_time()
with Station(Path(sys.argv[1])).open() as ledger:
    ready, busy = time.perf_counter() - began, time.process_time() - busy
    print(ready, busy, peak_mb(), 0)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller ledgers, less exact")
    parser.add_argument("--only", choices=("append", "audit", "open"), help="these lines")
    parser.add_argument("--folder", type=Path, help="where to work; default: a temporary folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as made:
        folder = Path(made)
        os.environ["CUSTODY_HOME"] = str(folder / "home")
        lines: list[Line] = []
        if asked.only in (None, "append"):
            lines += append_lines(folder, rounds=3 if asked.quick else 7, events=300)
        if asked.only in (None, "audit"):
            lines += audit_lines(folder, 20_000 if asked.quick else 100_000)
        if asked.only in (None, "open"):
            lines += open_lines(folder, 50_000 if asked.quick else 1_000_000)
    widths = [max(len(line[at]) for line in lines) for at in range(4)]
    for line in [Line("what", "ours", "floor", "ratio", "wanted"), *lines]:
        cells = [cell.ljust(width) for cell, width in zip(line, [*widths, 0], strict=True)]
        print(" | ".join(cells).rstrip())


if __name__ == "__main__":
    main()
