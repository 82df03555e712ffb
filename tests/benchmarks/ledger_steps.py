"""Where the ledger's time goes: the steps of appends and audits, timed inside the real code.

A step done over and over by itself finds its code in the processor's caches; between other steps,
and after each wait for the disk, it does not, and takes up to twice as long. So the steps are timed
where they are, each without those inside it, and together they are the whole.
"""

import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from pickle import dumps, loads
from typing import Any, Final

from custody.domain.events import Event
from custody.keys.private_key import PrivateKey
from custody.ledger import check, connections, writer
from custody.ledger import ledger as ledgers
from custody.ledger.check_part import Checker, Part
from custody.ledger.checkpoint import TrustLine
from custody.ledger.lock import WriterLock
from custody.ledger.memory import HeadMemory
from custody.ledger.quick import event_again
from custody.ledger.store import Store
from tests.benchmarks.measure import python
from tests.custody.ledger.station import Station, note_event, open_case

ROOT: Final = Path(__file__).parents[2]
Clock = Callable[[], int]
"""Nanoseconds."""
Steps = dict[str, float]
"""Seconds for each event."""

_COMMIT: Final = "BEGIN and COMMIT"
_APPEND: Final[tuple[tuple[Any, str, str], ...]] = (
    (WriterLock, "acquire", "lock among processes"),
    (WriterLock, "release", "lock among processes"),
    (ledgers.Ledger, "_catch_up", "look for what others appended"),
    (Store, "append", "inserts with their triggers"),
    (Store, "add_checkpoint", "inserts with their triggers"),
    (PrivateKey, "sign", "two signatures"),
    (writer.Writer, "_event", "time, id, root and places"),
    (Event, "document", "canonical bytes"),
    (writer, "canonical", "canonical bytes"),
    (writer, "read_payload", "event read back"),
    (writer, "commitment_to_bytes", "commitment, envelope, leaf, note"),
    (writer, "seal_envelope", "commitment, envelope, leaf, note"),
    (writer, "leaf_data", "commitment, envelope, leaf, note"),
    (ledgers, "sign_note", "commitment, envelope, leaf, note"),
    (HeadMemory, "remember", "memory of the head"),
)
"""Where each step of an append begins."""
APPEND_REST: Final = "what holds these together"


class Watch:
    """Times steps inside what calls them."""

    def __init__(self, clock: Clock) -> None:
        self.spent: defaultdict[str, int] = defaultdict(int)
        """Nanoseconds by step, without those of the steps inside it."""
        self.calls = 0
        self._clock = clock
        self._inside = 0

    def timed(self, step: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, timed."""

        def watched(*args: object, **kwargs: object) -> Any:
            outside, self._inside = self._inside, 0
            began = self._clock()
            try:
                return call(*args, **kwargs)
            finally:
                took = self._clock() - began
                self.spent[step] += took - self._inside
                self._inside = outside + took
                self.calls += 1

        return watched

    def own(self) -> float:
        """Nanoseconds that timing a call takes, which what calls it seems to take."""
        other, times = Watch(self._clock), 10_000
        nothing = other.timed("nothing", int)

        def calls() -> None:
            for _ in range(times):
                nothing()

        other.timed("calls", calls)()
        return other.spent["calls"] / times

    @contextmanager
    def over(self, *steps: tuple[Any, str, str]) -> Iterator[None]:
        """Time steps while the block runs, each by its owner, its name there and what it is."""
        with ExitStack() as stack:
            for owner, name, step in steps:
                stack.enter_context(_replaced(owner, name, self.timed(step, getattr(owner, name))))
            yield


@contextmanager
def _replaced(owner: Any, name: str, value: object) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


# ---- appends ----


def append_steps(folder: Path, events: int, rounds: int, *, synced: bool = True) -> Steps:
    """What each step of an append takes, one event a transaction; the best of some rounds.

    Args:
        folder: Where a ledger is made.
        events: Appended in each round.
        rounds: How many.
        synced: Whether each waits for the disk, as it must.
    """
    found = []
    with _as_synced(synced=synced), Station(folder, number=2 + synced).create() as ledger:
        with ledger.writing() as block:
            open_case(block)

        def appends() -> None:
            for _ in range(events):
                with ledger.writing() as block:
                    note_event(block, items=("ITM-1",))

        for _ in range(rounds):
            watch = Watch(time.perf_counter_ns)
            with watch.over(*_APPEND), _timed_ends(watch):
                watch.timed(APPEND_REST, appends)()
            watch.spent[APPEND_REST] -= round(watch.calls * watch.own())
            found.append(watch.spent)
    best = min(found, key=lambda spent: sum(spent.values()))
    return {step: spent / events / 1e9 for step, spent in best.items()}


@contextmanager
def _timed_ends(watch: Watch) -> Iterator[None]:
    """Time how transactions begin and end."""
    whole = Store.transaction

    @contextmanager
    def transaction(store: Store) -> Iterator[None]:
        block = whole(store)
        watch.timed(_COMMIT, block.__enter__)()
        yield
        watch.timed(_COMMIT, block.__exit__)(None, None, None)

    with _replaced(Store, "transaction", transaction):
        yield


@contextmanager
def _as_synced(*, synced: bool) -> Iterator[None]:
    """Open ledgers that wait for the disk, or such as do not."""
    with ExitStack() as stack:
        if not synced:
            pragmas = [each.replace("= FULL", "= OFF") for each in connections._PRAGMAS]
            stack.enter_context(_replaced(connections, "_PRAGMAS", pragmas))
        yield


# ---- audits ----

CHECKED: Final = "what needs no other event"
PUT_TOGETHER: Final = "root, rights, chains and rules"
AUDIT_REST: Final = "begin and end"
CARRIED: Final = "half of them carried over"
STARTED: Final = "the other process started"


def audit_steps(path: Path, trust: TrustLine, rounds: int = 2) -> Steps:
    """What each part of an audit takes of processors, for each event; the best of some rounds."""
    found = []
    with_store = Store(path, writable=False)
    events = with_store.size()
    for _ in range(rounds):
        watch = Watch(time.process_time_ns)
        with watch.over((Checker, "check", CHECKED), (check._Audit, "_take", PUT_TOGETHER)):
            report = watch.timed(AUDIT_REST, check.check_ledger)(with_store, processes=1)
        assert report.is_sound, report
        found.append(watch.spent)
    with_store.close()
    best = min(found, key=lambda spent: sum(spent.values()))
    steps = {step: spent / events / 1e9 for step, spent in best.items()}
    steps[CARRIED] = _carried_s(path, trust) / 2
    steps[STARTED] = _started_s(path) / events
    return steps


def _carried_s(path: Path, trust: TrustLine) -> float:
    """Seconds to carry an event from one process to another."""
    checker = Checker(path, trust, remote=True)
    part = checker.check(check.STRETCH, 2 * check.STRETCH)
    checker.store.close()
    best = float("inf")
    for _ in range(20):
        began = time.process_time()
        carried: Part = loads(dumps(part))  # noqa: S301 - what was dumped here
        for payload in carried.events:
            assert isinstance(payload, bytes)
            event_again(payload)
        best = min(best, time.process_time() - began)
    return best / check.STRETCH


def _started_s(path: Path) -> float:
    """Seconds of processors that starting a process takes, where no benchmark is imported in it."""
    done = subprocess.run(
        python("-c", _START, path), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


_START: Final = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from custody.ledger.check_part import Known, start_process
from custody.ledger.opening import read_trust
from custody.ledger.store import Store
from tests.benchmarks.measure import cost
path = Path(sys.argv[1])
what = (path, read_trust(Store(path, writable=False)), Known(0, frozenset(), frozenset()))

def start():
    with ProcessPoolExecutor(1, get_context("spawn"), start_process, what) as pool:
        pool.submit(int).result()

print(min(cost(start).cpu_s for _ in range(5)))
"""
