"""Bytes first: read, hash and copy, and spool what was found.

Reading and copying can take hours and hold no lock. What was found is spooled line by line, so
that a hundred thousand files take no memory; the events are made from it later. Where a folder was
taken in, or a file bears more than its content, the spool itself is kept as an artifact: the
listing, with raw names, links, devices, and all metadata.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, Self

from custody.clock import format_instant
from custody.domain.commands import Command
from custody.errors import InputError, IntegrityError, StorageError
from custody.event_filter import EventFilter
from custody.evidence import images
from custody.evidence.algorithms import DEFAULT
from custody.evidence.digests import FileDigests
from custody.evidence.filetype import FIRST_BYTES, FileTyper
from custody.evidence.intake import Outcome, Taken, survey, take
from custody.evidence.sources import opened
from custody.evidence.store import Store
from custody.evidence.walk import Kind, Metadata
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.scratch import scratch_folder
from custody.station import IMAGE_PREFIX, Station
from custody.strict_json import b64, canonical, file_name, parse

_SEGMENT: Final = re.compile(rb"\.[Ee][Xx]?[0-9A-Za-z]{2}\Z")
_TAKEN: Final = (Outcome.KEPT, Outcome.IN_PLACE)
_PLAIN: Final = (Kind.FILE, Kind.FOLDER, Kind.SYMLINK)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is taken in, and by which act."""

    case: str
    paths: tuple[Path, ...]
    item: str | None = None
    in_place: bool = False
    """Hash and register where it lies, without copying."""
    algorithms: tuple[str, ...] = DEFAULT
    act: Command | None = None
    """One of `custody.acquisition.ACTS`, its `artifacts` to be filled in.

    By default, from an item: an acquisition of files as they are, with Custody as the tool; from no
    item, nothing but the digests, since nobody has said where the files came from.
    """
    ids: tuple[str, ...] = ()
    """Ids for the first files; the others get the next free ones."""
    language: str | None = None
    role: str | None = None
    """In which role it is recorded, if several fit."""
    lists: bool = True
    """Keep a listing as an artifact; not of what was unpacked here, whose container is kept."""


@dataclass(slots=True)
class Gathered:
    """What reading found; a context manager that lets go of the spool."""

    spool: IO[bytes]
    started_at: str
    ended_at: str = ""
    files: int = 0
    size: int = 0
    recorded: int = 0
    """Folders, links, sockets and so on: described, not opened."""
    special: list[tuple[str, Kind]] = field(default_factory=list)
    """Those of them that could be mistaken for files: sockets, pipes and devices, by their path."""
    problems: list[str] = field(default_factory=list)
    """Files that changed or could not be read, as text; they are no artifacts."""
    warnings: list[str] = field(default_factory=list)
    """What looks like an image and cannot be read as one; its files are artifacts all the same."""
    has_listing: bool = False
    listing: FileDigests | None = None
    segments: dict[bytes, str] = field(default_factory=dict)
    """Source of whatever may be a segment of an image to its SHA-256."""
    media: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Raw source (base64) of the first segment of an image to what its media data came to."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.spool.close()

    def entries(self) -> Iterator[dict[str, Any]]:
        """The lines of the spool that are artifacts."""
        self.spool.seek(0)
        for line in self.spool:
            entry = parse(line[:-1])
            if "digests" in entry:
                media = self.media.get(entry["source"]["raw"])
                yield entry if media is None else {**entry, "media": media}

    def digests(self) -> list[str]:
        """SHA-256 of everything that was copied into the store."""
        kept = [
            str(entry["digests"]["sha256"])
            for entry in self.entries()
            if entry["outcome"] != Outcome.IN_PLACE
        ]
        return kept if self.listing is None else [*kept, self.listing.values["sha256"]]


def gather(station: Station, plan: Plan, progress: Progress = no_progress) -> Gathered:
    """Read, hash and copy; the ledger is not touched.

    Raises:
        InputError: An algorithm is unknown.
        StorageError: A source is not there, or the store cannot be written.
        IntegrityError: A copy cannot be read back as it was.
        CancelledError: From `progress`. Whatever it was, the copies made so far are let go.
    """
    clock = station.ledger.clock
    found = Gathered(
        tempfile.TemporaryFile(prefix="custody-intake-"),  # noqa: SIM115 - lives as long as found
        format_instant(clock.now()),
    )
    try:
        store, passes = (None, 1) if plan.in_place else (station.artifacts, 2)
        paths = _with_segments(plan.paths)
        sizes = [survey(path, progress).size for path in paths]
        done, total = 0, passes * sum(sizes)
        with FileTyper() as typer:
            for path, size in zip(paths, sizes, strict=True):
                step = _shifted(progress, done, total)
                for taken in take(path, store, plan.algorithms, step, total=size):
                    _note(found, taken, typer, plan, station.artifacts)
                done += passes * size
        for source in found.segments:
            if images.is_image(source):
                try:
                    found.media[b64(source)] = _of_image(station, plan, found, source)
                except (InputError, StorageError) as err:
                    found.warnings.append(str(err))
        found.ended_at = format_instant(clock.now())
        found.spool.flush()
        if found.has_listing and plan.lists:
            found.listing = _keep_listing(station, found)
    except BaseException:
        with contextlib.suppress(StorageError):  # what ended the reading is told
            give_up(station, found)
        raise
    return found


def let_go(station: Station, digests: Iterable[str]) -> int:
    """Remove copies of an intake that was given up; none that the ledger names.

    Args:
        station: In whose store they lie.
        digests: SHA-256 of each.

    Returns:
        How many were removed: what others brought too stays.

    Raises:
        StorageError: `storage.write`.
    """
    queries = Queries(station.ledger)

    def is_named(sha256: str) -> bool:
        named = queries.event_indices(EventFilter(words=sha256), limit=1)  # of a document too
        return bool(named or queries.artifacts_with(sha256))

    gone = (sha256 for sha256 in set(digests) if not is_named(sha256))
    return sum(station.artifacts.let_go(sha256) for sha256 in gone)


def give_up(station: Station, found: Gathered) -> None:
    """Let go of an intake, and of the copies that it alone brought; those recorded stay.

    Raises:
        StorageError: `storage.write`.
    """
    with found:
        let_go(station, found.digests())


def _with_segments(paths: tuple[Path, ...]) -> list[Path]:
    """The first segment of an image stands for all; the others come last, so that ids given fit."""
    others = (other for path in paths for other in images.other_segments(path))
    return list(dict.fromkeys((*paths, *others)))


def _shifted(progress: Progress, done: int, total: int) -> Progress:
    """Progress of one path among all; one that grows meanwhile does not go beyond the whole."""
    return lambda here, _: progress(min(done + here, total), total)


def _note(found: Gathered, taken: Taken, typer: FileTyper, plan: Plan, store: Store) -> None:
    """Put one result on the spool."""
    line: dict[str, Any] = {
        "path": file_name(taken.path),
        "source": file_name(taken.source),
        "outcome": str(taken.outcome),
    }
    if taken.metadata is not None:
        line["metadata"] = taken.metadata.document()
        found.has_listing |= _says_more(taken.metadata)
    if taken.reason is not None:
        line["reason"] = taken.reason
    if taken.outcome in _TAKEN and taken.found is not None:
        found.files += 1
        found.size += taken.found.size
        line |= of_digests(taken.found)
        kept = None if plan.in_place else store.path(taken.found.values["sha256"])
        line["media_type"] = _media_type(typer, taken.source if kept is None else os.fsencode(kept))
        if _SEGMENT.search(taken.source):
            found.segments[taken.source] = taken.found.values["sha256"]
    elif taken.outcome is Outcome.RECORDED:
        found.recorded += 1
        found.has_listing = True
        if taken.metadata is not None and taken.metadata.kind not in _PLAIN:
            found.special.append((line["source"]["shown"], taken.metadata.kind))
    else:
        shown = line["source"]["shown"]
        found.problems.append(
            f"{shown}: {taken.outcome}{f' ({taken.reason})' if taken.reason else ''}"
        )
    found.spool.write(canonical(line) + b"\n")


def _says_more(metadata: Metadata) -> bool:
    return bool(metadata.attributes) or metadata.links > 1 or metadata.kind is not Kind.FILE


def of_digests(found: FileDigests) -> dict[str, Any]:
    """The members of an entry that tell what was hashed, and what of it could not be read."""
    document: dict[str, Any] = {"size": found.size, "digests": found.digests}
    if found.legacy:
        document["legacy"] = found.legacy
    if found.read_errors:
        document["read_errors"] = [
            {"offset": each.offset, "length": each.length} for each in found.read_errors
        ]
    if found.holes:
        document["holes"] = found.holes
    return document


def _media_type(typer: FileTyper, path: bytes) -> str:
    """What libmagic takes a file for; advice only."""
    with opened(path) as descriptor:
        told = typer.tell(os.pread(descriptor, FIRST_BYTES, 0)).media_type
    return told or "application/octet-stream"


def _of_image(station: Station, plan: Plan, found: Gathered, first: bytes) -> dict[str, Any]:
    """Digests of the medium inside an image, and those stored with it.

    The copies are read, under the names that libewf expects, so that the source is read once.
    """
    if plan.in_place:
        return _of_media(images.read_image(first, plan.algorithms))
    folder, _, name = first.rpartition(b"/")
    with scratch_folder(station.folder, IMAGE_PREFIX) as place:
        for each in images.segment_names(name):
            sha256 = found.segments.get(folder + b"/" + each)
            if sha256 is None:
                break
            _name_again(station.artifacts.path(sha256), os.fsencode(place) + b"/" + each)
        return _of_media(images.read_image(os.fsencode(place) + b"/" + name, plan.algorithms))


def _name_again(kept: Path, name: bytes) -> None:
    """Give a kept file another name; where the file system has no hard links, copy it."""
    try:
        os.link(kept, name)
    except OSError:
        shutil.copyfile(kept, os.fsdecode(name))


def _of_media(image: images.Image) -> dict[str, Any]:
    media: dict[str, Any] = {"size": image.media.size, "digests": image.media.digests}
    if image.media.legacy:
        media["legacy"] = image.media.legacy
    if image.stored:
        media["inside"] = {"legacy": dict(image.stored)}
        media["equal"] = image.fit is images.Fit.MATCH
    return media


def _keep_listing(station: Station, found: Gathered) -> FileDigests:
    with tempfile.TemporaryDirectory(prefix="custody-listing-") as folder:
        path = Path(folder) / "listing.jsonl"
        found.spool.seek(0)
        with path.open("wb") as file:
            while chunk := found.spool.read(1 << 20):
                file.write(chunk)
        (taken,) = take(path, station.artifacts)
        if taken.found is None:
            raise IntegrityError("integrity.copy", path=path, sha256="")
        return taken.found
