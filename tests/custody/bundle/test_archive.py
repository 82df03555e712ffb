"""Hostile ZIPs: each is made by hand around one lie (format.md §7, "ZIP, as read")."""

import struct
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.bundle.archive import Archive
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import Question, Result
from custody.errors import IntegrityError

GOOD = Path("tests/vectors/bundle-good.zip")
_REGULAR = 0o100644 << 16


@dataclass
class Entry:
    """An entry of a ZIP as one pleases; None means "what is true"."""

    name: bytes = b"B/a.txt"
    data: bytes = b"content"
    method: int = 8
    flags: int = 0
    extra: bytes = b""
    comment: bytes = b""
    attributes: int = _REGULAR
    disk: int = 0
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    offset: int | None = None
    local_name: bytes | None = None
    local_method: int | None = None
    local_flags: int | None = None
    local_extra: bytes | None = None
    local_size: int | None = None
    local_packed: int | None = None
    local_crc: int | None = None
    descriptor: bytes = b""
    before: bytes = b""
    after: bytes = b""
    body: bytes | None = None

    def __post_init__(self) -> None:
        if self.name.endswith(b"/") and self.attributes == _REGULAR:
            self.attributes = 0o040755 << 16

    def packed_data(self) -> bytes:
        if self.body is not None:
            return self.body
        if self.method == 0:
            return self.data
        deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
        return deflater.compress(self.data) + deflater.flush()


@dataclass
class Zip:
    """A ZIP as one pleases."""

    entries: list[Entry] = field(default_factory=lambda: [Entry()])
    comment: bytes = b""
    prefix: bytes = b""
    suffix: bytes = b""
    before_directory: bytes = b""
    before_end: bytes = b""
    count: int | None = None
    directory_size: int | None = None
    directory_start: int | None = None
    end64: tuple[int, int, int] | None = None
    disk: int = 0

    def write(self) -> bytes:
        out = bytearray(self.prefix)
        directory = bytearray()
        for entry in self.entries:
            out += entry.before
            directory += self._central(entry, len(out))
            out += self._local(entry)
        out += self.before_directory
        start, size = len(out), len(directory)
        out += directory + self.before_end
        count = len(self.entries) if self.count is None else self.count
        size = size if self.directory_size is None else self.directory_size
        start = start if self.directory_start is None else self.directory_start
        if self.end64 is not None:
            at = len(out)
            out += struct.pack(
                "<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, self.end64[0], *self.end64
            )
            out += struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
        out += struct.pack(
            "<4s4H2IH", b"PK\x05\x06", self.disk, 0, count & 0xFFFF, count & 0xFFFF, size, start,
            len(self.comment),
        )  # fmt: skip
        return bytes(out + self.comment + self.suffix)

    @staticmethod
    def _truth(entry: Entry) -> tuple[int, int, int]:
        body = entry.packed_data()
        return (
            zlib.crc32(entry.data) if entry.crc is None else entry.crc,
            len(body) if entry.packed is None else entry.packed,
            len(entry.data) if entry.size is None else entry.size,
        )

    def _local(self, entry: Entry) -> bytes:
        crc, packed, size = self._truth(entry)
        name = entry.name if entry.local_name is None else entry.local_name
        extra = entry.extra if entry.local_extra is None else entry.local_extra
        header = struct.pack(
            "<4s5H3I2H", b"PK\x03\x04", 20,
            entry.flags if entry.local_flags is None else entry.local_flags,
            entry.method if entry.local_method is None else entry.local_method,
            0, 33,
            crc if entry.local_crc is None else entry.local_crc,
            packed if entry.local_packed is None else entry.local_packed,
            size if entry.local_size is None else entry.local_size,
            len(name), len(extra),
        )  # fmt: skip
        return header + name + extra + entry.packed_data() + entry.descriptor + entry.after

    def _central(self, entry: Entry, offset: int) -> bytes:
        crc, packed, size = self._truth(entry)
        offset = offset if entry.offset is None else entry.offset
        header = struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 0x031E, 20, entry.flags, entry.method, 0, 33,
            crc, packed, size, len(entry.name), len(entry.extra), len(entry.comment),
            entry.disk, 0, entry.attributes, offset,
        )  # fmt: skip
        return header + entry.name + entry.extra + entry.comment


def extra(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def described(entry: Entry, form: str, *, signed: bool = True, off: int = 0) -> Entry:
    """The entry with a data descriptor."""
    values = struct.pack(
        form, zlib.crc32(entry.data), len(entry.packed_data()) + off, len(entry.data)
    )
    return replace(
        entry, flags=entry.flags | 8, local_crc=0, local_packed=0, local_size=0,
        descriptor=(b"PK\x07\x08" if signed else b"") + values,
    )  # fmt: skip


A, B = Entry(b"B/a.txt"), Entry(b"B/b.txt")
TIMES = extra(0x5455, b"\x01" + bytes(4))
BAD: dict[str, Zip] = {
    "name twice": Zip([A, A]),
    "name twice after case folding": Zip([A, Entry(b"B/A.txt")]),
    "folder twice after case folding": Zip([A, Entry(b"b/c.txt")]),
    "file and folder of one name": Zip([A, Entry(b"B/a.txt/c.txt")]),
    "file and folder entry of one name": Zip([A, Entry(b"B/a.txt/", b"", 0)]),
    "other local name": Zip([replace(A, local_name=b"B/x.txt")]),
    "longer local name": Zip([replace(A, local_name=b"B/a.txt.exe")]),
    "other local method": Zip([replace(A, local_method=0)]),
    "other local flags": Zip([replace(A, local_flags=0x0800)]),
    "other local size": Zip([replace(A, local_size=3)]),
    "other local packed size": Zip([replace(A, local_packed=3)]),
    "other local crc": Zip([replace(A, local_crc=3)]),
    "no local crc without a descriptor": Zip([replace(A, local_crc=0)]),
    "bytes before": Zip(prefix=b"#!/bin/sh\n"),
    "bytes before, offsets moved": Zip([replace(A, offset=0)], prefix=b"MZ"),
    "bytes between the records": Zip([A, replace(B, before=b"x")]),
    "bytes before the directory": Zip(before_directory=b"x"),
    "bytes behind the directory": Zip(before_end=b"x"),
    "bytes behind the end": Zip(suffix=b"x"),
    "a comment": Zip(comment=b"hello"),
    "a comment of an entry": Zip([replace(A, comment=b"hello")]),
    "overlapping records": Zip([A, replace(B, offset=0)]),
    "one record for two names": Zip([A, replace(A, name=b"B/b.txt", offset=0)]),
    "record inside another's data": Zip([replace(A, method=0), replace(B, offset=40)]),
    "directory that starts elsewhere": Zip(directory_start=1),
    "directory that is longer": Zip(directory_size=1000),
    "fewer entries than said": Zip(count=2),
    "more entries than said": Zip([A, B], count=1),
    "no entries": Zip([]),
    "200,001 entries": Zip(count=0xFFFF, end64=(200_001, 53, len(Zip().write()) - 75)),
    "encrypted": Zip([replace(A, flags=1)]),
    "strongly encrypted": Zip([replace(A, flags=0x41)]),
    "masked header": Zip([replace(A, flags=0x2000)]),
    "packed otherwise": Zip([replace(A, method=12, body=b"x")]),
    "a symlink": Zip([replace(A, attributes=0o120777 << 16)]),
    "a device": Zip([replace(A, attributes=0o060600 << 16)]),
    "a fifo": Zip([replace(A, attributes=0o010600 << 16)]),
    "a folder without a slash": Zip([replace(A, attributes=0o040755 << 16)]),
    "a folder of DOS without a slash": Zip([replace(A, attributes=0x10)]),
    "a reparse point": Zip([replace(A, attributes=0x400)]),
    "a volume label": Zip([replace(A, attributes=0x08)]),
    "unicode path": Zip([replace(A, extra=extra(0x7075, b"\x01" + bytes(4) + b"B/x.txt"))]),
    "an unknown extra field": Zip([replace(A, extra=extra(0x9999, b""))]),
    "an unknown local extra field": Zip([replace(A, local_extra=extra(0x9999, b""))]),
    "an extra field twice": Zip([replace(A, extra=TIMES + TIMES)]),
    "an extra field too long": Zip([replace(A, extra=extra(0x5455, bytes(65)))]),
    "a broken extra field": Zip([replace(A, extra=TIMES[:-1])]),
    "half an extra field": Zip([replace(A, extra=b"\x55\x54\x00")]),
    "zip64 that nothing needs": Zip([replace(A, extra=extra(1, bytes(8)))]),
    "zip64 that is empty": Zip([replace(A, extra=extra(1, b""))]),
    "zip64 that is missing": Zip([replace(A, size=0xFFFFFFFF)]),
    "zip64 of another size": Zip(
        [replace(A, size=0xFFFFFFFF, extra=extra(1, struct.pack("<Q", 1 << 33)))]
    ),
    "zip64 in the local header alone": Zip([replace(A, local_extra=extra(1, bytes(16)))]),
    "zip64 end that differs": Zip(end64=(1, 53, len(Zip().write()) - 76)),
    "absolute": Zip([Entry(b"/etc/passwd")]),
    "a drive": Zip([Entry(b"C:/a.txt")]),
    "a stream": Zip([Entry(b"B/a.txt:x")]),
    "dot dot": Zip([Entry(b"B/../a.txt")]),
    "dot": Zip([Entry(b"B/./a.txt")]),
    "an empty part": Zip([Entry(b"B//a.txt")]),
    "a backslash": Zip([Entry(b"B\\a.txt")]),
    "a control character": Zip([Entry(b"B/a\n.txt")]),
    "a later control character": Zip([Entry("B/a\x85.txt".encode(), flags=0x0800)]),
    "no name": Zip([Entry(b"")]),
    "only a slash": Zip([Entry(b"/", b"", 0)]),
    "a name of 1,001 bytes": Zip([Entry(b"B/" + b"a" * 999)]),
    "a name that is no UTF-8": Zip([Entry(b"B/\xff", flags=0x0800)]),
    "content in a directory entry": Zip([A, Entry(b"B/d/", b"x", 0)]),
    "packed content in a directory entry": Zip([A, Entry(b"B/d/", b"")]),
    "a second top folder": Zip([A, Entry(b"C/a.txt")]),
    "another disk": Zip(disk=1),
    "an entry on another disk": Zip([replace(A, disk=1)]),
    "a bomb": Zip([Entry(data=bytes(1 << 20), size=1 << 31)]),
    "more than 1 TiB": Zip(
        [
            replace(
                Entry(b"B/%d" % n, body=b""),
                size=0xFFFFFFFF, packed=0xFFFFFFFF, method=0,
                extra=extra(1, struct.pack("<QQ", 1 << 39, 1 << 39)),
            )
            for n in range(3)
        ]
    ),
    "stored of two sizes": Zip([Entry(method=0, size=8)]),
    "a descriptor that is missing": Zip([replace(A, flags=8)]),
    "a descriptor that differs": Zip([described(A, "<III", off=1)]),
    "a descriptor that is not flagged": Zip([replace(described(A, "<III"), flags=0)]),
    "a descriptor of another form": Zip([replace(described(A, "<III"), descriptor=bytes(13))]),
    "a descriptor of another signature": Zip(
        [replace(described(A, "<III"), descriptor=b"XXXX" + described(A, "<III").descriptor[4:])]
    ),
    "a descriptor, and another local size": Zip([replace(described(A, "<III"), local_size=3)]),
    "tricks in litter": Zip([A, Entry(b"__MACOSX/../x")]),
    "a link in litter": Zip([A, replace(Entry(b"__MACOSX/x"), attributes=0o120777 << 16)]),
}  # fmt: skip
GOOD_FORMS: dict[str, Zip] = {
    "plain": Zip(),
    "stored": Zip([replace(A, method=0)]),
    "unsorted": Zip([B, A]),
    "times": Zip([replace(A, extra=TIMES)]),
    "local times of another length": Zip(
        [replace(A, extra=TIMES, local_extra=extra(0x5455, bytes(13)))]
    ),
    "a directory entry": Zip([Entry(b"B/", b"", 0, attributes=(0o040755 << 16) | 0x10), A]),
    "a descriptor": Zip([described(A, "<III")]),
    "a bare descriptor": Zip([described(A, "<III", signed=False)]),
    "a long descriptor": Zip([described(A, "<IQQ")]),
    "a long bare descriptor": Zip([described(A, "<IQQ", signed=False)]),
    "no top folder": Zip([Entry(b"a.txt"), Entry(b"data/b.txt")]),
    "zip64 end that is not needed": Zip(end64=(1, 53, len(Zip().write()) - 75)),
}


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes], Archive]:
    def write(data: bytes) -> Archive:
        (tmp_path / "x.zip").write_bytes(data)
        return Archive.open(tmp_path / "x.zip")

    return write


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_before_anything_is_inflated(
    name: str, opened: Callable[[bytes], Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    def inflate(*_: object) -> None:
        raise AssertionError("nothing may be inflated yet")

    data = BAD[name].write()
    monkeypatch.setattr("custody.bundle.archive.zlib.decompressobj", inflate)
    with pytest.raises(IntegrityError) as caught:
        opened(data)
    assert caught.value.code == "integrity.archive"


@pytest.mark.parametrize("name", GOOD_FORMS)
def test_what_other_programs_write_is_read(name: str, opened: Callable[[bytes], Archive]) -> None:
    with opened(GOOD_FORMS[name].write()) as archive:
        contents = {path: b"".join(archive.chunks(m)) for path, m in archive.members.items()}
        assert contents
        assert set(contents.values()) == {b"content"}
        assert archive.is_plain == (
            name in ("plain", "stored", "no top folder", "zip64 end that is not needed")
        )


@pytest.mark.parametrize(
    "entry",
    [
        Entry(data=b"content", crc=1, local_crc=1),
        Entry(data=b"content", size=6),
        Entry(data=b"content", size=8),
        Entry(data=b"x" * 3_000_000, size=2_999_999),
        Entry(body=b"\x07\x00garbage"),
        Entry(body=Entry().packed_data() + b"x"),
        Entry(body=Entry().packed_data()[:-1]),
        Entry(data=b"x" * 3_000_000, body=Entry(data=b"x" * 3_000_000).packed_data()[:-2]),
    ],
)
def test_content_that_is_not_as_its_header_says_is_refused_when_read(
    entry: Entry, opened: Callable[[bytes], Archive]
) -> None:
    with opened(Zip([entry]).write()) as archive, pytest.raises(IntegrityError):
        list(archive.chunks(archive.members["a.txt"]))


def test_what_stands_about_is_named_and_left_unread(opened: Callable[[bytes], Archive]) -> None:
    litter = [Entry(b"__MACOSX/B/._a.txt"), Entry(b"B/.DS_Store"), Entry(b"B/x/Thumbs.db")]
    folders = [Entry(b"B/empty/", b"", 0), Entry(b"B/empty/inner/", b"", 0)]
    with opened(Zip([A, *litter, *folders]).write()) as archive:
        assert list(archive.members) == ["a.txt"]
        assert set(archive.litter) == {entry.name.decode() for entry in litter}
        assert archive.empty_folders == ("empty/", "x/")
        assert not archive.is_plain


def test_a_bad_container_fails_completeness_and_leaves_the_rest_open(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(GOOD.read_bytes() + b"x")
    report = check_bundle(tmp_path / "x.zip")
    assert report.status == 1
    assert report.verdicts[Question.COMPLETE].result is Result.FAIL
    assert {verdict.result for question, verdict in report.verdicts.items() if question != 2} == {
        Result.NOT_CHECKED
    }


def test_zip_files_of_the_standard_library_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as other:
        other.writestr(ZipInfo("B/a"), b"abc")
        other.mkdir("B/d")
        # Before 3.11.4 the library itself wrote ZIP64 fields that did not fit (gh-103861).
        fits = sys.version_info >= (3, 11, 4)
        with other.open("B/b", "w", force_zip64=fits) as file:
            file.write(b"abc")
    with Archive.open(path) as archive:
        assert {path: b"".join(archive.chunks(m)) for path, m in archive.members.items()} == {
            "a": b"abc",
            "b": b"abc",
        }


@settings(max_examples=150)
@given(data=st.data())
def test_no_change_of_a_zip_makes_the_reader_fall_over(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    original = bytearray(Zip([A, described(B, "<III"), replace(A, name=b"B/c")]).write())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(original) - 1))
        original[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("fuzz") / "x.zip"
    path.write_bytes(original[: data.draw(st.integers(0, len(original)))] or original)
    try:
        with Archive.open(path) as archive:
            for member in archive.members.values():
                assert sum(map(len, archive.chunks(member))) == member.size
    except IntegrityError:
        pass


def test_no_byte_of_a_zip_can_be_changed_unseen(tmp_path: Path) -> None:
    plain, path = check_bundle(GOOD), tmp_path / "x.zip"
    original = GOOD.read_bytes()
    for at in range(0, len(original), 197):
        path.write_bytes(original[:at] + bytes([original[at] ^ 0x20]) + original[at + 1 :])
        report = check_bundle(path)
        # Times and attributes of entries are the container's, and no part of the bundle.
        assert report == plain or report.status == 1 or len(report.warnings) > len(plain.warnings)
