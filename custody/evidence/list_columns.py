"""Lists of digests whose lines are all alike, read by columns and not line by line.

So do most lists come: written by a tool, a hundred thousand lines of one shape. What is not quite
alike gives nothing here, and is left to the patient reading of `hash_lists` and `provider_lists`.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any, Final

from custody.evidence.algorithms import ALGORITHMS
from custody.evidence.comparison import base_of, plain_names
from custody.evidence.hash_lists import (
    HASHDEEP_ALGORITHMS,
    HASHDEEP_HEAD,
    MAX_LINE,
    MAX_LINES,
    Line,
    check_number,
    hashdeep_columns,
)
from custody.evidence.named_algorithms import (
    BY_LENGTH,
    algorithm_of,
    fitting,
    is_algorithm,
    is_ours,
)
from custody.garbage import uncollected

_GNU: Final = re.compile(rb"(?P<digest>[0-9a-f]{32,128}) [ *].+")
_BSD: Final = re.compile(rb"(?P<tag>[A-Z0-9]+) ?\((?P<name>.+)\) ?= (?P<digest>[0-9a-f]{32,128})")
_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_HEX_DIGITS: Final = b"0123456789abcdefABCDEF"
MAX_NAME: Final = 4096
"""Bytes; no system has longer ones."""
_MAX_DIGITS: Final = 19
_DELIMITERS: Final = ",;\t|"
_ASIDE: Final = frozenset({int, float, bool, type(None)})
"""Types of what stands in JSON beside names and digests, and is neither."""

_Column = Sequence[str]


@uncollected()
def plain_lines(data: bytes) -> tuple[Line, ...]:
    """Lines as `sha256sum` and its kin write them, also with `--tag`, or as `hashdeep` does.

    Args:
        data: The whole list.

    Returns:
        Nothing if one line is unlike the others, or a name comes twice.
    """
    if b"\r" in data and data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r"):
        data = data.replace(b"\r\n", b"\n")
    if b"\r" in data or not data.endswith(b"\n") or data.count(b"\n") > MAX_LINES:
        return ()
    head = data[: data.index(b"\n")]
    if head == HASHDEEP_HEAD:
        return _hashdeep(data[:-1].split(b"\n"))
    if first := _GNU.fullmatch(head):
        return _gnu(data[:-1].split(b"\n"), len(first["digest"]))
    if first := _BSD.fullmatch(head):
        return _bsd(data[:-1].split(b"\n"), first)
    return ()


def _gnu(lines: Sequence[bytes], length: int) -> tuple[Line, ...]:
    if not {line[length : length + 2] for line in lines} <= {b"  ", b" *"}:
        return ()
    digests = [line[:length] for line in lines]
    return _plain([line[length + 2 :] for line in lines], digests, length)


def _bsd(lines: Sequence[bytes], first: re.Match[bytes]) -> tuple[Line, ...]:
    """Lines with the same number of bytes before and behind their names as the first."""
    length, start, end = len(first["digest"]), first.start("name"), first.end("name") - first.end()
    frames = {line[:start] + line[end:-length] for line in lines}
    if len(frames) > 1 or BY_LENGTH.get(length, "").upper().encode() != first["tag"]:
        return ()
    digests = [line[-length:] for line in lines]
    return _plain([line[start:end] for line in lines], digests, length)


def _plain(names: Sequence[bytes], digests: Sequence[bytes], length: int) -> tuple[Line, ...]:
    is_hex = not b"".join(digests).translate(None, b"0123456789abcdef")
    if length not in BY_LENGTH or not is_hex or set(map(len, digests)) != {length}:
        return ()
    algorithm = BY_LENGTH[length]
    return _once(names, [{algorithm: digest} for digest in map(bytes.decode, digests)])


def _hashdeep(lines: Sequence[bytes]) -> tuple[Line, ...]:
    """Rows behind the head of `hashdeep` and its remarks."""
    algorithms = hashdeep_columns(lines[1]) if len(lines) > 1 else []
    at = next((n for n, line in enumerate(lines) if n > 1 and not line.startswith(b"##")), 0)
    if not algorithms or not at:
        return ()
    rows = [line.split(b",", len(algorithms) + 1) for line in lines[at:]]
    if set(map(len, rows)) != {len(algorithms) + 2}:
        return ()
    sizes, *columns, names = zip(*rows, strict=True)
    if not all(map(bytes.isdigit, sizes)) or max(map(len, sizes)) > _MAX_DIGITS:
        return ()
    told = {}
    for algorithm, column in zip(algorithms, columns, strict=True):
        if algorithm in HASHDEEP_ALGORITHMS:
            told[algorithm] = [each.decode("ascii", "replace").lower() for each in column]
            if BY_LENGTH.get(_digits(told[algorithm])) != algorithm:
                return ()
    digests = [dict(zip(told, each, strict=True)) for each in zip(*told.values(), strict=True)]
    return _once(names, digests, map(int, sizes))


def _once(
    names: Sequence[bytes],
    digests: Sequence[dict[str, str]],
    sizes: Iterable[int] | None = None,
) -> tuple[Line, ...]:
    """The lines, if each name is one and comes once."""
    is_plain = all(names) and max(map(len, names)) <= MAX_NAME
    return _lines(names, digests, sizes) if is_plain and len(set(names)) == len(names) else ()


def table_lines(text: str, ours: Sequence[bytes], foreign: set[str]) -> tuple[Line, ...]:
    """Rows of one width, with or without a head: a name, digests, and what else there is.

    Args:
        text: The whole table.
        ours: Names of the files that came.
        foreign: Gets the algorithms of digests that are by none of ours.

    Returns:
        Nothing if one row is unlike the others.

    Raises:
        InputError: `input.hash_list`: there are too many rows.
    """
    lines = lines_of(text)
    if max(map(len, lines)) > MAX_LINE:
        return ()
    for delimiter in sorted(_DELIMITERS, key=text.count, reverse=True):
        rows = _rows(lines, delimiter, is_quoted='"' in text)
        if rows and len(rows[0]) > 1 and set(map(len, rows)) == {len(rows[0])}:
            columns = [list(map(str.strip, each)) for each in zip(*rows, strict=True)]
            is_headed = not any(_HEX.fullmatch(each[0]) for each in columns)
            heads = [each[0] if is_headed else "" for each in columns]
            return _of_columns([each[is_headed:] for each in columns], heads, ours, foreign)
    return ()


def lines_of(text: str) -> list[str]:
    """Lines of a text, whichever system ended them.

    Raises:
        InputError: `input.hash_list`: there are too many.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    check_number(plain.count("\n"))
    return plain.split("\n")


def _rows(lines: Sequence[str], delimiter: str, *, is_quoted: bool) -> list[list[str]]:
    if not is_quoted:
        return [line.split(delimiter) for line in lines]
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def json_lines(document: Any, ours: Sequence[bytes], foreign: set[str]) -> tuple[Line, ...]:
    """A list of flat objects with the same keys, alone or beside what tells of it.

    Args:
        document: What was read.
        ours: Names of the files that came.
        foreign: Gets the algorithms of digests that are by none of ours.

    Returns:
        Nothing if one object is unlike the others.
    """
    if isinstance(document, dict):
        lists = [each for each in document.values() if type(each) not in {str, *_ASIDE}]
        document = lists[0] if len(lists) == 1 else None
    if not isinstance(document, list) or set(map(type, document)) != {dict}:
        return ()
    (keys, *others) = set(map(tuple, document))
    if others or not keys:
        return ()
    columns = [list(map(itemgetter(key), document)) for key in keys]
    types = [set(map(type, each)) for each in columns]
    if not all(each == {str} or each <= _ASIDE for each in types):
        return ()
    textual = [n for n, each in enumerate(types) if each == {str}]
    heads = [str(keys[n]) for n in textual]
    return _of_columns([columns[n] for n in textual], heads, ours, foreign)


def _of_columns(
    columns: Sequence[_Column], heads: Sequence[str], ours: Sequence[bytes], foreign: set[str]
) -> tuple[Line, ...]:
    """Lines of columns of which some hold nothing but digests, and one the names."""
    told: dict[str, _Column] = {}
    texts: list[_Column] = []
    naming = [each for each in columns if each and is_algorithm(each[0])]
    if len(naming) > 1 or any(len(set(each)) > 1 for each in naming):
        return ()  # by one algorithm here and by another there
    beside = algorithm_of(naming[0][0]) if naming else ""
    for head, column in zip(heads, columns, strict=True):
        length = _digits(column)
        algorithm = algorithm_of(head) or (fitting(beside, length) if length else "")
        if algorithm in told:
            return ()
        if is_ours(algorithm, length):
            told[algorithm] = column
        elif algorithm and algorithm not in ALGORITHMS:
            foreign.add(algorithm)
        elif not length:
            texts.append(column)
    if beside in {*told, *foreign}:
        texts = [each for each in texts if each is not naming[0]]
    names = texts[0] if len(texts) == 1 else _named(texts, ours)
    if not told or not names or not all(names):
        return ()
    lowered = [list(map(str.lower, each)) for each in told.values()]
    if len(told) == 1:
        (alone,) = told
        digests = [{alone: each} for each in lowered[0]]
    else:
        digests = [dict(zip(told, each, strict=True)) for each in zip(*lowered, strict=True)]
    return _lines(list(map(raw_of, names)), digests)


def raw_of(name: str) -> bytes:
    """The bytes of a name; half a letter that JSON escaped is told as what is no letter."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "replace")


def _digits(column: _Column) -> int:
    """How many digits each digest of a column has; 0 for a column that holds anything else."""
    lengths = set(map(len, column))
    length = lengths.pop() if len(lengths) == 1 else 0
    if length not in BY_LENGTH:
        return 0
    text = "".join(column)
    return length if text.isascii() and not text.encode().translate(None, _HEX_DIGITS) else 0


def _named(columns: Sequence[_Column], ours: Sequence[bytes]) -> _Column:
    """The column that tells most of the names that came; nothing where none tells any."""
    bases = {base_of(each).decode("utf-8", "surrogateescape") for each in plain_names(ours)}
    votes = [sum(each[each.rfind("/") + 1 :] in bases for each in column) for column in columns]
    return columns[votes.index(max(votes))] if any(votes) else ()


def _lines(
    names: Sequence[bytes],
    digests: Iterable[dict[str, str]],
    sizes: Iterable[int | None] | None = None,
) -> tuple[Line, ...]:
    """As `Line(name, digests, size)` of each, without a call of Python's for each of very many."""
    sizes = repeat(None, len(names)) if sizes is None else sizes
    return tuple(map(tuple.__new__, repeat(Line), zip(names, digests, sizes, strict=True)))
