"""Artifacts of a received bundle, taken over into a case of ours, each with a link back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from custody.acquisition import commands, in_one_role
from custody.bundle.contents import ArtifactLine, read_artifacts
from custody.bundle.source import open_source
from custody.domain import wording
from custody.domain.commands import Command
from custody.durable import written
from custody.errors import InputError, IntegrityError
from custody.exchange.bound import Binding, binding
from custody.exchange.foreign import ForeignBundle, foreign_bundle, foreign_events
from custody.free_ids import free_ids
from custody.gathering import Gathered, Plan, gather
from custody.keys.signer import Signer
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.scratch import scratch_folder
from custody.service import DEFAULT_LANGUAGE, Receipt
from custody.station import RECEIVE_PREFIX, Station

_OF_ITEMS: Final = "data/items/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which artifacts are taken over, and into what."""

    bundle: str
    """Digest of the bundle, or its id where it is the only one of that id."""
    case: str
    artifacts: frozenset[str] = frozenset()
    """Ids there; all that `items` lets through, when empty."""
    items: Mapping[str, str] | None = None
    """Items, by their ids there, with what they are here; unless artifacts are named, only theirs
    are taken."""
    role: str | None = None
    language: str = DEFAULT_LANGUAGE
    """Of the statement, and of the words in it."""


def take_over(
    station: Station,
    wanted: Wanted,
    signers: Sequence[Signer],
    progress: Progress = no_progress,
) -> Receipt:
    """Keep artifacts of a received bundle as ours; what they are there is named in the record.

    Raises:
        RefusedError: The rules forbid it; nothing was recorded.
        CustodyError: As `copied_over` does.
    """
    actor, *cosigners = signers
    told = copied_over(station, wanted, progress)
    return station.service.execute_all(in_one_role(station, told, actor, cosigners))


def copied_over(
    station: Station, wanted: Wanted, progress: Progress = no_progress
) -> tuple[Command, ...]:
    """Copy artifacts of a received bundle into the store; what then records them as ours.

    Raises:
        InputError: No such bundle, or nothing in it that is wanted.
        IntegrityError: What is kept is not what was received.
        StorageError: It cannot be read or kept.
        CancelledError: From `progress`; copies made so far are no artifacts.
    """
    bundle = foreign_bundle(Queries(station.ledger), wanted.bundle)
    path = station.artifacts.path(bundle.sha256)
    chosen = [each for each in read_artifacts(path) if _is_wanted(each, wanted)]
    if not chosen:
        raise InputError("input.nothing_taken", paths=wanted.bundle)
    links = _links(path, bundle, {each.artifact for each in chosen})
    bound = binding(station, path, bundle, wanted.case, wanted.language)
    free = _free(station)
    with scratch_folder(station.folder, RECEIVE_PREFIX) as work, ExitStack() as at_the_end:
        taken: list[tuple[Plan, Gathered]] = []
        for item, of_item in groupby(sorted(chosen, key=attrgetter("path")), key=item_of):
            lines = sorted(of_item, key=attrgetter("artifact"))
            ids = tuple(islice(free, len(lines)))
            told = dict(zip(ids, lines, strict=True))
            plan = _plan(wanted, bundle, item, told, links, bound, work)
            _unpack(path, lines, work)
            found = at_the_end.enter_context(gather(station, plan, progress))
            _demand_same(found, lines)
            taken.append((plan, found))
        made = (each for plan, found in taken for each in commands(station, plan, found))
        return (*((bound.offered,) if bound.offered else ()), *made)


def _is_wanted(line: ArtifactLine, wanted: Wanted) -> bool:
    if wanted.artifacts:
        return line.artifact in wanted.artifacts
    return not wanted.items or item_of(line) in wanted.items


def item_of(line: ArtifactLine) -> str:
    """Its item there; empty where it is of none."""
    path = line.path
    return path.split("/")[2] if path.startswith(_OF_ITEMS) else ""


def _links(
    path: Path, bundle: ForeignBundle, names: Collection[str]
) -> dict[str, Mapping[str, Any]]:
    """Artifact to the newest event there that told its digests."""
    found: dict[str, Mapping[str, Any]] = {}
    for each in foreign_events(path, bundle):
        if each.event.type == "artifact.hashed":
            for row in each.event.body["artifacts"]:
                if row["artifact"] in names:
                    found[row["artifact"]] = {**each.link(), "theirs": row["artifact"]}
    return found


def _plan(
    wanted: Wanted,
    bundle: ForeignBundle,
    item: str,
    lines: Mapping[str, ArtifactLine],
    links: Mapping[str, Mapping[str, Any]],
    bound: Binding,
    work: Path,
) -> Plan:
    """The intake of artifacts of one item there, by the ids that they get here."""
    words = wording.words(wanted.language)["phrases"]["handed_over_with"]
    fields = {
        "unsolicited_reason": words.format(bundle=bundle.bundle, origin=bundle.origin),
        "container_kind": "other",
        "source_kind": "other",
        "received_from": {"name": bundle.origin},
        "seal_state": "intact",
        "data_categories": ["unclassified"],
        "files": [
            {"artifact": ours, "handed_over": links[each.artifact]} for ours, each in lines.items()
        ],
        **({"conditions": list(bound.conditions)} if bound.conditions else {}),
        **({"silences": list(bound.silences)} if bound.silences else {}),
    }
    return Plan(
        wanted.case,
        tuple(work / each.artifact for each in lines.values()),
        (wanted.items or {}).get(item),
        act=Command("artifact.receive", fields, wanted.case, language=wanted.language),
        ids=tuple(lines),
        role=wanted.role,
        lists=False,
    )


def _free(station: Station) -> Iterator[str]:
    """Ids that no artifact has."""
    return free_ids(station.service, "artifact", "ART")


def _unpack(path: Path, lines: Sequence[ArtifactLine], work: Path) -> None:
    with written(work), open_source(path) as source:
        for each in lines:
            with (work / each.artifact).open("xb") as file:
                file.writelines(source.chunks(each.path))


def _demand_same(found: Gathered, lines: Sequence[ArtifactLine]) -> None:
    """What was taken in is what that ledger's record, and its verified bundle, tell."""
    known = {each.artifact: each.sha256 for each in lines}
    for entry in found.entries():
        name = entry["path"]["shown"]
        if entry["digests"]["sha256"] != known.pop(name):
            raise IntegrityError("integrity.artifact", path=name, sha256=entry["digests"]["sha256"])
    if known:
        raise IntegrityError("integrity.artifact", path=min(known), sha256=known[min(known)])
