"""Small containers of forms that are known and not opened, made byte by byte."""

import struct
import zlib
from typing import Final

CONTENT: Final = b"sender;receiver\n1;2\n"


def _number(value: int) -> bytes:
    """A number as RAR 5 writes it: seven bits a byte, the lowest first."""
    made = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        made.append(low | (0x80 if value else 0))
        if not value:
            return bytes(made)


def _header(body: bytes) -> bytes:
    sized = _number(len(body)) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized


def rar(name: str = "calls.csv", content: bytes = CONTENT) -> bytes:
    """A RAR 5 with one stored file."""
    stored = b"".join(
        (
            *map(
                _number, (2, 2, len(content), 4, len(content), 0)
            ),  # type, flags, sizes, CRC is there
            struct.pack("<I", zlib.crc32(content)),
            *map(_number, (0, 1, len(name.encode()))),  # stored, made on Unix
            name.encode(),
        )
    )
    main, end = _header(b"\x01\x00\x00"), _header(b"\x05\x00\x00")
    return b"Rar!\x1a\x07\x01\x00" + main + _header(stored) + content + end


def cab() -> bytes:
    """The head of a cabinet without files."""
    return b"MSCF" + struct.pack("<IIIIIBBHHHHH", 0, 36, 0, 36, 0, 3, 1, 0, 0, 0, 0, 0)


def iso() -> bytes:
    """An optical disc with its volume descriptors and nothing else."""
    first = b"\x01CD001\x01\0" + b"LINUX".ljust(32) + b"EVIDENCE".ljust(32)
    return bytes(0x8000) + first.ljust(2048, b"\0") + b"\xffCD001\x01".ljust(2048, b"\0")


def lha() -> bytes:
    """A stored file in an LHA archive, header of level 0."""
    name = b"a.txt"
    body = b"-lh0-" + struct.pack("<IIIBB", 3, 3, 0, 0x20, 0) + bytes([len(name)]) + name + b"\0\0"
    return bytes([len(body), sum(body) & 0xFF]) + body + b"abc\0"


FORMS: Final = {
    "RAR": ("a.rar", rar(), "RAR archive"),
    "CAB": ("a.cab", cab(), "Cabinet archive"),
    "ISO 9660": ("a.iso", iso(), "ISO 9660"),
    "LZH": ("a.lzh", lha(), "LHa"),
    "lzip": ("a.lz", b"LZIP\x01\x0c" + bytes(40), "lzip"),
    "LZ4": ("a.lz4", b"\x04\x22\x4d\x18\x64\x40\xa7" + bytes(12), "LZ4"),
    "compress": ("a.z", b"\x1f\x9d\x90" + bytes(12), "compress'd"),
}
"""Form to the name of a file, its bytes, and words that libmagic has for it."""
