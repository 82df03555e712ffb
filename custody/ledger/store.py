"""The only SQL on `ledger.db` (format.md §6): what is in it stays, and nothing else gets in.

Append-only is enforced by triggers in the file and by an authorizer on every connection. Both are
guard rails against mistakes, not against the owner of the disk: against that owner stand the
signatures, the tree and the heads held outside.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from custody.durable import sync
from custody.errors import CustodyError, InputError, IntegrityError, StorageError
from custody.ledger.connections import BUSY_MS, Connections, create_file
from custody.ledger.schema import (
    MIGRATIONS,
)
from custody.ledger.sqlite_file import OurErrors, make_private

BATCH: Final = 1000
"""Rows read at a time: no reader holds the file while its caller works."""
BATCH_BYTES: Final = 1 << 22
"""Of large events fewer are read at a time: about so many bytes."""
_PLACES: Final = {
    "leaf": ("idx", 0),
    "opening": ("idx", 0),
    "private_part": ("idx", 0),
    "checkpoint": ("size", 1),
}
"""What the rows of a table are numbered by, and the first number."""
_FIRST: Final = 16
"""Events read at first, before it is known how large they are."""


class Entry(NamedTuple):
    """What is stored of one event. `envelope` is None where the event was erased."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs of an entry
    leaf: bytes
    """The 33 bytes that stand in the tree."""
    salt: bytes | None
    envelope: bytes | None
    private_salt: bytes | None
    private: bytes | None
    """The canonical private document, if there is one and it was not erased."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That something was erased, and by which order."""

    index: int
    scope: str
    """`opening` or `private`."""
    order: int
    """Index of the `erasure.ordered` event."""


class Store:
    """One `ledger.db`. One writing connection, and one reading connection for each thread."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Open a file that `create` made.

        Raises:
            InputError: Not a ledger, or one of a newer Custody.
            StorageError: It cannot be read (or written, if `writable`), or is no file of its own.
        """
        self.path = path
        self._file = Connections(path, writable=writable)
        self._most = _FIRST
        """Events to read at a time."""

    @classmethod
    def create(cls, path: Path) -> "Store":
        """Make a new, empty ledger file.

        Raises:
            InputError: Something is there already; it is left alone.
            StorageError: It cannot be written.
        """
        create_file(path)
        return cls(path, writable=True)

    def close(self) -> None:
        """Close every connection."""
        self._file.close()

    @property
    def writable(self) -> bool:
        """Whether this store may append."""
        return self._file.writable

    # ---- writing: under the ledger's lock, inside `transaction` ----

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE; COMMIT at the end, or ROLLBACK if anything was raised.

        What SQLite raises in the block becomes ours when it leaves it.
        """
        connection = self._file.writing()
        with OurErrors(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def written(self) -> tuple[int, bytes | None]:
        """Number of leaves and newest note, as the writing transaction sees them."""
        size, note = self._file.writing().execute(_HEAD).fetchone()
        return size, note

    def append(self, entries: Iterable[Entry]) -> None:
        """Insert the rows of new events."""
        insert = self._file.writing().execute
        for entry in entries:
            insert("INSERT INTO main.leaf (idx, data) VALUES (?, ?)", entry[:2])
            insert(
                "INSERT INTO main.opening (idx, salt, envelope) VALUES (?, ?, ?)",
                (entry.index, entry.salt, entry.envelope),
            )
            if entry.private is not None:
                insert(
                    "INSERT INTO main.private_part (idx, salt, doc) VALUES (?, ?, ?)",
                    (entry.index, entry.private_salt, entry.private),
                )

    def add_checkpoint(self, size: int, note: bytes) -> None:
        """Insert a signed head of all that is stored."""
        self._file.writing().execute(
            "INSERT INTO main.checkpoint (size, note) VALUES (?, ?)", (size, note)
        )

    def add_cosignature(self, size: int, line: bytes) -> None:
        """Keep a witness's line beside the checkpoint of that size."""
        self._file.writing().execute(
            "INSERT INTO main.cosignature (size, line) VALUES (?, ?)", (size, line)
        )

    def add_anchor(self, size: int, kind: str, token: bytes) -> None:
        """Keep what an outside party gave for the checkpoint of that size."""
        self._file.writing().execute(
            "INSERT INTO main.anchor (size, kind, token) VALUES (?, ?, ?)", (size, kind, token)
        )

    def erase(self, erasures: Iterable[Erasure]) -> None:
        """Delete openings (with their private parts) or private parts, as an order says."""
        connection = self._file.writing()
        for erasure in erasures:
            connection.execute(
                "INSERT INTO main.erasure (idx, scope, order_idx) VALUES (?, ?, ?)",
                (erasure.index, erasure.scope, erasure.order),
            )
            connection.execute("DELETE FROM main.private_part WHERE idx = ?", (erasure.index,))
            if erasure.scope == "opening":
                connection.execute("DELETE FROM main.opening WHERE idx = ?", (erasure.index,))

    def truncate_wal(self) -> bool:
        """Move everything into the file and empty the write-ahead file.

        Returns:
            False while another process still reads the older state.
        """
        connection = self._file.writing()
        with OurErrors(self.path):
            connection.execute("PRAGMA busy_timeout = 1000")
            try:
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        return not busy

    def backup(self, target: Path) -> None:
        """Copy the ledger, as of now, to a new file that is complete in itself.

        Raises:
            InputError: The target is there already.
            StorageError: It cannot be written; nothing is left under its name.
        """
        if target.exists():
            raise InputError("input.ledger_exists", path=target)
        part = target.with_name(target.name + ".part")
        try:
            with OurErrors(part):
                part.unlink(missing_ok=True)
                make_private(part)
                with closing(sqlite3.connect(part)) as copy:
                    self._file.reading().backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
            sync(part)
            part.replace(target)
            sync(target.parent)
        except OSError as err:
            part.unlink(missing_ok=True)
            raise StorageError("storage.ledger", path=target, reason=err.strerror) from err
        except CustodyError:
            part.unlink(missing_ok=True)
            raise

    # ---- reading: any thread ----

    def size(self) -> int:
        """Number of leaves."""
        return int(self._file.rows(_HEAD)[0][0])

    def last_checkpoint(self) -> bytes | None:
        """The newest note."""
        note: bytes | None = self._file.rows(_HEAD)[0][1]
        return note

    def checkpoint(self, size: int) -> bytes | None:
        """The note of that size, if one was issued."""
        with OurErrors(self.path):
            row = (
                self._file.reading()
                .execute("SELECT note FROM main.checkpoint WHERE size = ?", (size,))
                .fetchone()
            )
        return row[0] if row else None

    def checkpoints(self, after: int = 0) -> Iterator[tuple[int, bytes]]:
        """Every note of a size above `after`, in order."""
        sql = "SELECT size, note FROM main.checkpoint WHERE size > ? ORDER BY size LIMIT ?"
        while rows := self._file.rows(sql, (after, BATCH)):
            yield from rows
            after = rows[-1][0]

    def block_end(self, start: int, most: int) -> int | None:
        """Size of the last checkpoint above `start` up to `most`, or else of the next there is."""
        rows = self._file.rows(_LAST_CHECKPOINT, (start, most))
        rows = rows or self._file.rows(_NEXT_CHECKPOINT, (start,))
        return rows[0][0] if rows else None

    def cosignatures(self, size: int) -> list[bytes]:
        """Witnesses' lines for the checkpoint of that size."""
        sql = "SELECT line FROM main.cosignature WHERE size = ? ORDER BY line"
        return [row[0] for row in self._file.rows(sql, (size,))]

    def cosigned(self) -> list[tuple[int, bytes]]:
        """Size and line of every cosignature, the newest first."""
        return self._file.rows("SELECT size, line FROM main.cosignature ORDER BY size DESC, line")

    def anchors(self) -> list[tuple[int, str, bytes]]:
        """Size, kind and token of every anchor."""
        return self._file.rows("SELECT size, kind, token FROM main.anchor ORDER BY size, kind", ())

    def erasures(self) -> list[Erasure]:
        """Everything that was erased, by index."""
        sql = "SELECT idx, scope, order_idx FROM main.erasure ORDER BY idx, scope"
        return [Erasure(*row) for row in self._file.rows(sql)]

    def strays(self) -> int:
        """Number of rows before the first leaf or behind the last one."""
        last = self.size() - 1
        before = [
            self._file.rows(f"SELECT count(*) FROM main.{table} WHERE {key} < ?", (first,))  # noqa: S608
            for table, (key, first) in _PLACES.items()
        ]
        behind = [
            self._file.rows(f"SELECT count(*) FROM main.{table} WHERE {key} > ?", (last + first,))  # noqa: S608
            for table, (key, first) in _PLACES.items()
        ]
        return sum(rows[0][0] for rows in (*before, *behind))

    def leaves(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Leaf data from `start` up to, not including, `stop`."""
        sql = "SELECT idx, data FROM main.leaf WHERE idx >= ? AND idx < ? ORDER BY idx LIMIT ?"
        stop = self.size() if stop is None else stop
        while rows := self._file.rows(sql, (start, stop, 10 * BATCH)):
            for index, data in rows:
                if index != start:
                    raise IntegrityError("integrity.ledger", reason=f"there is no leaf {start}")
                yield data
                start += 1

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
        """What is stored of the events from `start` up to, not including, `stop`."""
        stop = self.size() if stop is None else stop
        while rows := self._file.rows(_ENTRIES, (start, stop, self._most)):
            yield from map(Entry._make, rows)
            start = rows[-1][0] + 1
            held = sum([len(row[at]) for row in rows for at in (3, 5) if type(row[at]) is bytes])
            fitting = BATCH_BYTES * len(rows) // (held + 1)
            self._most = max(1, min(BATCH, 2 * self._most, fitting))

    def entry(self, index: int) -> Entry:
        """What is stored of one event.

        Raises:
            InputError: There is no such event.
        """
        rows = self._file.rows(_ENTRIES, (index, index + 1, 1))
        if not rows:
            raise InputError("input.no_event", index=index)
        return Entry(*rows[0])

    def is_whole(self) -> bool:
        """Tell whether tables and triggers are those that `create` made."""
        sql = "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL"
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
            for script in MIGRATIONS:
                model.executescript(script)
            return set(self._file.rows(sql)) == set(model.execute(sql))


_HEAD: Final = """
SELECT ifnull((SELECT max(idx) + 1 FROM main.leaf), 0),
    (SELECT note FROM main.checkpoint ORDER BY size DESC LIMIT 1)"""
_LAST_CHECKPOINT: Final = """
SELECT size FROM main.checkpoint WHERE size > ? AND size <= ? ORDER BY size DESC LIMIT 1"""
_NEXT_CHECKPOINT: Final = "SELECT size FROM main.checkpoint WHERE size > ? ORDER BY size LIMIT 1"
_ENTRIES: Final = """
SELECT leaf.idx, leaf.data, opening.salt, opening.envelope, private_part.salt, private_part.doc
FROM main.leaf LEFT JOIN main.opening ON opening.idx = leaf.idx
LEFT JOIN main.private_part ON private_part.idx = leaf.idx
WHERE leaf.idx >= ? AND leaf.idx < ? ORDER BY leaf.idx LIMIT ?"""
