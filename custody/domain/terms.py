"""Every term that runs in a case, whoever it concerns: what screens and calendars show. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custody.domain.facts import CaseFacts
    from custody.procedures.clocks import Deadline
    from custody.procedures.requests import Request


class Bound(StrEnum):
    """What the end of a term means; each looks different (procedures §1.8)."""

    CEILING = "ceiling"
    """At the latest until: afterwards nobody keeps the data for us (Article 16)."""
    FLOOR = "floor"
    """At least until: the other State keeps them longer if it is asked (Article 29)."""
    STATED = "stated"
    """As the other side wrote it."""
    TASK = "task"
    """Until then we, or they, have something to do."""


class Matter(StrEnum):
    """What a deadline is about."""

    PRESERVATION = "preservation"
    ASSISTANCE = "assistance"
    """The assistance request that must follow a preservation abroad."""
    CONFIRMATION = "confirmation"
    REPLY = "reply"
    REVIEW = "review"
    TRANSFER = "transfer"
    RETURN = "return"
    CHARGE = "charge"


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline."""

    matter: Matter
    bound: Bound
    case: str
    subject: str
    """Id of the request, search, offer or item."""
    starts_at: str | None
    ends_at: str
    rule: str = ""
    to: str = ""
    """Person who is to act, where one is named."""
    is_passed: bool = False
    is_near: bool = False
    """Whether a warning of its rule is due."""
    calendar: str | None = None
    """Version of the calendar by which it was counted."""
    again: "tuple[str, str] | None" = None
    """A newer calendar and the end by it, where that is another: shown beside this one."""


def bound_of(rule: str) -> Bound:
    """What the end of a term by this rule means."""
    from custody.procedures.clocks import Rule

    if rule == Rule.MAX_90:
        return Bound.CEILING
    if rule.startswith("T-29"):
        return Bound.FLOOR
    return Bound.STATED if rule == Rule.PROVIDER else Bound.TASK


def deadlines(state: "CaseFacts", now: str) -> Iterator[Due]:
    """The terms of a case that still run, or ran out and wait for somebody."""
    from custody.domain.records import ItemState

    for request in state.requests.values():
        yield from of_request(state.case, request, now)
    for search in state.searches.values():
        if search.review is not None:
            yield _due(Matter.REVIEW, state.case, search.id, search.review, now, to=search.leader)
    for offer in state.offers.values():
        if offer.outcome is None:
            yield Due(
                Matter.TRANSFER, Bound.TASK, state.case, offer.id, None, offer.expected_at,
                to=offer.to, is_passed=offer.expected_at <= now,
            )  # fmt: skip
    for item in state.items.values():
        for matter, at in ((Matter.RETURN, item.due_at), (Matter.CHARGE, item.charge_due_at)):
            borrowed = item.state is ItemState.CHECKED_OUT
            if at is None or item.gone or (matter is Matter.RETURN and not borrowed):
                continue
            yield Due(
                matter, Bound.TASK, state.case, item.id, None, at, to=item.holder or "",
                is_passed=at <= now,
            )  # fmt: skip


def of_request(case: str, request: "Request", now: str) -> Iterator[Due]:
    """The terms of one request."""
    if request.term is not None and request.preserving:
        yield _due(Matter.PRESERVATION, case, request.id, request.term, now)
    if request.follow_up is not None and request.is_open:
        yield _due(Matter.ASSISTANCE, case, request.id, request.follow_up, now)
    if request.confirmation is not None:
        yield _due(Matter.CONFIRMATION, case, request.id, request.confirmation, now)
    if request.reply is not None and request.is_open and not request.preserving:
        yield _due(Matter.REPLY, case, request.id, request.reply, now)


def _due(matter: Matter, case: str, subject: str, term: "Deadline", now: str, to: str = "") -> Due:
    again = term.again
    bound = bound_of(term.rule) if matter is Matter.PRESERVATION else Bound.TASK
    return Due(
        matter, bound, case, subject, term.starts_at, term.effective_end, term.rule.value, to,
        is_passed=term.passed(now), is_near=term.level(now) > 0, calendar=term.calendar,
        again=None if again is None else (again.calendar or "", again.effective_end),
    )  # fmt: skip
