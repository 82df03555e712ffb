"""What the record knows already of the next step of a request or a course. No Qt in it."""

from collections.abc import Iterator
from typing import Any, Final

from custody.documents.kinds import PAPERS
from custody.domain.types_base import OF_ONE_ACT
from custody.event_filter import EventFilter
from custody.procedures import drafting
from custody.queries import Queries

_SENDING: Final = frozenset({"request.sent", "preservation.requested", "spontaneous.sent"})
_DISCLOSED: Final = "disclosure.partial_received"
_OFFERING: Final = "conditions.offered"
ANSWERING: Final = frozenset({"conditions.accepted", "conditions.rejected"})


def known_fields(queries: Queries, case: str, name: str, kind: str) -> dict[str, Any]:
    """The fields of an event about a request, as far as earlier events tell them.

    Args:
        queries: Reads of the ledger.
        case: Id of the case.
        name: Id of the request.
        kind: Type of the event that is to be recorded.
    """
    fields: dict[str, Any] = {"request": name}
    received = _received(queries, case, name) if kind == _DISCLOSED else []
    if received:
        fields["artifacts"] = received
    approvals = list(_approvals(queries, case, name))
    if not approvals:
        return fields
    _, first = approvals[0]
    if kind == "request.approved":
        said = {field: value for field, value in first.items() if field not in PAPERS}
        return {**said, "status": "extension"}
    if kind == "preservation.renewed" and len(approvals) > 1:
        event, last = approvals[-1]
        return {**fields, "approval": event, "ends_at": last.get("new_end_at")}
    if kind == _OFFERING or kind in ANSWERING:
        open_ones = unanswered(queries, case, name)
        told = _offer(first, open_ones) if kind == _OFFERING else {"conditions": open_ones}
        return {**fields, **told}
    if kind in _SENDING:
        known = queries.states.of(case).requests[name]
        _, told = drafting.sending(known.procedure, first)
        given = {"means": first.get("reply_means", [None])[0],
                 "address": first.get("addressee", {}).get("address")}  # fmt: skip
        sent = {} if kind == "spontaneous.sent" else given
        return {**told, **{key: value for key, value in sent.items() if value is not None}}
    return fields


def _received(queries: Queries, case: str, name: str) -> list[str]:
    """What came in answer to a request, without what was taken out of it or made of it."""
    known = queries.states.of(case).artifacts.values()
    return [each.id for each in known if each.request == name and not each.sources]


def unanswered(queries: Queries, case: str, name: str) -> list[str]:
    """The conditions of a request, or of information, that nobody has answered yet."""
    known = queries.states.of(case).conditions.values()
    return sorted(each.id for each in known if (each.request, each.state) == (name, "offered"))


def _offer(approval: dict[str, Any], conditions: list[str]) -> dict[str, Any]:
    """What is to be offered, as the approval says it."""
    return {
        field: [each for each in approval[field] if each["condition"] in conditions]
        for field in ("conditions", "condition_texts")
        if field in approval
    }


def _approvals(queries: Queries, case: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each approval of a request: its event, and its fields without what is of that act alone."""
    for index in queries.event_indices(EventFilter(case=case, type="request.approved")):
        told = queries.told(index)
        if told is not None and told.event.body.get("request") == name:
            said = {**told.event.body, **(told.private or {})}
            yield told.event.id, {name: said[name] for name in said if name not in OF_ONE_ACT}
