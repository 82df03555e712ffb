"""Instants and offsets in their wire form, and the machine's clock."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.clock import (
    Clock,
    SystemClock,
    format_instant,
    is_instant,
    is_offset,
    parse_instant,
    zone,
)
from custody.errors import IntegrityError

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "time.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["instants"], ids=lambda v: v["reason"] or v["text"])
def test_every_instant_of_the_vectors_is_judged_as_told(vector: dict[str, Any]) -> None:
    assert is_instant(vector["text"]) is vector["accept"]
    if vector["accept"]:
        assert format_instant(parse_instant(vector["text"])) == vector["text"]
    else:
        with pytest.raises(IntegrityError) as caught:
            parse_instant(vector["text"])
        assert caught.value.code == "integrity.text"


@pytest.mark.parametrize("vector", VECTORS["offsets"], ids=lambda v: v["reason"] or v["text"])
def test_every_offset_of_the_vectors_is_judged_as_told(vector: dict[str, Any]) -> None:
    assert is_offset(vector["text"]) is vector["accept"]
    if vector["accept"]:
        sign = -1 if vector["text"][0] == "-" else 1
        hours, minutes = int(vector["text"][1:3]), int(vector["text"][4:])
        assert zone(vector["text"]).utcoffset(None) == sign * timedelta(
            hours=hours, minutes=minutes
        )
    else:
        with pytest.raises(IntegrityError) as caught:
            zone(vector["text"])
        assert caught.value.code == "integrity.text"


@pytest.mark.parametrize("value", [None, 1, b"+05:00", ["+05:00"], True])
def test_neither_is_anything_but_a_text(value: object) -> None:
    assert not is_instant(value)
    assert not is_offset(value)
    with pytest.raises(IntegrityError):
        parse_instant(value)


MOMENTS = st.datetimes(
    min_value=datetime(1, 1, 2),  # noqa: DTZ001
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


@given(MOMENTS)
def test_an_instant_reads_back_to_the_millisecond_before(moment: datetime) -> None:
    text = format_instant(moment)
    back = parse_instant(text)
    assert timedelta() <= moment - back < timedelta(milliseconds=1)
    assert back.utcoffset() == timedelta()
    assert format_instant(back) == text


@given(MOMENTS, MOMENTS)
def test_instants_compare_as_their_texts_do(one: datetime, two: datetime) -> None:
    first, second = format_instant(one), format_instant(two)
    assert (first < second) == (parse_instant(first) < parse_instant(second))


@given(st.text(st.sampled_from("0123456789-T:.Z "), min_size=20, max_size=26))
def test_only_one_spelling_of_an_instant_is_read(text: str) -> None:
    if is_instant(text):
        assert format_instant(parse_instant(text)) == text


def test_hour_24_is_refused_whatever_the_library_reads() -> None:
    # Later versions of Python take it for the midnight that follows.
    assert not is_instant("2026-03-18T24:00:00.000Z")


def test_the_machines_clock_tells_aware_time_that_does_not_go_back() -> None:
    clock: Clock = SystemClock()
    before = datetime.now(UTC)  # noqa: TID251
    now = clock.now()
    assert before <= now <= datetime.now(UTC)  # noqa: TID251
    assert now.utcoffset() == timedelta()
    first = clock.monotonic_ms()
    assert 0 < first <= clock.monotonic_ms()


def test_the_boot_is_named_by_a_digest_not_by_its_id() -> None:
    boot = SystemClock().boot()
    assert boot is not None
    assert re.fullmatch(r"[0-9a-f]{16}", boot)
    assert boot == SystemClock().boot()
    assert boot not in Path("/proc/sys/kernel/random/boot_id").read_text().replace("-", "")


def test_a_machine_that_tells_no_boot_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: Path) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    assert SystemClock().boot() is None
