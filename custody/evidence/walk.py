"""Walking through a folder of evidence: raw names, nothing followed, nothing opened but folders.

Every folder is opened from the one above it, without following links, so that a folder swapped for
a link while the walk goes on cannot lead outside. Names are sorted by their bytes.
"""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, Self

from custody.evidence.sources import open_folder, storage_error
from custody.strict_json import b64

_HELD: Final = 64
"""Levels whose folders stay open; those below are opened again when the walk comes back."""

_ENCODING: Final = sys.getfilesystemencoding()
_ERRORS: Final = sys.getfilesystemencodeerrors()
_MAX_ATTRIBUTE_BYTES: Final = 1 << 16


class Kind(StrEnum):
    """What a name in a folder stands for."""

    FILE = "file"
    FOLDER = "folder"
    SYMLINK = "symlink"
    SOCKET = "socket"
    FIFO = "fifo"
    BLOCK_DEVICE = "block-device"
    CHARACTER_DEVICE = "character-device"

    @classmethod
    def of_mode(cls, mode: int) -> Self:
        """The kind told by `st_mode`."""
        return cls(_KINDS.get(stat.S_IFMT(mode), Kind.CHARACTER_DEVICE))


_KINDS: Final = {
    stat.S_IFREG: Kind.FILE,
    stat.S_IFDIR: Kind.FOLDER,
    stat.S_IFLNK: Kind.SYMLINK,
    stat.S_IFSOCK: Kind.SOCKET,
    stat.S_IFIFO: Kind.FIFO,
    stat.S_IFBLK: Kind.BLOCK_DEVICE,
    stat.S_IFCHR: Kind.CHARACTER_DEVICE,
}


class Name(NamedTuple):
    """One line of a folder."""

    raw: bytes
    kind: Kind


@dataclass(frozen=True, slots=True)
class Listing:
    """One folder of the walk."""

    path: bytes
    """Relative to where the walk began; empty for that folder itself."""
    descriptor: int
    """The open folder, until the walk goes on; -1 if it could not be read."""
    names: tuple[Name, ...]
    problem: str | None = None
    """Why the folder could not be read."""

    def path_of(self, name: bytes) -> bytes:
        """The path of something in this folder, relative to where the walk began."""
        return self.path + b"/" + name if self.path else name


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file system says of a file, folder or link, beside its content."""

    kind: Kind
    mode: int
    owner: int
    group: int
    links: int
    """Names that this file has on its file system (hard links)."""
    size: int
    allocated: int
    """Bytes taken on the medium; fewer than `size` in a sparse file."""
    device: int
    inode: int
    accessed_ns: int
    modified_ns: int
    changed_ns: int
    target: bytes | None = None
    """Where a symbolic link points, as written."""
    number: tuple[int, int] | None = None
    """Major and minor number of a device."""
    attributes: tuple[tuple[bytes, bytes], ...] = ()
    """Extended attributes, access control lists among them."""
    attributes_complete: bool = True
    """False when they could not all be read, or are too large to be kept here."""

    def document(self) -> dict[str, object]:
        """A form for the private part of an event; instants in nanoseconds since 1970, as text."""
        document: dict[str, object] = {
            "kind": self.kind.value,
            "mode": f"{stat.S_IMODE(self.mode):04o}",
            "owner": self.owner,
            "group": self.group,
            "links": self.links,
            "size": self.size,
            "allocated": self.allocated,
            "device": str(self.device),
            "inode": str(self.inode),
            "accessed_ns": str(self.accessed_ns),
            "modified_ns": str(self.modified_ns),
            "changed_ns": str(self.changed_ns),
        }
        if self.target is not None:
            document["target"] = b64(self.target)
        if self.number is not None:
            document["number"] = list(self.number)
        if self.attributes:
            document["attributes"] = [
                {"name": b64(name), "value": b64(value)} for name, value in self.attributes
            ]
        if not self.attributes_complete:
            document["attributes_complete"] = False
        return document


def walk(root: int) -> Iterator[Listing]:
    """List a folder and all below it, each before what it holds.

    Args:
        root: Descriptor of an open folder; stays the caller's.

    Yields:
        One listing for each folder, those that cannot be read too.
    """
    levels = [_Level(b"", open_folder(b"", below=root))]
    try:
        yield levels[0].list()
        while levels:
            level = levels[-1]
            if not level.pending:
                levels.pop().close()
                continue
            name = level.pending.pop()
            path = level.path + b"/" + name if level.path else name
            try:
                inner = _Level(path, open_folder(name, below=_opened(levels, root)))
            except OSError as err:
                yield Listing(path, -1, (), str(storage_error("storage.read", path, err)))
                continue
            levels.append(inner)
            if len(levels) > _HELD:
                levels[-2].close()
            yield inner.list()
    finally:
        for level in levels:
            level.close()


class _Level:
    """A folder on the way from the root to where the walk is."""

    __slots__ = ("descriptor", "path", "pending")

    def __init__(self, path: bytes, descriptor: int) -> None:
        self.path = path
        self.descriptor = descriptor
        self.pending: list[bytes] = []

    def list(self) -> Listing:
        try:
            with os.scandir(self.descriptor) as entries:
                names = sorted([_name(entry) for entry in entries])
        except OSError as err:
            reason = str(storage_error("storage.read", self.path, err))
            return Listing(self.path, -1, (), reason)
        self.pending = [name.raw for name in reversed(names) if name.kind is Kind.FOLDER]
        return Listing(self.path, self.descriptor, tuple(names))

    def close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def _opened(levels: list[_Level], root: int) -> int:
    level = levels[-1]
    if level.descriptor < 0:
        level.descriptor = open_folder(level.path, below=root)
    return level.descriptor


def _name(entry: os.DirEntry[str]) -> Name:
    # As os.fsencode does, which takes three times as long: scandir gives texts for a descriptor.
    raw = entry.name.encode(_ENCODING, _ERRORS)
    return Name(raw, Kind.FILE if entry.is_file(follow_symlinks=False) else _kind(entry))


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    if entry.is_symlink():
        return Kind.SYMLINK
    return Kind.of_mode(entry.stat(follow_symlinks=False).st_mode)


def describe(name: bytes, folder: int | None = None) -> Metadata:
    """What the file system says of one name, following no link.

    Args:
        name: Raw name; with `folder`, one component in it.
        folder: Descriptor of the folder, or None for a path.

    Raises:
        OSError: It is not there.
    """
    status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    kind = Kind.of_mode(status.st_mode)
    is_device = kind in (Kind.BLOCK_DEVICE, Kind.CHARACTER_DEVICE)
    attributes, complete = _attributes(name, folder)
    return Metadata(
        kind=kind,
        mode=status.st_mode,
        owner=status.st_uid,
        group=status.st_gid,
        links=status.st_nlink,
        size=status.st_size,
        allocated=status.st_blocks * 512,
        device=status.st_dev,
        inode=status.st_ino,
        accessed_ns=status.st_atime_ns,
        modified_ns=status.st_mtime_ns,
        changed_ns=status.st_ctime_ns,
        target=os.readlink(name, dir_fd=folder) if kind is Kind.SYMLINK else None,
        number=(os.major(status.st_rdev), os.minor(status.st_rdev)) if is_device else None,
        attributes=attributes,
        attributes_complete=complete,
    )


def _attributes(name: bytes, folder: int | None) -> tuple[tuple[tuple[bytes, bytes], ...], bool]:
    # No call takes a folder's descriptor and a name; the path through /proc is the same folder.
    path = name if folder is None else b"/proc/self/fd/%d/%s" % (folder, name)
    found: list[tuple[bytes, bytes]] = []
    room = _MAX_ATTRIBUTE_BYTES
    try:
        for attribute in sorted(os.listxattr(path, follow_symlinks=False)):
            value = os.getxattr(path, attribute, follow_symlinks=False)
            room -= len(attribute) + len(value)
            if room < 0:
                return tuple(found), False
            found.append((os.fsencode(attribute), value))
    except OSError:
        return tuple(found), False
    return tuple(found), True
