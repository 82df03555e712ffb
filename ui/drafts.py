"""What was typed and not yet signed, kept through a kill: one encrypted file a draft.

A draft holds personal data, so it is encrypted under a secret of the person's key (AES-256-GCM,
the name of the file bound in) and can be read again only when that person has unlocked. Files
lie in this user's state folder, apart from the ledger, whose backup they are no part of.
"""

import contextlib
import hashlib
import json
import logging
import os
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from PySide6.QtCore import QObject, Signal

from custody.clock import Clock
from custody.durable import sync, written
from custody.paths import state_folder
from ui.people import People

_NONCE_BYTES: Final = 12
_SUFFIX: Final = ".draft"
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

    def save(self, kind: str, key: str, title: str, document: Mapping[str, Any]) -> None:
        """Keep a draft as it stands now; on disk a moment later, in the order of the calls."""
        signer = self._people.signer
        if signer is None:
            return
        at = self._clock.now()
        path, name = self._place(kind, key)
        whole = {"kind": kind, "key": key, "title": title, "at": at.timestamp()}
        plain = json.dumps({**whole, "document": document}, ensure_ascii=False).encode()
        secret = signer.secret_for("drafts")
        self._disk.submit(self._write, path, name, secret, plain)
        self.changed.emit()

    def load(self, kind: str, key: str) -> Mapping[str, Any] | None:
        """The document of a draft; None where there is none that this person can read."""
        self._settle()
        row = self._read(self._place(kind, key)[0])
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
        path, _ = self._place(kind, key, person)
        self._disk.submit(path.unlink, missing_ok=True)
        self.changed.emit()

    def close(self) -> None:
        """Wait until all is on disk."""
        self._disk.shutdown(wait=True)

    def _settle(self) -> None:
        self._disk.submit(lambda: None).result()

    def _own(self, person: str | None = None) -> Path:
        return self._folder / (person or self._people.person or "-")

    def _place(self, kind: str, key: str, person: str | None = None) -> tuple[Path, bytes]:
        name = hashlib.sha256(f"{kind}\n{key}".encode()).hexdigest()[:32]
        return self._own(person) / f"{name}{_SUFFIX}", name.encode()

    def _write(self, path: Path, name: bytes, secret: bytes, plain: bytes) -> None:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + AESGCM(secret).encrypt(nonce, plain, name)
        fresh = path.with_suffix(".new")
        try:
            with written(path):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "wb") as file:
                    file.write(sealed)
                    file.flush()
                    os.fsync(file.fileno())
                fresh.replace(path)
                sync(path.parent)
        except Exception as err:  # noqa: BLE001 - a thread of ours: told, never raised into nothing
            _log.warning("a draft could not be written: %s", err)
            self.failed.emit(err)

    def _read(self, path: Path) -> DraftRow | None:
        signer = self._people.signer
        if signer is None:
            return None
        try:
            sealed = path.read_bytes()
            nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
            name = path.stem.encode()
            plain = AESGCM(signer.secret_for("drafts")).decrypt(nonce, rest, name)
            whole = json.loads(plain)
            at = datetime.fromtimestamp(whole["at"], UTC)
            return DraftRow(whole["kind"], whole["key"], whole["title"], at, whole["document"])
        except (OSError, InvalidTag, ValueError, KeyError) as err:
            _log.info("a draft cannot be read: %s", err)
            return None
