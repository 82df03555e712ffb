"""What an intake read, as bytes that a draft keeps beside it.

The copies lie in the store from the moment of reading. Kept here is what tells of them: names,
digests, metadata, and when they were read. So nothing is read twice, and what was dropped from a
medium that is gone by now is not lost.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QApplication

from custody.errors import StorageError
from custody.evidence.digests import FileDigests
from custody.evidence.store import Store
from custody.evidence.walk import Kind
from custody.gathering import Gathered, let_go
from custody.progress import Progress
from ui.desk import Desk
from ui.drafts import DraftRow
from ui.forms.documents import copies_in
from ui.jobs import Job
from ui.runs.run import Run

LARGEST: Final = 64 << 20
"""Bytes of a listing, about 100,000 files; what is larger has to be read again."""
_PLAIN: Final = (
    "started_at", "ended_at", "files", "size", "recorded", "problems", "warnings", "media",
)  # fmt: skip


def is_kept(found: Gathered) -> bool:
    """Whether it is small enough to be kept."""
    return os.fstat(found.spool.fileno()).st_size <= LARGEST


class Packing:
    """Makes the bytes, on another thread; the spool may be let go meanwhile."""

    def __init__(self, found: Gathered) -> None:
        """Note what is small, and hold the spool."""
        told: dict[str, Any] = {name: getattr(found, name) for name in _PLAIN}
        told["special"] = [[path, str(kind)] for path, kind in found.special]
        if found.listing is not None:
            told["listing"] = {"size": found.listing.size, "values": dict(found.listing.values)}
        self._head = json.dumps(told).encode()
        self._spool = os.dup(found.spool.fileno())

    def __call__(self) -> bytes:
        """The bytes; called once."""
        try:
            size = os.fstat(self._spool).st_size
            return self._head + b"\n" + os.pread(self._spool, size, 0)
        finally:
            os.close(self._spool)


def digests_in(data: bytes) -> list[str]:
    """SHA-256 of each copy in the store of which the bytes tell."""
    head, _, lines = data.partition(b"\n")
    listing = json.loads(head).get("listing")
    entries = (json.loads(line) for line in lines.splitlines())
    kept = [str(each["digests"]["sha256"]) for each in entries if "digests" in each]
    return kept if listing is None else [*kept, str(listing["values"]["sha256"])]


def discard(desk: Desk, row: DraftRow) -> None:
    """Delete a draft, and before it from the store what was copied for it alone."""
    runs = (each for each in QApplication.allWidgets() if isinstance(each, Run))
    shown = next((run for run in runs if run.key == row.key and not run.is_finished), None)
    if shown is not None:  # it would be signed without its copies
        shown.give_up()
        shown.left.emit()
        return
    read = [desk.drafts.enclosed(row.kind, row.key, name) for name in _names_in(row.document)]
    named = tuple(copies_in(row.document))
    if not read and not named:
        desk.drafts.discard(row.kind, row.key)
        return

    def work(_progress: Progress) -> None:
        found = [data for data in (take() for take in read) if data is not None]
        let_go(desk.station, [*named, *(name for data in found for name in digests_in(data))])

    job = Job(work)
    job.finished.connect(lambda: desk.drafts.discard(row.kind, row.key))
    desk.jobs.read(job)


def _names_in(document: Mapping[str, Any]) -> list[str]:
    """Under which names a draft keeps intakes beside it."""
    steps = [each for each in document.get("steps", ()) if isinstance(each, Mapping)]
    takes = [take for step in steps for take in step.get("takes", ())]
    return [str(take["kept"]) for take in takes if take.get("kept")]


def unpacked(data: bytes, store: Store) -> Gathered:
    """What `Packing` packed.

    Raises:
        StorageError: `storage.read`: a copy is not in the store any more.
    """
    head, _, lines = data.partition(b"\n")
    told = json.loads(head)
    special = [(path, Kind(kind)) for path, kind in told.pop("special")]
    listing = told.pop("listing", None)
    found = Gathered(
        tempfile.TemporaryFile(prefix="custody-intake-"),  # noqa: SIM115 - lives as long as found
        special=special,
        listing=None if listing is None else FileDigests(listing["size"], listing["values"]),
        **told,
    )
    with contextlib.ExitStack() as undone:
        undone.callback(found.spool.close)
        found.spool.write(lines)
        found.spool.flush()
        named = [(entry["digests"]["sha256"], entry["size"]) for entry in found.entries()]
        if found.listing is not None:
            named.append((found.listing.values["sha256"], found.listing.size))
        for sha256, size in named:
            path = store.path(sha256)
            if not path.is_file() or path.stat().st_size != size:
                raise StorageError("storage.read", path=path, reason="not as it was copied")
        undone.pop_all()
    return found
