"""A ledger's file changed behind its guard rails, and its audit."""

import sqlite3
from contextlib import closing
from pathlib import Path

from custody.ledger.check import check_ledger
from custody.ledger.report import LedgerReport
from custody.ledger.store import Store


def audit(path: Path, **options: object) -> LedgerReport:
    with closing(Store(path, writable=False)) as store:
        return check_ledger(store, processes=1, **options)  # type: ignore[arg-type]


def edit(path: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Change rows as an administrator would: without guard rails, which stand again after."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement, parameters in statements:
            connection.execute(statement, parameters)
        for _, script in triggers:
            connection.execute(script)
        connection.commit()


def cells(path: Path) -> list[tuple[str, str, int, int]]:
    """Table, column, key and length of every value on which evidence rests."""
    columns = {
        "leaf": ("idx", ["data"]),
        "opening": ("idx", ["salt", "envelope"]),
        "private_part": ("idx", ["salt", "doc"]),
        "checkpoint": ("size", ["note"]),
    }
    found = []
    with closing(sqlite3.connect(path)) as connection:
        for table, (key, names) in columns.items():
            for name in names:
                for row, length in connection.execute(f"SELECT {key}, length({name}) FROM {table}"):  # noqa: S608
                    found.append((table, name, row, length))
    return found


def flip(path: Path, table: str, column: str, key: int, at: int, bit: int) -> None:
    name = "size" if table == "checkpoint" else "idx"
    with closing(sqlite3.connect(path)) as connection:
        query = f"SELECT {column} FROM {table} WHERE {name} = ?"  # noqa: S608
        data = bytearray(connection.execute(query, (key,)).fetchone()[0])
    data[at] ^= 1 << bit
    update = f"UPDATE {table} SET {column} = ? WHERE {name} = ?"  # noqa: S608
    edit(path, (update, (bytes(data), key)))
