"""`custody erase`: what a law or a court wants gone, ordered by two and then carried out."""

import argparse

from custody.cli.desk import open_desk
from custody.cli.people import open_signers
from custody.cli.terminal import print_json, progress
from custody.cli.words import counted, say
from custody.errors import InputError


def erase(arguments: argparse.Namespace) -> int:
    """Order the erasure of events, or carry an order out."""
    from custody.erasures import carry_out, order

    if arguments.action == "do" and len(arguments.events) != 1:
        raise InputError("input.usage", reason="do: name the one order")
    if arguments.action == "order" and arguments.basis is None:
        raise InputError("input.usage", reason="order: --basis tells on what it rests")
    role = arguments.acting_role
    files: tuple[str, ...] = ()
    with open_desk(arguments) as station:
        signers = open_signers(arguments, station)
        if arguments.action == "order":
            receipt = order(
                station, arguments.events, arguments.scope, arguments.basis, signers, role
            )
        else:
            with progress("erasing") as report:
                erased = carry_out(station, arguments.events[0], signers, role, report)
            receipt, files = erased.receipt, erased.files
    told = receipt.appended[0].event
    document = {"id": told.id, "type": told.type, "events": told.body["events"], "files": files}
    if arguments.json:
        print_json(document)
        return 0
    print(f"{told.type} {told.id}: {counted(len(told.body['events']), 'event')}")
    if arguments.action == "do":
        print(say("removed from the store: {files}", files=counted(len(files), "file")))
        print(say("Copies outside of this folder, backups and bundles, are not reached."))
    return 0
