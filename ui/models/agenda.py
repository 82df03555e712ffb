"""What is due, on its way and undone in all cases, as of one moment. No Qt in it.

Cases are folded once, and folded on as the ledger grows: reading jobs take turns. What knows the
law is imported there, behind a window that is painted already.
"""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from custody.clock import parse_instant
from custody.domain.terms import Bound, Due, Matter, bound_of, deadlines, of_request
from custody.event_filter import EventFilter
from custody.procedures.machines import SAME
from custody.progress import Progress, no_progress
from custody.queries import Queries
from custody.rows import FindingRow

if TYPE_CHECKING:
    from custody.domain.model import CaseState

__all__ = ["Agenda", "Agendas", "Bound", "Due", "Matter", "RequestRow", "agenda_of", "bound_of"]


_LOG: Final = ""
"""Instead of a case: what was recorded while there is none."""


@dataclass(frozen=True, slots=True)
class Transit:
    """Items that were offered and not yet accepted."""

    case: str
    offer: str
    items: tuple[str, ...]
    giver: str
    to: str
    expected_at: str
    to_ledger: str | None = None
    """Of another station, to whose person they were offered."""


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
class CourseRow:
    """What is no request of ours: a request of others, a call, a consent, a team."""

    case: str
    """Empty for what stands in no case yet."""
    machine: str
    subject: str
    field: str
    """Of its events that names it."""
    state: str
    is_open: bool
    next_steps: tuple[tuple[str, str], ...]
    """Type of event, and the step that it tells; empty where it tells none."""


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
    courses: tuple[CourseRow, ...] = ()


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
            log, _ = self._known[_LOG] = self._queries.states.log(self._known.get(_LOG))
            for done, row in enumerate(rows, 1):
                known = self._known.get(row.id)
                self._known[row.id] = self._queries.states.outline(row.id, known, log=log)
                progress(done, len(rows))
            states = [state for state, _ in self._known.values()]
            return agenda_of(states, tuple(self._queries.findings()), now)


def agenda_of(states: "Iterable[CaseState]", findings: tuple[FindingRow, ...], now: str) -> Agenda:
    """What stands in these cases at an instant."""
    due: list[Due] = []
    transits: list[Transit] = []
    stale: list[Stale] = []
    requests: list[RequestRow] = []
    courses: list[CourseRow] = []
    for state in states:
        requests += _requests(state, now)
        courses += _courses(state)
        if state.closed:
            continue
        due += deadlines(state, now)
        transits += _transits(state)
        stale += _stale(state, now)
    return Agenda(
        now,
        tuple(sorted(due, key=attrgetter("ends_at", "case", "subject"))),
        tuple(transits),
        tuple(sorted(stale, key=attrgetter("oldest_at"))),
        tuple(requests),
        findings,
        tuple(courses),
    )


def _transits(state: "CaseState") -> Iterator[Transit]:
    for offer in state.offers.values():
        waiting = tuple(name for name in offer.items if state.items[name].offer == offer.id)
        if offer.outcome is None and waiting:
            yield Transit(
                state.case, offer.id, waiting, offer.giver, offer.receiver, offer.expected_at,
                offer.to_ledger,
            )  # fmt: skip


def _stale(state: "CaseState", now: str) -> Iterator[Stale]:
    from custody.domain.findings_due import NOT_VERIFIED_AFTER

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
            deadlines=tuple(of_request(state.case, request, now)),
            next_events=() if state.closed else tuple(allowed),
        )


def _courses(state: "CaseState") -> Iterator[CourseRow]:
    for (name, subject), at in state.courses.items():
        if (name, subject) in state.attached:
            continue
        machine = state.catalogue.machines[name]
        allowed: dict[tuple[str, str], None] = {}
        for row in machine.transitions:
            if at in row.before and row.to != SAME:
                steps = [step for step in sorted(row.when.get("step", ())) if step]
                allowed.update({(row.event, step): None for step in steps or [""]})
        yield CourseRow(
            case=state.case,
            machine=name,
            subject=subject,
            field=machine.subject,
            state=at,
            is_open=at in machine.open and not state.closed,
            next_steps=() if state.closed else tuple(allowed),
        )
