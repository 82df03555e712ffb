"""`custody exchange`: bundles received from other stations, and items handed over by them."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from custody.cli.bundles import headline, read_trust
from custody.cli.desk import open_desk
from custody.cli.people import open_signers
from custody.cli.record import read_document
from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import head, say, spoken
from custody.domain.types_blocks import SEAL_STATES
from custody.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from custody.keys.signer import Signer
    from custody.service import Receipt
    from custody.station import Station


def exchange(arguments: argparse.Namespace) -> int:
    """Receive a bundle, take artifacts over, list what is on its way, accept, refuse or close."""
    does: dict[str, Callable[[argparse.Namespace, Station], int]] = {
        "receive": _receive,
        "list": _list,
        "take": _take,
        "accept": _accept,
        "refuse": _refuse,
        "close": _close,
    }
    if arguments.action != "list" and arguments.what is None:
        raise InputError("input.usage", reason=f"{arguments.action}: name the bundle or the offer")
    with open_desk(arguments) as station:
        return does[arguments.action](arguments, station)


def _receive(arguments: argparse.Namespace, station: "Station") -> int:
    from custody.bundle.encryption import opened
    from custody.exchange.receiving import receive
    from custody.exchange.witnessing import cosign_sender

    trust = [read_trust(each) for each in arguments.trust]
    with (
        progress("receiving") as report,
        opened(Path(arguments.what), map(Path, arguments.identity), report) as bundle,
    ):
        received = receive(
            station,
            bundle,
            trust,
            _signers(arguments, station),
            case=arguments.case,
            role=arguments.acting_role,
            progress=report,
        )
        body = received.body
        if arguments.answer is not None:
            cosign_sender(station, received, Path(arguments.answer), report)
    found = received.examined
    told = {
        "bundle": body["bundle"],
        "origin": body["origin"],
        "root_digest": body["root_digest"],
        "headline": body["headline"],
        "size": body["size"],
        "conditions": list(found.conditions),
        "warnings": list(found.report.warnings),
        "reason": None if found.joins else str(found.unjoined),
    }
    if arguments.json:
        print_json(told)
    else:
        print(f"{body['bundle']}, {printable(body['origin'])}: {headline(found.report)}")
        for each in found.conditions:
            print("  " + say("condition: {text}", text=printable(str(each))))
        if not found.joins:
            why = printable(found.unjoined.told(spoken()))
            print("  " + say("not shown to join what was held: {why}", why=why))
    return 0 if found.joins else 2


def _list(arguments: argparse.Namespace, station: "Station") -> int:
    from custody.exchange.closing import outgoing
    from custody.exchange.offers import incoming

    coming = [
        {
            "offer": each.id,
            "from": f"{each.offered.person} ({each.offered.event.ledger})",
            "to": each.to,
            "offered": sorted(each.things),
            "in_transit": sorted(each.in_transit),
            "seals": {thing: each.seals(thing) for thing in sorted(each.in_transit)},
        }
        for each in incoming(station)
    ]
    going = [
        {"offer": each.id, "from": each.giver, "to": each.to,
         "offered": list(each.items), "in_transit": waiting}
        for each, waiting in outgoing(station)
    ]  # fmt: skip
    if arguments.json:
        print_json({"incoming": coming, "outgoing": going})
        return 0
    for title, offers in (("incoming", coming), ("outgoing", going)):
        print(head(title))
        print_rows([tuple(map(_text, each.values())) for each in offers], indent="  ")
    return 0


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = [f"{name} {' '.join(seals)}" for name, seals in value.items() if seals]
    return printable(", ".join(value) if isinstance(value, list) else str(value))


def _take(arguments: argparse.Namespace, station: "Station") -> int:
    from custody.exchange.artifacts import Wanted, take_over

    if arguments.case is None:
        raise InputError("input.usage", reason="take: --case is needed")
    wanted = Wanted(
        arguments.what,
        arguments.case,
        frozenset(arguments.artifact),
        dict(_pair(each) for each in arguments.item),
        arguments.acting_role,
        arguments.lang,
    )
    with progress("taking over") as report:
        receipt = take_over(station, wanted, _signers(arguments, station), report)
    return _recorded(arguments, receipt)


def _accept(arguments: argparse.Namespace, station: "Station") -> int:
    from custody.exchange.handover import Arrival, accept

    things = dict(_pair(each) for each in arguments.item)
    if not things or arguments.case is None or arguments.packaging is None:
        raise InputError("input.usage", reason="accept: --case, --item and --packaging are needed")
    arrival = Arrival(
        things,
        arguments.packaging,
        arguments.seals,
        dict(map(_seal, arguments.seal)),
        fields={} if arguments.fields is None else read_document(arguments.fields),
    )
    signers = _signers(arguments, station)
    receipt = accept(
        station,
        arguments.what,
        arguments.case,
        arrival,
        signers,
        arguments.acting_role,
        arguments.lang,
    )
    return _recorded(arguments, receipt)


def _refuse(arguments: argparse.Namespace, station: "Station") -> int:
    from custody.exchange.handover import refuse

    if arguments.case is None or arguments.reason is None:
        raise InputError("input.usage", reason="refuse: --case and --reason are needed")
    signers = _signers(arguments, station)
    receipt = refuse(
        station,
        arguments.what,
        arguments.case,
        arguments.item,
        arguments.reason,
        signers,
        arguments.acting_role,
        arguments.lang,
    )
    return _recorded(arguments, receipt)


def _close(arguments: argparse.Namespace, station: "Station") -> int:
    from custody.exchange.closing import close

    signers = _signers(arguments, station)
    receipt = close(station, arguments.what, signers, arguments.acting_role, arguments.lang)
    return _recorded(arguments, receipt)


def _signers(arguments: argparse.Namespace, station: "Station") -> "list[Signer]":
    if not arguments.signers:
        raise InputError("input.usage", reason=f"{arguments.action}: --as tells who signs")
    return list(open_signers(arguments, station))


def _pair(given: str) -> tuple[str, str]:
    """`THEIRS=OURS`, or one id for both."""
    theirs, _, ours = given.partition("=")
    return theirs, ours or theirs


def _seal(given: str) -> tuple[str, str]:
    """`NUMBER=STATE`."""
    number, _, state = given.rpartition("=")
    if state not in SEAL_STATES:
        raise InputError("input.usage", reason=f"--seal {given}: {', '.join(SEAL_STATES)}")
    return number, state


def _recorded(arguments: argparse.Namespace, receipt: "Receipt") -> int:
    events = [
        {"index": each.index, "id": each.event.id, "type": each.event.type,
         "items": list(each.event.item_ids)}
        for each in receipt.appended
    ]  # fmt: skip
    if arguments.json:
        print_json({"recorded": events})
    else:
        print_rows([tuple(map(_text, each.values())) for each in events])
    return 0
