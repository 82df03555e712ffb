"""A provider's table as it was looked at, kept as an artifact derived from what came.

The derived table is CSV in UTF-8: every column as it came and, beside each time, the time as it is
meant, with its offset. What a spreadsheet program would compute is preceded by an apostrophe.
"""

import csv
import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import custody
from custody.acquisition import commands
from custody.domain.commands import Command
from custody.errors import InputError, IntegrityError
from custody.evidence.digests import hash_file
from custody.gathering import Plan, gather
from custody.progress import Progress, no_progress
from custody.station import Station
from custody.tables.table import Order, Table
from custody.tables.values import Kind

_COMPUTED: Final = re.compile(r"\s*[=@\t\r]|\s*[+-](?![\d\s().,-]*\Z)")
"""How a text begins that a spreadsheet program takes for a formula; signed numbers are none."""


def kept_file(station: Station, case: str, artifact: str) -> Path:
    """Where the copy of an artifact lies.

    Raises:
        InputError: `input.artifact_absent`: it has no copy in the store.
    """
    known = station.service.state_of(case).artifacts.get(artifact)
    path = None if known is None or not known.sha256 else station.artifacts.path(known.sha256)
    if path is None or not path.is_file():
        raise InputError("input.artifact_absent", artifact=artifact)
    return path


def write_table(table: Table, order: Order, path: Path, progress: Progress = no_progress) -> None:
    """Write the rows of the chosen order; the same rows give the same bytes."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([_inert(cell) for cell in _heading(table)])
        table.order(order)
        out.writerows([_inert(cell) for cell in row] for row in table.rows(progress))


def parameters(table: Table, order: Order) -> str:
    """How a derived table was made, so that it can be made again."""
    shape = table.shape
    told: dict[str, Any] = {
        "form": shape.form,
        "encoding": shape.encoding,
        "delimiter": shape.delimiter,
        "sheet": shape.sheet,
        "zone": table.zone.name or "not said; read as UTC",
        "columns": [{"name": each.name, "kind": str(each.kind)} for each in table.columns],
        "day_first": [each.name for each in table.columns if each.is_guessed],
        "unread": {each.name: each.unread for each in table.columns if each.unread},
        "doubtful_times": {each.name: each.doubtful for each in table.columns if each.doubtful},
        "filters": {table.columns[n].name: text for n, text in order.filters.items() if text},
        "sorted_by": None if order.column is None else table.columns[order.column].name,
        "descending": order.is_descending,
        "rows": [table.shown, table.count],
        "formulas": "preceded by an apostrophe",
    }
    return json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False, sort_keys=True)


def derive(
    station: Station,
    case: str,
    parent: str,
    table: Table,
    order: Order,
    *,
    role: str | None = None,
    language: str | None = None,
    progress: Progress = no_progress,
) -> tuple[Command, ...]:
    """Keep the table in the store; what records it: the parent verified, the table derived.

    Args:
        station: Whose store takes it.
        case: The case.
        parent: The artifact that the table was read from.
        table: The table.
        order: Which rows, and in which order.
        role: In which role it is recorded, if several fit.
        language: Of the statements.
        progress: Rows written so far, and in all.

    Raises:
        IntegrityError: The parent is not as recorded any more.
    """
    known = station.service.state_of(case).artifacts[parent]
    source = kept_file(station, case, parent)
    digests = hash_file(source).digests
    if digests["sha256"] != known.sha256:
        raise IntegrityError("integrity.artifact", path=source, sha256=digests["sha256"])
    items = () if known.item is None else (known.item,)
    fields = {
        "artifacts": ["ART-PLACEHOLDER"],
        "parents": [parent],
        "kind": "filter" if any(order.filters.values()) else "decoding",
        "tool": custody.APP_NAME,
        "tool_version": custody.__version__,
        "parameters": parameters(table, order),
        "reproducible": True,
    }
    act = Command("artifact.derive", fields, case, items)
    with tempfile.TemporaryDirectory(prefix="custody-table-") as folder:
        path = Path(folder) / f"{parent}-table.csv"
        write_table(table, order, path, progress)
        plan = Plan(case, (path,), known.item, act=act, language=language, role=role)
        with gather(station, plan) as found:
            made = tuple(map(_named, commands(station, plan, found)))
    verified = Command(
        "artifact.verify",
        {"artifacts": [{"artifact": parent, "size": known.size, "digests": digests}]},
        case,
        items,
        language=language,
        role=role,
    )
    return (verified, *made)


def _named(command: Command) -> Command:
    """The scratch folder is no place that tells anybody anything."""
    fields = dict(command.fields)
    if "names" in fields:
        fields["names"] = [
            {name: value for name, value in each.items() if name not in ("source", "times")}
            for each in fields["names"]
        ]
    return replace(command, fields=fields)


def _heading(table: Table) -> list[str]:
    found: list[str] = []
    for column in table.columns:
        found.append(column.name)
        if column.kind is Kind.TIME:
            found.append(f"{column.name} [{table.zone.name or 'UTC?'}]")
    return found


def _inert(text: str) -> str:
    return f"'{text}" if _COMPUTED.match(text) else text
