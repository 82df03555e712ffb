"""Orders, letters and requests, approved or about to be."""

from collections.abc import Mapping
from typing import Any

from custody.clock import parse_instant
from custody.documents.facts import Person
from custody.documents.kinds import fits
from custody.documents.reader import Reader
from custody.documents.record import Entry
from custody.domain import wording
from custody.domain.cited import cited
from custody.domain.types_base import Field, Kind
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.procedures.law import Procedure


class RequestReader(Reader):
    """Reads one request."""

    def read(self, subject: str, draft: Mapping[str, Any] | None = None) -> None:
        """A request, as approved; or the draft of one."""
        facts, (at, offset) = self.facts, self.record.at
        if draft is not None:
            facts.events["approved"], facts.types["approved"] = draft, "request.approved"
        else:
            entry = self._approved(subject)
            facts.play("approved", entry)
            at, offset = entry.told.at, entry.told.offset  # a letter is dated when it was approved
        fields = facts.events["approved"]
        if fields.get("procedure") not in self.template.procedures:
            raise self.nothing(subject)
        procedure = self.catalogue.procedure(fields["procedure"], parse_instant(at).date())
        if procedure is not None:
            self._demand_of_procedure(procedure, fields)
            if procedure.source.unconfirmed:
                facts.single["to_review"] = self.word("unconfirmed")
        facts.single["dated"] = self.teller.local_day(at, offset)
        facts.single["number"] = str(fields.get("domestic_reference") or subject)
        channel = fields.get("legal_channel")
        if channel:
            facts.single["channel"] = wording.choice("legal_channel", channel, self.language)
        facts.single["procedure"] = wording.choice("procedure", fields["procedure"], self.language)
        known = TYPES["request.approved"].by_name["identifiers"]
        facts.lists["identifiers"] = [
            {
                "no": str(n),
                "kind": wording.choice("kind", each["kind"], self.language),
                "identifier": self._identifier(known, each),
                "at": self.teller.instant(each["at"], each.get("offset"), exact=True)
                if "at" in each else "",
            }
            for n, each in enumerate(fields.get("identifiers", ()), 1)
        ]  # fmt: skip
        facts.lists["elements"] = [
            {
                "no": str(n),
                "what": wording.choice("elements", each, self.language),
                "outcome": "\u00a0",
            }
            for n, each in enumerate(fields.get("elements", ()), 1)
        ]
        officer = fields.get("officer") or {}
        facts.people["officers"] = [
            Person(str(officer.get("name", "")), str(officer.get("post", "")))
        ]
        safeguards = fields.get("safeguards") or {}
        facts.people["approvers"] = [
            Person(str(safeguards.get("authority_person", "")),
                   str(safeguards.get("authority_office", "")))
        ]  # fmt: skip

    def _approved(self, subject: str) -> Entry:
        """The approval that a kind is made of: the last that fits it where it asks for more."""
        fitting = [
            each for each in self.record.all(("request.approved",), request=subject)
            if fits(self.template, "approved", each.fields)
        ]  # fmt: skip
        if not fitting:
            raise self.nothing(subject)
        return fitting[-1] if self.template.when else fitting[0]

    def _identifier(self, group: Field, given: Mapping[str, Any]) -> str:
        """What is asked about, with port and protocol where they are given."""
        more = {name: given[name] for name in ("port", "protocol") if name in given}
        told = (f"{name[:1].lower()}{name[1:]} {value}"
                for name, value in self.teller.rows(group, more))  # fmt: skip
        return ", ".join([str(given["value"]), *told])

    def _demand_of_procedure(self, procedure: Procedure, fields: Mapping[str, Any]) -> None:
        """Refuse a letter that lacks what its procedure asks for.

        Raises:
            InputError: `input.document_field`.
        """
        known = TYPES["request.approved"].by_name
        asked = [("", name, source) for name, source in procedure.fields.required.items()]
        asked += [
            ("safeguards", name, source) for name, source in procedure.safeguards.required.items()
        ]
        for group, name, source in asked:
            given = fields.get(group, {}) if group else fields
            members = {each.name: each for each in known[group].fields} if group else known
            if name not in members or members[name].kind is Kind.DOCUMENT:
                continue  # of other papers, and of this one: none of them is there yet
            if given.get(name) in (None, "", []):
                raise InputError(
                    "input.document_field",
                    kind=self.template.kind,
                    field=f"approved.{group}.{name}" if group else f"approved.{name}",
                    label=self.teller.label(members[name], group),
                    article=cited(f"{source.mark} {source.place}".strip()),
                    why=procedure.title.text(self.language),
                )
