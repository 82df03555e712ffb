"""The child process that reads tables, for `reading.py`: first the heading, then batches of rows.

Bounds: columns, characters of a cell and bytes of what must be held in memory whole. Rows are
counted by whoever keeps them.
"""

import csv
import io
import itertools
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import IO, Any, Final

from custody.evidence.child import limit
from custody.evidence.frames import MAX_FRAME, read_frame, write_frame
from custody.tables import formulas

MAX_COLUMNS: Final = 512
MAX_CELL: Final = 32_768
_MEMORY_BYTES: Final = 3 << 30
MAX_LINE: Final = 8 << 20
"""Characters of a line: more would be held in memory whole before any cell could be judged."""
_BATCH: Final = 500
_SAMPLE: Final = 1 << 18
_HEAD_LINES: Final = 40
_EXACT: Final = 1e15
"""Below it a spreadsheet's number is the number that was written."""
_JOINT: Final = " | "
"""Between the cells that a row has beyond the last column."""
_MOST_STRANGE: Final = 50
"""Of so many characters at most one that no text has; compressed and machine code have far more."""
_STRANGE: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a\x1b")
_DELIMITERS: Final = ";,\t|"
_LETTERS: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
Cells = list[str]


def main(descriptor: int) -> None:
    """Serve one table."""
    order = read_frame(descriptor)
    if order is None:
        return
    wish = json.loads(order)
    if wish["form"] == "sheet":
        import python_calamine  # noqa: F401 - before the limits
    limit(memory_bytes=_MEMORY_BYTES)
    with os.fdopen(wish["file"], "rb") as file:
        try:
            match wish["form"]:
                case "csv":
                    told, rows = _csv(file)
                case "json":
                    told, rows = _json(file)
                case _:
                    told, rows = _sheet(file, wish["sheet"])
            _judge(told["heading"])
            _answer(descriptor, told)
            _send(descriptor, file, rows, len(told["heading"]))
        except BrokenPipeError:
            return
        except Exception as err:  # noqa: BLE001 - whatever a parser says of hostile input
            reason = " ".join(str(err).split())[:200] or type(err).__name__
            _answer(descriptor, {"problem": reason})


def _judge(heading: Cells) -> None:
    if not heading:
        raise ValueError("it has no columns")
    if len(heading) > MAX_COLUMNS:
        raise ValueError(f"more than {MAX_COLUMNS} columns")


def _send(descriptor: int, file: IO[bytes], rows: Iterable[Cells], width: int) -> None:
    batch: list[Cells] = []
    size = surplus = 0
    for row in rows:
        if len(row) != width:
            if len(row) > width:
                surplus += any(row[width:])
                row = [*row[: width - 1], _JOINT.join(filter(None, row[width - 1 :]))]
            row += [""] * (width - len(row))
        length = sum(map(len, row))
        if length > MAX_CELL and any(len(cell) > MAX_CELL for cell in row):
            raise ValueError(f"a cell of more than {MAX_CELL} characters")
        if batch and (len(batch) == _BATCH or 7 * (size + length) > MAX_FRAME):
            _answer(descriptor, {"rows": batch, "at": _at(file)})
            batch, size = [], 0
        batch.append(row)
        size += length + 3 * width
    if batch:
        _answer(descriptor, {"rows": batch, "at": _at(file)})
    _answer(descriptor, {"surplus": surplus})


def _at(file: IO[bytes]) -> int:
    """How far it was read; a reader of text closes it at its end."""
    return 0 if file.closed else file.tell()


def _answer(descriptor: int, document: dict[str, Any]) -> None:
    write_frame(descriptor, json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"))


# ---- CSV ----


def _csv(file: IO[bytes]) -> tuple[dict[str, Any], Iterator[Cells]]:
    head = file.read(_SAMPLE)
    encoding = _encoding(head)
    file.seek(0)
    shown = head.decode(encoding, "replace")
    if sum(c in _STRANGE for c in shown) * _MOST_STRANGE > len(shown):
        raise ValueError("it is no text")
    delimiter = _delimiter(shown.splitlines()[:_HEAD_LINES])
    csv.field_size_limit(MAX_CELL)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    # A field that never ends would be read to the end of the file; the limit of fields ends it.
    found = (row for row in _closed(_lines(text), delimiter) if any(row))
    heading, skipped, rows = _heading(found)
    told = {
        "heading": heading,
        "encoding": encoding,
        "delimiter": delimiter,
        "skipped": skipped,
    }
    return told, rows


def _lines(text: IO[str]) -> Iterator[str]:
    for number, line in enumerate(iter(partial(text.readline, MAX_LINE), ""), 1):
        if len(line) == MAX_LINE:
            raise ValueError(f"line {number} has more than {MAX_LINE} characters")
        yield line


def _closed(lines: Iterable[str], delimiter: str) -> Iterator[Cells]:
    """Rows of a table; a quotation mark that swallows all that comes after it is told."""
    reader = csv.reader(_ended(lines), delimiter=delimiter)
    begun = 1
    for row in reader:
        if row == ["\0"]:
            return
        if row and row[-1].endswith("\0"):
            raise ValueError(f"a quotation mark of the row at line {begun} is never closed")
        yield row
        begun = reader.line_num + 1


def _ended(lines: Iterable[str]) -> Iterator[str]:
    """Lines without NUL, and one of it at the end, where the table's last cell must be closed."""
    for line in lines:
        yield line.replace("\0", "\ufffd") if "\0" in line else line
    yield "\0"


def _encoding(head: bytes) -> str:
    """UTF by its mark or its zeros, UTF-8 where it fits, else the code page with most letters."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    even, odd = head[:2000:2].count(0), head[1:2000:2].count(0)
    if max(even, odd) > len(head[:2000]) // 5:
        return "utf-16-be" if even > odd else "utf-16-le"
    try:
        head[: len(head) - 4 if len(head) == _SAMPLE else None].decode("utf-8")
    except UnicodeDecodeError as err:
        if err.start < len(head) - 4:
            return max(("cp1251", "kz1048", "cp866", "koi8-r"), key=lambda each: _fit(head, each))
    return "utf-8"


def _fit(head: bytes, encoding: str) -> int:
    """Letters of Kazakh and Russian; small ones count more, since a wrong page makes capitals."""
    text = head.decode(encoding, "replace")
    return sum(2 * (c in _LETTERS) + (c.lower() in _LETTERS) for c in text)


def _delimiter(lines: list[str]) -> str:
    """The one that most lines have equally often."""

    def fit(delimiter: str) -> tuple[int, int]:
        counts = Counter(number for line in lines if (number := line.count(delimiter)))
        number, agreed = counts.most_common(1)[0] if counts else (0, 0)
        return agreed, number

    return max(_DELIMITERS, key=fit)


def _heading(rows: Iterator[Cells]) -> tuple[Cells, int, Iterator[Cells]]:
    """The first row as wide as most, whatever titles stand above it.

    Where a row below it has more cells, these are columns without a name.
    """
    first = list(itertools.islice(rows, _HEAD_LINES))
    if not first:
        raise ValueError("it is empty")
    widths = Counter(map(_told, first))
    usual = max(widths, key=lambda width: (widths[width], width))
    at = next((n for n, row in enumerate(first) if _told(row) >= usual), 0)
    below = (len(row) - next((n for n, c in enumerate(row[::-1]) if c.strip()), len(row))
             for row in first[at + 1 :])  # fmt: skip
    heading = first[at] + [""] * (max(below, default=0) - len(first[at]))
    return _named(heading), at, itertools.chain(first[at + 1 :], rows)


def _told(row: Cells) -> int:
    """How many cells say something; the first may be empty above a column that numbers the rows."""
    said = sum(bool(cell.strip()) for cell in row)
    return said + (1 < said == len(row) - 1 and not row[0].strip())


def _named(cells: Iterable[str]) -> Cells:
    """Every column has a name, and no two the same."""
    taken: Counter[str] = Counter()
    found = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:200] or f"#{number}"
        taken[name] += 1
        found.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return found


# ---- spreadsheets ----


def _sheet(file: IO[bytes], wanted: str) -> tuple[dict[str, Any], Iterator[Cells]]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(file)
    names = book.sheet_names
    if wanted and wanted not in names:
        raise ValueError(f"there is no sheet {wanted!r}")
    for name in [wanted] if wanted else names:
        try:
            sheet = book.get_sheet_by_name(name)
        except python_calamine.CalamineError as err:
            raise ValueError(f"the sheet {name!r} is missing or broken") from err
        rows = ([_text(cell) for cell in row] for row in sheet.iter_rows())
        rows = (row for row in rows if any(row))
        try:
            heading, skipped, rest = _heading(rows)
        except ValueError:
            continue
        told = {"heading": heading, "sheet": name, "sheets": names, "skipped": skipped}
        return {**told, **formulas.count(file, name)._asdict()}, rest
    raise ValueError("it is empty")


def _text(cell: object) -> str:
    text = "" if cell is None else str(cell)
    match cell:
        case bool():
            text = text.lower()
        case float() if cell.is_integer() and abs(cell) < _EXACT:
            text = str(int(cell))
        case datetime():
            text = cell.isoformat(" ", "milliseconds" if cell.microsecond else "seconds")
        case timedelta():
            seconds = int(cell.total_seconds())
            text = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case _:
            pass
    return text


# ---- JSON ----


def _json(file: IO[bytes]) -> tuple[dict[str, Any], Iterator[Cells]]:
    head = file.read(4)
    file.seek(0)
    encoding = json.detect_encoding(head)
    objects = _objects(io.TextIOWrapper(file, encoding, errors="replace"))
    first = list(itertools.islice(objects, 4 * _BATCH))
    if not first:
        raise ValueError("no array of objects is in it")
    names = list(dict.fromkeys(name for each in first for name in each))
    known = frozenset(names)
    rows = (
        [_of_json(each.get(name)) for name in names]
        # A name that comes far below is no column any more.
        + [f"{name}: {_of_json(each[name])}" for name in each if name not in known]
        for each in itertools.chain(first, objects)
    )
    return {"heading": [name[:200] or "#" for name in names], "encoding": encoding}, rows


def _objects(text: IO[str]) -> Iterator[dict[str, Any]]:
    """Objects of the first array, or one after the other; one at a time in memory."""
    values = _Values(text)
    in_array = values.enters_array()
    for each in values:
        if not isinstance(each, dict):
            raise TypeError("its values are not objects")
        inner = [value for value in each.values() if isinstance(value, list)]
        is_envelope = not in_array and inner and all(isinstance(row, dict) for row in inner[0])
        yield from inner[0] if is_envelope else (each,)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise TypeError("an object has one name twice")
    return found


class _Values:
    """JSON values behind one another, or in an array, read piece by piece."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._decoder = json.JSONDecoder(parse_int=str, parse_float=str, object_pairs_hook=_object)
        self._held = ""
        self._is_end = self._in_array = False

    def enters_array(self) -> bool:
        self._more()
        held = self._held.lstrip()
        if held.startswith("["):
            self._held, self._in_array = held[1:], True
        return self._in_array

    def __iter__(self) -> Iterator[object]:
        while True:
            self._held = self._held.lstrip(" \t\r\n,")
            if self._held.startswith("]") if self._in_array else self._is_end and not self._held:
                return
            try:
                each, end = self._decoder.raw_decode(self._held)
            except ValueError:
                if self._is_end:
                    raise ValueError("it ends within a value") from None
                self._more()
                continue
            if end == len(self._held) and not self._is_end:
                self._more()  # a number may go on
                continue
            self._held = self._held[end:]
            yield each

    def _more(self) -> None:
        """Twice as much each time, so that a long value is not looked at too often."""
        if len(self._held) > MAX_CELL * MAX_COLUMNS:
            raise ValueError("one value is larger than all measure")
        more = self._text.read(max(_SAMPLE, len(self._held)))
        self._is_end = not more
        self._held += more


def _of_json(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
