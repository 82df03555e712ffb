"""The child process that reads containers, for `containers.py`: it tells, and judges nothing.

It answers an order by frames: `E` an entry (name in hex, kind, size), `D` a piece of the data of an
entry by its number, `P` why it cannot go on, and an empty one at the end.
"""

import io
import itertools
import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, Final, NamedTuple

from custody.evidence.child import limit
from custody.evidence.frames import read_frame, write_frame

DATA: Final = struct.Struct("<IQ")
"""Number of the entry, and how far into the container its data lie."""
MAX_MESSAGE: Final = 1 << 28
"""A message is held in memory whole."""
_MEMORY_BYTES: Final = 3 << 30
_CHUNK: Final = 1 << 18
_LOCAL: Final = 30
"""Bytes of a local header of ZIP, without its name."""
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1
_AES: Final = 99
_METHODS: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
)
_TYPES: Final = {0: "file", stat.S_IFREG: "file", stat.S_IFDIR: "folder"}
_TAR_HEAD: Final = 512


class Problem(Exception):  # noqa: N818 - an answer, not a fault of this process
    """Why it cannot go on: the rest of a code, and facts."""

    def __init__(self, problem: str, **facts: str) -> None:
        super().__init__(problem)
        self.told = {"problem": problem, **facts}


class Entry(NamedTuple):
    """A file or folder of a container."""

    name: bytes
    kind: str
    """`file`, `folder`, or what is neither."""
    size: int


class Order(NamedTuple):
    """What is to be opened."""

    file: IO[bytes]
    name: str
    passwords: tuple[str, ...]


class Teller:
    """The way back to the parent."""

    def __init__(self, descriptor: int, file: IO[bytes]) -> None:
        self._descriptor = descriptor
        self._file = file
        self._numbers = itertools.count()

    def enter(self, entry: Entry) -> int:
        """Tell of an entry; its number."""
        told = {"name": entry.name.hex(), "kind": entry.kind, "size": entry.size}
        write_frame(self._descriptor, b"E" + json.dumps(told).encode())
        return next(self._numbers)

    def give(self, number: int, data: bytes | bytearray | memoryview) -> None:
        """Hand over data of an entry."""
        for start in range(0, len(data), _CHUNK):
            head = b"D" + DATA.pack(number, self._file.tell())
            write_frame(self._descriptor, head + bytes(data[start : start + _CHUNK]))

    def copy(self, number: int, source: IO[bytes]) -> int:
        """Hand over all that a source has; how much that was."""
        size = 0
        while chunk := source.read(_CHUNK):
            self.give(number, chunk)
            size += len(chunk)
        return size


def main(descriptor: int) -> None:
    """Serve one container."""
    order = read_frame(descriptor)
    if order is None:
        return
    wish = json.loads(order)
    serve = _READERS[wish["kind"]]()
    limit(memory_bytes=_MEMORY_BYTES)
    with os.fdopen(wish["file"], "rb") as file:
        teller = Teller(descriptor, file)
        try:
            serve(Order(file, wish["name"], tuple(wish["passwords"])), teller)
        except Problem as problem:
            write_frame(descriptor, b"P" + json.dumps(problem.told).encode())
        except BrokenPipeError:
            return
        except Exception as err:  # noqa: BLE001 - whatever a parser says of hostile input
            reason = " ".join(str(err).split())[:200] or type(err).__name__
            told = {"problem": "broken", "reason": reason}
            write_frame(descriptor, b"P" + json.dumps(told).encode())
        else:
            write_frame(descriptor, b"")


# ---- ZIP ----


def _zip() -> Callable[[Order, Teller], None]:
    import pyzipper

    def serve(order: Order, teller: Teller) -> None:
        with pyzipper.AESZipFile(order.file) as archive:
            infos = archive.infolist()
            _judge_places(order.file, infos)
            numbers = [teller.enter(_zip_entry(info)) for info in infos]
            locked = [i for i in infos if i.flag_bits & _ENCRYPTED and not i.is_dir()]
            if locked:
                archive.setpassword(_zip_password(archive, locked, order.passwords))
            for info, number in zip(infos, numbers, strict=True):
                if info.is_dir():
                    continue
                try:
                    with archive.open(info) as source:
                        if teller.copy(number, source) != info.file_size:
                            raise Problem("broken", reason="a file has not the size that it tells")
                except (pyzipper.BadZipFile, zlib.error):
                    if info.flag_bits & _ENCRYPTED:  # one in 256 wrong passwords seems to fit
                        raise Problem("password") from None
                    raise

    return serve


def _zip_entry(info: Any) -> Entry:
    name = _zip_name(info)
    kind = _TYPES.get(stat.S_IFMT(info.external_attr >> 16), "other")
    if name.endswith(b"/"):
        kind = "folder" if kind == "file" else kind
    elif kind == "folder":
        kind = "other"
    method = info.compress_type
    if method not in _METHODS and method != _AES:
        raise Problem("method", name=name.decode("utf-8", "backslashreplace")[:200])
    return Entry(name.removesuffix(b"/"), kind, info.file_size)


def _zip_name(info: Any) -> bytes:
    """The bytes of a name; the library takes what is not marked as UTF-8 for code page 437."""
    name: str = info.orig_filename
    return name.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _judge_places(file: IO[bytes], infos: list[Any]) -> None:
    """Every part has a place of its own."""
    end, packed = 0, os.fstat(file.fileno()).st_size
    for info in sorted(infos, key=lambda info: int(info.header_offset)):
        if info.header_offset < end:
            raise Problem("broken", reason="its parts lie over one another")
        end = info.header_offset + _LOCAL + len(_zip_name(info)) + info.compress_size
    if end > packed:
        raise Problem("broken", reason="it ends too early")


def _zip_password(archive: Any, locked: list[Any], passwords: tuple[str, ...]) -> bytes:
    """The password that opens the smallest locked part; Windows writes them in old code pages."""
    import pyzipper

    smallest = min(locked, key=lambda info: int(info.file_size))
    if not passwords:
        shown = _zip_name(smallest).decode("utf-8", "backslashreplace")[:200]
        raise Problem("locked", name=shown)
    for password in passwords:
        for encoding in ("utf-8", "cp866", "cp1251"):
            try:
                tried = password.encode(encoding)
                with archive.open(smallest, pwd=tried) as source:
                    while source.read(_CHUNK):
                        pass
            except UnicodeError:
                continue
            except (RuntimeError, pyzipper.BadZipFile, zlib.error):
                continue
            return tried
    raise Problem("password")


# ---- TAR, and streams that hold one file ----


def _tar(kind: str) -> Callable[[], Callable[[Order, Teller], None]]:
    def load() -> Callable[[Order, Teller], None]:
        import tarfile

        opened, member_of = _stream(kind), _strict_member()

        def serve(order: Order, teller: Teller) -> None:
            with opened(order.file) as stream:
                head = stream.read(_TAR_HEAD)
                if kind != "tar" and head[257:262] != b"ustar":
                    name = os.path.basename(order.name.encode("utf-8", "surrogateescape"))  # noqa: PTH119
                    number = teller.enter(Entry(_without_suffix(name, kind), "file", 0))
                    teller.give(number, head)
                    teller.copy(number, stream)
                    return
                again: Any = _Again(head, stream)
                archive: Any = tarfile.open(fileobj=again, mode="r|", tarinfo=member_of)  # noqa: SIM115 - typed, then closed
                with archive:
                    for member in archive:
                        archive.members = []  # memory stays constant
                        _tell_member(archive, member, teller)
                    _read_to_end(archive.fileobj)

        return serve

    return load


def _strict_member() -> Any:
    """A member of a TAR; the library takes a header that makes no sense for the end of it all."""
    import tarfile

    class Member(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Any:
            try:
                return super().frombuf(buf, encoding, errors)
            except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
                raise
            except tarfile.HeaderError as err:
                raise Problem("broken", reason=str(err)) from err

    return Member


def _read_to_end(stream: IO[bytes]) -> None:
    """What stands behind the last member: nothing but zeros, and the check sum of the packing."""
    while chunk := stream.read(_CHUNK):
        if chunk.strip(b"\0"):
            raise Problem("broken", reason="more stands behind its end")


def _stream(kind: str) -> Callable[[IO[bytes]], Any]:
    match kind:
        case "gz":
            import gzip

            return lambda file: gzip.GzipFile(fileobj=file, mode="rb")
        case "bz2":
            import bz2

            return lambda file: io.BufferedReader(_Unpacked(file, bz2.BZ2Decompressor))
        case "xz":
            import lzma

            return lambda file: io.BufferedReader(_Unpacked(file, lzma.LZMADecompressor))
        case "zst":
            from backports import zstd

            return lambda file: zstd.ZstdFile(file)
        case _:
            return lambda file: file


class _Unpacked(io.RawIOBase):
    """Streams behind one another; the library takes one that is damaged for the end of all."""

    def __init__(self, file: IO[bytes], new: Callable[[], Any]) -> None:
        super().__init__()
        self._file = file
        self._new = new
        self._stream = new()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = b""
        while not data:
            if self._stream.eof:
                packed = self._stream.unused_data.lstrip(b"\0") or self._file.read(_CHUNK)
                if not packed:
                    break
                self._stream = self._new()
            elif self._stream.needs_input:
                packed = self._file.read(_CHUNK)
                if not packed:
                    raise Problem("broken", reason="it ends too early")
            else:
                packed = b""
            data = self._stream.decompress(packed, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _tell_member(archive: Any, member: Any, teller: Teller) -> None:
    name = member.name.encode("utf-8", "surrogateescape").removeprefix(b"./").removesuffix(b"/")
    if member.isdir():
        if name not in (b"", b"."):
            teller.enter(Entry(name, "folder", 0))
        return
    if not member.isreg():
        teller.enter(Entry(name, "other", 0))
        return
    if member.size < 0:
        raise Problem("broken", reason="a size below zero")
    number = teller.enter(Entry(name, "file", member.size))
    source = archive.extractfile(member)
    if source is not None:
        teller.copy(number, source)


def _without_suffix(name: bytes, kind: str) -> bytes:
    stem = name[: -len(kind) - 1] if name.lower().endswith(b"." + kind.encode()) else name
    return stem or b"contents"


class _Again:
    """A stream whose first bytes were read, from its beginning."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int) -> bytes:
        taken, self._head = self._head[:size], self._head[size:]
        return taken + (self._stream.read(size - len(taken)) if len(taken) < size else b"")


# ---- 7z ----


def _seven_zip() -> Callable[[Order, Teller], None]:
    import py7zr
    from py7zr.exceptions import PasswordRequired

    def serve(order: Order, teller: Teller) -> None:
        tries = order.passwords or (None,)
        for password in tries:
            order.file.seek(0)
            try:
                archive = py7zr.SevenZipFile(order.file, password=password)
                is_locked = archive.needs_password()
            except PasswordRequired:
                raise Problem("locked", name="its directory") from None
            except Exception:  # a wrong password shows as nonsense in the directory
                if password is None:
                    raise
                continue
            with archive:
                if is_locked and password is None:
                    raise Problem("locked", name=archive.files[0].filename)
                if is_locked and not _seven_zip_opens(archive):
                    continue
                archive.reset()
                _tell_seven_zip(archive, teller)
                return
        raise Problem("password")

    return serve


def _seven_zip_opens(archive: Any) -> bool:
    """Whether the smallest file comes out with the right check sum."""
    from py7zr import io

    files = [each for each in archive.files if not each.is_directory and not each.emptystream]
    if not files:
        return True
    smallest = min(files, key=lambda each: int(each.uncompressed or 0))
    nothing = io.NullIOFactory()  # type: ignore[no-untyped-call]
    try:
        archive.extract(targets=[smallest.filename], factory=nothing)
    except Exception:  # noqa: BLE001 - nonsense comes as anything
        return False
    return True


def _tell_seven_zip(archive: Any, teller: Teller) -> None:
    numbers: dict[str, int] = {}
    for each in archive.files:
        kind = "folder" if each.is_directory else "file"
        if each.is_symlink or each.is_junction or each.is_socket:
            kind = "other"
        name = each.filename.replace("\\", "/").rstrip("/")
        entry = Entry(name.encode("utf-8", "surrogatepass"), kind, int(each.uncompressed or 0))
        numbers[each.filename] = teller.enter(entry)
    archive.extractall(factory=_factory(teller, numbers))  # noqa: S202 - to writers of ours


def _factory(teller: Teller, numbers: Mapping[str, int]) -> Any:
    """What gives py7zr the files to write: their bytes go to the parent."""
    from py7zr.io import Py7zIO, WriterFactory

    class Out(Py7zIO):
        def __init__(self, number: int) -> None:
            self._number = number
            self._size = 0

        def write(self, s: bytes | bytearray) -> int:
            teller.give(self._number, s)
            self._size += len(s)
            return len(s)

        def read(self, _size: int | None = None) -> bytes:
            return b""

        def seek(self, offset: int, _whence: int = 0) -> int:
            return offset

        def flush(self) -> None:
            pass

        def size(self) -> int:
            return self._size

    class Outs(WriterFactory):
        def create(self, filename: str) -> Py7zIO:
            if filename not in numbers:
                raise Problem("name", name=filename[:200])
            return Out(numbers[filename])

    return Outs()


# ---- messages ----


def _message(kind: str) -> Callable[[], Callable[[Order, Teller], None]]:
    def load() -> Callable[[Order, Teller], None]:
        from custody.evidence import messages

        parts = messages.load_eml() if kind == "eml" else messages.load_msg()

        def serve(order: Order, teller: Teller) -> None:
            size = os.fstat(order.file.fileno()).st_size
            if size > MAX_MESSAGE:
                raise Problem("large", size=str(size))
            for name, data in _told_apart(parts(order.file)):
                teller.give(teller.enter(Entry(name, "file", len(data))), data)

        return serve

    return load


def _told_apart(parts: Iterator[tuple[str, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Names of attachments as plain names of files, each once; the same input, the same names."""
    import unicodedata

    taken: set[str] = set()
    for number, (given, data) in enumerate(parts, 1):
        plain = "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in given).strip(" .")
        name = plain or f"part-{number}"
        while len(name.encode("utf-8", "replace")) > 200:
            name = name[: len(name) // 2] + name[len(name) // 2 + 1 :]
        while unicodedata.normalize("NFC", name.casefold()) in taken:
            name = f"{number}-{name}"
        taken.add(unicodedata.normalize("NFC", name.casefold()))
        yield name.encode("utf-8", "replace"), data


_READERS: Final[dict[str, Callable[[], Callable[[Order, Teller], None]]]] = {
    "zip": _zip,
    "7z": _seven_zip,
    "eml": _message("eml"),
    "msg": _message("msg"),
    **{kind: _tar(kind) for kind in ("tar", "gz", "bz2", "xz", "zst")},
}
