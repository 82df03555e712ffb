"""What is refused of preservation: its term, its renewal, its end (procedures §0.6, §1.1, §4.4)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from custody.domain.rules_requests import moves_request, not_ended, request_of
from custody.domain.wish import Wish
from custody.errors import RefusedError
from custody.procedures import clocks
from custody.procedures.requests import Request


def preservation_acknowledged(wish: Wish) -> None:
    """In the term's own rule; an end beyond what that rule allows is counted only so far."""
    moves_request(wish)
    _counted(wish, request_of(wish))


def _counted(wish: Wish, request: Request) -> None:
    """The rule named, if one is, counts the term of this procedure, or is the treaty's limit."""
    clock = request.procedure.clock
    own = clocks.Rule.PROVIDER if clock is None else clock.rule
    fits = {own, clocks.Rule.PENDING if own is clocks.Rule.MIN_60 else clocks.Rule.MAX_90}
    rule = wish.fields.get("rule")
    if rule is not None and rule not in fits:
        raise RefusedError("refused.rule", procedure=request.procedure.id, rule=rule)


def preservation_renewed(wish: Wish) -> None:
    """Before the end, on a new approval; afterwards only a new order helps."""
    request = request_of(wish)
    term = request.term
    not_ended(wish, request)
    moves_request(wish)
    _counted(wish, request)
    name, ends_at = wish.fields["approval"], wish.fields["ends_at"]
    approval = next((each for each in request.approvals[1:] if each.event == name), None)
    if approval is None:
        raise RefusedError("refused.approval_unknown", request=request.id)
    if term is not None and ends_at <= term.effective_end:
        raise RefusedError("refused.renewal_shorter", request=request.id)
    approved = approval.last_end(wish.at, wish.offset)
    if ends_at > approved:
        raise RefusedError("refused.renewal_longer", request=request.id, approved=approved)
    limit = request.procedure.max_renewals
    if limit is not None and len(request.terms) > limit:
        raise RefusedError("refused.renewals", request=request.id, limit=limit)
    days = request.procedure.max_total_days
    if days is not None:
        first = clocks.local_day(request.terms[0].starts_at, wish.offset)
        last = clocks.end_of_day(first + timedelta(days=days), wish.offset)
        if ends_at > last:
            raise RefusedError("refused.renewals", request=request.id, limit=f"{days} days")


def preservation_expired(wish: Wish) -> None:
    """By the station, once the clock has passed."""
    moves_request(wish)
    term = request_of(wish).term
    if term is None or term.is_floor or not term.passed(wish.now):
        raise RefusedError("refused.clock_runs", request=wish.fields["request"])


CHECKS: Final[Mapping[str, Callable[[Wish], None]]] = {
    "preservation.acknowledged": preservation_acknowledged,
    "preservation.renewed": preservation_renewed,
    "preservation.expired": preservation_expired,
    "preservation.released": moves_request,
}
