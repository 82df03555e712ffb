"""Head memory: the last head this machine has seen of a ledger, outside the ledger's folder.

A small file with two slots, written in place in turn after each COMMIT. The note in a slot is
signed by the ledger's log, so its signature is its checksum: a slot torn by a power cut does not
verify and the other one counts. Nothing is synced, because a memory that lags behind is still a
prefix of the ledger and accuses nobody; a memory that is ahead, or is no prefix, does.
"""

import contextlib
import os
from pathlib import Path
from typing import Final

from custody.errors import IntegrityError, StorageError
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note

SLOT_BYTES: Final = 512
"""A note is at most 418 bytes long; zeros follow it."""
_SLOTS: Final = 2
_FOLDER: Final = "heads"


class HeadMemory:
    """The remembered head of one ledger."""

    def __init__(self, folder: Path, trust: TrustLine) -> None:
        """Name the file; it is made when the first head is remembered.

        Args:
            folder: The user's state folder (`custody.paths.state_folder`).
            trust: The log that signs the notes; its origin names the file.
        """
        self.path = folder / _FOLDER / f"{trust.origin.replace('/', '_')}.notes"
        self._trust = trust
        self._descriptor: int | None = None
        self._next = 0

    def recall(self) -> Checkpoint | None:
        """The largest head that stands in a slot, or None if there is none."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as err:
            raise StorageError("storage.ledger", path=self.path, reason=err.strerror) from err
        best: Checkpoint | None = None
        for slot in range(_SLOTS):
            note = data[slot * SLOT_BYTES : (slot + 1) * SLOT_BYTES].rstrip(b"\0")
            with contextlib.suppress(IntegrityError):
                head = open_note(note, self._trust)
                if best is None or head.size > best.size:
                    best, self._next = head, 1 - slot
        return best

    def prepare(self) -> None:
        """Open the file, making it if need be, while a failure can still stop the append.

        Raises:
            StorageError: It cannot be written.
        """
        if self._descriptor is not None:
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            descriptor = os.open(self.path, flags, 0o600)
            if os.fstat(descriptor).st_size < _SLOTS * SLOT_BYTES:
                os.write(descriptor, bytes(_SLOTS * SLOT_BYTES))
                os.fsync(descriptor)
        except OSError as err:
            raise StorageError("storage.read_only", path=self.path, reason=err.strerror) from err
        self._descriptor = descriptor

    def remember(self, note: bytes) -> None:
        """Write a note over the older slot. After `prepare` there is room for it."""
        if self._descriptor is None:
            raise AssertionError("prepare comes first")
        os.lseek(self._descriptor, self._next * SLOT_BYTES, os.SEEK_SET)
        os.write(self._descriptor, note.ljust(SLOT_BYTES, b"\0"))
        self._next = 1 - self._next

    def set_aside(self) -> None:
        """Keep the memory under another name, as evidence, and begin a new one."""
        self.close()
        number = 1
        while (kept := self.path.with_suffix(f".alarm-{number}")).exists():
            number += 1
        try:
            self.path.rename(kept)
        except OSError as err:
            raise StorageError("storage.read_only", path=self.path, reason=err.strerror) from err
        self._next = 0

    def close(self) -> None:
        """Give the file back to the system."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
