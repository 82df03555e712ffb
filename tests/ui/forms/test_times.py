from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from custody.clock import format_instant, is_instant
from custody.domain.vocabulary import Field, Kind, event_type_of
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.forms.times import DateEditor, InstantEditor, OffsetEditor, read_day, read_time, show_time


@pytest.fixture
def known(reading_desk: Desk) -> Known:
    return Known(reading_desk, event_type_of("search.finish"), Context())


def _field(kind: Kind) -> Field:
    return Field("ended_at", kind, required=True, private=False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-18", date(2026, 3, 18)),
        ("18.03.2026", date(2026, 3, 18)),
        ("8/3/2026", date(2026, 3, 8)),
        ("18032026", date(2026, 3, 18)),
        ("20260318", None),
        ("2026-02-30", None),
        ("18.03.26", None),
        ("today", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:05", time(9, 5)),
        ("0905", time(9, 5)),
        ("21.03", time(21, 3)),
        ("21:03:10", time(21, 3, 10)),
        ("21:03:10.25", time(21, 3, 10, 250_000)),
        ("24:00", None),
        ("9", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, at: time | None) -> None:
    assert read_time(text) == at


@given(st.times().map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)))
def test_a_time_that_is_shown_is_read_as_the_same(at: time) -> None:
    assert read_time(show_time(at)) == at


def test_an_instant_is_typed_in_the_stations_offset_and_kept_in_utc(
    known: Known, qtbot: QtBot
) -> None:
    editor = InstantEditor(_field(Kind.INSTANT), "", known)
    qtbot.addWidget(editor)
    assert known.offset == "+05:00"

    day, at = editor.leaves()
    qtbot.keyClicks(day, "18.03.2026")
    qtbot.keyClicks(at, "0705")

    assert editor.value() == "2026-03-18T02:05:00.000Z"
    editor.set_offset("+06:00")
    assert editor.value() == "2026-03-18T01:05:00.000Z"


def test_now_is_the_present_minute(known: Known, qtbot: QtBot) -> None:
    editor = InstantEditor(_field(Kind.INSTANT), "", known)
    qtbot.addWidget(editor)

    editor.set_now()

    assert is_instant(editor.value())
    assert editor.value().endswith(":00.000Z")
    assert editor.value() <= format_instant(known.now())


def test_an_instant_at_the_end_of_time_is_a_fault_and_no_crash(known: Known, qtbot: QtBot) -> None:
    editor = InstantEditor(_field(Kind.INSTANT), "", known)
    qtbot.addWidget(editor)

    editor.set_value("0001-01-01 00:00")

    assert editor.value() == "0001-01-01 00:00"


def test_dates_and_offsets_keep_what_is_typed(known: Known, qtbot: QtBot) -> None:
    day = DateEditor(_field(Kind.DATE), "", known)
    offset = OffsetEditor(_field(Kind.OFFSET), "", known)
    qtbot.addWidget(day)
    qtbot.addWidget(offset)

    day.set_value("17.3.2026")
    offset.set_value("UTC+6:00")

    assert day.value() == "2026-03-17"
    assert offset.value() == "+06:00"
    assert offset.is_good()
    day.set_value("soon")
    offset.set_value("local")
    assert day.value() == "soon"
    assert not offset.is_good()
    day.set_value(None)
    offset.set_value(None)
    assert day.value() is None
    assert offset.value() is None
