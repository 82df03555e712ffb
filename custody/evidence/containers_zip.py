"""ZIP as a container: locked with AES or the old way, its parts beside one another."""

import os
import stat
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Any, Final

from custody.evidence.containers_told import CHUNK, Entry, Order, Problem, Teller

_LOCAL: Final = 30
"""Bytes of a local header of ZIP, without its name."""
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1
_AES: Final = 99
_METHODS: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
)
_TYPES: Final = {0: "file", stat.S_IFREG: "file", stat.S_IFDIR: "folder"}


def zip_reader() -> Callable[[Order, Teller], None]:
    """Load what reads ZIP, before this process is limited."""
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
                    while source.read(CHUNK):
                        pass
            except UnicodeError:
                continue
            except (RuntimeError, pyzipper.BadZipFile, zlib.error):
                continue
            return tried
    raise Problem("password")
