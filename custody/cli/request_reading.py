"""`custody request list`, `show` and `use-report`: what the record tells of requests."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from custody.cli.desk import open_reading
from custody.cli.terminal import print_json, print_rows, printable
from custody.cli.words import chosen, happened, head, rule, say, spoken, state
from custody.clock import format_instant
from custody.dates import shown_instant
from custody.domain.terms import of_request
from custody.domain.types_base import OF_ONE_ACT
from custody.domain.vocabulary import TYPES
from custody.errors import InputError
from custody.event_filter import EventFilter
from custody.procedures.requests import Request
from custody.queries import Queries
from custody.station import catalogue_of
from custody.uses import UseReport, case_of_request, use_report


@dataclass(frozen=True, slots=True)
class Known:
    """A request as it stands."""

    case: str
    request: Request
    approved: Mapping[str, Any]
    """Fields of its first approval."""
    extensions: tuple[str, ...]
    """Events of its later approvals."""


def known_request(queries: Queries, name: str) -> Known:
    """A request with what its approvals say.

    Raises:
        InputError: There is no such request.
    """
    case = case_of_request(queries, name)
    found = queries.states.of(case).requests.get(name)
    if found is None:
        raise InputError("input.no_request", request=name)
    approved: list[tuple[str, dict[str, Any]]] = []
    for index in queries.event_indices(EventFilter(case=case, type="request.approved")):
        told = queries.told(index)
        if told is not None and told.event.body.get("request") == name:
            approved.append((told.event.id, {**told.event.body, **(told.private or {})}))
    fields = {key: value for key, value in approved[0][1].items() if key not in OF_ONE_ACT}
    return Known(case, found, fields, tuple(event for event, _ in approved[1:]))


def listed(arguments: argparse.Namespace) -> int:
    """All requests, or those of a case, with the end of the term that comes first."""
    rows = []
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        now = format_instant(ledger.clock.now())
        for case in queries.cases():
            if arguments.case in (None, case.id):
                requests = queries.states.of(case.id).requests
                rows += [_row(case.id, each, now) for each in requests.values()]
    if arguments.json:
        print_json({"requests": rows})
        return 0
    print_rows(
        [
            (
                row["request"],
                row["case"],
                row["procedure"],
                state(row["state"]),
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


def shown(arguments: argparse.Namespace) -> int:
    """One request as it stands."""
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        known = known_request(queries, arguments.name)
        now = format_instant(ledger.clock.now())
        conditions = queries.states.of(known.case).conditions
        document = {
            **_row(known.case, known.request, now),
            "approvals": [each.event for each in known.request.approvals],
            "receipts": known.request.receipts,
            "outcomes": dict(known.request.outcomes),
            "conditions": [
                {"condition": each.id, "kind": each.kind, "state": each.state}
                for each in conditions.values()
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
    _print(document, known.request.procedure.title.text(arguments.lang), ledger.offset)
    return 0


def _print(document: Mapping[str, Any], title: str, offset: str) -> None:
    """A request for people: the record's codes in words, its ids as they are."""
    told = {
        "request": document["request"],
        "case": document["case"],
        "procedure": f"{document['procedure']}: {title}",
        "state": state(document["state"]),
        "is_open": say("yes") if document["is_open"] else say("no"),
        "channel": chosen("legal_channel", document["channel"]),
        "data_categories": ", ".join(
            chosen("data_categories", each) for each in document["data_categories"]
        ),
        "approvals": ", ".join(document["approvals"]),
        "receipts": str(document["receipts"]),
    }
    print_rows([(head(name), value) for name, value in told.items()])
    many: dict[str, list[tuple[str, ...]]] = {
        "terms": [
            (
                shown_instant(each["ends_at"], offset, spoken()),
                say("PASSED") if each["passed"] else "",
                state(each["matter"]),
                state(each["bound"]),
                rule(each["rule"]),
            )
            for each in document["terms"]
        ],
        "outcomes": [
            (chosen("elements", name), chosen("outcome", outcome))
            for name, outcome in document["outcomes"].items()
        ],
        "conditions": [
            (each["condition"], chosen("kind", each["kind"]), state(each["state"]))
            for each in document["conditions"]
        ],
        "next": [
            (TYPES[each].command, happened(each))
            for each in document["next"]
            if TYPES[each].who != {"SYS"}
        ],
    }
    for name, rows in many.items():
        if rows:
            print(head(name))
            print_rows(rows, indent="  ")


def uses(arguments: argparse.Namespace) -> int:
    """How the answers to a request were used (Article 28)."""
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, lambda: catalogue_of(ledger.folder))
        report = use_report(queries, arguments.name, arguments.lang)
    if arguments.json:
        print_json(_report(report))
        return 0
    as_of = say("as of {count} records", count=report.as_of)
    print(f"{report.request}  {report.case}, {report.procedure}, {as_of}")
    for name, kind, held in report.conditions:
        print("  " + say("condition: {text}", text=f"{name}: {state(kind)}, {state(held)}"))
    for answer in report.answers:
        of = " ".join(answer.made_of)
        made = ", " + say("made of {artifacts}", artifacts=of) if of else ""
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
            {"condition": name, "kind": kind, "state": held}
            for name, kind, held in report.conditions
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
