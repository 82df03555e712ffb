import os
import sqlite3
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import pytest

from custody.errors import InputError, IntegrityError, StorageError
from custody.ledger.schema import TABLES
from custody.ledger.store import Entry, Erasure, Store

SALT = bytes(range(32))
PAYLOAD = b64encode(b'{"seq":2,"type":"erasure.ordered","v":1}')
ORDER = b'{"payload":"%s","signatures":[{"keyid":"a"},{"keyid":"b"}]}' % PAYLOAD


def entry(index: int, *, private: bytes | None = None) -> Entry:
    return Entry(
        index, b"\x01" * 33, SALT, b'{"signatures":[]}', SALT if private else None, private
    )


def order(index: int) -> Entry:
    return Entry(index, b"\x01" * 33, SALT, ORDER, None, None)


FULL = {True: "storage.disk_full", False: "storage.ledger"}
"""What a full disk is called, and what a limit on the size of files."""
KEPT = [entry(0), entry(1, private=b"{}"), order(2)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "ledger.db")
    with made.transaction():
        made.append([entry(0, private=b"{}"), entry(1, private=b"{}"), order(2)])
        made.add_checkpoint(3, b"note 3")
        made.add_cosignature(3, b"line")
        made.add_anchor(3, "rfc3161", b"token")
        made.erase([Erasure(0, "private", 2)])
    yield made
    made.close()


def raw(store: Store) -> sqlite3.Connection:
    """A connection without our authorizer: only the triggers stand."""
    connection = sqlite3.connect(store.path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def test_what_was_stored_is_read_back_and_the_header_names_the_ledger(store: Store) -> None:
    assert store.size() == 3
    assert list(store.entries()) == KEPT
    assert store.entry(1) == entry(1, private=b"{}")
    assert list(store.leaves()) == [b"\x01" * 33] * 3
    assert store.last_checkpoint() == store.checkpoint(3) == b"note 3"
    assert list(store.checkpoints()) == [(3, b"note 3")]
    assert store.cosignatures(3) == [b"line"]
    assert store.anchors() == [(3, "rfc3161", b"token")]
    assert store.erasures() == [Erasure(0, "private", 2)]
    assert store.is_whole()
    with closing(raw(store)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x43555354,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = connection.execute("SELECT name FROM pragma_table_list WHERE strict").fetchall()
    assert {name for (name,) in strict} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("what", ["UPDATE {} SET rowid = rowid + 1", "DELETE FROM {}"])
def test_a_trigger_refuses_every_update_and_delete(store: Store, table: str, what: str) -> None:
    with (
        closing(raw(store)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(what.format(table))


@pytest.mark.parametrize(
    "insert",
    [
        "INSERT INTO leaf VALUES (4, zeroblob(33))",
        "INSERT INTO leaf VALUES (1, zeroblob(33))",
        "INSERT OR REPLACE INTO leaf VALUES (1, zeroblob(33))",
        "INSERT OR REPLACE INTO opening VALUES (1, zeroblob(32), x'00')",
        "INSERT INTO opening VALUES (3, zeroblob(32), x'00')",
        "INSERT OR REPLACE INTO private_part VALUES (1, zeroblob(32), x'00')",
        "INSERT INTO private_part VALUES (0, zeroblob(32), x'00')",
        "INSERT INTO erasure VALUES (0, 'opening', 1)",
        "INSERT INTO checkpoint VALUES (4, x'00')",
        "INSERT OR REPLACE INTO erasure VALUES (0, 'private', 2)",
        "INSERT INTO erasure VALUES (2, 'opening', 2)",
        "DELETE FROM opening WHERE idx = 0",
        "INSERT INTO checkpoint VALUES (1, x'00')",
        "INSERT OR REPLACE INTO checkpoint VALUES (3, x'00')",
        "INSERT OR REPLACE INTO cosignature VALUES (3, CAST('line' AS BLOB))",
        "INSERT OR REPLACE INTO anchor VALUES (3, 'rfc3161', CAST('token' AS BLOB))",
    ],
)
def test_a_trigger_refuses_what_is_not_next_and_every_replacement(
    store: Store, insert: str
) -> None:
    with (
        closing(raw(store)) as connection,
        pytest.raises(sqlite3.IntegrityError, match=r"append-only|FOREIGN KEY"),
    ):
        connection.execute(insert)
    assert list(store.entries()) == KEPT


@pytest.mark.parametrize(
    "insert",
    [
        "INSERT INTO leaf VALUES (3, zeroblob(32))",
        "INSERT INTO leaf VALUES (3, 'text of thirty-three characters..')",
        "INSERT INTO cosignature VALUES (1, x'00')",
    ],
)
def test_the_tables_hold_lengths_types_and_references(store: Store, insert: str) -> None:
    with closing(raw(store)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(insert)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE main.leaf",
        "DROP TRIGGER main.leaf_only_next",
        "ALTER TABLE main.leaf RENAME TO other",
        "CREATE TABLE main.more (x)",
        "CREATE TRIGGER main.more BEFORE INSERT ON leaf BEGIN SELECT 1; END",
        "CREATE TEMP TABLE more (x)",
        "CREATE TEMP TRIGGER more BEFORE INSERT ON main.leaf BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW main.more AS SELECT 1",
        "CREATE INDEX main.more ON leaf (data)",
        "ATTACH DATABASE ':memory:' AS other",
        "VACUUM",
        "REINDEX",
        "UPDATE main.leaf SET data = zeroblob(33)",
        "DELETE FROM main.leaf",
        "DELETE FROM main.checkpoint",
        "DELETE FROM main.erasure",
        "INSERT INTO main.sqlite_schema VALUES ('table', 'x', 'x', 0, 'CREATE TABLE x (y)')",
        "PRAGMA writable_schema = ON",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA user_version = 7",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = OFF",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
    ],
)
@pytest.mark.parametrize("which", ["writing", "reading"])
def test_the_authorizer_refuses_whatever_is_not_an_append(
    store: Store, statement: str, which: str
) -> None:
    connection: sqlite3.Connection = getattr(store._file, which)()
    with pytest.raises(sqlite3.DatabaseError, match=r"authori|prohibited|no such function"):
        connection.execute(statement)
    assert store.is_whole()


def test_the_reading_connection_writes_nothing(store: Store) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        store._file.reading().execute("INSERT INTO main.leaf VALUES (3, x'')")


def test_a_refusal_of_the_file_is_an_error_of_ours(store: Store) -> None:
    with pytest.raises(IntegrityError) as caught, store.transaction():
        store.append([entry(5)])
    assert caught.value.code == "integrity.append_only"
    assert store.size() == 3


def test_an_exception_inside_a_transaction_leaves_nothing(store: Store) -> None:
    with suppress(ZeroDivisionError), store.transaction():
        store.append([entry(3)])
        _ = 1 / 0
    assert store.size() == 3


def test_a_dropped_trigger_is_noticed(store: Store) -> None:
    with closing(raw(store)) as connection:
        connection.execute("DROP TRIGGER leaf_update")
    assert not store.is_whole()


def test_a_newer_ledger_is_refused_in_words(store: Store) -> None:
    with closing(raw(store)) as connection:
        connection.execute("PRAGMA user_version = 2")
    store.close()
    with pytest.raises(InputError) as caught:
        Store(store.path, writable=True)
    assert caught.value.code == "input.newer_ledger"
    assert "newer Custody" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"not a database, only some text" * 40])
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        Store(path, writable=True)
    assert caught.value.code == "input.not_a_ledger"
    with pytest.raises(InputError) as caught:
        Store.create(path)
    assert caught.value.code == "input.ledger_exists"
    assert path.read_bytes() == content


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE leaf (idx INTEGER)")
    with pytest.raises(InputError) as caught:
        Store(path, writable=False)
    assert caught.value.code == "input.not_a_ledger"


def test_a_missing_ledger_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Store(tmp_path / "ledger.db", writable=True)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_complete_in_itself(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    store.backup(target)
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.db"]
    with closing(Store(target, writable=False)) as copy:
        assert list(copy.entries()) == list(store.entries())
        assert copy.is_whole()
    with pytest.raises(InputError) as caught:
        store.backup(target)
    assert caught.value.code == "input.ledger_exists"


# ---- disks that are full or cannot be written ----


def test_a_full_disk_is_told_and_loses_nothing_that_was_stored(small_disk: Path) -> None:
    store = Store.create(small_disk / "ledger.db")

    def fill() -> None:
        for index in count():
            with store.transaction():
                store.append([Entry(index, b"\x01" * 33, SALT, os.urandom(20_000), None, None)])
                store.add_checkpoint(index + 1, b"note")

    with pytest.raises(StorageError) as caught:
        fill()
    stored = store.size()
    assert caught.value.code == FULL[small_disk.is_mount()]
    assert stored > 5
    store.close()
    with closing(Store(small_disk / "ledger.db", writable=False)) as again:
        assert again.size() == stored
        assert again.last_checkpoint() == b"note"


def test_a_disk_too_full_to_open_a_ledger_is_told(small_disk: Path) -> None:
    Store.create(small_disk / "ledger.db").close()
    with suppress(OSError), (small_disk / "other").open("wb", buffering=0) as other:
        while True:
            other.write(bytes(4096))
    told = None
    try:
        Store(small_disk / "ledger.db", writable=False).close()
    except StorageError as err:
        told = err.code
    assert told == ("storage.disk_full" if small_disk.is_mount() else None)


def test_a_read_only_disk_can_be_read_and_is_told_when_written(
    store: Store, small_disk: Path, make_read_only: Callable[[], None]
) -> None:
    store.backup(small_disk / "ledger.db")
    with closing(sqlite3.connect(small_disk / "ledger.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    make_read_only()
    with closing(Store(small_disk / "ledger.db", writable=False)) as copy:
        assert list(copy.entries()) == list(store.entries())
    with pytest.raises(StorageError) as caught:
        Store(small_disk / "ledger.db", writable=True)
    assert caught.value.code == "storage.read_only"
    with pytest.raises(StorageError) as caught:
        Store.create(small_disk / "other.db")
    assert caught.value.code == "storage.read_only"


# ---- erasures ----


@pytest.mark.parametrize("pad", range(3))
def test_an_order_is_recognised_wherever_base64_puts_it(tmp_path: Path, pad: int) -> None:
    payload = b64encode(b'{"a":"%s","type":"erasure.ordered","v":1}' % (b"x" * pad))
    envelope = ORDER.replace(PAYLOAD, payload)
    store = Store.create(tmp_path / "ledger.db")
    with store.transaction():
        store.append([entry(0), Entry(1, b"\x01" * 33, SALT, envelope, None, None)])
        store.erase([Erasure(0, "opening", 1)])
    assert store.entry(0) == Entry(0, b"\x01" * 33, None, None, None, None)
    store.close()


@pytest.mark.parametrize(
    "envelope",
    [
        ORDER.replace(b',{"keyid":"b"}', b""),
        ORDER.replace(PAYLOAD, b64encode(b'{"seq":2,"type":"erasure.done","v":1}')),
    ],
)
def test_nothing_is_erased_without_an_order_of_two(tmp_path: Path, envelope: bytes) -> None:
    store = Store.create(tmp_path / "ledger.db")
    with store.transaction():
        store.append([entry(0), Entry(1, b"\x01" * 33, SALT, envelope, None, None)])
    with pytest.raises(IntegrityError), store.transaction():
        store.erase([Erasure(0, "opening", 1)])
    assert store.entry(0) == entry(0)
    store.close()
