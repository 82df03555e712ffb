"""What the passing of time alone demands (procedures §0.6, §6)."""

from datetime import timedelta
from typing import Final

from custody.domain.commands import Command
from custody.domain.findings_raiser import Raiser, after, before
from custody.domain.model import CaseState, Register
from custody.domain.records import HELD

NOT_VERIFIED_AFTER: Final = timedelta(days=90)
PRESERVATION_ENDS_IN: Final = timedelta(days=3)
RECOGNITION_AFTER: Final = timedelta(days=30)
"""How long an item may wait for the decision that makes it evidence; our own figure."""
STAMP_AFTER: Final = timedelta(days=7)
UNSTAMPED: Final = "checkpoint_unstamped"
"""The finding that concerns no case: checkpoints wait for a time stamp."""


def due(state: CaseState, now: str, register: Register) -> list[Command]:
    """What the passing of time makes the station record in a case.

    Args:
        state: An open case.
        now: The present instant.
        register: Which ids are taken.
    """
    raiser = Raiser(state, register)
    if state.closed:
        return []
    for offer in state.offers.values():
        if offer.outcome is None and offer.expected_at < now:
            facts = {"due": offer.expected_at}
            raiser.finding("transfer_overdue", facts, items=offer.items, event=offer.id)
    for search in state.searches.values():
        if search.review is not None:
            raiser.alert(search.review, now)
            if search.review.passed(now):
                facts = {"due": search.review.effective_end}
                raiser.finding("urgent_search_unreviewed", facts, event=search.review.basis_event)
    _due_requests(raiser, state, now)
    _due_items(raiser, state, now)
    _due_artifacts(raiser, state, now)
    return raiser.commands


def due_of_station(
    unstamped_since: str | None, now: str, empty: CaseState, register: Register
) -> list[Command]:
    """What time makes the station record of itself.

    Args:
        unstamped_since: When the oldest checkpoint was made that no time stamp covers.
        now: The present instant.
        empty: A state of no case.
        register: Which ids are taken.
    """
    raiser = Raiser(empty, register)
    if unstamped_since is not None and unstamped_since < before(now, STAMP_AFTER):
        raiser.finding(UNSTAMPED, {"last_done": unstamped_since})
    return raiser.commands


def _due_requests(raiser: Raiser, state: CaseState, now: str) -> None:
    for request in state.requests.values():
        term = request.term
        if request.preserving and term is not None:
            raiser.alert(term, now, request=request.id)
            if term.passed(now) and not term.is_floor:
                fields = {
                    "request": request.id,
                    "rule": term.rule.value,
                    "ends_at": term.effective_end,
                    "last_state": request.state,
                }
                raiser.commands.append(Command("preservation.expire", fields, case=state.case))
            elif now < term.effective_end <= after(now, PRESERVATION_ENDS_IN):
                facts = {"due": term.effective_end}
                raiser.finding("preservation_ending", facts, request=request.id)
        if request.follow_up is not None and request.is_open:
            raiser.alert(request.follow_up, now, request=request.id)
        if request.confirmation is not None:
            raiser.alert(request.confirmation, now, request=request.id)
        if request.reply is not None and request.is_open and not request.preserving:
            raiser.alert(request.reply, now, request=request.id)


def _due_items(raiser: Raiser, state: CaseState, now: str) -> None:
    uncharged = [
        item.id
        for item in state.items.values()
        if item.state in HELD and item.charge_due_at is not None and item.charge_due_at < now
    ]
    if uncharged:
        facts = {"due": min(state.items[name].charge_due_at or "" for name in uncharged)}
        raiser.finding("charge_unchecked", facts, items=uncharged)
    limit = before(now, RECOGNITION_AFTER)
    waiting = [
        item.id
        for item in state.items.values()
        if item.state in HELD and not item.recognised and item.history[0].at < limit
    ]
    if waiting:
        raiser.finding("recognition_missing", {"number": str(len(waiting))}, items=waiting)


def _due_artifacts(raiser: Raiser, state: CaseState, now: str) -> None:
    limit = before(now, NOT_VERIFIED_AFTER)
    stale = [
        each.id
        for each in state.artifacts.values()
        if each.is_sound and each.checked_at is not None and each.checked_at < limit
    ]
    if stale:
        oldest = min(state.artifacts[name].checked_at or "" for name in stale)
        raiser.finding("not_verified", {"last_done": oldest}, artifacts=stale)
