"""Whether `view.db` tells what the ledger says: row by row against one that is made anew.

What stands in `view.db` proves nothing, but screens, searches and reports are read from it; who can
write there could hide a case or show another holder until it is built again. Both are read side by
side from copies in a scratch folder, so that neither memory nor the file itself is touched.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from custody.errors import StorageError
from custody.ledger.checkpoint import TrustLine
from custody.ledger.projection import APPLICATION_ID, COLUMNS, VERSION
from custody.ledger.sqlite_file import is_plain, storage_error
from custody.ledger.store import Store
from custody.ledger.view import DAMAGE, View
from custody.progress import Progress, no_progress

_KEPT: Final = 100
"""Differences told; what differs more is built again anyway."""
_INDEX: Final = "INSERT INTO text_fts (text_fts, rank) VALUES ('integrity-check', 1)"
"""Holds the full-text index against the table of texts; it writes nothing."""


def check_view(
    path: Path, store: Store, trust: TrustLine, scratch: Path, progress: Progress = no_progress
) -> tuple[str, ...]:
    """Hold a view against the ledger.

    Args:
        path: The `view.db`; where none is, nothing is shown that could differ.
        store: The ledger's file.
        trust: Its log.
        scratch: A folder of this user's, with room for two views.
        progress: Events taken into the new view, of all that the old one tells of.

    Returns:
        What differs; empty where everything is as the ledger has it.

    Raises:
        IntegrityError: The ledger itself cannot be read.
        StorageError: There is no room, or the view is no plain file.
    """
    if not is_plain(path):
        raise StorageError("storage.not_plain", path=path)
    if not path.exists():
        return ()
    copy, fresh = scratch / "copy.db", scratch / "fresh.db"
    try:
        _copy(path, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            marks = [
                connection.execute(f"PRAGMA {each}").fetchone()[0]
                for each in ("application_id", "user_version")
            ]
            if marks != [APPLICATION_ID, VERSION]:
                return ("it is no view of this version",)
            with closing(View(fresh, trust)) as view:
                connection.execute("ATTACH ? AS fresh", (str(fresh),))
                if _schema(connection, "main") != _schema(connection, "fresh"):
                    return ("its tables are not those that were made",)
                (size,) = connection.execute("SELECT max(size) FROM main.meta").fetchone()
                if type(size) is not int or not 0 <= size <= store.size():
                    return (f"it tells of {size} events, the ledger of {store.size()}",)
                view.make_up_to(store, size, progress)
            return tuple(islice(_differences(connection), _KEPT))
    except sqlite3.DatabaseError as err:
        if (code := getattr(err, "sqlite_errorcode", None)) and code & 0xFF not in DAMAGE:
            raise storage_error(scratch, err) from err  # no room, or somebody holds it
        return (f"it cannot be read: {err}",)


def _copy(path: Path, target: Path) -> None:
    """As it stands at one moment, whoever writes to it."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True, timeout=10)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy, pages=1000)


def _schema(connection: sqlite3.Connection, name: str) -> list[tuple[str, ...]]:
    return connection.execute(
        f"SELECT type, name, sql FROM {name}.sqlite_schema ORDER BY type, name"  # noqa: S608
    ).fetchall()


def _differences(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute("PRAGMA main.integrity_check(10)"):
        if told != "ok":
            yield str(told)
    for table, columns in COLUMNS.items():
        same = " AND ".join(f'a."{column}" IS b."{column}"' for column in columns)
        for one, other, what in (
            ("main", "fresh", "not of the ledger"),
            ("fresh", "main", "missing"),
        ):
            for row in connection.execute(
                f"SELECT * FROM {one}.{table} AS a "  # noqa: S608
                f"WHERE NOT EXISTS (SELECT 1 FROM {other}.{table} AS b WHERE {same})"
            ):
                yield f"{table} {' '.join(map(str, row[:3]))}: {what}"
    try:
        connection.execute(_INDEX)
    except sqlite3.DatabaseError:
        yield "the full-text index is not that of the texts"
