"""From what was gathered to artifacts: the events of an intake, in one transaction.

They are made from the spool (`custody.gathering`) line by line, while the lock is held: each act
that brought files is followed by the digests of its files, in batches that one event can hold.
"""

import hashlib
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import Any, Final

import custody
from custody.clock import format_instant
from custody.domain.commands import Command
from custody.errors import InputError, RefusedError
from custody.evidence.algorithms import DEFAULT
from custody.evidence.digests import FileDigests
from custody.evidence.intake import Outcome
from custody.free_ids import free_ids
from custody.gathering import Gathered, Plan, give_up, of_digests
from custody.keys.signer import Signer
from custody.service import Act, Receipt
from custody.station import Station
from custody.strict_json import canonical, file_name, unb64

MEDIA_TYPE_OF_LISTING: Final = "application/jsonl"
_MOST_ARTIFACTS: Final = 500
_MOST_BYTES: Final = 150_000
"""Of entries in one event: its envelope, and its statement beside them, stay below 1 MiB."""
_ONCE: Final = ("only_theirs",)
"""What an act says of no artifact taken in: told by the first event alone."""
ACTS: Final = ("artifact.acquire", "artifact.receive", "artifact.derive")
"""The commands that say where artifacts come from."""
_NO_BYTES: Final = {
    "outcome": str(Outcome.KEPT),
    "path": file_name(b"-"),
    "source": file_name(b"-"),
    "media_type": "application/octet-stream",
    "size": 0,
    "digests": {name: hashlib.new(name).hexdigest() for name in DEFAULT},
}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def record(
    station: Station, plan: Plan, found: Gathered, actor: Signer, cosigners: Sequence[Signer] = ()
) -> Receipt:
    """Record what was gathered: the act that brought it, and the digests, in one transaction.

    Raises:
        RefusedError: The rules forbid it; nothing was recorded, and the copies are let go.
        InputError: Nothing was taken in, or fewer files than ids were named; likewise.
    """
    try:
        return _record(station, plan, found, actor, cosigners)
    except (RefusedError, InputError):
        give_up(station, found)
        raise


def _record(
    station: Station, plan: Plan, found: Gathered, actor: Signer, cosigners: Sequence[Signer]
) -> Receipt:
    if not found.files:
        raise InputError("input.nothing_taken", paths=", ".join(map(str, plan.paths)))
    if len(plan.ids) > found.files:
        raise InputError("input.ids_left", named=len(plan.ids), files=found.files)
    told = commands(station, plan, found)
    return station.service.execute_all(in_one_role(station, told, actor, cosigners))


def rehearse(station: Station, plan: Plan, actor: Signer, cosigners: Sequence[Signer] = ()) -> None:
    """Refuse now what would be refused after hours of copying; files of no bytes stand for all.

    Raises:
        RefusedError: The rules forbid it.
    """
    now = format_instant(station.ledger.clock.now())
    with Gathered(tempfile.TemporaryFile(), now, now) as trial:
        for _ in plan.ids or ("one",):
            trial.spool.write(canonical(_NO_BYTES) + b"\n")
        told = commands(station, plan, trial)
        station.service.preview(tuple(in_one_role(station, told, actor, cosigners)))


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
    return unb64(name["raw"])


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
        **of_digests(found),
    }


class _Ids:
    """Ids of new artifacts: those asked for, then `ART-<n>` from the first free number on."""

    def __init__(self, station: Station, plan: Plan, given: Collection[str]) -> None:
        self._service = station.service
        self._view = station.ledger.view  # caught up once, not for each of thousands
        self._case = plan.case
        self._wanted = iter(plan.ids)
        self._free = free_ids(self._view, "artifact", "ART", given=frozenset(given))

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
        return next(self._free)
