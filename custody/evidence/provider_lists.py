"""What a provider says of the digests of its files, against what we found.

Beside the forms of `hash_lists`, tables are read as spreadsheets and Windows write them: commas,
semicolons or tabs, in UTF-8 or UTF-16, and JSON. Digests are known by what the list says of them,
and by their look where it says nothing; the names are in the column or under the key that tells
most of the names that came. A list by algorithms alone that nothing here computes is told as such.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final

import orjson

from custody.errors import CustodyError, InputError, StorageError
from custody.evidence.algorithms import ALGORITHMS
from custody.evidence.comparison import base_of, plain_name, plain_names
from custody.evidence.hash_lists import MAX_LINE, Line, check_number, read_list, utf16_of
from custody.evidence.list_columns import (
    MAX_NAME,
    json_lines,
    lines_of,
    plain_lines,
    raw_of,
    table_lines,
)
from custody.evidence.named_algorithms import (
    BY_LENGTH,
    algorithm_of,
    digests_of,
    is_algorithm,
    is_digest,
    is_ours,
)
from custody.garbage import uncollected
from custody.sticks import open_given

MAX_SIZE: Final = 1 << 26
_NAME_KEYS: Final = frozenset({"name", "path", "file", "filename", "file_name"})
_LIST: Final = re.compile(
    r"(sha-?\d*(sums?)?|md5(sums?)?|hash(es)?|checksums?|digests?|manifest|хеш|хэш|контрольн)",
    re.IGNORECASE,
)
_FOREIGN: Final = {8: "crc32", 16: "xxh64", 56: "sha224", 96: "sha384"}
"""Lengths of digests, in hex, by algorithms that are not computed here."""
_FOREIGN_SUFFIXES: Final = frozenset({".sfv", ".crc", ".crc32", ".sha224", ".sha384", ".xxh64"})
_TAGGED: Final = re.compile(r"\\?([A-Za-z][\w/-]{1,15}) ?\(.+\) ?= ?[0-9A-Fa-f]{8,128}\s*")
_BARE: Final = re.compile(r"\\?([0-9A-Fa-f]{8,128})[ \t][ *]?\S.*")
_LAST: Final = re.compile(r"\S.* ([0-9A-Fa-f]{8})\s*")
"""A line of SFV."""
_SUFFIXES: Final = frozenset(
    {
        "", ".txt", ".csv", ".tsv", ".md5", ".sha1", ".sha256", ".sha512", ".sum", ".sums", ".hash",
        ".asc", ".json", *_FOREIGN_SUFFIXES,
    }
)  # fmt: skip


_TOLD: Final = frozenset({"input.list_algorithm", "input.list_large"})
"""Why a list is none that can be read; whoever reads it is told."""


def may_be_list(name: str, size: int) -> bool:
    """Whether a file looks like a list of digests by its name."""
    suffix = Path(name).suffix.lower()
    known = suffix[1:] in {"md5", "sha1", "sha256", "sha512"} or suffix in _FOREIGN_SUFFIXES
    return size > 0 and suffix in _SUFFIXES and (known or bool(_LIST.search(name)))


@uncollected()
def read_provider_list(path: Path, ours: Sequence[bytes]) -> tuple[Line, ...]:
    """Read a list in whichever form it has.

    Args:
        path: The list.
        ours: Names of the files that came, by which the column of names is known.

    Raises:
        InputError: `input.hash_list`: no line gives a digest and a name, or a bound is passed;
            `input.list_large`: it is too large to be read whole;
            `input.list_algorithm`: its digests are by algorithms that are not known here.
        StorageError: `storage.read`.
    """
    lines = _in_any_form(path, ours)
    if max(len(line.name) for line in lines) > MAX_NAME:
        raise InputError("input.hash_list", line=1, reason=f"a name of more than {MAX_NAME} bytes")
    return lines


def _in_any_form(path: Path, ours: Sequence[bytes]) -> tuple[Line, ...]:
    data = _read(path)
    text = _text(data)
    foreign: set[str] = set()
    if _BARE.match(text) and (named := algorithm_of(path.name)):  # the lines themselves name none
        if named not in ALGORITHMS:
            raise _by_others(path, {named})
        if named != BY_LENGTH[64] and is_ours(named, 64):
            return read_list(path, of_64=named).lines
    lines = plain_lines(data)
    if not lines and text.lstrip()[:1] in ("[", "{"):
        document = _json(text)
        lines = json_lines(document, ours, foreign) or _of_json(document, ours, foreign)
    lines = lines or table_lines(text, ours, foreign)
    if lines:
        return lines
    try:
        if not foreign:
            return read_list(path).lines
    except InputError:
        if lines := _table(text, ours, foreign):
            return lines
        if not (foreign := foreign or _foreign(text)):
            raise
    raise _by_others(path, foreign)


def _by_others(path: Path, algorithms: set[str]) -> InputError:
    told, known = ", ".join(sorted(algorithms)), ", ".join(sorted(ALGORITHMS))
    return InputError("input.list_algorithm", path=path.name, algorithms=told, known=known)


def _read(path: Path) -> bytes:
    """All of a list that is within the bound."""
    try:
        with open_given(path) as file:
            data = file.read(MAX_SIZE + 1)
    except OSError as err:
        raise StorageError("storage.read", path=str(path), reason=err.strerror or str(err)) from err
    if len(data) > MAX_SIZE:
        raise InputError("input.list_large", path=path.name, limit=MAX_SIZE)
    return data


def find_lists(paths: Mapping[bytes, Path], ours: Sequence[bytes]) -> list[bytes]:
    """Which of the files that came are lists of the digests of the others.

    Args:
        paths: Name to where each file lies.
        ours: The names.
    """
    found = []
    for name, path in paths.items():
        shown = name.decode("utf-8", "replace").rpartition("/")[2]
        try:
            if may_be_list(shown, path.stat().st_size) and read_provider_list(path, ours):
                found.append(name)
        except InputError as err:
            if err.code in _TOLD:
                found.append(name)
        except (CustodyError, OSError):
            continue
    return found


def _text(data: bytes) -> str:
    if encoding := utf16_of(data[:64]):
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    return data.decode("utf-8-sig", "surrogateescape")


def _foreign(text: str) -> set[str]:
    """Algorithms of a list none of whose digests is known here; nothing for what is no list."""
    found: Counter[str] = Counter()
    lines = [line for line in lines_of(text) if line.strip() and line[0] not in ";#"]
    for line in lines:
        if match := _TAGGED.fullmatch(line):
            found[match[1].lower()] += 1
        elif match := _BARE.fullmatch(line) or _LAST.fullmatch(line):
            found[_FOREIGN.get(len(match[1]), "")] += 1
        else:
            for cell in _cells(line)[:64] if len(line) <= MAX_LINE else ():
                if len(cell) > 8 and re.fullmatch(r"[0-9A-Fa-f]+", cell):
                    found[_FOREIGN.get(len(cell), "")] += 1
    known = {name for name in found if name}
    return known if 2 * sum(found[name] for name in known) > len(lines) else set()


def _json(text: str) -> object:
    """What a text says in JSON; None where it is none."""
    check_number(text.count("{") + text.count("["))
    try:
        return orjson.loads(text)
    except ValueError:
        pass
    # What only Python reads: bytes that are no text, half a letter that is escaped, NaN.
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_json(document: object, ours: Sequence[bytes], foreign: set[str]) -> tuple[Line, ...]:
    """Objects that give digests and a name, or that map names to digests, at any depth."""
    waiting = [document]
    found: list[tuple[dict[str, str], dict[str, str]]] = []
    lines: list[Line] = []
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            texts = {key: value for key, value in each.items() if isinstance(value, str)}
            names = {key: value for key, value in texts.items() if value and not is_digest(value)}
            inner = [value for value in each.values() if _tells_digests(value)]
            told = digests_of([*texts.items(), *_texts_of(inner)])
            if told and names:
                if digests := _ours(told, foreign):
                    found.append((digests, names))
                continue
            for name, value in each.items():
                own = _texts_of([value]) if _tells_digests(value) else [("", value)]
                told = digests_of(pair for pair in own if isinstance(pair[1], str))
                digests = _ours(told, foreign)
                if digests and not is_algorithm(name):
                    lines.append(Line(raw_of(name), digests))
                elif not isinstance(value, str):
                    waiting.append(value)
    key = _name_key([names for _, names in found], _bases(ours))
    named = [Line(raw_of(names[key]), digests) for digests, names in found if key in names]
    return tuple(named or lines)


def _name_key(objects: Iterable[Mapping[str, str]], bases: set[str]) -> str:
    """The key under which most of these names stand; one that says so counts like a name."""
    votes: Counter[str] = Counter()
    for each in objects:
        for key, value in each.items():
            if told := _is_name(value, bases) + (key.lower() in _NAME_KEYS):
                votes[key] += told
    return max(votes, key=lambda each: votes[each], default="")


def _tells_digests(value: object) -> bool:
    """Whether it maps algorithms to digests."""
    return isinstance(value, dict) and bool(value) and all(map(is_algorithm, value))


def _texts_of(objects: Iterable[object]) -> list[tuple[str, str]]:
    dicts = [each for each in objects if isinstance(each, dict)]
    return [pair for each in dicts for pair in each.items() if isinstance(pair[1], str)]


def _bases(names: Iterable[bytes]) -> set[str]:
    return {base.decode("utf-8", "surrogateescape") for base in map(base_of, plain_names(names))}


def _is_name(text: str, bases: set[str]) -> bool:
    """Whether a text ends in one of these names; the first look is enough for most."""
    if text.rpartition("/")[2] in bases:
        return True
    return base_of(plain_name(raw_of(text))).decode("utf-8", "surrogateescape") in bases


def _table(text: str, ours: Sequence[bytes], foreign: set[str]) -> tuple[Line, ...]:
    """Rows that give digests and, in the column that tells most of our names, a name."""
    rows: list[tuple[list[str], dict[str, str]]] = []
    heads: list[str] = []
    for line in lines_of(text):
        cells = _cells(line) if len(line) <= MAX_LINE else []
        if not any(map(is_digest, cells)):
            heads = cells if len(cells) > 1 else heads
            continue
        told = digests_of(zip_longest(heads[: len(cells)], cells, fillvalue=""))
        if digests := _ours(told, foreign):
            rows.append((cells, digests))
    bases = _bases(ours)
    votes: Counter[int] = Counter()
    for cells, _ in rows:
        for column, cell in enumerate(cells):
            if cell and not is_digest(cell):
                votes[column] += 1 + 1000 * _is_name(cell, bases)
    if not votes:
        return ()
    column = max(votes, key=lambda each: (votes[each], each))
    return tuple(
        Line(raw_of(cells[column]), digests)
        for cells, digests in rows
        if column < len(cells) and cells[column] and not is_digest(cells[column])
    )


def _cells(line: str) -> list[str]:
    delimiter = max(",;\t|", key=line.count)
    if '"' not in line:
        return [cell.strip() for cell in line.split(delimiter)]
    row = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    return [cell.strip() for cell in row]


def _ours(told: Mapping[str, str], foreign: set[str]) -> dict[str, str]:
    """Digests by algorithms of ours; those of others are noted."""
    foreign.update(told.keys() - ALGORITHMS)
    return {name: digest for name, digest in told.items() if is_ours(name, len(digest))}
