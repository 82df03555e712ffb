"""Commands: wishes as documents, checked against the vocabulary before any rule reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from custody import strict_json
from custody.domain.events import Occurred
from custody.domain.validation import validate_command
from custody.domain.vocabulary import EventType, event_type_of
from custody.errors import InputError, IntegrityError


@dataclass(frozen=True, slots=True)
class Command:
    """What a person wants to have recorded.

    The document of a command is `{"command", "case"?, "items"?, "fields"?, "occurred"?,
    "language"?, "role"?}`; `fields` holds open and private fields side by side.
    """

    name: str
    """In the imperative: `item.seize`."""
    fields: Mapping[str, Any]
    case: str | None = None
    items: tuple[str, ...] = ()
    """Sorted, as an event names them."""
    occurred: Occurred | None = None
    language: str | None = None
    role: str | None = None
    pending: frozenset[str] = frozenset()
    """Fields that are known only once the act is carried out: something stands for each while it is
    judged, none of which is told or recorded."""

    @classmethod
    def parse(cls, document: Mapping[str, Any]) -> Self:
        """Read a document that strict JSON gave.

        Raises:
            InputError: It is no command, or not complete; the first fault and its place.
        """
        try:
            strict_json.canonical(document)
        except IntegrityError as err:
            raise InputError("input.command_document", reason=err.facts["reason"]) from err
        validate_command(document)
        occurred = document.get("occurred")
        return cls(
            name=document["command"],
            fields=document.get("fields", {}),
            case=document.get("case"),
            items=tuple(sorted(document.get("items", ()))),
            occurred=None if occurred is None else Occurred(occurred["at"], occurred["offset"]),
            language=document.get("language"),
            role=document.get("role"),
        )

    @property
    def type(self) -> EventType:
        """The type of event that it records."""
        return event_type_of(self.name)

    def split(self) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """Part the fields into the event's body and its private document (None when empty)."""
        body: dict[str, Any] = {}
        private: dict[str, Any] = {}
        for name, value in self.fields.items():
            (private if self.type.field(name).private else body)[name] = value
        return body, private or None
