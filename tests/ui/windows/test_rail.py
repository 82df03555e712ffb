"""The rail: many open runs scroll, and none is cut off."""

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui import rooms, theme
from ui.windows.rail import Rail


def test_open_runs_are_as_high_as_their_words(qtbot: QtBot) -> None:
    rail = Rail(rooms.ROOMS)
    theme.dress(rail)
    qtbot.addWidget(rail)
    rail.resize(200, 700)
    for at in range(8):
        rail.add_run(f"run {at}", "annotate", "Receipt of the request confirmed: C-1")
    rail.show()
    qtbot.waitExposed(rail)
    for button in rail._runs.values():
        lines = button.text().count("\n") + 1
        assert lines > 1
        assert button.height() >= lines * QFontMetrics(button.font()).lineSpacing()


def test_long_words_of_a_run_are_whole_where_nothing_scrolls(qtbot: QtBot) -> None:
    rail = Rail(rooms.ROOMS)
    theme.dress(rail)
    qtbot.addWidget(rail)
    rail.resize(200, 700)
    rail.add_run("run", "store", "Инвентаризация: safe C-3")
    rail.show()
    qtbot.waitExposed(rail)
    button = rail._runs["run"]
    assert button.text().split() == ["Инвентаризация", "safe", "C-3"]
    for at in range(20):
        rail.add_run(f"run {at}", "store", "Несоответствие: F-1")
    qtbot.waitUntil(lambda: rail._scrolled.verticalScrollBar().maximum() > 0)
    assert "…" in button.text()
