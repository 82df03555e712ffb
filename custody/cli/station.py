"""`custody init`, `trust`, `key`, `enrol`, `backup`: a station and its people."""

import argparse
import shutil
from pathlib import Path

from custody.cli.desk import open_desk, open_reading
from custody.cli.people import open_signers, passphrase_of, suite_of
from custody.cli.terminal import print_json
from custody.clock import SystemClock
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.errors import InputError, StorageError
from custody.keys import pkcs12
from custody.keys.files import read_file, write_new
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.keys.signer import Suite
from custody.ledger.ledger import LEDGER_FILE
from custody.service import Act
from custody.station import Founder, found_station, key_fields, read_trust


def init(arguments: argparse.Namespace) -> int:
    """Make a ledger, its administrators' keys where they have none, and its station's key."""
    folder = Path(arguments.ledger)
    if (folder / LEDGER_FILE).exists():
        raise InputError("input.ledger_exists", path=folder)
    admins = arguments.admin or (["ADM1"] if arguments.demonstration else ["ADM1", "ADM2"])
    keyring = Keyring(folder / "keys")
    founders = [Founder(person, _key(keyring, person, arguments)) for person in admins]
    with found_station(
        folder,
        origin=arguments.origin,
        founders=founders,
        clock=SystemClock(),
        agency=arguments.agency or "",
        station=arguments.station or "",
        offset=arguments.offset,
        demonstration=arguments.demonstration,
    ) as station:
        trust = str(station.ledger.trust)
        if arguments.json:
            print_json(
                {
                    "ledger": str(folder),
                    "trust": trust,
                    "station": station.id,
                    "administrators": admins,
                    "demonstration": arguments.demonstration,
                }
            )
            return 0
    print(f"made a ledger in {folder}, founded by {' and '.join(admins)}")
    print("its trust line, to be given to every recipient outside the bundles:")
    print(trust)
    return 0


def _key(keyring: Keyring, person: str, arguments: argparse.Namespace) -> PrivateKey:
    """A person's key: the one in the folder, or a new software key."""
    passphrase = passphrase_of(person, arguments.passphrase_file)
    try:
        return keyring.open(person, passphrase)
    except InputError as err:
        if err.code != "input.no_key":
            raise
    return keyring.generate(person, passphrase)


def trust(arguments: argparse.Namespace) -> int:
    """Print the trust line."""
    line = str(read_trust(Path(arguments.ledger)))
    if arguments.json:
        print_json({"trust": line})
    else:
        print(line)
    return 0


def key(arguments: argparse.Namespace) -> int:
    """Make a software key for a person, or take over a PKCS#12 container."""
    keyring = Keyring(Path(arguments.ledger) / "keys")
    passphrase = passphrase_of(arguments.person, arguments.passphrase_file)
    suite = Suite.RSA_PKCS1 if arguments.pkcs1v15 else None
    if arguments.pkcs12 is None:
        made = keyring.generate(arguments.person, passphrase)
    else:
        source = Path(arguments.pkcs12)
        made = pkcs12.load(source, passphrase(source), suite)
        keyring.keep_container(arguments.person, read_file(source))
    if arguments.json:
        print_json(
            {"person": arguments.person, "key": made.public.name, "suite": made.public.suite}
        )
    else:
        print(f"{arguments.person}  {made.public.suite}  {made.public.name}")
    return 0


def enrol(arguments: argparse.Namespace) -> int:
    """Register a person, enrol their key with proof of possession, and grant further roles."""
    with open_desk(arguments) as station:
        actor, *cosigners = open_signers(arguments, station)
        own = _key(station.keyring, arguments.person, arguments)
        first, *others = arguments.role
        acts = []
        if station.service.case_of("person", arguments.person) is None:
            registered = Command(
                name="person.register",
                fields={
                    "person": arguments.person,
                    "name": arguments.name,
                    "identity_reference": arguments.identity,
                    "agency": station.service.roster().agency,
                    "roles": arguments.role,
                },
            )
            acts.append(Act(registered, actor, tuple(cosigners)))
        fields = {
            **key_fields(own, arguments.person, first),
            "identity_check": arguments.identity,
        }
        enrolled = Command(name="key.enroll", fields=fields, case=LEDGER_CASE)
        acts.append(Act(enrolled, actor, (own,)))
        for role in others:
            granted = {"person": arguments.person, "role": role, "basis": arguments.identity}
            if arguments.until is not None:
                granted["until"] = arguments.until
            command = Command(name="role.grant", fields=granted, case=LEDGER_CASE)
            acts.append(Act(command, actor, tuple(cosigners)))
        receipt = station.service.execute(*acts)
    types = [done.event.type for done in receipt.appended]
    if arguments.json:
        print_json({"person": arguments.person, "key": own.public.name, "recorded": types})
    else:
        print(f"{arguments.person}  {' '.join(arguments.role)}  {own.public.name}")
    return 0


def rotate(arguments: argparse.Namespace) -> int:
    """Replace a person's key: the old and the new one sign; nobody else is needed."""
    person = arguments.person
    passphrase = passphrase_of(person, arguments.passphrase_file)
    with open_desk(arguments) as station:
        roster = station.service.roster()
        old = station.keyring.open(person, passphrase, suite_of(roster, person))
        enrolled = roster.standing(old.public.name)
        if enrolled is None or enrolled.person != person:
            raise InputError("input.not_enrolled", person=person)
        new = _key(station.keyring.next, person, arguments)
        fields = {
            **key_fields(new, person, enrolled.role),
            "replaces": old.public.name,
            "explanation": arguments.reason,
        }
        command = Command(name="key.rotate", fields=fields, case=LEDGER_CASE)
        station.service.execute(Act(command, old, (new,)))
        station.keyring.promote(person, old.public.name)
    if arguments.json:
        print_json({"person": person, "key": new.public.name, "replaces": old.public.name})
    else:
        print(f"{person}  {new.public.name}  in place of  {old.public.name}")
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Copy the record, through SQLite's backup, and the station's description."""
    target = Path(arguments.target)
    with open_reading(arguments) as ledger:
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as err:
            raise StorageError("storage.write", path=target, reason=err.strerror) from err
        ledger.backup(target / LEDGER_FILE)
        write_new(target / "checkpoint", ledger.note)
        described = ledger.folder / "station.json"
        if described.is_file():
            shutil.copyfile(described, target / described.name)
        size = ledger.head.size
    if arguments.json:
        print_json({"target": str(target), "events": size})
    else:
        print(f"{size} events copied to {target}; artifacts and keys are copied by other means")
    return 0
