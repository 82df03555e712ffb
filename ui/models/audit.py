"""The audit of the open ledger, as `custody audit` makes it: a job with its report."""

from custody.ledger.check import LedgerReport, check_ledger
from custody.ledger.ledger import LEDGER_FILE
from custody.ledger.store import Store
from custody.progress import Progress
from custody.station import Station

PROCESSES = 2


def audit(station: Station, progress: Progress) -> LedgerReport:
    """Check everything that the ledger's file holds; shares no cache with what writes it.

    Raises:
        CancelledError: It was stopped.
        IntegrityError: The genesis cannot be read.
        StorageError: The file cannot be read.
    """
    ledger = station.ledger
    store = Store(station.folder / LEDGER_FILE, writable=False)
    try:
        return check_ledger(
            store,
            trust=ledger.trust,
            memory=ledger.memory.recall(),
            processes=PROCESSES,
            progress=progress,
        )
    finally:
        store.close()
