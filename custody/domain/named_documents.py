"""The files that an event names as its documents, and what each is called.

A paper is told by its own kind, title or number where the event has one; else by what it concerns:
the request, the search, the report's examination, the items.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from custody.domain import wording
from custody.domain.vocabulary import TYPES, Field, Kind

_PLAIN: Final = frozenset({"document", "documents"})
"""Fields whose name tells no more than the column that it would stand in."""
_NUMBERS: Final = ("title", "number", "ref", "ticket")
_SUBJECTS: Final = (
    "request", "protocol", "search", "bundle", "examination", "finding", "authority",
)  # fmt: skip
"""Fields that name what an event concerns, the nearest first."""


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A file that an event names, in no language yet."""

    sha256: str
    size: int
    media_type: str
    field: str
    group: str
    kind: str
    """What the event says that it is; empty if it has no word for it."""
    number: str
    """Its title or number; empty if it has none."""
    subject: str
    """The field of `concerned`; empty if that are items."""
    concerned: tuple[str, ...]

    def told(self, language: str) -> str:
        """Kind and title or number, as far as they are known."""
        return " · ".join(filter(None, (self._what(language), self._called(language))))

    def _what(self, language: str) -> str:
        if self.kind:
            said = wording.choice("kind", self.kind, language)
            return wording.capital(said)
        if self.field not in _PLAIN:
            return wording.label(self.field, language)
        return wording.label(self.group, language) if self.group else ""

    def _called(self, language: str) -> str:
        if self.number or not self.concerned:
            return self.number
        if self.subject:
            return f"{wording.label(self.subject, language)} {self.concerned[0]}"
        return wording.shortened(self.concerned, language)


def named_documents(
    type_name: str, fields: Mapping[str, Any], items: Sequence[str] = ()
) -> Iterator[NamedDocument]:
    """The documents of an event, in the order of its form.

    Args:
        type_name: Type of the event.
        fields: Of its body and, if it is told, of its private part.
        items: The items that it concerns.
    """
    subject = next((name for name in _SUBJECTS if fields.get(name)), "")
    concerned = (str(fields[subject]),) if subject else tuple(items)
    for field, group, beside in _found(TYPES[type_name].fields, fields, ""):
        for value in _each(beside[field.name]):
            yield NamedDocument(
                sha256=str(value["sha256"]),
                size=int(value["size"]),
                media_type=str(value.get("media_type", "application/octet-stream")),
                field=field.name,
                group=group,
                kind=str(beside.get("kind") or "") if field.name in _PLAIN else "",
                number=next((str(beside[each]) for each in _NUMBERS if beside.get(each)), ""),
                subject=subject,
                concerned=concerned,
            )


def _found(
    fields: Iterable[Field], values: Mapping[str, Any], group: str
) -> Iterator[tuple[Field, str, Mapping[str, Any]]]:
    for field in fields:
        if field.kind is Kind.DOCUMENT and field.name in values:
            yield field, group, values
        elif field.kind is Kind.GROUP:
            for value in _each(values.get(field.name)):
                yield from _found(field.fields, value, field.name)


def _each(value: Any) -> Iterator[Mapping[str, Any]]:
    for each in value if isinstance(value, list) else (value,):
        if isinstance(each, Mapping):
            yield each
