"""What is due, on its way and undone in all cases, as of one moment. No Qt in it.

Cases are folded once, and folded on as the ledger grows: reading jobs take turns. What knows the
law is imported there, behind a window that is painted already.
"""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from custody.clock import parse_instant
from custody.progress import Progress, no_progress
from custody.queries import EventFilter, FindingRow, Queries

if TYPE_CHECKING:
    from custody.domain.model import CaseState
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


@dataclass(frozen=True, slots=True)
class Transit:
    """Items that were offered and not yet accepted."""

    case: str
    offer: str
    items: tuple[str, ...]
    giver: str
    to: str
    expected_at: str


@dataclass(frozen=True, slots=True)
class Stale:
    """Artifacts of a case that nobody has read for long."""

    case: str
    artifacts: int
    oldest_at: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One order or request."""

    case: str
    id: str
    procedure: str
    titles: tuple[str, str, str]
    """Of its procedure, in Kazakh, Russian and English."""
    form: str
    """`order` or `request`."""
    state: str
    is_open: bool
    channel: str
    confidentiality: str
    """Of its case."""
    deadlines: tuple[Due, ...]
    next_events: tuple[str, ...]
    """Types of event that its procedure allows in this state."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that waits for somebody."""

    now: str
    deadlines: tuple[Due, ...]
    """The earliest end first."""
    transits: tuple[Transit, ...]
    stale: tuple[Stale, ...]
    requests: tuple[RequestRow, ...]
    findings: tuple[FindingRow, ...]
    """Not resolved, the newest first."""


class Agendas:
    """Makes agendas of one ledger."""

    def __init__(self, queries: Queries) -> None:
        """Fold nothing yet."""
        self._queries = queries
        self._lock = threading.Lock()
        self._known: dict[str, tuple[CaseState, int]] = {}
        self._erasures = 0

    def read(self, now: str, progress: Progress = no_progress) -> Agenda:
        """What stands at an instant; on any thread.

        Args:
            now: The instant.
            progress: Told the cases done and their number; may raise CancelledError.
        """
        with self._lock:
            erasures = self._queries.event_count(EventFilter(type="erasure.done"))
            if erasures != self._erasures:
                self._known.clear()
                self._erasures = erasures
            rows = self._queries.cases()
            for done, row in enumerate(rows, 1):
                self._known[row.id] = self._queries.outline(row.id, self._known.get(row.id))
                progress(done, len(rows))
            states = [state for state, _ in self._known.values()]
            return agenda_of(states, tuple(self._queries.findings()), now)


def agenda_of(states: "Iterable[CaseState]", findings: tuple[FindingRow, ...], now: str) -> Agenda:
    """What stands in these cases at an instant."""
    deadlines: list[Due] = []
    transits: list[Transit] = []
    stale: list[Stale] = []
    requests: list[RequestRow] = []
    for state in states:
        requests += _requests(state, now)
        if state.closed:
            continue
        deadlines += _deadlines(state, now)
        transits += _transits(state)
        stale += _stale(state, now)
    return Agenda(
        now,
        tuple(sorted(deadlines, key=attrgetter("ends_at", "case", "subject"))),
        tuple(transits),
        tuple(sorted(stale, key=attrgetter("oldest_at"))),
        tuple(requests),
        findings,
    )


def bound_of(rule: str) -> Bound:
    """What the end of a term by this rule means."""
    from custody.procedures.clocks import Rule

    if rule == Rule.MAX_90:
        return Bound.CEILING
    if rule.startswith("T-29"):
        return Bound.FLOOR
    return Bound.STATED if rule == Rule.PROVIDER else Bound.TASK


def _deadlines(state: "CaseState", now: str) -> Iterator[Due]:
    from custody.domain.records import ItemState

    for request in state.requests.values():
        yield from _of_request(state.case, request, now)
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


def _of_request(case: str, request: "Request", now: str) -> Iterator[Due]:
    if request.term is not None and request.preserving:
        yield _due(Matter.PRESERVATION, case, request.id, request.term, now)
    if request.follow_up is not None and request.is_open:
        yield _due(Matter.ASSISTANCE, case, request.id, request.follow_up, now)
    if request.confirmation is not None:
        yield _due(Matter.CONFIRMATION, case, request.id, request.confirmation, now)
    if request.reply is not None and request.is_open and not request.preserving:
        yield _due(Matter.REPLY, case, request.id, request.reply, now)


def _due(matter: Matter, case: str, subject: str, term: "Deadline", now: str, to: str = "") -> Due:
    bound = bound_of(term.rule) if matter is Matter.PRESERVATION else Bound.TASK
    return Due(
        matter, bound, case, subject, term.starts_at, term.effective_end, term.rule.value, to,
        is_passed=term.passed(now), is_near=term.level(now) > 0,
    )  # fmt: skip


def _transits(state: "CaseState") -> Iterator[Transit]:
    for offer in state.offers.values():
        if offer.outcome is None:
            yield Transit(
                state.case, offer.id, offer.items, offer.giver, offer.to, offer.expected_at
            )


def _stale(state: "CaseState", now: str) -> Iterator[Stale]:
    from custody.domain.findings import NOT_VERIFIED_AFTER

    limit = parse_instant(now) - NOT_VERIFIED_AFTER
    old = [
        each.checked_at
        for each in state.artifacts.values()
        if each.is_sound and each.checked_at is not None and parse_instant(each.checked_at) < limit
    ]
    if old:
        yield Stale(state.case, len(old), min(old))


def _requests(state: "CaseState", now: str) -> Iterator[RequestRow]:
    for request in state.requests.values():
        title = request.procedure.title
        allowed = dict.fromkeys(
            row.event for row in request.machine.transitions if request.state in row.before
        )
        yield RequestRow(
            case=state.case,
            id=request.id,
            procedure=request.procedure.id,
            titles=(title.kk, title.ru, title.en),
            form=request.procedure.form,
            state=request.state,
            is_open=request.is_open and not state.closed,
            channel=request.channel,
            confidentiality=state.confidentiality,
            deadlines=tuple(_of_request(state.case, request, now)),
            next_events=() if state.closed else tuple(allowed),
        )
