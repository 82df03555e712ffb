"""What is refused of orders, requests and courses (procedures §0.4-0.8, §1, §4.3)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from custody.clock import parse_instant
from custody.domain.cited import joined, why
from custody.domain.reasons import Reason
from custody.domain.taken import alert_key
from custody.domain.wish import Wish
from custody.errors import RefusedError
from custody.procedures import drafting
from custody.procedures.law import Procedure, Source
from custody.procedures.requests import Request, Step, destination

CHANNEL: Final = "legal_channel"
"""Rule of procedures §0.4 that a supervisor may override."""
OVERRIDABLE: Final = frozenset({CHANNEL, "lone_custodian"})


def request_of(wish: Wish) -> Request:
    """The request that an act names.

    Raises:
        RefusedError: The case has none of that id.
    """
    found = wish.state.requests.get(wish.fields["request"])
    if found is None:
        raise RefusedError("refused.request_unknown", request=wish.fields["request"])
    return found


def moves_request(wish: Wish) -> None:
    """An act that the state of the request allows."""
    if "request" not in wish.fields:
        return
    request = request_of(wish)
    step = Step(wish.type.name, "", wish.at, wish.offset, wish.fields)
    if request.next_state(step) is None:
        raise RefusedError(
            "refused.request_state", request=request.id, state=request.state, type=wish.type.name
        )


def request_approved(wish: Wish) -> None:
    """Complete, by an open channel, within the procedure, and not by its drafter."""
    fields = wish.fields
    name = fields["request"]
    procedure = wish.state.catalogue.procedure(fields["procedure"], wish.day)
    if procedure is None or not procedure.approvers:
        raise RefusedError("refused.procedure_unknown", procedure=fields["procedure"])
    if not wish.state.catalogue.is_on(procedure, wish.day):
        raise RefusedError(
            "refused.procedure_off",
            procedure=procedure.id,
            channel=procedure.needs_channel,
            day=wish.day.isoformat(),
        )
    previous = fields.get("previous_request")
    if previous is not None and previous not in wish.state.requests:
        raise RefusedError("refused.request_unknown", request=previous)
    drafter = fields["drafter"]
    wish.differ(wish.actor.person, drafter, Reason("both_drafter_approver"))
    if drafter not in wish.state.members_at(wish.now):
        raise RefusedError("refused.not_member", person=drafter, case=wish.state.case)
    if wish.role not in procedure.approvers:
        raise RefusedError("refused.approver", procedure=procedure.id, role=wish.role)
    if name in wish.state.requests:
        known = wish.state.requests[name]
        if known.procedure.id != procedure.id:
            raise RefusedError("refused.id_taken", kind="request", id=name, case=wish.state.case)
        not_ended(wish, known)
        new_end = fields.get("new_end_at")
        if new_end is not None and known.term and new_end <= known.term.effective_end:
            raise RefusedError("refused.renewal_shorter", request=name)
        moves_request(wish)
    else:
        wish.is_new("request", name)
        if fields["status"] == "extension":
            raise RefusedError("refused.request_unknown", request=name)
    _complete(wish, procedure)
    _channel_open(wish, procedure)


def not_ended(wish: Wish, request: Request) -> None:
    """What has run out is not extended: only a new order helps (procedures §1.1)."""
    term = request.term
    if request.preserving and term is not None and term.passed(wish.now) and not term.is_floor:
        raise RefusedError(
            "refused.preservation_ended", request=request.id, ended_at=term.effective_end
        )


def _complete(wish: Wish, procedure: Procedure) -> None:
    fields = wish.fields
    name = fields.get("authority")
    if name is not None:
        authority = wish.state.authorities.get(name)
        if authority is None or not authority.valid_at(wish.at):
            raise RefusedError("refused.authority_invalid", authority=name)
    lacks = drafting.missing(procedure, fields)
    demand(procedure, [each.field for each in lacks], {each.field: each.source for each in lacks})
    for category in fields["data_categories"]:
        if category not in procedure.data_categories:
            raise RefusedError("refused.category", category=category, procedure=procedure.id)
    days = fields.get("duration_days")
    if days is not None and not 1 <= days <= (procedure.max_days or days):
        raise RefusedError("refused.duration", days=days, limit=procedure.max_days)


def demand(procedure: Procedure, missing: Sequence[str], sources: Mapping[str, Source]) -> None:
    """Refuse what lacks fields, and tell of each which article asks for it and why.

    Raises:
        RefusedError: `refused.field_missing`, for all of them at once.
    """
    if not missing:
        return
    raise RefusedError(
        "refused.field_missing",
        fields=", ".join(missing),
        procedure=procedure.id,
        why=joined(Reason("asked", asked=each, source=why(sources[each])) for each in missing),
    )


def _channel_open(wish: Wish, procedure: Procedure) -> None:
    name, request = wish.fields["legal_channel"], wish.fields["request"]
    channel = wish.state.catalogue.channel(name, wish.day)
    fits = not procedure.channels or name in procedure.channels
    usable = channel is not None and channel.usable_on(wish.day)
    if not (fits and usable) and not wish.overridden(CHANNEL, request=request):
        raise RefusedError("refused.channel", channel=name, day=wish.day.isoformat())


def request_sent(wish: Wish) -> None:
    """An approved request, sent by somebody other than its approver."""
    moves_request(wish)
    _not_ahead(wish)
    request = request_of(wish)
    for approval in request.approvals:
        approver, _type = wish.state.actors[approval.event]
        wish.differ(wish.actor.person, approver, Reason("both_approver_sender"))
    goes = (wish.fields["document"], *wish.fields.get("attachments", ()))
    if request.supporting in {each["sha256"] for each in goes}:
        raise RefusedError("refused.supporting_part", request=request.id)
    if destination(wish.fields.get("address", "")) in request.sent_to:
        raise RefusedError("refused.sent_before", request=request.id)


def _not_ahead(wish: Wish) -> None:
    """What was sent was sent by now, as far as the clock can be trusted."""
    sent_at = wish.fields.get("sent_at", wish.now)
    tolerance = timedelta(milliseconds=wish.station.clock_limit_ms)
    if parse_instant(sent_at) > parse_instant(wish.now) + tolerance:
        raise RefusedError("refused.occurred_later", occurred_at=sent_at)


def conditions_offered(wish: Wish) -> None:
    """New conditions, or those named in the approval of what is told unasked, with their texts."""
    moves_request(wish)
    texts = {each["condition"] for each in wish.fields["condition_texts"]}
    for each in wish.fields["conditions"]:
        if not _is_approved(wish, each):
            wish.is_new("condition", each["condition"])
        if each["condition"] not in texts:
            raise RefusedError("refused.condition_text", condition=each["condition"])


def _is_approved(wish: Wish, condition: Mapping[str, Any]) -> bool:
    """Whether the same condition stands in the approval of information that goes out unasked."""
    known = wish.state.conditions.get(condition["condition"])
    request = wish.state.requests.get(wish.fields.get("request", ""))
    if known is None or request is None or request.procedure.machine != "spontaneous":
        return False
    return (known.request, known.kind, known.state) == (request.id, condition["kind"], "offered")


def conditions_answered(wish: Wish) -> None:
    """Conditions that were offered and not yet answered, of the request that is named."""
    moves_request(wish)
    subject = wish.fields.get("request") or wish.fields.get("information")
    for name in wish.fields["conditions"]:
        known = wish.state.conditions.get(name)
        same = known is not None and known.request == subject
        if known is None or known.state != "offered" or not same:
            raise RefusedError("refused.condition_unknown", condition=name)


def request_answered(wish: Wish) -> None:
    """After a receipt, unless the answer is that nothing is held."""
    moves_request(wish)
    if wish.fields["outcome"] != "no_data" and not request_of(wish).receipts:
        raise RefusedError("refused.nothing_received", request=wish.fields["request"])


def request_closed(wish: Wish) -> None:
    """No clock runs and no finding is open."""
    moves_request(wish)
    request = request_of(wish)
    if request.confirmation is not None:
        raise RefusedError("refused.clock_open", request=request.id, rule=request.confirmation.rule)
    for finding in wish.state.open_findings():
        if finding.request == request.id:
            raise RefusedError("refused.finding_open", finding=finding.id)


def spontaneous_sent(wish: Wish) -> None:
    """As its approval says, where one was recorded; what the procedure asks for is there."""
    moves_request(wish)
    if "request" in wish.fields:
        procedure = request_of(wish).procedure
        asked = procedure.demands_on(wish.type.name, wish.fields)
        demand(procedure, [each for each in asked if each not in wish.fields], asked)


def confirmation_sent(wish: Wish) -> None:
    """Of what was sent in haste or urgently."""
    moves_request(wish)
    _not_ahead(wish)
    request = request_of(wish)
    if request.confirmation is None and request.urgency == "normal":
        raise RefusedError("refused.nothing_to_confirm", request=request.id)


def deadline_alerted(wish: Wish) -> None:
    """After the word that it has passed, no more warnings of a deadline."""
    _at, level = wish.state.alerts.get(alert_key(wish.fields), ("", ""))
    if level == "passed":
        raise RefusedError("refused.alerted", rule=wish.fields["rule"], level=level)
    moves_request(wish)


def override_recorded(wish: Wish) -> None:
    """Only of the rules that allow it."""
    if wish.fields["rule"] not in OVERRIDABLE:
        raise RefusedError("refused.not_overridable", rule=wish.fields["rule"])


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "request.approved": request_approved,
    "request.sent": request_sent,
    "request.acknowledged": moves_request,
    "request.clarified": moves_request,
    "conditions.offered": conditions_offered,
    "conditions.accepted": conditions_answered,
    "conditions.rejected": conditions_answered,
    "request.answered": request_answered,
    "request.refused": moves_request,
    "request.postponed": moves_request,
    "request.withdrawn": moves_request,
    "request.closed": request_closed,
    "confirmation.sent": confirmation_sent,
    "preservation.requested": request_sent,
    "spontaneous.sent": spontaneous_sent,
    "deadline.alerted": deadline_alerted,
    "override.recorded": override_recorded,
}
