"""A template filled in: what the layout sets, complete, or an error that names what is missing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from custody.documents.facts import Block, Facts, Person
from custody.documents.telling import Cell, text_of
from custody.documents.template import WHOLE, Part, Template, Templates, Text
from custody.domain.cited import cited
from custody.domain.types_base import Kind
from custody.errors import InputError

_PLACE: Final = re.compile(r"\{([a-z_.]+)\}")

_NUMBER: Final = re.compile(r"[0-9]+\. ")
_SHORT: Final = 16
"""Letters of a cell that stand well in a narrow column."""
_WIDE: Final = 3

Content = dict[str, Any]


def compose(template: Template, templates: Templates, facts: Facts) -> Content:
    """Fill a template in.

    Raises:
        InputError: `input.document_field`; something that the paper cannot do without is not
            recorded.
    """
    return _Composer(template, templates, facts).content()


class _Composer:
    def __init__(self, template: Template, templates: Templates, facts: Facts) -> None:
        self.template, self.templates, self.facts = template, templates, facts
        self.language = facts.teller.language

    def content(self) -> Content:
        self._demand()
        content: Content = {
            "title": self._filled(self.template.title),
            "basis": self._filled(self.template.basis) if self.template.basis else "",
            "addressee": [
                told for name in self.template.addressee
                if isinstance(told := self.facts.told(self.template, name), str)
            ],
            "parts": _numbered(made for part in self.template.parts for made in self._part(part)),
        }  # fmt: skip
        people = self._people(self.template.every_page)
        if people:
            content["every_page"] = [
                f"{each.name} ({each.capacity})" if each.capacity else each.name for each in people
            ]
        return content

    def _demand(self) -> None:
        for demand in self.template.demands:
            value = self.facts.raw(self.template, demand.name)
            if value is None or value in ("", []):
                raise InputError(
                    "input.document_field",
                    kind=self.template.kind,
                    field=demand.name,
                    label=self._label(demand.name, {}),
                    article=cited(demand.article),
                    why=demand.why[self.language],
                )

    def _part(self, part: Part) -> Iterator[Content]:
        if part.unless and self.facts.raw(self.template, part.unless):
            return
        made = list(_FILLERS[part.kind](self, part))
        if not made and part.always is not None:
            made = [{"kind": "text", "paragraphs": [self._filled(part.always)]}]
        if made and part.heading is not None:
            if "heading" in made[0]:
                made.insert(0, {"kind": "text", "paragraphs": []})
            made[0] = {"heading": self._filled(part.heading), **made[0]}
        yield from made

    def _text(self, part: Part) -> Iterator[Content]:
        if part.text is not None:
            paragraphs = self._filled(part.text).split("\n\n")
            yield {"kind": "text", "paragraphs": [" ".join(each.split()) for each in paragraphs]}

    def _fields(self, part: Part) -> Iterator[Content]:
        rows: list[tuple[str, Cell]] = []
        for name in part.names:
            if self.facts.is_list(self.template, name):
                tables = list(self._groups(part, name))
                if rows and tables:
                    yield {"kind": "rows", "rows": rows}
                    rows = []
                yield from tables
                continue
            if name.endswith(WHOLE):
                group, value = self.template.field(name), self.facts.raw(self.template, name)
                if group is not None and isinstance(value, Mapping):
                    rows += self.facts.teller.rows(group, value)
                continue
            told = self.facts.told(self.template, name)
            if told is not None and told != "":
                rows.append((self._label(name, part.labels), told))
        if rows:
            yield {"kind": "rows", "rows": rows}

    def _groups(self, part: Part, name: str) -> Iterator[Content]:
        """A list of groups, as a table of the members that any of them has."""
        found, values = self.template.field(name), self.facts.raw(self.template, name)
        if found is None or not isinstance(values, list) or not values:
            return
        teller = self.facts.teller
        title = self._label(name, part.labels)
        if part.heading is not None and title.casefold() in self._filled(part.heading).casefold():
            title = ""
        is_named = any(each.name == "name" for each in found.fields)
        members = [
            each
            for each in found.fields
            if any(each.name in value for value in values)
            and not (is_named and each.kind is Kind.PERSON)  # our id of who is named already
        ]
        rows = [
            [teller.value(each, value[each.name], value) if each.name in value else "—"
             for each in members]
            for value in values
        ]  # fmt: skip
        yield {
            "kind": "table",
            "title": title,
            "columns": [teller.label(each, found.name) for each in members],
            "widths": [_width(column) for column in zip(*rows, strict=True)],
            "rows": rows,
        }

    def _list(self, part: Part) -> Iterator[Content]:
        """A reckoned list, as a table of the columns in which anything is told."""
        rows = self.facts.lists.get(part.names[0], [])
        kept = [(column, width) for column, width in zip(part.columns, part.widths, strict=True)
                if any(row.get(column) for row in rows)]  # fmt: skip
        if rows:
            yield {
                "kind": "table",
                "columns": [self.templates.column(each, self.language) for each, _ in kept],
                "widths": [width for _, width in kept],
                "rows": [[row.get(each) or "—" for each, _ in kept] for row in rows],
            }

    def _each(self, part: Part) -> Iterator[Content]:
        for block in self.facts.blocks.get(part.names[0], []):
            yield self._block(block)

    def _block(self, block: Block) -> Content:
        return {
            "kind": "rows", "heading": block.heading, "level": 3, "rows": list(block.rows),
        }  # fmt: skip

    def _lines(self, part: Part) -> Iterator[Content]:
        yield {"kind": "lines", "count": part.lines}

    def _signatures(self, part: Part) -> Iterator[Content]:
        people = self._people(part.names)
        if people:
            yield {
                "kind": "signatures",
                "people": [
                    {"name": each.name, "capacity": each.capacity, "refused": each.refused}
                    for each in people
                ],
            }

    def _picture(self, part: Part) -> Iterator[Content]:
        drawn = self.facts.pictures.get(part.names[0], [])
        if drawn:
            yield {"kind": "picture", "pictures": drawn}

    def _people(self, names: tuple[str, ...]) -> list[Person]:
        found: dict[str, Person] = {}
        for name in names:
            for each in self.facts.people.get(name, ()):
                if each.name:
                    found.setdefault(each.name, each)
        return list(found.values())

    def _label(self, name: str, labels: Mapping[str, Text]) -> str:
        if name in labels:
            return labels[name][self.language]
        if self.template.field(name) is None:
            return self.templates.label(name, self.language)
        return self.facts.label(self.template, name)

    def _filled(self, text: Text) -> str:
        """A text with what it names in its places."""

        def told(found: re.Match[str]) -> str:
            value = self.facts.told(self.template, found[1])
            return text_of(value) if value else "—"

        return _PLACE.sub(told, text[self.language])


def _width(column: Iterable[Cell]) -> int:
    """A share of the line for a column, by its longest text."""
    longest = max(len(text_of(each)) for each in column)
    return 1 if longest <= _SHORT else _WIDE


def _numbered(parts: Iterable[Content]) -> list[Content]:
    """Number the numbered headings anew: parts of which nothing is told have been left out."""
    made: list[Content] = []
    number = 0
    for part in parts:
        heading = part.get("heading", "")
        if part.get("level") is None and _NUMBER.match(heading):
            number += 1
            part = {**part, "heading": _NUMBER.sub(f"{number}. ", heading)}
        made.append(part)
    return made


_FILLERS: Final = {
    "text": _Composer._text,
    "fields": _Composer._fields,
    "list": _Composer._list,
    "each": _Composer._each,
    "lines": _Composer._lines,
    "signatures": _Composer._signatures,
    "picture": _Composer._picture,
}
