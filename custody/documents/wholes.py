"""Papers of a whole case and of a whole item: inventories and histories."""

from dataclasses import replace
from typing import Final

from custody.dates import shown_day, shown_instant
from custody.documents.facts import Row, title_of
from custody.documents.kinds import PAPERS, paper_of_request, paper_of_search
from custody.documents.reader import Reader
from custody.documents.record import Entry, Record, documents_in
from custody.documents.telling import parted
from custody.documents.things import HASHED, data_rows
from custody.domain import wording

_BARE: Final = frozenset({"document", "attachments"})
"""Fields whose name does not tell what the document is."""


class CaseReader(Reader):
    """Reads a case."""

    def read(self, subject: str, _draft: object = None) -> None:
        """See `Reader.read`."""
        if subject != self.record.case:
            raise self.nothing(subject)
        lists, single = self.facts.lists, self.facts.single
        self.items()
        lists["artifacts"] = data_rows(self.record, self.record.all(HASHED), self.teller)
        lists["documents"] = self._documents()
        lists["findings"] = [
            {
                "no": str(n), "at": self.when(entry),
                "what": f"{entry.fields['finding']}: "
                f"{wording.choice('kind', entry.fields['kind'], self.language)}",
                "text": parted(
                    f"{wording.choice('fact', each['fact'], self.language)}: "
                    f"{self._fact(each['value'])}"
                    for each in entry.fields.get("facts", ())
                ),
                "state": self._finding_state(entry.fields["finding"]),
            }
            for n, entry in enumerate(self.record.all(("finding.raised",)), 1)
        ]  # fmt: skip
        single |= {f"{name}_count": str(len(lists[name]))
                   for name in ("items", "artifacts", "documents")}  # fmt: skip
        self.officer_in_charge()

    def _fact(self, value: str) -> str:
        told = shown_instant(value, self.teller.offset, self.language, with_seconds=False)
        return shown_day(told, self.language)

    def _finding_state(self, finding: str) -> str:
        for kind in ("finding.resolved", "finding.acknowledged"):
            entry = self.record.last(kind, finding=finding)
            if entry is not None:
                return f"{title_of(kind, self.language)}, {self.when(entry)}"
        return self.word("open")

    def _documents(self) -> list[Row]:
        rows: dict[str, Row] = {}
        for entry in self.record.entries:
            for path, named in documents_in(entry):
                rows.setdefault(
                    str(named.get("sha256")),
                    {
                        "at": self.when(entry),
                        "act": title_of(entry.type, self.language),
                        "name": str(entry.fields.get("title") or self._paper(entry, path)),
                        "sha256": {"code": str(named.get("sha256"))},
                    },
                )
        return [{"no": str(n), **each} for n, each in enumerate(rows.values(), 1)]

    def _paper(self, entry: Entry, path: tuple[str, ...]) -> str:
        """What a document is: its kind where it is one of ours, or what the field calls it."""
        template = None
        if entry.type == "request.approved" and path[0] in PAPERS:
            template = paper_of_request(self.templates, entry.fields, path[0])
        elif entry.type == "protocol.signed":
            search = str(entry.fields.get("search"))
            started = self.record.first("search.started", search=search)
            if started is not None:
                template = paper_of_search(self.templates, started.fields)
        if template:
            return template.title[self.language].capitalize()
        if path[-2:] == ("authorisation", "document"):
            return self.word("sanction")
        if path[-1] in _BARE:
            path = path[:-1]
        return wording.label(path[-1], self.language) if path else ""


class ItemReader(Reader):
    """Reads an item."""

    def read(self, subject: str, _draft: object = None) -> None:
        """See `Reader.read`."""
        mine = [each for each in self.record.entries if subject in each.told.event.item_ids]
        if not mine:
            raise self.nothing(subject)
        self.items([subject])
        self.facts.lists["history"] = [
            {
                "no": str(n),
                "at": self.when(entry),
                "act": wording.history_line(entry.told.event, entry.told.private, self.language),
                "who": f"{self.teller.person(entry.person)}, "
                f"{wording.role(entry.told.event.actor_role, self.language)}",
            }
            for n, entry in enumerate(mine, 1)
        ]
        rows = data_rows(self.record, self.record.all(HASHED), self.teller)
        mine_only = (each for each in rows if subject in str(each["item"]).split(", "))
        self.facts.lists["artifacts"] = [
            {**each, "no": str(n)} for n, each in enumerate(mine_only, 1)
        ]
        self.facts.single["holder"] = self.facts.lists["items"][0]["held"]
        self.officer_in_charge()
        self.facts.pictures["custody"] = _picture(self.record, subject, self.language)


def _picture(record: Record, item: str, language: str) -> list[dict[str, str]]:
    """The custody picture of one item, row by row."""
    from custody.bundle.picture import lay_out
    from custody.bundle.story_teller import tell
    from custody.bundle.svg import printed_rows
    from custody.bundle.words import words
    from custody.event_filter import EventFilter

    of_ledger = (told for index in record.queries.event_indices(EventFilter(case="ledger"))
                 if index < record.size and (told := record.queries.told(index)))  # fmt: skip
    mine = (each.told for each in record.entries if item in each.told.event.item_ids)
    story = tell([*of_ledger, *mine])
    case = story.cases[record.case]
    case.steps = [
        replace(
            step,
            items=tuple(each for each in step.items if each == item),
            moves=tuple(each for each in step.moves if each.item == item),
        )
        for step in case.steps
    ]
    said = words(language)
    drawn = printed_rows(lay_out(case, story, said), said)
    return [{"svg": svg, "alt": told} for svg, told in drawn]
