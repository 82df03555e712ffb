"""Containers of strangers, opened within bounds: archives and messages, in a child process.

The container itself stays as it came. Everything that understands its form runs in a child with
limits that can write nothing; it tells one entry after another, and here each is judged before it
is written into a fresh folder. A name that leads out of the folder or comes twice, also to systems
that tell neither case nor composition of letters apart, what is neither a file nor a folder, a
number or a size beyond all measure, and a form that does not hold together refuse the container as
a whole. One that lies in another is opened likewise, to a small depth and within the same bounds.
"""

import contextlib
import json
import os
import shutil
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from custody.durable import written
from custody.errors import InputError, StorageError
from custody.evidence import containers_child
from custody.evidence.child import Child
from custody.evidence.containers_told import DATA
from custody.evidence.sources import opened
from custody.progress import Progress, no_progress

MAX_FILES: Final = 100_000
MAX_BYTES: Final = 1 << 40
MAX_RATIO: Final = 200
"""Times that a container may grow, if it unpacks to more than `_SMALL`."""
MAX_DEPTH: Final = 3
"""Containers within one another that are opened; what lies deeper is kept as the file it is."""
_SMALL: Final = 1 << 30
_LONGEST_PART: Final = 255
_LONGEST_NAME: Final = 4000
_DEEPEST_NAME: Final = 250
_PATIENCE_S: Final = 120.0
_HEAD: Final = 512
_FACTS: Final = ("name", "reason", "size")
_BY_MAGIC: Final = (
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
)
_CLOSED: Final = (
    ("RAR", 0, b"Rar!\x1a\x07", ""),
    ("CAB", 0, b"MSCF\0\0\0\0", ""),
    ("ACE", 7, b"**ACE**", ""),
    ("WIM", 0, b"MSWIM\0\0\0", ""),
    ("StuffIt", 0, b"StuffIt (c)", ""),
    ("LZ4", 0, b"\x04\x22\x4d\x18", ""),
    ("lzip", 0, b"LZIP\x01", ""),
    ("LZH", 2, b"-lh", ".lzh"),
    ("LZH", 2, b"-lh", ".lha"),
    ("ARJ", 0, b"\x60\xea", ".arj"),
    ("compress", 0, b"\x1f\x9d", ".z"),
    ("ISO 9660", 0x8001, b"CD001", ""),
    ("DMG", -512, b"koly", ""),
)
"""Containers that nothing here opens: form, where its mark is, the mark, and how its name ends if
the mark is short."""
_CLOSED_FORMS: Final = frozenset(form for form, *_ in _CLOSED)
_LOCAL_HEAD: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT_SUFFIXES: Final = (
    ".xlsx", ".xlsm", ".docx", ".docm", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk",
)  # fmt: skip
_DOCUMENT_HEADS: Final = (
    b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"word/", b"ppt/", b"mimetype",
    b"META-INF/", b"AndroidManifest.xml",
)  # fmt: skip


@dataclass(slots=True)
class Budget:
    """What one delivery may come to, with all containers within containers."""

    files: int = 0
    size: int = 0


@dataclass(slots=True)
class _Names:
    """Names taken so far, as they are and as careless systems compare them."""

    files: set[bytes] = field(default_factory=set)
    folders: set[bytes] = field(default_factory=set)
    alike: dict[str, bytes] = field(default_factory=dict)


def kind_of(path: Path, name: str | None = None) -> str | None:
    """Which form of container a file has, by its first bytes; None for what is none.

    A ZIP whose end is missing is still one by its name, so that it is told that it is broken.
    Documents that happen to be archives, as of spreadsheets, are files like others. Of a form that
    is known and not opened here, such as RAR, it is the name of that form.

    Args:
        path: Where it lies.
        name: Its own name, if that is another.

    Raises:
        StorageError: `storage.read`.
    """
    if not path.is_file():
        return None
    shown = (name or path.name).lower()
    with opened(os.fsencode(path)) as descriptor:
        head = os.pread(descriptor, _HEAD, 0)
        found = _marked(head) or _closed_form(descriptor, head, shown)
    if found is not None:
        return found
    if head[257:262] == b"ustar" or (shown.endswith(".tar") and head):
        return "tar"
    if head.startswith(_OLE):
        return "msg" if shown.endswith(".msg") else None
    if shown.endswith(".eml") and b":" in head:
        return "eml"
    is_document = shown.endswith(_DOCUMENT_SUFFIXES) or head[30:].startswith(_DOCUMENT_HEADS)
    is_cut = shown.endswith(".zip") and head.startswith(_LOCAL_HEAD)
    return "zip" if not is_document and (is_cut or zipfile.is_zipfile(path)) else None


def _marked(head: bytes) -> str | None:
    return next((kind for mark, kind in _BY_MAGIC if head.startswith(mark)), None)


def _closed_form(descriptor: int, head: bytes, name: str) -> str | None:
    """The form of a container that is known and not opened."""
    size = os.fstat(descriptor).st_size
    for form, at, mark, suffix in _CLOSED:
        begin = at if at >= 0 else size + at
        if not name.endswith(suffix) or begin < 0 or begin + len(mark) > size:
            continue
        end = begin + len(mark)
        found = head[begin:end] if end <= _HEAD else os.pread(descriptor, len(mark), begin)
        if found == mark:
            return form
    return None


def unpack(
    path: Path,
    folder: Path,
    progress: Progress = no_progress,
    *,
    name: str | None = None,
    passwords: Sequence[str] = (),
    budget: Budget | None = None,
) -> tuple[bytes, ...]:
    """Unpack a container.

    Args:
        path: The container; it is one of `kind_of`.
        folder: An empty folder of the caller's.
        progress: Bytes of the container that are behind, and its size.
        name: Its own name, if the file has another.
        passwords: Tried one after the other, if it is locked; kept nowhere.
        budget: What others of the same delivery came to.

    Returns:
        The names of the files below the folder, in the order of the container.

    Raises:
        InputError: `input.archive_…`: it is not acceptable; the folder may hold a part of it.
        StorageError: `storage.read`, `storage.full`, `storage.write` or `storage.child`.
        CancelledError: From `progress`.
    """
    shown = name or path.name
    kind = kind_of(path, shown)
    if kind in _CLOSED_FORMS:
        raise InputError("input.archive_form", path=shown, form=kind)
    with opened(os.fsencode(path)) as descriptor:
        child = Child(containers_child.__name__, files=(descriptor,))
        try:
            order = {
                "file": descriptor,
                "kind": kind,
                "name": shown,
                "passwords": list(passwords),
            }
            child.send(json.dumps(order).encode())
            unpacking = _Unpacking(shown, path.stat().st_size, folder, budget or Budget())
            return unpacking.run(child, progress)
        finally:
            child.close()


class _Unpacking:
    """One container on its way into a folder."""

    def __init__(self, shown: str, packed: int, folder: Path, budget: Budget) -> None:
        self._shown = shown
        self._packed = packed
        self._folder = os.fsencode(folder)
        self._budget = budget
        self._names = _Names()
        self._paths: list[bytes | None] = []
        self._found: list[bytes] = []
        self._promised = self._size = 0
        self._number = -1
        self._file: int | None = None

    def run(self, child: Child, progress: Progress) -> tuple[bytes, ...]:
        at = 0
        progress(at, self._packed)
        try:
            while True:
                frame = self._next(child)
                match frame[:1]:
                    case b"D":
                        number, at_now = DATA.unpack_from(frame, 1)
                        self._write(number, memoryview(frame)[1 + DATA.size :])
                        at = max(at, min(at_now, self._packed))
                        progress(at, self._packed)
                    case b"E":
                        self._enter(json.loads(frame[1:]))
                    case b"P":
                        raise self._refusal(json.loads(frame[1:]))
                    case _:
                        self._budget.size += self._size
                        progress(self._packed, self._packed)
                        return tuple(self._found)
        finally:
            self._close()

    def _next(self, child: Child) -> bytes:
        try:
            return child.receive(_PATIENCE_S)
        except StorageError as err:
            raise InputError("input.archive_broken", path=self._shown, reason=str(err)) from err

    def _refusal(self, told: dict[str, Any]) -> InputError:
        """Why the child cannot go on."""
        path, facts = self._shown, {each: told[each] for each in _FACTS if each in told}
        match told["problem"]:
            case "large":
                return InputError("input.archive_large", path=path, **facts)
            case "locked":
                return InputError("input.archive_locked", path=path, **facts)
            case "method":
                return InputError("input.archive_method", path=path, **facts)
            case "name":
                return InputError("input.archive_name", path=path, **facts)
            case "password":
                return InputError("input.archive_password", path=path)
            case _:
                return InputError("input.archive_broken", path=path, **facts)

    def _enter(self, entry: dict[str, Any]) -> None:
        """Judge what the container promises, and make the file."""
        if len(self._paths) >= MAX_FILES or self._budget.files >= MAX_FILES:
            raise InputError("input.archive_many", path=self._shown, limit=MAX_FILES)
        name = bytes.fromhex(entry["name"])
        is_folder = entry["kind"] == "folder"
        self._judge(name, entry["kind"])
        self._promised += int(entry["size"])
        self._measure(self._promised)
        if 2 * int(entry["size"]) > shutil.disk_usage(self._folder).free:  # it is copied once more
            raise StorageError("storage.full", path=self._shown)
        target = self._folder + b"/" + name
        with written(os.fsdecode(target)):
            os.makedirs(target if is_folder else os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - raw
            if not is_folder:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
                os.close(os.open(target, flags, 0o600))
        self._paths.append(None if is_folder else target)
        if not is_folder:
            self._found.append(name)
            self._budget.files += 1

    def _judge(self, name: bytes, kind: str) -> None:
        parts = name.split(b"/")
        is_wrong = bool({b"", b".", b".."} & set(parts)) or b"\0" in name
        too_long = len(name) > _LONGEST_NAME or any(len(part) > _LONGEST_PART for part in parts)
        too_long = too_long or len(parts) > _DEEPEST_NAME
        if is_wrong or too_long or kind not in ("file", "folder"):
            raise InputError("input.archive_name", path=self._shown, name=_shown(name))
        names = self._names
        above = [b"/".join(parts[:end]) for end in range(1, len(parts))]
        is_folder = kind == "folder"
        taken = names.files.intersection(above) or name in names.files
        if taken or (name in names.folders and not is_folder):
            raise InputError("input.archive_twice", path=self._shown, name=_shown(name))
        for each in (*above, name):
            alike = unicodedata.normalize("NFC", _shown(each).casefold())
            other = names.alike.setdefault(alike, each)
            if other != each:
                raise InputError(
                    "input.archive_alike", path=self._shown, name=_shown(each), other=_shown(other)
                )
        names.folders.update(above)
        (names.folders if is_folder else names.files).add(name)

    def _measure(self, size: int) -> None:
        whole = self._budget.size + size
        if whole > MAX_BYTES or (size > _SMALL and size > MAX_RATIO * self._packed):
            raise InputError("input.archive_large", path=self._shown, size=whole)

    def _write(self, number: int, data: memoryview) -> None:
        target = self._paths[number] if 0 <= number < len(self._paths) else None
        if target is None:
            raise InputError("input.archive_broken", path=self._shown, reason="data of no file")
        self._size += len(data)
        self._measure(self._size)
        with written(os.fsdecode(target)):
            if number != self._number:
                self._close()
                self._file = os.open(target, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
                self._number = number
            while data and self._file is not None:
                data = data[os.write(self._file, data) :]

    def _close(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.close(self._file)
            self._file = None


def _shown(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")[:_LONGEST_NAME]
