"""`custody request`: orders and requests from the draft to the end, each act one signed event.

What is recorded is what `custody do` records; here the fields that the record knows already are
filled in.
"""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from custody.cli.desk import open_desk
from custody.cli.record import carry_out, read_document
from custody.cli.request_reading import Known, known_request, listed, shown, uses
from custody.clock import format_instant
from custody.domain.commands import Command
from custody.errors import InputError, RefusedError
from custody.procedures import drafting
from custody.queries import Queries
from custody.station import Station

ANSWERS: Final[Mapping[str, str]] = {
    "acknowledged": "request.acknowledge",
    "clarified": "request.clarify",
    "preserved": "preservation.acknowledge",
    "conditions": "conditions.offer",
    "accepted": "conditions.accept",
    "rejected": "conditions.reject",
    "received": "artifact.receive",
    "disclosed": "disclosure.receive",
    "answered": "request.answer",
    "refused": "request.refuse",
    "postponed": "request.postpone",
    "withdrawn": "request.withdraw",
    "released": "preservation.release",
    "confirmed": "confirmation.send",
}
"""What may be logged of a request, and the command that records it."""


def request(arguments: argparse.Namespace) -> int:
    """Do one thing with requests."""
    work: Mapping[str, Callable[[argparse.Namespace], int]] = {
        "list": listed,
        "show": shown,
        "make": _make,
        "approve": _approve,
        "send": _send,
        "log": _log,
        "renew": _renew,
        "close": _close,
        "use-report": uses,
    }
    if arguments.action != "list" and arguments.name is None:
        what = "PROCEDURE" if arguments.action == "make" else "REQUEST"
        raise InputError("input.usage", reason=f"{what} is needed", usage="custody request --help")
    if arguments.action == "make" and arguments.document:
        raise InputError("input.usage", reason="--document: a paper comes with its approval")
    signed = {"approve", "send", "log", "close"}
    is_signed = arguments.action in signed or (arguments.action == "renew" and not arguments.out)
    if is_signed and not arguments.signers:
        raise InputError("input.usage", reason="--as is needed", usage="custody request --help")
    return work[arguments.action](arguments)


def _make(arguments: argparse.Namespace) -> int:
    from custody.cli.request_draft import make

    return make(arguments, given_fields(arguments))


def _approve(arguments: argparse.Namespace) -> int:
    """Record the approval that a draft asks for, with the papers made of it."""
    document = read_document(arguments.name)
    fields = document.get("fields")
    if document.get("command") != "request.approve" or not isinstance(fields, dict):
        reason = f"{arguments.name} is no draft of request make"
        raise InputError("input.command_document", reason=reason)
    with open_desk(arguments) as station:
        from custody.cli.request_draft import demand

        whole = {**fields, **_papers(arguments, station)}
        demand(arguments, station, whole)
        return carry_out(arguments, station, Command.parse({**document, "fields": whole}))


def _papers(arguments: argparse.Namespace, station: Station) -> dict[str, Any]:
    """The papers of `--document`, kept; each as the field that it fills."""
    from custody.documents.kinds import PAPERS
    from custody.documents.make import keep

    given = [text.rpartition("=") for text in arguments.document]
    for field, equals, path in given:
        if equals and field not in PAPERS:
            reason = f"--document {field}={path}: {' '.join(PAPERS)} are papers"
            raise InputError("input.usage", reason=reason)
    return {field or PAPERS[0]: keep(station, Path(path)) for field, _, path in given}


def _send(arguments: argparse.Namespace) -> int:
    with open_desk(arguments) as station:
        known = _of_station(station, arguments.name)
        name, fields = drafting.sending(known.request.procedure, known.approved)
        if name == drafting.SENT:
            fields["sent_at"] = format_instant(station.ledger.clock.now())
        if name != drafting.INFORM:
            fields["means"] = arguments.means or known.approved["reply_means"][0]
            address = arguments.address or known.approved["addressee"].get("address")
            if address is not None:
                fields["address"] = address
        return _record(arguments, station, name, known, fields)


def _log(arguments: argparse.Namespace) -> int:
    if arguments.what not in ANSWERS:
        reason = f"what to log is one of {' '.join(ANSWERS)}"
        raise InputError("input.usage", reason=reason, usage="custody request log DIR REQUEST WHAT")
    with open_desk(arguments) as station:
        known = _of_station(station, arguments.name)
        fields: dict[str, Any] = {"request": known.request.id}
        return _record(arguments, station, ANSWERS[arguments.what], known, fields)


def _renew(arguments: argparse.Namespace) -> int:
    """Approve an extension, or with `--confirmation` record that it was granted."""
    with open_desk(arguments) as station:
        known = _of_station(station, arguments.name)
        if arguments.until is None:
            raise InputError("input.usage", reason="--until is needed", usage="an instant in UTC")
        if arguments.confirmation is None:
            from custody.documents.kinds import PAPERS

            fields = {name: known.approved[name] for name in known.approved if name not in PAPERS}
            fields |= {"status": "extension", "new_end_at": arguments.until}
            if arguments.out is not None:
                from custody.cli.request_draft import write

                fields |= given_fields(arguments)
                return write(arguments, station.catalogue, known.case, fields)
            return _record(arguments, station, "request.approve", known, fields)
        if not known.extensions:
            raise RefusedError("refused.approval_unknown", request=known.request.id)
        fields = {
            "request": known.request.id,
            "approval": known.extensions[-1],
            "ends_at": arguments.until,
            "confirmation": arguments.confirmation,
        }
        return _record(arguments, station, "preservation.renew", known, fields)


def _close(arguments: argparse.Namespace) -> int:
    with open_desk(arguments) as station:
        known = _of_station(station, arguments.name)
        fields: dict[str, Any] = {"request": known.request.id}
        if arguments.summary is not None:
            fields["summary"] = arguments.summary
        return _record(arguments, station, "request.close", known, fields)


def _record(
    arguments: argparse.Namespace,
    station: Station,
    name: str,
    known: Known,
    fields: Mapping[str, Any],
) -> int:
    """Record a command with what the record knows, then `--fields`, `--set` and `--document`."""
    given = {**fields, **given_fields(arguments), **_papers(arguments, station)}
    document = {"command": name, "case": known.case, "fields": given}
    return carry_out(arguments, station, Command.parse(document))


def given_fields(arguments: argparse.Namespace) -> dict[str, Any]:
    """The fields of `--fields` (a file of fields, or of a command) and of each `--set`."""
    fields: dict[str, Any] = {}
    if arguments.fields is not None:
        document = read_document(arguments.fields)
        inner = document.get("fields")
        fields |= inner if isinstance(inner, dict) and "command" in document else document
    for text in arguments.set:
        name, equals, value = text.partition("=")
        if not equals:
            raise InputError("input.usage", reason=f"--set {text}: NAME=VALUE", usage="")
        try:
            fields[name] = json.loads(value)
        except (ValueError, RecursionError):
            fields[name] = value
    return fields


def _of_station(station: Station, name: str) -> Known:
    return known_request(Queries(station.ledger, station.catalogue), name)
