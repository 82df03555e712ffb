"""What every family of documents reads of the record in the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from custody.documents.facts import Facts, Person, Row
from custody.documents.record import Entry, Record
from custody.documents.telling import text_of
from custody.documents.template import Template, Templates
from custody.documents.things import block, row, things
from custody.domain import wording
from custody.domain.folds_corrections import steps
from custody.domain.types_base import Field, Kind
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.procedures.catalogue import Catalogue

_OCCURRED: Final = Field("occurred", Kind.INSTANT, required=True, private=False)


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
        originals = {entry.id: entry for entry in of}
        rows: list[Row] = []
        for entry in self.record.all(("event.corrected",)):
            fields = entry.fields
            original = originals.get(str(fields.get("event")))
            if original is not None:
                label, field = self._place(original, str(fields["field"]))
                around = {"offset": original.told.offset}
                old, new = (
                    text_of(self.teller.value(field, value, around)) if value is not None else "—"
                    for value in (
                        fields.get("private_old", fields.get("old")),
                        fields.get("private_value", fields.get("value")),
                    )
                )
                rows.append({
                    "no": str(len(rows) + 1),
                    "at": self.when(entry),
                    "who": self.teller.person(entry.person),
                    "what": f"{label}: {old} → {new}",
                    "why": str(fields.get("reason", "")),
                })  # fmt: skip
        self.facts.lists["corrections"] = rows

    def _place(self, original: Entry, pointer: str) -> tuple[str, Field]:
        """The label and the field of a place that was corrected."""
        part, *way = steps(pointer)
        if part == "occurred":
            return self.templates.label("at", self.language), _OCCURRED
        among, group, found = TYPES[original.type].fields, original.type, _OCCURRED
        for name in (each for each in way if not each.isdecimal()):
            inner = next((each for each in among if each.name == name), None)
            if inner is None:
                break  # a part of one value, as of a name of a file
            group = original.type if found is _OCCURRED else found.name
            found, among = inner, inner.fields
        return self.teller.label(found, group), replace(found, many=way[-1] == found.name)

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
