"""`custody request`: orders and requests from the draft to the end, each act one signed event.

What is recorded is what `custody do` records; here the fields that the record knows already are
filled in.
"""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from custody.cli.desk import open_desk, open_reading
from custody.cli.record import carry_out, read_document
from custody.cli.terminal import print_json, print_rows, printable
from custody.clock import format_instant
from custody.domain.commands import Command
from custody.domain.terms import of_request
from custody.errors import InputError, RefusedError
from custody.procedures import drafting
from custody.procedures.requests import Request
from custody.queries import EventFilter, Queries
from custody.station import Station, catalogue_of
from custody.uses import UseReport, case_of_request, use_report

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


@dataclass(frozen=True, slots=True)
class _Known:
    """A request as it stands."""

    case: str
    request: Request
    approved: Mapping[str, Any]
    """Fields of its first approval."""
    extensions: tuple[str, ...]
    """Events of its later approvals."""


def request(arguments: argparse.Namespace) -> int:
    """Do one thing with requests."""
    work: Mapping[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "show": _show,
        "make": _make,
        "approve": _approve,
        "send": _send,
        "log": _log,
        "renew": _renew,
        "close": _close,
        "use-report": _uses,
    }
    if arguments.action != "list" and arguments.name is None:
        what = "PROCEDURE" if arguments.action == "make" else "REQUEST"
        raise InputError("input.usage", reason=f"{what} is needed", usage="custody request --help")
    signed = {"approve", "send", "log", "renew", "close"}
    if arguments.action in signed and not arguments.signers:
        raise InputError("input.usage", reason="--as is needed", usage="custody request --help")
    return work[arguments.action](arguments)


# ---- reading ----


def _list(arguments: argparse.Namespace) -> int:
    rows = []
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        now = format_instant(ledger.clock.now())
        for case in queries.cases():
            if arguments.case in (None, case.id):
                state = queries.case(case.id)
                rows += [_row(case.id, each, now) for each in state.requests.values()]
    if arguments.json:
        print_json({"requests": rows})
        return 0
    print_rows(
        [
            (
                row["request"],
                row["case"],
                row["procedure"],
                row["state"],
                row["channel"],
                row["terms"][0]["ends_at"] if row["terms"] else "-",
            )
            for row in rows
        ]
    )
    return 0


def _row(case: str, each: Request, now: str) -> dict[str, Any]:
    return {
        "request": each.id,
        "case": case,
        "procedure": each.procedure.id,
        "state": each.state,
        "is_open": each.is_open,
        "channel": each.channel,
        "data_categories": list(each.data_categories),
        "terms": [
            {
                "matter": str(due.matter),
                "bound": str(due.bound),
                "rule": due.rule,
                "ends_at": due.ends_at,
                "passed": due.is_passed,
            }
            for due in sorted(of_request(case, each, now), key=lambda due: due.ends_at)
        ],
    }


def _show(arguments: argparse.Namespace) -> int:
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        known = _known(queries, arguments.name)
        now = format_instant(ledger.clock.now())
        state = queries.case(known.case)
        document = {
            **_row(known.case, known.request, now),
            "approvals": [each.event for each in known.request.approvals],
            "receipts": known.request.receipts,
            "outcomes": dict(known.request.outcomes),
            "conditions": [
                {"condition": each.id, "kind": each.kind, "state": each.state}
                for each in state.conditions.values()
                if each.request == known.request.id
            ],
            "next": sorted(
                {
                    row.event
                    for row in known.request.machine.transitions
                    if known.request.state in row.before
                }
            ),
        }
    if arguments.json:
        print_json(document)
        return 0
    for name, value in document.items():
        told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        print(printable(f"{name}: {told}"))
    return 0


def _uses(arguments: argparse.Namespace) -> int:
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        report = use_report(queries, arguments.name, arguments.lang)
    if arguments.json:
        print_json(_report(report))
        return 0
    print(f"{report.request}  case {report.case}, {report.procedure}, as of {report.as_of} events")
    for name, kind, state in report.conditions:
        print(f"  condition {name}: {kind}, {state}")
    for answer in report.answers:
        made = f", made of {' '.join(answer.made_of)}" if answer.made_of else ""
        print(f"{answer.artifact}  sha256 {answer.sha256 or '-'}{made}")
        for use in answer.uses:
            recipient = f" -> {use.recipient}" if use.recipient else ""
            print(printable(f"  {use.at}  {use.person or '-'}{recipient}: {use.told}"))
    return 0


def _report(report: UseReport) -> dict[str, Any]:
    return {
        "request": report.request,
        "case": report.case,
        "procedure": report.procedure,
        "as_of": report.as_of,
        "conditions": [
            {"condition": name, "kind": kind, "state": state}
            for name, kind, state in report.conditions
        ],
        "consents": list(report.consents),
        "artifacts": [
            {
                "artifact": each.artifact,
                "sha256": each.sha256,
                "made_of": list(each.made_of),
                "conditions": list(each.conditions),
                "uses": [
                    {
                        "event": use.event,
                        "type": use.type,
                        "at": use.at,
                        "person": use.person,
                        "recipient": use.recipient,
                        "purpose": use.purpose,
                        "bundle": use.bundle,
                        "told": use.told,
                    }
                    for use in each.uses
                ],
            }
            for each in report.answers
        ],
    }


# ---- making and recording ----


def _make(arguments: argparse.Namespace) -> int:
    from custody.cli.request_draft import make

    return make(arguments, given_fields(arguments))


def _approve(arguments: argparse.Namespace) -> int:
    """Record the approval that a draft asks for."""
    document = read_document(arguments.name)
    if document.get("command") != "request.approve":
        reason = f"{arguments.name} is no draft of request make"
        raise InputError("input.command_document", reason=reason)
    with open_desk(arguments) as station:
        return carry_out(arguments, station, Command.parse(document))


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
            fields = {**known.approved, "status": "extension", "new_end_at": arguments.until}
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
    known: _Known,
    fields: Mapping[str, Any],
) -> int:
    """Record a command with what the record knows, then `--fields`, `--set` and `--document`."""
    given = {**fields, **given_fields(arguments)}
    if arguments.document is not None:
        from custody.documents.make import keep

        given["document"] = keep(station, Path(arguments.document))
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
        except ValueError:
            fields[name] = value
    return fields


def _of_station(station: Station, name: str) -> _Known:
    return _known(Queries(station.ledger, station.catalogue), name)


def _known(queries: Queries, name: str) -> _Known:
    """A request with what its approvals say.

    Raises:
        InputError: There is no such request.
    """
    case = case_of_request(queries, name)
    found = queries.case(case).requests.get(name)
    if found is None:
        raise InputError("input.no_request", request=name)
    approved: list[tuple[str, dict[str, Any]]] = []
    for index in queries.event_indices(EventFilter(case=case, type="request.approved")):
        told = queries.told(index)
        if told is not None and told.event.body.get("request") == name:
            approved.append((told.event.id, {**told.event.body, **(told.private or {})}))
    fields = {key: value for key, value in approved[0][1].items() if key != "statement"}
    return _Known(case, found, fields, tuple(event for event, _ in approved[1:]))
