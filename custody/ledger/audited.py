"""Up to where an audit found a ledger good, remembered outside the ledger's folder.

Who audits from there trusts that file, this machine and the Custody that made that audit: events
before that head are then only compared with it, byte for byte, and not judged again.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from custody import durable
from custody.clock import is_instant
from custody.errors import IntegrityError, StorageError
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note
from custody.ledger.report import LedgerReport
from custody.ledger.store import Store
from custody.strict_json import canonical, parse

_FOLDER: Final = "audits"
_MOST_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Audited:
    """A head up to which a ledger was found good."""

    head: Checkpoint
    at: str
    """When that audit ended."""
    whole: str
    """When the last audit of everything ended, on which it rests."""


class AuditMemory:
    """The last good audit of one ledger."""

    def __init__(self, folder: Path, trust: TrustLine) -> None:
        """Name the file.

        Args:
            folder: The user's state folder (`custody.paths.state_folder`).
            trust: The log of the ledger.
        """
        self.path = folder / _FOLDER / f"{trust.origin.replace('/', '_')}.json"
        self._trust = trust

    def recall(self) -> Audited | None:
        """The last good audit; None where there was none, or what is kept cannot be read.

        Without it everything is judged, so a damaged file does no harm.
        """
        try:
            with self.path.open("rb") as file:
                document = parse(file.read(_MOST_BYTES))
            head = open_note(str(document["note"]).encode(), self._trust)
            at, whole = document["at"], document["whole"]
        except (OSError, IntegrityError, KeyError):
            return None
        return Audited(head, at, whole) if is_instant(at) and is_instant(whole) else None

    def remember(self, store: Store, report: LedgerReport, at: str) -> None:
        """Keep the head of a good audit, for the next one.

        Args:
            store: The ledger's file.
            report: What the audit found; of one that found something nothing is kept.
            at: When it ended.

        Raises:
            StorageError: It cannot be kept.
        """
        note = store.checkpoint(report.events)
        if not report.is_sound or note is None:
            return
        before = self.recall()
        whole = at if not report.judged_from or before is None else before.whole
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as err:
            raise StorageError("storage.write", path=self.path, reason=err.strerror) from err
        kept = {"at": at, "note": note.decode(), "whole": whole}
        durable.replace(self.path, canonical(kept))
