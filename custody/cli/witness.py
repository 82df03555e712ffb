"""`custody witness`: cosign the heads of other ledgers."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custody.cli.bundles import read_trust
from custody.cli.sticks import DONE, print_told
from custody.cli.terminal import print_json, print_rows, progress
from custody.cli.words import say
from custody.clock import SystemClock
from custody.errors import InputError
from custody.sticks import read_small
from custody.strict_json import b64

if TYPE_CHECKING:
    from custody.anchors.witness import Witness

_SERVE: Final = "custody witness serve FOLDER --listen HOST:PORT"


def witness(arguments: argparse.Namespace) -> int:
    """Make a witness, let it know a ledger, let it answer."""
    from custody.anchors.witness import Witness

    folder = Path(arguments.folder)
    if arguments.action == "init":
        found = Witness.found(folder, _needed(arguments.what, "NAME"), SystemClock())
        return print_told(arguments, {"witness": str(found.line)})
    found = Witness.open(folder, SystemClock())
    match arguments.action:
        case "trust":
            log = read_trust(_needed(arguments.what, "LINE|FILE"))
            found.trust(log)
            return print_told(arguments, {"log": str(log)})
        case "serve":
            return _serve(found, arguments)
        case "answer":
            return _answer(found, arguments)
        case _:
            return _show(found, arguments)


def _serve(found: "Witness", arguments: argparse.Namespace) -> int:
    from custody.anchors.serve import WitnessServer

    host, _, port = arguments.listen.rpartition(":")
    if not host or not port.isdecimal():
        raise InputError("input.usage", reason="--listen HOST:PORT", usage=_SERVE)
    try:
        server = WitnessServer(found, host, int(port))
    except (OSError, OverflowError) as err:
        reason = f"--listen {arguments.listen}: {err}"
        raise InputError("input.usage", reason=reason, usage=_SERVE) from err
    with server:
        print_told(
            arguments,
            {"witness": str(found.line), "address": f"http://{host}:{server.server_port}/"},
        )
        sys.stdout.flush()
        server.serve_forever()
    return DONE


def _answer(found: "Witness", arguments: argparse.Namespace) -> int:
    from custody.anchors.answer import leave_answer
    from custody.anchors.of_bundle import cosign_bundle
    from custody.anchors.request import Request
    from custody.ledger.checkpoint import read_note

    given, out = Path(_needed(arguments.what, "REQUEST|BUNDLE")), Path(arguments.out)
    if given.is_dir() or given.suffix == ".zip":
        with progress("verifying") as report:
            answered = cosign_bundle(found, given, report)
        head = leave_answer(answered, out, given.name)
    else:
        request = Request.parse(read_small(given))
        origin = read_note(request.note)[0].origin
        head = leave_answer(found.add_checkpoint(request), out, origin)
    return print_told(arguments, {"origin": head.origin, "size": head.size, "answer": str(out)})


def _show(found: "Witness", arguments: argparse.Namespace) -> int:
    from custody.anchors.witness import FORKS

    heads = []
    for log in found.logs().values():
        head = found.head(log)
        size, root = (0, "") if head is None else (head[0].size, b64(head[0].root))
        heads.append({"origin": log.origin, "size": size, "root": root})
    forks = sorted(map(str, (found.folder / FORKS).glob("*.json")))
    if arguments.json:
        print_json({"witness": str(found.line), "heads": heads, "forks": forks})
        return DONE
    print(found.line)
    print_rows([(str(e["origin"]), str(e["size"]), str(e["root"])) for e in heads], indent="  ")
    for fork in forks:
        print(say("proof of a fork: {path}", path=fork))
    return DONE


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise InputError("input.usage", reason=f"{name} is missing", usage="custody witness --help")
    return value
