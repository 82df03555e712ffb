"""Words that warn have a drawing beside them."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.picture import Picture
from ui.widgets.remark import Remark

ROOT = Path(__file__).parents[3]


def test_words_that_warn_are_never_told_by_colour_alone(qtbot: QtBot) -> None:
    remark = Remark()
    qtbot.addWidget(remark)
    assert remark.isHidden()

    remark.say("The two differ.")
    theme.dress(remark)
    (text,), (picture,) = remark.findChildren(QLabel), remark.findChildren(Picture)
    assert text.text() == remark.text() == "The two differ."
    assert picture.isVisible()
    assert picture.geometry().right() < text.geometry().left()

    remark.say("Well chosen.", "muted")
    assert text.isVisible()
    assert picture.isHidden()
    remark.say("")
    assert remark.isHidden()


def test_nothing_of_the_client_warns_by_a_bare_label() -> None:
    files = sorted((ROOT / "ui").rglob("*.py"))
    assert ROOT / "ui" / "widgets" / "remark.py" in files
    bare = [
        str(file.relative_to(ROOT))
        for file in files
        if 'setProperty("role", "warn")' in file.read_text(encoding="utf-8")
    ]
    assert bare == []
