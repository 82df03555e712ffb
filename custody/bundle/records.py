"""The records of a ZIP, and the walk over those of a hostile one (format.md §7).

Nothing is inflated here. The order of the walk: end records, limits, central directory (names,
methods, flags, extra fields, kinds of files), local headers and data descriptors against it, and
that the records lie one behind the other with not a byte between. Only then names are compared
with each other.
"""

import os
import stat
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO, Final, NoReturn

from custody.domain.reasons import Reason
from custody.errors import IntegrityError

MAX_ENTRIES: Final = 200_000
MAX_NAME_BYTES: Final = 1000
MAX_TOTAL: Final = 1 << 40
MAX_RATIO: Final = 1100
_RATIO_SLACK: Final = 64
_MAX_SPELLED: Final = 2 * MAX_ENTRIES
"""Entries, and the folders that their names imply: a name of 1,000 bytes may imply 500."""
_MAX_EXTRA: Final = 64

STORED: Final = 0
DEFLATED: Final = 8
FULL16: Final = 0xFFFF
FULL32: Final = 0xFFFFFFFF
_ENCRYPTED: Final = 0x0001
_DESCRIPTOR: Final = 0x0008
_UTF8: Final = 0x0800
_ALLOWED_FLAGS: Final = 0x0006 | _DESCRIPTOR | _UTF8
ZIP64: Final = 0x0001
_TIMES_AND_OWNERS: Final = frozenset({0x000A, 0x5455, 0x5855, 0x7875})
_DOS_LABEL_OR_LINK: Final = 0x0008 | 0x0400
_DOS_FOLDER: Final = 0x0010

LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")
END64: Final = struct.Struct("<4sQ2H2I4Q")
LOCATOR64: Final = struct.Struct("<4sIQI")
_DESCRIPTOR_SIGNATURE: Final = b"PK\x07\x08"
_DESCRIPTORS: Final = {
    12: struct.Struct("<III"),
    16: struct.Struct("<4sIII"),
    20: struct.Struct("<IQQ"),
    24: struct.Struct("<4sIQQ"),
}


@dataclass(slots=True)
class Record:
    """One entry of an archive: what the central directory says of it, and where its bytes are."""

    raw: bytes
    """Its name's bytes."""
    name: str
    """As the archive gives it, the top folder included; a folder's ends in `/`."""
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    """Of the local header."""
    is_plain: bool
    """Nothing but what a writer of bundles writes."""
    data: int = -1
    """Offset of the packed bytes, once the local header was checked."""

    @property
    def is_folder(self) -> bool:
        """A directory entry."""
        return self.name.endswith("/")


def walk(file: BinaryIO) -> tuple[list[Record], bool]:
    """Check every record of a ZIP.

    Returns:
        Its entries in order of place, and whether all is as a writer of bundles leaves it.

    Raises:
        IntegrityError: `integrity.archive`, with the first rule that it breaks.
    """
    start, end, count = _find_directory(file)
    entries = list(_read_directory(file, start, end, count))
    is_sorted = all(a.raw < b.raw and a.offset < b.offset for a, b in pairwise(entries))
    entries.sort(key=lambda entry: entry.offset)
    _check_records(file, entries, start)
    _check_names(entries)
    return entries, is_sorted and all(entry.is_plain for entry in entries)


def _find_directory(file: BinaryIO) -> tuple[int, int, int]:
    """Start, end and number of records of the central directory, from the end records."""
    at = file.seek(0, os.SEEK_END) - END.size
    end = _fixed(file, at, END, b"PK\x05\x06", "no end record as its last bytes, or a comment")
    _, disk, first_disk, here, count, size, start, comment = end
    if comment:
        _refuse("a comment")
    if disk or first_disk or here != count:
        _refuse("more than one disk")
    if at >= LOCATOR64.size and _bytes(file, at - LOCATOR64.size, 4) == b"PK\x06\x07":
        at, count64, size64, start64 = _read_end64(file, at - LOCATOR64.size)
        narrow_differ = count not in (FULL16, count64) or size not in (FULL32, size64)
        if narrow_differ or start not in (FULL32, start64):
            _refuse("the two end records differ")
        count, size, start = count64, size64, start64
    if not 0 < count <= MAX_ENTRIES:
        _refuse(f"no entries, or more than {MAX_ENTRIES}")
    if start + size != at:
        _refuse("bytes before, between or after the records")
    return start, at, count


def _read_end64(file: BinaryIO, at_locator: int) -> tuple[int, int, int, int]:
    """Where the ZIP64 end record stands; number, size and start that it gives."""
    _, disk, at, disks = _fixed(file, at_locator, LOCATOR64, b"PK\x06\x07", "")
    if disk or disks != 1 or at != at_locator - END64.size:
        _refuse("the ZIP64 end record does not stand right before its locator")
    end = _fixed(file, at, END64, b"PK\x06\x06", "no ZIP64 end record")
    _, length, _, _, disk, first_disk, here, count, size, start = end
    if length != END64.size - 12 or disk or first_disk or here != count:
        _refuse("a malformed ZIP64 end record")
    return at, count, size, start


def _read_directory(file: BinaryIO, start: int, end: int, count: int) -> Iterator[Record]:
    total, at = 0, start
    file.seek(start)
    for _ in range(count):
        header = file.read(CENTRAL.size)
        if len(header) < CENTRAL.size or not header.startswith(b"PK\x01\x02"):
            _refuse("the central directory is broken off or overlapped")
        fields = CENTRAL.unpack(header)
        name_length, extra_length, comment_length = fields[10:13]
        if name_length > MAX_NAME_BYTES:
            _refuse(f"a name of more than {MAX_NAME_BYTES} bytes")
        raw, extra = file.read(name_length), file.read(extra_length)
        at += CENTRAL.size + name_length + extra_length
        if comment_length:
            _refuse("a comment")
        if at > end:
            _refuse("the central directory is longer than stated")
        entry = _entry(fields, raw, extra)
        total += entry.size
        if total > MAX_TOTAL:
            _refuse("more than 1 TiB in all")
        yield entry
    if at != end:
        _refuse("bytes before, between or after the records")


def _entry(fields: tuple[int, ...], raw: bytes, extra: bytes) -> Record:
    _, _, _, flags, method, _, _, crc, packed, size = fields[:10]
    disk, _, attributes, offset = fields[13:17]
    name = _name(raw, flags)
    _check_flags(name, flags, method)
    _check_kind(name, attributes)
    kinds = _extra_fields(name, extra)
    is_plain = not (flags & _DESCRIPTOR or kinds.keys() - {ZIP64} or name.endswith("/"))
    if ZIP64 in kinds:
        size, packed, offset = _widened(name, kinds[ZIP64], (size, packed, offset))
    if disk:
        _refuse(f"{name}: on another disk")
    if size > MAX_RATIO * packed + _RATIO_SLACK:
        _refuse(Reason("zip_bomb", path=name, ratio=MAX_RATIO))
    if method == STORED and size != packed:
        _refuse(f"{name}: stored, but of two sizes")
    if name.endswith("/") and (size or packed or crc):
        _refuse(f"{name}: content in a directory entry")
    return Record(raw, name, flags, method, crc, packed, size, offset, is_plain)


def _widened(name: str, wide: bytes, narrow: tuple[int, int, int]) -> list[int]:
    """Size, packed size and offset with those from the ZIP64 field that the header leaves to it."""
    if len(wide) != 8 * narrow.count(FULL32) or not wide:
        _refuse(f"{name}: a ZIP64 field that does not fit")
    numbers = iter(struct.unpack(f"<{len(wide) // 8}Q", wide))
    return [next(numbers) if number == FULL32 else number for number in narrow]


def _name(raw: bytes, flags: int) -> str:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        if flags & _UTF8:
            _refuse("a name that is flagged as UTF-8 and is not")
        name = raw.decode("cp437")
    parts = name.removesuffix("/").split("/")
    if any(part in ("", ".", "..") for part in parts):
        _refuse(f"{name[:80]!r}: absolute, or an empty, `.` or `..` part")
    if any(mark in name for mark in "\\:") or any(
        unicodedata.category(letter) == "Cc" for letter in name
    ):
        _refuse(f"{name[:80]!r}: a backslash, a colon or a control character")
    return name


def _check_flags(name: str, flags: int, method: int) -> None:
    if flags & _ENCRYPTED:
        _refuse(Reason("zip_encrypted", path=name))
    if flags & ~_ALLOWED_FLAGS:
        _refuse(f"{name}: flags {flags:#06x}")
    if method not in (STORED, DEFLATED):
        _refuse(Reason("zip_method", path=name, method=method))


def _check_kind(name: str, attributes: int) -> None:
    """Refuse links and other special files, whatever system the entry says it was made on."""
    kind = stat.S_IFMT(attributes >> 16)
    if kind not in (0, stat.S_IFDIR if name.endswith("/") else stat.S_IFREG):
        _refuse(Reason("zip_special", path=name))
    if attributes & _DOS_LABEL_OR_LINK or (attributes & _DOS_FOLDER and not name.endswith("/")):
        _refuse(Reason("zip_special", path=name))


def _extra_fields(name: str, extra: bytes) -> dict[int, bytes]:
    """The extra fields by kind; only those of times and owners and ZIP64 are let through."""
    fields: dict[int, bytes] = {}
    at = 0
    while at < len(extra):
        kind, length = struct.unpack_from("<HH", extra.ljust(at + 4, b"\0"), at)
        at += 4 + length
        if at > len(extra) or kind in fields:
            _refuse(f"{name}: an extra field that is broken, or stands twice")
        if kind != ZIP64 and kind not in _TIMES_AND_OWNERS:
            _refuse(f"{name}: an extra field {kind:#06x}")
        if length > _MAX_EXTRA:
            _refuse(f"{name}: an extra field of more than {_MAX_EXTRA} bytes")
        fields[kind] = extra[at - length : at]
    return fields


def _check_records(file: BinaryIO, entries: list[Record], directory: int) -> None:
    """Check local headers and descriptors, and that they follow each other without a gap."""
    at = 0
    ends = [*(entry.offset for entry in entries[1:]), directory]
    for entry, end in zip(entries, ends, strict=True):
        if entry.offset != at:
            _refuse(f"{entry.name}: bytes before or between the records, or records that overlap")
        entry.data = _check_local(file, entry)
        at = _check_descriptor(file, entry, entry.data + entry.packed, end)
    if at != directory:
        _refuse("bytes before, between or after the records")


def _check_local(file: BinaryIO, entry: Record) -> int:
    """Check a local header against the directory; the offset of the data behind it."""
    header = _fixed(file, entry.offset, LOCAL, b"PK\x03\x04", f"{entry.name}: no local header")
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = header
    if file.read(name_length) != entry.raw:
        _refuse(f"{entry.name}: the local header has another name")
    extra = file.read(extra_length)
    if len(extra) != extra_length:
        _refuse(f"{entry.name}: the file ends too early")
    if method != entry.method or flags != entry.flags:
        _refuse(f"{entry.name}: the local header has another method or other flags")
    fields = _extra_fields(entry.name, extra)
    wide = fields.get(ZIP64)
    if set(fields) - {ZIP64}:
        entry.is_plain = False
    if wide is not None:
        if len(wide) != 16 or (size, packed) != (FULL32, FULL32):
            _refuse(f"{entry.name}: a ZIP64 field that does not fit")
        size, packed = struct.unpack("<QQ", wide)
    for local, central in ((crc, entry.crc), (packed, entry.packed), (size, entry.size)):
        if local != central and (local or not flags & _DESCRIPTOR):
            _refuse(f"{entry.name}: the local header has other sizes or another CRC")
    return entry.offset + LOCAL.size + name_length + extra_length


def _check_descriptor(file: BinaryIO, entry: Record, at: int, end: int) -> int:
    """Where the record ends: behind its data, or behind the descriptor that must fill the gap."""
    if not entry.flags & _DESCRIPTOR:
        return at
    form = _DESCRIPTORS.get(end - at)
    if form is None:
        _refuse(f"{entry.name}: no data descriptor where one is flagged")
    values = form.unpack(_bytes(file, at, form.size))
    if isinstance(values[0], bytes):
        if values[0] != _DESCRIPTOR_SIGNATURE:
            _refuse(f"{entry.name}: a malformed data descriptor")
        values = values[1:]
    if values != (entry.crc, entry.packed, entry.size):
        _refuse(f"{entry.name}: the data descriptor differs from the directory")
    return end


def _check_names(entries: list[Record]) -> None:
    """Refuse a name that stands twice, also after case folding, or for a file and a folder."""
    spelled: dict[str, tuple[str, bool]] = {}
    stated: set[str] = set()
    for entry in entries:
        if entry.name in stated:
            _refuse(Reason("zip_twice", path=entry.name))
        stated.add(entry.name)
        name, is_file = entry.name.removesuffix("/"), not entry.is_folder
        while name:
            folded = unicodedata.normalize("NFC", name.casefold())
            known = spelled.get(folded)
            if known == (name, is_file):
                break  # its folders are known too
            if known is not None:
                _refuse(f"{name}: the name stands twice, in other letters or for a folder too")
            if len(spelled) == _MAX_SPELLED:
                _refuse(f"more than {_MAX_SPELLED} files and folders")
            spelled[folded] = (name, is_file)
            name, is_file = name.rpartition("/")[0], False


def _bytes(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)


def _fixed(
    file: BinaryIO, at: int, form: struct.Struct, signature: bytes, missing: str
) -> tuple[int, ...]:
    data = _bytes(file, at, form.size) if at >= 0 else b""
    if len(data) < form.size or not data.startswith(signature):
        _refuse(missing)
    return form.unpack(data)


def _refuse(reason: str | Reason) -> NoReturn:
    raise IntegrityError("integrity.archive", reason=reason)
