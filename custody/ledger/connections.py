"""Connections to one `ledger.db`: guarded, one that writes, and one that reads for each thread."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from custody.errors import InputError, StorageError
from custody.ledger.authorizer import authorize_reader, authorize_writer
from custody.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION, statements
from custody.ledger.sqlite_file import OurErrors, is_plain, make_private

BUSY_MS: Final = 10_000
_PRAGMAS: Final = (
    f"busy_timeout = {BUSY_MS}",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "synchronous = FULL",
)


class Connections:
    """All connections of this process to one file."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Open a file that `create_file` made.

        Raises:
            InputError: Not a ledger, or one of a newer Custody.
            StorageError: It cannot be read (or written, if `writable`), or is no file of its own.
        """
        self.path = path
        self._uri = path.absolute().as_uri()
        self._readers: list[sqlite3.Connection] = []
        self._of_thread = threading.local()
        self._writer: sqlite3.Connection | None = None
        if not is_plain(path):
            raise StorageError("storage.not_plain", path=path)
        if not path.is_file():
            raise InputError("input.not_a_ledger", path=path)
        try:
            self._check_header()
            if writable:
                self._demand_right_to_write()
                self._writer = self._connect("rw")
                self._migrate(self._writer)
                self._writer.set_authorizer(authorize_writer)
        except BaseException:
            self.close()
            raise

    @property
    def writable(self) -> bool:
        """Whether one of them may write."""
        return self._writer is not None

    def close(self) -> None:
        """Close every connection."""
        for connection in [*self._readers, *([self._writer] if self._writer else [])]:
            connection.close()
        self._readers.clear()
        self._of_thread = threading.local()
        self._writer = None

    def writing(self) -> sqlite3.Connection:
        """The one that writes.

        Raises:
            StorageError: The file was opened only to read.
        """
        if self._writer is None:
            raise StorageError("storage.read_only", path=self.path, reason="opened only to read")
        return self._writer

    def reading(self) -> sqlite3.Connection:
        """That of this thread which reads."""
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = self._connect_reader()
            connection.set_authorizer(authorize_reader)
            self._of_thread.connection = connection
            self._readers.append(connection)
        return connection

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> list[Any]:
        """All rows that a question gives."""
        with OurErrors(self.path):
            return self.reading().execute(sql, parameters).fetchall()

    def _demand_right_to_write(self) -> None:
        """With its WAL lying there, SQLite itself may notice only at the first write."""
        if not os.access(self.path, os.W_OK):
            raise StorageError("storage.read_only", path=self.path, reason="no right to write")

    def _connect_reader(self) -> sqlite3.Connection:
        """Read beside a writer; on a medium that cannot be written, read the bare file."""
        try:
            return self._connect("ro")
        except StorageError as err:
            wal = self.path.with_name(self.path.name + "-wal")
            if err.code != "storage.read_only" or (wal.exists() and wal.stat().st_size):
                raise
            return self._connect("ro&immutable=1")

    def _connect(self, mode: str) -> sqlite3.Connection:
        with OurErrors(self.path):
            connection = sqlite3.connect(
                f"{self._uri}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
            )
            try:
                for pragma in _PRAGMAS:
                    connection.execute(f"PRAGMA {pragma}")
                connection.execute("SELECT count(*) FROM main.sqlite_schema").fetchone()
            except sqlite3.Error:
                connection.close()
                raise
        return connection

    def _check_header(self) -> None:
        connection = self._connect_reader()
        with closing(connection), OurErrors(self.path):
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID:
            raise InputError("input.not_a_ledger", path=self.path)
        if version > VERSION:
            raise InputError("input.newer_ledger", path=self.path, found=version, known=VERSION)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        with OurErrors(self.path):
            if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                return
            connection.execute("BEGIN IMMEDIATE")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            for number in range(version, VERSION):
                for statement in statements(MIGRATIONS[number]):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")


def create_file(path: Path) -> None:
    """Make a new, empty file for a ledger.

    Raises:
        InputError: Something is there already; it is left alone.
        StorageError: It cannot be written.
    """
    try:
        make_private(path)
    except FileExistsError as err:
        raise InputError("input.ledger_exists", path=path) from err
    except OSError as err:
        raise StorageError("storage.read_only", path=path, reason=err.strerror) from err
    with OurErrors(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
