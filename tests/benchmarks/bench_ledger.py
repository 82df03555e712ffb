"""The ledger against bare floors, in the same run: append, audit, opening of a large one.

Floors do nothing but what cannot be left out: rows of the same size into plain SQLite tables with
WAL and `synchronous=FULL`; the same signatures made, or verified, by the same library. CPU time is
that of all processes; where others use the machine too, it tells more than the time on the clock.

Where a floor cannot be reached, the lines "of it" tell where the time goes: each step is timed
inside the real code, and together they are what was measured. Beside them stands what a step takes
by itself, in a loop that does nothing else, with caches warm: the sum of those that format.md
demands is the least that this language and these libraries need.

    python tests/benchmarks/bench_ledger.py [--quick | --full] [--only LINES] [--folder DIR]
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pybase64 import b64decode, b64encode

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from custody.clock import SystemClock  # noqa: E402
from custody.domain.chains import Chains  # noqa: E402
from custody.domain.commands import Command  # noqa: E402
from custody.domain.replay import Replay  # noqa: E402
from custody.keys.keyring import Keyring  # noqa: E402
from custody.keys.signer import PublicKey  # noqa: E402
from custody.keys.software import SECRET_COST  # noqa: E402
from custody.ledger.checkpoint import open_note  # noqa: E402
from custody.ledger.event import (  # noqa: E402
    commitment_to_bytes,
    leaf_data,
    open_envelope,
)
from custody.ledger.ledger import Ledger  # noqa: E402
from custody.ledger.quick import read_envelope, read_payload, skim_envelope  # noqa: E402
from custody.ledger.tree import Frontier, hash_leaf  # noqa: E402
from custody.service import Act  # noqa: E402
from custody.station import open_station  # noqa: E402
from custody.strict_json import parse  # noqa: E402
from tests.benchmarks.ledger_appends import append_lines  # noqa: E402
from tests.benchmarks.ledger_steps import audit_steps  # noqa: E402
from tests.benchmarks.measure import Table, alone, data_folder, micro, python, tool, turns  # noqa: E402
from tests.custody.ledger.station import KEYS, Station, note_event, open_case  # noqa: E402
from tests.custody.office import CASE, OPEN_CASE, found_office, passphrase  # noqa: E402

VECTORS = ROOT / "tests" / "vectors"
CASES = 50


def service_lines(table: Table, folder: Path, *, rounds: int, events: int) -> None:
    """Commands through the whole core, one a transaction; a small bundle verified by the CLI."""
    found_office(folder / "office")
    inv = Keyring(folder / "office" / "keys", SECRET_COST).open("ANNA", passphrase)
    with (
        open_station(folder / "office", clock=SystemClock()) as station,
        Station(folder / "beside", number=1).create() as beside,
    ):
        opened = station.service.execute(Act(Command.parse(OPEN_CASE), inv))
        fields = {"event": opened.appended[0].event.id, "text": "a remark"}
        act = Act(Command("event.annotate", fields, CASE), inv)

        def commands() -> None:
            for _ in range(events):
                station.service.execute(act)

        def appends() -> None:
            for _ in range(events):
                with beside.writing() as writer:
                    note_event(writer)

        took, appending = turns(rounds, commands, appends)
    told = f"append {events / appending:,.0f}, ratio {appending / took:.2f}"
    table.tell("commands, one a transaction, a second", f"{events / took:,.0f}", told)
    bundle, trust = (VECTORS / name for name in ("bundle-good.zip", "trust.txt"))
    verify = tool(*python("-m", "custody", "verify", bundle, "--trust", trust))
    (took,) = turns(2 * rounds, verify)
    table.slower("custody verify, a small bundle", took, "limit", 0.4, 1)


def make_ledger(folder: Path, events: int, at_once: int = 5000) -> Ledger:
    """A ledger of many cases, written in blocks; each leaves a checkpoint."""
    ledger = Station(folder).create()
    with ledger.writing() as writer:
        for case in range(CASES):
            open_case(writer, f"C-{case}")
    while ledger.head.size < events:
        with ledger.writing() as writer:
            for number in range(min(at_once, events - ledger.head.size)):
                case = number % CASES
                note_event(writer, f"C-{case}", f"remark {number}", items=(f"ITM-{case:02}",))
    return ledger


Signed = list[tuple[str, bytes, bytes]]


class Verified(NamedTuple):
    """What it took to verify signatures, which all were good; without what brought them there."""

    began: float
    ended: float
    cpu_s: float


def verify_all(signed: Signed) -> Verified:
    """The floor: nothing but signatures."""
    keys = {key.public.name: key.public for key in KEYS.values()}
    began, busy = time.perf_counter(), time.process_time()
    good = [PublicKey.verify(keys[name], signature, text) for name, signature, text in signed]
    assert all(good)
    return Verified(began, time.perf_counter(), time.process_time() - busy)


def audit_lines(table: Table, folder: Path, events: int) -> None:
    """The whole audit, and one that goes on from a remembered checkpoint."""
    with make_ledger(folder / "audit", events) as ledger:
        signed: Signed = []
        for entry in ledger.store.entries():
            envelope = open_envelope(entry.envelope or b"")
            signed += [(name, value, envelope.signed) for name, value in envelope.signatures]
        half = len(signed) // 2
        head = ledger.head.size
        audit = folder / "audit" / "ledger.db"
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            list(pool.map(verify_all, [signed[:10], signed[10:20]]))  # both are started

            floors, busy, fulls, agains = [], [], [], []
            for _ in range(3):
                one, other = pool.map(verify_all, [signed[:half], signed[half:]])
                floors.append(max(one.ended, other.ended) - min(one.began, other.began))
                busy.append(one.cpu_s + other.cpu_s)
                fulls.append(audited(audit))
                agains.append(audited(audit, head))
        parts = audit_steps(audit, ledger.trust)
        some = signed[: min(len(signed), 10_000)]
        signature_s = min(verify_all(some).cpu_s for _ in range(3)) / len(some)
        with ledger.writing() as writer:
            for _ in range(100):
                note_event(writer, "C-7")
        on = audited(audit, head)
        steps = checked_steps(ledger)
        envelopes = [entry.envelope or b"" for entry in ledger.store.entries(1000, 3000)]
        skimming = alone(lambda: [skim_envelope(each) for each in envelopes], 1)
        skimming_s = skimming / len(envelopes)
    floor_s, full, again = min(floors), min(fulls), min(agains)
    table.slower(f"audit of {events:,} events", full.clock_s, "signatures alone", floor_s, 1.1)
    cpu_s = min(each.cpu_s for each in fulls)
    told = f"signatures alone {min(busy):.3f} s, {cpu_s / min(busy):.2f}"
    table.tell("  the same, CPU time", f"{cpu_s:.3f} s", told)
    for what, each_s in parts.items():
        table.tell(f"  of it, {what}", micro(each_s))
    table.add_up(sum(parts.values()), cpu_s / head)
    for what, each_s in steps.items():
        table.tell(f"  by itself, {what}", micro(each_s))
    table.tell("  by itself, a signature", micro(signature_s))
    least = len(signed) / head * signature_s + sum(steps.values())
    table.tell("  these and the signature", micro(least), f"ratio {least / signature_s:.2f}")
    bare = signature_s + sum(steps[what] for what in (*KNOWN_STEPS, "the root that it names"))
    table.tell("  of these no more than hashes", micro(bare), f"ratio {bare / signature_s:.2f}")
    table.tell("  its memory, of this process", f"{full.peak_mb:.0f} MB")
    table.faster("  from a remembered checkpoint", again.clock_s, "in full", full.clock_s, 8)
    again_s = min(each.cpu_s for each in agains)
    told = f"in full {cpu_s:.3f} s, {cpu_s / again_s:.2f}"
    table.tell("  the same, CPU time", f"{again_s:.3f} s", told)
    known = sum(steps[what] for what in KNOWN_STEPS) + skimming_s
    table.tell("  of it, what the payload promises, skimmed", micro(skimming_s))
    table.tell("  this, rows, leaf, private part and tree", micro(known), f"{least / known:.1f} x")
    table.tell("  and 100 newer events of one case", f"{on.clock_s:.3f} s")


def noted_lines(table: Table, folder: Path, events: int) -> None:
    """The same of a ledger as people write it: one event a transaction, each with its note."""
    with make_ledger(folder / "noted", events, at_once=1) as ledger:
        head, audit = ledger.head.size, folder / "noted" / "ledger.db"
        fulls, agains = [], []
        for _ in range(3):
            fulls.append(audited(audit))
            agains.append(audited(audit, head))
        notes = [note for _, note in ledger.store.checkpoints()][:2000]
        signed_s = alone(lambda: [open_note(note, ledger.trust) for note in notes], 1)
    full, again = min(fulls), min(agains)
    table.tell(f"audit of {events:,} events, a note for each", f"{full.clock_s:.3f} s")
    table.faster("  from a remembered checkpoint", again.clock_s, "in full", full.clock_s, 8)
    full_s, again_s = (min(each.cpu_s for each in those) for those in (fulls, agains))
    told = f"in full {full_s:.3f} s, {full_s / again_s:.2f}"
    table.tell("  the same, CPU time", f"{again_s:.3f} s", told)
    table.tell("  a note with its signature verified", micro(signed_s / len(notes)))


KNOWN_STEPS = ("reading rows", "leaf, private part and tree")


def checked_steps(ledger: Ledger) -> dict[str, float]:
    """CPU seconds for each event of what an audit cannot leave out, step by step."""
    entries = list(ledger.store.entries(1000, 3000))
    envelopes = [entry.envelope or b"" for entry in entries]
    opened = [read_envelope(envelope) for envelope in envelopes]
    encoded = [b64encode(each.payload) for each in opened]

    def hashes() -> None:
        frontier = Frontier()
        for entry in entries:
            leaf_data(entry.salt or b"", entry.envelope or b"")
            if entry.private is not None:
                commitment_to_bytes(entry.private_salt or b"", entry.private)
            frontier.append(hash_leaf(entry.leaf))

    def roots() -> None:
        frontier = Frontier(len(opened) - 1, [bytes(32)] * (len(opened) - 1).bit_count())
        for _ in opened:
            frontier.copy().root()

    def rules() -> None:
        chains, replay = Chains(), Replay()
        for entry, each in zip(entries, opened, strict=True):
            leaf = hash_leaf(entry.leaf).hex()
            chains.follow(each.event, leaf)
            replay.follow(each.event, leaf, "inv", ("inv",))

    steps = {
        "reading rows": lambda: list(ledger.store.entries(1000, 3000)),
        "leaf, private part and tree": hashes,
        "base64 of the payload": lambda: [b64decode(each, None, True) for each in encoded],
        "form of the payload": lambda: [read_payload(each.payload) for each in opened],
        "form of the private part": lambda: [parse(each.private or b"{}") for each in entries],
        "the root that it names": roots,
        "chains and rules": rules,
    }
    return {what: alone(step, 1) / len(entries) for what, step in steps.items()}


class Audited(NamedTuple):
    """What an audit took."""

    clock_s: float
    cpu_s: float
    peak_mb: float


def audited(path: Path, known: int = 0) -> Audited:
    """Audit in a process of its own, as the command line does: its time without its start."""
    command = python("-c", _PEAK + _AUDIT, path, str(known))
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Audited(*map(float, done.stdout.split()))


_AUDIT = """
import os, sys, time
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import open_note
from custody.ledger.opening import read_trust
from custody.ledger.store import Store
store = Store(Path(sys.argv[1]), writable=False)
note = store.checkpoint(int(sys.argv[2]))
start = None if note is None else open_note(note, read_trust(store))
began, busy = time.perf_counter(), sum(os.times()[:4])
report = check_ledger(store, from_checkpoint=start)
assert report.is_sound, report
print(time.perf_counter() - began, sum(os.times()[:4]) - busy, peak_mb())
"""


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
    each = f"{rebuilding / events * 1e6:.0f} µs an event"
    table.tell(f"view.db of {events:,} events, built", f"{rebuilding:.0f} s", each)


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
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="smaller ledgers, less exact")
    size.add_argument("--full", action="store_true", help="ledgers of a million events too")
    parser.add_argument("--only", choices=("append", "service", "audit", "open"))
    parser.add_argument("--folder", type=Path, help="where to work; default: a temporary folder")
    asked = parser.parse_args()
    rounds = 3 if asked.quick else 7
    events = 50_000 if asked.quick else 1_000_000 if asked.full else 200_000
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
            noted_lines(table, folder, 5_000 if asked.quick else 50_000)
            if asked.full:
                audit_lines(table, folder / "more", events)
        if asked.only in (None, "open"):
            open_lines(table, folder, events)


if __name__ == "__main__":
    main()
