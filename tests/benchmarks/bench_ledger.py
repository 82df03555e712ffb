"""The ledger against bare floors, in the same run: append, audit, opening of a large one.

Floors do nothing but what cannot be left out: rows of the same size into plain SQLite tables with
WAL and `synchronous=FULL`; the same signatures made, or verified, by the same library. CPU time is
that of all processes; where others use the machine too, it tells more than the time on the clock.

    python tests/benchmarks/bench_ledger.py [--quick] [--only LINES] [--folder DIR]
"""

import argparse
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.clock import SystemClock  # noqa: E402
from custody.domain.commands import Command  # noqa: E402
from custody.keys.keyring import Keyring  # noqa: E402
from custody.keys.signer import PublicKey  # noqa: E402
from custody.keys.software import SECRET_COST  # noqa: E402
from custody.ledger.check import check_ledger  # noqa: E402
from custody.ledger.checkpoint import open_note  # noqa: E402
from custody.ledger.event import open_envelope  # noqa: E402
from custody.ledger.ledger import Ledger  # noqa: E402
from custody.service import Act  # noqa: E402
from custody.station import open_station  # noqa: E402
from tests.benchmarks.measure import Table, data_folder, python, tool, turns  # noqa: E402
from tests.custody.ledger.station import KEYS, Station, note_event, open_case  # noqa: E402
from tests.custody.office import CASE, OPEN_CASE, found_office, passphrase  # noqa: E402

VECTORS = ROOT / "tests" / "vectors"
SEIZURE = 200
"""Events of one transaction: a seizure with its photographs."""
CASES = 50


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


def append_lines(table: Table, folder: Path, *, rounds: int, events: int) -> None:
    """One event a transaction, and a seizure in one transaction."""
    ledger = Station(folder / "append").create()
    with ledger.writing() as writer:
        open_case(writer)
        sample = note_event(writer, items=("ITM-1",))
    entry = ledger.entry(sample.index)
    sizes = (len(sample.envelope), len(entry.private or b""), len(ledger.note))
    numbers = count()
    key, message = KEYS["inv"], bytes(len(sample.envelope))

    def ours() -> None:
        for _ in range(events):
            with ledger.writing() as writer:
                note_event(writer, items=("ITM-1",))

    def seizure() -> None:
        with ledger.writing() as writer:
            for _ in range(SEIZURE):
                note_event(writer, items=("ITM-1",))

    def sign() -> None:
        for _ in range(SEIZURE):
            key.sign(message)

    with (
        closing(bare_tables(folder / "bare.db")) as connection,
        ledger,
        (folder / "fsync").open("wb", buffering=0) as file,
    ):

        def floor() -> None:
            for _ in range(events):
                bare_insert(connection, next(numbers), sizes)

        def sync() -> None:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())

        inserting, one_by_one = turns(rounds, floor, ours)
        together, signing, syncing = turns(3 * rounds, seizure, sign, sync)
    table.faster("append, one event a transaction", one_by_one, "bare inserts", inserting, 0.6)
    table.tell("  the same, a second", f"{events / one_by_one:,.0f}", f"{events / inserting:,.0f}")
    whole = f"append, {SEIZURE} events a transaction"
    table.faster(whole, together, "at 8,000/s", SEIZURE / 8000, 1)
    least = SEIZURE / (signing + syncing)
    table.tell("  the same, a second", f"{SEIZURE / together:,.0f}", f"signing, fsync {least:,.0f}")


def service_lines(table: Table, folder: Path, *, rounds: int, events: int) -> None:
    """Commands through the whole core, one a transaction; a small bundle verified by the CLI."""
    found_office(folder / "office")
    inv = Keyring(folder / "office" / "keys", SECRET_COST).open("ANNA", passphrase)
    with open_station(folder / "office", clock=SystemClock()) as station:
        opened = station.service.execute(Act(Command.parse(OPEN_CASE), inv))
        fields = {"event": opened.appended[0].event.id, "text": "a remark"}
        act = Act(Command("event.annotate", fields, CASE), inv)

        def commands() -> None:
            for _ in range(events):
                station.service.execute(act)

        (took,) = turns(rounds, commands)
    table.tell("commands, one a transaction, a second", f"{events / took:,.0f}")
    bundle, trust = (VECTORS / name for name in ("bundle-good.zip", "trust.txt"))
    verify = tool(*python("-m", "custody", "verify", bundle, "--trust", trust))
    (took,) = turns(2 * rounds, verify)
    table.slower("custody verify, a small bundle", took, "limit", 0.4, 1)


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


def audit_lines(table: Table, folder: Path, events: int) -> None:
    """The whole audit, and one that goes on from a remembered checkpoint."""
    with make_ledger(folder / "audit", events) as ledger:
        signed: Signed = []
        for entry in ledger.store.entries():
            envelope = open_envelope(entry.envelope or b"")
            signed += [(name, value, envelope.signed) for name, value in envelope.signatures]
        half = len(signed) // 2
        head = open_note(ledger.note, ledger.trust)
        reports = []

        def full() -> None:
            reports.append(check_ledger(ledger.store, memory=ledger.memory.recall()))

        def again() -> None:
            reports.append(check_ledger(ledger.store, from_checkpoint=head))

        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            list(pool.map(verify_all, [signed[:10], signed[10:20]]))  # both are started

            def floor() -> None:
                if sum(pool.map(verify_all, [signed[:half], signed[half:]])) != len(signed):
                    raise AssertionError

            floor_s, full_s, again_s = turns(2, floor, full, again)
        alone = cpu(lambda: verify_all(signed))
        whole, known = cpu(full), cpu(again)
        with ledger.writing() as writer:
            for _ in range(100):
                note_event(writer, "C-7")
        (on_s,) = turns(2, again)
        if not all(report.is_sound for report in reports):
            raise AssertionError(reports)
    table.slower(f"audit of {events:,} events", full_s, "signatures alone", floor_s, 1.1)
    table.tell("  the same, CPU time", f"{whole:.3f} s", f"signatures alone {alone:.3f} s")
    table.faster("  from a remembered checkpoint", again_s, "in full", full_s, 8)
    table.tell("  the same, CPU time", f"{known:.3f} s", f"in full {whole:.3f} s")
    table.tell("  and 100 newer events of one case", f"{on_s:.3f} s")


def cpu(work: Callable[[], object]) -> float:
    """CPU time of this process and of those that it started and that have ended."""

    def spent() -> float:
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system

    before = spent()
    work()
    return spent() - before


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


def open_lines(table: Table, folder: Path, events: int) -> None:
    """Opening, up to the first event appended; with the view at hand and without its frontier."""
    with make_ledger(folder / "large", events) as ledger:
        (rebuilding,) = turns(1, lambda: ledger.view)
    for what, script in (("", _OPEN), (", no frontier kept", _OPEN_ONLY)):
        if what:
            with closing(sqlite3.connect(folder / "large" / "view.db")) as view:
                view.execute("UPDATE meta SET frontier = zeroblob(length(frontier))")
                view.commit()
        result = subprocess.run(
            python("-c", _PEAK + script, folder / "large"),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        ready, busy, peak, behind = map(float, result.stdout.split())
        table.slower(f"opening {events:,} events{what}, work", busy, "limit", 2, 1)
        table.tell("  the same, on the clock", f"{ready:.3f} s")
        table.below("  its memory", peak, 400, "MB")
        if behind:
            table.tell("  full recomputation, behind", f"{behind:.3f} s")
    table.tell(f"view.db of {events:,} events, built", f"{rebuilding:.0f} s")


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
    parser.add_argument("--only", choices=("append", "service", "audit", "open"))
    parser.add_argument("--folder", type=Path, help="where to work; default: a temporary folder")
    asked = parser.parse_args()
    rounds = 3 if asked.quick else 7
    with data_folder(asked.folder) as kept, TemporaryDirectory(dir=kept) as made:
        folder = Path(made)
        os.environ["CUSTODY_HOME"] = str(folder / "home")
        table = Table("The ledger")
        if asked.only in (None, "append"):
            append_lines(table, folder, rounds=rounds, events=300)
        if asked.only in (None, "service"):
            service_lines(table, folder, rounds=rounds, events=100)
        if asked.only in (None, "audit"):
            audit_lines(table, folder, 20_000 if asked.quick else 100_000)
        if asked.only in (None, "open"):
            open_lines(table, folder, 50_000 if asked.quick else 1_000_000)


if __name__ == "__main__":
    main()
