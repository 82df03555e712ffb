"""The artifacts of a ledger: files named by their SHA-256, read-only, each content once.

A copy grows under a temporary name, is made durable, is read again from the medium and compared,
and only then gets its final name: under a final name there is never anything half-written. A
temporary file left behind by a process that was killed is removed at the next opening; one that
somebody still writes is known by its lock.

Content that came more than once bears a mark, the time zero: several may rely on its one copy, so
it is never let go with an intake that was given up.
"""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from custody.durable import sync, written
from custody.errors import InputError, IntegrityError
from custody.evidence.digests import hash_descriptor
from custody.evidence.sinks import FileSink
from custody.evidence.sources import O_NOFOLLOW, opened
from custody.progress import Progress, no_progress
from custody.strict_json import is_digest

_TEMPORARY: Final = "incoming"
_ASIDE: Final = ".let-go"
_NO_TIME_S: Final = 347_155_200
"""1981: the zero of some file systems is 1980."""
_CREATE: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | O_NOFOLLOW


class Store:
    """A folder of artifacts."""

    def __init__(self, folder: Path) -> None:
        """Open a store, making its folder if need be and clearing what a killed process left.

        Args:
            folder: `DIR/artifacts` of a ledger.

        Raises:
            StorageError: `storage.write`.
        """
        self.folder = folder
        self._temporary = folder / _TEMPORARY
        with written(folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._temporary.mkdir(mode=0o700, exist_ok=True)
            self._clear()

    def path(self, sha256: str) -> Path:
        """Where an artifact lies, or would lie."""
        if not is_digest(sha256, "sha256"):
            raise InputError("input.digest", text=sha256[:80])
        return self.folder / sha256[:2] / sha256

    def opened(self, sha256: str) -> contextlib.AbstractContextManager[int]:
        """An artifact open for reading; its bytes are not checked here.

        Raises:
            StorageError: `storage.read`, on entering.
        """
        return opened(os.fsencode(self.path(sha256)))

    def kept(self) -> Iterator[str]:
        """The names of all files under final names, sorted: digests, and whatever is foreign."""
        for folder in sorted(self.folder.iterdir()):
            if folder.name == _TEMPORARY:
                continue
            if folder.is_symlink() or not folder.is_dir():
                yield folder.name
                continue
            for path in sorted(folder.iterdir()):
                is_ours = is_digest(path.name, "sha256") and path.name.startswith(folder.name)
                yield path.name if is_ours else f"{folder.name}/{path.name}"

    def remove(self, sha256: str) -> bool:
        """Remove what was lawfully erased; tell whether it was here.

        Raises:
            StorageError: `storage.write`.
        """
        path = self.path(sha256)
        if not path.is_file():
            return False
        with written(path):
            path.unlink()
            sync(path.parent)
        return True

    def let_go(self, sha256: str) -> bool:
        """Remove a copy of an intake that was given up, if nobody else brought the same content.

        It is put aside before it is looked at again: who comes in between keeps a copy of their
        own, or has marked this one.

        Returns:
            Whether it was removed.

        Raises:
            StorageError: `storage.write`.
        """
        path = self.path(sha256)
        if not path.is_file() or _is_shared(path):
            return False
        aside = path.with_name(path.name + _ASIDE)
        with written(path):
            path.rename(aside)
            if _is_shared(aside):
                aside.rename(path)
                return False
            aside.unlink()
            sync(path.parent)
        return True

    @contextlib.contextmanager
    def incoming(self, size: int = 0, *, sparse: bool = False) -> "Iterator[Incoming]":
        """A new copy, gone at the end unless it was kept.

        Args:
            size: About how much will come, if that is known.
            sparse: There are holes.
        """
        with contextlib.ExitStack() as at_the_end:
            path, descriptor = self._create(at_the_end)
            yield Incoming(self, path, descriptor, FileSink(descriptor, path, size, sparse=sparse))

    def _create(self, at_the_end: contextlib.ExitStack) -> tuple[Path, int]:
        while True:
            path = self._temporary / secrets.token_hex(16)
            # Said before it is there: an interrupt may come at any moment.
            at_the_end.callback(_remove, path)
            with written(path):
                descriptor = os.open(path, _CREATE, 0o600)
            at_the_end.callback(os.close, descriptor)
            # Another process that opens the store may have taken it for a left one before the lock.
            if _lock(descriptor) and os.fstat(descriptor).st_nlink == 1:
                return path, descriptor

    def _clear(self) -> None:
        for path in self._temporary.iterdir():
            try:
                descriptor = os.open(path, os.O_RDWR | O_NOFOLLOW | os.O_CLOEXEC)
            except FileNotFoundError:
                continue
            try:
                if _lock(descriptor):
                    path.unlink(missing_ok=True)
            finally:
                os.close(descriptor)


class Incoming:
    """A copy that is being made."""

    def __init__(self, store: Store, path: Path, descriptor: int, sink: FileSink) -> None:
        self._store = store
        self._path = path
        self._descriptor = descriptor
        self._sink = sink
        self.write = sink.write

    def keep(self, sha256: str, size: int, progress: Progress = no_progress) -> None:
        """Make the copy durable, read it again, compare, and give it its final name.

        Args:
            sha256: What the bytes read from the source came to.
            size: How many they were; holes need not have been written.
            progress: Tells of the second reading.

        Raises:
            StorageError: `storage.full` or `storage.write`.
            IntegrityError: `integrity.copy` when the medium gives other bytes back,
                `integrity.artifact` when this content was kept before and has changed since.
        """
        final = self._store.path(sha256)
        self._sink.finish(size)
        with written(self._path):
            os.fchmod(self._descriptor, 0o444)
            os.fsync(self._descriptor)
            if _differs(self._descriptor, sha256, size, progress):
                raise IntegrityError("integrity.copy", path=str(self._path), sha256=sha256)
        if _is_there(final):
            with self._store.opened(sha256) as descriptor:
                if _differs(descriptor, sha256, size, progress):
                    raise IntegrityError("integrity.artifact", path=str(final), sha256=sha256)
            return
        with written(final):
            if not final.parent.is_dir():
                final.parent.mkdir(mode=0o700, exist_ok=True)
                sync(final.parent.parent)
            self._path.rename(final)
            sync(final.parent)


def _is_there(final: Path) -> bool:
    """Whether this content was kept before; then it is marked as shared."""
    with written(final):
        try:
            os.utime(final, (0, 0), follow_symlinks=False)
        except FileNotFoundError:
            return False
    return True


def _is_shared(path: Path) -> bool:
    return path.stat(follow_symlinks=False).st_mtime < _NO_TIME_S


def _differs(descriptor: int, sha256: str, size: int, progress: Progress) -> bool:
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    found = hash_descriptor(descriptor, ("sha256",), progress, uncached=True)
    is_same = found.values["sha256"] == sha256 and found.size == size
    return not is_same or bool(found.read_errors)


def _remove(path: Path) -> None:
    """Remove a copy that was not kept; what resists is cleared at the next opening."""
    with contextlib.suppress(OSError):
        path.unlink()


def _lock(descriptor: int) -> bool:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
