"""Papers of one event: acts, receipts, certificates, covers."""

from collections.abc import Mapping
from typing import Any

from custody.documents.facts import Person, title_of
from custody.documents.reader import Reader
from custody.documents.record import Entry
from custody.documents.things import HASHED, data_rows
from custody.domain import wording


class EventReader(Reader):
    """Reads one event, with what led to it."""

    def read(self, subject: str, _draft: object = None) -> None:
        """An event, by its id or its index in the ledger."""
        entry = self.record.entry(subject)
        if entry.type not in self.template.types:
            raise self.nothing(subject)
        fields, facts = entry.fields, self.facts
        facts.play("event", entry)
        offer = next((each for each in self.record.entries if each.id == fields.get("offer")), None)
        facts.play("offer", offer)
        examination = fields.get("examination")
        if examination is not None:
            for role in ("started", "finished"):
                found = self.record.last(f"examination.{role}", examination=examination)
                facts.play("examination" if role == "started" else role, found)
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
            "what": title_of(entry.type, self.language),
        }
        if fields.get("late_entry_reason"):
            facts.single["late"] = str(fields["late_entry_reason"])
        self.items(items, [each for each in self.record.entries if each.index <= entry.index])
        self._checked(fields)
        self._data(fields)
        self._sides(entry, offer)
        self.corrections([entry])

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
        rows = data_rows(self.record, self.record.all(HASHED), self.teller)
        chosen = [each for each in rows if each["artifact"] in named]
        self.facts.lists["artifacts"] = [{**each, "no": str(n)} for n, each in enumerate(chosen, 1)]

    def _sides(self, entry: Entry, offer: Entry | None) -> None:
        fields, people = entry.fields, self.facts.people
        actor = Person(self.teller.person(entry.person),
                       wording.role(entry.told.event.actor_role, self.language))  # fmt: skip
        people["actors"] = [actor]
        people["participants"] = [actor, *self.present(fields.get("present", ()))]
        people["members"] = [
            Person(each["name"], ", ".join([each["role"], each["organisation"], each["state"]]))
            for each in fields.get("members", ())
        ]
        people["commission"] = list(self.present(fields.get("commission", ())))
        giver = fields.get("giver") or {}
        if offer is not None:  # accepted: the giver offered it
            gave = Person(self.teller.person(offer.person), self.word("giver"))
            took = Person(self.teller.person(entry.person), self.word("receiver"))
        elif "to" in fields:
            gave = Person(self.teller.person(entry.person), self.word("giver"))
            took = Person(self.teller.person(fields["to"]), self.word("receiver"))
        elif giver:
            gave = Person(str(giver.get("name", "")), self.capacity(giver))
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
