"""The agency's directory of contacts: searched, copied, and taken as an addressee."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.procedures.contacts import FILE, Contact
from tests.custody.procedures.directory import HEAD, POINT
from tests.ui.conftest import Filled, copied, sit_down
from ui import translations
from ui.desk import Desk
from ui.dialogs.directory import DirectoryDialog
from ui.pages.law import DIRECTORY, LawPage
from ui.runs.beginning import begin
from ui.runs.request import RequestRun
from ui.settings import Settings
from ui.widgets.directory_button import DirectoryButton
from ui.wiring import open_desk

CONTACTS = f"""{HEAD}{POINT}
[[contact]]
organisation = "MarketLoop Inc. (invented)"
name = "law enforcement desk"
country = "abroad"
portal = "https://portal.example"
source = "a page of the provider (invented)"
unconfirmed = true
verified_on = 2026-01-15
"""


@pytest.fixture
def desk(
    half_filled: Filled, qapp: QApplication, tmp_path: Path, custody_home: Path
) -> Iterator[Desk]:
    """A station whose agency keeps a directory."""
    folder = copied(half_filled, tmp_path / "half", custody_home)
    (folder / FILE).parent.mkdir(exist_ok=True)
    (folder / FILE).write_text(CONTACTS, encoding="utf-8")
    translations.choose(qapp, "en")
    opened = open_desk(folder, Settings(custody_home / "client.ini"))
    yield opened
    opened.close()


def test_the_directory_stands_beside_the_law_and_is_searched_and_copied(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    page = LawPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.open(DIRECTORY)
    assert page.list.currentItem().text() == "Directory of contacts\n1 unconfirmed"
    directory = page.directory
    assert directory.isVisible()
    assert [row.name for row in directory.table.model.rows] == ["C. D.", "law enforcement desk"]
    assert directory.contact is not None
    assert not directory._doubt.isVisible()
    qtbot.keyClicks(directory.search, "LOOP portal")
    qtbot.waitUntil(lambda: len(directory.table.model.rows) == 1, timeout=20_000)
    assert directory._doubt.isVisible()
    qtbot.mouseClick(directory.copy_button, Qt.MouseButton.LeftButton)
    copied_text = qapp.clipboard().text()
    for told in ("MarketLoop Inc. (invented)", "https://portal.example", "unconfirmed",
                 "a page of the provider (invented)", "15 Jan 2026"):  # fmt: skip
        assert told in copied_text
    qtbot.keyClicks(directory.search, " nobody")
    qtbot.waitUntil(lambda: directory.contact is None, timeout=20_000)
    assert not directory.copy_button.isVisible()


def test_whoever_keeps_no_directory_is_told_where_it_would_lie(
    half_desk: Desk, qtbot: QtBot
) -> None:
    dialog = DirectoryDialog(half_desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.take_button.isEnabled()
    assert str(half_desk.station.folder / FILE) in dialog.directory.table._empty.text()


def test_the_addressee_of_a_request_is_taken_from_the_directory(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    frame = begin(RequestRun, desk)
    qtbot.addWidget(frame)
    run = frame.run
    assert isinstance(run, RequestRun)
    step = run.procedure_step
    (button,) = [b for b in step.buttons.buttons() if b.property("procedure") == "direct-letter"]
    button.click()
    run.letter_step.enter()
    (opens,) = run.letter_step.findChildren(DirectoryButton)
    opens.button.click()
    (dialog,) = frame.window().findChildren(DirectoryDialog)
    wanted = dialog.directory.table.model.rows[1]
    assert isinstance(wanted, Contact)
    dialog.directory.choose(wanted)
    dialog.take_button.click()
    assert run.letter_step.fields()["addressee"] == {
        "name": "MarketLoop Inc. (invented)", "country": "abroad",
        "address": "https://portal.example", "contact": "law enforcement desk",
    }  # fmt: skip
    row = run.letter_step._parts[0][2].row("addressee")
    assert row is not None
    assert "unconfirmed" in row.note()
