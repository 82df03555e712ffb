"""The child process that reads containers, for `containers.py`: it tells, and judges nothing.

It answers an order by frames: `E` an entry (name in hex, kind, size), `D` a piece of the data of an
entry by its number, `P` why it cannot go on, and an empty one at the end.
"""

import io
import json
import os
from collections.abc import Callable, Iterator
from typing import IO, Any, Final

from custody.evidence.child import limit
from custody.evidence.containers_seven_zip import seven_zip_reader
from custody.evidence.containers_told import CHUNK, Entry, Order, Problem, Teller
from custody.evidence.containers_zip import zip_reader
from custody.evidence.frames import read_frame, write_frame

MAX_MESSAGE: Final = 1 << 28
"""A message is held in memory whole."""
_MEMORY_BYTES: Final = 3 << 30
_TAR_HEAD: Final = 512


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
    while chunk := stream.read(CHUNK):
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
                packed = self._stream.unused_data.lstrip(b"\0") or self._file.read(CHUNK)
                if not packed:
                    break
                self._stream = self._new()
            elif self._stream.needs_input:
                packed = self._file.read(CHUNK)
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
    "zip": zip_reader,
    "7z": seven_zip_reader,
    "eml": _message("eml"),
    "msg": _message("msg"),
    **{kind: _tar(kind) for kind in ("tar", "gz", "bz2", "xz", "zst")},
}
