"""Protocols of investigative acts: what a search was, found and did."""

from collections.abc import Mapping
from typing import Any, Final

from custody.bundle.rows import grouped
from custody.documents.facts import Person, Row, title_of
from custody.documents.reader import Reader
from custody.documents.record import Entry
from custody.documents.things import HASHED
from custody.domain import wording

_SEARCHED: Final = ("item.found", "item.seized", "item.received", "item.child_registered")


class SearchReader(Reader):
    """Reads one search."""

    def read(self, subject: str, _draft: object = None) -> None:
        """A search, from its start to its end."""
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
        self.corrections([started, *([finished] if finished else []), *within])

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

    def _happened(self, search: str, within: list[Entry]) -> None:
        lists, teller = self.facts.lists, self.teller
        hashed = {
            each["artifact"]: each
            for entry in self.record.all(HASHED)
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
                "who": f"{entry.fields['name']} ({self.capacity(entry.fields)})",
                "act": title_of(entry.type, self.language),
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
                    str(entry.fields.get(name, ""))
                    for name in ("reach", "territory_ground", "tried")
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
                    "view": wording.choice("view", photo["view"], self.language),
                    "name": str(captions.get(name, "")),
                    "sha256": {"code": hashed[name]["digests"]["sha256"]} if name in hashed else "",
                })  # fmt: skip
        return rows

    def _protection(self, fields: Mapping[str, Any]) -> str:
        said = wording.choice("write_protection", fields["write_protection"], self.language)
        more = fields.get("write_blocker") or fields.get("why_unprotected") or ""
        label = wording.label("write_protection", self.language)
        return f"{label}: {said}{f' ({more})' if more else ''}"

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
                    reason=reason.rstrip(". "), certified=certified, at=self.when(entry)
                )
                rows.append({"who": f"{fields['name']} ({self.capacity(fields)})",
                             "why": reason, "certified": certified})  # fmt: skip
        self.facts.lists["refusals"] = rows
        self.facts.lists["copies"] = [
            {"at": self.when(entry), "who": f"{entry.fields['name']} "
             f"({self.capacity(entry.fields)})",
             "act": self.word("receipt_given" if entry.fields["receipt_given"] else "no_receipt")}
            for entry in self.record.all(("copy.handed_over",))
            if entry.fields.get("protocol") in protocols
        ]  # fmt: skip
        present = list(self.present(started.fields.get("present", ()), refused))
        known = {each.get("person") for each in started.fields.get("present", ())}
        team = [name for name in (leader, *started.fields.get("team", ())) if name not in known]
        ours = [Person(self.teller.person(name), self.word("leader" if name == leader else "team"))
                for name in dict.fromkeys(team)]  # fmt: skip
        self.facts.people |= {"participants": [*ours, *present], "leaders": ours[:1]}
