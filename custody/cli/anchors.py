"""`custody stamp` and `custody cosign`: what stands outside a ledger and holds it fast."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from custody.cli.desk import open_desk, open_reading
from custody.cli.sticks import (
    DONE,
    OPEN,
    REFUSED,
    STORAGE,
    print_told,
)
from custody.cli.terminal import print_json, printable
from custody.cli.words import counted, say, spoken
from custody.clock import CLOCK_LIMIT_MS
from custody.domain import error_words
from custody.domain.reasons import Reason
from custody.errors import CustodyError, InputError, RefusedError, StorageError
from custody.sticks import read_small, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custody.anchors.policy import Policy
    from custody.ledger.ledger import Ledger


def stamp(arguments: argparse.Namespace) -> int:
    """Have what waits stamped by the first authority that answers well."""
    from custody.anchors.policy import FILE, read_policy
    from custody.anchors.timestamps import stamp_head, waiting

    with open_desk(arguments) as station:
        policy = read_policy(station.folder)
        if not policy.authorities:
            reason = "it names no time-stamp authority"
            raise InputError("input.anchors", path=station.folder / FILE, reason=reason)
        outcome = stamp_head(station, policy)
        left = waiting(station.ledger)
    done = outcome.obtained
    if arguments.json:
        print_json(
            {
                "stamped": None if done is None else _members(done),
                "waiting": None if left is None else _members(left),
                "failures": _told(outcome.failures),
            }
        )
    else:
        _complain(outcome.failures)
        if done is not None:
            told = f"{counted(done.size, 'event')}, {done.at}, {printable(done.authority)}"
            print(say("stamped: {told}", told=told))
            if abs(done.off_ms) > CLOCK_LIMIT_MS:
                seconds = f"{done.off_ms / 1000:.0f}"
                print(say("warning: this machine's clock is off by {seconds} s", seconds=seconds))
        if left is not None:
            events = counted(left.events, "event")
            print(say("waiting: {events} since {since}", events=events, since=left.since))
        elif done is None:
            print(say("nothing waits for a stamp"))
    return _status(outcome.failures) if left is not None else DONE


def cosign(arguments: argparse.Namespace) -> int:
    """Ask the station's witnesses, over HTTP or by files."""
    from custody.anchors.cosigning import Asked, ask_witnesses, signed
    from custody.anchors.policy import read_policy

    if arguments.request is not None:
        return _request(arguments)
    with open_desk(arguments) as station:
        policy, ledger = read_policy(station.folder), station.ledger
        if arguments.answer is not None:
            size = _taken(ledger, policy, read_small(arguments.answer))
            asked = Asked(size, signed(ledger, policy, size), ())
        else:
            asked = ask_witnesses(ledger, policy)
    if arguments.json:
        told = {"size": asked.size, "signed": list(asked.signed), "needed": policy.quorum}
        print_json(told | {"failures": _told(asked.failures)})
    else:
        _complain(asked.failures)
        names = ", ".join(map(printable, asked.signed)) or say("nobody")
        by = say("cosigned by {names}; needed: {needed}", names=names, needed=policy.quorum)
        print(f"{counted(asked.size, 'event')}: {by}")
    if any(err.code.startswith("integrity.") for _, err in asked.failures):
        return REFUSED
    return DONE if len(asked.signed) >= policy.quorum else OPEN


def _request(arguments: argparse.Namespace) -> int:
    from custody.anchors.cosigning import last_cosigned, make_request
    from custody.anchors.policy import read_policy

    with open_reading(arguments) as ledger:
        old = arguments.old or 0
        if arguments.witness is not None and arguments.old is None:
            known = {each.line.name: each.line for each in read_policy(ledger.folder).witnesses}
            if arguments.witness not in known:
                reason = f"no witness of this station is called {arguments.witness}"
                raise InputError("input.witness", reason=reason)
            old = last_cosigned(ledger, known[arguments.witness])
        request = make_request(ledger, old)
    write_whole(Path(arguments.request), request.write())
    return print_told(arguments, {"request": arguments.request, "old": old})


def _taken(ledger: "Ledger", policy: "Policy", data: bytes) -> int:
    """Take in what a witness sent by stick; the size that it cosigned."""
    from custody.anchors.cosigning import make_request, take_answer
    from custody.anchors.request import read_size

    held = read_size(data)
    if held is None:
        return take_answer(ledger, policy, data)[0]
    make_request(ledger, held)  # tells of a ledger that was rolled back
    reason = Reason("witness_held", size=held)
    raise RefusedError("refused.cosign", origin=ledger.trust.origin, reason=reason)


def _members(found: Any) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def _told(failures: "Iterable[tuple[str, CustodyError]]") -> list[dict[str, str]]:
    return [{"name": n, "error": err.code, "sentence": str(err)} for n, err in failures]


def _complain(failures: "Iterable[tuple[str, CustodyError]]") -> None:
    for name, err in failures:
        told = error_words.told(err, spoken())
        print(f"{printable(name)}: {printable(told)} [{err.code}]", file=sys.stderr)


def _status(failures: "Iterable[tuple[str, CustodyError]]") -> int:
    return STORAGE if all(isinstance(err, StorageError) for _, err in failures) else REFUSED
