"""Everything that a case's page shows, read in one go. No Qt in it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from custody.bundle.story import Case, Item, Person
from custody.domain.model import CaseState
from custody.domain.named_documents import NamedDocument, named_documents
from custody.domain.records import Finding
from custody.event_filter import EventFilter
from custody.progress import Progress
from custody.queries import Queries
from custody.rows import ArtifactRow, FindingRow
from ui.models.agenda import RequestRow, agenda_of

_PAGE: Final = 1024


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item: what it is, where it is, who answers for it."""

    id: str
    type: str
    make: str
    exhibit: str
    state: str
    holder: str
    place: str
    since: str | None
    """Since when it is so."""
    seals: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An artifact and how it was found last."""

    row: ArtifactRow
    checked_at: str | None
    condition: str
    """`sound`, `mismatch`, `missing`, `purged` or `unknown`."""
    is_restricted: bool
    copy_of: str = ""
    """The artifact of which it is a working copy, which no store keeps."""
    name: str = ""
    """How its file was called where it was found."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that an event names as its document."""

    index: int
    type: str
    at: str
    named: NamedDocument


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the case."""

    person: str
    role: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies, or a search was made."""

    kind: str
    """`store`, `search`."""
    name: str
    told: str
    """What lies there, or the state of the search."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that left."""

    id: str
    at: str
    is_disclosed: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """A finding, and how far it was dealt with."""

    row: FindingRow
    finding: Finding | None

    @property
    def state(self) -> str:
        """`open`, `acknowledged` or `resolved`."""
        if self.row.resolved is not None:
            return "resolved"
        return "open" if self.row.acknowledged is None else "acknowledged"


@dataclass(frozen=True, slots=True)
class CaseDetails:
    """A case as its page shows it."""

    id: str
    title: str
    registration: str
    opened_at: str
    is_closed: bool
    confidentiality: str
    events: int
    items: tuple[ItemRow, ...]
    artifacts: tuple[Kept, ...]
    requests: tuple[RequestRow, ...]
    members: tuple[Member, ...]
    places: tuple[Place, ...]
    documents: tuple[Document, ...]
    bundles: tuple[Sent, ...]
    findings: tuple[Wrong, ...]
    state: CaseState
    story: Case
    people: Mapping[str, Person]


def read_case(queries: Queries, case: str, now: str, progress: Progress) -> CaseDetails:
    """Read a case as it stands at an instant.

    Raises:
        CancelledError: It was stopped.
    """
    state, _ = queries.states.outline(case)
    story = queries.story(case, progress)
    told = story.cases.get(case) or Case(case)
    items = [_item(state, name, told.items.get(name)) for name in sorted(state.items)]
    rows = queries.artifacts(case)
    names = file_names(queries, {row.last for row in rows})
    hashed = [replace(kept(state, row), name=names.get(row.id, "")) for row in rows]
    copies = _copies(queries, state, {each.row.id for each in hashed})
    findings = queries.findings(case, unresolved=False)
    return CaseDetails(
        id=case,
        title=told.title,
        registration=told.registration or state.registration,
        opened_at=told.opened.at if told.opened is not None else "",
        is_closed=state.closed,
        confidentiality=state.confidentiality,
        events=told.events,
        items=tuple(items),
        artifacts=tuple(sorted([*hashed, *copies], key=lambda each: each.row.id)),
        requests=agenda_of([state], (), now).requests,
        members=tuple(Member(m.person, m.role, m.starts_at, m.ends_at) for m in state.members),
        places=tuple(_places(state)),
        documents=tuple(documents(queries, case)),
        bundles=tuple(Sent(each.id, each.at, each.disclosed) for each in state.bundles.values()),
        findings=tuple(Wrong(row, state.findings.get(row.id)) for row in findings),
        state=state,
        story=told,
        people=story.people,
    )


def _item(state: CaseState, name: str, told: Item | None) -> ItemRow:
    item = state.items[name]
    return ItemRow(
        id=name,
        type=item.type or (told.type if told is not None else ""),
        make=told.make if told is not None else "",
        exhibit=told.exhibit if told is not None else "",
        state=str(item.state),
        holder=item.holder or "",
        place=item.place or "",
        since=item.history[-1].at if item.history else None,
        seals=tuple(sorted(item.seals)),
        flags=tuple(sorted(item.flags)),
    )


def kept(state: CaseState, row: ArtifactRow) -> Kept:
    """An artifact's row with how it was found last."""
    known = state.artifacts.get(row.id)
    if known is None:
        return Kept(row, None, "unknown", is_restricted=False)
    condition = "sound"
    for name in ("mismatch", "missing", "purged"):
        if getattr(known, name):
            condition = name
    restricted = state.restriction_of(row.id) is not None
    return Kept(row, known.checked_at, condition, is_restricted=restricted)


def file_names(queries: Queries, hashed: Collection[int]) -> dict[str, str]:
    """How files were called where they were found, by what was recorded with their digests."""
    names: dict[str, str] = {}
    for index in hashed:
        told = queries.told(index)
        for each in ((told and told.private) or {}).get("names", ()):
            names[each["artifact"]] = each["name"]["shown"]
    return names


def _copies(queries: Queries, state: CaseState, hashed: Collection[str]) -> Iterator[Kept]:
    """Copies that were recorded beside their source and not hashed as artifacts of their own."""
    for known in state.artifacts.values():
        source = state.artifacts.get(known.source or "")
        if source is None or known.id in hashed:
            continue
        (made,) = (
            each.index
            for each in queries.names(known.id)
            if (each.kind, each.id) == ("artifact", known.id)
        )
        size, item = known.size or source.size or 0, known.item or source.item
        row = ArtifactRow(
            known.id, state.case, item, size, known.sha256 or "", None, None, made, made
        )
        yield replace(kept(state, row), copy_of=source.id)


def _places(state: CaseState) -> Iterator[Place]:
    lying: dict[str, list[str]] = {}
    for _name, item in sorted(state.items.items()):
        if item.place and not item.gone:
            lying.setdefault(item.place, []).append(item.id)
    for place, items in sorted(lying.items()):
        yield Place("store", place, ", ".join(items))
    for search in state.searches.values():
        yield Place("search", search.id, search.state)


def documents(queries: Queries, case: str) -> Iterator[Document]:
    """Every file that an event of a case names as a document, in order of the record."""
    after = -1
    while True:
        indices = queries.event_indices(EventFilter(case=case), after=after, limit=_PAGE)
        for index in indices:
            told = queries.told(index)
            if told is None:
                continue
            fields = {**told.event.body, **(told.private or {})}
            for named in named_documents(told.event.type, fields, told.event.item_ids):
                yield Document(index, told.event.type, told.at, named)
        if len(indices) < _PAGE:
            return
        after = indices[-1]
