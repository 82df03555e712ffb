import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from custody.bundle.lettering import shortened, width_of, wrapped
from custody.bundle.words import words
from custody.domain.events import LANGUAGES
from custody.domain.vocabulary import TYPES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bold", [False, True])
def test_no_words_are_wider_in_the_widest_font_than_what_is_reserved_for_them(
    qapp: QApplication, language: str, bold: bool
) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(1000)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    assert font.exactMatch()
    metrics = QFontMetricsF(font)
    said = words(language)
    texts = [said.event(name) for name in TYPES]
    texts += [said.role(role) for role in ("INV", "CUS", "EXA", "PRO", "SUP", "ADM", "SYS")]
    texts += [said.text("picture.days", days=days) for days in (1, 28, 365)]
    texts += ["2026-03-18", "07:14", "109–110", "ITM-01 … ITM-09 (9)", "F-1", "ART-011"]
    for text in texts:
        needed, reserved = metrics.horizontalAdvance(text) / 1000, width_of(text, 1, bold=bold)
        assert needed <= reserved <= needed * 1.25, text
    assert qapp is not None


def test_lines_are_as_wide_as_they_may_be_and_lose_nothing() -> None:
    text = "заттай дәлелдемелердің сақталуына жауапты адам (CUS)"
    lines = wrapped(text, 130, 10)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(width_of(line, 10) <= 130 for line in lines)
    broken = wrapped("a " + "W" * 64, 130, 10)
    assert "".join(broken) == "a" + "W" * 64
    assert all(width_of(line, 10) <= 130 for line in broken)


def test_a_text_is_shortened_in_its_middle_and_only_if_it_must_be() -> None:
    assert shortened("ART-011", 100, 10) == "ART-011"
    short = shortened("finding " + "F" * 60 + "-1", 100, 10)
    assert short.startswith("find")
    assert short.endswith("-1")
    assert short.count("…") == 1
    assert width_of(short, 10) <= 100
    assert shortened("ABC", 0, 10) == "A…C"
