"""What a bundle discloses of a ledger: which events, private parts and artifacts (format.md §7).

Who may see what has been decided before (`ExportPlan`); here it is only found in the ledger.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from custody.bundle.bounds import RECORD, bounding, kept
from custody.bundle.counts import refuses_elsewhere
from custody.bundle.cover import CaseCount, HiddenFile
from custody.bundle.layout import stored_name
from custody.bundle.payload import Payload, Source
from custody.bundle.spool import Spool
from custody.domain.events import LEDGER_CASE, Event
from custody.errors import InputError, IntegrityError
from custody.ledger.checkpoint import open_note
from custody.ledger.event import open_envelope
from custody.ledger.ledger import Ledger
from custody.ledger.store import Entry
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

    def source(self, number: int) -> Source:
        """It as a file of the payload."""
        digests = {"sha256": self.sha256}
        return Source(os.fspath(self.path), self.stored(number), self.size, digests, self.title)


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
    refusals: frozenset[int] = frozenset()
    """Indices of events that refuse what another ledger offered; they go along with items."""


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
    payload: Payload
    """Artifacts and documents; it is to be closed."""
    hidden: tuple[HiddenFile, ...]
    stamps: Mapping[int, bytes]
    """Size of each stamped head that goes along, and the stamp."""


def disclose(ledger: Ledger, plan: ExportPlan, work: Path) -> Disclosure:
    """Find in the ledger, at its newest checkpoint, what a plan discloses.

    Args:
        ledger: The ledger.
        plan: What was decided to hand over.
        work: A folder for what is found; nothing is left in it when the payload is closed.

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
    stamps = finder.stamps()
    tree = Tree(map(hash_leaf, ledger.store.leaves(0, size)))
    payload, hidden = finder.payload(work)
    return Disclosure(
        size,
        note,
        tree,
        tuple(sorted(finder.types)),
        finder.staff,
        tuple(cases),
        tuple(items),
        payload,
        hidden,
        stamps,
    )


class _Place(NamedTuple):
    """Where the newest that is told of an artifact is to be found."""

    folder: str
    """Its folder in the bundle."""
    place: int
    """In the spool."""


class _Finder:
    def __init__(self, ledger: Ledger, view: View, plan: ExportPlan, size: int) -> None:
        self.ledger, self.view, self.plan, self.size = ledger, view, plan, size
        self.types: dict[int, str] = {}
        """Index of each disclosed event to its type."""
        self.staff: frozenset[int] = frozenset()
        self.sources: tuple[int, Mapping[str, str]] = (-1, {})
        """Where the artifacts of the event that was asked last lie."""

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
                if index in of_items or kind.startswith("erasure.") or self._refuses(index)
            }
        self.types |= shown
        if case == LEDGER_CASE:
            self.staff = frozenset(shown)
        erased = events - len(told)
        return CaseChain(case, events, head, events - erased - len(shown), erased)

    def _refuses(self, index: int) -> bool:
        """Whether an event is one of the refusals that were asked for."""
        if index not in self.plan.refusals:
            return False
        if not refuses_elsewhere(_event(self.ledger.entry(index))):
            raise InputError("input.scope", what=f"refusal of an offer at {index}")
        return True

    def stamps(self) -> dict[int, bytes]:
        """Stamps that go along, by size; their records are noted, for what follows is not older."""
        chosen = bounding(kept(self.ledger, self.size), list(self.types))
        self.types |= {each.record: RECORD for each in chosen if each.record is not None}
        return {each.size: each.token for each in chosen}

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

    def payload(self, work: Path) -> tuple[Payload, tuple[HiddenFile, ...]]:
        """What goes along, with generated names; and what exists and stays here."""
        newest: dict[str, _Place] = {}
        purged: set[str] = set()
        hidden: list[HiddenFile] = []
        with Spool(work) as spool, ExitStack() as stack:
            for index in sorted(self.types):
                if self.types[index] == "artifact.hashed":
                    self._hashed(index, newest, spool)
                elif self.types[index] == "artifact.purged":
                    purged |= set(_event(self.ledger.entry(index)).body.get("artifacts", ()))
            for artifact in sorted(newest):
                ground = PURGED if artifact in purged else self._ground(artifact)
                if ground is not None:
                    told = spool.at(newest.pop(artifact).place)
                    hidden.append(HiddenFile(artifact, told["case"], ground, tuple(told["items"])))
            documents = (each.source(n) for n, each in enumerate(self.plan.documents, 1))
            payload = stack.enter_context(Payload(work))
            for source in merge(
                self._artifacts(newest, spool), documents, key=attrgetter("target")
            ):
                payload.add(source)
            stack.pop_all()
        return payload, tuple(hidden)

    def _ground(self, artifact: str) -> str | None:
        """Why an artifact stays here; None when it goes along."""
        shown = self.plan.shown
        unnamed = None if shown is None or artifact in shown else NOT_SELECTED
        return self.plan.hidden.get(artifact, unnamed)

    def _hashed(self, index: int, newest: dict[str, _Place], spool: Spool) -> None:
        """Put aside what an event tells of its artifacts, and what only an earlier one told."""
        entry = self.ledger.entry(index)
        event = _event(entry)
        private = _names(entry)
        items = event.item_ids
        folder = f"data/items/{items[0]}" if items else "data/artifacts"
        for member in event.body["artifacts"]:
            artifact = member["artifact"]
            known = private.get(artifact, {})
            told = {
                "case": event.case_id or "",
                "items": items,
                "size": member["size"],
                "digests": member["digests"],
                "in_place": member.get("kept") == "in-place",
                "source": known.get("source", {}).get("raw"),
                "told": None if index in self.plan.withheld else known or None,
            }
            if (older := newest.get(artifact)) is not None:
                before = spool.at(older.place)
                told["source"] = told["source"] or before["source"]
                told["told"] = told["told"] or before["told"]
            newest[artifact] = _Place(folder, spool.add(told))

    def _artifacts(self, newest: Mapping[str, _Place], spool: Spool) -> Iterator[Source]:
        """The artifacts that go along, in the order of their paths in the bundle."""
        folder, number = "", 0
        for artifact in sorted(newest, key=lambda each: (f"{newest[each].folder}/", each)):
            place = newest[artifact]
            folder, number = place.folder, number + 1 if place.folder == folder else 1
            told = spool.at(place.place)
            known = told["told"] or {}
            yield Source(
                self._path(artifact, told),
                f"{folder}/{stored_name(number)}",
                told["size"],
                told["digests"],
                artifact,
                known.get("name") or file_name(artifact.encode()),
                known.get("times"),
            )

    def _path(self, artifact: str, told: Mapping[str, Any]) -> str:
        sha256 = told["digests"]["sha256"]
        kept = f"{self.ledger.folder}/artifacts/{sha256[:2]}/{sha256}"
        if os.path.exists(kept):  # noqa: PTH110 - of very many
            return kept
        source = told["source"] or self._source(artifact)
        if not told["in_place"] or source is None:
            raise InputError("input.artifact_absent", artifact=artifact)
        return os.fsdecode(unb64(source))

    def _source(self, artifact: str) -> str | None:
        """Where an artifact lies of which only an event that is not disclosed tells that."""
        rows = self.view.rows("SELECT first, last FROM artifact WHERE id = ?", (artifact,))
        for index in sorted({index for row in rows for index in row}, reverse=True):
            if self.sources[0] != index:
                names = _names(self.ledger.entry(index))
                raw = {each: told.get("source", {}).get("raw") for each, told in names.items()}
                self.sources = (index, raw)
            if (found := self.sources[1].get(artifact)) is not None:
                return found
        return None


def _event(entry: Entry) -> Event:
    if entry.envelope is None:
        raise AssertionError("view.db tells of an event that was erased")
    return open_envelope(entry.envelope).event


def _names(entry: Entry) -> dict[str, Mapping[str, Any]]:
    """What the private part of an event tells of its artifacts."""
    names = parse(entry.private).get("names") if entry.private is not None else None
    return {each["artifact"]: each for each in names} if isinstance(names, list) else {}
