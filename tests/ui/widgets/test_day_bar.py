"""A term as a bar of days: the day that runs, and what its end means."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.models.agenda import Bound, Due, Matter
from ui.widgets.day_bar import DayBar

START, NOW, END = (f"2026-0{month}-01T00:00:00.000Z" for month in (1, 2, 4))


def drawn(qtbot: QtBot, bound: Bound, now: str = NOW) -> tuple[DayBar, QImage]:
    bar = DayBar(Due(Matter.PRESERVATION, bound, "C-1", "RQ-1", START, END), now)
    qtbot.addWidget(bar)
    bar.resize(500, 36)
    return bar, bar.grab().toImage()


def test_the_day_that_runs_is_counted(qtbot: QtBot) -> None:
    for now, day in ((START, 1), (NOW, 32), (END, 90), ("2026-06-01T00:00:00.000Z", 90)):
        bar, _ = drawn(qtbot, Bound.CEILING, now)
        assert (bar.day, bar.days) == (day, 90)
        assert bar.accessibleName().endswith(f"{day} / 90")


def test_a_floor_goes_on_behind_its_end_and_a_ceiling_does_not(qtbot: QtBot) -> None:
    (_, ceiling), (_, floor) = drawn(qtbot, Bound.CEILING), drawn(qtbot, Bound.FLOOR)
    beyond = [
        {each.pixelColor(x, y).name() for x in range(480, 497) for y in range(20, 34)}
        for each in (ceiling, floor)
    ]
    assert len(beyond[0]) == 1
    assert len(beyond[1]) > 1
    assert ceiling != floor
