"""`view.db`: what screens, searches and reports read; rebuilt at will, never a source of truth.

It is caught up batch by batch, each in one transaction together with the size and the frontier of
the tree so far. Whether a `view.db` belongs to the ledger beside it needs no other mark than
that: the frontier, folded on with the ledger's leaves, must lead to the root that the log signed.
If it does not (another ledger's, an older copy, a damaged file), the view is built again.

An erasure builds it again too, so that nothing of what was erased stays here.
"""

import json
import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from custody.errors import IntegrityError, StorageError
from custody.garbage import uncollected
from custody.ledger.checkpoint import TrustLine, open_note
from custody.ledger.projection import (
    APPLICATION_ID,
    VERSION,
    ErasedError,
    empty_tables,
    make_tables,
    read_batch,
)
from custody.ledger.sqlite_file import is_plain, make_private, storage_error
from custody.ledger.store import Store
from custody.ledger.tree import HASH_BYTES, Frontier
from custody.progress import Progress, no_progress

BATCH: Final = 5000
_FETCHED: Final = 4096
DAMAGE: Final = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""What SQLite says of a file whose pages or tables are not those that were made."""


class View:
    """One `view.db`; also the `Register` that the rules ask (`case_of`)."""

    def __init__(self, path: Path, trust: TrustLine) -> None:
        """Open the file, and make it if it is missing or of no use.

        Raises:
            StorageError: It can neither be read nor made.
        """
        self.path = path
        self._trust = trust
        self._shown: bytes | None = None
        """The checkpoint up to which the view is known to tell everything."""
        self._lock = threading.RLock()
        self._of_thread = threading.local()
        self._readers: list[sqlite3.Connection] = []
        try:
            self._writer = self._open()
        except sqlite3.OperationalError as err:
            raise storage_error(path, err) from err
        except sqlite3.DatabaseError:
            self._remove()
            with self._ours():
                self._writer = self._open()

    def close(self) -> None:
        """Close every connection."""
        for connection in [*self._readers, self._writer]:
            connection.close()
        self._readers.clear()

    # ---- keeping up ----

    @property
    def size(self) -> int:
        """Number of events that the view tells of."""
        return int(self._rows("SELECT size FROM meta")[0][0])

    def frontier(self) -> Frontier:
        """The tree as far as the view goes."""
        with self._lock, self._ours():
            size, peaks = self._writer.execute("SELECT size, frontier FROM meta").fetchone()
        cut = [peaks[at : at + HASH_BYTES] for at in range(0, len(peaks), HASH_BYTES)]
        return Frontier(size, cut)

    def catch_up(self, store: Store, progress: Progress = no_progress) -> None:
        """Take in what the ledger has gained.

        Raises:
            IntegrityError: The ledger's leaves do not lead to the root that its log signed, or
                an event cannot be read.
            StorageError: The view could not be written.
        """
        with self._lock:
            self._catch_up(store, progress)

    def catch_up_unless_busy(self, store: Store) -> None:
        """As `catch_up`; while another thread is at it, the view tells what it told before.

        What was never held against this ledger, or is just being built again, is waited for.
        """
        if self._lock.acquire(blocking=False) or (self._shown is None and self._lock.acquire()):
            try:
                self._catch_up(store, no_progress)
            finally:
                self._lock.release()

    def _catch_up(self, store: Store, progress: Progress) -> None:
        while (note := store.last_checkpoint()) is not None and note != self._shown:
            signed = open_note(note, self._trust)
            try:
                with uncollected():
                    frontier = self._fold(store, signed.size, progress)
            except (ErasedError, IntegrityError):
                frontier = Frontier()  # or a peak was damaged, or leaves are not there
            except StorageError as err:
                if not _tells_of_damage(err):
                    raise
                frontier = Frontier()
            if frontier.size > signed.size and store.last_checkpoint() != note:
                continue  # another process appended and was here before
            if (frontier.size, frontier.root()) != (signed.size, signed.root):
                self.rebuild(store, progress)
            self._shown = note

    def rebuild(self, store: Store, progress: Progress = no_progress) -> None:
        """Build the view again from the ledger; a damaged file makes room for a new one.

        Raises:
            IntegrityError: The ledger's leaves do not lead to the root that its log signed, or
                an event cannot be read.
            StorageError: The view could not be written.
        """
        note = store.last_checkpoint()
        if note is None:
            raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
        signed = open_note(note, self._trust)
        with self._lock:
            self._shown = None
            try:
                self._empty()
                frontier = self._fold_all(store, signed.size, progress)
            except StorageError as err:
                if not _tells_of_damage(err):
                    raise
                self._make_anew()
                frontier = self._fold_all(store, signed.size, progress)
            if frontier.size == signed.size and frontier.root() != signed.root:
                raise IntegrityError(
                    "integrity.ledger", reason="the leaves lead to another root than was signed"
                )
            with self._ours():  # what was deleted is zeroed; the write-ahead file is emptied
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _empty(self) -> None:
        """Delete everything that the view tells; what is deleted is zeroed."""
        with self._ours(), self._transaction():
            empty_tables(self._writer)

    def _make_anew(self) -> None:
        """Put an empty file in the place of one that cannot even be emptied."""
        self.close()
        self._of_thread = threading.local()
        self._remove()
        with self._ours():
            self._writer = self._open()

    def make_up_to(self, store: Store, size: int, progress: Progress = no_progress) -> None:
        """Take the first events of a ledger into a view that is new.

        Raises:
            IntegrityError: An event cannot be read.
            StorageError: The view could not be written.
        """
        self._fold_all(store, size, progress)

    def _fold_all(self, store: Store, size: int, progress: Progress) -> Frontier:
        with uncollected():
            return self._fold(store, size, progress, rebuilding=True)

    def _fold(
        self,
        store: Store,
        size: int,
        progress: Progress,
        *,
        rebuilding: bool = False,
    ) -> Frontier:
        """Take in events up to `size`: what was recorded together is in one transaction.

        Raises:
            ErasedError: An erasure asks for a new build.
        """
        people = dict(self._rows("SELECT name, person FROM signing_key"))
        while (frontier := self.frontier()).size < size:
            with self._ours(), ExitStack() as open_for:
                stop = min(store.block_end(frontier.size, frontier.size + BATCH) or size, size)
                while (start := frontier.size) < stop:
                    batch = read_batch(store, frontier, stop, people, rebuilding=rebuilding)
                    if not self._writer.in_transaction:
                        open_for.enter_context(self._transaction())
                        if self._writer.execute("SELECT size FROM meta").fetchone()[0] != start:
                            break  # another process was quicker
                    batch.write(self._writer, start)
                    self._writer.execute(
                        "UPDATE meta SET size = ?, frontier = ?",
                        (frontier.size, b"".join(frontier.peaks)),
                    )
                    progress(frontier.size, size)
        return frontier

    # ---- reading ----

    def chain(self, kind: str, name: str) -> tuple[int, str | None]:
        """Number of events in the chain of a `case` or an `item`, and the last leaf hash."""
        rows = self._rows("SELECT events, head FROM chain WHERE kind = ? AND id = ?", (kind, name))
        return rows[0] if rows else (0, None)

    def chain_place(self, kind: str, name: str) -> int | None:
        """Index of the event that tells the end of a chain, or None where there is no chain."""
        rows = self._rows("SELECT last FROM chain WHERE kind = ? AND id = ?", (kind, name))
        return rows[0][0] if rows else None

    def newest_of(self, kind: str, name: str) -> int | None:
        """Index of the newest event told of a case or an item; None where none is."""
        told = {"case": "event WHERE case_id", "item": "event_item WHERE item"}[kind]
        index: int | None = self._rows(f"SELECT max(idx) FROM {told} = ?", (name,))[0][0]  # noqa: S608
        return index

    def count_of(self, kind: str) -> int:
        """How many ids of a kind are taken."""
        rows = self._rows("SELECT count(*) FROM identifier WHERE kind = ?", (kind,))
        return int(rows[0][0])

    def case_of(self, kind: str, id: str) -> str | None:  # noqa: A002
        """The case that owns an id, in whatever letter case it is written.

        Args:
            kind: `case`, `item`, `person`, `artifact`, `seal`, `search`, `finding`, `bundle`,
                `request`, or another kind of identifier of the vocabulary; `registration` for
                registration numbers.
            id: The id that is asked for.

        Returns:
            The case, `ledger` for what belongs to no case, or None where the id is free.
        """
        rows = self._rows(
            "SELECT case_id FROM identifier WHERE kind = ? AND folded = ?", (kind, id.casefold())
        )
        return rows[0][0] if rows else None

    def taken(self, kind: str, names: Iterable[str]) -> set[str]:
        """Those of these ids that are taken, in whatever letter case."""
        folded = {name: name.casefold() for name in names}
        sql = (
            "SELECT folded FROM identifier "
            "WHERE kind = ? AND folded IN (SELECT value FROM json_each(?))"
        )
        found = {row[0] for row in self._rows(sql, (kind, json.dumps([*folded.values()])))}
        return {name for name, each in folded.items() if each in found}

    def of_log(self, types: Iterable[str], start: int = 0) -> list[int]:
        """Indices of events of these types that are in no case, and of those in cases after them.

        Args:
            types: Types of event.
            start: Earlier ones are left out.
        """
        wanted = json.dumps(sorted(types))
        sql = (
            "WITH told AS (SELECT idx, case_id FROM event "
            "WHERE type IN (SELECT value FROM json_each(?))) SELECT idx FROM told "
            "WHERE idx >= ? AND idx >= (SELECT min(idx) FROM told WHERE case_id IS NULL) "
            "ORDER BY idx"
        )
        return [index for (index,) in self._rows(sql, (wanted, start))]

    def rows(self, sql: str, parameters: Iterable[object] = ()) -> list[Any]:
        """Rows of a SELECT, from any thread; for `custody.queries`."""
        return self._rows(sql, tuple(parameters))

    def column(
        self, sql: str, parameters: Iterable[object] = (), progress: Progress = no_progress
    ) -> "array[int]":
        """The one integer column of a SELECT that may have a million rows, from any thread.

        Args:
            sql: The SELECT.
            parameters: Its parameters.
            progress: Called every few thousand rows with their number; may raise CancelledError.
        """
        found = array("q")
        with self._ours():
            cursor = self._reading().execute(sql, tuple(parameters))
            while rows := cursor.fetchmany(_FETCHED):
                found.extend([value for (value,) in rows])
                progress(len(found), len(found))
        return found

    def _rows(self, sql: str, parameters: tuple[object, ...] = ()) -> list[Any]:
        with self._ours():
            return self._reading().execute(sql, parameters).fetchall()

    # ---- the file ----

    def _reading(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self.path, isolation_level=None, check_same_thread=False, timeout=10
            )
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            self._of_thread.connection = connection
            self._readers.append(connection)
        return connection

    @contextmanager
    def _ours(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as err:
            raise storage_error(self.path, err) from err

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield self._writer
            self._writer.execute("COMMIT")
        finally:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def _open(self) -> sqlite3.Connection:
        if not is_plain(self.path):
            raise StorageError("storage.not_plain", path=self.path)
        with suppress(OSError):  # it is there, or SQLite tells why it cannot be made
            make_private(self.path)
        connection = sqlite3.connect(
            self.path, isolation_level=None, check_same_thread=False, timeout=10
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("BEGIN")
            made = self._is_made(connection)
            connection.execute("COMMIT")
            if not made:
                connection.execute("BEGIN IMMEDIATE")
                if not self._is_made(connection):  # another process may have been quicker
                    make_tables(connection)
                connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_made(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the tables are there; a file of another making is an error.

        In a transaction: half of what another process makes must not be seen.
        """
        marks = (
            connection.execute("PRAGMA application_id").fetchone()[0],
            connection.execute("PRAGMA user_version").fetchone()[0],
        )
        if marks == (APPLICATION_ID, VERSION):
            connection.execute("SELECT size, frontier FROM meta").fetchone()
            return True
        if marks != (0, 0) or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise sqlite3.DatabaseError("not a view of this version")
        return False

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).unlink()


def _tells_of_damage(err: StorageError) -> bool:
    """Whether the file itself is at fault, and not a lock, the disk or a permission."""
    return getattr(err.__cause__, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in DAMAGE
