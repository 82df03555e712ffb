"""`custody do`, `commands`, `show`, `rebuild`: the record itself."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from custody.cli.desk import open_desk, open_reading
from custody.cli.people import open_signers
from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import counted, say, spoken, state
from custody.clock import SystemClock
from custody.domain.cautions import SENTENCES
from custody.domain.wording import history_line
from custody.errors import InputError
from custody.strict_json import MAX_BYTES, parse

if TYPE_CHECKING:
    from custody.domain.commands import Command
    from custody.domain.vocabulary import EventType
    from custody.ledger.writer import Appended
    from custody.station import Station

_CLOCK = (
    "this says that the station's clock is not sure, since no check of it holds now: compare the "
    "clock, then record clock.check (custody commands clock.check --example)"
)


def do(arguments: argparse.Namespace) -> int:
    """Carry out one command document."""
    from custody.domain.commands import Command

    command = Command.parse(read_document(arguments.command))
    with open_desk(arguments) as station:
        return carry_out(arguments, station, command, explaining=arguments.ends_alarm)


def carry_out(
    arguments: argparse.Namespace,
    station: "Station",
    command: "Command",
    *,
    explaining: bool = False,
) -> int:
    """Record one command, signed by those of `--as`, and print what was recorded."""
    from custody.service import Act

    actor, *cosigners = open_signers(arguments, station)
    act = Act(in_role(command, arguments.acting_role), actor, tuple(cosigners))
    receipt = station.service.execute(act, explaining=explaining)
    clock_unsure = any(_is_marked(station, done) for done in receipt.appended)
    warnings = [each.sentence for each in receipt.cautions] + [_CLOCK] * clock_unsure
    events = [
        {
            "index": each.index,
            "id": each.event.id,
            "type": each.event.type,
            "leaf": each.leaf_hash.hex(),
            "recorded": each.event.recorded.at,
        }
        for each in receipt.appended
    ]
    if arguments.json:
        print_json({"recorded": events, "warnings": warnings, "clock_warning": clock_unsure})
        return 0
    for event in events:
        print(say("recorded {index}  {type}  {id}", **event))
    told = [say(SENTENCES[each.code], subject=each.about(spoken())) for each in receipt.cautions]
    for warning in told + [say(_CLOCK)] * clock_unsure:
        print(say("warning: {about}", about=printable(warning)), file=sys.stderr)
    return 0


def _is_marked(station: "Station", done: "Appended") -> bool:
    """Whether an event tells that the station's clock was doubtful, in the open or in private."""
    if "clock_warning" in done.event.body:
        return True
    private = station.ledger.entry(done.index).private
    return private is not None and "clock_warning" in parse(private)


def in_role(command: "Command", role: str | None) -> "Command":
    """The command, given in the role that `--acting-role` names; in its own without one."""
    return command if role is None else replace(command, role=role)


def read_document(name: str) -> dict[str, Any]:
    """A command document as a person may write it: JSON, in any layout."""
    import json

    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as err:
        raise InputError("input.command_document", reason=f"{name}: {err.strerror}") from err
    if len(data) > MAX_BYTES:
        raise InputError("input.command_document", reason=f"larger than {MAX_BYTES} bytes")
    try:
        document = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as err:
        raise InputError("input.command_document", reason=str(err)) from err
    if not isinstance(document, dict):
        raise InputError("input.command_document", reason="the outermost value is not an object")
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a member stands twice")
    return dict(pairs)


def commands(arguments: argparse.Namespace) -> int:
    """List the commands, or show one's form and an example that works."""
    from custody.domain import schema
    from custody.domain.examples import example_of
    from custody.domain.vocabulary import BY_COMMAND, event_type_of

    if arguments.name is not None:
        example = example_of(arguments.name)
        if arguments.example:
            print_json(example)
        else:
            each = event_type_of(arguments.name)
            asked = _by_procedure(each)
            print_json(
                {
                    "schema": schema.command_schema(each),
                    "example": example,
                    **({"by_procedure": asked} if asked else {}),
                }
            )
        return 0
    listed = [
        {"command": name, "event": each.name, "who": sorted(each.who), "signed": list(each.sig)}
        for name, each in BY_COMMAND.items()
    ]
    if arguments.json:
        print_json({"commands": listed})
        return 0
    print_rows(
        [
            (
                name,
                each.name,
                ", ".join(map(state, sorted(each.who))),
                f" {say('or')} ".join(each.sig),
            )
            for name, each in BY_COMMAND.items()
        ]
    )
    return 0


def _by_procedure(each: "EventType") -> dict[str, Any]:
    """What each procedure of today asks for besides what every command of the type carries."""
    from custody.procedures.catalogue import load

    today = SystemClock().now().date()
    catalogue = load()
    asked: dict[str, Any] = {}
    for name in sorted({procedure.id for procedure in catalogue.procedures}):
        procedure = catalogue.procedure(name, today)
        if procedure is None:
            continue
        if each.name in procedure.events:
            asked[name] = {"required": list(procedure.events[each.name].required)}
        elif each.name == "request.approved" and procedure.approvers:
            asked[name] = {
                "approved by": sorted(procedure.approvers),
                "required": list(procedure.fields.required),
                "required in safeguards": list(procedure.safeguards.required),
                "channels": sorted(procedure.channels),
                "data categories": sorted(procedure.data_categories),
            }
    return asked


def due(arguments: argparse.Namespace) -> int:
    """Have the station record what the passing of time demands: alerts, lapses, findings."""
    from custody.queries import Queries

    with open_desk(arguments) as station:
        cases = [row.id for row in Queries(station.ledger).cases()]
        if arguments.case is not None:
            if arguments.case not in cases:
                raise InputError("input.no_case", case=arguments.case)
            cases = [arguments.case]
        receipt = station.service.raise_due(cases, of_station=arguments.case is None)
        events = [each.event for each in receipt.appended]
    if arguments.json:
        recorded = [
            {"case": each.case.id if each.case else None, "type": each.type, "body": each.body}
            for each in events
        ]
        print_json({"recorded": recorded})
        return 0
    for event in events:
        case = event.case_id or "-"
        print(f"{case}  {printable(history_line(event, {}, spoken()))}")
    if not events:
        print(say("nothing is due"))
    return 0


def rebuild(arguments: argparse.Namespace) -> int:
    """Make view.db again."""
    with open_reading(arguments) as ledger, progress("rebuild") as report:
        ledger.view.rebuild(ledger.store, report)
        size = ledger.view.size
    if arguments.json:
        print_json({"events": size})
    else:
        print(say("view.db tells of {events}", events=counted(size, "event")))
    return 0
