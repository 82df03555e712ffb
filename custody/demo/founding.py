"""The station of the story, its people and their keys."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from custody.demo.evidence import make_evidence
from custody.demo.player import Player
from custody.demo.story import ORIGIN, StoryClock, local, read_story
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.keys.software import SECRET_COST
from custody.service import Act
from custody.station import Founder, Station, found_station, key_fields

PASSPHRASE: Final = b"demonstration"
"""Of all keys of the story; it is printed, since nothing here is secret."""
SECOND_ADMINISTRATOR: Final = "ADM2"


def found_demonstration(folder: Path, files: Sequence[Path] = ()) -> Player:
    """Make the station of the story with its people and their keys, and the files it needs.

    Args:
        folder: Of the demonstration; `ledger/` and `evidence/` are made in it.
        files: The user's own files, taken in as well.
    """
    story = read_story()
    clock = StoryClock(local("2026-03-01 09:00", story["offset"]))
    make_evidence(folder / "evidence")
    ledger = folder / "ledger"
    # Its passphrase is printed: a dear guess at it would protect nothing.
    keyring = Keyring(ledger / "keys", SECRET_COST)
    people = {**story["people"], SECOND_ADMINISTRATOR: {"roles": ["ADM"], "name": "Second"}}
    keys = {person: keyring.generate(person, _passphrase) for person in people}
    founders = [Founder(person, keys[person]) for person in ("ADM1", SECOND_ADMINISTRATOR)]
    station = found_station(
        ledger,
        origin=ORIGIN,
        founders=founders,
        clock=clock,
        agency="Demonstration agency (invented)",
        offset=story["offset"],
    )
    _enrol(station, people, keys)
    keys["SYS"] = station.keyring.open_station()
    return Player.at(station, clock, story, keys, folder, files)


def _enrol(
    station: Station, people: Mapping[str, Mapping[str, Any]], keys: Mapping[str, PrivateKey]
) -> None:
    """Register everybody, the auditor first, since later registrations need the auditor."""
    first, second, auditor = keys["ADM1"], keys[SECOND_ADMINISTRATOR], keys["AUD1"]
    for person in sorted(people, key=lambda name: name != "AUD1"):
        if people[person]["roles"] == ["ADM"]:
            continue
        witness = second if person == "AUD1" else auditor
        role, *others = people[person]["roles"]
        register = {
            "person": person,
            "name": people[person]["name"],
            "identity_reference": "card of the agency, invented",
            "agency": "Demonstration agency",
            "roles": [role, *others],
        }
        enrol = {
            **key_fields(keys[person], person, role),
            "identity_check": "in person",
        }
        acts = [
            Act(Command("person.register", register), first, (witness,)),
            Act(Command("key.enroll", enrol, LEDGER_CASE), first, (keys[person],)),
        ]
        for other in others:
            grant = {"person": person, "role": other, "basis": "order of the agency, invented"}
            acts.append(Act(Command("role.grant", grant, LEDGER_CASE), first, (second,)))
        station.service.execute(*acts)


def _passphrase(key_file: Path, *, new: bool = False) -> bytes:
    return PASSPHRASE
