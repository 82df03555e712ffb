"""`custody init`, `trust`, `key`, `enrol`, `backup`: a station and its people."""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from custody.cli.desk import open_desk, open_reading
from custody.cli.people import (
    import_named,
    open_person,
    open_signers,
    own_key,
    passphrase_of,
)
from custody.cli.terminal import print_json
from custody.cli.words import counted, say
from custody.clock import SystemClock, format_instant
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.domain.roster import Roster
from custody.durable import written
from custody.errors import InputError, RefusedError
from custody.keys.files import write_new
from custody.keys.keyring import Keyring
from custody.keys.private_key import PrivateKey
from custody.ledger.ledger import LEDGER_FILE
from custody.service import Act
from custody.station import (
    Founder,
    Station,
    check_founding,
    found_station,
    key_fields,
    read_trust,
)


def init(arguments: argparse.Namespace) -> int:
    """Make a ledger, its administrators' keys where they have none, and its station's key."""
    folder = Path(arguments.ledger)
    admins = arguments.admin or (["ADM1"] if arguments.demonstration else ["ADM1", "ADM2"])
    check_founding(
        folder,
        origin=arguments.origin,
        offset=arguments.offset,
        persons=admins,
        demonstration=arguments.demonstration,
        station=arguments.station or "",
        agency=arguments.agency or "",
        profile=arguments.profile,
    )
    keyring = Keyring(folder / "keys")
    founders = [Founder(person, own_key(keyring, person, arguments)) for person in admins]
    with found_station(
        folder,
        origin=arguments.origin,
        founders=founders,
        clock=SystemClock(),
        agency=arguments.agency or "",
        station=arguments.station or "",
        offset=arguments.offset,
        demonstration=arguments.demonstration,
        profile=arguments.profile,
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
    founded = ", ".join(admins)
    print(say("made a ledger in {folder}, founded by: {persons}", folder=folder, persons=founded))
    print(say("its trust line, to be given to every recipient outside the bundles:"))
    print(trust)
    print(say("next, enrol the people; the roles are told by: custody enrol --help"))
    signing = " ".join(f"--as {person}" for person in admins)
    print(f"  custody enrol {folder} PERSON --role CODE --name NAME --identity HOW {signing}")
    return 0


def trust(arguments: argparse.Namespace) -> int:
    """Print the trust line."""
    line = str(read_trust(Path(arguments.ledger)))
    if arguments.json:
        print_json({"trust": line})
    else:
        print(line)
    return 0


def key(arguments: argparse.Namespace) -> int:
    """Make a software key for a person, or take over a container or a key on a token."""
    person, given = arguments.person, arguments.passphrase_file
    with open_desk(arguments) as station:
        keyring, replaced = _keyring_for(station, arguments)
        made = import_named(keyring, person, arguments)
        if made is None:
            made = keyring.generate(person, passphrase_of(person, given))
    if arguments.json:
        print_json({"person": person, "key": made.public.name, "source": made.source})
    else:
        print(f"{person}  {made.source}  {made.public.name}")
        if replaced is not None:
            told = "it waits in {folder} until it is enrolled in place of {replaced}"
            print(say(told, folder=keyring.folder, replaced=replaced))
        following = f"custody enrol {arguments.ledger} {person} --role CODE …"
        print(say("next, two sign: {command}", command=following))
    return 0


def enrol(arguments: argparse.Namespace) -> int:
    """Register a person and enrol their key with proof of possession; grant further roles."""
    person = arguments.person
    with open_desk(arguments) as station:
        actor, *cosigners = open_signers(arguments, station)
        keyring, replaced = _keyring_for(station, arguments)
        had_key = _has_key(keyring, person)
        import_named(keyring, person, arguments)
        own = own_key(keyring, person, arguments)
        try:
            receipt = station.service.execute(
                *_enrolment(station, arguments, own, actor, tuple(cosigners))
            )
        except (RefusedError, InputError):
            if not had_key:
                keyring.discard(person)
            raise
        if replaced is not None:
            station.keyring.promote(person, replaced)
    types = [done.event.type for done in receipt.appended]
    if arguments.json:
        print_json({"person": person, "key": own.public.name, "recorded": types})
    else:
        print(f"{person}  {' '.join(arguments.role)}  {own.public.name}")
        if replaced is not None:
            told = "the file of {replaced}, which was revoked, is kept in {folder}"
            print(say(told, replaced=replaced, folder=station.keyring.retired))
    return 0


def _keyring_for(station: Station, arguments: argparse.Namespace) -> tuple[Keyring, str | None]:
    """Where the key to be enrolled lies or is made, and the name of the key that it replaces.

    Whose keys were all revoked may have lost their passphrase too: the old file is then not asked
    to open, and stays until the new key is enrolled.
    """
    person, keyring = arguments.person, station.keyring
    roster = _end_replacement(station, arguments)
    names = [name for name, key in roster.keys.items() if key.person == person]
    if not names or any(roster.standing(name) for name in names) or not _has_key(keyring, person):
        return keyring, None
    try:
        present = open_person(keyring, person, arguments.passphrase_file).public.name
    except InputError as err:
        if err.code != "input.passphrase":
            raise
        present = names[-1]
    return (keyring.next, present) if present in names else (keyring, None)


def _end_replacement(station: Station, arguments: argparse.Namespace) -> Roster:
    """Put a next key in its place that was recorded just before a command was killed."""
    person, keyring, roster = arguments.person, station.keyring, station.service.roster()
    if _has_key(keyring.next, person):
        waiting = open_person(keyring.next, person, arguments.passphrase_file).public.name
        if roster.standing(waiting) is not None:
            ended = [n for n, key in roster.keys.items() if key.person == person and n != waiting]
            keyring.promote(person, ended[-1])
    return roster


def _has_key(keyring: Keyring, person: str) -> bool:
    try:
        keyring.find(person)
    except InputError as err:
        if err.code != "input.no_key":
            raise
        return False
    return True


def _enrolment(
    station: Station,
    arguments: argparse.Namespace,
    own: PrivateKey,
    actor: PrivateKey,
    cosigners: tuple[PrivateKey, ...],
) -> Iterator[Act]:
    """What is missing until a person holds these roles with this key."""
    person, identity, role = arguments.person, arguments.identity, arguments.acting_role
    roster = station.service.roster()
    enrolled = own.public.name in roster.keys
    if enrolled:
        held = roster.roles(person, format_instant(station.ledger.clock.now()))
        roles = [each for each in arguments.role if each not in held]
        if not roles or roster.standing(own.public.name) is None:
            raise InputError("input.enrolled", person=person, roles=" ".join(sorted(held)))
    else:
        roles = arguments.role[1:]
        if station.service.case_of("person", person) is None:
            if arguments.name is None:
                raise InputError("input.name", person=person)
            registered = {
                "person": person,
                "name": arguments.name,
                "identity_reference": identity,
                "agency": roster.agency,
                "roles": arguments.role,
            }
            yield Act(Command("person.register", registered, role=role), actor, cosigners)
        key = {**key_fields(own, person, arguments.role[0]), "identity_check": identity}
        yield Act(Command("key.enroll", key, LEDGER_CASE, role=role), actor, (own,))
    for each in roles:
        granted = {"person": person, "role": each, "basis": identity}
        if arguments.until is not None:
            granted["until"] = arguments.until
        yield Act(Command("role.grant", granted, LEDGER_CASE, role=role), actor, cosigners)


def rotate(arguments: argparse.Namespace) -> int:
    """Replace a person's key: the old and the new one sign; nobody else is needed."""
    person, given = arguments.person, arguments.passphrase_file
    with open_desk(arguments) as station:
        roster = _end_replacement(station, arguments)
        old = open_person(station.keyring, person, given, roster)
        enrolled = roster.standing(old.public.name)
        if enrolled is None or enrolled.person != person:
            raise InputError("input.not_enrolled", person=person)
        import_named(station.keyring.next, person, arguments)
        new = own_key(station.keyring.next, person, arguments)
        fields = {
            **key_fields(new, person, enrolled.role),
            "replaces": old.public.name,
            "explanation": arguments.reason,
        }
        held = roster.roles(person, format_instant(station.ledger.clock.now()))
        role = enrolled.role if enrolled.role in held else min(held, default=None)
        command = Command(name="key.rotate", fields=fields, case=LEDGER_CASE, role=role)
        station.service.execute(Act(command, old, (new,)))
        station.keyring.promote(person, old.public.name)
    if arguments.json:
        print_json({"person": person, "key": new.public.name, "replaces": old.public.name})
    else:
        print(f"{person}  {new.public.name}  {say('in place of')}  {old.public.name}")
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Copy the record, through SQLite's backup, and the station's description."""
    target = Path(arguments.target)
    with open_reading(arguments) as ledger:
        with written(target):
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
        ledger.backup(target / LEDGER_FILE)
        write_new(target / "checkpoint", ledger.note)
        described = ledger.folder / "station.json"
        if described.is_file():
            shutil.copy(described, target / described.name)
        size = ledger.head.size
    if arguments.json:
        print_json({"target": str(target), "events": size})
    else:
        told = "{events} copied to {target}; artifacts and keys are copied by other means"
        print(say(told, events=counted(size, "event"), target=target))
    return 0
