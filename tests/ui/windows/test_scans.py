"""A label that is scanned on any page leads to its thing; the field it fell into stays whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.documents.labels import code_of
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.pages.cases import CasesPage
from ui.pages.item import ItemPage
from ui.runs.frame import Frame
from ui.windows import scans
from ui.windows.main import MainWindow

Scan = Callable[[str, str], None]


@pytest.fixture
def window(half_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(scans, "GAP_S", 5.0)  # a busy machine types slower than a scanner
    made = MainWindow(half_desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def scan(window: MainWindow, qtbot: QtBot) -> Scan:
    def read(kind: str, name: str) -> None:
        origin = window.desk.station.ledger.trust.origin
        target = QApplication.focusWidget() or window
        qtbot.keyClicks(target, code_of(kind, origin, name))
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)

    return read


def test_a_label_leads_to_its_item_from_wherever_one_types(
    window: MainWindow, scan: Scan, qtbot: QtBot
) -> None:
    window.go("cases")
    page = window.page()
    assert isinstance(page, CasesPage)
    page.search.setFocus()
    page.search.setText("EX")
    scan("item", "ITM-03")
    shown = window.page()
    assert isinstance(shown, ItemPage)
    assert shown.title() == "ITM-03"
    assert page.search.text() == "EX"


def test_a_label_is_read_under_a_russian_layout_too(window: MainWindow) -> None:
    origin = window.desk.station.ledger.trust.origin
    keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,./IMT"
    there = str.maketrans(keys, "йцукенгшщзхъфывапролджэячсмитьбю.ШЬЕ")
    for letter in [*code_of("item", origin, "ITM-03").translate(there), "\r"]:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget() or window, pressed)
    shown = window.page()
    assert isinstance(shown, ItemPage)
    assert shown.title() == "ITM-03"


def test_the_label_of_a_bag_leads_to_what_was_sealed_into_it(
    window: MainWindow, scan: Scan
) -> None:
    scan("bag", "B-0105")
    shown = window.page()
    assert isinstance(shown, ItemPage)
    assert shown.title() == "ITM-03"


def test_a_label_of_another_ledger_is_told_and_leads_nowhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.page()
    target = QApplication.focusWidget() or window
    qtbot.keyClicks(target, "custody-item other.example/s/0123456789abcdef ITM-03")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert window.page() is before
    assert "other.example" in window.toast.words()


def test_a_run_reads_labels_by_itself(window: MainWindow, scan: Scan, qtbot: QtBot) -> None:
    sit_down(window.desk, qtbot, "BOL")
    window.go("run:hand_over", {"case": "EX-26-0417"})
    frame = window.page()
    assert isinstance(frame, Frame)
    step = frame.run.items_step  # type: ignore[attr-defined]
    step.scan.line.setFocus()
    scan("item", "ITM-03")
    assert window.page() is frame
    assert step.items == ("ITM-03",)
