"""The pieces of which the files of the law are read: texts, dates, titles, sources."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from custody.errors import InputError
from custody.procedures.law import Edition, Source, Title

Document = Mapping[str, Any]

LANGUAGES: Final = ("kk", "ru", "en")
EDITION: Final = {
    "kind", "edition", "valid_from", "valid_to", "checked_on", "source", "unconfirmed",
}  # fmt: skip
"""Members that any document may have."""


def bad(reason: str) -> InputError:
    """A file that is not what it should be; whoever reads it names the file."""
    return InputError("input.procedure", file="", reason=reason)


def closed(document: Document, names: set[str], what: str) -> None:
    """Refuse members that nobody knows."""
    if not document.keys() <= names:
        raise bad(f"{what}: unknown {sorted(document.keys() - names)}")


def text_of(value: object) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value:
        raise bad(f"{value!r} is not a text")
    return value


def day(value: object) -> date:
    """A date."""
    if type(value) is not date:
        raise bad(f"{value!r} is not a date")
    return value


def day_of(document: Document, name: str) -> date | None:
    """A date, if the document has it."""
    return day(document[name]) if name in document else None


def source_of(document: Document, name: str = "source") -> Source:
    """Where a demand comes from."""
    return Source.parse(document[name], unconfirmed=document.get("unconfirmed", False))


def edition(document: Document) -> Edition:
    """What dates a document."""
    return Edition(
        text_of(document["edition"]),
        day(document["valid_from"]),
        day_of(document, "valid_to"),
        day(document["checked_on"]),
    )


def title_of(value: Document) -> Title:
    """A title in the three languages."""
    closed(value, {*LANGUAGES, "review"}, "title")
    kk, ru, en = (text_of(value[name]) for name in LANGUAGES)
    return Title(kk, ru, en, tuple(value.get("review", ())))


def words_told(value: Document | str) -> Title:
    """A remark in three languages; one that an agency writes in one stands for all."""
    if isinstance(value, str):
        return Title(value, value, text_of(value), LANGUAGES)
    return title_of(value)


def words_of(document: Document, name: str) -> Title | None:
    """A remark, if the document has it."""
    return words_told(document[name]) if name in document else None


def sources_of(value: Document, *, unconfirmed: bool = False) -> dict[str, Source]:
    """Fields, each with the source that asks for it."""
    return {name: Source.parse(text, unconfirmed=unconfirmed) for name, text in value.items()}
