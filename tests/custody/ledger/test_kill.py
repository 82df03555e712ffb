"""Kill -9 at each step of an append, and at any moment: what was acknowledged stays."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from custody.ledger.tree import Tree, hash_leaf
from tests.custody.ledger.station import Station, note_event

_STEPS = (
    "lock",
    "begin",
    "append",
    "leaf",
    "checkpoint",
    "commit",
    "remember",
    "release",
)
_CHILD = """
import os, signal, sys
from pathlib import Path
from custody.ledger import ledger as module
from custody.ledger.lock import WriterLock
from custody.ledger.memory import HeadMemory
from custody.ledger.store import Store
from tests.custody.ledger.station import *

folder, step, when, after = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
places = {
    "lock": (WriterLock, "acquire"), "begin": (Store, "written"),
    "append": (module.Writer, "append"), "leaf": (Store, "append"),
    "checkpoint": (Store, "add_checkpoint"), "commit": (module.Ledger, "_accept"),
    "remember": (HeadMemory, "remember"), "release": (WriterLock, "release"),
}
left = after

def die():
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

with Station(folder).open() as ledger:
    if step in places:
        owner, name = places[step]
        plain = getattr(owner, name)
        def deadly(*arguments, **options):
            if when == "before":
                die()
            result = plain(*arguments, **options)
            if when == "after":
                die()
            return result
        setattr(owner, name, deadly)
    while True:
        with ledger.writing(timeout_s=30) as writer:
            appended = note_event(writer, text="x" * 300, items=("ITM-1",))
            more = note_event(writer, "C-2")
        print(appended.index, more.leaf_hash.hex(), flush=True)
"""


def start(station: Station, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(station.folder), *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )


def check(station: Station, acknowledged: str) -> None:
    """Everything acknowledged is there, what is there holds together, and the next may write."""
    with station.open() as ledger:
        assert ledger.alarm is None
        assert ledger.recompute() == ledger.head
        entries = list(ledger.store.entries())
        tree = Tree(hash_leaf(entry.leaf) for entry in entries)
        assert tree.root() == ledger.head.root
        assert all(entry.envelope is not None for entry in entries)
        for line in acknowledged.splitlines():
            index, leaf = line.split()
            assert hash_leaf(entries[int(index) + 1].leaf).hex() == leaf
        with ledger.writing() as writer:
            note_event(writer)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", _STEPS)
def test_killed_at_a_step_nothing_acknowledged_is_lost(
    tmp_path: Path, step: str, when: str
) -> None:
    station = Station(tmp_path / "ledger")
    station.create().close()
    child = start(station, step, when, "3")
    acknowledged, _ = child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL
    assert acknowledged
    check(station, acknowledged)


def test_killed_two_hundred_times_at_any_moment_nothing_acknowledged_is_lost(
    tmp_path: Path,
) -> None:
    station = Station(tmp_path / "ledger")
    station.create().close()
    chance = random.Random(20260302)  # noqa: S311
    acknowledged = ""
    rounds = 0
    while rounds < 200:
        # Start-up is the dear part of a round: a process forks one writer after the other.
        runner = subprocess.run(
            [sys.executable, "-c", _RUNNER, str(station.folder), str(chance.random()), "50"],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        acknowledged += runner.stdout
        rounds += 50
        check(station, acknowledged)
    assert len(acknowledged.splitlines()) > rounds


_RUNNER = """
import os, random, signal, sys, time
from pathlib import Path
import custody.domain.vocabulary, custody.ledger.view
from tests.custody.ledger.station import *

folder, chance, rounds = Path(sys.argv[1]), random.Random(sys.argv[2]), int(sys.argv[3])
for _ in range(rounds):
    ready, acknowledged = os.pipe()
    child = os.fork()
    if child == 0:
        station = Station(folder)
        with station.open() as ledger:
            while True:
                with ledger.writing(timeout_s=30) as writer:
                    appended = note_event(writer, text="x" * 300, items=("ITM-1",))
                    more = note_event(writer, "C-2")
                os.write(acknowledged, f"{appended.index} {more.leaf_hash.hex()}\\n".encode())
    os.close(acknowledged)
    first = os.read(ready, 1000)
    time.sleep(chance.random() * 0.004)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = b""
    while more := os.read(ready, 65536):
        rest += more
    os.close(ready)
    sys.stdout.write((first + rest).decode())
"""
