"""What was typed and not yet signed, kept through a kill: one encrypted file a draft.

A draft holds personal data, so it is encrypted under a secret of the person's key and can be read
again only when that person has unlocked. What is too large to be written anew at each word is
enclosed: a file beside the draft, encrypted likewise and gone with it. Files lie in this user's
state folder, apart from the ledger, whose backup they are no part of.
"""

import contextlib
import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from PySide6.QtCore import QObject, Signal

from custody.clock import Clock
from custody.paths import state_folder
from ui.garbage import Sweeper
from ui.people import People
from ui.sealed import seal, unseal

_SUFFIX: Final = ".draft"
_ENCLOSED: Final = ".enclosed"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft, as a list shows it."""

    kind: str
    """Name of the run or form that it belongs to."""
    key: str
    """Which of that kind."""
    title: str
    saved_at: datetime
    document: Mapping[str, Any]


class Drafts(QObject):
    """Drafts of the person at the desk. Without an unlocked key there are none."""

    changed = Signal()
    """A draft was begun, saved or discarded."""
    failed = Signal(object)
    """A draft could not be written: the user is told, and typing goes on."""

    def __init__(self, origin: str, people: People, clock: Clock) -> None:
        """Look where the drafts of a ledger lie.

        Args:
            origin: Of the ledger.
            people: Whose drafts they are.
            clock: What tells when a draft was saved.
        """
        super().__init__()
        name = hashlib.sha256(origin.encode()).hexdigest()[:16]
        self._folder = state_folder() / "drafts" / name
        self._people = people
        self._clock = clock
        self._disk = ThreadPoolExecutor(1, "drafts")
        self._sweeper = Sweeper(self)

    def save(self, kind: str, key: str, title: str, document: Mapping[str, Any]) -> None:
        """Keep a draft as it stands now; on disk a moment later, in the order of the calls."""
        signer = self._people.signer
        if signer is None:
            return
        at = self._clock.now()
        path = self._place(kind, key)
        whole = {"kind": kind, "key": key, "title": title, "at": at.timestamp()}
        plain = json.dumps({**whole, "document": document}, ensure_ascii=False).encode()
        secret = signer.secret_for("drafts")
        self._disk.submit(self._write, path, secret, lambda: plain)
        self.changed.emit()

    def load(self, kind: str, key: str) -> Mapping[str, Any] | None:
        """The document of a draft; None where there is none that this person can read."""
        self._settle()
        row = self._read(self._place(kind, key))
        return None if row is None else row.document

    def all(self) -> list[DraftRow]:
        """Every draft of the person at the desk, the newest first."""
        self._settle()
        with contextlib.suppress(OSError):
            rows = (self._read(path) for path in self._own().glob(f"*{_SUFFIX}"))
            found = [row for row in rows if row is not None]
            return sorted(found, key=lambda row: row.saved_at, reverse=True)
        return []

    def discard(self, kind: str, key: str, person: str | None = None) -> None:
        """Delete a draft: it was signed, or given up.

        Args:
            kind: Name of the run or form that it belongs to.
            key: Which of that kind.
            person: Whose it is; by default of the person at the desk.
        """
        self._disk.submit(self._delete, self._place(kind, key, person))
        self.changed.emit()

    def enclose(self, kind: str, key: str, name: str, make: Callable[[], bytes]) -> bool:
        """Keep something beside a draft, for as long as there is the draft.

        Args:
            kind: Name of the run or form that the draft belongs to.
            key: Which of that kind.
            name: What tells it from others of that draft.
            make: Makes the bytes, on another thread.

        Returns:
            Whether somebody is at the desk, under whose key it can be kept.
        """
        signer = self._people.signer
        if signer is None:
            return False
        path = self._enclosure(self._place(kind, key), name)
        self._disk.submit(self._write, path, signer.secret_for("drafts"), make)
        return True

    def enclosed(self, kind: str, key: str, name: str) -> Callable[[], bytes | None]:
        """What reads something that was enclosed, on any thread; it gives None if it cannot."""
        signer = self._people.signer
        path = self._enclosure(self._place(kind, key), name)
        secret = b"" if signer is None else signer.secret_for("drafts")

        def read() -> bytes | None:
            self._settle()
            with contextlib.suppress(OSError, InvalidTag, ValueError):
                return unseal(path, secret)
            return None

        return read

    def close(self) -> None:
        """Wait until all is on disk."""
        self._disk.shutdown(wait=True)
        self._sweeper.release()

    def _settle(self) -> None:
        self._disk.submit(lambda: None).result()

    def _own(self, person: str | None = None) -> Path:
        return self._folder / (person or self._people.person or "-")

    def _place(self, kind: str, key: str, person: str | None = None) -> Path:
        name = hashlib.sha256(f"{kind}\n{key}".encode()).hexdigest()[:32]
        return self._own(person) / f"{name}{_SUFFIX}"

    def _enclosure(self, draft: Path, name: str) -> Path:
        return draft.with_name(f"{draft.stem}-{name}{_ENCLOSED}")

    def _delete(self, path: Path) -> None:
        for each in (path, *path.parent.glob(f"{path.stem}-*{_ENCLOSED}")):
            each.unlink(missing_ok=True)

    def _write(self, path: Path, secret: bytes, make: Callable[[], bytes]) -> None:
        try:
            seal(path, secret, make())
        except Exception as err:  # noqa: BLE001 - a thread of ours: told, never raised into nothing
            _log.warning("a draft could not be written: %s", err)
            self.failed.emit(err)

    def _read(self, path: Path) -> DraftRow | None:
        signer = self._people.signer
        if signer is None:
            return None
        try:
            whole = json.loads(unseal(path, signer.secret_for("drafts")))
            at = datetime.fromtimestamp(whole["at"], UTC)
            return DraftRow(whole["kind"], whole["key"], whole["title"], at, whole["document"])
        except (OSError, InvalidTag, ValueError, KeyError) as err:
            _log.info("a draft cannot be read: %s", err)
            return None
