"""Running text of the rooms is never broader than the eye follows, however broad the window."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.pages.contacts import ContactsPage
from ui.pages.law import LawPage
from ui.pages.others import OthersPage
from ui.pages.outside import OutsidePage
from ui.pages.page import Page
from ui.theme import TEXT_WIDTH


@pytest.mark.parametrize("kind", [ContactsPage, LawPage, OthersPage, OutsidePage])
def test_running_text_stands_below_its_heading_in_a_measure(
    desk: Desk, qtbot: QtBot, kind: type[Page]
) -> None:
    page = kind(desk)
    qtbot.addWidget(page)
    page.resize(1600, 900)
    page.show()
    labels = [each for each in page.findChildren(QLabel) if each.isVisible()]
    (heading,) = [each for each in labels if each.property("role") == "title"]
    muted = [each for each in labels if each.property("role") == "muted" and each.wordWrap()]
    left = heading.mapTo(page, heading.rect().topLeft()).x()
    below = min(muted, key=lambda label: label.mapTo(page, label.rect().topLeft()).y())
    qtbot.waitUntil(lambda: below.mapTo(page, below.rect().topLeft()).x() == left)
    qtbot.waitUntil(lambda: 600 < below.width() <= TEXT_WIDTH)
    assert below.height() >= below.heightForWidth(below.width())
