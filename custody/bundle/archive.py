"""ZIP as transport of a bundle: a reader for hostile files (format.md §7).

It has every record walked (`records`) before anything is inflated. What is read later is
inflated piece by piece, never beyond the size that the directory states, and must meet size and
CRC exactly. Nothing is unpacked to disk.
"""

import os
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, NoReturn, Self

from custody.bundle import records
from custody.bundle.layout import is_litter
from custody.bundle.records import Record
from custody.domain.reasons import Reason, some
from custody.errors import IntegrityError, StorageError

_CHUNK: Final = 1 << 20


@dataclass(slots=True)
class Archive:
    """A ZIP whose every record was checked; its files are read in place."""

    path: Path
    top: str | None
    """Name of the one top folder, None when files stand at the root."""
    members: dict[str, Record]
    """Path within the bundle to file, litter left out."""
    litter: tuple[str, ...]
    empty_folders: tuple[str, ...]
    is_plain: bool
    """Every record is as a writer of bundles leaves it."""
    _file: BinaryIO = field(repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Check every record of a ZIP.

        Raises:
            IntegrityError: `integrity.archive`, with the first rule that it breaks.
            StorageError: The file cannot be read.
        """
        try:
            file = path.open("rb")
        except OSError as err:
            raise StorageError("storage.bundle", path=path, reason=err.strerror) from err
        try:
            return cls._walk(path, file)
        except OSError as err:
            file.close()
            raise StorageError("storage.bundle", path=path, reason=err.strerror) from err
        except BaseException:
            file.close()
            raise

    @classmethod
    def _walk(cls, path: Path, file: BinaryIO) -> Self:
        entries, is_plain = records.walk(file)
        files = [entry for entry in entries if not (entry.is_folder or is_litter(entry.name))]
        litter = tuple(
            entry.name for entry in entries if is_litter(entry.name) and not entry.is_folder
        )
        top = _top_folder(files)
        strip = len(top) + 1 if top else 0
        return cls(
            path=path,
            top=top,
            members={entry.name[strip:]: entry for entry in files},
            litter=litter,
            empty_folders=_empty_folders(entries, f"{top}/" if top else ""),
            is_plain=is_plain and not litter,
            _file=file,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read_at(self, offset: int, length: int) -> bytes:
        """Bytes of the file itself, fewer only at its end; from any thread."""
        try:
            if hasattr(os, "pread"):
                return os.pread(self._file.fileno(), length, offset)
            with self._lock:
                self._file.seek(offset)
                return self._file.read(length)
        except OSError as err:
            raise StorageError("storage.bundle", path=self.path, reason=err.strerror) from err

    def chunks(self, member: Record) -> Iterator[bytes]:
        """The content of a file, piece by piece.

        Raises:
            IntegrityError: Size or CRC are not as stated; what came before must not be used.
        """
        left, offset, size, crc = member.packed, member.data, 0, 0
        inflater = (
            zlib.decompressobj(-zlib.MAX_WBITS) if member.method == records.DEFLATED else None
        )
        while left:
            packed = self.read_at(offset, min(left, _CHUNK))
            if not packed:
                _refuse(member, "the file ends too early")
            left -= len(packed)
            offset += len(packed)
            for data in [packed] if inflater is None else _inflate(inflater, packed, member):
                size += len(data)
                if size > member.size:
                    _refuse(member, "it holds more than its header states")
                crc = zlib.crc32(data, crc)
                yield data
            if inflater is not None and (inflater.unused_data or inflater.eof != (left == 0)):
                _refuse(member, "its packed bytes do not end with it")
        if size != member.size or crc != member.crc:
            _refuse(member, "size or CRC are not as its header states")


def _inflate(inflater: "zlib._Decompress", packed: bytes, member: Record) -> Iterator[bytes]:
    try:
        while True:
            data = inflater.decompress(packed, _CHUNK)
            if data:
                yield data
            packed = inflater.unconsumed_tail
            if not packed and len(data) < _CHUNK:
                return
    except zlib.error as err:
        raise IntegrityError(
            "integrity.archive", reason=f"{member.name}: it does not inflate"
        ) from err


def looks_like_zip(path: Path) -> bool:
    """Tell whether a file has the marks of a ZIP, good or bad."""
    try:
        with path.open("rb") as file:
            if file.read(4) in (b"PK\x03\x04", b"PK\x05\x06"):
                return True
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - records.FULL16 - records.END.size))
            return b"PK\x05\x06" in file.read()
    except OSError as err:
        raise StorageError("storage.bundle", path=path, reason=err.strerror) from err


def _refuse(member: Record, reason: str) -> NoReturn:
    raise IntegrityError("integrity.archive", reason=f"{member.name}: {reason}")


def _top_folder(files: list[Record]) -> str | None:
    """The one folder that holds all files, if they do not stand at the root."""
    tops = {entry.name.partition("/")[0] for entry in files if "/" in entry.name}
    if not files or any("/" not in entry.name for entry in files):
        return None
    if len(tops) > 1:
        raise IntegrityError(
            "integrity.archive", reason=Reason("zip_tops", names=some(sorted(tops)))
        )
    return tops.pop()


def _empty_folders(entries: list[Record], top: str) -> tuple[str, ...]:
    """Folders in which nothing stands that belongs to the bundle, the outermost of each."""
    filled: set[str] = set()
    seen: set[str] = set()
    for entry in entries:
        belongs = not (entry.is_folder or is_litter(entry.name))
        for folder in _folders(entry.name):
            if folder in filled or (folder in seen and not belongs):
                break  # those above it were seen too
            seen.add(folder)
            if belongs:
                filled.add(folder)
    empty = {name for name in seen - filled if "__MACOSX" not in name.split("/")}
    outermost = (name for name in empty if next(_folders(name[:-1]), "") not in empty)
    return tuple(sorted(name.removeprefix(top) for name in outermost))


def _folders(name: str) -> Iterator[str]:
    """The folders above a file, or a folder and those above it; each ends in `/`."""
    at = name.rfind("/")
    while at > 0:
        yield name[: at + 1]
        at = name.rfind("/", 0, at)
