"""The entry point of the client."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from custody import __version__
from ui.__main__ import SCREENS, main
from ui.windows.main import TEXTS, MainWindow


def test_window_tells_in_three_languages_what_exists(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert window.windowTitle() == "Custody"
    shown = {label.objectName(): label.text() for label in window.findChildren(QLabel)}
    assert shown.keys() == {"en", "ru", "kk"} == TEXTS.keys()
    for text in shown.values():
        assert __version__ in text
        assert "custody --help" in text


def test_close_button_closes(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    buttons = window.findChild(QDialogButtonBox)
    assert buttons is not None
    qtbot.mouseClick(
        buttons.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton
    )
    assert not window.isVisible()


def test_program_ends_when_its_window_is_closed(qtbot: QtBot) -> None:
    titles = []

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            titles.append(window.windowTitle())
            window.close()

    QTimer.singleShot(0, close)
    assert main([]) == 0
    assert titles == ["Custody"]


def test_version_needs_no_qt() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from ui.__main__ import main; main(['--version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"custody-client {__version__}\n"


def test_without_a_screen_it_says_so_and_stops(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no screen" in capsys.readouterr().err


class Source(QObject):
    happened = Signal(object)


def test_ten_thousand_signals_do_not_end_the_process(qapp: QApplication) -> None:
    # PySide6 6.12.0 drops a reference at each emit; this is why pyproject.toml bounds it.
    source = Source()
    seen: list[object] = []
    source.happened.connect(seen.append)
    for number in range(10_000):
        source.happened.emit(number)
    assert seen == list(range(10_000))
