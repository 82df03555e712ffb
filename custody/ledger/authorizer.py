"""What a connection to `ledger.db` may do: read, append, and erase what was ordered."""

import sqlite3
from typing import Final

from custody.ledger.schema import (
    ERASABLE,
    TABLES,
)

_READS: Final = {
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_TRANSACTION,
}
_FUNCTIONS: Final = {"max", "ifnull", "count", "length", "instr", "replace"}


def authorize_reader(
    action: int, first: str | None, second: str | None, _database: str | None, _via: str | None
) -> int:
    """Allow reading alone, and the functions of our own questions."""
    if action == sqlite3.SQLITE_FUNCTION:
        return _verdict(second in _FUNCTIONS)
    return _verdict(action in _READS)


def authorize_writer(
    action: int, first: str | None, second: str | None, database: str | None, via: str | None
) -> int:
    """Allow only what an append and an ordered erasure need; everything else is refused."""
    match action:
        case sqlite3.SQLITE_INSERT:
            return _verdict(first in TABLES and database == "main")
        case sqlite3.SQLITE_DELETE:
            return _verdict(first in ERASABLE and database == "main")
        case sqlite3.SQLITE_PRAGMA:
            return _verdict(
                (first, second) == ("wal_checkpoint", "TRUNCATE") or first == "busy_timeout"
            )
        case _:
            return authorize_reader(action, first, second, database, via)


def _verdict(allowed: object) -> int:
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
