"""Reading copies: the bundle's history for people, in three languages (format.md §7, `reading/`).

Made from what the bundle itself discloses, read back from its files, so that a reading copy can
show nothing that the record does not. One self-contained page without script; every text that is
filled in is escaped and freed of characters that hide or turn text around. Pages are written as
they are made: memory grows with the items and findings of a case, not with its events.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from custody.bundle import layout
from custody.bundle.long_texts import Line, printed, printed_of, statement_lines
from custody.bundle.picture import lay_out
from custody.bundle.story import Case, Finding, Item, LaneKind, Person, Story, Told, tell
from custody.bundle.svg import custody_svg, inline_key, inline_rows, stylesheet
from custody.bundle.words import Words, readable, words
from custody.clock import parse_instant, zone
from custody.domain.events import LANGUAGES, LEDGER_CASE
from custody.ledger.event import open_envelope
from custody.resources import read_text
from custody.strict_json import parse_lines

if TYPE_CHECKING:
    from jinja2 import Environment

_SECTIONS: Final = (
    "case", "left_out", "items", "picture", "findings", "history", "files", "people", "record",
)  # fmt: skip
_ALARMS: Final = frozenset(
    {
        "finding.raised", "incident.recorded", "artifact.mismatch_found", "artifact.missing_found",
    }
)  # fmt: skip
_GROUP: Final = 8
_NARROW_SPACE: Final = "\u202f"


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


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the history."""

    number: int
    index: int
    anchor: str
    chain_anchor: str
    at: str
    offset: str
    entered: str
    """When it was recorded, where the act itself was earlier."""
    type: str
    text: str
    person: str
    role: str
    items: tuple[str, ...]
    alarm: bool
    statement: tuple[Line, ...]
    """What was read before signing, where it is disclosed."""
    statement_language: str
    corrected: list[int]


def write_reading_copies(folder: Path, cover: Cover) -> None:
    """Write `reading/` into a bundle that has its events, private parts and payload.

    Args:
        folder: The bundle's top folder.
        cover: What is not in the events.
    """
    target = folder / "reading"
    target.mkdir(exist_ok=True)
    story = tell(told_events(folder))
    for language in LANGUAGES:
        page = _Page(folder, cover, story, words(language))
        with (target / f"history.{language}.html").open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(page.chunks())
    pictured = [case for case in story.cases.values() if case.steps]
    if pictured:
        svg = custody_svg(pictured[0], story, words(cover.language))
        (target / "custody.svg").write_text(svg, encoding="utf-8", newline="\n")


def told_events(folder: Path) -> Iterator[Told]:
    """The disclosed events with their disclosed private parts, in order of index."""
    private = _private(folder / layout.PRIVATE)
    index, document = next(private, (-1, {}))
    with (folder / layout.EVENTS).open("rb") as lines:
        for line in lines:
            event = open_envelope(line[:-1]).event
            while 0 <= index < event.seq:
                index, document = next(private, (-1, {}))
            yield Told(event, document if index == event.seq else None)


def _private(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.exists():
        with path.open("rb") as lines:
            for document in parse_lines(lines):
                yield document["index"], document["doc"]


class _Page:
    """One language of the history."""

    def __init__(self, folder: Path, cover: Cover, story: Story, said: Words) -> None:
        self.folder, self.cover, self.story, self.words = folder, cover, story, said

    def chunks(self) -> Iterator[str]:
        """The page's text, piece by piece."""
        from markupsafe import Markup

        shown = {file["called"] for folder in self._payload() for file in folder.rows()}
        cases = [self._case(count, shown) for count in self.cover.counts if count.id != LEDGER_CASE]
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
            lines=self._lines,
            folders=self._folders,
            conditions=list(self._conditions()),
        )

    def _case(self, count: CaseCount, shown: set[str]) -> SimpleNamespace:
        from markupsafe import Markup

        case = self.story.cases.get(count.id) or Case(count.id)
        drawing = lay_out(case, self.story, self.words)
        pictures = [*inline_rows(drawing, self.words), inline_key(drawing, self.words)]
        return SimpleNamespace(
            id=case.id,
            anchor=_anchor(case.id),
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
            items=[self._item(item, shown) for item in case.items.values()],
            findings=[self._finding(finding) for finding in case.findings.values()],
            open_findings=sum(not finding.resolved for finding in case.findings.values()),
            picture_title=drawing.title,
            picture=[Markup(svg) for svg in pictures],  # noqa: S704 - escaped by `svg`
        )

    def _item(self, item: Item, shown: set[str]) -> dict[str, Any]:
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
                    "shown": artifact in shown,
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

    def _lines(self, chain: str) -> Iterator[_Line]:
        case = self.story.cases.get(chain)
        corrected = case.corrected if case is not None else {}
        for told in told_events(self.folder):
            event = told.event
            if event.case is None or event.case.id != chain:
                continue
            number = event.case.seq + 1
            statement = _statement(told)
            yield _Line(
                number=number,
                index=event.seq,
                anchor=f"{_anchor(chain)}-{number}",
                chain_anchor=_anchor(chain),
                at=told.at,
                offset=told.offset,
                entered=event.recorded.at if event.occurred is not None else "",
                type=event.type,
                text=self.words.history(told),
                person=self.story.person_of(event),
                role=self.words.role(event.actor_role),
                items=event.item_ids,
                alarm=event.type in _ALARMS,
                statement=tuple(statement_lines(statement)) if statement else (),
                statement_language=event.language or "",
                corrected=corrected.get(event.id, []),
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

    def _folders(self) -> Iterator["_Folder"]:
        yield from self._payload()
        documents = self.cover.documents
        if documents:
            yield _Folder("data/documents", len(documents), "manifest-sha256.txt",
                          lambda: map(_document_row, documents))  # fmt: skip

    def _payload(self) -> Iterator["_Folder"]:
        verified: dict[str, str] = {}
        for case in self.story.cases.values():
            verified |= case.verified
        for path in sorted((self.folder / "data").glob("**/files.jsonl")):
            yield _payload_folder(path, path.parent.relative_to(self.folder).as_posix(), verified)


@dataclass(frozen=True, slots=True)
class _Folder:
    """Files of one folder of the payload; on paper, of many only the first."""

    name: str
    count: int
    list: str
    """Where in the bundle they are all listed."""
    rows: Callable[[], Iterator[Mapping[str, Any]]]

    @property
    def left_out(self) -> int:
        return self.count - printed_of(self.count)

    def printed(self) -> Iterator[Mapping[str, Any]]:
        return islice(self.rows(), printed_of(self.count))

    def others(self) -> Iterator[Mapping[str, Any]]:
        return islice(self.rows(), printed_of(self.count), None)


def _payload_folder(path: Path, name: str, verified: Mapping[str, str]) -> _Folder:
    def rows() -> Iterator[Mapping[str, Any]]:
        with path.open("rb") as lines:
            for entry in parse_lines(lines):
                yield {
                    "called": entry["artifact"],
                    "path": f"{name}/{entry['stored']}",
                    "name": entry["name"]["shown"],
                    "size": entry["size"],
                    "digests": sorted(entry["digests"].items()),
                    "verified": verified.get(entry["artifact"], ""),
                }

    with path.open("rb") as lines:
        return _Folder(name, sum(1 for _ in lines), f"{name}/files.jsonl", rows)


def _document_row(document: DocumentFile) -> Mapping[str, Any]:
    return {
        "called": document.title,
        "path": document.path,
        "size": document.size,
        "digests": [("sha256", document.sha256)],
        "name": "",
        "verified": "",
    }


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
        "local": _local,
        "utc": _utc,
        "grouped": _grouped,
        "wordgroups": _word_groups,
        "printed": printed,
        "left_out": lambda names: len(names) - len(printed(names)),
    }
    environment.filters.update(filters)
    return environment


def _finalize(value: object) -> object:
    """What is filled in is shown plainly; what is markup already was made so by us."""
    return readable(value) if type(value) is str else value


def _statement(told: Told) -> str:
    statement = told.private.get("statement", "") if told.private is not None else ""
    return statement if isinstance(statement, str) else ""


def _local(at: str, offset: str) -> str:
    return f"{parse_instant(at).astimezone(zone(offset)):%Y-%m-%d %H:%M:%S}"


def _utc(at: str) -> str:
    return at[:19].replace("T", " ")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", _NARROW_SPACE)


def _word_groups(text: str) -> list[str]:
    return [text[at : at + _GROUP] for at in range(0, len(text), _GROUP)]


def _anchor(chain: str) -> str:
    """The name of a chain's place in the page; it cannot meet a section's name."""
    return f"e-{chain}"
