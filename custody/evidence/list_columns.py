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

from custody.evidence.comparison import base_of, plain_names
from custody.evidence.hash_lists import MAX_LINE, Line

BY_LENGTH: Final = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
"""Digits of a digest in hex, and the algorithm it is by where nothing says so."""
_GNU: Final = rb"^(?P<digest>[0-9a-f]{%d}) [ *](?P<name>[^\n]{1,4096})\n"
_BSD: Final = rb"^%s ?\((?P<name>[^\n)]{1,4096})\) ?= (?P<digest>[0-9a-f]{%d})\n"
_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_DELIMITERS: Final = ",;\t|"
_ASIDE: Final = frozenset({int, float, bool, type(None)})
"""Types of what stands in JSON beside names and digests, and is neither."""

_Column = Sequence[str]


def plain_lines(data: bytes) -> tuple[Line, ...]:
    """Lines as `sha256sum` and its kin write them, also with `--tag`.

    Args:
        data: The whole list.

    Returns:
        Nothing if one line is unlike the others, or a name comes twice.
    """
    if data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r"):
        data = data.replace(b"\r\n", b"\n")
    for length, algorithm in BY_LENGTH.items():
        for form in (_GNU % length, _BSD % (algorithm.upper().encode(), length)):
            pattern = re.compile(form, re.MULTILINE)
            if pattern.match(data) is None or b"\r" in data:
                continue
            found = pattern.findall(data)
            if len(found) != data.count(b"\n") or not data.endswith(b"\n"):
                return ()
            columns = list(zip(*found, strict=True))
            names = columns[pattern.groupindex["name"] - 1]
            digests = map(bytes.decode, columns[pattern.groupindex["digest"] - 1])
            told = [{algorithm: digest} for digest in digests]
            return _lines(names, told) if len(set(names)) == len(names) else ()
    return ()


def table_lines(text: str, ours: Sequence[bytes]) -> tuple[Line, ...]:
    """Rows of one width, with or without a head: a name, digests, and what else there is.

    Args:
        text: The whole table.
        ours: Names of the files that came.

    Returns:
        Nothing if one row is unlike the others.
    """
    lines = text.splitlines()
    if not lines or max(map(len, lines)) > MAX_LINE:
        return ()
    for delimiter in sorted(_DELIMITERS, key=text.count, reverse=True):
        rows = _rows(lines, delimiter, is_quoted='"' in text)
        if rows and len(rows[0]) > 1 and set(map(len, rows)) == {len(rows[0])}:
            columns = [list(map(str.strip, each)) for each in zip(*rows, strict=True)]
            is_headed = not any(_HEX.fullmatch(each[0]) for each in columns)
            return _of_columns([each[is_headed:] for each in columns], ours)
    return ()


def _rows(lines: Sequence[str], delimiter: str, *, is_quoted: bool) -> list[list[str]]:
    if not is_quoted:
        return [line.split(delimiter) for line in lines]
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def json_lines(document: Any, ours: Sequence[bytes]) -> tuple[Line, ...]:
    """A list of flat objects with the same keys, alone or beside what tells of it.

    Args:
        document: What was read.
        ours: Names of the files that came.

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
    return _of_columns([c for c, each in zip(columns, types, strict=True) if each == {str}], ours)


def _of_columns(columns: Sequence[_Column], ours: Sequence[bytes]) -> tuple[Line, ...]:
    """Lines of columns of which some hold nothing but digests, and one the names."""
    lengths = [_digits(each) for each in columns]
    told = {length: each for length, each in zip(lengths, columns, strict=True) if length}
    texts = [each for length, each in zip(lengths, columns, strict=True) if not length]
    names = texts[0] if len(texts) == 1 else _named(texts, ours)
    if not told or len(told) + len(texts) < len(columns) or not names or not all(names):
        return ()
    lowered = [list(map(str.lower, each)) for each in told.values()]
    algorithms = [BY_LENGTH[length] for length in told]
    if len(algorithms) == 1:
        digests = [{algorithms[0]: each} for each in lowered[0]]
    else:
        digests = [dict(zip(algorithms, each, strict=True)) for each in zip(*lowered, strict=True)]
    return _lines([name.encode("utf-8", "surrogateescape") for name in names], digests)


def _digits(column: _Column) -> int:
    """How many digits each digest of a column has; 0 for a column that holds anything else."""
    lengths = set(map(len, column))
    length = lengths.pop() if len(lengths) == 1 else 0
    return length if length in BY_LENGTH and _HEX.fullmatch("".join(column)) else 0


def _named(columns: Sequence[_Column], ours: Sequence[bytes]) -> _Column:
    """The column that tells most of the names that came; nothing where none tells any."""
    bases = {base_of(each).decode("utf-8", "surrogateescape") for each in plain_names(ours)}
    votes = [sum(each[each.rfind("/") + 1 :] in bases for each in column) for column in columns]
    return columns[votes.index(max(votes))] if any(votes) else ()


def _lines(names: Iterable[bytes], digests: Iterable[dict[str, str]]) -> tuple[Line, ...]:
    """As `Line(name, digests)` of each, without a call of Python's for each of very many."""
    return tuple(map(tuple.__new__, repeat(Line), zip(names, digests, repeat(None))))
