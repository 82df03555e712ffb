"""Strict JSON and the texts inside it: one reading, one writing (format.md §1).

What is read must be the canonical form (RFC 8785) byte for byte, so nothing is ever serialised
again to check a signature or a digest. Two writers that agree on the value agree on the bytes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

import orjson
import pybase64

from custody.errors import IntegrityError

MAX_BYTES: Final = 1 << 20
MAX_DEPTH: Final = 16
MAX_INTEGER: Final = 2**53 - 1
DIGEST_HEX: Final = {
    "md5": 32,
    "sha1": 40,
    "sha256": 64,
    "sha512": 128,
    "sha3-256": 64,
    "blake3": 64,
}
"""Algorithm to length of its digest in hex digits."""

_WRITE: Final = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
_SCALARS: Final = frozenset({int, bool, type(None)})
_BEYOND_BMP: Final = re.compile(rb"[\xf0-\xff]")
_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_HEX: Final = re.compile(r"[0-9a-f]+\Z")
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?\Z")
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE
)
_HIDING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_LONG: Final = 1000
"""Letters of a text that is made ready for normal form C by ourselves."""


def parse(data: bytes, *, limit: int = MAX_BYTES) -> dict[str, Any]:
    """Read one document.

    Args:
        data: Exactly the canonical bytes, nothing before or after.
        limit: Largest size accepted, in bytes.

    Raises:
        IntegrityError: `integrity.json` with the first thing found wrong.
    """
    if len(data) > limit:
        raise _bad(f"larger than {limit} bytes")
    try:
        text = None if data.isascii() else data.decode("utf-8")
    except UnicodeDecodeError as err:
        raise _bad("not UTF-8") from err
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as err:
        raise _bad(str(err)) from err
    if type(value) is not dict:
        raise _bad("the outermost value is not an object")
    _check_members(value.values(), 1)
    _check_texts(value, data, text)
    if _write(value) != data:
        raise _bad("not in canonical form")
    return value


def parse_lines(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Read a `.jsonl` stream: each line one document and one LF, the last too."""
    for line in lines:
        if not line.endswith(b"\n"):
            raise _bad("the last line has no line feed")
        yield parse(line[:-1])


def canonical(value: Mapping[str, Any]) -> bytes:
    """Write a document in canonical form (RFC 8785).

    Raises:
        IntegrityError: The value has no strict form (a float, a large integer, text not in NFC …).
    """
    document = dict(value)
    data = _write(document)
    if len(data) > MAX_BYTES:
        raise _bad(f"larger than {MAX_BYTES} bytes")
    _check_members(document.values(), 1)
    _check_texts(document, data, None if data.isascii() else data.decode("utf-8"))
    return data


def _write(value: dict[str, Any]) -> bytes:
    try:
        data = orjson.dumps(value, option=_WRITE)
    except orjson.JSONEncodeError as err:
        raise _bad(str(err)) from err
    # RFC 8785 sorts keys by UTF-16 code units, orjson by UTF-8 bytes: they part only beyond U+FFFF.
    if not data.isascii() and _BEYOND_BMP.search(data):
        return orjson.dumps(_sorted_utf16(value), option=orjson.OPT_STRICT_INTEGER)
    return data


def _sorted_utf16(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _sorted_utf16(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_sorted_utf16(member) for member in value]
    return value


def _check_members(members: Iterable[Any], depth: int) -> None:
    """Refuse depth, fractions, and what orjson writes though JSON has no such kind (enums, dates).

    `_write` itself refuses large integers, keys that are no texts, and lone surrogates.
    """
    if depth > MAX_DEPTH:
        raise _bad(f"deeper than {MAX_DEPTH}")
    for member in members:
        kind = type(member)
        if kind is str:
            continue
        if kind is dict:
            _check_members(member.values(), depth + 1)
        elif kind is list or kind is tuple:
            _check_members(member, depth + 1)
        elif kind not in _SCALARS:
            raise _bad(f"a {kind.__name__} is not allowed")


def _check_texts(value: dict[str, Any], data: bytes, text: str | None) -> None:
    """Refuse U+0000 and texts not in normal form C; `text` is `data` decoded, None where ASCII."""
    if b"u0000" in data and _NUL.search(data):
        raise _bad("U+0000 in a text")
    if text is None or unicodedata.is_normalized("NFC", text):
        return
    # A mark right after an escape joins with the escape's letter, but not with what it stands for.
    if not all(unicodedata.is_normalized("NFC", string) for string in _strings(value)):
        raise _bad("not in normal form C")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from _strings(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _strings(member)


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.json", reason=reason)


def b64(data: bytes) -> str:
    """Standard padded base64."""
    return pybase64.b64encode_as_string(data)


def unb64(text: object, length: int | None = None) -> bytes:
    """Decode standard padded base64, refusing every other spelling of the same bytes.

    Args:
        text: The base64 text; anything but a string is refused.
        length: Exact number of bytes wanted, if known.
    """
    if not isinstance(text, str):
        raise IntegrityError("integrity.base64", reason="not a text")
    try:
        data = pybase64.b64decode(text, None, True)
    except ValueError as err:
        raise IntegrityError("integrity.base64", reason=str(err)) from err
    if b64(data) != text:
        raise IntegrityError("integrity.base64", reason="not the canonical spelling")
    if length is not None and len(data) != length:
        raise IntegrityError("integrity.base64", reason=f"{len(data)} bytes, not {length}")
    return data


def is_digest(text: object, algorithm: str) -> bool:
    """Tell whether a text is a lower-case hex digest of the algorithm's exact length."""
    length = DIGEST_HEX.get(algorithm)
    return isinstance(text, str) and len(text) == length and _HEX.match(text) is not None


def is_identifier(text: object) -> bool:
    """Tell whether a text may name a person, case, item, artifact, seal, finding or bundle."""
    return (
        isinstance(text, str) and _IDENTIFIER.match(text) is not None and not is_device_name(text)
    )


def is_device_name(part: str) -> bool:
    """Tell whether Windows would take a file name for a device (`con`, `nul.txt`)."""
    return _DEVICE.match(part) is not None


def shown_name(raw: bytes) -> str:
    """The text by which a file name found on evidence is shown; hiding characters are replaced."""
    return _composed(_HIDING.sub("\ufffd", raw.decode("utf-8", "replace")))


def _composed(text: str) -> str:
    """Normal form C.

    The library moves marks into order one by one, which takes minutes where a hostile name has
    hundreds of thousands of them; of a long text they are sorted before.
    """
    if len(text) > _LONG and not unicodedata.is_normalized("NFC", text):
        letters = "".join(unicodedata.normalize("NFD", letter) for letter in text)
        runs = groupby(letters, lambda letter: unicodedata.combining(letter) > 0)
        text = "".join(
            "".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs
        )
    return unicodedata.normalize("NFC", text)


def file_name(raw: bytes) -> dict[str, str]:
    """A file name found on evidence, as the record keeps it."""
    return {"raw": b64(raw), "shown": shown_name(raw)}
