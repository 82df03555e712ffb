"""What a bundle discloses of a ledger: which events, private parts and artifacts (format.md §7).

Who may see what has been decided before (`ExportPlan`); here it is only found in the ledger.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from custody.bundle.layout import stored_name
from custody.bundle.payload import Source
from custody.bundle.reading import CaseCount, HiddenFile
from custody.domain.events import LEDGER_CASE, Event
from custody.errors import InputError, IntegrityError
from custody.ledger.checkpoint import open_note
from custody.ledger.event import open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.tree import Tree, hash_leaf
from custody.ledger.view import View
from custody.strict_json import file_name, parse, unb64

PURGED: Final = "purged"
"""Ground of artifacts of which no copy is kept any more."""
NOT_SELECTED: Final = "not_selected"
"""Ground of artifacts that a plan does not name among those to show."""
_SUFFIXES: Final = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
    "text/csv": "csv",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that goes along: a protocol, an order, a letter, a report."""

    path: Path
    title: str
    size: int
    sha256: str
    media_type: str

    def stored(self, number: int) -> str:
        """Its generated path in the bundle."""
        suffix = _SUFFIXES.get(self.media_type, "bin")
        return f"data/documents/{number:06}.{suffix}"


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What was decided to hand over, and to whom."""

    bundle: str
    scope: Mapping[str, tuple[str, ...] | None]
    """Case to the items disclosed of it; None for the whole case."""
    recipient: str
    """An office, not a private person; so is `purpose`."""
    purpose: str
    language: str
    role: str
    """In which the seal is signed: OIC or PRO."""
    conditions: tuple[str, ...] = ()
    shown: frozenset[str] | None = None
    """Artifacts whose content may go along; the others are listed as hidden. None for all."""
    hidden: Mapping[str, str] = field(default_factory=dict)
    """Artifact to the ground on which its content is kept back."""
    withheld: frozenset[int] = frozenset()
    """Indices of events whose private part is kept back."""
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain that the seal names."""

    id: str
    events: int
    head: str


@dataclass(frozen=True, slots=True)
class CaseChain(Chain):
    """A disclosed case, with the counts of what is not shown."""

    withheld: int
    erased: int

    def count(self) -> CaseCount:
        """For the reading copies."""
        return CaseCount(self.id, self.events, self.withheld, self.erased)


@dataclass(frozen=True, slots=True)
class Artifact:
    """An artifact whose content goes into the bundle."""

    source: Source
    name: Mapping[str, str]
    times: Mapping[str, str] | None

    def line(self) -> dict[str, Any]:
        """Its line in `files.jsonl`."""
        stored = self.source.target.rpartition("/")[2]
        line: dict[str, Any] = {
            "artifact": self.source.called,
            "stored": stored,
            "size": self.source.size,
            "digests": dict(self.source.digests),
            "name": dict(self.name),
        }
        if self.times:
            line["times"] = dict(self.times)
        return line


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is disclosed of the ledger at one checkpoint."""

    size: int
    note: bytes
    tree: Tree
    indices: tuple[int, ...]
    staff: frozenset[int]
    """Those of the case `ledger`: their private parts are about the agency's people."""
    cases: tuple[CaseChain, ...]
    items: tuple[Chain, ...]
    artifacts: tuple[Artifact, ...]
    hidden: tuple[HiddenFile, ...]


def disclose(ledger: Ledger, plan: ExportPlan) -> Disclosure:
    """Find in the ledger, at its newest checkpoint, what a plan discloses.

    Raises:
        InputError: `input.scope`: a case, item or artifact is not there.
    """
    view = ledger.view
    note = ledger.store.last_checkpoint()
    if note is None:
        raise IntegrityError("integrity.ledger", reason="it has no checkpoint")
    size = open_note(note, ledger.trust).size
    finder = _Finder(ledger, view, plan, size)
    cases = sorted(
        (finder.case(case) for case in {*plan.scope, LEDGER_CASE}), key=lambda chain: chain.id
    )
    items = sorted((finder.item(item) for item in finder.item_ids()), key=lambda chain: chain.id)
    artifacts, hidden = finder.artifacts()
    return Disclosure(
        size,
        note,
        Tree(map(hash_leaf, ledger.store.leaves(0, size))),
        tuple(sorted(finder.types)),
        finder.staff,
        tuple(cases),
        tuple(items),
        artifacts,
        hidden,
    )


@dataclass(slots=True)
class _Found:
    """The newest that is told of an artifact."""

    event: Event
    entry: Mapping[str, Any]
    told: Mapping[str, Any]
    """From the private part, if that is disclosed: name, source, times."""


class _Finder:
    def __init__(self, ledger: Ledger, view: View, plan: ExportPlan, size: int) -> None:
        self.ledger, self.view, self.plan, self.size = ledger, view, plan, size
        self.types: dict[int, str] = {}
        """Index of each disclosed event to its type."""
        self.staff: frozenset[int] = frozenset()
        self.sources: dict[int, Mapping[str, str]] = {}

    def case(self, case: str) -> CaseChain:
        """A case's chain; its disclosed events are noted."""
        events, head = self.view.chain("case", case)
        if head is None:
            raise InputError("input.scope", what=f"case {case}")
        told = dict(
            self.view.rows(
                "SELECT idx, type FROM event WHERE case_id = ? AND idx < ?", (case, self.size)
            )
        )
        shown = told
        if (only := self.plan.scope.get(case)) is not None:
            of_items = {index for item in only for index in self._item_events(item, case)}
            shown = {
                index: kind
                for index, kind in told.items()
                if index in of_items or kind.startswith("erasure.")
            }
        self.types |= shown
        if case == LEDGER_CASE:
            self.staff = frozenset(shown)
        erased = events - len(told)
        return CaseChain(case, events, head, events - erased - len(shown), erased)

    def _item_events(self, item: str, case: str) -> list[int]:
        if self.view.case_of("item", item) != case:
            raise InputError("input.scope", what=f"item {item} of case {case}")
        rows = self.view.rows("SELECT idx FROM event_item WHERE item = ?", (item,))
        return [index for (index,) in rows]

    def item_ids(self) -> Iterator[str]:
        """The disclosed items: of a whole case, all."""
        for case, only in self.plan.scope.items():
            if only is not None:
                yield from set(only)
                continue
            rows = self.view.rows(
                "SELECT id FROM chain WHERE case_id = ? AND kind = 'item'", (case,)
            )
            yield from (item for (item,) in rows)

    def item(self, item: str) -> Chain:
        """An item's chain."""
        events, head = self.view.chain("item", item)
        if head is None:
            raise InputError("input.scope", what=f"item {item}")
        return Chain(item, events, head)

    def artifacts(self) -> tuple[tuple[Artifact, ...], tuple[HiddenFile, ...]]:
        """What goes along, with generated names; and what exists and stays here."""
        found: dict[str, _Found] = {}
        purged: set[str] = set()
        for index in sorted(self.types):
            if self.types[index] == "artifact.hashed":
                self._hashed(index, found)
            elif self.types[index] == "artifact.purged":
                purged |= set(_event(self.ledger, index).body.get("artifacts", ()))
        artifacts: list[Artifact] = []
        hidden: list[HiddenFile] = []
        numbers: dict[str, int] = {}
        for artifact, newest in sorted(found.items()):
            ground = PURGED if artifact in purged else self._ground(artifact)
            if ground is not None:
                case = newest.event.case.id if newest.event.case is not None else ""
                hidden.append(HiddenFile(artifact, case, ground, newest.event.item_ids))
                continue
            items = newest.event.item_ids
            folder = f"data/items/{items[0]}" if items else "data/artifacts"
            numbers[folder] = numbers.get(folder, 0) + 1
            target = f"{folder}/{stored_name(numbers[folder])}"
            artifacts.append(self._artifact(artifact, newest, target))
        return tuple(artifacts), tuple(hidden)

    def _ground(self, artifact: str) -> str | None:
        """Why an artifact stays here; None when it goes along."""
        shown = self.plan.shown
        unnamed = None if shown is None or artifact in shown else NOT_SELECTED
        return self.plan.hidden.get(artifact, unnamed)

    def _hashed(self, index: int, found: dict[str, _Found]) -> None:
        entry = self.ledger.entry(index)
        event = _event(self.ledger, index)
        told: dict[str, Mapping[str, Any]] = {}
        if entry.private is not None and index not in self.plan.withheld:
            names = parse(entry.private).get("names")
            if isinstance(names, list):
                told = {each["artifact"]: each for each in names}
        for member in event.body["artifacts"]:
            artifact = member["artifact"]
            older = found.get(artifact)
            newer = told.get(artifact) or (older.told if older is not None else {})
            found[artifact] = _Found(event, member, newer)

    def _artifact(self, artifact: str, newest: _Found, target: str) -> Artifact:
        digests = newest.entry["digests"]
        path = self._path(artifact, newest, digests["sha256"])
        name = newest.told.get("name") or file_name(artifact.encode())
        source = Source(path, target, newest.entry["size"], digests, artifact)
        return Artifact(source, name, newest.told.get("times"))

    def _path(self, artifact: str, newest: _Found, sha256: str) -> Path:
        kept = self.ledger.folder / "artifacts" / sha256[:2] / sha256
        if kept.exists():
            return kept
        source = self._source(artifact)
        if newest.entry.get("kept") != "in-place" or source is None:
            raise InputError("input.artifact_absent", artifact=artifact)
        return source

    def _source(self, artifact: str) -> Path | None:
        """Where an artifact that was registered in place lies; known here even if withheld."""
        rows = self.view.rows("SELECT first, last FROM artifact WHERE id = ?", (artifact,))
        for index in sorted({index for row in rows for index in row}, reverse=True):
            if (raw := self._sources_of(index).get(artifact)) is not None:
                return Path(os.fsdecode(unb64(raw)))
        return None

    def _sources_of(self, index: int) -> Mapping[str, str]:
        """Where the artifacts of an event lie; it tells of up to thousands, so it is read once."""
        if index not in self.sources:
            private = self.ledger.entry(index).private
            names = parse(private).get("names", []) if private is not None else []
            self.sources[index] = {
                each["artifact"]: each["source"]["raw"] for each in names if "source" in each
            }
        return self.sources[index]


def _event(ledger: Ledger, index: int) -> Event:
    envelope = ledger.entry(index).envelope
    if envelope is None:
        raise AssertionError("view.db tells of an event that was erased")
    return open_envelope(envelope).event
