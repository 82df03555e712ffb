"""`custody roster`: the stations of an agency, signed by it, so that one line is pinned for all."""

import argparse
from pathlib import Path

from custody import durable, rosters
from custody.cli.bundles import read_trust
from custody.cli.people import passphrase_of
from custody.cli.terminal import print_json, print_rows
from custody.cli.words import say
from custody.clock import SystemClock, format_instant, is_instant
from custody.errors import InputError
from custody.keys import software
from custody.keys.private_key import PrivateKey
from custody.keys.signer import Suite
from custody.ledger.agency import (
    Roster,
    open_roster,
    read_roster,
    sign_roster,
)
from custody.ledger.checkpoint import Checkpoint, TrustLine


def roster(arguments: argparse.Namespace) -> int:
    """Make a roster, change it, show it, or check and accept it."""
    path = Path(arguments.file)
    match arguments.action:
        case "show":
            return _tell(read_roster(rosters.read_note(path)), None, arguments)
        case "check":
            line = read_trust(_wanted(arguments.trust, "--trust"))
            if arguments.earlier is not None:
                earlier = open_roster(rosters.read_note(Path(arguments.earlier)), line)
                open_roster(rosters.read_note(path), line).demand_after(earlier)
            return _tell(rosters.accept(rosters.read_note(path), line), line, arguments)
        case "make":
            changed, line, key = _new(path, arguments)
        case _:
            changed, line, key = _changed(path, arguments)
    durable.replace(path, sign_roster(changed, line, key))
    return _tell(changed, line, arguments)


def _new(path: Path, arguments: argparse.Namespace) -> tuple[Roster, TrustLine, PrivateKey]:
    agency = _wanted(arguments.agency, "--agency")
    if path.exists():
        raise InputError("input.roster", reason=f"{path} is there already; add changes it")
    until = _instant(_wanted(arguments.until, "--until"))
    now = format_instant(SystemClock().now())
    made = rosters.first(agency, now, until, [read_trust(each) for each in arguments.station])
    key = _key(arguments, new=True)
    return made, TrustLine(made.name, key.public.ed25519_raw), key


def _changed(path: Path, arguments: argparse.Namespace) -> tuple[Roster, TrustLine, PrivateKey]:
    key = _key(arguments)
    note = rosters.read_note(path)
    line = TrustLine(read_roster(note).name, key.public.ed25519_raw)
    known = open_roster(note, line)
    until = known.valid_until if arguments.until is None else _instant(arguments.until)
    added: list[TrustLine] = []
    ended: list[Checkpoint] = []
    if arguments.action == "add":
        stations = arguments.station or [_wanted(None, "--station")]
        added = [read_trust(each) for each in stations]
    elif arguments.action == "retire":
        last = rosters.read_head(Path(_wanted(arguments.last, "--last")))
        ended = [rosters.last_head(known, last)]
    now = format_instant(SystemClock().now())
    return rosters.renew(known, now, until, added, ended), line, key


def _key(arguments: argparse.Namespace, *, new: bool = False) -> PrivateKey:
    path = Path(_wanted(arguments.key, "--key"))
    ask = passphrase_of(path.stem, arguments.passphrase_file)
    if new and not path.exists():
        return software.generate(path, ask(path, new=True))
    return software.load(path, ask(path), Suite.ED25519)


def _instant(text: str) -> str:
    if not is_instant(text):
        raise InputError(
            "input.roster", reason=f"{text!r} is no instant (2027-01-31T00:00:00.000Z)"
        )
    return text


def _wanted(value: str | None, option: str) -> str:
    if not value:
        usage = "custody roster --help"
        raise InputError("input.usage", reason=f"{option} is missing", usage=usage)
    return value


def _tell(told: Roster, line: TrustLine | None, arguments: argparse.Namespace) -> int:
    if arguments.json:
        stations = [
            {
                "trust": str(each.trust),
                "since": each.since,
                "retired": None if each.retired is None else each.retired.at,
                "last_size": None if each.retired is None else each.retired.size,
            }
            for each in told.stations
        ]
        print_json(
            {
                "name": told.name,
                "number": told.number,
                "from": told.valid_from,
                "until": told.valid_until,
                "line": None if line is None else str(line),
                "stations": stations,
            }
        )
        return 0
    number = say("number {number}", number=told.number)
    print(f"{told.name}  {number}, {told.valid_from} – {told.valid_until}")
    print_rows(
        [
            (
                str(each.trust),
                say("since {at}", at=each.since),
                say("retired {at}", at=each.retired.at) if each.retired else "",
            )
            for each in told.stations
        ],
        indent="  ",
    )
    if line is None:
        print(say("nobody's signature was checked: custody roster check FILE --trust LINE"))
    else:
        print(say("the line that recipients pin for all of them:"))
        print(line)
    return 0
