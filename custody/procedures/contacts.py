"""The agency's directory of contacts abroad and at providers (procedures §1.10, Article 35).

Local, dated data: a file of kind `contacts` among the agency's own files of the law. None
comes with the program.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from custody.procedures.parsing_values import EDITION, bad, closed, day, day_of, text_of

FILE: Final = "procedures/contacts.toml"
"""Where it is looked for first, in the folder of a ledger: any other name there will do."""
SAID: Final = ("post", "country", "address", "email", "portal", "office_hours", "time_zone",
               "certificate", "backup")  # fmt: skip
_LISTS: Final = ("phones", "languages")
_MEMBERS: Final = {"organisation", "name", *SAID, *_LISTS, "source", "unconfirmed", "verified_on",
                   "tested_on"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who can be reached."""

    organisation: str
    name: str
    verified_on: date
    """When it was last made sure that this is right."""
    tested_on: date | None
    """When they were last reached."""
    source: str
    """From where it is known; empty where the file does not say."""
    unconfirmed: bool
    """Nobody has made sure of it by another way than it came."""
    said: Mapping[str, str]
    """Those of `SAID` that are known: post, country, e-mail and so on; the certificate to encrypt
    to, and the person who stands in."""
    phones: tuple[str, ...]
    languages: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """As JSON has it."""
        lists = {"phones": list(self.phones), "languages": list(self.languages)}
        tested = {} if self.tested_on is None else {"tested_on": self.tested_on.isoformat()}
        source = {"source": self.source} if self.source else {}
        return {
            "organisation": self.organisation, "name": self.name, **self.said,
            **{name: value for name, value in lists.items() if value}, **source,
            "unconfirmed": self.unconfirmed, "verified_on": self.verified_on.isoformat(), **tested,
        }  # fmt: skip

    def mentions(self, words: str) -> bool:
        """Whether each of some words stands somewhere in it."""
        told = (self.organisation, self.name, self.source, *self.said.values(), *self.phones,
                *self.languages)  # fmt: skip
        whole = "\n".join(told).casefold()
        return all(word in whole for word in words.casefold().split())

    def addressee(self) -> dict[str, str]:
        """As the addressee of a request: written to where letters go, else by e-mail or portal."""
        means = (self.said.get(name) for name in ("address", "email", "portal"))
        person = ", ".join(filter(None, (self.name, self.said.get("post"), *self.phones)))
        found = {
            "name": self.organisation, "country": self.said.get("country"),
            "address": next(filter(None, means), None), "contact": person,
        }  # fmt: skip
        return {name: value for name, value in found.items() if value}


def contacts(document: Mapping[str, Any]) -> tuple[Contact, ...]:
    """The contacts of a document of kind `contacts`; its source and doubt are those of each."""
    closed(document, EDITION | {"contact"}, "contacts")
    usual = {name: document[name] for name in ("source", "unconfirmed") if name in document}
    return tuple(_contact({**usual, **each}) for each in document["contact"])


def _contact(value: Mapping[str, Any]) -> Contact:
    closed(value, _MEMBERS, "contact")
    phones, languages = (tuple(map(text_of, value.get(name, ()))) for name in _LISTS)
    unconfirmed = value.get("unconfirmed", False)
    if not isinstance(unconfirmed, bool):
        raise bad(f"contact: {unconfirmed!r} is neither true nor false")
    return Contact(
        text_of(value["organisation"]),
        text_of(value["name"]),
        day(value["verified_on"]),
        day_of(value, "tested_on"),
        text_of(value["source"]) if "source" in value else "",
        unconfirmed,
        {name: text_of(value[name]) for name in SAID if name in value},
        phones,
        languages,
    )
