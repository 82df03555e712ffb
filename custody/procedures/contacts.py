"""The agency's directory of contacts abroad and at providers (procedures §1.10, Article 35).

Local, dated data: a file of kind `contacts` among the agency's own files of the law. None
comes with the program.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from custody.procedures.parsing_values import EDITION, closed, day, day_of, text_of

_TEXTS: Final = ("organisation", "name", "post", "country", "email", "portal", "office_hours",
                 "time_zone", "certificate", "backup")  # fmt: skip
_LISTS: Final = ("phones", "languages")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who can be reached."""

    organisation: str
    name: str
    verified_on: date
    """When it was last made sure that this is right."""
    tested_on: date | None
    """When they were last reached."""
    said: Mapping[str, str]
    """Post, country, e-mail and so on, as far as they are known; the certificate to encrypt to, and
    the person who stands in."""
    phones: tuple[str, ...]
    languages: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """As JSON has it."""
        lists = {"phones": list(self.phones), "languages": list(self.languages)}
        tested = {} if self.tested_on is None else {"tested_on": self.tested_on.isoformat()}
        return {
            "organisation": self.organisation, "name": self.name, **self.said,
            **{name: value for name, value in lists.items() if value},
            "verified_on": self.verified_on.isoformat(), **tested,
        }  # fmt: skip


def contacts(document: Mapping[str, Any]) -> tuple[Contact, ...]:
    """The contacts of a document of kind `contacts`."""
    closed(document, EDITION | {"contact"}, "contacts")
    return tuple(map(_contact, document["contact"]))


def _contact(value: Mapping[str, Any]) -> Contact:
    closed(value, {*_TEXTS, *_LISTS, "verified_on", "tested_on"}, "contact")
    phones, languages = (tuple(map(text_of, value.get(name, ()))) for name in _LISTS)
    said = {name: text_of(value[name]) for name in _TEXTS[2:] if name in value}
    return Contact(
        text_of(value["organisation"]),
        text_of(value["name"]),
        day(value["verified_on"]),
        day_of(value, "tested_on"),
        said,
        phones,
        languages,
    )
