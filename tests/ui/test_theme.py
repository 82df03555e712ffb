"""Colours, fonts and pictures."""

import itertools
import re
from collections import Counter
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QIcon, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from custody.resources import path, read_text
from tests.ui.contrast import contrast
from ui import pictures, theme

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
OTHERS = "₸№«»“”’–—…≠→←✓×·ABCXYZabcxyz0123456789 \u00a0"
GROUNDS = ("window", "surface", "raised", "sunken")
WORDS = ("text", "muted", "accent", "good", "warn", "danger")


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=lambda each: each.name)
def test_words_can_be_read_on_every_ground(colours: theme.Colours) -> None:
    pairs = [
        *itertools.product(WORDS, GROUNDS),
        *((tone, f"{tone}_soft") for tone in ("accent", "good", "warn", "danger")),
        *(("text", f"{tone}_soft") for tone in ("accent", "good", "warn", "danger")),
        *(("on_accent", fill) for fill in ("accent_fill", "accent_over", "accent_down")),
        ("on_accent", "danger_fill"),
    ]
    poor = {
        pair: round(contrast(getattr(colours, pair[0]), getattr(colours, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=lambda each: each.name)
def test_edges_and_focus_can_be_seen(colours: theme.Colours) -> None:
    for tone in ("edge", "accent"):
        for ground in ("window", "surface"):
            assert contrast(getattr(colours, tone), getattr(colours, ground)) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=lambda each: each.name)
def test_sheet_names_only_colours_and_files_that_there_are(colours: theme.Colours) -> None:
    sheet = theme.style_sheet(colours)
    assert "@" not in sheet
    for name in re.findall(r"url\(icons:([^)]+)\)", sheet):
        assert path(f"icons/{name}").is_file()
    used = set(re.findall(r"@(\w+)", read_text("theme.qss")))
    assert used <= {each.name for each in fields(theme.Colours)}


def test_arrows_of_fields_have_the_colour_of_muted_words() -> None:
    for colours in (theme.LIGHT, theme.DARK):
        for name in ("up", "down"):
            assert colours.muted in read_text(f"icons/controls/{name}-{colours.name}.svg")


def test_choice_of_colours_is_applied_at_once(qapp: QApplication) -> None:
    theme.install(qapp, theme.Scheme.LIGHT)
    assert theme.colours() is theme.LIGHT
    theme.choose(qapp, theme.Scheme.DARK)
    assert theme.colours() is theme.DARK
    assert qapp.palette().window().color().name().upper() == theme.DARK.window
    theme.choose(qapp, theme.Scheme.LIGHT)
    assert qapp.palette().window().color().name().upper() == theme.LIGHT.window


@pytest.mark.parametrize("name", theme.FONT_FILES)
def test_bundled_fonts_have_every_letter(name: str, qapp: QApplication) -> None:
    font = QRawFont(str(path(f"fonts/{name}")), 14)
    missing = [
        letter
        for letter in {*KAZAKH, *KAZAKH.lower(), *OTHERS}
        if not font.supportsCharacter(ord(letter))
    ]
    allowed = {"✓", "≠", "→", "←"}  # drawn by other fonts or as icons
    assert set(missing) <= allowed


def test_the_application_speaks_in_the_bundled_font(qapp: QApplication) -> None:
    theme.install(qapp, theme.Scheme.LIGHT)
    assert QFontInfo(qapp.font()).family() == theme.FAMILY
    assert QFontInfo(theme.mono()).family() == theme.MONO
    digits = QFontMetrics(theme.mono())
    assert digits.horizontalAdvance("1111") == digits.horizontalAdvance("WWWW")
    assert "Bold" in QFontDatabase.styles(theme.FAMILY)


@pytest.mark.parametrize("name", sorted(pictures.names()))
def test_every_drawing_draws_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    image = pictures.pixmap(name, "danger", 96).toImage()
    seen = Counter(
        image.pixelColor(x, y).name()
        for x in range(96)
        for y in range(96)
        if image.pixelColor(x, y).alpha() == 255
    )
    assert seen.most_common(1)[0][0] == theme.colours().danger.lower()
    assert read_text(f"icons/{name}.svg").count("currentColor") >= 1


def test_icons_follow_the_theme_and_the_state_of_their_button(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.install(qapp, theme.Scheme.LIGHT)
    button = QPushButton(pictures.icon("today"), "")
    qtbot.addWidget(button)

    def colours_of(mode: QIcon.Mode) -> set[str]:
        image = button.icon().pixmap(QSize(48, 48), mode).toImage()
        return {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }

    assert colours_of(QIcon.Mode.Normal) == {theme.LIGHT.text}
    assert colours_of(QIcon.Mode.Disabled) == {theme.LIGHT.faint}
    theme.choose(qapp, theme.Scheme.DARK)
    assert colours_of(QIcon.Mode.Normal) == {theme.DARK.text}
    theme.choose(qapp, theme.Scheme.LIGHT)


def test_an_icon_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="no drawing"):
        pictures.icon("nothing-of-the-kind")
