"""Everything is ticked until somebody takes a tick away."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.ticks import Ticks


@dataclass(frozen=True)
class Event:
    id: str


@pytest.fixture
def ticks(qapp: object) -> Ticks:
    model = Ticks(lambda row: f"event {row.id}")
    model.take_off(["E-7"])
    model.show_rows([Event(f"E-{n}") for n in range(10_000)])
    return model


def test_it_is_a_good_model(ticks: Ticks, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ticks)


def test_what_was_taken_off_before_the_rows_came_stays_off(ticks: Ticks) -> None:
    states = [ticks.index(n).data(Qt.ItemDataRole.CheckStateRole) for n in (6, 7)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert ticks.off == ("E-7",)


def test_a_tick_is_taken_away_and_given_back_by_the_keyboard(ticks: Ticks, qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(ticks)
    view.setCurrentIndex(ticks.index(9_999))
    for off in (("E-7", "E-9999"), ("E-7",)):
        with qtbot.waitSignal(ticks.ticked, timeout=20_000):
            qtbot.keyClick(view, Qt.Key.Key_Space)
        assert ticks.off == off


def test_words_are_asked_for_when_they_are_seen(qapp: object) -> None:
    said = iter(("event", "оқиға"))
    model = Ticks(lambda row: f"{next(said)} {row.id}")
    model.show_rows([Event("E-1")])
    assert [model.index(0).data() for _ in range(2)] == ["event E-1", "оқиға E-1"]
    assert not model.setData(model.index(0), "another text")
