"""Deadlines: from stored instants and a rule's name to the end of a term (procedures §0.6). Pure.

A term is never corrected silently: another calendar or another stated end makes another
`Deadline`, shown beside the first. Terms counted in days end at 24:00 of the last day at the
station's offset, which is 00:00 of the next day; the effective end itself is already too late.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from custody.clock import format_instant, parse_instant, zone

Unit = Literal["hours", "days", "months", "years"]


class Rule(StrEnum):
    """Names of the rules, as they are stored and shown."""

    CPC_48 = "KZ-CPC-48"
    """Terms of the Criminal Procedure Code: the starting hour or day is not counted [K 48]."""
    HOURS_24 = "KZ-24H"
    """Urgent act without sanction, counted from the start of the act [K 220(14), P]."""
    MAX_90 = "T-16-MAX90"
    """At most 90 calendar days, from the earliest start, not moved by weekends [T 16(2), P]."""
    MIN_60 = "T-29-MIN60"
    """At least 60 calendar days: a floor, from whose end the data may lapse [T 29(7), P]."""
    PENDING = "T-29-PENDING"
    """From the receipt of the assistance request until the decision on it [T 29(7)]."""
    ASSISTANCE = "OURS-29-50DAYS"
    """The assistance request is to follow a preservation abroad; our own rule [P 1.8]."""
    PROVIDER = "PROVIDER-STATED"
    """As the other side writes."""
    ORAL = "ORAL-24H"
    """An urgent request by word of mouth is confirmed in writing; our own rule [P 5.2]."""
    ORDER = "ORDER-STATED"
    """As the order itself says: when its answer is due."""
    SAP_7 = "SAP-7"
    """What the Second Protocol gives a provider abroad; unconfirmed."""
    SAP_8 = "SAP-8"
    """What the Second Protocol gives a Party to serve an order, and then to answer; unconfirmed."""
    CALENDAR = "CALENDAR-DAYS"
    """Terms of a country whose law counts plain days; see its profile."""


OF_ANSWERS: Final = frozenset({Rule.ORDER, Rule.SAP_7, Rule.SAP_8})
"""Rules of what the other side owes: passed without an answer, a request lapses."""


PRESERVATION_DAYS: Final = 90
ABROAD_DAYS: Final = 60
ASSISTANCE_DUE_DAYS: Final = 30
ASSISTANCE_RED_DAYS: Final = 50
PRESERVATION_ALERT_DAYS: Final = (21, 14, 7, 3, 1)
ANSWER_ALERT_DAYS: Final = (3, 1)
URGENT_HOURS: Final = 24
URGENT_ALERT_HOURS: Final = (12, 20)


@dataclass(frozen=True, slots=True)
class Counting:
    """How the law of a country counts its terms."""

    rule: Rule
    counts_start: bool
    """Whether the day or hour of the start counts as the first."""
    moves_to_working_day: bool
    """Whether a last day that is not worked moves to the next that is."""


CODE_COUNTING: Final = Counting(Rule.CPC_48, counts_start=False, moves_to_working_day=True)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are not worked, as the agency keeps them."""

    version: str
    weekend: frozenset[int]
    """Days of the week, Monday is 0."""
    yearly: frozenset[tuple[int, int]]
    """Month and day of holidays with a fixed date."""
    closed: frozenset[date]
    """Further days off: moved holidays, those that follow the moon."""
    worked: frozenset[date]
    """Days worked although the rules above call them free."""
    counting: Counting = CODE_COUNTING
    """How terms are counted on it."""

    def is_working(self, day: date) -> bool:
        """Whether people work on that day."""
        if day in self.worked:
            return True
        free = day.weekday() in self.weekend or (day.month, day.day) in self.yearly
        return not free and day not in self.closed

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Deadline:
    """One computed term. All instants are in their wire form."""

    rule: Rule
    basis_event: str
    """Id of the event that started the term."""
    starts_at: str
    computed_end: str | None
    """By the rule alone; None where only the other side names an end."""
    stated_end: str | None
    """As the other side wrote it."""
    effective_end: str
    """The earlier of the two: at this instant the term has passed."""
    alerts: tuple[str, ...]
    """When to warn, in order."""
    calendar: str | None = None
    """Version of the calendar that the computation used."""
    again: "Deadline | None" = None
    """The same term by a newer calendar, where that gives another end: shown beside this one."""

    @property
    def is_floor(self) -> bool:
        """Whether the term holds at least so long, and nothing ends by itself when it is over."""
        return self.rule is Rule.MIN_60

    def passed(self, at: str) -> bool:
        """Whether the term is over at an instant."""
        return at >= self.effective_end

    def level(self, at: str) -> int:
        """How many of the warnings are due at an instant."""
        return sum(alert <= at for alert in self.alerts)


def end_of_day(day: date, offset: str) -> str:
    """24:00 of a day at an offset from UTC."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone(offset))
    return format_instant(midnight + timedelta(days=1))


def local_day(at: str, offset: str) -> date:
    """The day that an instant falls on at an offset from UTC."""
    return parse_instant(at).astimezone(zone(offset)).date()


def preservation_term(
    basis_event: str,
    starts: Sequence[str],
    offset: str,
    *,
    days: int = PRESERVATION_DAYS,
    stated_end: str | None = None,
) -> Deadline:
    """The term of a preservation order (T-16-MAX90).

    Args:
        basis_event: Id of the event that started it.
        starts: Known instants of the order, its service and the custodian's own date; the
            earliest counts, and its day is not counted itself.
        offset: Station's offset from UTC.
        days: Wished length; at most 90.
        stated_end: The end that the custodian named, if any.
    """
    if not 1 <= days <= PRESERVATION_DAYS:
        raise ValueError(f"{days} days")
    start = min(starts)
    last = local_day(start, offset) + timedelta(days=days)
    computed = end_of_day(last, offset)
    effective = computed if stated_end is None else min(computed, stated_end)
    alerts = _days_before(effective, PRESERVATION_ALERT_DAYS, start)
    return Deadline(Rule.MAX_90, basis_event, start, computed, stated_end, effective, alerts)


def abroad_term(
    basis_event: str, starts_at: str, offset: str, *, stated_end: str | None = None
) -> Deadline:
    """How long another State preserves at least (T-29-MIN60).

    Args:
        basis_event: Id of the event that started it.
        starts_at: When that State preserved or, where that is not known, when we asked; the day
            itself is not counted.
        offset: Station's offset from UTC.
        stated_end: The end that the State named, if any; an earlier one counts, to be careful.
    """
    last = local_day(starts_at, offset) + timedelta(days=ABROAD_DAYS)
    computed = end_of_day(last, offset)
    effective = computed if stated_end is None else min(computed, stated_end)
    alerts = _days_before(effective, PRESERVATION_ALERT_DAYS, starts_at)
    return Deadline(Rule.MIN_60, basis_event, starts_at, computed, stated_end, effective, alerts)


def assistance_term(basis_event: str, sent_at: str, offset: str) -> Deadline:
    """When the assistance request must follow a preservation abroad: due on day 30, red on 50."""
    day = local_day(sent_at, offset)
    due = end_of_day(day + timedelta(days=ASSISTANCE_DUE_DAYS - 1), offset)
    end = end_of_day(day + timedelta(days=ASSISTANCE_RED_DAYS - 1), offset)
    return Deadline(Rule.ASSISTANCE, basis_event, sent_at, end, None, end, (due,))


def provider_term(basis_event: str, starts_at: str, stated_end: str) -> Deadline:
    """A term that only the other side's own words fix (PROVIDER-STATED)."""
    alerts = _days_before(stated_end, PRESERVATION_ALERT_DAYS, starts_at)
    return Deadline(Rule.PROVIDER, basis_event, starts_at, None, stated_end, stated_end, alerts)


def order_term(basis_event: str, starts_at: str, stated_end: str) -> Deadline:
    """When the answer to an order is due (ORDER-STATED)."""
    alerts = _days_before(stated_end, ANSWER_ALERT_DAYS, starts_at)
    return Deadline(Rule.ORDER, basis_event, starts_at, None, stated_end, stated_end, alerts)


def urgent_term(basis_event: str, starts_at: str) -> Deadline:
    """Twenty-four hours from the start of an urgent act (KZ-24H)."""
    start = parse_instant(starts_at)
    end = format_instant(start + timedelta(hours=URGENT_HOURS))
    alerts = tuple(format_instant(start + timedelta(hours=hours)) for hours in URGENT_ALERT_HOURS)
    return Deadline(Rule.HOURS_24, basis_event, starts_at, end, None, end, alerts)


def oral_term(basis_event: str, starts_at: str) -> Deadline:
    """Twenty-four hours to confirm in writing what was asked by word of mouth (ORAL-24H)."""
    return replace(urgent_term(basis_event, starts_at), rule=Rule.ORAL)


def code_term(
    basis_event: str,
    starts_at: str,
    count: int,
    unit: Unit,
    offset: str,
    calendar: WorkCalendar,
) -> Deadline:
    """A term of national law, as its country counts (in Kazakhstan KZ-CPC-48).

    Hours run from the hour after the starting one. Days, months and years end at 24:00 of the
    last day; months on the same date or, where the month has none, on its last day; a last day
    that is not worked moves to the next that is. Where the start itself counts, all of this ends a
    day, or an hour, earlier.
    """
    if count < 1:
        raise ValueError(f"{count} {unit}")
    counting = calendar.counting
    start = parse_instant(starts_at).astimezone(zone(offset))
    if unit == "hours":
        full_hour = start.replace(minute=0, second=0, microsecond=0)
        first = full_hour if counting.counts_start else full_hour + timedelta(hours=1)
        end = format_instant(first + timedelta(hours=count))
        return Deadline(counting.rule, basis_event, starts_at, end, None, end, ())
    last = _last_day(start.date(), count, unit)
    if counting.counts_start:
        last -= timedelta(days=1)
    if counting.moves_to_working_day:
        last = calendar.next_working(last)
    end = end_of_day(last, offset)
    alerts = _days_before(end, (1,), starts_at)
    return Deadline(
        counting.rule, basis_event, starts_at, end, None, end, alerts, calendar=calendar.version
    )


def answer_term(
    basis_event: str, starts_at: str, rule: Rule, count: int, unit: Unit, offset: str
) -> Deadline:
    """What a treaty gives the other side, in plain calendar days (SAP-7, SAP-8)."""
    end = end_of_day(_last_day(local_day(starts_at, offset), count, unit), offset)
    alerts = _days_before(end, ANSWER_ALERT_DAYS, starts_at)
    return Deadline(rule, basis_event, starts_at, end, None, end, alerts)


def _last_day(day: date, count: int, unit: Unit) -> date:
    if unit == "days":
        return day + timedelta(days=count)
    return _months_later(day, count if unit == "months" else 12 * count)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days_before(end: str, days: Sequence[int], start: str) -> tuple[str, ...]:
    """Instants so many days before the last day began, those after the start only."""
    at = parse_instant(end)
    alerts = (format_instant(at - timedelta(days=count + 1)) for count in days)
    return tuple(alert for alert in alerts if alert > start)
