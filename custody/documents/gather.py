"""Facts for each family of documents, found in the record of a case."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from custody.bundle.rows import grouped
from custody.clock import parse_instant
from custody.documents.facts import Facts, Person, Row, title_of
from custody.documents.record import Entry, Record, documents_in
from custody.documents.telling import Teller, plain
from custody.documents.template import Template, Templates
from custody.documents.things import block, data_rows, row, things
from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.procedures.catalogue import load

_SEARCHED: Final = ("item.found", "item.seized", "item.received", "item.child_registered")
_HASHED: Final = ("artifact.hashed",)


def gather(template: Template, templates: Templates, record: Record, subject: str,
           language: str, draft: Mapping[str, Any] | None = None) -> Facts:  # fmt: skip
    """Find what a document is filled in with.

    Args:
        template: Its kind.
        templates: For the words between values.
        record: The case.
        subject: What it is about, as its family says.
        language: `kk`, `ru` or `en`.
        draft: Of a request that is not approved yet: the fields of the command.

    Raises:
        InputError: `input.document_subject`; there is no such thing, or the document does not fit.
    """
    at, offset = record.at
    facts = Facts(Teller(language, offset, record.names))
    opened = record.first("case.opened")
    facts.play("opened", opened)
    facts.single |= {
        "case": record.case,
        "registration": str(opened.fields.get("registration", "")) if opened else "",
        "agency": record.agency,
        "station": record.checkpoint.origin,
        "printed_on": facts.teller.instant(at, offset),
        "subject": subject,
        "language": wording.words(language)["phrases"][language],
    }
    reader = _Reader(template, templates, record, facts)
    _READERS[template.family.name](reader, subject, draft)
    _demand_fit(template, facts, subject)
    return facts


def _demand_fit(template: Template, facts: Facts, subject: str) -> None:
    for name, values in template.when.items():
        if facts.raw(template, name) not in values:
            raise InputError("input.document_subject", kind=template.kind, subject=subject)


class _Reader:
    def __init__(self, template: Template, templates: Templates, record: Record,
                 facts: Facts) -> None:  # fmt: skip
        self.template, self.templates, self.record, self.facts = template, templates, record, facts
        self.teller = facts.teller
        self.language = facts.teller.language

    def word(self, name: str) -> str:
        return self.templates.word(name, self.language)

    def nothing(self, subject: str) -> InputError:
        return InputError("input.document_subject", kind=self.template.kind, subject=subject)

    def when(self, entry: Entry) -> str:
        return self.teller.instant(entry.told.at, entry.told.offset)

    # ---- searches ----

    def search(self, subject: str, _draft: object) -> None:
        started = self.record.first("search.started", search=subject)
        if started is None:
            raise self.nothing(subject)
        finished = self.record.first("search.finished", search=subject)
        fields, facts = started.fields, self.facts
        facts.play("started", started)
        facts.play("finished", finished)
        facts.play("authority", self.record.last(
            "authority.recorded", authority=fields.get("authority")))  # fmt: skip
        signed = self.record.last("protocol.signed", search=subject)
        facts.play("signed", signed)
        facts.single |= {"began": self.when(started), "actor": self.teller.person(started.person)}
        if finished is not None:
            ended = finished.fields["ended_at"]
            facts.single["ended"] = self.teller.instant(ended, finished.told.offset)
        leader = str(fields.get("leader") or started.person)
        facts.single["leader"] = self.teller.person(leader)
        if fields.get("team"):
            facts.single["team"] = "; ".join(map(self.teller.person, fields["team"]))
        within = [each for each in self.record.entries if started.index <= each.index and
                  (finished is None or each.index <= finished.index)]  # fmt: skip
        self._found(subject, within, finished)
        self._happened(subject, within)
        self._signers(started, leader, signed)
        self._corrections([started, *([finished] if finished else []), *within])

    def _found(self, search: str, within: list[Entry], finished: Entry | None) -> None:
        """What was found, as it stood when the act ended, whenever it was entered."""
        named = {
            item
            for entry in self.record.all(_SEARCHED)
            for item in entry.told.event.item_ids
            if entry.fields.get("search") == search
        }
        named |= {
            item for entry in within for item in entry.told.event.item_ids
            if entry.type in _SEARCHED
        }  # fmt: skip
        ended = "9" if finished is None else str(finished.fields["ended_at"])
        last = self.record.size if finished is None else finished.index
        self.items(named, [each for each in self.record.entries
                           if each.index <= last or each.told.at <= ended])  # fmt: skip

    def items(
        self, named: Iterable[str] | None = None, entries: Iterable[Entry] | None = None
    ) -> None:
        """The items as rows of a table, and each at length."""
        told = self.record.entries if entries is None else entries
        found = things(told, None if named is None else frozenset(named))
        listed = list(enumerate(found.values(), 1))
        self.facts.lists["items"] = [row(each, n, self.teller) for n, each in listed]
        self.facts.blocks["items"] = [block(each, n, self.teller) for n, each in listed]

    def _happened(self, search: str, within: list[Entry]) -> None:
        lists, teller = self.facts.lists, self.teller
        hashed = {
            each["artifact"]: each
            for entry in self.record.all(_HASHED)
            for each in entry.fields.get("artifacts", ())
        }
        lists["data"] = [
            {
                "no": "", "artifact": name, "item": ", ".join(entry.told.event.item_ids),
                "what": wording.choice("kind", fields["kind"], self.language),
                "tool": f"{fields['tool']} {fields['tool_version']}; {self._protection(fields)}",
                "period": f"{teller.instant(fields['started_at'])} – "
                f"{teller.instant(fields['ended_at'])}",
                "size": grouped(hashed[name]["size"]) if name in hashed else "",
                "sha256": {"code": hashed[name]["digests"]["sha256"]} if name in hashed else "",
            }
            for entry in within if entry.type == "artifact.acquired"
            for fields in (entry.fields,) for name in fields["artifacts"]
        ]  # fmt: skip
        lists["data"] = [{**each, "no": str(n)} for n, each in enumerate(lists["data"], 1)]
        lists["assistance"] = [
            {
                "at": self.when(entry),
                "who": f"{entry.fields['name']} ({self._capacity(entry.fields)})",
                "what": title_of(entry.type, self.language),
                "text": str(entry.fields.get("text", "")),
                "why": str(entry.fields.get("reason", "")),
            }
            for entry in self.record.all(
                ("assistance.ordered", "assistance.given", "assistance.refused"), search=search
            )
        ]
        lists["extensions"] = [
            {
                "at": self.when(entry),
                "what": f"{entry.fields.get('first_system', '')} → "
                f"{entry.fields.get('second_system', '')}",
                "text": " ".join(
                    str(entry.fields.get(name, "")) for name in ("reach", "territory_ground")
                ),
            }
            for entry in self.record.all(("search.extended",), search=search)
        ]
        lists["photographs"] = self._photographs(within, hashed)

    def _photographs(self, within: list[Entry], hashed: Mapping[str, Any]) -> list[Row]:
        rows: list[Row] = []
        for entry in within:
            if entry.type != "item.photographed":
                continue
            captions = {each["artifact"]: each["caption"]
                        for each in entry.fields.get("captions", ())}  # fmt: skip
            for photo in entry.fields["photos"]:
                name = photo["artifact"]
                rows.append({
                    "no": str(len(rows) + 1),
                    "artifact": name,
                    "item": str(photo.get("item") or ", ".join(entry.told.event.item_ids)),
                    "what": wording.choice("view", photo["view"], self.language),
                    "name": str(captions.get(name, "")),
                    "sha256": {"code": hashed[name]["digests"]["sha256"]} if name in hashed else "",
                })  # fmt: skip
        return rows

    def _protection(self, fields: Mapping[str, Any]) -> str:
        said = wording.choice("write_protection", fields["write_protection"], self.language)
        more = fields.get("write_blocker") or fields.get("why_unprotected") or ""
        label = wording.label("write_protection", self.language)
        return f"{label}: {said}{f' ({more})' if more else ''}"

    def _capacity(self, fields: Mapping[str, Any]) -> str:
        return wording.choice("capacity", str(fields.get("capacity", "")), self.language)

    def _signers(self, started: Entry, leader: str, signed: Entry | None) -> None:
        protocols = {entry.fields.get("protocol") for entry in self.record.all(
            ("protocol.signed",), search=started.fields["search"])}  # fmt: skip
        refused: dict[str, str] = {}
        rows: list[Row] = []
        for entry in self.record.all(("signature.refused",)):
            fields = entry.fields
            if fields.get("protocol") in protocols:
                certified = self.teller.person(fields["certified_by"])
                reason = str(fields.get("reason") or self.word("no_reason"))
                refused[fields["name"]] = self.word("refused").format(
                    reason=reason, certified=certified, at=self.when(entry)
                )
                rows.append({"who": f"{fields['name']} ({self._capacity(fields)})",
                             "why": reason, "certified": certified})  # fmt: skip
        self.facts.lists["refusals"] = rows
        self.facts.lists["copies"] = [
            {"at": self.when(entry), "who": f"{entry.fields['name']} "
             f"({self._capacity(entry.fields)})",
             "what": self.word("receipt_given" if entry.fields["receipt_given"] else "no_receipt")}
            for entry in self.record.all(("copy.handed_over",))
            if entry.fields.get("protocol") in protocols
        ]  # fmt: skip
        present = list(self.present(started.fields.get("present", ()), refused))
        known = {each.get("person") for each in started.fields.get("present", ())}
        team = [name for name in (leader, *started.fields.get("team", ())) if name not in known]
        ours = [Person(self.teller.person(name), self.word("leader" if name == leader else "team"))
                for name in dict.fromkeys(team)]  # fmt: skip
        self.facts.people |= {"participants": [*ours, *present], "leaders": ours[:1]}

    def present(self, given: Iterable[Mapping[str, Any]], refused: Mapping[str, str] = {}
                ) -> Iterable[Person]:  # fmt: skip
        """Those who were there, with what each was."""
        for each in given:
            name, ours = str(each.get("name", "")), each.get("person")
            shown = self.teller.person(str(ours)) if ours else name
            yield Person(shown, self._capacity(each), refused.get(name, ""))

    def _corrections(self, of: Iterable[Entry]) -> None:
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

    # ---- one event ----

    def event(self, subject: str, _draft: object) -> None:
        entry = self.record.entry(subject)
        if entry.type not in self.template.types:
            raise self.nothing(subject)
        fields, facts = entry.fields, self.facts
        facts.play("event", entry)
        offer = next((each for each in self.record.entries if each.id == fields.get("offer")), None)
        facts.play("offer", offer)
        examination = fields.get("examination")
        if examination is not None:
            facts.play("examination",
                       self.record.last("examination.started", examination=examination))  # fmt: skip
            facts.play("finished",
                       self.record.last("examination.finished", examination=examination))  # fmt: skip
        facts.play("signed", self.record.last("protocol.signed", protocol=fields.get("protocol")))
        items = frozenset(entry.told.event.item_ids)
        facts.play("recognised", next((each for each in reversed(self.record.entries)
                   if each.type == "item.recognised" and items & set(each.told.event.item_ids)),
                   None))  # fmt: skip
        facts.play("decision", self.record.last("court.decision_recorded",
                                                decision=fields.get("decision")))  # fmt: skip
        facts.single |= {
            "actor": self.teller.person(entry.person),
            "actor_role": wording.role(entry.told.event.actor_role, self.language),
            "at": self.when(entry),
        }
        if fields.get("late_entry_reason"):
            facts.single["late"] = str(fields["late_entry_reason"])
        self.items(items, [each for each in self.record.entries if each.index <= entry.index])
        self._checked(fields)
        self._data(fields)
        self._sides(entry, offer)
        self._corrections([entry])

    def _checked(self, fields: Mapping[str, Any]) -> None:
        """What was looked at when the items went from hand to hand."""
        checks = {each["item"]: each for each in fields.get("checks", ())}
        checks |= {each["item"]: each for each in fields.get("seals", ()) if "intact" in each}
        told = []
        for listed in self.facts.lists["items"]:
            check = checks.get(str(listed["item"]), {})
            if "intact" in check:
                said = wording.choice("seal_state", "intact" if check["intact"] else "broken",
                                      self.language)  # fmt: skip
            else:
                said = wording.choice("seal_state", str(check.get("seal_state", "")), self.language)
            seal = str(check.get("seal", ""))
            told.append({**listed, "seal_state": " ".join(filter(None, (seal, said)))})
        self.facts.lists["items"] = list(told)

    def _data(self, fields: Mapping[str, Any]) -> None:
        named = {each["artifact"] if isinstance(each, dict) else each
                 for each in fields.get("artifacts", ())}  # fmt: skip
        named |= {fields["container"]} if "container" in fields else set()
        rows = data_rows(self.record, self.record.all(_HASHED), self.teller)
        chosen = [each for each in rows if each["artifact"] in named]
        self.facts.lists["artifacts"] = [{**each, "no": str(n)} for n, each in enumerate(chosen, 1)]

    def _sides(self, entry: Entry, offer: Entry | None) -> None:
        fields, people = entry.fields, self.facts.people
        actor = Person(self.teller.person(entry.person),
                       wording.role(entry.told.event.actor_role, self.language))  # fmt: skip
        people["actors"] = [actor]
        people["participants"] = [actor, *self.present(fields.get("present", ()))]
        people["commission"] = list(self.present(fields.get("commission", ())))
        giver = fields.get("giver") or {}
        if offer is not None:  # accepted: the giver offered it
            gave = Person(self.teller.person(offer.person), self.word("giver"))
            took = Person(self.teller.person(entry.person), self.word("receiver"))
        elif "to" in fields:
            gave = Person(self.teller.person(entry.person), self.word("giver"))
            took = Person(self.teller.person(fields["to"]), self.word("receiver"))
        elif giver:
            gave = Person(str(giver.get("name", "")), self._capacity(giver))
            took = Person(self.teller.person(entry.person), self.word("receiver"))
            people["participants"] = [actor, gave, *(
                each for each in self.present(fields.get("present", ())) if each.name != gave.name
            )]  # fmt: skip
        else:
            gave = Person(self.teller.person(entry.person), self.word("giver"))
            named = str(fields.get("receiver") or fields.get("name") or "")
            took = Person(named, self.word("receiver"))
        people["sides"] = [gave, *([took] if took.name else [])]
        self.facts.single |= {"giver": gave.name, "receiver": took.name}

    # ---- requests ----

    def request(self, subject: str, draft: Mapping[str, Any] | None) -> None:
        facts = self.facts
        if draft is not None:
            facts.events["approved"], facts.types["approved"] = draft, "request.approved"
        else:
            entry = self.record.first("request.approved", request=subject)
            if entry is None:
                raise self.nothing(subject)
            facts.play("approved", entry)
        fields = facts.events["approved"]
        if fields.get("procedure") not in self.template.procedures:
            raise self.nothing(subject)
        self._demand_of_procedure(fields)
        facts.single["number"] = str(fields.get("domestic_reference") or subject)
        channel = fields.get("legal_channel")
        if channel:
            facts.single["channel"] = wording.choice("legal_channel", channel, self.language)
        facts.single["procedure"] = wording.choice("procedure", fields["procedure"], self.language)
        known = TYPES["request.approved"].by_name["identifiers"]
        kinds = {each.name: each for each in known.fields}
        facts.lists["identifiers"] = [
            {
                "no": str(n),
                "what": wording.choice("kind", each["kind"], self.language),
                "name": " ".join(
                    [str(each["value"]), *(
                        f"{self.teller.label(kinds[name])} {self.teller.value(kinds[name], each[name])}"
                        for name in ("port", "protocol") if name in each
                    )]
                ),
                "at": self.teller.instant(each["at"], each.get("offset")) if "at" in each else "",
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

    def _demand_of_procedure(self, fields: Mapping[str, Any]) -> None:
        """Refuse a letter that lacks what its procedure asks for; the paper itself it need not name.

        Raises:
            InputError: `input.document_field`.
        """
        day = parse_instant(self.record.at[0]).date()
        procedure = load().procedure(fields["procedure"], day)
        if procedure is None:
            return
        known = TYPES["request.approved"].by_name
        asked = [("", name, source) for name, source in procedure.fields.required.items()]
        asked += [
            ("safeguards", name, source) for name, source in procedure.safeguards.required.items()
        ]
        for group, name, source in asked:
            given = fields.get(group, {}) if group else fields
            members = {each.name: each for each in known[group].fields} if group else known
            if name in members and name != "document" and given.get(name) in (None, "", []):
                raise InputError(
                    "input.document_field",
                    kind=self.template.kind,
                    field=f"approved.{group}.{name}" if group else f"approved.{name}",
                    label=self.teller.label(members[name], group),
                    article=f"{source.mark} {source.place}".strip(),
                    why=procedure.title.text(self.language),
                )

    # ---- whole cases and items ----

    def case(self, subject: str, _draft: object) -> None:
        if subject != self.record.case:
            raise self.nothing(subject)
        lists, single = self.facts.lists, self.facts.single
        self.items()
        lists["artifacts"] = data_rows(self.record, self.record.all(_HASHED), self.teller)
        lists["documents"] = self._documents()
        lists["findings"] = [
            {
                "no": str(n), "at": self.when(entry),
                "what": f"{entry.fields['finding']}: "
                f"{wording.choice('kind', entry.fields['kind'], self.language)}",
                "text": "; ".join(str(each["value"]) for each in entry.fields.get("facts", ())),
                "state": self._finding_state(entry.fields["finding"]),
            }
            for n, entry in enumerate(self.record.all(("finding.raised",)), 1)
        ]  # fmt: skip
        single |= {f"{name}_count": str(len(lists[name]))
                   for name in ("items", "artifacts", "documents")}  # fmt: skip
        self._officer_in_charge()

    def _officer_in_charge(self) -> None:
        opened = self.record.first("case.opened")
        if opened is not None:
            role = wording.role(opened.told.event.actor_role, self.language)
            self.facts.people["actors"] = [Person(self.teller.person(opened.person), role)]
            self.facts.single["actor"] = self.teller.person(opened.person)

    def _finding_state(self, finding: str) -> str:
        for kind in ("finding.resolved", "finding.acknowledged"):
            entry = self.record.last(kind, finding=finding)
            if entry is not None:
                return f"{title_of(kind, self.language)}, {self.when(entry)}"
        return self.word("open")

    def _documents(self) -> list[Row]:
        rows: dict[str, Row] = {}
        for entry in self.record.entries:
            for named in documents_in(entry):
                rows.setdefault(
                    str(named.get("sha256")),
                    {
                        "at": self.when(entry),
                        "what": title_of(entry.type, self.language),
                        "name": str(entry.fields.get("title", "")),
                        "sha256": {"code": str(named.get("sha256"))},
                    },
                )
        return [{"no": str(n), **each} for n, each in enumerate(rows.values(), 1)]

    def item(self, subject: str, _draft: object) -> None:
        mine = [each for each in self.record.entries if subject in each.told.event.item_ids]
        if not mine:
            raise self.nothing(subject)
        self.items([subject])
        self.facts.lists["history"] = [
            {
                "no": str(n),
                "at": self.when(entry),
                "what": wording.history_line(entry.told.event, entry.told.private, self.language),
                "who": f"{self.teller.person(entry.person)}, "
                f"{wording.role(entry.told.event.actor_role, self.language)}",
            }
            for n, entry in enumerate(mine, 1)
        ]
        rows = data_rows(self.record, self.record.all(_HASHED), self.teller)
        mine_only = (each for each in rows if subject in str(each["item"]).split(", "))
        self.facts.lists["artifacts"] = [
            {**each, "no": str(n)} for n, each in enumerate(mine_only, 1)
        ]
        self.facts.single["holder"] = self.facts.lists["items"][0]["held"]
        self._officer_in_charge()
        self.facts.pictures["custody"] = _picture(self.record, subject, self.language)


def _picture(record: Record, item: str, language: str) -> list[dict[str, str]]:
    """The custody picture of one item, row by row."""
    from custody.bundle.picture import lay_out
    from custody.bundle.story import tell
    from custody.bundle.svg import printed_rows
    from custody.bundle.words import words
    from custody.queries import EventFilter

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


_READERS: Final[Mapping[str, Callable[[_Reader, str, Mapping[str, Any] | None], None]]] = {
    "search": _Reader.search,
    "event": _Reader.event,
    "request": _Reader.request,
    "case": _Reader.case,
    "item": _Reader.item,
}
