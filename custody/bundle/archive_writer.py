"""Writing the ZIP of a bundle: one strict form, which readers call plain (format.md §7)."""

import stat
import struct
import zlib
from collections.abc import Iterable
from types import TracebackType
from typing import BinaryIO, Final, Self

from custody.bundle import records
from custody.errors import IntegrityError

# As written: version 2.0, or 4.5 for ZIP64; made on Unix; the first moment that a ZIP can tell.
_VERSION: Final = 20
_VERSION64: Final = 45
_UNIX: Final = 3 << 8
_DATE: Final = 0x0021
_REGULAR: Final = (stat.S_IFREG | 0o644) << 16


class ArchiveWriter:
    """Writes a ZIP as bundles have it: files only, sorted, without descriptors or comments."""

    def __init__(self, file: BinaryIO) -> None:
        """Write into an empty file that can seek; it stays the caller's."""
        self._file = file
        self._directory: list[bytes] = []
        self._last = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._finish()

    def add(self, name: str, size: int, chunks: Iterable[bytes], *, deflate: bool = True) -> None:
        """Add one file.

        Args:
            name: With the top folder; names come in the order of their bytes.
            size: Exactly as many bytes as come.
            chunks: The bytes.
            deflate: Pack it; large files (from 1 GiB) are stored in any case.
        """
        raw = name.encode("ascii")
        if raw <= self._last:
            raise AssertionError(f"{name} is not in order")
        self._last = raw
        method = records.DEFLATED if deflate and 0 < size < 1 << 30 else records.STORED
        offset = self._file.tell()
        self._file.write(self._local(raw, method, 0, 0, size))
        crc = written = 0
        packed = 0
        deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS) if method else None
        for chunk in chunks:
            crc = zlib.crc32(chunk, crc)
            written += len(chunk)
            packed += self._file.write(chunk if deflater is None else deflater.compress(chunk))
        if deflater is not None:
            packed += self._file.write(deflater.flush())
        if written != size:
            raise IntegrityError(
                "integrity.archive", reason=f"{name}: {written} bytes came, not {size}"
            )
        end = self._file.tell()
        self._file.seek(offset)
        self._file.write(self._local(raw, method, crc, packed, size))
        self._file.seek(end)
        self._directory.append(self._central(raw, method, crc, packed, size, offset))

    @staticmethod
    def _local(raw: bytes, method: int, crc: int, packed: int, size: int) -> bytes:
        is_wide = size >= records.FULL32
        extra = struct.pack("<HHQQ", records.ZIP64, 16, size, packed) if is_wide else b""
        sizes = (records.FULL32, records.FULL32) if is_wide else (packed, size)
        version = _VERSION64 if is_wide else _VERSION
        return (
            records.LOCAL.pack(
                b"PK\x03\x04", version, 0, method, 0, _DATE, crc, *sizes, len(raw), len(extra)
            )
            + raw
            + extra
        )

    @staticmethod
    def _central(raw: bytes, method: int, crc: int, packed: int, size: int, offset: int) -> bytes:
        wide = [number for number in (size, packed, offset) if number >= records.FULL32]
        extra = (
            struct.pack(f"<HH{len(wide)}Q", records.ZIP64, 8 * len(wide), *wide) if wide else b""
        )
        version = _VERSION64 if wide else _VERSION
        return (
            records.CENTRAL.pack(
                b"PK\x01\x02",
                _UNIX | version,
                version,
                0,
                method,
                0,
                _DATE,
                crc,
                min(packed, records.FULL32),
                min(size, records.FULL32),
                len(raw),
                len(extra),
                0,
                0,
                0,
                _REGULAR,
                min(offset, records.FULL32),
            )
            + raw
            + extra
        )

    def _finish(self) -> None:
        start, count = self._file.tell(), len(self._directory)
        size = sum(map(self._file.write, self._directory))
        at = start + size
        if count >= records.FULL16 or start >= records.FULL32 or size >= records.FULL32:
            self._file.write(
                records.END64.pack(
                    b"PK\x06\x06",
                    records.END64.size - 12,
                    _UNIX | _VERSION64,
                    _VERSION64,
                    0,
                    0,
                    count,
                    count,
                    size,
                    start,
                )
            )
            self._file.write(records.LOCATOR64.pack(b"PK\x06\x07", 0, at, 1))
        narrow = min(count, records.FULL16)
        self._file.write(
            records.END.pack(
                b"PK\x05\x06",
                0,
                0,
                narrow,
                narrow,
                min(size, records.FULL32),
                min(start, records.FULL32),
                0,
            )
        )
