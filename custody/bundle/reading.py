"""Reading copies: the bundle's history for people, in three languages (format.md §7, `reading/`).

Made from what the bundle itself discloses, read back from its files, so that a reading copy can
show nothing that the record does not. One self-contained page without script; every text that is
filled in is escaped and freed of characters that hide or turn text around. Pages are written as
they are made: memory grows with the items and findings of a case, not with its events.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from custody.bundle import layout
from custody.bundle.case_jsonld import NAME as CASE_GRAPH
from custody.bundle.case_jsonld import CaseGraph
from custody.bundle.long_texts import printed, printed_of
from custody.bundle.paper import write_paper
from custody.bundle.picture import lay_out
from custody.bundle.rows import (
    EventRow,
    File,
    FileRow,
    Rows,
    anchor_of,
    digest,
    grouped,
    local,
    utc,
    when,
)
from custody.bundle.story import Case, Finding, Item, LaneKind, Person, Story, Told, tell
from custody.bundle.svg import custody_svg, inline_key, inline_rows, stylesheet
from custody.bundle.words import Words, readable, words
from custody.domain.events import LANGUAGES, LEDGER_CASE
from custody.ledger.event import Envelope, leaf_hash, open_envelope
from custody.resources import read_text
from custody.strict_json import parse_lines, unb64

if TYPE_CHECKING:
    from jinja2 import Environment

_SECTIONS: Final = (
    "case", "left_out", "items", "picture", "findings", "history", "files", "people", "record",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseCount:
    """How much of a case is shown."""

    id: str
    events: int
    """Of the whole case."""
    withheld: int
    erased: int


@dataclass(frozen=True, slots=True)
class HiddenFile:
    """An artifact that exists and is not in the bundle."""

    artifact: str
    case: str
    ground: str
    """Why: a ground of `artifact.access_restricted`, or `not_selected`."""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document of the bundle."""

    path: str
    title: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What a reading copy says that is not in the events."""

    bundle: str
    recipient: str
    purpose: str
    made_at: str
    language: str
    """Language of `custody.svg`; the pages come in all three."""
    origin: str
    checkpoint: str
    """The note, as text."""
    conditions: tuple[str, ...]
    counts: tuple[CaseCount, ...]
    hidden: tuple[HiddenFile, ...] = ()
    documents: tuple[DocumentFile, ...] = ()
    items: frozenset[str] = frozenset()
    """Those of which all events are shown."""


def write_reading_copies(folder: Path, cover: Cover) -> None:
    """Write `reading/` into a bundle that has its events, private parts and payload.

    Args:
        folder: The bundle's top folder.
        cover: What is not in the events.
    """
    target = folder / "reading"
    target.mkdir(exist_ok=True)
    story = tell(told_events(folder))
    with ExitStack() as stack:
        pages = [
            _Page(cover, story, words(language), stack.enter_context(Rows(target)))
            for language in LANGUAGES
        ]
        graph = CaseGraph(
            stack.enter_context((target / CASE_GRAPH).open("wb")),
            cover.origin,
            cover.items,
            words(cover.language),
        )
        graph.people(story)
        _add_events(folder, story, pages, graph)
        _add_files(folder, cover, story, pages, graph)
        graph.end(story)
        for page in pages:
            path = target / f"history.{page.words.language}.html"
            with path.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(page.chunks())
            write_paper(target, cover, story, page.words, told_events(folder))
    pictured = [case for case in story.cases.values() if case.steps]
    if pictured:
        svg = custody_svg(pictured[0], story, words(cover.language))
        (target / "custody.svg").write_text(svg, encoding="utf-8", newline="\n")


def told_events(folder: Path) -> Iterator[Told]:
    """The disclosed events with their disclosed private parts, in order of index."""
    return (told for told, _ in _enveloped_events(folder))


def _enveloped_events(folder: Path) -> Iterator[tuple[Told, Envelope]]:
    private = _private(folder / layout.PRIVATE)
    index, document = next(private, (-1, {}))
    with (folder / layout.EVENTS).open("rb") as lines:
        for line in lines:
            envelope = open_envelope(line[:-1])
            event = envelope.event
            while 0 <= index < event.seq:
                index, document = next(private, (-1, {}))
            yield Told(event, document if index == event.seq else None), envelope


def _salts(folder: Path) -> Iterator[bytes]:
    with (folder / layout.PROOFS).open("rb") as lines:
        for proof in parse_lines(lines):
            yield unb64(proof["salt"])


def _private(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.exists():
        with path.open("rb") as lines:
            for document in parse_lines(lines):
                yield document["index"], document["doc"]


class _Page:
    """One language of the history."""

    def __init__(self, cover: Cover, story: Story, said: Words, rows: Rows) -> None:
        self.cover, self.story, self.words, self.rows = cover, story, said, rows
        self.folders: list[_Folder] = []
        self.photos: set[str] = set()
        """Photographs whose files are in the bundle."""

    def chunks(self) -> Iterator[str]:
        """The page's text, piece by piece."""
        from markupsafe import Markup

        cases = [self._case(count) for count in self.cover.counts if count.id != LEDGER_CASE]
        style = read_text("templates/reading/history.css") + stylesheet("auto")
        template = _environment().get_template("history.html.j2")
        return template.generate(
            language=self.words.language,
            t=self.words.text,
            ground=self.words.ground,
            style=Markup(style),  # noqa: S704 - our own file and palette, nothing from outside
            names=", ".join(case.id for case in cases) or "—",
            cover=self.cover,
            story=self.story,
            sections=_SECTIONS,
            cases=cases,
            people=[self._person(person) for person in self.story.people.values()],
            rows=self.rows.of,
            folders=self.folders,
            conditions=list(self._conditions()),
        )

    def _case(self, count: CaseCount) -> SimpleNamespace:
        from markupsafe import Markup

        case = self.story.cases.get(count.id) or Case(count.id)
        drawing = lay_out(case, self.story, self.words)
        pictures = [*inline_rows(drawing, self.words), inline_key(drawing, self.words)]
        return SimpleNamespace(
            id=case.id,
            anchor=anchor_of(case.id),
            registration=case.registration,
            name=case.title,
            opened=case.opened,
            disclosed=case.events,
            all=count.events,
            withheld=count.withheld,
            erased=count.erased,
            withheld_private=len(case.not_told - case.erased_parts),
            erased_private=len(case.not_told & case.erased_parts),
            hidden=[hidden for hidden in self.cover.hidden if hidden.case == case.id],
            items=[self._item(item) for item in case.items.values()],
            findings=[self._finding(finding) for finding in case.findings.values()],
            open_findings=sum(not finding.resolved for finding in case.findings.values()),
            picture_title=drawing.title,
            picture=[Markup(svg) for svg in pictures],  # noqa: S704 - escaped by `svg`
        )

    def _item(self, item: Item) -> dict[str, Any]:
        where = self.words.text("items.unknown")
        if item.fate:
            where = self.words.event(item.fate)
        elif item.lane is not None and item.lane.kind is LaneKind.PERSON:
            where = self.words.text("items.held", person=item.lane.person or "?")
        elif item.lane is not None:
            where = self.words.text(f"items.{item.lane.kind}")
        return {
            "id": item.id,
            "exhibit": item.exhibit,
            "parent": item.parent,
            "type": self.words.choice("type", item.type) if item.type else "—",
            "make": item.make,
            "description": item.description,
            "where": where,
            "transit_to": item.transit_to,
            "seals": sorted(item.seals),
            "photos": [
                {
                    "artifact": artifact,
                    "view": self.words.choice("view", view),
                    "caption": caption,
                    "shown": artifact in self.photos,
                }
                for artifact, view, caption in item.photos
            ],
        }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "id": finding.id,
            "number": finding.number,
            "at": finding.at,
            "offset": finding.offset,
            "severity": finding.severity,
            "words": self.words.choice("kind", finding.kind) if finding.kind else "—",
            "about": (*finding.items, *finding.artifacts),
            "acknowledged": finding.acknowledged,
            "resolved": finding.resolved,
            "effect": self.words.choice("effect", finding.effect) if finding.effect else "",
            "explanation": finding.explanation,
        }

    def _person(self, person: Person) -> SimpleNamespace:
        return SimpleNamespace(
            id=person.id,
            station=person.station,
            roles=[self.words.role(role) for role in person.roles],
            keys=[
                {"hex": key.removeprefix("sha256:"), "ended": key in person.revoked}
                for key in person.keys
            ],
        )

    def _conditions(self) -> Iterator[SimpleNamespace]:
        """The conditions in the page's language, as far as they are told in words of ours."""
        kinds = {name: kind for case in self.story.cases.values()
                 for name, kind in case.conditions.items()}  # fmt: skip
        sealed = words(self.cover.language)
        for text in self.cover.conditions:
            name, _, said = text.partition(": ")
            kind = kinds.get(name)
            if kind is not None and said == sealed.choice("kind", kind):
                yield SimpleNamespace(id=name, text=self.words.choice("kind", kind), language="")
            elif self.cover.language == self.words.language:
                yield SimpleNamespace(id="", text=text, language="")
            else:
                yield SimpleNamespace(id="", text=text, language=self.cover.language)


@dataclass(frozen=True, slots=True)
class _Folder:
    """Files of one folder of the payload; on paper, of many only the first."""

    name: str
    count: int
    list: str
    """Where in the bundle they are all listed."""

    @property
    def left_out(self) -> int:
        return self.count - printed_of(self.count)

    def table_of(self, place: int) -> str:
        """The table in which a file stands, by its place in the folder."""
        return self.printed if place < printed_of(self.count) else self.others

    @property
    def printed(self) -> str:
        return f"{self.name}/printed"

    @property
    def others(self) -> str:
        return f"{self.name}/others"


def _add_events(folder: Path, story: Story, pages: list[_Page], graph: CaseGraph) -> None:
    for (told, envelope), salt in zip(_enveloped_events(folder), _salts(folder), strict=True):
        graph.event(told, envelope, leaf_hash(salt, envelope.data).hex(), story)
        link = told.event.case
        if link is None:
            continue
        case = story.cases.get(link.id)
        corrected = case.corrected.get(told.event.id, []) if case is not None else []
        row = EventRow(told, link.id, link.seq + 1, story.person_of(told.event))
        for page in pages:
            page.rows.add(f"events/{link.id}", row.within(page.words, corrected))


def _add_files(
    folder: Path, cover: Cover, story: Story, pages: list[_Page], graph: CaseGraph
) -> None:
    photos = {
        photo[0] for case in story.cases.values() for item in case.items.values()
        for photo in item.photos
    }  # fmt: skip
    for path in sorted((folder / "data").glob("**/files.jsonl")):
        name = path.parent.relative_to(folder).as_posix()
        with path.open("rb") as lines:
            files = _Folder(name, sum(1 for _ in lines), f"{name}/files.jsonl")
        _add_folder(files, graph.files(_payload(path, name, story)), pages)
        if photos:
            there = photos.intersection(file.called for file in _payload(path, name, story))
            for page in pages:
                page.photos |= there
    if cover.documents:
        documents = (
            File(each.title, each.path, "", each.size, {"sha256": each.sha256}, "")
            for each in cover.documents
        )
        files = _Folder("data/documents", len(cover.documents), "manifest-sha256.txt")
        _add_folder(files, documents, pages)


def _add_folder(folder: _Folder, files: Iterable[File], pages: list[_Page]) -> None:
    for place, file in enumerate(files):
        row = FileRow(file)
        for page in pages:
            page.rows.add(folder.table_of(place), row.within(page.words))
    for page in pages:
        page.folders.append(folder)


def _payload(path: Path, name: str, story: Story) -> Iterator[File]:
    with path.open("rb") as lines:
        for entry in parse_lines(lines):
            yield File(
                entry["artifact"],
                f"{name}/{entry['stored']}",
                entry["name"]["shown"],
                entry["size"],
                entry["digests"],
                _verified(entry["artifact"], story),
                entry.get("times", {}),
            )


def _verified(artifact: str, story: Story) -> str:
    found = (case.verified.get(artifact, "") for case in reversed(story.cases.values()))
    return next(filter(None, found), "")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: read_text(f"templates/reading/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "local": local,
        "utc": utc,
        "grouped": grouped,
        "printed": printed,
        "left_out": lambda names: len(names) - len(printed(names)),
    }
    environment.filters.update(filters)
    environment.globals.update(digest=digest, when=when)
    return environment


def _finalize(value: object) -> object:
    """What is filled in is shown plainly; what is markup already was made so by us."""
    return readable(value) if type(value) is str else value
