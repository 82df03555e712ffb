"""A provider's table, typed: rows in a scratch database, pages of them in any order, and counts.

Each cell keeps its raw text; a column that is no plain text has beside it the value that compares.
An order of rows is made once and read page by page, so that millions of rows stay smooth.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from custody.errors import InputError
from custody.progress import Progress, no_progress
from custody.tables.reading import Rows, Shape
from custody.tables.values import (
    IDENTITIES,
    ORDERED,
    Kind,
    Reader,
    Times,
    Zone,
    kind_of_column,
    month_comes_first,
    reader_of,
    time_text,
)

MAX_ROWS: Final = 20_000_000
HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS
_SAMPLES: Final = 1000


@dataclass(slots=True)
class Column:
    """One column."""

    name: str
    kind: Kind
    unread: int = 0
    """Cells that are not empty and are not of the kind; they keep their text."""
    doubtful: int = 0
    """Times that the zone of the log had twice, or never."""
    zoned: int = 0
    """Times that name their own zone."""
    is_guessed: bool = False
    """Nothing tells whether the day or the month stands first; the day is taken."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows are shown, and in which order."""

    filters: Mapping[int, str] = field(default_factory=dict)
    """Column to what it must hold: a part of the text, or `FROM..TO` of what has an order."""
    column: int | None = None
    is_descending: bool = False


class Pair(NamedTuple):
    """Who with whom."""

    left: str
    right: str
    times: int
    first: str
    last: str


class Bar(NamedTuple):
    """Rows of one hour or day."""

    start: int
    """On the clock on the wall, in milliseconds since 1970."""
    rows: int


class Table:
    """A context manager; its folder is the caller's, who removes it."""

    def __init__(self, folder: Path, rows: Rows, zone: Zone, progress: Progress) -> None:
        self.zone = zone
        self.shape: Shape = rows.shape
        self.count = self.surplus = 0
        self._path = folder / "table.db"
        self._db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        try:
            self._db.create_function("holds", 2, _holds, deterministic=True)
            for pragma in ("journal_mode = WAL", "synchronous = OFF", "temp_store = FILE"):
                self._db.execute(f"PRAGMA {pragma}")
            self.columns = self._load(rows, progress)
        except BaseException:
            self._db.close()
            raise
        self._orders = 0
        self._view = "rows"
        self.shown = self.count

    @classmethod
    def load(
        cls,
        path: Path,
        folder: Path,
        *,
        name: str | None = None,
        zone: str = "",
        sheet: str = "",
        progress: Progress = no_progress,
    ) -> Self:
        """Read a table.

        Args:
            path: Where it lies.
            folder: An empty folder of the caller's, for the scratch database.
            name: What it is called in errors, if the file has another name.
            zone: The zone of its times that name none: `Asia/Almaty`, `+05:00`.
            sheet: Which sheet of a workbook.
            progress: Bytes read so far and in all.

        Raises:
            InputError: `input.table`, `input.zone`.
            StorageError: `storage.read` or `storage.child`.
            CancelledError: From `progress`.
        """
        said = Zone.named(zone)
        with Rows(path, name=name, sheet=sheet) as rows:
            return cls(folder, rows, said, progress)

    # ---- loading ----

    def _load(self, rows: Rows, progress: Progress) -> list[Column]:
        batches = iter(rows)
        first = next(batches, [])
        columns, readers = self._typed(rows.shape.heading, first[:_SAMPLES])
        width = len(columns)
        names = [f"c{n}" for n in range(width)] + [f"k{n}" for n in range(width)]
        walls = [n for n, column in enumerate(columns) if column.kind is Kind.TIME]
        names += [f"w{n}" for n in walls]
        self._db.execute(f"CREATE TABLE rows (n INTEGER PRIMARY KEY, {', '.join(names)})")
        insert = f"INSERT INTO rows VALUES (NULL{', ?' * len(names)})"  # noqa: S608 - our names

        def typed(row: list[str]) -> list[object]:
            keys: list[object] = [None] * width
            found: dict[int, int | None] = {}
            for n, read in readers:
                cell = row[n]
                if not cell:
                    continue
                value = read(cell)
                if value is None:
                    columns[n].unread += 1
                else:
                    keys[n] = value.key
                    found[n] = value.wall
            return [*row, *keys, *(found.get(n) for n in walls)]

        self._db.execute("BEGIN")
        batch: list[list[str]] | None = first
        while batch:
            self.count += len(batch)
            if self.count > MAX_ROWS:
                reason = f"it has more than {MAX_ROWS} rows"
                raise InputError("input.table", path=rows.shown, reason=reason)
            self._db.executemany(insert, map(typed, batch))
            progress(min(rows.at, rows.size), rows.size)
            batch = next(batches, None)
        self._db.execute("COMMIT")
        self.surplus = rows.surplus
        for n, read in readers:
            if isinstance(read, Times):
                columns[n].doubtful, columns[n].zoned = read.doubtful, read.zoned
        return columns

    def _typed(
        self, heading: Sequence[str], first: Sequence[Sequence[str]]
    ) -> tuple[list[Column], list[tuple[int, Reader]]]:
        columns: list[Column] = []
        readers: list[tuple[int, Reader]] = []
        for n, name in enumerate(heading):
            samples = [row[n] for row in first]
            kind = kind_of_column(name, samples)
            month_first = month_comes_first(samples) if kind is Kind.TIME else False
            columns.append(Column(name, kind, is_guessed=month_first is None))
            read = reader_of(kind, self.zone, month_first=bool(month_first))
            if read is not None:
                readers.append((n, read))
        return columns, readers

    # ---- looking ----

    def order(self, wanted: Order) -> int:
        """Choose and sort rows; how many there are.

        Raises:
            InputError: `input.filter`: what was asked of a column cannot be read.
        """
        where, values = self._where(wanted)
        by = "n"
        if wanted.column is not None:
            direction = "DESC" if wanted.is_descending else "ASC"
            text = f"c{wanted.column} COLLATE NOCASE {direction}"
            key = f"k{wanted.column}"
            is_text = self.columns[wanted.column].kind is Kind.TEXT
            by = f"{text}, n" if is_text else f"{key} IS NULL, {key} {direction}, {text}, n"
        if not where and wanted.column is None:
            view, count = "rows", self.count
        else:
            self._orders += 1
            view = f"o{self._orders}"
            condition = f"WHERE {where}" if where else ""
            self._db.execute(f"CREATE TABLE {view} (n INTEGER PRIMARY KEY, r INTEGER)")
            made = f"INSERT INTO {view} (r) SELECT n FROM rows {condition} ORDER BY {by}"  # noqa: S608
            count = self._db.execute(made, values).rowcount
        old, self._view, self.shown = self._view, view, count
        if old not in ("rows", view):
            self._db.execute(f"DROP TABLE {old}")
        return count

    def page(self, start: int, count: int) -> list[tuple[str, ...]]:
        """Rows of the chosen order, as raw texts."""
        texts = ", ".join(f"c{n}" for n in range(len(self.columns)))
        return self._page(texts, start, count)

    def shown_page(self, start: int, count: int) -> list[tuple[str, ...]]:
        """Rows of the chosen order, times as people read them, with their offset."""
        texts = [f"c{n}" for n in range(len(self.columns))]
        times = [n for n, column in enumerate(self.columns) if column.kind is Kind.TIME]
        more = [f"{letter}{n}" for n in times for letter in "kw"]
        found = []
        for row in self._page(", ".join(texts + more), start, count):
            cells = list(row[: len(texts)])
            for at, n in enumerate(times):
                ms, wall = row[len(texts) + 2 * at : len(texts) + 2 * at + 2]
                if ms is not None:
                    cells[n] = time_text(int(ms), int(wall))
            found.append(tuple(cells))
        return found

    def _page(self, what: str, start: int, count: int) -> list[tuple[Any, ...]]:
        if self._view == "rows":
            sql = f"SELECT {what} FROM rows WHERE n > ? AND n <= ? ORDER BY n"  # noqa: S608
        else:
            sql = (
                f"SELECT {what} FROM {self._view} v JOIN rows ON rows.n = v.r "  # noqa: S608
                "WHERE v.n > ? AND v.n <= ? ORDER BY v.n"
            )
        return self._db.execute(sql, (start, start + count)).fetchall()

    def _where(self, wanted: Order) -> tuple[str, list[object]]:
        parts: list[str] = []
        values: list[object] = []
        for n, text in wanted.filters.items():
            if not text.strip():
                continue
            kind = self.columns[n].kind
            if ".." in text and kind in ORDERED:
                for bound, sign in zip(text.split("..", 1), (">=", "<="), strict=True):
                    if bound.strip():
                        parts.append(f"k{n} {sign} ?")
                        values.append(self._bound(n, bound.strip(), is_end=sign == "<="))
                continue
            plain = kind in (Kind.TEXT, Kind.TIME)
            cell = f"c{n}" if plain else f"c{n} || ' ' || coalesce(k{n}, '')"
            if text.isascii():
                pattern = "".join(f"\\{c}" if c in "%_\\" else c for c in text.strip())
                parts.append(f"{cell} LIKE ? ESCAPE '\\'")
                values.append(f"%{pattern}%")
            else:  # SQLite folds the case of ASCII alone
                parts.append(f"holds({cell}, ?)")
                values.append(text.strip().casefold())
        return " AND ".join(parts), values

    def _bound(self, n: int, text: str, *, is_end: bool) -> int | float | str:
        kind = self.columns[n].kind
        read = reader_of(kind, self.zone)
        value = read(text) if read is not None else None
        if value is None:
            raise InputError("input.filter", column=self.columns[n].name, text=text)
        is_day = kind is Kind.TIME and ":" not in text and isinstance(value.key, int)
        return value.key + DAY_MS - 1 if is_end and is_day else value.key  # type: ignore[operator]

    def timeline(self, column: int, *, most: int = 2000) -> tuple[int, list[Bar]]:
        """Rows of the chosen order by hour, or by day where hours would be too many.

        Returns:
            How long a bar is, and the bars that are not empty; none longer than what `most` allows.
        """
        source = self._source()
        low, high = self._db.execute(
            f"SELECT min(w{column}), max(w{column}) FROM {source}"  # noqa: S608
        ).fetchone()
        if low is None:
            return HOUR_MS, []
        step = next(
            (s for s in (HOUR_MS, DAY_MS, 30 * DAY_MS) if (high - low) // s < most), 365 * DAY_MS
        )
        sql = (
            f"SELECT w{column} / {step} - (w{column} < 0 AND w{column} % {step}) AS bar, count(*) "  # noqa: S608
            f"FROM {source} WHERE w{column} IS NOT NULL GROUP BY bar ORDER BY bar"
        )
        return step, [Bar(bar * step, count) for bar, count in self._db.execute(sql)]

    def parties(self) -> tuple[int, int] | None:
        """The two columns that tell who with whom, if the table has such."""
        for kind in IDENTITIES:
            found = [n for n, column in enumerate(self.columns) if column.kind is kind]
            if len(found) > 1:
                return found[0], found[1]
        found = [n for n, column in enumerate(self.columns) if column.kind in IDENTITIES]
        return (found[0], found[1]) if len(found) > 1 else None

    def pairs(self, left: int, right: int, *, most: int = 40) -> list[Pair]:
        """Who had to do with whom most often, among the rows of the chosen order."""
        time = next((n for n, each in enumerate(self.columns) if each.kind is Kind.TIME), None)
        span = "'', ''" if time is None else f"min(k{time}), max(k{time})"
        a, b = self._party(left), self._party(right)
        sql = (
            f"SELECT {a} AS a, {b} AS b, count(*) AS many, {span} FROM {self._source()} "  # noqa: S608
            "WHERE a <> '' AND b <> '' GROUP BY a, b ORDER BY many DESC, a, b LIMIT ?"
        )
        return [
            Pair(
                str(a),
                str(b),
                many,
                *(self.zone.text(ms) if time is not None else "" for ms in (first, last)),
            )
            for a, b, many, first, last in self._db.execute(sql, (most,))
        ]

    def _party(self, n: int) -> str:
        kind = self.columns[n].kind
        return f"coalesce(k{n}, c{n})" if kind in (Kind.PHONE, Kind.IMEI) else f"c{n}"

    def _source(self) -> str:
        if self._view == "rows":
            return "rows"
        return f"{self._view} v JOIN rows ON rows.n = v.r"

    def rows(self, progress: Progress = no_progress) -> Iterator[tuple[str, ...]]:
        """All rows of the chosen order: raw texts, and beside each time the time as it is meant."""
        for start in range(0, self.shown, 2000):
            raw, told = self.page(start, 2000), self.shown_page(start, 2000)
            for row, shown in zip(raw, told, strict=True):
                yield tuple(
                    text
                    for n, column in enumerate(self.columns)
                    for text in ((row[n], shown[n]) if column.kind is Kind.TIME else (row[n],))
                )
            progress(min(start + 2000, self.shown), self.shown)

    def close(self) -> None:
        """Close the scratch database; whoever still asks it something is refused."""
        self._db.interrupt()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _holds(text: str | None, part: str) -> bool:
    return part in (text or "").casefold()
