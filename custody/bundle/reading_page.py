"""One language of the history, as a page without script (format.md §7, `reading/`).

Every text that is filled in is escaped and freed of characters that hide or turn text around.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from custody.bundle.cover import CaseCount, Cover
from custody.bundle.long_texts import printed, printed_of
from custody.bundle.picture import lay_out
from custody.bundle.rows import (
    Rows,
    anchor_of,
    digest,
    grouped,
    when,
)
from custody.bundle.story import Case, Finding, Item, Person, Story
from custody.bundle.svg import inline_key, inline_rows, stylesheet
from custody.bundle.words import Words, readable, words
from custody.domain.events import LEDGER_CASE
from custody.resources import read_text

if TYPE_CHECKING:
    from jinja2 import Environment


_SECTIONS: Final = (
    "case", "left_out", "items", "picture", "findings", "history", "files", "people", "record",
)  # fmt: skip


class Page:
    """One language of the history."""

    def __init__(self, cover: Cover, story: Story, said: Words, rows: Rows) -> None:
        self.cover, self.story, self.words, self.rows = cover, story, said, rows
        self.folders: list[Folder] = []
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
            instant=self.words.instant,
            when=partial(when, words=self.words),
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
        return {
            "id": item.id,
            "exhibit": item.exhibit,
            "parent": item.parent,
            "type": self.words.choice("type", item.type) if item.type else "—",
            "make": item.make,
            "description": item.description,
            "where": self.words.whereabouts(item),
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
class Folder:
    """Files of one folder of the payload; on paper, of many only the first."""

    name: str
    count: int
    list: str
    """Where in the bundle they are all listed."""

    @property
    def left_out(self) -> int:
        """How many stand on the screen alone."""
        return self.count - printed_of(self.count)

    def table_of(self, place: int) -> str:
        """The table in which a file stands, by its place in the folder."""
        return self.printed if place < printed_of(self.count) else self.others

    @property
    def printed(self) -> str:
        """Name of the table that is printed."""
        return f"{self.name}/printed"

    @property
    def others(self) -> str:
        """Name of the table of those left out."""
        return f"{self.name}/others"


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
        "grouped": grouped,
        "printed": printed,
        "left_out": lambda names: len(names) - len(printed(names)),
    }
    environment.filters.update(filters)
    environment.globals.update(digest=digest)
    return environment


def _finalize(value: object) -> object:
    """What is filled in is shown plainly; what is markup already was made so by us."""
    return readable(value) if type(value) is str else value
