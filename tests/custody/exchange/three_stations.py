"""Three invented stations with people of their own, between which one phone is carried."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from custody.clock import SystemClock
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.event_filter import EventFilter
from custody.exports import export
from custody.foreseen import Export
from custody.keys.keyring import Keyring
from custody.queries import Queries
from custody.service import Act
from custody.station import open_station
from tests.custody.office import OPEN_CASE, Office, passphrase

PHONE = "ITM-1"
ROLE = {"ANNA": "INV", "BORIS": "CUS", "DINA": "EXA", "GUL": "PRO", "CHIEF": "SUP"}
RECIPIENT = "The other station"
LATER = "2099-01-01T00:00:00.000Z"


def signing(by: Sequence[str]) -> list[str]:
    """Options that name who signs, the actor first, and the actor's role."""
    words = [word for person in by for word in ("--as", person)]
    return [*words, "--acting-role", ROLE[by[0]]] if by else []


def begin(folder: Path, case: str, *taken: str) -> None:
    """A case with everybody assigned, and things that somebody handed in."""
    opened = json.loads(json.dumps(OPEN_CASE)) | {"case": case}
    opened["fields"]["registration"] = f"EX-{case}"
    documents = [opened]
    for person, role in ROLE.items():
        fields = {"person": person, "role": role, "need": "their part"}
        assign = {"command": "case.assign", "case": case, "fields": fields, "role": "OIC"}
        documents.append(assign)
    if taken:
        documents.append(handed_in(case, taken))
    anna = Keyring(folder / "keys").open("ANNA", passphrase)
    with open_station(folder, clock=SystemClock()) as station:
        station.service.execute(*(Act(Command.parse(each), anna) for each in documents))


def hand_out(folder: Path, case: str, out: Path) -> None:
    """A bundle of a whole case."""
    signers = [Keyring(folder / "keys").open(person, passphrase) for person in ("ANNA", "GUL")]
    wish = Export(case, out, RECIPIENT, "transfer", recipient_kind="other", as_zip=True, role="OIC")
    with open_station(folder, clock=SystemClock()) as station:
        export(station, wish, signers)


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

    def done(self, document: Mapping[str, Any], *people: str) -> dict[str, Any]:
        """A command that is carried out."""
        said = self.do(document, *people)
        assert said.status == 0, said
        return said.json

    def exchange(self, action: object, *options: object, by: Sequence[str] = ()) -> dict[str, Any]:
        """`custody exchange`, done."""
        said = self.free("exchange", action, self.folder, *options, *signing(by), "--json")
        assert said.status == 0, said
        return said.json

    def refused(self, action: object, *options: object, by: Sequence[str] = ()) -> str:
        """`custody exchange`, refused: its code."""
        before = self.events()
        said = self.free("exchange", action, self.folder, *options, *signing(by), "--json")
        assert said.status in (1, 3), said
        assert self.events() == before
        return str(said.json["error"])

    def offer(
        self,
        case: str,
        giver: str,
        to: str,
        ledger: str | None,
        *items: str,
        seals: Sequence[Mapping[str, str]] = (),
    ) -> str:
        """An offer; its id."""
        document = self.offering(case, giver, to, ledger, *items)
        if seals:
            document["fields"]["seals"] = list(seals)
        return str(self.done(document, giver)["recorded"][0]["id"])

    def offering(
        self, case: str, giver: str, to: str, ledger: str | None, *items: str
    ) -> dict[str, Any]:
        """The command of an offer."""
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
        return {
            "command": "transfer.offer",
            "case": case,
            "items": list(items or (PHONE,)),
            "fields": fields,
            "role": ROLE[giver],
        }

    def send(
        self,
        case: str,
        out: Path,
        *items: str,
        answer: str | None = None,
        recipient: str = RECIPIENT,
    ) -> Path:
        """A bundle of items, or of the answer to an offer; else of the whole case."""
        chosen = [word for item in items for word in ("--item", item)]
        chosen += [] if answer is None else ["--answer", answer]
        said = self.cli(
            "export", "--case", case, "--out", out, *chosen, "--recipient", recipient,
            "--purpose", "transfer", "--recipient-kind", "other", "--zip",
            "--as", "ANNA", "--as", "GUL", "--acting-role", "OIC", "--json",
        )  # fmt: skip
        assert said.status == 0, said
        return out

    def exported(self, case: str) -> dict[str, Any]:
        """What is recorded of the newest bundle of a case, with the items of its record."""
        with self.open() as station:
            queries = Queries(station.ledger)
            rows = queries.events(EventFilter(case=case, type="bundle.exported"))
            told = queries.told(rows[-1].index)
            assert told is not None
            return {**told.event.document(), **told.event.body}

    def item(self, item: str = PHONE) -> dict[str, Any]:
        """What is known of a thing."""
        return self.cli("show", "item", item, "--json").json


def handed_in(case: str, items: Sequence[str]) -> dict[str, Any]:
    """The command by which somebody hands things in."""
    document = example_of("item.receive") | {"case": case, "items": list(items), "role": "INV"}
    fields = document["fields"]
    fields.pop("handed_over", None)
    document.pop("occurred", None)
    fields["details"] = [{**fields["details"][0], "item": item} for item in items]
    fields["descriptions"] = [{"item": item, "marks": f"a scratch on {item}"} for item in items]
    return document
