"""`custody recipients`: to whose keys bundles are encrypted."""

import argparse
from pathlib import Path

from custody.bundle.encryption import fingerprint, make_identity
from custody.cli.terminal import print_json, print_rows
from custody.cli.words import say
from custody.clock import SystemClock, format_instant
from custody.errors import InputError
from custody.ledger.ledger import LEDGER_FILE
from custody.recipients import Book, MadeSure, Recipient

_UNSURE = "nobody has made sure of it: custody recipients confirm"


def recipients(arguments: argparse.Namespace) -> int:
    """List the book, or change one entry; or make a key of one's own."""
    if arguments.action == "make-key":
        return _make_key(arguments)
    folder = Path(arguments.place)
    if not (folder / LEDGER_FILE).is_file():
        raise InputError("input.no_ledger", path=folder)
    book = Book(folder)
    if arguments.action == "list":
        _tell(book.entries, arguments)
        return 0
    name = _wanted(arguments.name, "NAME")
    now = format_instant(SystemClock().now())
    match arguments.action:
        case "add":
            entry = book.add(name, _wanted(arguments.key, "--key"), now)
        case "confirm":
            told = _wanted(arguments.fingerprint, "--fingerprint")
            by, how = _wanted(arguments.by, "--by"), _wanted(arguments.how, "--how")
            entry = book.make_sure(name, told, MadeSure(now, by, how))
        case _:
            entry = book.remove(name)
    _tell((entry,), arguments)
    return 0


def _make_key(arguments: argparse.Namespace) -> int:
    key = make_identity(Path(arguments.place))
    if arguments.json:
        print_json({"key": key, "fingerprint": fingerprint(key)})
    else:
        print(say("give this key to whoever sends you bundles:"))
        print(key)
        told = "and tell them its fingerprint by another way: {fingerprint}"
        print(say(told, fingerprint=fingerprint(key)))
    return 0


def _wanted(value: str | None, option: str) -> str:
    if not value:
        usage = "custody recipients --help"
        raise InputError("input.usage", reason=f"{option} is missing", usage=usage)
    return value


def _tell(entries: tuple[Recipient, ...], arguments: argparse.Namespace) -> None:
    if arguments.json:
        told = [{**each.document(), "fingerprint": each.fingerprint} for each in entries]
        print_json({"recipients": told})
        return
    for each in entries:
        sure = each.made_sure
        print_rows(
            [
                (each.name, each.key),
                ("", each.fingerprint),
                ("", _told_sure(sure) if sure else say(_UNSURE)),
            ]
        )


def _told_sure(sure: MadeSure) -> str:
    return say("made sure of at {at} by {by}: {how}", at=sure.at, by=sure.by, how=sure.how)
