"""`custody table`: look at a table of a provider, and keep what was seen as a derived artifact."""

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from custody.cli.desk import open_desk
from custody.cli.people import open_signers
from custody.cli.terminal import print_json, print_rows, printable, progress
from custody.cli.words import say, state
from custody.errors import InputError
from custody.service import Act
from custody.tables.table import DAY_MS, HOUR_MS, Order, Table
from custody.tables.values import Kind, time_text

_WIDEST = 40
_STEPS = {HOUR_MS: "hour", DAY_MS: "day"}


def table(arguments: argparse.Namespace) -> int:
    """Show a table; with `--record`, keep what is shown as an artifact derived from it."""
    if (arguments.record is None) == (arguments.file is None):
        raise InputError("input.usage", reason="name a FILE, or --record DIR with --artifact")
    if arguments.record is not None:
        return _record(arguments)
    with _loaded(arguments, Path(arguments.file)) as found:
        _show(found, arguments, {})
    return 0


@contextlib.contextmanager
def _loaded(arguments: argparse.Namespace, path: Path, name: str | None = None) -> Iterator[Table]:
    with tempfile.TemporaryDirectory(prefix="custody-table-") as folder:
        with progress("reading") as report:
            found = Table.load(
                path, Path(folder), name=name,
                zone=arguments.zone, sheet=arguments.sheet, progress=report,
            )  # fmt: skip
        with found:
            bare = [
                each.name for each in found.columns if each.kind is Kind.TIME and not each.zoned
            ]
            if bare and not arguments.zone:
                told = "warning: times that name no zone are read as UTC: {columns} (--zone ZONE)"
                print(printable(say(told, columns=", ".join(bare))), file=sys.stderr)
            found.order(_order(found, arguments))
            yield found


def _record(arguments: argparse.Namespace) -> int:
    from custody.derivation import derive, kept_file

    if not (arguments.case and arguments.artifact and arguments.signers):
        reason = "--record needs --case, --artifact and --as"
        raise InputError("input.usage", reason=reason)
    arguments.ledger = arguments.record
    case, artifact = arguments.case, arguments.artifact
    with open_desk(arguments) as station:
        path = kept_file(station, case, artifact)
        signers = open_signers(arguments, station)
        with _loaded(arguments, path, artifact) as found:
            order = _order(found, arguments)
            made = derive(station, case, artifact, found, order, role=arguments.acting_role)
            receipt = station.service.execute_all(
                Act(command, signers[0], tuple(signers[1:])) for command in made
            )
            hashed = next(e.event for e in receipt.appended if e.event.type == "artifact.hashed")
            (kept,) = hashed.body["artifacts"]
            told = {"artifact": kept["artifact"], "sha256": kept["digests"]["sha256"]}
            _show(found, arguments, {"derived": told})
    return 0


def _order(found: Table, arguments: argparse.Namespace) -> Order:
    filters: dict[int, str] = {}
    for each in arguments.filter:
        name, _, text = each.partition("=")
        filters[_column(found, name)] = text
    sort = None if arguments.sort is None else _column(found, arguments.sort)
    return Order(filters, sort, arguments.descending)


def _column(found: Table, name: str) -> int:
    for n, column in enumerate(found.columns):
        if name in (column.name, str(n + 1)):
            return n
    raise InputError("input.table_column", column=name)


def _show(found: Table, arguments: argparse.Namespace, more: Mapping[str, Any]) -> None:
    rows = found.shown_page(0, arguments.rows)
    time = next((n for n, each in enumerate(found.columns) if each.kind is Kind.TIME), None)
    step, bars = (0, []) if time is None else found.timeline(time)
    parties = found.parties()
    pairs = [] if parties is None else found.pairs(*parties)
    if arguments.json:
        columns = [
            {"name": each.name, "kind": str(each.kind), "unread": each.unread,
             "doubtful": each.doubtful, "guessed": each.is_guessed}
            for each in found.columns
        ]  # fmt: skip
        timeline = {
            "step": _STEPS.get(step, f"{step // DAY_MS} days"),
            "bars": [[time_text(bar.start, bar.start)[:16], bar.rows] for bar in bars],
        }
        print_json(
            {
                "columns": columns, "rows": found.count, "shown": found.shown,
                "formulas": found.shape.formulas, "formulas_unstored": found.shape.unstored,
                "page": [list(row) for row in rows], "timeline": timeline,
                "pairs": [pair._asdict() for pair in pairs], **more,
            }
        )  # fmt: skip
        return
    heads = tuple(f"{each.name} ({state(str(each.kind))})" for each in found.columns)
    print_rows([tuple(cell[:_WIDEST] for cell in row) for row in (heads, *rows)])
    print(say("rows: {shown} of {all}", shown=found.shown, all=found.count))
    if found.shape.formulas:
        told = "cells with formulas, shown by the values stored with them: {count}"
        print(say(told, count=found.shape.formulas))
        if found.shape.unstored:
            print(
                say("of these have none and are shown empty: {count}", count=found.shape.unstored)
            )
    for each in found.columns:
        if each.unread or each.doubtful:
            name = printable(each.name)
            told = "not read as {kind}: {unread}; doubtful times: {doubtful}"
            kind = state(str(each.kind))
            print(f"{name}: " + say(told, kind=kind, unread=each.unread, doubtful=each.doubtful))
    for pair in pairs[: arguments.rows]:
        print(printable(f"{pair.left} - {pair.right}: {pair.times} ({pair.first} - {pair.last})"))
    if "derived" in more:
        print(f"{more['derived']['artifact']}  {more['derived']['sha256']}")
