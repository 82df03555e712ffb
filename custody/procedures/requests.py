"""Orders and requests as their signed events tell them (procedures §0.7, §1.1-1.4). Pure.

`Request.after` folds one event; the machine of its procedure says whether the event is allowed in
the present state. The deadlines of a request are rows that stay: a renewal adds one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

from custody.procedures import clocks
from custody.procedures.catalogue import Procedure
from custody.procedures.clocks import Deadline, Rule, WorkCalendar
from custody.procedures.machines import Machine, facts_of

PRESERVING: Final = frozenset({"active", "renewed", "partially_disclosed"})
"""States in which the custodian has said that the data are frozen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event, as far as a request needs it."""

    event: str
    """Type."""
    id: str
    at: str
    """When the act happened."""
    offset: str
    fields: Mapping[str, Any]
    """Open and private fields together, as far as they are at hand."""


@dataclass(frozen=True, slots=True)
class Approval:
    """One signed approval, and how long it lets data be preserved."""

    event: str
    days: int
    new_end_at: str | None
    """Of an extension: the end that was approved."""

    def last_end(self, at: str, offset: str) -> str:
        """The latest end that something done at an instant may have under it."""
        if self.new_end_at is not None:
            return self.new_end_at
        return clocks.end_of_day(clocks.local_day(at, offset) + timedelta(days=self.days), offset)


@dataclass(frozen=True, slots=True)
class Request:
    """One order or request, folded from its events."""

    id: str
    procedure: Procedure
    machine: Machine
    calendar: WorkCalendar
    """As it was known when the request was approved."""
    state: str
    channel: str = ""
    data_categories: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    """The first, and those of extensions."""
    approved_at: str = ""
    requested_at: str = ""
    sent_to: frozenset[str] = frozenset()
    """Where it went since its last approval, as far as the private parts are at hand."""
    duration_days: int = clocks.PRESERVATION_DAYS
    urgency: str = "normal"
    terms: tuple[Deadline, ...] = ()
    """Terms of preservation; the last one counts."""
    confirmation: Deadline | None = None
    """Open until the confirmation is sent."""
    reply: Deadline | None = None
    """When the answer is due, if the order says so."""
    previous: str | None = None
    """The request that this one follows."""
    follow_up: Deadline | None = None
    """When the assistance request must have followed (Article 29); open until it is sent."""
    receipts: int = 0
    outcomes: tuple[tuple[str, str], ...] = ()
    """Element of subscriber information and what the answer said of it; the newest counts."""
    chain: str | None = None
    silence: Mapping[str, Any] = field(default_factory=dict)
    """The confidentiality that was asked for, as far as the private part is at hand."""
    supporting: str | None = None
    """SHA-256 of the part that is not for the provider."""
    newer_calendar: WorkCalendar | None = None
    """The calendar as it is known now, where that is another."""
    path: str = "open"
    """Of the path of a communication (Article 17): open, complete or ended."""

    @property
    def is_open(self) -> bool:
        """Whether the other side still has something to do."""
        return self.state in self.machine.open

    @property
    def term(self) -> Deadline | None:
        """The term of preservation that counts now."""
        return self.terms[-1] if self.terms else None

    @property
    def preserving(self) -> bool:
        """Whether the data are said to be frozen."""
        return self.state in PRESERVING

    def next_state(self, step: Step) -> str | None:
        """The state after an event; None where it is not allowed now."""
        return self.machine.after(self.state, step.event, self._facts(step))

    def after(self, step: Step) -> "Request":
        """The request with one more event.

        An event that the machine does not allow changes no state: a record written elsewhere is
        folded as it stands, and what it says is not lost.
        """
        made = replace(self, state=self.next_state(step) or self.state)
        fold = _FOLDS.get(step.event)
        return made if fold is None else fold(made, step)

    def _facts(self, step: Step) -> dict[str, str]:
        facts = facts_of(step.fields)
        if step.fields.get("superseded_by"):
            facts["superseded"] = "true"
        if step.fields.get("rule") in clocks.OF_ANSWERS:
            facts["reply"] = "due"
        return facts


def draft(
    name: str,
    procedure: Procedure,
    machine: Machine,
    calendar: WorkCalendar,
    newer: WorkCalendar | None = None,
) -> Request:
    """A request before its approval: local, unsigned."""
    other = newer if newer is not None and newer.version != calendar.version else None
    return Request(name, procedure, machine, calendar, machine.initial, newer_calendar=other)


def _approved(request: Request, step: Step) -> Request:
    fields = step.fields
    days = fields.get("duration_days", request.duration_days)
    approvals = (*request.approvals, Approval(step.id, days, fields.get("new_end_at")))
    if request.approvals:
        return replace(request, approvals=approvals, sent_to=frozenset())
    return replace(
        request,
        approvals=approvals,
        approved_at=step.at,
        channel=fields.get("legal_channel", ""),
        data_categories=tuple(fields.get("data_categories", ())),
        duration_days=days,
        urgency=fields.get("urgency", "normal"),
        reply=clocks.order_term(step.id, step.at, fields["reply_by_at"])
        if "reply_by_at" in fields
        else None,
        chain=fields.get("chain"),
        silence=fields.get("confidentiality", {}),
        supporting=fields.get("supporting_part", {}).get("sha256"),
        previous=fields.get("previous_request"),
    )


def _requested(request: Request, step: Step) -> Request:
    days = step.fields.get("duration_days", request.duration_days)
    made = replace(request, requested_at=step.at, duration_days=days)
    made = replace(made, sent_to=_destinations(request, step))
    return _to_be_followed(made, step, step.at)


def _to_be_followed(request: Request, step: Step, sent_at: str) -> Request:
    """What is preserved abroad waits for an assistance request, from the first sending on."""
    clock = request.procedure.clock
    if clock is None or clock.rule is not Rule.MIN_60 or request.follow_up is not None:
        return request
    return replace(request, follow_up=clocks.assistance_term(step.id, sent_at, step.offset))


def _answer_due(request: Request, step: Step, after: str, at: str) -> Request:
    """What a treaty gives the other side from this stage on; a later stated end counts."""
    asked = set(request.data_categories)
    terms = [
        each
        for each in request.procedure.answer_terms
        if each.after == after and (not each.categories or asked & each.categories)
    ]
    ends = [
        clocks.answer_term(step.id, at, each.rule, each.count, each.unit, step.offset)
        for each in terms
    ]
    if not ends:
        return request
    longest = max(ends, key=lambda each: each.effective_end)
    stated = request.reply.stated_end if request.reply is not None else None
    if stated is not None and stated > longest.effective_end:
        longest = replace(longest, stated_end=stated, effective_end=stated)
    return replace(request, reply=longest)


def _acknowledged(request: Request, step: Step) -> Request:
    stage = step.fields.get("stage")
    return request if stage is None else _answer_due(request, step, stage, step.at)


def _sent(request: Request, step: Step) -> Request:
    sent_at = step.fields.get("sent_at", step.at)
    made = replace(
        request,
        requested_at=request.requested_at or sent_at,
        sent_to=_destinations(request, step),
    )
    made = _answer_due(_to_be_followed(made, step, sent_at), step, "sent", sent_at)
    if step.fields.get("means") == "phone":
        return replace(made, confirmation=clocks.oral_term(step.id, sent_at))
    rule = request.procedure.confirmation
    if rule is None or step.fields.get("means") not in rule.means:
        return made

    def by(calendar: WorkCalendar) -> Deadline:
        return clocks.code_term(step.id, sent_at, rule.count, rule.unit, step.offset, calendar)

    term, newer = by(request.calendar), request.newer_calendar
    again = None if newer is None else by(newer)
    if again is not None and again.effective_end != term.effective_end:
        term = replace(term, again=again)
    return replace(made, confirmation=term)


def destination(address: str) -> str:
    """An address without regard to spaces and to letters' case."""
    return " ".join(address.split()).casefold()


def _destinations(request: Request, step: Step) -> frozenset[str]:
    address = step.fields.get("address")
    return request.sent_to if address is None else request.sent_to | {destination(address)}


def _confirmed(request: Request, _step: Step) -> Request:
    return replace(request, confirmation=None)


def _frozen(request: Request, step: Step) -> Request:
    if step.fields.get("rule") == Rule.PENDING:
        return replace(request, follow_up=None)
    starts = [request.approved_at, request.requested_at, step.fields.get("starts_at", "")]
    return replace(request, terms=(*request.terms, _term(request, step, starts)))


def _renewed(request: Request, step: Step) -> Request:
    return replace(request, terms=(*request.terms, _term(request, step, [step.at])))


def _term(request: Request, step: Step, starts: list[str]) -> Deadline:
    rule = request.procedure.clock
    known = [start for start in starts if start] or [step.at]
    stated = step.fields.get("ends_at")
    if rule is not None and rule.rule is Rule.MIN_60:
        start = step.fields.get("starts_at") or request.requested_at or step.at
        return clocks.abroad_term(step.id, start, step.offset, stated_end=stated)
    by_treaty = step.fields.get("rule") == Rule.MAX_90
    if stated is not None and not by_treaty and (rule is None or rule.rule is not Rule.MAX_90):
        return clocks.provider_term(step.id, step.fields.get("starts_at", step.at), stated)
    limit = request.procedure.max_days or clocks.PRESERVATION_DAYS
    days = max(1, min(request.duration_days, limit))
    return clocks.preservation_term(step.id, known, step.offset, days=days, stated_end=stated)


def _received(request: Request, _step: Step) -> Request:
    return replace(request, receipts=request.receipts + 1)


def _answered(request: Request, step: Step) -> Request:
    said = {each["element"]: each["outcome"] for each in step.fields.get("elements", ())}
    return replace(request, outcomes=tuple({**dict(request.outcomes), **said}.items()))


def _disclosed(request: Request, step: Step) -> Request:
    return replace(request, path=step.fields.get("path", request.path))


_FOLDS: Final = {
    "request.approved": _approved,
    "preservation.requested": _requested,
    "request.sent": _sent,
    "request.acknowledged": _acknowledged,
    "confirmation.sent": _confirmed,
    "preservation.acknowledged": _frozen,
    "preservation.renewed": _renewed,
    "disclosure.partial_received": _disclosed,
    "artifact.received_from_provider": _received,
    "request.answered": _answered,
}


def chain_closed(children: tuple[Request, ...]) -> bool:
    """Whether a chain of Article 17 is done: each child closed, the path complete or ended."""
    done = all(child.state in child.machine.final for child in children)
    return bool(children) and done and any(child.path != "open" for child in children)
