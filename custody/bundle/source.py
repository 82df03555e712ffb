"""A bundle to be read: a folder or a ZIP, each left as it is (format.md §7).

Whatever else stands in it (links, devices, names that differ by case alone) is a fault, which the
source tells and which the check of completeness reports; nothing of the kind is ever read.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from custody.bundle.archive import Archive, looks_like_zip
from custody.bundle.encryption import is_encrypted
from custody.bundle.layout import ALGORITHMS, folded_twins, is_litter
from custody.domain.reasons import Reason
from custody.errors import InputError, IntegrityError, StorageError
from custody.evidence.digests import hash_descriptor
from custody.evidence.sinks import DIRECT_FROM
from custody.evidence.sources import opened
from custody.progress import Progress, no_progress

MAX_LINE: Final = (1 << 20) + (1 << 19)
"""A line of a list of documents: an envelope of 1 MiB, or less."""
MAX_SMALL: Final = 1 << 20
"""Bytes of a small file; it is read whole."""
_DEEPEST: Final = 16
"""Folders are looked into so far, far deeper than the layout goes."""
_CHUNK: Final = 1 << 20
_PARALLEL_FROM: Final = 4 << 20
_ALONE_FROM: Final = 32 << 20
"""Smaller files are read side by side, each by one thread."""
SMALL: Final = 1 << 17
"""Up to here a file is read whole, and threads do not help."""


class Digests(NamedTuple):
    """What reading a file found."""

    size: int
    sha256: bytes
    sha512: bytes


_NOTHING: Final[Mapping[str, Digests]] = MappingProxyType({})


class Source(Protocol):
    """Where a bundle's files are read from."""

    files: Mapping[str, int]
    """Path within the bundle to size; litter left out."""
    faults: tuple[Reason, ...]
    """What may not stand in a bundle at all."""
    litter: tuple[str, ...]
    empty_folders: tuple[str, ...]
    top: str | None
    """Name of the top folder in a container."""
    is_container: bool
    is_plain: bool
    """A container as a writer of bundles leaves it."""

    def chunks(self, path: str) -> Iterator[bytes]:
        """The content of a file, piece by piece.

        Raises:
            IntegrityError: It is not as its container says.
            StorageError: It cannot be read.
        """

    def digests(self, path: str, progress: Progress = no_progress) -> Digests:
        """Size and digests of a file by one reading; raises what `chunks` does."""


def read(source: Source, path: str, limit: int = MAX_SMALL) -> bytes:
    """A small file, whole.

    Raises:
        IntegrityError: It is larger than the limit, or not there.
    """
    if path not in source.files:
        raise IntegrityError("integrity.bundle", reason=Reason("file_missing", path=path))
    if source.files[path] > limit:
        raise IntegrityError("integrity.bundle", reason=f"{path} is larger than {limit} bytes")
    return b"".join(source.chunks(path))


def lines(source: Source, path: str) -> Iterator[bytes]:
    """The lines of a file, line feeds included, in bounded memory.

    Raises:
        IntegrityError: A line is too long, or the file is not there.
    """
    if path not in source.files:
        raise IntegrityError("integrity.bundle", reason=Reason("file_missing", path=path))
    rest = b""
    for chunk in source.chunks(path):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line + b"\n"
        if len(rest) > MAX_LINE:
            raise IntegrityError("integrity.bundle", reason=f"{path}: a line is too long")
    if rest:
        yield rest


@contextmanager
def open_source(path: Path, written: Mapping[str, Digests] = _NOTHING) -> Iterator[Source]:
    """Open a bundle.

    Args:
        path: A folder or a ZIP.
        written: Files that the caller has just written, and the digests of what it wrote. Of these
            SHA-256 alone is computed: when it agrees, the same bytes are there, and the other
            digest with them.

    Raises:
        InputError: `input.bundle`; neither a folder with `bagit.txt` nor a ZIP; `input.encrypted`:
            an age file, which has to be opened first.
        IntegrityError: `integrity.archive`; a ZIP whose records are not acceptable.
        StorageError: It cannot be read.
    """
    if path.is_dir():
        if not (path / "bagit.txt").is_file():
            raise InputError("input.bundle", path=path)
        yield FolderSource(path, written)
    elif is_encrypted(path):
        raise InputError("input.encrypted", path=path)
    elif path.is_file() and looks_like_zip(path):
        with Archive.open(path) as archive:
            yield ArchiveSource(archive, written)
    else:
        raise InputError("input.bundle", path=path)


class FolderSource:
    """A bundle unpacked in a folder. Links are not followed."""

    is_container = False
    is_plain = True
    top: str | None = None

    def __init__(self, folder: Path, written: Mapping[str, Digests] = _NOTHING) -> None:
        self._folder = folder
        self._written = written
        self._found: dict[str, int] = {}
        faults: list[Reason] = []
        litter: list[str] = []
        empty: list[str] = []
        self._walk("", faults, litter, empty)
        self.files: Mapping[str, int] = self._found
        twins = folded_twins(self.files)
        if twins is not None:
            faults.append(Reason("twins", names=", ".join(twins)))
        self.faults = tuple(sorted(faults, key=str))
        self.litter = tuple(sorted(litter))
        self.empty_folders = tuple(
            sorted(name for name in empty if not any(name[:at] in empty for at in _slashes(name)))
        )

    def _walk(self, inner: str, faults: list[Reason], litter: list[str], empty: list[str]) -> bool:
        """List a folder; tell whether anything of the bundle stands in it."""
        found = False
        try:
            with os.scandir(self._folder / inner) as entries:
                listed = sorted(map(_listed, entries))
        except OSError as err:
            raise StorageError("storage.bundle", path=inner, reason=err.strerror) from err
        for name, mode, size in listed:
            path = inner + name
            if stat.S_ISDIR(mode):
                if name == "__MACOSX":
                    litter.append(f"{path}/")
                elif path.count("/") == _DEEPEST:
                    faults.append(Reason("folder_deep", path=path))
                    found = True
                else:
                    found |= self._walk(f"{path}/", faults, litter, empty)
            elif not stat.S_ISREG(mode):
                faults.append(Reason("special_file", path=path))
                found = True
            elif is_litter(path):
                litter.append(path)
            else:
                self._found[path] = size
                found = True
        if inner and not found:
            empty.append(inner)
        return found

    def chunks(self, path: str) -> Iterator[bytes]:
        """The content of a file; see `Source`."""
        with opened(os.fsencode(f"{self._folder}/{path}")) as descriptor:
            while chunk := _read_on(descriptor, path):
                yield chunk

    def digests(self, path: str, progress: Progress = no_progress) -> Digests:
        """Size and digests of a file; see `Source`."""
        if self.files[path] < SMALL:
            data = b"".join(self.chunks(path))
            progress(len(data), len(data))
            return Digests(len(data), hashlib.sha256(data).digest(), hashlib.sha512(data).digest())
        written = self._written.get(path)
        uncached = written is not None and written.size >= DIRECT_FROM
        runners = 1 if written is None and self.files[path] < _ALONE_FROM else None
        with opened(os.fsencode(f"{self._folder}/{path}")) as descriptor:
            try:
                found = hash_descriptor(
                    descriptor,
                    _algorithms(written),
                    progress,
                    uncached=uncached,
                    runners=runners,
                )
            except OSError as err:
                raise StorageError("storage.bundle", path=path, reason=err.strerror) from err
        if found.read_errors or found.changed:
            raise StorageError(
                "storage.bundle", path=path, reason="it has unreadable parts, or changed meanwhile"
            )
        values = [bytes.fromhex(found.values[name]) for name in _algorithms(written)]
        return _agreed(written, found.size, values)


def _listed(entry: "os.DirEntry[str]") -> tuple[str, int, int]:
    """Name, mode and size."""
    status = entry.stat(follow_symlinks=False)
    return entry.name, status.st_mode, status.st_size


def _read_on(descriptor: int, path: str) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError as err:
        raise StorageError("storage.bundle", path=path, reason=err.strerror) from err


class ArchiveSource:
    """A bundle in a ZIP, read in place."""

    is_container = True
    faults: tuple[Reason, ...] = ()

    def __init__(self, archive: Archive, written: Mapping[str, Digests] = _NOTHING) -> None:
        self._archive = archive
        self._written = written
        self.files: Mapping[str, int] = {
            path: member.size for path, member in archive.members.items()
        }
        self.litter = archive.litter
        self.empty_folders = archive.empty_folders
        self.top = archive.top
        self.is_plain = archive.is_plain

    def chunks(self, path: str) -> Iterator[bytes]:
        """The content of a file; see `Source`."""
        return self._archive.chunks(self._archive.members[path])

    def digests(self, path: str, progress: Progress = no_progress) -> Digests:
        """Size and digests of a file; see `Source`."""
        size = self.files[path]
        written = self._written.get(path)
        hashers = tuple(hashlib.new(name) for name in _algorithms(written))
        with _feeding(hashers if size >= _PARALLEL_FROM else ()) as queues:
            done = 0
            for chunk in self.chunks(path):
                if queues:
                    for queue, room in queues:
                        room.get()
                        queue.put(chunk)
                else:
                    for hasher in hashers:
                        hasher.update(chunk)
                done += len(chunk)
                progress(done, size)
        return _agreed(written, done, [hasher.digest() for hasher in hashers])


def _algorithms(written: Digests | None) -> tuple[str, ...]:
    return ALGORITHMS if written is None else ALGORITHMS[:1]


def _agreed(written: Digests | None, size: int, values: Sequence[bytes]) -> Digests:
    """What a reading found; of bytes that are not those written, no SHA-512 is known."""
    if written is None:
        return Digests(size, *values)
    return written if written[:2] == (size, *values) else Digests(size, values[0], b"")


_Queues = list[tuple["SimpleQueue[bytes | None]", "SimpleQueue[None]"]]


@contextmanager
def _feeding(hashers: tuple["hashlib._Hash", ...]) -> Iterator[_Queues]:
    """Hash on a thread for each algorithm; each is a few chunks behind at most."""
    queues: _Queues = []
    threads = []
    for hasher in hashers:
        queue: SimpleQueue[bytes | None] = SimpleQueue()
        room: SimpleQueue[None] = SimpleQueue()
        for _ in range(4):
            room.put(None)
        thread = Thread(target=_feed, args=(hasher, queue, room), name=f"hash-{hasher.name}")
        thread.start()
        queues.append((queue, room))
        threads.append(thread)
    try:
        yield queues
    finally:
        for (queue, _), thread in zip(queues, threads, strict=True):
            queue.put(None)
            thread.join()


def _feed(
    hasher: "hashlib._Hash", queue: "SimpleQueue[bytes | None]", room: "SimpleQueue[None]"
) -> None:
    while (chunk := queue.get()) is not None:
        hasher.update(chunk)
        room.put(None)


def _slashes(name: str) -> Iterator[int]:
    """Where the folders above a folder end."""
    at = name.find("/")
    while at != len(name) - 1:
        yield at + 1
        at = name.find("/", at + 1)
