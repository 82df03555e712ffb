"""`custody request make`: a draft, checked as a whole before anybody is asked to sign."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from custody.cli.desk import open_reading
from custody.cli.terminal import print_json, print_rows
from custody.cli.words import demanded, say
from custody.clock import SystemClock, zone
from custody.documents.kinds import PAPERS, paper_of_request
from custody.documents.template import Templates
from custody.domain.commands import Command
from custody.domain.vocabulary import TYPES
from custody.domain.wording import label
from custody.errors import InputError, RefusedError
from custody.procedures import drafting
from custody.procedures.catalogue import Catalogue
from custody.procedures.law import Procedure
from custody.queries import Queries
from custody.station import Station, catalogue_of

_APPROVED = TYPES["request.approved"]
_PAPER = {"sha256": "0" * 64, "size": 0, "media_type": "application/pdf"}
"""Stands for a paper that is still to be made, while the rest of a draft is checked."""


def make(arguments: argparse.Namespace, given: Mapping[str, Any]) -> int:
    """Write the draft; with no fields given, tell what a draft has to say.

    Only the papers that are made of it may be lacking: their digests come with the approval.

    Raises:
        InputError: `input.request_fields`, which names every field that is missing.
        RefusedError: The procedure is switched off.
    """
    with open_reading(arguments) as ledger:
        catalogue = catalogue_of(ledger.folder)
        day = ledger.clock.now().astimezone(zone(ledger.offset)).date()
        queries = Queries(ledger, catalogue)
        procedure = catalogue.procedure(arguments.name, day)
        if procedure is None or not procedure.approvers:
            known = " ".join(_of_letters(catalogue, day))
            raise InputError("input.no_procedure", procedure=arguments.name, known=known)
        if not catalogue.is_on(procedure, day):
            raise RefusedError(
                "refused.procedure_off",
                procedure=procedure.id,
                channel=procedure.needs_channel,
                day=day.isoformat(),
            )
        if given.get("procedure", procedure.id) != procedure.id:
            reason = f"the fields are of {given['procedure']}, not of {procedure.id}"
            raise InputError("input.usage", reason=reason)
        name = _next_request(queries)
        fields = {"request": name, **drafting.proposed(procedure, catalogue, day), **given}
        channel = catalogue.channel(str(fields.get("legal_channel")), day)
        is_closed = channel is not None and not channel.usable_on(day)
    lacks = drafting.missing(procedure, fields)
    if not given and arguments.out is None:
        return _tell(arguments, procedure, fields, lacks)
    if arguments.case is None or not {each.field for each in lacks} <= set(PAPERS):
        raise _asked(procedure, lacks, arguments)
    if is_closed:
        told = "warning: {channel} is closed today: only a supervisor's override helps"
        print(say(told, channel=fields["legal_channel"]), file=sys.stderr)
    return write(arguments, catalogue, arguments.case, fields)


def _of_letters(catalogue: Catalogue, day: date) -> Iterator[str]:
    """Names of the procedures by which somebody approves a letter."""
    for name in catalogue.names():
        found = catalogue.procedure(name, day)
        if found is not None and found.approvers:
            yield name


def demand(arguments: argparse.Namespace, station: Station, fields: Mapping[str, Any]) -> None:
    """See that what is to be approved says all that its procedure asks for.

    Raises:
        InputError: `input.request_fields`, which names every field with its source.
    """
    day = station.ledger.clock.now().astimezone(zone(station.ledger.offset)).date()
    procedure = station.catalogue.procedure(str(fields.get("procedure")), day)
    lacks = () if procedure is None else drafting.missing(procedure, fields)
    if procedure is not None and lacks:
        raise _asked(procedure, lacks, arguments)


def _asked(
    procedure: Procedure, lacks: tuple[drafting.Missing, ...], arguments: argparse.Namespace
) -> InputError:
    told = [
        f"{each.field} ({_row(each, arguments.lang)['label']}): {demanded(each.source)}"
        for each in lacks
    ]
    if arguments.action == "make" and arguments.case is None:
        told.insert(0, say("--case: every power needs a case (Article 14(1))"))
    return InputError(
        "input.request_fields",
        procedure=procedure.id,
        fields="; ".join(told),
        missing=[_row(each, arguments.lang) for each in lacks],
    )


def _tell(
    arguments: argparse.Namespace,
    procedure: Procedure,
    fields: Mapping[str, Any],
    lacks: tuple[drafting.Missing, ...],
) -> int:
    rows = [_row(each, arguments.lang) for each in lacks]
    if arguments.json:
        print_json({"procedure": procedure.id, "fields": dict(fields), "missing": rows})
        return 0
    print(f"{procedure.id}: {procedure.title.text(arguments.lang)}")
    print_rows([(each["field"], each["label"], each["why"]) for each in rows], indent="  ")
    told = "give them by --fields FILE.json or --set NAME=VALUE, with --case and --out FILE.json"
    print(say(told))
    return 0


def _row(each: drafting.Missing, language: str) -> dict[str, str]:
    group, _, member = each.field.rpartition("/")
    field = _APPROVED.field(group or member)
    if group:
        field = next((inner for inner in field.fields if inner.name == member), field)
    return {
        "field": each.field,
        "label": label(field.name, language, group=group or _APPROVED.name),
        "kind": str(field.kind),
        "source": str(each.source),
        "why": demanded(each.source),
    }


def write(
    arguments: argparse.Namespace, catalogue: Catalogue, case: str, fields: Mapping[str, Any]
) -> int:
    """Write what is to be approved, checked whole but for papers, and tell how those are made.

    Raises:
        InputError: A field is malformed, or lacking and no paper.
    """
    document = {"command": "request.approve", "case": case, "fields": dict(fields)}
    procedure = catalogue.procedure(fields["procedure"], SystemClock().now().date())
    asked = () if procedure is None else procedure.fields.required
    lacking = [name for name in PAPERS if name in asked and name not in fields]
    Command.parse({**document, "fields": {**dict.fromkeys(lacking, _PAPER), **fields}})
    _put(arguments, document)
    for name in lacking:
        kind = paper_of_request(Templates(Path(arguments.ledger)), fields, name)
        if kind is not None and not arguments.json:
            words = "its paper is made next, and approved with --document {field}=FILE.pdf:"
            print(say(words, field=name))
            print(
                f"  custody document {kind.kind} {fields['request']} {arguments.ledger}"
                f" --draft {arguments.out or 'DRAFT.json'} --out FILE.pdf"
            )
    return 0


def _put(arguments: argparse.Namespace, document: dict[str, Any]) -> None:
    if arguments.out is None:
        print_json(document)
        return
    import json

    from custody.documents.make import write_new

    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    write_new(Path(arguments.out), text.encode("utf-8"))
    if arguments.json:
        print_json({"path": arguments.out, "request": document["fields"]["request"]})
    else:
        told = say("draft of {request}; nothing is recorded yet", **document["fields"])
        print(f"{arguments.out}: {told}")


def _next_request(queries: Queries) -> str:
    taken = {row.id.casefold() for row in queries.names("RQ-", limit=-1) if row.kind == "request"}
    number = 1
    while f"rq-{number:02d}" in taken:
        number += 1
    return f"RQ-{number:02d}"
