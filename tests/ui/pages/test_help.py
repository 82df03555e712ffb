"""Help: a page for each room and run, found by its words."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.bundle.verdicts import Question
from ui import help_pages, rooms
from ui.desk import Desk
from ui.pages.help import _ABOUT, HelpPage


def test_contents_name_every_page_once() -> None:
    names = [page.name for page in help_pages.pages("en")]
    assert names == list(help_pages.ORDER)
    assert all(page.title for page in help_pages.pages("en"))


@pytest.mark.parametrize(
    "name", [*(each.name for each in rooms.ROOMS), *(each.name for each in rooms.RUNS)]
)
def test_every_room_and_run_has_its_page(name: str) -> None:
    if name == "help":
        return
    assert _ABOUT.get(name, name) in help_pages.ORDER


def test_page_on_verdicts_tells_of_every_question() -> None:
    rows = [
        line
        for line in help_pages.page("verdicts", "en").text.splitlines()
        if line.startswith("| ") and not line.startswith("| Question")
    ]
    assert len(rows) == len(Question)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_have_one_title_and_alike_headings(language: str) -> None:
    for page in help_pages.pages(language):
        english = help_pages.page(page.name, "en")
        assert page.text.startswith("# ")
        assert page.text.count("\n## ") == english.text.count("\n## ")
        assert page.text.count("\n|") == english.text.count("\n|")


def test_search_narrows_the_contents_and_the_first_hit_is_read(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    page = HelpPage(desk)
    qtbot.addWidget(page)
    page.show()
    everything = page.contents.count()
    page.search.setText("trust line")
    qtbot.waitUntil(lambda: 0 < page.contents.count() < everything)
    assert "trust line" in page.text.toPlainText().lower()
    page.search.setText("no such words anywhere")
    qtbot.waitUntil(lambda: page.contents.count() == 0)
    assert page.text.toPlainText() == ""
    page.open("hand_over")
    assert page.shown() == "hand_over"
    assert "Hand over" in page.text.toPlainText()
