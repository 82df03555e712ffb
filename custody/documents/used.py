"""How what answered a request was used: the report of Article 28, as a paper."""

from custody.documents.facts import Row, title_of
from custody.documents.reader import Reader
from custody.domain import wording
from custody.uses import UseReport, use_report


class UseReader(Reader):
    """Reads the use of what answered one request."""

    def read(self, subject: str, _draft: object = None) -> None:
        """See `Reader.read`."""
        approved = self.record.first("request.approved", request=subject)
        if approved is None:
            raise self.nothing(subject)
        facts, fields = self.facts, approved.fields
        facts.play("approved", approved)
        facts.single |= {
            "number": str(fields.get("domestic_reference") or subject),
            "procedure": wording.choice("procedure", fields["procedure"], self.language),
        }
        report = use_report(self.record.queries, subject, self.language, self.record.size)
        facts.lists["conditions"] = self._conditions(report)
        facts.lists["answers"] = self._answers(report)
        facts.lists["uses"] = self._uses(report)
        self.officer_in_charge()

    def _conditions(self, report: UseReport) -> list[Row]:
        texts: dict[str, str] = {
            each["condition"]: each["text"]
            for entry in self.record.all(("conditions.offered", "request.approved"))
            for each in entry.fields.get("condition_texts", ())
        }
        return [
            {
                "no": str(n),
                "what": f"{name}: {wording.choice('kind', kind, self.language)}",
                "text": texts.get(name, ""),
                "state": title_of(f"conditions.{state}", self.language),
            }
            for n, (name, kind, state) in enumerate(report.conditions, 1)
        ]

    def _answers(self, report: UseReport) -> list[Row]:
        return [
            {
                "no": str(n),
                "artifact": each.artifact,
                "made_of": ", ".join(each.made_of) or self.word("as_answer"),
                "conditions": ", ".join(each.conditions),
                "sha256": {"code": each.sha256} if each.sha256 else "",
            }
            for n, each in enumerate(report.answers, 1)
        ]

    def _uses(self, report: UseReport) -> list[Row]:
        """Every act once, however many of the artifacts it concerns."""
        acts = {use.event: use for answer in report.answers for use in answer.uses}
        offsets = {entry.id: entry.told.offset for entry in self.record.entries}
        return [
            {
                "no": str(n),
                "at": self.teller.instant(use.at, offsets[use.event]),
                "text": use.told,
                "who": self.teller.person(use.person) if use.person else "",
                "to": use.recipient or "",
                "purpose": use.purpose or "",
            }
            for n, use in enumerate(sorted(acts.values(), key=lambda use: use.at), 1)
        ]
