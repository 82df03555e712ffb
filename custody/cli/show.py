"""`custody show`: what a person would ask of a ledger, a case, an item or an event."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any, Final

from custody.anchors.between import Times
from custody.anchors.head import last_outside
from custody.anchors.policy import read_policy
from custody.anchors.timestamps import waiting
from custody.bundle.contents import read_contents
from custody.cli.desk import open_reading
from custody.cli.terminal import print_json, print_rows, printable
from custody.cli.words import head, say, state
from custody.domain import wording
from custody.domain.events import Event
from custody.domain.model import CaseState
from custody.domain.records import Item
from custody.domain.types_items import DETAILS
from custody.domain.vocabulary import Kind
from custody.errors import InputError
from custody.event_filter import EventFilter
from custody.evidence.store import Store
from custody.exchange.foreign import foreign_bundle, foreign_bundles
from custody.ledger.ledger import Ledger
from custody.procedures.requests import chain_closed
from custody.queries import Queries
from custody.rows import ArtifactRow
from custody.station import catalogue_of
from custody.strict_json import b64

_OF_EVENT = (
    "index", "id", "statement", "what", "corrections", "erased by", "recorded",
    "proven not before", "proven not after", "leaf", "signatures",
)  # fmt: skip
"""What a person asks of an event; its bytes and proof are there with `--json`."""
_CHOSEN = frozenset(field.name for field in DETAILS.fields if field.kind is Kind.CHOICE)
"""Of what is known of an item: the fields whose values have words of their own."""
_CODES: Final = frozenset({"state", "flags", "kind", "severity", "alarm", "kept"})
"""Members whose values are codes of the record."""
_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})


def show(arguments: argparse.Namespace) -> int:
    """Show the ledger, its cases, a case, an item, an event, or what another ledger tells."""
    with open_reading(arguments) as ledger:
        queries = Queries(ledger, catalogue_of(ledger.folder))
        views: dict[str, Callable[[], dict[str, Any]]] = {
            "": lambda: _ledger(ledger, queries),
            "case": lambda: _case(queries, arguments.id, arguments.lang),
            "item": lambda: _item(queries, arguments.id, arguments.lang),
            "event": lambda: _event(ledger, queries, arguments.id, arguments.lang),
            "foreign": lambda: _foreign(ledger, queries, arguments.id, arguments.lang),
        }
        if arguments.kind == "case" and arguments.id is None:
            document = {"cases": [_row(row) for row in queries.cases()]}
        elif arguments.kind == "foreign" and arguments.id is None:
            document = {"foreign bundles": [_row(row) for row in foreign_bundles(queries)]}
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
    alarm, policy = ledger.alarm, read_policy(ledger.folder)
    outside, left = last_outside(ledger, policy), waiting(ledger)
    log, _ = queries.states.log()
    return {
        "ledger": ledger.trust.origin,
        "events": ledger.head.size,
        "root": b64(ledger.head.root),
        "trust": str(ledger.trust),
        "alarm": None if alarm is None else str(alarm.kind),
        "last head outside": None if outside is None else _row(outside),
        "waiting for a stamp": None if left is None else _row(left),
        "cases": [_row(row) for row in queries.cases()],
        "courses in no case": [
            {
                "course": course,
                "subject": name,
                "state": each,
                "case": None,
            }
            for (course, name), each in sorted(log.courses.items())
            if (course, name) not in log.attached
        ],
        "open findings": [_row(row) for row in queries.findings()],
    }


def _case(queries: Queries, case: str, language: str) -> dict[str, Any]:
    state = queries.states.of(case)
    return {
        "case": case,
        "registration": state.registration,
        "state": "closed" if state.closed else "open",
        "items": [_custody(state, item) for _, item in sorted(state.items.items())],
        "requests": [
            {"request": name, "state": str(request.state)}
            for name, request in sorted(state.requests.items())
        ],
        "courses": [
            {"course": course, "subject": name, "state": each}
            for (course, name), each in sorted(state.courses.items())
        ],
        "chains": [
            {"chain": name, "requests": [each.id for each in orders], "closed": closed}
            for name in sorted({each.chain for each in state.requests.values() if each.chain})
            for orders in [state.chain(name)]
            for closed in [chain_closed(orders)]
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
        "history": _history(queries, EventFilter(case=case), state, language),
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
    offer = state.offers.get(item.offer or "")
    return {
        "item": item.id,
        "state": str(item.state),
        "holder": item.holder,
        "place": item.place,
        "offered to": None if offer is None else offer.to,
        "seals": sorted(item.seals),
        "broken seals": sorted(item.broken_seals),
        "flags": " ".join(sorted(item.flags)),
        "inside": next((outer for outer, inner in state.nested.items() if item.id in inner), None),
    }


def _item(queries: Queries, item: str, language: str) -> dict[str, Any]:
    row = next((row for row in queries.items() if row.id == item), None)
    if row is None:
        raise InputError("input.no_item", item=item)
    state = queries.states.of(row.case)
    if item not in state.items:  # what brought it was erased
        raise InputError("input.no_item", item=item)
    known = state.items[item]
    offer = state.offers.get(known.offer or "")
    return {
        "case": row.case,
        **_custody(state, known),
        "type": wording.choice("type", known.type, language) if known.type else None,
        "what it is": {
            wording.label(name, language): _read(name, told.value, language)
            for name, told in known.details.items()
            if told.value is not None
        },
        "open offer": None
        if offer is None
        else {
            "offer": offer.id,
            "from": offer.giver,
            "to": offer.to,
            "expected": offer.expected_at,
        },
        "custody": [
            {"from": each.at, "state": str(each.state), "holder": each.holder, "place": each.place}
            for each in known.history
        ],
        "artifacts": [_artifact(each) for each in queries.artifacts(item=item)],
        "history": _history(queries, EventFilter(item=item), state, language),
    }


def _read(name: str, value: Any, language: str) -> Any:
    """What an event tells of a thing; a choice in words."""
    chosen = name in _CHOSEN and isinstance(value, str)
    return wording.choice(name, value, language) if chosen else value


def _history(
    queries: Queries, of: EventFilter, state: CaseState, language: str
) -> list[dict[str, Any]]:
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
                    "corrected": [each.field for each in state.corrections.get(row.id, ())],
                }
            )
        rows = queries.events(of, after=rows[-1].index)
    return lines


def _event(ledger: Ledger, queries: Queries, which: str, language: str) -> dict[str, Any]:
    page = queries.event(int(which) if which.isdigit() else which)
    proven = Times(ledger, read_policy(ledger.folder).roots).between(page.index)
    proof = queries.proof(page.index) if page.envelope is not None else None
    event = page.event
    return {
        "index": page.index,
        "id": None if event is None else event.id,
        "recorded": None if event is None else event.recorded.at,
        "proven not before": None if proven.not_before is None else proven.not_before.at,
        "proven not after": None if proven.not_after is None else proven.not_after.at,
        "what": say("erased")
        if event is None
        else wording.history_line(event, page.private or {}, language),
        "statement": (page.private or {}).get("statement"),
        "corrections": [] if event is None else _corrections(queries, event),
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


def _foreign(ledger: Ledger, queries: Queries, which: str, language: str) -> dict[str, Any]:
    """The history that another ledger's bundle tells; none of it is of this ledger."""
    bundle = foreign_bundle(queries, which)
    store = Store(ledger.folder / "artifacts")
    contents = read_contents(store.path(bundle.sha256))
    return {
        "of another ledger": contents.seal.get("bundle"),
        "agency": contents.story.agency,
        "history": [
            {
                "index": told.event.seq,
                "at": told.at,
                "by": contents.story.person_of(told.event),
                "id": told.event.id,
                "what": wording.history_line(told.event, told.private, language),
            }
            for told in contents.told
        ],
        "artifacts": [_row(each) for each in contents.artifacts],
    }


def _corrections(queries: Queries, event: Event) -> list[dict[str, Any]]:
    """What is to be read in an event instead of what stands there, in order."""
    of = EventFilter(case=event.case_id, type="event.corrected")
    found = []
    rows = queries.events(of, after=event.seq)
    while rows:
        for row in rows:
            page = queries.event(row.index)
            body = {} if page.event is None else page.event.body
            if body.get("event") == event.id:
                private = page.private or {}
                value = body.get("value", private.get("private_value"))
                found.append(
                    {
                        "by": row.index,
                        "field": body["field"],
                        "read instead": value,
                        "reason": body["reason"],
                    }
                )
        rows = queries.events(of, after=rows[-1].index)
    return found


def _row(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def _print(document: dict[str, Any]) -> None:
    """A document as text: plain members first, then each text of several lines and each list."""
    told = {name: value for name, value in document.items() if value not in _NOTHING}
    plain = {name: value for name, value in told.items() if not _needs_room(value)}
    print_rows([(head(name), _told(name, value)) for name, value in plain.items()])
    for name, value in told.items():
        if isinstance(value, str) and "\n" in value:
            print(f"\n{head(name)}")
            for line in value.split("\n"):
                print(f"  {printable(line)}".rstrip())
        elif isinstance(value, dict):
            print(f"\n{head(name)}")
            print_rows([(head(key), _told(key, each)) for key, each in value.items()], indent="  ")
        elif _is_table(value):
            print(f"\n{head(name)}")
            _table(value)


def _needs_room(value: object) -> bool:
    return (isinstance(value, str) and "\n" in value) or _is_table(value)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


def _table(rows: Iterable[dict[str, Any]]) -> None:
    rows = list(rows)
    names = tuple(name for name in rows[0] if any(row.get(name) not in _NOTHING for row in rows))
    body = [tuple(_told(name, row.get(name)) for name in names) for row in rows]
    print_rows([tuple(map(head, names)), *body], indent="  ")


def _told(name: str, value: object) -> str:
    """A member as text; one that is a code in the words of the terminal."""
    if name in _CODES and isinstance(value, str):
        return " ".join(map(state, value.split(" ")))
    return _text(value)


def _text(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return printable(str(value))
