"""The processes that the code under test has started."""

import threading
from pathlib import Path


def children() -> list[int]:
    """Processes whose parent is this thread, dead ones too.

    Without the one that `multiprocessing` keeps for itself: another test of this process may have
    audited a ledger.
    """
    tasks = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return [
        int(child)
        for child in tasks.read_text().split()
        if b"multiprocessing.resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
