"""What every family of documents reads of the record in the same way."""

from collections.abc import Iterable, Mapping
from typing import Any

from custody.documents.facts import Facts, Person, Row
from custody.documents.record import Entry, Record
from custody.documents.telling import plain
from custody.documents.template import Template, Templates
from custody.documents.things import block, row, things
from custody.domain import wording
from custody.errors import InputError
from custody.procedures.catalogue import Catalogue


class Reader:
    """Fills in facts out of a record."""

    def __init__(
        self,
        template: Template,
        templates: Templates,
        catalogue: Catalogue,
        record: Record,
        facts: Facts,
    ) -> None:
        self.template, self.templates, self.catalogue = template, templates, catalogue
        self.record, self.facts = record, facts
        self.teller = facts.teller
        self.language = facts.teller.language

    def word(self, name: str) -> str:
        """A word of ours, in the language of the document."""
        return self.templates.word(name, self.language)

    def nothing(self, subject: str) -> InputError:
        """The error of a subject of which this document cannot be made."""
        return InputError("input.document_subject", kind=self.template.kind, subject=subject)

    def when(self, entry: Entry) -> str:
        """When an act happened, as clocks showed it there."""
        return self.teller.instant(entry.told.at, entry.told.offset)

    def items(
        self, named: Iterable[str] | None = None, entries: Iterable[Entry] | None = None
    ) -> None:
        """The items as rows of a table, and each at length."""
        told = self.record.entries if entries is None else entries
        found = things(told, None if named is None else frozenset(named))
        listed = list(enumerate(found.values(), 1))
        self.facts.lists["items"] = [row(each, n, self.teller) for n, each in listed]
        self.facts.blocks["items"] = [block(each, n, self.teller) for n, each in listed]

    def capacity(self, fields: Mapping[str, Any]) -> str:
        """As what somebody was there."""
        return wording.choice("capacity", str(fields.get("capacity", "")), self.language)

    def present(self, given: Iterable[Mapping[str, Any]], refused: Mapping[str, str] = {}
                ) -> Iterable[Person]:  # fmt: skip
        """Those who were there, with what each was."""
        for each in given:
            name, ours = str(each.get("name", "")), each.get("person")
            shown = self.teller.person(str(ours)) if ours else name
            yield Person(shown, self.capacity(each), refused.get(name, ""))

    def corrections(self, of: Iterable[Entry]) -> None:
        """What was corrected in these events, told beside what was recorded first."""
        ids = {entry.id for entry in of}
        rows: list[Row] = []
        for entry in self.record.all(("event.corrected",)):
            fields = entry.fields
            if fields.get("event") in ids:
                old = fields.get("private_old", fields.get("old", ""))
                new = fields.get("private_value", fields.get("value", fields.get("new", "")))
                rows.append({
                    "no": str(len(rows) + 1),
                    "at": self.when(entry),
                    "who": self.teller.person(entry.person),
                    "what": f"{fields.get('field', '')}: {plain(old)} → {plain(new)}",
                    "why": str(fields.get("reason", "")),
                })  # fmt: skip
        self.facts.lists["corrections"] = rows

    def officer_in_charge(self) -> None:
        """Who opened the case signs for the whole."""
        opened = self.record.first("case.opened")
        if opened is not None:
            role = wording.role(opened.told.event.actor_role, self.language)
            self.facts.people["actors"] = [Person(self.teller.person(opened.person), role)]
            self.facts.single["actor"] = self.teller.person(opened.person)

    def read(self, subject: str, draft: Mapping[str, Any] | None = None) -> None:
        """Find what is told of a subject.

        Raises:
            InputError: There is no such thing.
        """
        raise NotImplementedError
