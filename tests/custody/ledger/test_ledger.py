import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from custody.domain.events import Draft, Link
from custody.errors import InputError, IntegrityError, RefusedError, StorageError
from custody.ledger.alarm import AlarmKind
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import open_note
from custody.ledger.event import commitment, leaf_hash, open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.tree import hash_leaf
from custody.strict_json import parse
from tests.custody.ledger.station import (
    KEYS,
    Station,
    note_event,
    open_case,
    trust_line,
    write,
)
from tests.custody.ledger.test_store import FULL

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
