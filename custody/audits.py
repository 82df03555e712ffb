"""The audit of a ledger's folder: its record, and what came from outside and is kept with it.

Everything is judged, unless the caller takes an earlier audit for good. Then events below its head
are compared with that head byte for byte and not judged again: that their signatures, rights and
rules hold is then known only from that audit, and from whoever kept its head since.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from custody.anchors.check import HeldReport, check_held
from custody.clock import Clock, format_instant
from custody.errors import InputError, IntegrityError, StorageError
from custody.ledger.audited import Audited, AuditMemory
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import Checkpoint, TrustLine, open_note
from custody.ledger.kept_view import VIEW_FILE, private_folder
from custody.ledger.ledger import LEDGER_FILE
from custody.ledger.memory import HeadMemory
from custody.ledger.opening import read_trust
from custody.ledger.report import LedgerReport
from custody.ledger.store import Store
from custody.paths import state_folder
from custody.progress import Progress, no_progress

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Audit:
    """Outcome of an audit."""

    ledger: LedgerReport
    held: HeldReport
    """What came from outside; nothing in it makes the ledger unsound."""
    known: Audited | None
    """The earlier audit that was taken for good."""
    view: tuple[str, ...] | None = None
    """Where `view.db` differs from the ledger, if that was asked."""

    @property
    def is_good(self) -> bool:
        """Whether the ledger is sound, and what is shown of it too, if that was asked."""
        return self.ledger.is_sound and not self.view

    def document(self) -> dict[str, Any]:
        """The report as an object, for `--json`."""
        told = self.ledger.document() | {"outside": self.held.document()}
        if self.known is not None:
            told["taken_for_good"] = {"at": self.known.at, "whole": self.known.whole}
        if self.view is not None:
            told["view"] = list(self.view)
        return told


def audit(
    folder: Path,
    *,
    clock: Clock,
    trust: TrustLine | None = None,
    since_last: bool = False,
    from_note: bytes | None = None,
    view: bool = False,
    processes: int = PROCESSES,
    progress: Progress = no_progress,
) -> Audit:
    """Audit a ledger; what does not hold together is reported, not refused.

    Args:
        folder: Where it lies.
        clock: What tells the time.
        trust: The log that the caller trusts; else that of the genesis.
        since_last: Take the last good audit on this machine for good, if there was one.
        from_note: A signed head of this ledger that the caller takes for good.
        view: Hold what `view.db` shows against the ledger too: about half as much work again.
        processes: How many work on it.
        progress: Events done, of all.

    Raises:
        CancelledError: From `progress`.
        InputError: `input.no_ledger`, or `input.prior`: the note is no head of this ledger.
        IntegrityError: The genesis cannot be read.
        StorageError: The file cannot be read.
    """
    path = folder / LEDGER_FILE
    if not path.is_file():
        raise InputError("input.no_ledger", path=folder)
    # Not through `Ledger.open`, which refuses what does not hold together.
    with contextlib.closing(Store(path, writable=False)) as store:
        log = trust or read_trust(store)
        audits = AuditMemory(state_folder(), log)
        known = audits.recall() if since_last else None
        start = None if known is None else known.head
        if from_note is not None:
            start = _head(from_note, log)
        heads = HeadMemory(state_folder(), log)
        found = check_ledger(
            store,
            trust=log,
            memory=heads.recall(),
            from_checkpoint=start,
            processes=processes,
            progress=progress,
        )
        if from_note is None:
            with contextlib.suppress(StorageError):  # the next audit judges everything
                audits.remember(store, found, format_instant(clock.now()))
        held = check_held(store, log, folder, found.stamps)
        return Audit(found, held, known, _view(folder, store, log, progress) if view else None)


def _view(folder: Path, store: Store, log: TrustLine, progress: Progress) -> tuple[str, ...]:
    from custody.ledger.view_check import check_view  # an audit needs no view

    with private_folder() as scratch:
        return check_view(folder / VIEW_FILE, store, log, scratch, progress)


def _head(note: bytes, log: TrustLine) -> Checkpoint:
    try:
        return open_note(note, log)
    except IntegrityError as err:
        raise InputError("input.prior", reason=err) from err
