"""ZIP archives of strangers: judged whole by their directory, then unpacked into a fresh folder.

The archive itself stays as it came. What is unpacked has the raw names of the archive; a name that
leads out of the folder, that comes twice, or that is neither a file nor a folder, a number or a
size beyond all measure, and parts that lie over one another refuse the archive as a whole.
"""

import contextlib
import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from custody.durable import written
from custody.errors import InputError, StorageError
from custody.progress import Progress, no_progress

MAX_FILES: Final = 100_000
MAX_BYTES: Final = 1 << 40
MAX_RATIO: Final = 200
"""Times that an archive may grow, if it unpacks to more than `_SMALL`."""
_SMALL: Final = 1 << 30
_CHUNK: Final = 1 << 20
_LOCAL: Final = 30
"""Bytes of a local header, without its name."""
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1
_LONGEST_PART: Final = 255
_METHODS: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
)
_TYPES: Final = frozenset({0, stat.S_IFREG, stat.S_IFDIR})


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive."""

    name: bytes
    """Below the folder, as the archive has it."""
    info: zipfile.ZipInfo


def is_zip(path: Path) -> bool:
    """Whether a file has the marks of a ZIP archive.

    Raises:
        StorageError: `storage.read`.
    """
    with _reading(path):
        return path.is_file() and zipfile.is_zipfile(path)


def members(path: Path) -> tuple[Member, ...]:
    """The files of an archive, in its order.

    Raises:
        InputError: `input.archive_…`: its directory breaks a rule, or it needs a password.
        StorageError: `storage.read`.
    """
    with _opened(path) as archive:
        return _judged(path, archive)


def unpack(path: Path, folder: Path, progress: Progress = no_progress) -> tuple[Member, ...]:
    """Unpack an archive.

    Args:
        path: The archive.
        folder: An empty folder of the caller's.
        progress: Bytes unpacked so far and in all.

    Returns:
        The files, in the order of the archive.

    Raises:
        InputError: `input.archive_…`: it is not acceptable; the folder may hold a part of it.
        StorageError: `storage.read`, `storage.full` or `storage.write`.
        CancelledError: From `progress`.
    """
    with _opened(path) as archive:
        found = _judged(path, archive)
        total = sum(each.info.file_size for each in found)
        if 2 * total > shutil.disk_usage(folder).free:  # what is unpacked is copied once more
            raise StorageError("storage.full", path=str(path))
        done = 0
        progress(done, total)
        for each in found:
            target = os.fsencode(folder) + b"/" + each.name
            with written(os.fsdecode(target)):
                os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - raw
            with _broken(path), archive.open(each.info) as source:
                for chunk in _copied(source, target):
                    done += chunk
                    progress(done, total)
    return found


def _copied(source: IO[bytes], target: bytes) -> Iterator[int]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    shown = os.fsdecode(target)
    with written(shown):
        descriptor = os.open(target, flags, 0o600)
    try:
        while chunk := source.read(_CHUNK):
            with written(shown):
                view = memoryview(chunk)
                while view:
                    view = view[os.write(descriptor, view) :]
            yield len(chunk)
    finally:
        os.close(descriptor)


def _judged(path: Path, archive: zipfile.ZipFile) -> tuple[Member, ...]:
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise InputError("input.archive_many", path=path.name, number=len(infos), limit=MAX_FILES)
    names: set[bytes] = set()
    folders: set[bytes] = set()
    found: list[Member] = []
    for info in infos:
        name = _raw_name(info)
        is_folder = name.endswith(b"/")
        parts = name.removesuffix(b"/").split(b"/")
        _judge(path, info, name, parts)
        above = {b"/".join(parts[:end]) for end in range(1, len(parts))}
        whole = b"/".join(parts)
        taken = names & (above if is_folder else above | {whole})
        if taken or (whole in folders and not is_folder) or (is_folder and whole in names):
            raise InputError("input.archive_twice", path=path.name, name=_shown(name))
        folders |= above
        if is_folder:
            folders.add(whole)
        else:
            names.add(whole)
            found.append(Member(whole, info))
    _measured(path, found)
    return tuple(found)


def _judge(path: Path, info: zipfile.ZipInfo, name: bytes, parts: list[bytes]) -> None:
    shown = _shown(name)
    kind = stat.S_IFMT(info.external_attr >> 16)
    wrong = {b"", b".", b".."} & set(parts)
    too_long = any(len(part) > _LONGEST_PART for part in parts)
    if wrong or too_long or b"\0" in name or kind not in _TYPES:
        raise InputError("input.archive_name", path=path.name, name=shown)
    if info.flag_bits & _ENCRYPTED:
        raise InputError("input.archive_locked", path=path.name, name=shown)
    if info.compress_type not in _METHODS:
        raise InputError("input.archive_method", path=path.name, name=shown)


def _measured(path: Path, found: list[Member]) -> None:
    """Sizes within all measure, and every part in a place of its own."""
    size = sum(each.info.file_size for each in found)
    packed = path.stat().st_size
    if size > MAX_BYTES or (size > _SMALL and size > MAX_RATIO * packed):
        raise InputError("input.archive_large", path=path.name, size=size)
    end = 0
    for info in sorted((each.info for each in found), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise InputError(
                "input.archive_broken", path=path.name, reason="its parts lie over one another"
            )
        end = info.header_offset + _LOCAL + len(_raw_name(info)) + info.compress_size
    if end > packed:
        raise InputError("input.archive_broken", path=path.name, reason="it ends too early")


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name; `zipfile` takes what is not marked as UTF-8 for code page 437."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _shown(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")[:200]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with _reading(path), _broken(path):
        archive = zipfile.ZipFile(path)
    with archive:
        yield archive


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as err:
        raise StorageError("storage.read", path=str(path), reason=err.strerror or str(err)) from err


@contextlib.contextmanager
def _broken(path: Path) -> Iterator[None]:
    """What the library says of an archive that does not hold together."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as err:
        raise InputError("input.archive_broken", path=path.name, reason=str(err)) from err
    except (UnicodeError, ValueError) as err:
        raise InputError("input.archive_broken", path=path.name, reason="a malformed name") from err
