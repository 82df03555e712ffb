from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.models.agenda import Bound, Due, Matter
from ui.widgets.due_row import DueRow

START, NOW, END = (f"2026-0{month}-01T00:00:00.000Z" for month in (1, 2, 4))


def row(qtbot: QtBot, bound: Bound, now: str = NOW, *, over: bool = False) -> DueRow:
    due = Due(Matter.PRESERVATION, bound, "C-1", "RQ-1", START, END, "RULE", "", over, over)
    made = DueRow(due, now, "+05:00")
    qtbot.addWidget(made)
    made.resize(600, 64)
    made.show()
    return made


def test_a_ceiling_and_a_floor_are_told_and_drawn_differently(qtbot: QtBot) -> None:
    made = [row(qtbot, bound) for bound in (Bound.CEILING, Bound.FLOOR, Bound.STATED)]
    told = [each.accessibleName() for each in made]
    pictures = [each.grab().toImage().copy(0, 0, 100, 64) for each in made]
    assert "ends at the latest" in told[0]
    assert "kept at least until" in told[1]
    assert "as they wrote" in told[2]
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


@pytest.mark.parametrize(
    ("bound", "words"),
    [(Bound.CEILING, "overdue"), (Bound.FLOOR, "ask whether it is still kept")],
)
def test_a_floor_does_not_end_what_a_ceiling_ends(qtbot: QtBot, bound: Bound, words: str) -> None:
    made = row(qtbot, bound, "2026-05-01T00:00:00.000Z", over=True)
    assert words in made.accessibleName()
    assert ("ended" in made.accessibleName()) == (bound is Bound.CEILING)


def test_it_is_opened_by_pointer_and_key(qtbot: QtBot, tmp_path: Path) -> None:
    made = row(qtbot, Bound.CEILING)
    with qtbot.waitSignal(made.opened) as opened:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert opened.args == [made.due]
    with qtbot.waitSignal(made.opened):
        qtbot.keyClick(made, Qt.Key.Key_Space)
