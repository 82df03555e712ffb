"""Files from elsewhere, hashed, with what the ledger knows of them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from custody.errors import InputError, StorageError
from custody.event_filter import EventFilter
from custody.evidence.digests import FileDigests, hash_file
from custody.evidence.intake import survey
from custody.evidence.many import hash_folder
from custody.progress import Progress
from custody.queries import Queries
from custody.rows import EventRow
from ui.texts import explain


@dataclass(frozen=True, slots=True)
class Looked:
    """One file, and the artifacts that have its digest."""

    path: Path
    found: FileDigests | None
    """None where it could not be read whole."""
    known: tuple[str, ...] = ()
    case: str = ""
    named: EventRow | None = None
    """Where it is no artifact: the first event that names its digest, as that of a paper does."""
    reason: str = ""
    is_unsure: bool = False
    """It changed while it was read, or has parts that cannot be read: the digest is no file's."""

    @property
    def sha256(self) -> str:
        """Of the whole file; empty where it could not be read."""
        return "" if self.found is None else self.found.values["sha256"]

    @property
    def size(self) -> int:
        """Bytes hashed."""
        return 0 if self.found is None else self.found.size


def hashed(paths: Sequence[Path], progress: Progress) -> Iterator[Looked]:
    """Every file of the paths, hashed; links are not followed."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            for each in hash_folder(path, ("sha256",), progress, total=survey(path, progress).size):
                name = path / os.fsdecode(each.path)
                yield _whole(name, each.found, each.reason or str(each.problem or ""))
            continue
        try:
            found = hash_file(path, ("sha256",), progress)
        except (StorageError, InputError) as err:
            yield Looked(path, None, reason=explain(err).what)
        else:
            yield _whole(path, found, "")


def _whole(path: Path, found: FileDigests | None, reason: str) -> Looked:
    """Only the digest of a whole file that did not change is a file's digest."""
    if found is not None and (found.changed or found.read_errors):
        return Looked(path, None, is_unsure=True)
    return Looked(path, found, reason=reason)


def asked(queries: Queries, each: Looked) -> Looked:
    """The same, with what the ledger knows of it."""
    if each.found is None:
        return each
    rows = queries.artifacts_with(each.sha256)
    if not rows:
        named = queries.events(EventFilter(words=each.sha256), limit=1)
        return replace(each, named=named[0] if named else None)
    cases = ", ".join(sorted({row.case for row in rows if row.case}))
    return replace(each, known=tuple(row.id for row in rows), case=cases)
