"""The audit of the open ledger, as `custody audit` makes it: a job with its report."""

from custody import audits
from custody.ledger.audited import Audited, AuditMemory
from custody.paths import state_folder
from custody.progress import Progress
from custody.station import Station


def audit(station: Station, progress: Progress, *, since_last: bool = False) -> audits.Audit:
    """Check everything that the ledger's file holds; shares no cache with what writes it.

    Args:
        station: Whose ledger it is.
        progress: Events done, of all.
        since_last: Take the last good audit on this machine for good, if there was one.

    Raises:
        CancelledError: It was stopped.
        IntegrityError: The genesis cannot be read.
        StorageError: The file cannot be read.
    """
    ledger = station.ledger
    return audits.audit(
        station.folder,
        clock=ledger.clock,
        trust=ledger.trust,
        since_last=since_last,
        progress=progress,
    )


def last_audit(station: Station) -> Audited | None:
    """The last good audit of the open ledger on this machine."""
    return AuditMemory(state_folder(), station.ledger.trust).recall()
