"""Three invented stations with people of their own, between which one phone is carried."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.custody.office import OPEN_CASE, Office

PHONE = "ITM-1"
ROLE = {"ANNA": "INV", "BORIS": "CUS", "DINA": "EXA", "GUL": "PRO", "CHIEF": "SUP"}
LATER = "2099-01-01T00:00:00.000Z"


def signing(by: Sequence[str]) -> list[str]:
    """Options that name who signs, the actor first, and the actor's role."""
    words = [word for person in by for word in ("--as", person)]
    return [*words, "--acting-role", ROLE[by[0]]] if by else []


class Stop(Office):
    """One of the stations."""

    @property
    def trust(self) -> str:
        """What others pin of it."""
        return self.cli("trust").out.strip()

    @property
    def origin(self) -> str:
        """Of its ledger."""
        return self.trust.partition("+")[0]

    def begin(self, case: str) -> None:
        """A case with everybody assigned."""
        document = json.loads(json.dumps(OPEN_CASE)) | {"case": case}
        document["fields"]["registration"] = f"EX-{case}"
        self.done(document, "ANNA")
        for person, role in (("BORIS", "CUS"), ("DINA", "EXA"), ("GUL", "PRO"), ("ANNA", "INV")):
            fields = {"person": person, "role": role, "need": "their part"}
            self.done(
                {"command": "case.assign", "case": case, "fields": fields, "role": "OIC"}, "ANNA"
            )

    def done(self, document: Mapping[str, Any], *people: str) -> dict[str, Any]:
        """A command that is carried out."""
        said = self.do(document, *people)
        assert said.status == 0, said
        return said.json

    def exchange(self, action: str, *options: object, by: Sequence[str] = ()) -> dict[str, Any]:
        """`custody exchange`, done."""
        said = self.cli("exchange", action, *options, *signing(by), "--json")
        assert said.status == 0, said
        return said.json

    def refused(self, action: str, *options: object, by: Sequence[str] = ()) -> str:
        """`custody exchange`, refused: its code."""
        before = self.events()
        said = self.cli("exchange", action, *options, *signing(by), "--json")
        assert said.status in (1, 3), said
        assert self.events() == before
        return str(said.json["error"])

    def take_phone(self, case: str, items: Sequence[str] = (PHONE,)) -> None:
        """Things that somebody hands in."""
        example = self.free("commands", "item.receive", "--example").json
        details = example["fields"]["details"][0]
        example |= {"case": case, "items": list(items), "role": "INV"}
        example.pop("occurred", None)
        example["fields"].pop("handed_over", None)
        example["fields"]["details"] = [{**details, "item": item} for item in items]
        example["fields"]["descriptions"] = [
            {"item": item, "marks": f"a scratch on {item}"} for item in items
        ]
        self.done(example, "ANNA")

    def offer(self, case: str, giver: str, to: str, ledger: str | None, *items: str) -> str:
        """An offer; its id."""
        fields = {
            "to": to,
            "purpose": "the next step",
            "authority_ref": "order 7",
            "means": "courier",
            "condition": "as it came",
            "expected_at": LATER,
        }
        if ledger is not None:
            fields["to_ledger"] = ledger
        document = {
            "command": "transfer.offer",
            "case": case,
            "items": list(items or (PHONE,)),
            "fields": fields,
            "role": ROLE[giver],
        }
        return str(self.done(document, giver)["recorded"][0]["id"])

    def send(self, case: str, out: Path, *items: str) -> Path:
        """A bundle of items; of the whole case when none is named."""
        chosen = [word for item in items for word in ("--item", item)]
        said = self.cli(
            "export", "--case", case, "--out", out, *chosen, "--recipient", "The other station",
            "--purpose", "transfer", "--recipient-kind", "other", "--zip",
            "--as", "ANNA", "--as", "GUL", "--acting-role", "OIC", "--json",
        )  # fmt: skip
        assert said.status == 0, said
        return out

    def item(self, item: str = PHONE) -> dict[str, Any]:
        """What is known of a thing."""
        return self.cli("show", "item", item, "--json").json
