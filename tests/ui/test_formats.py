"""How sizes, times and digests are told."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from ui import formats, translations

Speak = Callable[[str], None]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    yield lambda code: translations.choose(qapp, code)
    translations.choose(qapp, "en")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("code", "number", "told"),
    [
        ("en", 0, "0 B"),
        ("en", 999, "999 B"),
        ("en", 1000, "1.0 kB"),
        ("en", 117_700_000, "117.7 MB"),
        ("en", 999_999, "1.0 MB"),
        ("ru", 117_700_000, "117,7 МБ"),
        ("kk", 117_700_000, "117,7 МБ"),
        ("kk", 2_500_000_000_000, "2,5 ТБ"),
    ],
)
def test_sizes(speak: Speak, code: str, number: int, told: str) -> None:
    speak(code)
    assert plain(formats.size(number)) == told


def test_counts_are_set_apart_by_thousands(speak: Speak) -> None:
    speak("en")
    assert formats.count(1_234_567) == "1,234,567"
    speak("ru")
    assert plain(formats.count(1_234_567)) == "1 234 567"


def test_instants_are_those_of_the_station(speak: Speak) -> None:
    at = datetime(2026, 3, 1, 21, 40, 5, tzinfo=UTC)
    speak("en")
    assert plain(formats.instant(at, "+05:00")) == "2 Mar 2026, 02:40"
    assert plain(formats.instant(at, "+05:00", weekday=True)) == "Mon 2 Mar 2026, 02:40"
    assert plain(formats.instant("2026-03-01T21:40:05.000Z", "+00:00", seconds=True)) == (
        "1 Mar 2026, 21:40:05"
    )
    speak("kk")
    assert formats.instant(at, "+05:00", weekday=True) == "дс 02.03.2026, 02:40"


def test_spans_are_rounded_down() -> None:
    assert formats.left(3 * 86400 + 5).startswith("3 day")
    assert formats.left(86399).startswith("23 hour")
    assert "overdue" in formats.left(-61)
    assert formats.ago(5) == "just now"


def test_digests_are_grouped_by_eight_and_shortened_without_loss_of_their_ends() -> None:
    digest = "0123456789abcdef" * 4
    assert formats.digest(digest).split(" ") == [digest[i : i + 8] for i in range(0, 64, 8)]
    assert formats.short_digest(digest) == "01234567 … 89abcdef"
    assert formats.short_digest("abc") == "abc"
