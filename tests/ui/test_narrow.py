"""The least window: nothing reaches beyond its place, in any language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.conftest import sit_down
from tests.ui.test_accessible import ARGUMENTS
from tests.ui.test_languages import settled, switched
from tests.ui.test_translations import FORMS
from ui import rooms, theme, translations
from ui.desk import Desk
from ui.windows.main import LEAST, MainWindow


def beyond(main: MainWindow) -> Iterator[str]:
    """What is broader than its place allows, or stands outside its window."""
    for area in main.findChildren(QScrollArea):
        content = area.widget()
        is_held = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if content is not None and area.isVisible() and is_held:
            lacking = content.width() - area.viewport().width()
            if lacking > 0:
                yield f"{type(area.parent()).__name__}: {lacking} px under the edge"
    for button in main.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            right = button.mapTo(main, button.rect().topRight()).x()
            if right >= main.width():
                yield f"{button.text()}: ends at {right}"
            if button.width() < button.minimumSizeHint().width():
                yield f"{button.text()}: {button.width()} of {button.minimumSizeHint().width()}"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    translations.choose(qapp, "en")
    theme.install(qapp, theme.Scheme.LIGHT)
    sit_down(desk, qtbot, "ALM")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(LEAST)
    made.show()
    yield made
    translations.choose(qapp, "en")


@pytest.mark.parametrize("language", FORMS)
def test_nothing_reaches_beyond_the_least_window(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    switched(qtbot, window, language)
    found = []
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        settled(qtbot, window)
        if window.size() != LEAST:
            found.append(f"{room.name}: window {window.size()}, least {window.minimumSizeHint()}")
        found += [f"{room.name}: {text}" for text in beyond(window)]
    assert not found, "\n".join(found)
