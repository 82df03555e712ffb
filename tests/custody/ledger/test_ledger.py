import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from custody.domain.events import Draft, Link
from custody.errors import InputError, IntegrityError, RefusedError, StorageError
from custody.ledger.alarm import AlarmKind
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note, sign_note
from custody.ledger.event import commitment, leaf_hash, open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.lock import WriterLock
from custody.ledger.memory import SLOT_BYTES, HeadMemory
from custody.ledger.store import Store
from custody.ledger.tree import Tree, hash_leaf
from custody.ledger.view import View
from custody.strict_json import parse
from tests.custody.ledger.station import (
    KEYS,
    FakeClock,
    Station,
    note_event,
    open_case,
    trust_line,
)
from tests.custody.ledger.test_store import FULL


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path / "ledger")


@pytest.fixture
def ledger(station: Station) -> Iterator[Ledger]:
    made = station.create()
    yield made
    made.close()


def write(ledger: Ledger, count: int = 1, *, case: str = "C-1") -> None:
    for number in range(count):
        with ledger.writing() as writer:
            note_event(writer, case, f"remark {number}")


def copy_ledger(station: Station, target: Path, *, wal: bool = True) -> None:
    """Copy the files as a person would."""
    target.mkdir()
    for name in ("ledger.db", *(("ledger.db-wal",) if wal else ())):
        if (station.folder / name).exists():
            shutil.copy(station.folder / name, target / name)


def put_back(source: Path, station: Station) -> None:
    for path in station.folder.glob("ledger.db*"):
        path.unlink()
    for path in source.iterdir():
        shutil.copy(path, station.folder / path.name)


# ---- what an append leaves ----


def test_every_event_names_the_tree_before_it_and_its_places_in_the_chains(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        opened = open_case(writer)
        first = note_event(writer, items=("ITM-2", "ITM-1"))
    with ledger.writing() as writer:
        second = note_event(writer, items=("ITM-2",))
    assert first.event.case == Link("C-1", 1, opened.leaf_hash.hex())
    assert [(link.id, link.seq, link.prev) for link in first.event.items] == [
        ("ITM-1", 0, None),
        ("ITM-2", 0, None),
    ]
    assert [(link.id, link.seq, link.prev) for link in second.event.items] == [
        ("ITM-2", 1, first.leaf_hash.hex())
    ]
    tree = ledger.tree()
    entries = list(ledger.store.entries())
    for index, entry in enumerate(entries):
        assert entry.salt is not None
        assert entry.envelope is not None
        envelope = open_envelope(entry.envelope)
        event = envelope.event
        assert (event.seq, event.tree_size, event.ledger) == (index, index, ledger.trust.origin)
        assert event.tree_root == tree.root(index)
        assert hash_leaf(entry.leaf) == leaf_hash(entry.salt, entry.envelope)
        for name, signature in envelope.signatures:
            key = next(key for key in KEYS.values() if key.public.name == name)
            assert key.public.verify(signature, envelope.signed)
    assert entries[6].private_salt is not None
    assert entries[6].private is not None
    private = parse(entries[6].private)
    assert first.event.commitment == commitment(entries[6].private_salt, private)
    assert private["statement"] == "I note: a remark"
    salts = [s for e in entries for s in (e.salt, e.private_salt) if s]
    assert len(set(salts)) == len(salts)


def test_events_of_one_block_share_one_checkpoint_signed_by_the_log(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        open_case(writer)
        note_event(writer)
    assert [size for size, _ in ledger.store.checkpoints()] == [1, 5, 7]
    for size, note in ledger.store.checkpoints():
        checkpoint = open_note(note, trust_line())
        assert checkpoint.root == ledger.tree().root(size)
    assert ledger.head.size == 7
    assert ledger.head.root == ledger.tree().root()


def test_an_exception_in_the_block_leaves_nothing(ledger: Ledger) -> None:
    before = ledger.head

    def fail() -> None:
        with ledger.writing() as writer:
            open_case(writer)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert ledger.head == before
    assert ledger.store.size() == before.size
    with ledger.writing() as writer:
        assert open_case(writer).event.case is not None


def test_a_block_without_events_issues_no_checkpoint(ledger: Ledger) -> None:
    with ledger.writing():
        pass
    assert len(list(ledger.store.checkpoints())) == 2


def test_ids_ascend_and_nothing_is_reordered_when_the_clock_is_set_back(
    ledger: Ledger, station: Station
) -> None:
    write(ledger)
    station.clock.at -= timedelta(days=400)
    write(ledger, 3)
    events = list(ledger.events(range(ledger.head.size)))
    ids = [event.id for event in events]
    assert ids == sorted(set(ids))
    assert events[-1].recorded.at < events[-4].recorded.at
    assert [event.seq for event in events] == list(range(len(events)))
    station.clock.at -= timedelta(hours=23)
    write(ledger)
    report = check_ledger(ledger.store)
    assert report.is_sound
    assert report.set_back == (events[-3].seq,)


def test_a_bad_signature_by_a_token_never_gets_in(ledger: Ledger) -> None:
    class Token:
        public = KEYS["inv"].public
        chain = ()
        source = "pkcs11"

        def sign(self, message: bytes) -> bytes:
            return bytes(64)

    draft = Draft("event.annotated", {"target": "case"}, "INV", case="C-1")
    with pytest.raises(IntegrityError) as caught, ledger.writing() as writer:
        writer.append(draft, Token())
    assert caught.value.code == "integrity.signature"
    assert ledger.store.size() == 5


def test_what_our_own_reader_refuses_never_gets_in(ledger: Ledger) -> None:
    draft = Draft("no.such_type", {}, "INV", case="C-1")
    with pytest.raises(IntegrityError), ledger.writing() as writer:
        writer.append(draft, KEYS["inv"])
    assert ledger.store.size() == 5


def test_without_the_log_key_it_is_only_read(station: Station, ledger: Ledger) -> None:
    with station.open(unlocked=False) as reader:
        assert reader.head == ledger.head
        with pytest.raises(RefusedError) as caught, reader.writing():
            pass
    assert caught.value.code == "refused.not_unlocked"


# ---- opening ----


def test_a_ledger_is_not_made_over_another(station: Station, ledger: Ledger) -> None:
    with pytest.raises(InputError) as caught:
        station.create()
    assert caught.value.code == "input.ledger_exists"


def test_another_ledger_than_the_expected_one_is_refused(station: Station, ledger: Ledger) -> None:
    with pytest.raises(InputError) as caught:
        Ledger.open(station.folder, clock=station.clock, trust=trust_line(7))
    assert caught.value.code == "input.other_ledger"


def test_a_ledger_with_changed_guard_rails_is_not_opened(station: Station, ledger: Ledger) -> None:
    ledger.close()
    with closing(sqlite3.connect(station.folder / "ledger.db")) as connection:
        connection.execute("DROP TRIGGER leaf_update")
    with pytest.raises(IntegrityError) as caught:
        station.open()
    assert "guard rails" in str(caught.value)


def test_a_changed_leaf_is_noticed_when_there_is_no_view(station: Station, ledger: Ledger) -> None:
    write(ledger, 3)
    ledger.close()
    with closing(sqlite3.connect(station.folder / "ledger.db")) as connection:
        script = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'leaf_update'")
        trigger = script.fetchone()[0]
        connection.execute("DROP TRIGGER leaf_update")
        connection.execute("UPDATE leaf SET data = zeroblob(33) WHERE idx = 2")
        connection.execute(trigger)
        connection.commit()
    with pytest.raises(IntegrityError) as caught:
        station.open()
    assert caught.value.code == "integrity.ledger"


def test_the_full_recomputation_finds_what_the_cached_frontier_hides(
    station: Station, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custody.ledger.ledger._FOLDED_WHOLE", 0)
    write(ledger, 3)
    assert ledger.view.size == ledger.head.size
    head = ledger.head
    ledger.close()
    with closing(sqlite3.connect(station.folder / "ledger.db")) as connection:
        script = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'leaf_update'")
        trigger = script.fetchone()[0]
        connection.execute("DROP TRIGGER leaf_update")
        connection.execute("UPDATE leaf SET data = zeroblob(33) WHERE idx = 2")
        connection.execute(trigger)
        connection.commit()
    with station.open() as again:
        assert again.head == head
        found: list[BaseException] = []

        def behind() -> None:
            try:
                again.recompute()
            except IntegrityError as err:
                found.append(err)

        thread = threading.Thread(target=behind)
        thread.start()
        thread.join()
        assert len(found) == 1
        with pytest.raises(IntegrityError), again.writing():
            raise AssertionError("nothing is signed on top of a damaged ledger")


def test_the_full_recomputation_agrees_with_a_sound_ledger(ledger: Ledger) -> None:
    write(ledger, 3)
    assert ledger.recompute() == ledger.head


@pytest.mark.parametrize("what", ["missing", "older", "of another ledger", "no database", "empty"])
def test_any_view_beside_the_ledger_does(
    station: Station, ledger: Ledger, tmp_path: Path, what: str
) -> None:
    write(ledger, 2)
    path = station.folder / "view.db"
    assert ledger.view.size == 7
    ledger.close()
    if what == "missing":
        path.unlink()
    elif what == "older":
        shutil.copy(path, tmp_path / "older.db")
        with station.open() as later:
            write(later, 2)
            assert later.view.size == 9
        for stale in station.folder.glob("view.db*"):
            stale.unlink()
        shutil.copy(tmp_path / "older.db", path)
    elif what == "of another ledger":
        other = Station(tmp_path / "other", number=1)
        with other.create() as foreign:
            write(foreign, 9, case="C-9")
            assert foreign.view.size == 14
        shutil.copy(other.folder / "view.db", path)
    elif what == "no database":
        path.write_bytes(b"not a database at all " * 100)
    else:
        path.write_bytes(b"")
    with station.open() as again:
        assert again.alarm is None
        write(again)
        assert again.view.size == again.head.size
        assert again.view.case_of("case", "c-9") is None
        assert again.view.case_of("case", "c-1") == "C-1"
        assert again.view.chain("case", "C-1")[0] == again.head.size - 5


def test_another_log_key_signs_nothing(station: Station, ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(IntegrityError, match="log key at hand is not that of its genesis"):
        Ledger.open(station.folder, log=KEYS["ada"], clock=station.clock)
    with station.open() as again:
        write(again)


@pytest.mark.parametrize(
    "lie",
    [
        "UPDATE chain SET head = replace(head, substr(head, 1, 1), 'z')",
        "UPDATE chain SET events = events + 1",
        "UPDATE chain SET events = events - 1, head = (SELECT head FROM chain WHERE id = 'ledger')",
        "UPDATE chain SET last = 0",
        "UPDATE chain SET last = 999",
        "DELETE FROM chain WHERE kind = 'item'",
        "DELETE FROM chain WHERE kind = 'case' AND id <> 'ledger'",
        "DELETE FROM chain",
    ],
)
def test_a_view_that_lies_about_a_chain_breaks_none(
    station: Station, ledger: Ledger, lie: str
) -> None:
    write(ledger, 3)
    assert ledger.view.size == ledger.head.size
    ledger.close()
    with closing(sqlite3.connect(station.folder / "view.db")) as view, view:
        view.execute(lie)
    with station.open() as again:
        write(again, 2)
        assert again.view.chain("case", "C-1")[0] == again.head.size - 5
        assert check_ledger(again.store).findings == ()


# ---- two writers ----

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


# ---- head memory ----


def test_an_older_copy_put_back_is_a_rollback_until_an_administrator_explains_it(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    write(ledger, 2)
    ledger.close()
    copy_ledger(station, tmp_path / "older")
    with station.open() as later:
        write(later, 3)
        remembered = later.head
    put_back(tmp_path / "older", station)
    with station.open() as again:
        assert again.alarm is not None
        assert again.alarm.kind is AlarmKind.ROLLBACK
        assert again.alarm.remembered == remembered
        assert again.alarm.held == again.head
        assert again.view.size == again.head.size
        with pytest.raises(IntegrityError) as caught, again.writing():
            pass
        assert caught.value.code == "integrity.rollback"
        with pytest.raises(RefusedError), again.writing(explaining=True) as writer:
            note_event(writer)
        assert again.store.size() == 7
        explain(again, "backup.restored")
        write(again)
        memory = again.memory.path
    assert memory.with_suffix(".alarm-1").exists()
    with station.open() as once_more:
        assert once_more.alarm is None
        assert once_more.head.size == 9


def explain(ledger: Ledger, type_name: str) -> None:
    draft = Draft(type_name, {}, "ADM", private={"note": "restored after a failure of the disk"})
    with ledger.writing(explaining=True) as writer:
        writer.append(draft, KEYS["ada"], [KEYS["bob"]])


def test_a_ledger_copied_without_its_wal_is_a_rollback(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    ledger.store.truncate_wal()
    write(ledger, 3)
    copy_ledger(station, tmp_path / "copy", wal=False)
    ledger.close()
    put_back(tmp_path / "copy", station)
    with station.open() as again:
        assert again.alarm is not None
        assert again.alarm.kind is AlarmKind.ROLLBACK
        assert (again.head.size, again.alarm.remembered.size) == (5, 8)


@pytest.mark.parametrize("ahead", [0, 2])
def test_another_history_under_the_same_key_is_a_fork(
    station: Station, ledger: Ledger, tmp_path: Path, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.close()
    copy_ledger(station, tmp_path / "older")
    with station.open() as one:
        write(one, 2)
        seen = one.head
    put_back(tmp_path / "older", station)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("CUSTODY_HOME", str(tmp_path / "another machine"))
        with station.open() as other:
            write(other, 2 + ahead, case="C-2")
    with station.open() as again:
        assert again.alarm is not None
        assert again.alarm.kind is AlarmKind.FORK
        assert again.alarm.remembered == seen
        with pytest.raises(IntegrityError) as caught, again.writing():
            pass
        assert caught.value.code == "integrity.fork"
        explain(again, "incident.recorded")
        write(again)
    with station.open() as once_more:
        assert once_more.alarm is None


def test_a_swap_under_an_open_ledger_is_noticed_before_anything_is_written(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    ledger.close()
    copy_ledger(station, tmp_path / "older")
    with station.open() as later:
        write(later, 3)
        with closing(sqlite3.connect(tmp_path / "older" / "ledger.db")) as older:
            for path in tmp_path.joinpath("older").glob("*-wal"):
                path.unlink()
            with closing(sqlite3.connect(station.folder / "ledger.db")) as target:
                older.backup(target)
        with pytest.raises(IntegrityError) as caught, later.writing() as writer:
            note_event(writer)
        assert caught.value.code == "integrity.rollback"
        with pytest.raises(IntegrityError), later.writing():
            pass


def test_a_memory_that_lags_accuses_nobody(station: Station, ledger: Ledger) -> None:
    write(ledger, 2)
    memory = ledger.memory.path
    old = memory.read_bytes()
    write(ledger, 3)
    ledger.close()
    memory.write_bytes(old)
    with station.open() as again:
        assert again.alarm is None
    memory.unlink()
    with station.open() as again:
        assert again.alarm is None


@pytest.mark.parametrize("slot", [0, 1])
def test_a_torn_slot_is_passed_over(station: Station, ledger: Ledger, slot: int) -> None:
    write(ledger, 4)
    size = ledger.head.size
    ledger.close()
    memory = HeadMemory(ledger.memory.path.parent.parent, trust_line())
    data = bytearray(memory.path.read_bytes())
    data[slot * SLOT_BYTES + 100] ^= 1
    memory.path.write_bytes(data)
    head = memory.recall()
    assert head is not None
    assert head.size in (size, size - 1)
    with station.open() as again:
        assert again.alarm is None


def test_the_longest_note_fits_a_slot() -> None:
    origin = f"{'a' * 55}/{'b' * (128 - 55 - 2 - 16)}/{'0' * 16}"
    assert len(origin) == 128
    trust = TrustLine(origin, KEYS["log"].public.ed25519_raw)
    note = sign_note(Checkpoint(origin, 2**53 - 1, bytes(32)), trust, KEYS["log"])
    assert len(note.encode()) <= SLOT_BYTES


# ---- erasure and backup ----


def order_erasure(ledger: Ledger, index: int, scope: str) -> int:
    leaf = hash_leaf(ledger.entry(index).leaf).hex()
    body = {"basis": "order 7", "events": [{"index": index, "leaf": leaf, "scope": scope}]}
    with ledger.writing() as writer:
        draft = Draft("erasure.ordered", body, "SUP", case="C-1")
        return writer.append(draft, KEYS["sup"], [KEYS["oic"]]).index


@pytest.mark.parametrize("scope", ["opening", "private"])
def test_an_erasure_leaves_the_tree_whole_and_the_bytes_in_no_file(
    station: Station, ledger: Ledger, scope: str
) -> None:
    name = "Zhanar Erasylkyzy"
    with ledger.writing() as writer:
        open_case(writer)
        gone = note_event(writer, text=name, items=("ITM-1",))
    write(ledger, 2)
    assert ledger.view.rows(
        "SELECT idx FROM text_fts JOIN text ON text.rowid = text_fts.rowid "
        "WHERE text_fts MATCH 'zhanar'"
    ) == [(gone.index,)]
    order = order_erasure(ledger, gone.index, scope)
    with ledger.writing() as writer:
        done = writer.erase(order, KEYS["sup"], "SUP")
    assert ledger.recompute() == ledger.head
    entry = ledger.entry(gone.index)
    assert entry.private is None
    assert entry.private_salt is None
    assert (entry.envelope is None) == (scope == "opening")
    member = done.event.body["events"][0]
    assert member["case"] == {"id": "C-1", "seq": 1}
    assert member["items"] == [{"id": "ITM-1", "seq": 0}]
    assert ledger.view.rows("SELECT rowid FROM text_fts WHERE text_fts MATCH 'zhanar'") == []
    assert ledger.view.chain("item", "ITM-1") == (1, gone.leaf_hash.hex())
    with ledger.writing() as writer:
        after = note_event(writer, items=("ITM-1",))
    assert after.event.items[0].prev == gone.leaf_hash.hex()
    needles = [name.encode()]
    if scope == "opening":
        needles.append(gone.envelope)
        needles.append(gone.envelope[-110:-10])
    for path in station.folder.iterdir():
        content = path.read_bytes()
        assert not any(needle in content for needle in needles), path.name
    ledger.close()
    with station.open() as again:
        assert again.alarm is None
        again.view.rebuild(again.store)
        assert again.view.chain("item", "ITM-1") == (2, after.leaf_hash.hex())


def test_only_what_was_ordered_by_two_is_erased(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        open_case(writer)
        noted = note_event(writer)
        note_event(writer, "C-2")
    with pytest.raises(RefusedError) as caught, ledger.writing() as writer:
        writer.erase(noted.index, KEYS["sup"], "SUP")
    assert caught.value.code == "refused.erasure"
    for index in (0, 7):
        order = order_erasure(ledger, index, "opening")
        with pytest.raises(RefusedError), ledger.writing() as writer:
            writer.erase(order, KEYS["sup"], "SUP")
    order = order_erasure(ledger, noted.index, "opening")
    with ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")
    with pytest.raises(RefusedError), ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")


def test_a_backup_opens_as_the_ledger_it_was(
    station: Station, ledger: Ledger, tmp_path: Path
) -> None:
    write(ledger, 3)
    target = tmp_path / "backup"
    target.mkdir()
    ledger.backup(target / "ledger.db")
    head = ledger.head
    write(ledger)
    with Ledger.open(target, clock=station.clock) as copy:
        assert copy.head == head
        assert copy.alarm is not None
        assert copy.alarm.kind is AlarmKind.ROLLBACK


# ---- a full disk ----


def test_a_full_disk_stops_the_append_and_loses_nothing(small_disk: Path) -> None:
    station = Station(small_disk / "ledger")
    ledger = station.create()

    def fill() -> None:
        while True:
            with ledger.writing() as writer:
                note_event(writer, text="x" * 20_000)

    with pytest.raises(StorageError) as caught:
        fill()
    assert caught.value.code == FULL[small_disk.is_mount()]
    head = ledger.head
    assert head.size > 10
    assert ledger.recompute() == head
    ledger.close()
    with station.open() as again:
        assert again.head == head
        assert again.alarm is None


def test_the_lock_file_names_nobody_before_the_first_append(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "ledger.lock", FakeClock())
    assert lock.holder() == {}
    lock.acquire(1, "inv")
    assert json.loads((tmp_path / "ledger.lock").read_bytes())["person"] == "inv"
    lock.release()
    lock.close()
