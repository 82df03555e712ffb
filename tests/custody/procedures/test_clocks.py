"""Terms, each against a plain count of days on a calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.clock import format_instant, parse_instant, zone
from custody.procedures.catalogue import load
from custody.procedures.clocks import (
    Rule,
    WorkCalendar,
    abroad_term,
    code_term,
    local_day,
    order_term,
    preservation_term,
    provider_term,
    urgent_term,
)

ASTANA = "+05:00"
KZ = load().calendar(date(2026, 3, 1))
EVENT = "00000000-0000-7000-8000-000000000001"
FIRST, LAST = datetime(2020, 1, 1), datetime(2035, 1, 1)  # noqa: DTZ001 - hypothesis wants them so
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(format_instant)
offsets = st.sampled_from([ASTANA, "+06:00", "-03:30", "+14:00", "-12:00", "+00:00"])


def at(text: str) -> str:
    return format_instant(datetime.fromisoformat(text + ASTANA))


def midnight_after(day: date, offset: str) -> str:
    """24:00 of a day, by counting on to the next."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone(offset))
    return format_instant(start + timedelta(days=1))


@given(start=instants, days=st.integers(1, 90), offset=offsets)
def test_a_preservation_term_ends_with_the_last_of_so_many_days(
    start: str, days: int, offset: str
) -> None:
    day = local_day(start, offset)
    for _ in range(days):  # the day of the start is not counted
        day += timedelta(days=1)
    term = preservation_term(EVENT, [start], offset, days=days)
    assert term.computed_end == term.effective_end == midnight_after(day, offset)
    assert start < term.effective_end
    assert term.rule is Rule.MAX_90


@given(starts=st.lists(instants, min_size=1, max_size=3))
def test_the_earliest_of_several_starts_counts(starts: list[str]) -> None:
    term = preservation_term(EVENT, starts, ASTANA)
    assert term.starts_at == min(starts)


@given(start=instants, stated=instants)
def test_the_earlier_of_computed_and_stated_end_counts(start: str, stated: str) -> None:
    for term in (
        preservation_term(EVENT, [start], ASTANA, stated_end=stated),
        abroad_term(EVENT, start, ASTANA, stated_end=stated),
    ):
        assert term.computed_end is not None
        assert term.effective_end == min(term.computed_end, stated)
        assert term.stated_end == stated


@given(start=instants, days=st.integers(1, 30))
def test_nobody_is_warned_before_a_term_has_begun(start: str, days: int) -> None:
    term = preservation_term(EVENT, [start], ASTANA, days=days)
    assert list(term.alerts) == sorted(term.alerts)
    assert all(start < alert < term.effective_end for alert in term.alerts)
    ends = parse_instant(term.effective_end)
    told = [ends - timedelta(days=before + 1) for before in (21, 14, 7, 3, 1)]
    assert list(term.alerts) == [format_instant(at) for at in told if format_instant(at) > start]


@pytest.mark.parametrize("days", [0, 91, -1])
def test_more_than_ninety_days_are_no_term(days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        preservation_term(EVENT, [at("2026-03-04T10:00")], ASTANA, days=days)


def test_ninety_days_from_4_march_end_with_2_june_and_warn_five_times() -> None:
    term = preservation_term(EVENT, [at("2026-03-04T18:02")], ASTANA)
    assert term.effective_end == at("2026-06-03T00:00")
    assert list(term.alerts) == [
        at(f"2026-{day}T00:00") for day in ("05-12", "05-19", "05-26", "05-30", "06-01")
    ]
    assert term.level(at("2026-05-11T23:59")) == 0
    assert term.level(at("2026-05-26T00:00")) == 3
    assert not term.passed(at("2026-06-02T23:59"))
    assert term.passed(at("2026-06-03T00:00"))


def test_a_weekend_does_not_move_the_end_of_a_preservation() -> None:
    term = preservation_term(EVENT, [at("2026-03-01T10:00")], ASTANA, days=6)
    assert local_day(term.effective_end, ASTANA) == date(2026, 3, 8)  # 24:00 of Saturday, 7 March


def test_a_provider_ends_a_term_as_it_writes() -> None:
    term = provider_term(EVENT, at("2026-03-04T00:00"), at("2026-06-03T00:00"))
    assert term.rule is Rule.PROVIDER
    assert term.computed_end is None
    assert term.alerts[0] == at("2026-05-12T00:00")


def test_an_order_names_when_its_answer_is_due() -> None:
    term = order_term(EVENT, at("2026-03-05T12:00"), at("2026-03-13T00:00"))
    assert term.effective_end == at("2026-03-13T00:00")
    assert list(term.alerts) == [at("2026-03-09T00:00"), at("2026-03-11T00:00")]


@given(start=instants)
def test_an_urgent_act_is_reviewed_within_24_hours_to_the_instant(start: str) -> None:
    term = urgent_term(EVENT, start)
    assert parse_instant(term.effective_end) - parse_instant(start) == timedelta(hours=24)
    gaps = [parse_instant(alert) - parse_instant(start) for alert in term.alerts]
    assert gaps == [timedelta(hours=12), timedelta(hours=20)]


@given(start=instants, count=st.integers(1, 60), offset=offsets)
def test_days_of_the_code_end_on_a_worked_day(start: str, count: int, offset: str) -> None:
    day = local_day(start, offset)
    for _ in range(count):
        day += timedelta(days=1)
    while day not in KZ.worked and (
        day.weekday() >= 5 or (day.month, day.day) in KZ.yearly or day in KZ.closed
    ):
        day += timedelta(days=1)
    term = code_term(EVENT, start, count, "days", offset, KZ)
    assert term.effective_end == midnight_after(day, offset)
    assert term.calendar == KZ.version


def test_three_days_from_friday_10_april_end_with_monday_13_april() -> None:
    term = code_term(EVENT, at("2026-04-10T12:00"), 3, "days", ASTANA, KZ)
    assert term.effective_end == at("2026-04-14T00:00")


def test_a_last_day_on_nauryz_moves_to_the_next_worked_day() -> None:
    term = code_term(EVENT, at("2026-03-18T09:00"), 3, "days", ASTANA, KZ)
    # 21 to 23 March are holidays; two of them fall on days of rest, so 24 and 25 March are free
    assert term.effective_end == at("2026-03-27T00:00")


@given(start=instants, count=st.integers(1, 72), offset=offsets)
def test_hours_of_the_code_do_not_count_the_hour_of_the_start(
    start: str, count: int, offset: str
) -> None:
    moment = parse_instant(start).astimezone(zone(offset))
    hour = moment.replace(minute=0, second=0, microsecond=0)
    for _ in range(count + 1):
        hour += timedelta(hours=1)
    assert code_term(EVENT, start, count, "hours", offset, KZ).effective_end == format_instant(hour)


@given(start=instants, months=st.integers(1, 30))
def test_months_end_on_the_same_date_or_the_last_of_the_month(start: str, months: int) -> None:
    every_day = WorkCalendar("none", frozenset(), frozenset(), frozenset(), frozenset())
    first = local_day(start, ASTANA)
    term = code_term(EVENT, start, months, "months", ASTANA, every_day)
    last = parse_instant(term.effective_end).astimezone(zone(ASTANA)) - timedelta(days=1)
    assert (last.year * 12 + last.month) - (first.year * 12 + first.month) == months
    tomorrow = last + timedelta(days=1)
    assert last.day == first.day or (last.day < first.day and tomorrow.month != last.month)


def test_a_year_from_29_february_ends_on_the_28th() -> None:
    every_day = WorkCalendar("none", frozenset(), frozenset(), frozenset(), frozenset())
    term = code_term(EVENT, at("2024-02-29T12:00"), 1, "years", ASTANA, every_day)
    assert term.effective_end == at("2025-03-01T00:00")


def test_no_days_are_no_term() -> None:
    with pytest.raises(ValueError, match="0 days"):
        code_term(EVENT, at("2026-03-04T10:00"), 0, "days", ASTANA, KZ)


def test_moved_days_off_and_worked_saturdays_are_kept() -> None:
    friday, saturday = date(2026, 5, 8), date(2026, 5, 16)
    calendar = WorkCalendar(
        "moved", KZ.weekend, KZ.yearly, frozenset({friday}), frozenset({saturday})
    )
    assert not calendar.is_working(friday)
    assert calendar.is_working(saturday)
    assert calendar.next_working(friday) == date(2026, 5, 11)
