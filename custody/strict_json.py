"""Strict JSON and the texts inside it: one reading, one writing (format.md §1).

What is read must be the canonical form (RFC 8785) byte for byte, so nothing is ever serialised
again to check a signature or a digest. Two writers that agree on the value agree on the bytes.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

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
_HEX: Final = re.compile(r"[0-9a-f]+\Z")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}\Z")
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?\Z")
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE
)
_HIDING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


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
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        raise _bad("not UTF-8") from err
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as err:
        raise _bad(str(err)) from err
    if type(value) is not dict:
        raise _bad("the outermost value is not an object")
    _check(value, 1)
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        raise _bad("not in normal form C")
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
    try:
        data = _write(dict(value))
    except TypeError as err:
        raise _bad(str(err)) from err
    if len(data) > MAX_BYTES:
        raise _bad(f"larger than {MAX_BYTES} bytes")
    _check(value, 1)
    if not data.isascii() and not unicodedata.is_normalized("NFC", data.decode()):
        raise _bad("not in normal form C")
    return data


def _write(value: dict[str, Any]) -> bytes:
    try:
        data = orjson.dumps(value, option=_WRITE)
    except orjson.JSONEncodeError as err:
        raise _bad(str(err)) from err
    # RFC 8785 sorts keys by UTF-16 code units, orjson by UTF-8 bytes: they part only beyond U+FFFF.
    if not data.isascii() and any(byte >= 0xF0 for byte in data):
        return orjson.dumps(_sorted_utf16(value), option=orjson.OPT_STRICT_INTEGER)
    return data


def _sorted_utf16(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _sorted_utf16(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_sorted_utf16(member) for member in value]
    return value


def _check(value: object, depth: int) -> None:
    """Refuse what canonical bytes alone do not show: depth, fractions, U+0000, other types."""
    kind = type(value)
    if kind is str:
        if "\0" in value:  # type: ignore[operator]
            raise _bad("U+0000 in a text")
    elif kind is dict:
        if depth > MAX_DEPTH:
            raise _bad(f"deeper than {MAX_DEPTH}")
        for key, member in value.items():  # type: ignore[attr-defined]
            if type(key) is not str or "\0" in key:
                raise _bad("a key is not a text, or holds U+0000")
            _check(member, depth + 1)
    elif kind is list or kind is tuple:
        if depth > MAX_DEPTH:
            raise _bad(f"deeper than {MAX_DEPTH}")
        for member in value:  # type: ignore[attr-defined]
            _check(member, depth + 1)
    elif kind is int:
        if not -MAX_INTEGER <= value <= MAX_INTEGER:  # type: ignore[operator]
            raise _bad("an integer beyond 2^53-1")
    elif kind is not bool and value is not None:
        raise _bad(f"a {kind.__name__} is not allowed")


def _bad(reason: str) -> IntegrityError:
    return IntegrityError("integrity.json", reason=reason)


def b64(data: bytes) -> str:
    """Standard padded base64."""
    return base64.b64encode(data).decode("ascii")


def unb64(text: object, length: int | None = None) -> bytes:
    """Decode standard padded base64, refusing every other spelling of the same bytes.

    Args:
        text: The base64 text; anything but a string is refused.
        length: Exact number of bytes wanted, if known.
    """
    if not isinstance(text, str) or not _BASE64.match(text):
        raise IntegrityError("integrity.base64", reason="other characters")
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as err:
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
    return unicodedata.normalize("NFC", _HIDING.sub("\ufffd", raw.decode("utf-8", "replace")))


def file_name(raw: bytes) -> dict[str, str]:
    """A file name found on evidence, as the record keeps it."""
    return {"raw": b64(raw), "shown": shown_name(raw)}
