"""From paths to artifacts: bytes first, events after, in one transaction.

Reading and copying can take hours and hold no lock. What was found is spooled line by line, so
that a hundred thousand files take no memory; then the events are made from the spool while the
lock is held. Where a folder was taken in, or a file bears more than its content, the spool itself
is kept as an artifact: the listing, with raw names, links, devices, and all metadata.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

import custody
from custody.clock import format_instant
from custody.domain.commands import Command
from custody.errors import InputError, IntegrityError, RefusedError, StorageError
from custody.event_filter import EventFilter
from custody.evidence import images
from custody.evidence.algorithms import DEFAULT
from custody.evidence.digests import FileDigests
from custody.evidence.filetype import FIRST_BYTES, FileTyper
from custody.evidence.intake import Outcome, Taken, survey, take
from custody.evidence.sources import opened
from custody.evidence.store import Store
from custody.evidence.walk import Kind, Metadata
from custody.keys.signer import Signer
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.scratch import scratch_folder
from custody.service import Act, Receipt
from custody.station import IMAGE_PREFIX, Station
from custody.strict_json import b64, canonical, file_name, parse

MEDIA_TYPE_OF_LISTING: Final = "application/jsonl"
_MOST_ARTIFACTS: Final = 500
_MOST_BYTES: Final = 150_000
"""Of entries in one event: its envelope, and its statement beside them, stay below 1 MiB."""
_ONCE: Final = ("only_theirs",)
"""What an act says of no artifact taken in: told by the first event alone."""
_SEGMENT: Final = re.compile(rb"\.[Ee][Xx]?[0-9A-Za-z]{2}\Z")
ACTS: Final = ("artifact.acquire", "artifact.receive", "artifact.derive")
"""The commands that say where artifacts come from."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
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
    """One of `ACTS`, its `artifacts` to be filled in.

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

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _err: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
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
        """SHA-256 of everything that was kept."""
        kept = [str(entry["digests"]["sha256"]) for entry in self.entries()]
        return kept if self.listing is None else [*kept, self.listing.values["sha256"]]


def gather(station: Station, plan: Plan, progress: Progress = no_progress) -> Gathered:
    """Read, hash and copy; the ledger is not touched.

    Raises:
        InputError: An algorithm is unknown.
        StorageError: A source is not there, or the store cannot be written.
        IntegrityError: A copy cannot be read back as it was.
        CancelledError: From `progress`; copies made so far lie in the store and are no artifacts.
    """
    clock = station.ledger.clock
    found = Gathered(
        tempfile.TemporaryFile(prefix="custody-intake-"),  # noqa: SIM115 - lives as long as found
        format_instant(clock.now()),
    )
    try:
        store, passes = (None, 1) if plan.in_place else (station.artifacts, 2)
        paths = _with_segments(plan.paths)
        sizes = [survey(path).size for path in paths]
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
        found.spool.close()
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


def record(
    station: Station, plan: Plan, found: Gathered, actor: Signer, cosigners: Sequence[Signer] = ()
) -> Receipt:
    """Record what was gathered: the act that brought it, and the digests, in one transaction.

    Raises:
        RefusedError: The rules forbid it; nothing was recorded.
    """
    if not found.files:
        raise InputError("input.nothing_taken", paths=", ".join(map(str, plan.paths)))
    if len(plan.ids) > found.files:
        raise InputError("input.ids_left", named=len(plan.ids), files=found.files)
    told = commands(station, plan, found)
    return station.service.execute_all(in_one_role(station, told, actor, cosigners))


def in_one_role(
    station: Station, told: Iterable[Command], actor: Signer, cosigners: Sequence[Signer] = ()
) -> Iterator[Act]:
    """One run's commands as acts of one person, all in the role that fits the first of them.

    To be consumed while the lock is held. What a command names itself, stands.
    """
    role: str | None = None
    for command in told:
        if role is None:
            role = station.service.judge(Act(command, actor, tuple(cosigners))).role
        yield Act(replace(command, role=command.role or role), actor, tuple(cosigners))


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
        line |= _of_digests(taken.found)
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


def _of_digests(found: FileDigests) -> dict[str, Any]:
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


# ---- events ----


def commands(
    station: Station, plan: Plan, found: Gathered, given: Collection[str] = ()
) -> Iterator[Command]:
    """What records an intake: the act that brought it, and the digests.

    Args:
        station: Whose ledger tells which ids are free.
        plan: What was taken in, and by which act.
        found: What reading it found.
        given: Ids that are not free, since the same transaction brings them.
    """
    ids = _Ids(station, plan, given)
    shared = _Shared(plan.act or _plain_act(plan, found))
    listing_id = ids.free() if found.listing is not None else None
    batch: list[dict[str, Any]] = []
    size = 0
    if found.listing is not None and listing_id is not None:
        batch.append(_listing_entry(listing_id, found.listing))
    for line in found.entries():
        entry = {"artifact": ids.next(), **line}
        if "inside" in line:
            entry["container"] = plan.ids[line["inside"]]
        length = len(canonical(line))
        if batch and (len(batch) == _MOST_ARTIFACTS or size + length > _MOST_BYTES):
            yield from _pair(plan, shared, batch, listing_id)
            batch, size = [], 0
        batch.append(entry)
        size += length
    if batch:
        yield from _pair(plan, shared, batch, listing_id, last=True)


class _Shared:
    """An act told by several events: what it says of one artifact stands in one of them."""

    def __init__(self, act: Command) -> None:
        self.act = act
        fields = dict(act.fields)
        self._files = {each["artifact"]: each for each in fields.pop("files", ())}
        self._once = {name: fields.pop(name) for name in _ONCE if name in fields}
        self._container = fields.pop("container", None)
        self._fields = fields

    def fields(self, names: Sequence[str], *, last: bool) -> dict[str, Any]:
        """The fields of the event that brings these artifacts; the last has what is left over."""
        told = {**self._fields, **self._once, "artifacts": list(names)}
        self._once.clear()
        mine = tuple(self._files) if last else names
        files = [self._files.pop(name) for name in mine if name in self._files]
        if files:
            told["files"] = files
        if self._container is not None and (last or self._container in names):
            told["container"], self._container = self._container, None
        return told


def _pair(
    plan: Plan,
    shared: _Shared,
    batch: Iterable[Mapping[str, Any]],
    listing: str | None,
    *,
    last: bool = False,
) -> Iterator[Command]:
    """The act that brought a batch, and its digests; by id, as the format orders them."""
    batch = sorted(batch, key=itemgetter("artifact"))
    items = () if plan.item is None else (plan.item,)
    names = [each["artifact"] for each in batch]
    act = shared.act
    if plan.act is not None or plan.item is not None:
        fields = shared.fields(names, last=last)
        if listing is not None and act.name == "artifact.acquire" and listing not in names:
            fields["log_artifact"] = listing
        yield Command(
            name=act.name,
            fields=fields,
            case=plan.case,
            items=items,
            occurred=act.occurred,
            language=plan.language or act.language,
            role=plan.role or act.role,
        )
    yield Command(
        name="artifact.hash",
        fields={
            "artifacts": [_entry(each) for each in batch],
            "tool": custody.APP_NAME,
            "tool_version": custody.__version__,
            "names": [_name(each) for each in batch],
        },
        case=plan.case,
        items=items,
        language=plan.language or act.language,
        role=plan.role or act.role,
    )


def _plain_act(plan: Plan, found: Gathered) -> Command:
    return Command(
        name="artifact.acquire",
        fields={
            "kind": "logical",
            "tool": custody.APP_NAME,
            "tool_version": custody.__version__,
            "write_protection": "none",
            "why_unprotected": (
                "Files were read through the file system of this machine, opened for reading only."
            ),
            "started_at": found.started_at,
            "ended_at": found.ended_at,
        },
        case=plan.case,
    )


def _entry(line: Mapping[str, Any]) -> dict[str, Any]:
    kept = "in-place" if line["outcome"] == Outcome.IN_PLACE else "store"
    entry = {"artifact": line["artifact"], "kept": kept}
    members = (
        "size", "digests", "legacy", "media_type", "read_errors", "holes", "media", "container",
    )  # fmt: skip
    return entry | {name: line[name] for name in members if name in line}


def _name(line: Mapping[str, Any]) -> dict[str, Any]:
    path = line["path"]
    name: dict[str, Any] = {
        "artifact": line["artifact"],
        "name": path if b"/" not in _raw(path) else file_name(_raw(path).rpartition(b"/")[2]),
        "source": line["source"],
    }
    if b"/" in _raw(path):
        name["path"] = path
    metadata = line.get("metadata")
    if metadata is not None:
        name["times"] = {
            "modified": _instant(int(metadata["modified_ns"])),
            "accessed": _instant(int(metadata["accessed_ns"])),
            "changed": _instant(int(metadata["changed_ns"])),
        }
    return name


def _raw(name: Mapping[str, str]) -> bytes:
    import base64

    return base64.b64decode(name["raw"])


def _instant(nanoseconds: int) -> str:
    """A file's time to the millisecond; what lies outside the years 1-9999 is cut to their ends."""
    try:
        return format_instant(_EPOCH + timedelta(microseconds=nanoseconds // 1000))
    except OverflowError:
        return "9999-12-31T23:59:59.999Z" if nanoseconds > 0 else "0001-01-01T00:00:00.000Z"


def _listing_entry(artifact: str, found: FileDigests) -> dict[str, Any]:
    return {
        "artifact": artifact,
        "outcome": str(Outcome.KEPT),
        "path": file_name(b"listing.jsonl"),
        "source": file_name(b"listing.jsonl"),
        "media_type": MEDIA_TYPE_OF_LISTING,
        **_of_digests(found),
    }


class _Ids:
    """Ids of new artifacts: those asked for, then `ART-<n>` from the first free number on."""

    def __init__(self, station: Station, plan: Plan, given: Collection[str]) -> None:
        self._service = station.service
        self._view = station.ledger.view  # caught up once, not for each of thousands
        self._given = frozenset(given)
        self._case = plan.case
        self._wanted = iter(plan.ids)
        self._number = self._service.count_of("artifact")

    def next(self) -> str:
        """The next id asked for, or a free one.

        Raises:
            RefusedError: Bytes are recorded under the id that is asked for.
        """
        wanted = next(self._wanted, None)
        if wanted is None:
            return self.free()
        owner = self._view.case_of("artifact", wanted)
        if owner is not None:
            known = self._service.state_of(owner).artifacts.get(wanted)
            if owner != self._case or known is None or known.sha256 is not None:
                raise RefusedError("refused.id_taken", kind="artifact", id=wanted, case=owner)
        return wanted

    def free(self) -> str:
        """An id that no artifact has."""
        while True:
            self._number += 1
            name = f"ART-{self._number:03}"
            if name not in self._given and self._view.case_of("artifact", name) is None:
                return name
