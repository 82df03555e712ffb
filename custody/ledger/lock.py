"""The one writer: a lock file that tells the next one who holds it.

The lock is the operating system's and falls with the process that held it, however that ended;
the text in the file only serves to name the holder.
"""

import contextlib
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

from custody.clock import Clock, format_instant
from custody.errors import IntegrityError, StorageError
from custody.strict_json import canonical, parse

_POLL_S: Final = 0.01
_HOLDER_BYTES: Final = 1024
_FAR_AWAY: Final = 1 << 30
"""Windows forbids others to read what is locked, so the locked byte lies beyond the text."""


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR_AWAY, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_AWAY, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class WriterLock:
    """Held by whoever appends, among the threads of a process and among processes."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._descriptor: int | None = None
        self._threads = threading.Lock()
        self._signs: dict[str, bytes] = {}
        self._self = {"pid": os.getpid(), "host": socket.gethostname()}

    def acquire(self, timeout_s: float, person: str) -> None:
        """Wait for the lock, then write down who holds it.

        Args:
            timeout_s: How long to wait for another writer.
            person: Who is about to write, shown to others who wait.

        Raises:
            StorageError: `storage.ledger_busy` with the holder, or the file cannot be opened.
        """
        deadline = time.monotonic() + timeout_s
        if not self._threads.acquire(timeout=max(timeout_s, 0)):
            raise StorageError("storage.ledger_busy", holder=self.holder())
        try:
            if self._descriptor is None:
                self._descriptor = self._open()
            self._wait(self._descriptor, deadline)
            self._sign_in(self._descriptor, person)
        except BaseException:
            self._threads.release()
            raise

    def release(self) -> None:
        """Let the next one write."""
        if self._descriptor is not None:
            _unlock(self._descriptor)
        self._threads.release()

    def holder(self) -> dict[str, Any]:
        """Who wrote down last that they hold the lock: `pid`, `host`, `since`, `person`."""
        try:
            return parse(self._path.read_bytes()[:_HOLDER_BYTES].rstrip(b" "))
        except (OSError, IntegrityError):
            return {}

    def close(self) -> None:
        """Give the file back to the system."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as err:
            raise StorageError("storage.read_only", path=self._path, reason=err.strerror) from err

    def _wait(self, descriptor: int, deadline: float) -> None:
        while not _try_lock(descriptor):
            if time.monotonic() >= deadline:
                raise StorageError("storage.ledger_busy", holder=self.holder())
            time.sleep(_POLL_S)

    def _sign_in(self, descriptor: int, person: str) -> None:
        """Write down who holds the lock; not again for each of several appends in a row."""
        if person not in self._signs:
            sign = canonical({**self._self, "since": "", "person": person[:200]})
            self._signs[person] = sign[:-2]  # up to the instant, which stands last
        sign = self._signs[person]
        with contextlib.suppress(OSError):  # the lock holds, whoever the text still names
            os.lseek(descriptor, 0, os.SEEK_SET)
            if os.read(descriptor, len(sign)) != sign:
                since = format_instant(self._clock.now()).encode()
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.write(descriptor, (sign + since + b'"}').ljust(_HOLDER_BYTES))
