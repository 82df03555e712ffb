"""Lists of digests as other tools write them: read, and written.

Read are the forms of `sha256sum` and its kin (GNU, with a backslash before a line whose name is
escaped), of `--tag` and `openssl dgst` (BSD), and of `hashdeep`, in UTF-16 too. Lists come from
strangers: lines and their number are bounded, lines that mean nothing are told and not skipped in
silence.
"""

import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Final, NamedTuple

from custody.errors import InputError
from custody.evidence.digests import FileDigests
from custody.evidence.sources import storage_error
from custody.sticks import open_given

MAX_LINE: Final = 1 << 16
MAX_LINES: Final = 2_000_000
_MOST_JOINED: Final = 64
"""Lines of one name that contradict each other, with which a further one is compared."""
_HEAD: Final = 64
"""Of digits and blanks, whatever the names are."""
HASHDEEP_HEAD: Final = b"%%%% HASHDEEP-1.0"
HASHDEEP_ALGORITHMS: Final = ("md5", "sha1", "sha256")
_BY_LENGTH: Final = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
_LENGTHS: Final = {"md5": 32, "sha1": 40, "sha512": 128}
_TAGS: Final = {
    b"MD5": "md5",
    b"SHA1": "sha1",
    b"SHA256": "sha256",
    b"SHA2-256": "sha256",
    b"SHA512": "sha512",
    b"SHA2-512": "sha512",
    b"SHA3-256": "sha3-256",
    b"BLAKE3": "blake3",
}
_GNU: Final = re.compile(rb"(\\?)([0-9a-fA-F]{32,128}) [ *](.+)", re.DOTALL)
_BSD: Final = re.compile(rb"(\\?)([A-Z0-9-]{3,8}) ?\((.+)\) ?= ([0-9a-fA-F]{32,128})", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\(.?)", re.DOTALL)
_ESCAPES: Final = {b"\\": b"\\", b"n": b"\n", b"r": b"\r"}


class Form(StrEnum):
    """How a list is written."""

    GNU = "gnu"
    BSD = "bsd"
    HASHDEEP = "hashdeep"


class Line(NamedTuple):
    """What a list says of one file."""

    name: bytes
    digests: dict[str, str]
    """Algorithm to lower-case hex, legacy ones too."""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class HashList:
    """A list that was read."""

    lines: tuple[Line, ...]
    """In the order of the list; lines of one name and different algorithms are one."""
    unread: tuple[int, ...]
    """Numbers, from 1, of lines that say nothing we can read."""

    @property
    def algorithms(self) -> frozenset[str]:
        """All algorithms that the list uses."""
        return frozenset(name for line in self.lines for name in line.digests)


def read_list(path: str | os.PathLike[str], *, of_64: str = "sha256") -> HashList:
    """Read a list in any of the forms.

    Args:
        path: The list.
        of_64: Which algorithm a bare digest of 64 digits is by: `sha256`, `sha3-256` or `blake3`.

    Raises:
        StorageError: `storage.read`.
        InputError: `input.hash_list`: a bound is passed, or there is not one line that can be read.
    """
    reader = _Reader({**_BY_LENGTH, 64: of_64})
    try:
        with open_given(path) as file:
            for number, data in enumerate(_lines(file), 1):
                if len(data) > MAX_LINE:
                    raise _bad(number, f"longer than {MAX_LINE} bytes")
                check_number(number)
                reader.read(number, data)
    except OSError as err:
        raise storage_error("storage.read", os.fsencode(path), err) from err
    if not reader.lines:
        raise _bad(1, "no line of the list gives a digest and a name")
    return HashList(tuple(reader.lines.values()), tuple(reader.unread))


def check_number(lines: int) -> None:
    """Refuse a list that would take memory without end.

    Raises:
        InputError: `input.hash_list`.
    """
    if lines > MAX_LINES:
        raise _bad(MAX_LINES, f"there are more than {MAX_LINES} lines")


def utf16_of(head: bytes) -> str | None:
    """Which UTF-16 a list begins in, as PowerShell writes it: by its mark, or by zeros."""
    for mark, zero, name in ((b"\xff\xfe", 1, "utf-16-le"), (b"\xfe\xff", 0, "utf-16-be")):
        pairs = head[: len(head) & ~1]
        if head.startswith(mark) or (
            pairs and not any(pairs[zero::2]) and all(pairs[1 - zero :: 2])
        ):
            return name
    return None


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines of a list, those of UTF-16 as UTF-8; a line that passes the bound is cut there."""
    encoding = utf16_of(file.read(_HEAD))
    file.seek(0)
    if encoding is None:
        yield from iter(lambda: file.readline(MAX_LINE + 1), b"")
        return
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="\n")
    try:
        for line in iter(lambda: text.readline(MAX_LINE + 1), ""):
            yield line.encode("utf-8", "replace")
    finally:
        text.detach()


class _Reader:
    def __init__(self, by_length: dict[int, str]) -> None:
        self._by_length = by_length
        self._is_hashdeep = False
        self._columns: list[str] | None = None
        self._is_dos = False
        self._last: tuple[bytes, int] | None = None
        self._turns: Counter[bytes] = Counter()
        self.lines: dict[tuple[bytes, int], Line] = {}
        self.unread: list[int] = []

    def read(self, number: int, data: bytes) -> None:
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
            self._is_dos = data.endswith(b"\r\n")
        data = data.removesuffix(b"\n")
        if self._is_dos:
            data = data.removesuffix(b"\r")
        if data == HASHDEEP_HEAD and number == 1:
            self._is_hashdeep = True
        elif self._is_hashdeep and self._columns is None:
            self._columns = hashdeep_columns(data)
            if not self._columns:
                raise _bad(number, "not columns of hashdeep")
        elif self._columns is not None:
            self._read_row(number, data, self._columns)
        elif data.strip() and not data.startswith((b"#", b";")):
            line = self._gnu(data) or self._bsd(data)
            if line is None:
                self.unread.append(number)
            else:
                self._add(line)

    def _read_row(self, number: int, data: bytes, columns: list[str]) -> None:
        size, *values = data.split(b",", len(columns) + 1)
        is_row = len(values) == len(columns) + 1 and size.isdigit() and len(size) < 20
        digests = {
            name: value.decode("ascii", "replace").lower()
            for name, value in zip(columns, values, strict=False)
            if name in HASHDEEP_ALGORITHMS
        }
        if is_row and values[-1] and all(_is_hex(digests[name], name) for name in digests):
            self._add(Line(values[-1], digests, int(size)))
        elif self._last is not None and not data.startswith(b"## "):
            # hashdeep writes a line feed in a name as it is
            self._go_on(self._last, data)
        elif not data.startswith(b"##"):
            self.unread.append(number)

    def _gnu(self, data: bytes) -> Line | None:
        found = _GNU.fullmatch(data)
        algorithm = self._by_length.get(len(found[2])) if found else None
        if found is None or algorithm is None:
            return None
        return _line(found[3], bool(found[1]), algorithm, found[2])

    def _bsd(self, data: bytes) -> Line | None:
        found = _BSD.fullmatch(data)
        algorithm = _TAGS.get(found[2]) if found else None
        if found is None or algorithm is None or len(found[4]) != _LENGTHS.get(algorithm, 64):
            return None
        return _line(found[3], bool(found[1]), algorithm, found[4])

    def _add(self, line: Line) -> None:
        """Join lines of one name; one that contradicts stands for itself, and will differ."""
        turns = self._turns[line.name]
        turn = next((n for n in range(min(turns, _MOST_JOINED)) if self._fits(line, n)), turns)
        if (known := self.lines.get((line.name, turn))) is not None:
            line = Line(line.name, {**known.digests, **line.digests}, known.size or line.size)
        self._turns[line.name] = max(turns, turn + 1)
        self._last = line.name, turn
        self.lines[self._last] = line

    def _fits(self, line: Line, turn: int) -> bool:
        known = self.lines.get((line.name, turn))
        return known is not None and all(
            known.digests.get(name, value) == value for name, value in line.digests.items()
        )

    def _go_on(self, last: tuple[bytes, int], data: bytes) -> None:
        """The name of the last line goes on in this one."""
        line = self.lines.pop(last)
        name = line.name + b"\n" + data
        if len(name) > MAX_LINE:
            raise _bad(len(self.lines), f"longer than {MAX_LINE} bytes")
        self._add(Line(name, line.digests, line.size))


def hashdeep_columns(head: bytes) -> list[str]:
    """The algorithms that a list of hashdeep has, also those that we do not know.

    Args:
        head: Its second line.

    Returns:
        Nothing if it is no such line, or we know none of them.
    """
    first, *algorithms = head.decode("ascii", "replace").split(",")
    name = algorithms.pop() if algorithms else ""
    known = set(algorithms) & set(HASHDEEP_ALGORITHMS)
    return algorithms if first == "%%%% size" and name == "filename" and known else []


def _line(name: bytes, is_escaped: bool, algorithm: str, digest: bytes) -> Line | None:
    if is_escaped:
        if any(escape not in _ESCAPES for escape in _ESCAPE.findall(name)):
            return None
        name = _ESCAPE.sub(lambda found: _ESCAPES[found[1]], name)
    return Line(name, {algorithm: digest.decode().lower()})


def _is_hex(text: str, algorithm: str) -> bool:
    wanted = _LENGTHS.get(algorithm, 64)
    return len(text) == wanted and set(text.lower()) <= set("0123456789abcdef")


def write_list(
    form: Form, algorithms: Sequence[str], files: Iterable[tuple[bytes, FileDigests]]
) -> Iterator[bytes]:
    """Write a list, line by line, as the tool of that form would.

    Args:
        form: GNU lists have one algorithm; hashdeep knows MD5, SHA-1 and SHA-256.
        algorithms: Which of the digests to write.
        files: Raw name and digests of each file.

    Raises:
        InputError: `input.list_form`: the form cannot say it.
    """
    if form is Form.GNU and len(algorithms) != 1:
        raise InputError("input.list_form", form="sha256sum", what=", ".join(algorithms))
    if form is Form.HASHDEEP:
        if strange := sorted(set(algorithms) - set(HASHDEEP_ALGORITHMS)):
            raise InputError("input.list_form", form="hashdeep", what=", ".join(strange))
        yield HASHDEEP_HEAD + b"\n"
        yield f"%%%% size,{','.join(algorithms)},filename\n##\n".encode()
    tags = {algorithm: tag for tag, algorithm in reversed(_TAGS.items())}
    for name, found in files:
        values = [found.values[algorithm].encode() for algorithm in algorithms]
        if form is Form.HASHDEEP:
            if b"\n" in name:
                raise InputError("input.list_form", form="hashdeep", what=repr(os.fsdecode(name)))
            yield b",".join((b"%d" % found.size, *values, name)) + b"\n"
            continue
        escaped = name.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
        mark = b"\\" if escaped != name else b""
        for algorithm, value in zip(algorithms, values, strict=True):
            if form is Form.GNU:
                yield mark + value + b"  " + escaped + b"\n"
            else:
                yield mark + tags[algorithm] + b" (" + escaped + b") = " + value + b"\n"


def _bad(line: int, reason: str) -> InputError:
    return InputError("input.hash_list", line=line, reason=reason)
