"""`custody show`: what a person would ask of a ledger, a case, an item or an event."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any

from custody.cli.desk import open_reading
from custody.cli.terminal import print_json, print_rows, printable
from custody.domain import wording
from custody.domain.model import CaseState
from custody.domain.records import Item
from custody.errors import InputError
from custody.ledger.ledger import Ledger
from custody.procedures.catalogue import load
from custody.queries import ArtifactRow, EventFilter, Queries
from custody.strict_json import b64

_OF_EVENT = ("index", "id", "statement", "what", "erased by", "recorded", "leaf", "signatures")
"""What a person asks of an event; its bytes and proof are there with `--json`."""


def show(arguments: argparse.Namespace) -> int:
    """Show the ledger, its cases, a case, an item or an event."""
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, load())
        views: dict[str, Callable[[], dict[str, Any]]] = {
            "": lambda: _ledger(ledger, queries),
            "case": lambda: _case(queries, arguments.id, arguments.lang),
            "item": lambda: _item(queries, arguments.id, arguments.lang),
            "event": lambda: _event(queries, arguments.id, arguments.lang),
        }
        if arguments.kind == "case" and arguments.id is None:
            document = {"cases": [_row(row) for row in queries.cases()]}
        elif arguments.kind in ("item", "event") and arguments.id is None:
            raise InputError("input.no_id", kind=arguments.kind)
        else:
            document = views[arguments.kind or ""]()
    if arguments.json:
        print_json(document)
        return 0
    if arguments.kind == "event":
        document = {name: document[name] for name in _OF_EVENT}
    _print(document)
    return 0


def _ledger(ledger: Ledger, queries: Queries) -> dict[str, Any]:
    alarm = ledger.alarm
    return {
        "ledger": ledger.trust.origin,
        "events": ledger.head.size,
        "root": b64(ledger.head.root),
        "trust": str(ledger.trust),
        "alarm": None if alarm is None else str(alarm.kind),
        "cases": [_row(row) for row in queries.cases()],
        "open findings": [_row(row) for row in queries.findings()],
    }


def _case(queries: Queries, case: str, language: str) -> dict[str, Any]:
    state = queries.case(case)
    return {
        "case": case,
        "registration": state.registration,
        "state": "closed" if state.closed else "open",
        "items": [_custody(state, item) for _, item in sorted(state.items.items())],
        "requests": [
            {"request": name, "state": str(request.state)}
            for name, request in sorted(state.requests.items())
        ],
        "findings": [
            {
                "finding": each.id,
                "kind": each.kind,
                "severity": each.severity,
                "resolved": each.resolved,
            }
            for each in state.findings.values()
        ],
        "conditions": [
            {"condition": each.id, "kind": each.kind, "state": each.state}
            for each in state.conditions.values()
        ],
        "artifacts": [_artifact(row) for row in queries.artifacts(case)],
        "history": _history(queries, EventFilter(case=case), language),
    }


def _artifact(row: ArtifactRow) -> dict[str, Any]:
    return {
        "artifact": row.id,
        "item": row.item,
        "size": row.size,
        "sha256": row.sha256,
        "kept": row.kept,
        "media_type": row.media_type,
    }


def _custody(state: CaseState, item: Item) -> dict[str, Any]:
    return {
        "item": item.id,
        "state": str(item.state),
        "holder": item.holder,
        "place": item.place,
        "flags": " ".join(sorted(item.flags)),
        "inside": next((outer for outer, inner in state.nested.items() if item.id in inner), None),
    }


def _item(queries: Queries, item: str, language: str) -> dict[str, Any]:
    row = next((row for row in queries.items() if row.id == item), None)
    if row is None:
        raise InputError("input.no_item", item=item)
    state = queries.case(row.case)
    return {
        "case": row.case,
        **_custody(state, state.items[item]),
        "custody": [
            {"from": each.at, "state": str(each.state), "holder": each.holder, "place": each.place}
            for each in state.items[item].history
        ],
        "artifacts": [_artifact(each) for each in queries.artifacts(item=item)],
        "history": _history(queries, EventFilter(item=item), language),
    }


def _history(queries: Queries, of: EventFilter, language: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    rows = queries.events(of)
    while rows:
        for row in rows:
            page = queries.event(row.index)
            told = (
                "erased"
                if page.event is None
                else wording.history_line(page.event, page.private or {}, language)
            )
            lines.append(
                {
                    "index": row.index,
                    "at": row.recorded_at,
                    "by": row.person,
                    "id": row.id,
                    "what": told,
                }
            )
        rows = queries.events(of, after=rows[-1].index)
    return lines


def _event(queries: Queries, which: str, language: str) -> dict[str, Any]:
    page = queries.event(int(which) if which.isdigit() else which)
    proof = queries.proof(page.index) if page.envelope is not None else None
    event = page.event
    return {
        "index": page.index,
        "id": None if event is None else event.id,
        "recorded": None if event is None else event.recorded.at,
        "what": "erased"
        if event is None
        else wording.history_line(event, page.private or {}, language),
        "statement": (page.private or {}).get("statement"),
        "payload": None if event is None else event.document(),
        "private": page.private,
        "private erased": page.private_is_gone,
        "erased by": page.erased_by,
        "envelope": None if page.envelope is None else page.envelope.decode(),
        "signatures": [
            {"key": each.key, "person": each.person, "sig": b64(each.value)}
            for each in page.signatures
        ],
        "leaf": page.leaf_hash,
        "proof": None
        if proof is None
        else {
            "salt": b64(proof.salt),
            "path": [b64(step) for step in proof.path],
            "checkpoint": proof.checkpoint.decode(),
        },
    }


def _row(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def _print(document: dict[str, Any]) -> None:
    """A document as text: plain members first, then each list as a table."""
    plain = {name: value for name, value in document.items() if not isinstance(value, list | dict)}
    print_rows([(name, _text(value)) for name, value in plain.items() if value is not None])
    for name, value in document.items():
        if isinstance(value, dict):
            print(f"\n{name}")
            print_rows([(key, _text(member)) for key, member in value.items()], indent="  ")
        elif isinstance(value, list) and value:
            print(f"\n{name}")
            _table(value)


def _table(rows: Iterable[Any]) -> None:
    rows = list(rows)
    if not isinstance(rows[0], dict):
        print_rows([(_text(each),) for each in rows], indent="  ")
        return
    head = tuple(rows[0])
    body = [tuple(_text(row.get(column)) for column in head) for row in rows]
    print_rows([head, *body], indent="  ")


def _text(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return printable(str(value))
