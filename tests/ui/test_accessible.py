"""Every page and every step: what can be used has a name, and can be reached by the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import sit_down
from ui import rooms, theme, translations
from ui.desk import Desk
from ui.pages.today import TodayPage
from ui.pages.verify import VerifyPage
from ui.runs.frame import Frame
from ui.slices import Slices
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.windows.finder import Finder
from ui.windows.main import MainWindow

CASE = "EX-26-0417"
ARGUMENTS: dict[str, object] = {
    "case": CASE,
    "item": "ITM-01",
    "record": {"case": CASE, "command": "item.inspect"},
    **dict.fromkeys(("correct", "annotate"), 40),
}
USED = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox),
    *(QComboBox, QLineEdit, QPlainTextEdit, QTextEdit),
)
"""Kinds of widgets that somebody operates."""
PARTS = (QHeaderView, QScrollBar, QTabBar)
"""Named by what they belong to."""

COMPOUND = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)
"""What has the name and the focus of its parts."""


def argument_of(window: MainWindow, run: str) -> object:
    if run in {"acknowledge", "resolve"}:
        return {"finding": window.desk.queries.findings(unresolved=False)[0].id}
    return ARGUMENTS.get(run, {"case": CASE})


def nameless(widget: QWidget) -> list[str]:
    """Interactive widgets inside that a screen reader could not name."""
    found = []
    for each in widget.findChildren(QWidget):
        if not isinstance(each, USED) or isinstance(each, PARTS):
            continue
        if isinstance(each.parent(), COMPOUND):
            continue  # part of a compound widget that has the name
        if each.window().windowType() == Qt.WindowType.Popup or each.objectName().startswith("qt_"):
            continue
        if isinstance(each.parent(), (Banner, EmptyState)) and each.isHidden():
            continue  # named when there is something to do
        is_text_button = isinstance(each, QAbstractButton) and each.text().strip()
        if not each.accessibleName().strip() and not is_text_button:
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    translations.choose(qapp, "en")
    theme.install(qapp, theme.Scheme.LIGHT)
    sit_down(desk, qtbot, "ALM")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_everything_of_the_window_has_a_name_even_before_the_ledger_was_looked_at(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not nameless(window)
    qtbot.waitUntil(lambda: not window.desk.jobs.running)
    assert not nameless(window)


def test_everything_of_every_page_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    found = {}
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30_000)
        found[room.name] = nameless(window.page())
    assert not {name: widgets for name, widgets in found.items() if widgets}


def test_everything_of_every_run_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    found = {}
    for run in rooms.RUNS:
        window.go(f"run:{run.name}", argument_of(window, run.name))
        frame = window.page()
        assert isinstance(frame, Frame)
        for index in range(len(frame.run.steps)):
            frame.show_step(index)
            qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30_000)
            found[f"{run.name}, step {index + 1}"] = nameless(frame)
        frame.run.end()
        frame.left.emit()
    assert not {name: widgets for name, widgets in found.items() if widgets}


def test_enter_and_space_press_every_button_that_has_the_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    passed_by = []
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30_000)
        for button in window.page().findChildren(QAbstractButton):
            if not isinstance(button, QPushButton | QToolButton) or not button.isEnabled():
                continue
            button.blockSignals(True)  # pressed for the key alone, and nothing follows
            button.setFocus()
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
                QApplication.sendEvent(button, event)
                if button.hasFocus() and not event.isAccepted():
                    passed_by.append(f"{room.name}: {button.accessibleName()} {key.name}")
    assert passed_by == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_big_button_of_today_is_pressed_by_a_key(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    window.go("today")
    today = window.page()
    assert isinstance(today, TodayPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    today.buttons["verify"].setFocus()
    qtbot.keyClick(today.buttons["verify"], key)
    assert isinstance(window.page(), VerifyPage)


def unreachable(page: QWidget) -> list[str]:
    """Interactive widgets in sight that the Tab key passes by."""
    chain: set[QWidget] = set()
    each: QWidget | None = page
    while each is not None and each not in chain:
        chain.add(each)
        each = each.nextInFocusChain()
    found = []
    for widget in page.findChildren(QWidget):
        if not isinstance(widget, USED) or isinstance(widget, PARTS) or not widget.isVisible():
            continue
        if isinstance(widget.parent(), COMPOUND) or not widget.isEnabled():
            continue
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        leads = [widget] if group is None else group.buttons()  # arrows go on within a group
        policy = any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in leads)
        if not policy or (widget not in chain and widget.focusProxy() is None):
            found.append(f"{type(widget).__name__} “{widget.accessibleName()}”")
    return found


def unseen(page: QWidget) -> list[str]:
    """Widgets in sight that look the same whether they have the focus or not."""
    found = []
    for widget in page.findChildren(QWidget):
        if not isinstance(widget, USED) or isinstance(widget, PARTS) or not widget.isVisible():
            continue
        if isinstance(widget.parent(), COMPOUND) or not widget.isEnabled():
            continue
        if widget.focusProxy() is not None or widget.visibleRegion().isEmpty():
            continue
        widget.clearFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus() or widget.grab().toImage() == without:
            found.append(f"{type(widget).__name__} “{widget.accessibleName()}”")
    page.setFocus()
    return found


def is_at_rest(window: MainWindow) -> bool:
    works = window.findChildren(Slices)
    return not window.desk.jobs.running and not any(each.is_open for each in works)


def test_tab_reaches_everything_of_every_page_and_the_focus_is_seen(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    missed, hidden = {}, {}
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
        qtbot.waitUntil(lambda: is_at_rest(window), timeout=30_000)
        missed[room.name] = unreachable(window.page())
        hidden[room.name] = unseen(window.page())
    for run in rooms.RUNS:
        window.go(f"run:{run.name}", argument_of(window, run.name))
        frame = window.page()
        assert isinstance(frame, Frame)
        for index in range(len(frame.run.steps)):
            frame.show_step(index)
            qtbot.waitUntil(lambda: is_at_rest(window), timeout=30_000)
            name = f"{run.name}, step {index + 1}"
            missed[name] = unreachable(frame)
            hidden[name] = unseen(frame)
        frame.run.end()
        frame.left.emit()
    assert not {name: widgets for name, widgets in missed.items() if widgets}
    assert not {name: widgets for name, widgets in hidden.items() if widgets}


class ShownAlone(QObject):
    """Notes each widget that comes to sight as a window of its own, for the blink of an eye."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_is_ever_shown_as_a_window_of_its_own(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    alone = ShownAlone()
    qapp.installEventFilter(alone)
    MainWindow(window.desk).deleteLater()
    for room in rooms.ROOMS:
        window.go(room.name, ARGUMENTS.get(room.name))
    for run in rooms.RUNS:
        window.go(f"run:{run.name}", argument_of(window, run.name))
        frame = window.page()
        assert isinstance(frame, Frame)
        for index in range(len(frame.run.steps)):
            frame.show_step(index)
        frame.run.end()
        frame.left.emit()
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30_000)
    qapp.removeEventFilter(alone)
    assert alone.seen == []


def test_everything_of_the_search_has_a_name(window: MainWindow, desk: Desk) -> None:
    finder = Finder(desk, window)
    assert not nameless(finder)


def test_tab_reaches_the_rail_and_the_bar(window: MainWindow) -> None:
    for button in (*window.rail._buttons.values(), window.bar._person, window.bar._search):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
