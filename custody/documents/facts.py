"""What a document is filled in with: the events of its family, and what is reckoned from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from custody.documents.record import Entry
from custody.documents.telling import Cell, Teller
from custody.documents.template import WHOLE, Template
from custody.domain.types_base import Kind
from custody.domain.vocabulary import TYPES

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who signs, or took part."""

    name: str
    capacity: str = ""
    refused: str = ""
    """What is said of a refusal to sign; empty where there was none."""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing of a list told at length."""

    heading: str
    rows: tuple[tuple[str, Cell], ...]


@dataclass(slots=True)
class Facts:
    """What is known for one document, in its language."""

    teller: Teller
    events: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Role to the fields of the event that plays it."""
    types: dict[str, str] = field(default_factory=dict)
    """Role to the type of that event."""
    single: dict[str, Cell] = field(default_factory=dict)
    lists: dict[str, list[Row]] = field(default_factory=dict)
    blocks: dict[str, list[Block]] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)
    pictures: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def play(self, role: str, entry: Entry | None) -> None:
        """Let an event play a role, if there is one."""
        if entry is not None:
            self.events[role] = entry.fields
            self.types[role] = entry.type

    def raw(self, template: Template, name: str) -> Any:
        """What the record has under a path; None where it has nothing."""
        if template.field(name) is None:
            return self.single.get(name) or self.lists.get(name) or self.people.get(name)
        role, *path = name.removesuffix(WHOLE).split(".")
        value: Any = self.events.get(role)
        for member in path:
            value = value.get(member) if isinstance(value, Mapping) else None
        return value

    def told(self, template: Template, name: str) -> Cell | None:
        """What stands under a path, in words; None where nothing does."""
        value = self.raw(template, name)
        found = template.field(name)
        if value is None or value == [] or value == "":
            return None
        if found is None:
            return value if isinstance(value, str | dict) else ""
        return self.teller.value(found, value)

    def label(self, template: Template, name: str) -> str:
        """The words of the vocabulary before a field."""
        found = template.field(name)
        if found is None:
            raise KeyError(name)
        role, _, rest = name.partition(".")
        above = rest.rpartition(".")[0].rpartition(".")[2]
        return self.teller.label(found, above or self.types.get(role, ""))

    def is_list(self, template: Template, name: str) -> bool:
        """Whether a path leads to a list of groups, which is told as a table."""
        found = template.field(name)
        return found is not None and found.kind is Kind.GROUP and found.many


def title_of(type_name: str, language: str) -> str:
    """What a type of event is called."""
    from custody.domain import wording

    return wording.title(TYPES[type_name].name, language)
