"""Several that write to one ledger, or open it while another writes."""

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from custody.errors import StorageError
from custody.ledger.event import open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.lock import WriterLock
from custody.ledger.memory import HeadMemory
from custody.ledger.store import Store
from custody.ledger.tree import Tree, hash_leaf
from custody.ledger.view import View
from tests.custody.ledger.station import (
    FakeClock,
    Station,
    note_event,
    trust_line,
    write,
)

_WRITER = """
import sys
from pathlib import Path
from tests.custody.ledger.station import *
with Station(Path(sys.argv[1])).open() as ledger:
    for number in range(int(sys.argv[2])):
        with ledger.writing(timeout_s=60, person=sys.argv[3]) as writer:
            note_event(writer, "C-1", f"{sys.argv[3]} {number}", items=("ITM-1",))
            note_event(writer, sys.argv[3], "mine")
"""


def test_two_processes_append_to_one_ledger(station: Station, ledger: Ledger) -> None:
    commands = [
        [sys.executable, "-c", _WRITER, str(station.folder), "25", name] for name in ("a", "b")
    ]
    children = [subprocess.Popen(command) for command in commands]
    for number in range(25):
        with ledger.writing(timeout_s=60) as writer:
            note_event(writer, "C-1", f"parent {number}")
    assert [child.wait(60) for child in children] == [0, 0]
    with ledger.writing() as writer:
        last = note_event(writer, "C-1", "last")
    assert ledger.head.size == 5 + 100 + 25 + 1
    assert last.event.case is not None
    assert last.event.case.seq == 75
    tree = Tree(hash_leaf(leaf) for leaf in ledger.store.leaves())
    ends: dict[tuple[str, str], tuple[int, str | None]] = {}
    for entry in ledger.store.entries():
        assert entry.envelope is not None
        event = open_envelope(entry.envelope).event
        assert event.tree_root == tree.root(event.seq)
        links = [("case", event.case), *(("item", link) for link in event.items)]
        for kind, link in links:
            assert link is not None
            assert (link.seq, link.prev) == ends.get((kind, link.id), (0, None))
            ends[kind, link.id] = (link.seq + 1, hash_leaf(entry.leaf).hex())
    assert ledger.view.chain("item", "ITM-1") == ends["item", "ITM-1"]


@pytest.mark.parametrize("before", range(4))
def test_opening_while_another_appends_raises_no_alarm(
    station: Station, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    reads = []

    def watch(patch: pytest.MonkeyPatch, owner: type[HeadMemory] | type[Store], name: str) -> None:
        real = getattr(owner, name)

        def read(self: HeadMemory | Store) -> object:
            if self not in (ledger.memory, ledger.store):
                reads.append(name)
                if len(reads) == before + 1:
                    write(ledger)
            return real(self)

        patch.setattr(owner, name, read)

    with monkeypatch.context() as patch:
        watch(patch, HeadMemory, "recall")
        watch(patch, Store, "size")
        watch(patch, Store, "last_checkpoint")
        second = station.open()
    with closing(second):
        assert second.alarm is None
        write(second)
    assert len(reads) > before


def test_two_that_make_the_view_at_once_share_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "view.db"
    quicker: list[View] = []
    real = View._is_made

    def is_made(self: View, connection: sqlite3.Connection) -> bool:
        made = real(self, connection)
        if not quicker and not made:
            monkeypatch.setattr(View, "_is_made", real)
            quicker.append(View(path, trust_line()))
        return made

    monkeypatch.setattr(View, "_is_made", is_made)
    with closing(View(path, trust_line())) as view, closing(quicker[0]) as other:
        assert view.size == other.size == 0


_HOLDER = """
import sys, time
from pathlib import Path
from tests.custody.ledger.station import *
with Station(Path(sys.argv[1])).open() as ledger, ledger.writing(person="oic"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_the_second_writer_is_told_who_holds_the_ledger(station: Station, ledger: Ledger) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(station.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(StorageError) as caught, ledger.writing(timeout_s=0.05):
            pass
        assert caught.value.code == "storage.ledger_busy"
        holder = caught.value.facts["holder"]
        assert isinstance(holder, dict)
        assert (holder["pid"], holder["person"]) == (child.pid, "oic")
        assert holder.keys() == {"pid", "host", "since", "person"}
        child.communicate("go\n")
    write(ledger)


def test_a_second_thread_waits_too(ledger: Ledger) -> None:
    order = []
    began = threading.Event()

    def second() -> None:
        began.set()
        with ledger.writing(timeout_s=30) as writer:
            order.append("second")
            note_event(writer)

    thread = threading.Thread(target=second)
    with ledger.writing() as writer:
        thread.start()
        began.wait(10)
        note_event(writer)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert ledger.head.size == 7


def test_the_lock_file_names_nobody_before_the_first_append(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "ledger.lock", FakeClock())
    assert lock.holder() == {}
    lock.acquire(1, "inv")
    assert json.loads((tmp_path / "ledger.lock").read_bytes())["person"] == "inv"
    lock.release()
    lock.close()
