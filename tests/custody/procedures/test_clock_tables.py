"""Terms by tables of cases, and against a plain enumeration of days that is written here apart.

The enumeration walks hour by hour or day by day over the calendar of one year after another and
asks nothing of the program but the list of days that are not worked.
"""

import calendar as months
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody import resources
from custody.procedures.catalogue import load
from custody.procedures.clocks import (
    Deadline,
    Rule,
    Unit,
    abroad_term,
    answer_term,
    assistance_term,
    code_term,
    oral_term,
    preservation_term,
    urgent_term,
)
from custody.procedures.requests import Step, draft

CATALOGUE = load()
KZ = CATALOGUE.calendar(date(2026, 3, 1))
ALMATY_BEFORE, ALMATY_NOW = "+06:00", "+05:00"


def wire(text: str, offset: str) -> str:
    """The wire form of a local time such as `2026-03-04 18:02`."""
    local = datetime.fromisoformat(f"{text}:00{offset}").astimezone(UTC)
    return local.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def days_from(day: date) -> Iterator[date]:
    """The days after a day, one by one."""
    while True:
        day = date.fromordinal(day.toordinal() + 1)
        yield day


def free_days() -> frozenset[date]:
    """Every day of 2019 to 2040 that nobody works in Kazakhstan, listed from the file itself."""
    import tomllib

    document = tomllib.loads(resources.read_text("procedures/calendar-kz.toml"))
    found = set(document["closed"])
    for year in range(2019, 2041):
        for month in range(1, 13):
            for number in range(1, months.monthrange(year, month)[1] + 1):
                day = date(year, month, number)
                if months.weekday(year, month, number) > 4:
                    found.add(day)
                if f"{month:02d}-{number:02d}" in document["yearly"]:
                    found.add(day)
    return frozenset(found - set(document["worked"]))


FREE = free_days()


def enumerated(start: str, count: int, unit: Unit, offset: str) -> str:
    """The end of a term of the Code by counting on, day after day (CPC 48)."""
    hours, minutes = int(offset[:3]), int(offset[0] + offset[4:])
    zone = timezone(timedelta(hours=hours, minutes=minutes))
    begun = datetime.fromisoformat(start.replace("Z", "+00:00")).astimezone(zone)
    if unit == "hours":
        at, counted = begun, -1  # the hour that has begun does not count
        while counted < count:
            at = (at + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
            counted += 1
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    following = days_from(begun.date())
    if unit == "days":
        last = begun.date()
        for _ in range(count):
            last = next(following)
    else:
        wanted = count if unit == "months" else 12 * count
        year, month = begun.year, begun.month
        for _ in range(wanted):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = date(year, month, min(begun.day, months.monthrange(year, month)[1]))
    while last in FREE:
        last = date.fromordinal(last.toordinal() + 1)
    after = datetime.combine(date.fromordinal(last.toordinal() + 1), datetime.min.time(), zone)
    return after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


FIRST, LAST = datetime(2020, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 - hypothesis wants them so
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(
    lambda at: at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
)
offsets = st.sampled_from([ALMATY_BEFORE, ALMATY_NOW, "-03:30", "+14:00", "-12:00"])
units: st.SearchStrategy[Unit] = st.sampled_from(["hours", "days", "months", "years"])


@given(start=instants, count=st.integers(1, 90), unit=units, offset=offsets)
def test_terms_of_the_code_are_as_they_are_counted_by_hand(
    start: str, count: int, unit: Unit, offset: str
) -> None:
    count = min(count, 9) if unit == "years" else count
    term = code_term("", start, count, unit, offset, KZ)
    assert term.effective_end == enumerated(start, count, unit, offset)


@given(start=instants, days=st.integers(1, 90), offset=offsets)
def test_a_preservation_is_as_it_is_counted_by_hand(start: str, days: int, offset: str) -> None:
    zone = datetime.fromisoformat(f"2026-01-01T00:00:00{offset}").tzinfo
    day = datetime.fromisoformat(start.replace("Z", "+00:00")).astimezone(zone).date()
    for last, _ in zip(days_from(day), range(days), strict=False):
        day = last
    end = datetime.combine(day, datetime.min.time(), zone) + timedelta(days=1)
    term = preservation_term("", [start], offset, days=days)
    assert term.effective_end == end.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    warned = [
        (end - datetime.fromisoformat(alert.replace("Z", "+00:00"))).days for alert in term.alerts
    ]
    assert set(warned) <= {22, 15, 8, 4, 2}, "so many days before the last day begins"
    assert warned == sorted(warned, reverse=True)


@pytest.mark.parametrize(
    ("start", "count", "unit", "offset", "end"),
    [
        # the starting hour is not counted
        ("2026-03-04 18:02", 24, "hours", ALMATY_NOW, "2026-03-05 19:00"),
        ("2026-03-04 18:00", 1, "hours", ALMATY_NOW, "2026-03-04 20:00"),
        # nor the starting day; 24:00 of the last one
        ("2026-03-04 00:00", 1, "days", ALMATY_NOW, "2026-03-06 00:00"),
        ("2026-03-04 23:59", 1, "days", ALMATY_NOW, "2026-03-06 00:00"),
        # Saturday to Monday; but Monday 9 March 2026 was moved from Sunday the 8th
        ("2026-03-06 12:00", 1, "days", ALMATY_NOW, "2026-03-11 00:00"),
        # Nauryz with its moved days
        ("2026-03-18 09:00", 3, "days", ALMATY_NOW, "2026-03-27 00:00"),
        # a Saturday that was worked because Wednesday 8 May 2024 was not
        ("2024-05-03 09:00", 1, "days", ALMATY_NOW, "2024-05-05 00:00"),
        ("2024-05-07 09:00", 1, "days", ALMATY_NOW, "2024-05-11 00:00"),
        # New Year
        ("2025-12-31 09:00", 1, "days", ALMATY_NOW, "2026-01-06 00:00"),
        # Kurban Ait 2025, on a Friday
        ("2025-06-05 09:00", 1, "days", ALMATY_NOW, "2025-06-10 00:00"),
        # months: the same date, or the last of the month
        ("2026-01-31 09:00", 1, "months", ALMATY_NOW, "2026-03-03 00:00"),
        ("2024-01-31 09:00", 1, "months", ALMATY_NOW, "2024-03-01 00:00"),
        ("2024-01-30 09:00", 1, "months", ALMATY_NOW, "2024-03-01 00:00"),
        ("2026-03-31 09:00", 6, "months", ALMATY_NOW, "2026-10-01 00:00"),
        ("2026-08-31 09:00", 18, "months", ALMATY_NOW, "2028-03-01 00:00"),
        # years: leap days
        ("2024-02-29 09:00", 1, "years", ALMATY_NOW, "2025-03-01 00:00"),
        ("2024-02-29 09:00", 4, "years", ALMATY_NOW, "2028-03-01 00:00"),
        # the zone of the date: before 1 March 2024 Almaty had six hours
        ("2024-02-20 09:00", 3, "days", ALMATY_BEFORE, "2024-02-24 00:00"),
        ("2024-02-27 23:30", 1, "hours", ALMATY_BEFORE, "2024-02-28 01:00"),
        # begun before the change and ended after it: by the offset of its start, an hour early
        ("2024-02-27 09:00", 3, "days", ALMATY_BEFORE, "2024-03-02 00:00"),
        ("2024-02-29 23:30", 2, "hours", ALMATY_BEFORE, "2024-03-01 02:00"),
        ("2024-01-31 09:00", 2, "months", ALMATY_BEFORE, "2024-04-02 00:00"),
        # and begun on its first day
        ("2024-03-01 00:00", 1, "days", ALMATY_NOW, "2024-03-05 00:00"),
    ],
)
def test_a_term_of_the_code_ends_when_the_table_says(
    start: str, count: int, unit: Unit, offset: str, end: str
) -> None:
    term = code_term("", wire(start, offset), count, unit, offset, KZ)
    assert term.effective_end == wire(end, offset)
    assert term.rule is Rule.CPC_48


AT = wire("2026-03-04 18:02", ALMATY_NOW)
LEAP = wire("2024-02-28 23:30", ALMATY_BEFORE)


@pytest.mark.parametrize(
    ("term", "rule", "end"),
    [
        (urgent_term("", AT), Rule.HOURS_24, "2026-03-05 18:02"),
        (oral_term("", AT), Rule.ORAL, "2026-03-05 18:02"),
        (preservation_term("", [AT], ALMATY_NOW), Rule.MAX_90, "2026-06-03 00:00"),
        (preservation_term("", [AT], ALMATY_NOW, days=1), Rule.MAX_90, "2026-03-06 00:00"),
        (abroad_term("", AT, ALMATY_NOW), Rule.MIN_60, "2026-05-04 00:00"),
        (assistance_term("", AT, ALMATY_NOW), Rule.ASSISTANCE, "2026-04-23 00:00"),
        (answer_term("", AT, Rule.SAP_7, 30, "days", ALMATY_NOW), Rule.SAP_7, "2026-04-04 00:00"),
        (answer_term("", AT, Rule.SAP_8, 45, "days", ALMATY_NOW), Rule.SAP_8, "2026-04-19 00:00"),
    ],
)
def test_every_other_rule_ends_when_the_table_says(term: Deadline, rule: Rule, end: str) -> None:
    assert (term.rule, term.effective_end) == (rule, wire(end, ALMATY_NOW))


@pytest.mark.parametrize(
    ("term", "end"),
    [
        (urgent_term("", LEAP), "2024-02-29 23:30"),
        (preservation_term("", [LEAP], ALMATY_BEFORE, days=1), "2024-03-01 00:00"),
        (preservation_term("", [LEAP], ALMATY_BEFORE, days=2), "2024-03-02 00:00"),
        (abroad_term("", LEAP, ALMATY_BEFORE), "2024-04-29 00:00"),
    ],
)
def test_a_leap_day_is_a_day(term: Deadline, end: str) -> None:
    assert term.effective_end == wire(end, ALMATY_BEFORE)


NEWER = """
kind = "calendar"
id = "kz"
edition = "2027-01-15"
valid_from = 2022-01-01
checked_on = 2027-01-15
source = "K"
weekend = [5, 6]
yearly = []
closed = [{closed}]
worked = []
"""


def test_a_newer_calendar_makes_a_computation_beside_the_old() -> None:
    sent_at = "2027-01-11T07:00:00.000Z"  # a Monday
    newer = load({"calendar-2.toml": NEWER.format(closed="2027-01-14")})
    day = date(2027, 1, 11)
    assert newer.calendar_known(day).version == "kz 2026-11-22"
    assert newer.calendar_known(date(2027, 2, 1)).version == "kz 2027-01-15"
    assert newer.calendar_known(date(2020, 1, 1)).version == "kz 2026-11-22"
    procedure = newer.procedure("reciprocity", day)
    assert procedure is not None
    machine = newer.machines[procedure.machine]
    steps = [
        Step("request.approved", "a", sent_at, ALMATY_NOW, {}),
        Step("request.sent", "b", sent_at, ALMATY_NOW, {"means": "email", "sent_at": sent_at}),
    ]
    calendars = newer.calendar_known(day), newer.calendar(day)
    made = draft("RQ-1", procedure, machine, *calendars)
    for step in steps:
        made = made.after(step)
    assert made.confirmation is not None
    assert made.confirmation.calendar == "kz 2026-11-22"
    assert made.confirmation.effective_end == wire("2027-01-15 00:00", ALMATY_NOW)
    again = made.confirmation.again
    assert again is not None
    assert (again.calendar, again.effective_end) == (
        "kz 2027-01-15", wire("2027-01-16 00:00", ALMATY_NOW),
    )  # fmt: skip
    same = load({"calendar-2.toml": NEWER.format(closed="2027-06-14")})
    equal = draft("RQ-1", procedure, machine, same.calendar_known(day), same.calendar(day))
    for step in steps:
        equal = equal.after(step)
    assert equal.confirmation is not None
    assert equal.confirmation.again is None
