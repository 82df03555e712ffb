"""Drafts handed over to whoever may approve them, at the same station.

A draft is local and unsigned (procedures §0.7); its approver may sit down on another day, under
another login. So it lies in the ledger's folder, encrypted under a secret of the station's key: who
can open the station to work there can read it, and nobody else.
"""

import contextlib
import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from PySide6.QtCore import QObject, Signal

from custody.durable import sync, written
from custody.station import Station
from ui.sealed import seal, unseal

FOLDER: Final = "handed"
_SUFFIX: Final = ".draft"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HandedRow:
    """One draft, as a list shows it."""

    kind: str
    """Name of the run that it belongs to."""
    key: str
    title: str
    drafter: str
    roles: tuple[str, ...]
    """Who may approve it holds one of them."""
    at: float
    """When it was handed over, or given back; seconds of the epoch."""
    document: Mapping[str, Any]
    returned_by: str = ""
    """Who gave it back to its drafter; empty while it waits."""
    remark: str = ""

    @property
    def moment(self) -> datetime:
        """When it was handed over, or given back."""
        return datetime.fromtimestamp(self.at, UTC)


class Handed(QObject):
    """What waits at this station for somebody else."""

    changed = Signal()
    """Something was handed over, given back or taken away."""

    def __init__(self, station: Station) -> None:
        """Look where they lie."""
        super().__init__()
        self._folder = station.folder / FOLDER
        self._clock = station.ledger.clock
        self._secret = station.signer.secret_for("handed drafts")

    def seen_by(self, person: str, roles: frozenset[str]) -> list[HandedRow]:
        """What concerns a person, the newest first: drafted by them, or theirs to approve."""
        found = [
            row
            for row in self._all()
            if row.drafter == person or (roles & set(row.roles) and not row.returned_by)
        ]
        return sorted(found, key=lambda row: row.at, reverse=True)

    def get(self, key: str) -> HandedRow | None:
        """One of them; None once it was signed or taken back."""
        return next((row for row in self._all() if row.key == key), None)

    def give(self, row: HandedRow) -> None:
        """Hand a draft over, durably; on a job's thread.

        Raises:
            StorageError: `storage.write`.
        """
        told = asdict(replace(row, at=self._clock.now().timestamp()))
        name = hashlib.sha256(row.key.encode()).hexdigest()[:32]
        plain = json.dumps(told, ensure_ascii=False).encode()
        seal(self._folder / f"{name}{_SUFFIX}", self._secret, plain)
        self.changed.emit()

    def give_back(self, row: HandedRow, person: str, remark: str) -> None:
        """Return a draft to its drafter, with a remark; on a job's thread.

        Raises:
            StorageError: `storage.write`.
        """
        self.give(replace(row, returned_by=person, remark=remark))

    def discard(self, key: str) -> None:
        """Delete a draft: it was signed, or its drafter has it again.

        Raises:
            StorageError: `storage.write`.
        """
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}{_SUFFIX}"
        if path.exists():
            with written(path):
                path.unlink(missing_ok=True)
                sync(path.parent)
        self.changed.emit()

    def _all(self) -> list[HandedRow]:
        found = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"*{_SUFFIX}"):
                try:
                    told = json.loads(unseal(path, self._secret))
                    found.append(HandedRow(**{**told, "roles": tuple(told["roles"])}))
                except (OSError, InvalidTag, ValueError, KeyError, TypeError) as err:
                    _log.info("what was handed over cannot be read: %s", err)
        return found
