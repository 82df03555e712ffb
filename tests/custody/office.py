"""A whole station with people and files for tests: founded once, copied for each test."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from custody.__main__ import main
from custody.clock import Clock, SystemClock
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.keys.software import SECRET_COST
from custody.service import Act, Receipt
from custody.station import Founder, Station, found_station, key_fields, open_station

PASSPHRASE = "quick brown office"  # noqa: S105
PEOPLE = {
    "ANNA": ("INV", "OIC"),
    "BORIS": ("CUS",),
    "CHIEF": ("SUP",),
    "DINA": ("EXA",),
    "GUL": ("PRO",),
}
CASE = "C-1"
OPEN_CASE = {
    "command": "case.open",
    "case": CASE,
    "fields": {
        "registration": "EX-1",
        "registered_on": "2026-03-02",
        "offences": [{"act": "Criminal Code", "article": "190"}],
        "confidentiality": "pretrial_secret",
    },
}


def passphrase(key_file: Path, *, new: bool = False) -> bytes:
    """The same for everybody."""
    return PASSPHRASE.encode()


def found_office(folder: Path, *, demonstration: bool = False) -> None:
    """A ledger with everybody enrolled, by keys that open quickly."""
    keyring = Keyring(folder / "keys", SECRET_COST)
    founders = ["ADM1"] if demonstration else ["ADM1", "ADM2"]
    keys = {name: keyring.generate(name, passphrase) for name in founders}
    with found_station(
        folder,
        origin="agency.example/station-1",
        founders=[Founder(name, key) for name, key in keys.items()],
        clock=SystemClock(),
        offset="+05:00",
        demonstration=demonstration,
    ) as station:
        for person, roles in {} if demonstration else PEOPLE.items():
            enrol(station, keyring.generate(person, passphrase), person, roles, keys)


def enrol(
    station: Station,
    key: PrivateKey,
    person: str,
    roles: Sequence[str],
    keys: Mapping[str, PrivateKey],
) -> None:
    """Register a person and enrol their key, by the two administrators."""
    first, second = keys["ADM1"], keys["ADM2"]
    registered = {
        "person": person,
        "name": f"Name of {person}",
        "identity_reference": "card",
        "agency": "Agency",
        "roles": list(roles),
    }
    fields = {**key_fields(key, person, roles[0]), "identity_check": "in person"}
    acts = [
        Act(Command("person.register", registered), first, (second,)),
        Act(Command("key.enroll", fields, LEDGER_CASE), first, (key,)),
    ]
    for role in roles[1:]:
        granted = {"person": person, "role": role, "basis": "order"}
        acts.append(Act(Command("role.grant", granted, LEDGER_CASE), first, (second,)))
    station.service.execute(*acts)


@dataclass
class Said:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


@dataclass
class Office:
    """A copy of the station, to be worked at by command line or by code."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def cli(self, command: str, *options: object, to: object = None) -> Said:
        """Run one command; on this office's ledger unless it is told `to` what."""
        self.capture.readouterr()
        target = self.folder if to is None else to
        status = main([command, str(target), *map(str, options)])
        out, err = self.capture.readouterr()
        return Said(status, out, err)

    def free(self, *arguments: object) -> Said:
        """Run a command that needs no ledger."""
        self.capture.readouterr()
        status = main([*map(str, arguments)])
        out, err = self.capture.readouterr()
        return Said(status, out, err)

    def do(self, document: Mapping[str, Any], *people: str) -> Said:
        """`custody do` by a file."""
        path = self.folder.parent / "command.json"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        signing = [word for person in people for word in ("--as", person)]
        return self.cli("do", path, *signing, "--json")

    def open_case(self) -> None:
        """Open the case C-1."""
        assert self.do(OPEN_CASE, "ANNA").status == 0

    def open(self, clock: Clock | None = None) -> Station:
        """The station, for code."""
        return open_station(self.folder, clock=clock or SystemClock())

    def signer(self, person: str) -> PrivateKey:
        """A person's key."""
        return Keyring(self.folder / "keys").open(person, passphrase)

    def execute(self, station: Station, document: Mapping[str, Any], *people: str) -> Receipt:
        """Record a command by code."""
        actor, *others = (self.signer(person) for person in people)
        return station.service.execute(Act(Command.parse(document), actor, tuple(others)))

    def events(self) -> int:
        """How many events the ledger has."""
        return int(self.cli("show", "--json").json["events"])


def copy_office(template: Path, folder: Path, home: Path) -> None:
    """Copy a founded office with what this user keeps outside its folder."""
    shutil.copytree(template / "ledger", folder)
    shutil.copytree(template / "home", home, dirs_exist_ok=True)
