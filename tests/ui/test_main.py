"""The entry point of the client."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from custody import __version__
from ui.__main__ import SCREENS, main
from ui.windows.guide import Guide
from ui.windows.main import MainWindow
from ui.windows.trouble import Trouble


def _close_windows(seen: list[QWidget]) -> None:
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            seen.append(window)
            window.close()


def test_without_a_ledger_the_guide_is_shown_and_the_program_ends_with_it(
    qapp: QApplication,
) -> None:
    seen: list[QWidget] = []
    QTimer.singleShot(0, lambda: _close_windows(seen))
    assert main([]) == 0
    assert [type(window) for window in seen] == [Guide]


def test_a_folder_without_a_ledger_is_told_with_what_to_do_next(
    qapp: QApplication, tmp_path: Path
) -> None:
    seen: list[QWidget] = []
    QTimer.singleShot(0, lambda: _close_windows(seen))
    assert main(["--ledger", str(tmp_path)]) == 0
    (window,) = seen
    assert isinstance(window, Trouble)
    told = [label.text() for label in window.findChildren(QLabel)]
    assert any(str(tmp_path) in text for text in told)
    assert "Choose another folder, or make a new ledger there." in told


def test_the_last_ledger_is_opened_again(qapp: QApplication, station_folder: Path) -> None:
    for arguments in (["--ledger", str(station_folder)], []):
        seen: list[QWidget] = []
        QTimer.singleShot(0, lambda seen=seen: _close_windows(seen))
        assert main(arguments) == 0
        assert [type(window) for window in seen] == [MainWindow]


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
