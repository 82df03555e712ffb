"""One key at a time, opened by its passphrase and locked when nobody is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.people import People
from ui.settings import Settings


def test_a_passphrase_unlocks_and_the_lock_forgets(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    assert (desk.people.person, desk.people.signer is None) == ("ALM", False)
    assert "INV" in desk.people.roles()
    desk.people.lock()
    assert (desk.people.person, desk.people.signer) == (None, None)
    assert desk.people.roles() == frozenset()


def test_a_wrong_passphrase_unlocks_nobody(desk: Desk, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    desk.people.unlock("ALM", "not this one", failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "input.passphrase"  # type: ignore[attr-defined]
    assert desk.people.person is None


def test_who_worked_last_is_known_after_the_next_start(
    desk: Desk, custody_home: Path, qtbot: QtBot
) -> None:
    assert desk.people.last == ""
    sit_down(desk, qtbot, "ALM")
    desk.people.lock()
    assert desk.people.last == "ALM"
    again = People(desk.station, desk.cases, desk.jobs, Settings(custody_home / "client.ini"))
    assert (again.last, again.person) == ("ALM", None)


def test_somebody_without_a_key_here_is_refused(desk: Desk, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    desk.people.unlock("NOBODY", "x", failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "input.no_key"  # type: ignore[attr-defined]


def test_another_person_takes_the_desk_without_closing(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    sit_down(desk, qtbot, "BOL")
    assert desk.people.person == "BOL"


def test_an_idle_desk_locks_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.people.lock_after(1)
    sit_down(desk, qtbot, "ALM")
    assert desk.people._idle.isActive()
    with qtbot.waitSignal(desk.people.changed):
        desk.people._idle.start(1)
    assert desk.people.person is None
    assert not desk.people._idle.isActive()


def test_locking_an_empty_desk_tells_nobody(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.people.changed):
        desk.people.lock()


def test_everybody_of_the_example_has_a_key_here(desk: Desk) -> None:
    assert {"ALM", "BOL", "DIN"} <= set(desk.people.with_key_here())
    assert set(desk.people.with_key_here()) <= set(desk.people.known())


@pytest.mark.parametrize("minutes", [0, 15])
def test_the_time_until_the_lock_can_be_changed(desk: Desk, qtbot: QtBot, minutes: int) -> None:
    sit_down(desk, qtbot, "ALM")
    desk.people.lock_after(minutes)
    assert desk.people._idle.isActive() == bool(minutes)


def test_whoever_touches_a_window_puts_the_lock_off(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sit_down(desk, qtbot, "ALM")
    desk.people.lock_after(1)
    handle = window.windowHandle()
    for event in (
        QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "x"),
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(4, 4),
            QPointF(4, 4),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    ):
        desk.people._idle.stop()
        QCoreApplication.sendEvent(handle, event)
        assert desk.people._idle.isActive()
    desk.people.lock_after(0)
    QCoreApplication.sendEvent(handle, event)
    assert not desk.people._idle.isActive()
