"""What goes wrong outside the program: each is told, with what is safe and what to do next."""

import os
import shutil
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from custody.clock import Clock, SystemClock
from custody.demo.story import LaterClock
from custody.ledger.check import check_ledger
from tests.custody.evidence.conftest import small_disk
from tests.ui.conftest import Filled, copied, sit_down
from tests.ui.incidents import in_three_languages, incident, words
from tests.ui.runs import hand
from ui.client import Client
from ui.desk import Desk
from ui.dialogs.fault import FaultDialog
from ui.forms.lines import TEXT_CHARACTERS, TextEditor
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.record import RecordRun
from ui.runs.seizure import SeizureRun
from ui.settings import Settings
from ui.windows.bundle_window import BundleWindow
from ui.windows.main import MainWindow
from ui.wiring import open_desk

CASE = "EX-26-0417"
__all__ = ["small_disk"]
pytestmark = pytest.mark.usefixtures("english")


def test_a_clock_that_was_set_back_is_told_with_the_way_to_check_it(
    station_folder: Path, custody_home: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    settings = Settings(custody_home / "client.ini")
    ahead: Clock = LaterClock(SystemClock(), timedelta(days=400))
    desk = open_desk(station_folder, settings, clock=ahead)
    sit_down(desk, qtbot, "ALM")
    frame = incident(qtbot, desk)
    with qtbot.waitSignal(frame.done, timeout=20_000):
        frame.review.sign_button.click()
    frame.close()
    desk.close()
    desk = open_desk(station_folder, settings, clock=SystemClock())
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.banners.clock.isVisible, timeout=20_000)
    assert "set back" in window.banners.clock.words()
    in_three_languages(qapp, window.banners.clock.words)
    sit_down(desk, qtbot, "ALM")
    window.banners.clock.acted.emit()
    shown = window.page()
    assert isinstance(shown, Frame)
    assert isinstance(shown.run, RecordRun)
    assert shown.run.choosing.command() == "clock.check" or shown.run.choosing.faults()
    shown.left.emit()
    doubtful = incident(qtbot, desk, "INC-79")
    qtbot.waitUntil(lambda: "The clock of this station is in doubt" in words(doubtful))
    with qtbot.waitSignal(doubtful.done, timeout=20_000) as done:
        doubtful.review.sign_button.click()
    assert done.args
    receipt = done.args[0]
    assert receipt.appended[0].event.body["clock_warning"] is True
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    doubtful.close()
    window.close()
    window.deleteLater()
    desk.close()


def seizing(qtbot: QtBot, desk: Desk) -> Frame:
    sit_down(desk, qtbot, "ALM")
    frame = begin(SeizureRun, desk)
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    return frame


def test_a_photograph_that_cannot_be_read_is_told_and_the_run_goes_on(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = seizing(qtbot, desk)
    card = hand.run_of(frame).items.cards[0]
    card.thing.details.set_value("type", "paper")
    looped = tmp_path / "photo.jpg"
    looped.symlink_to(looped)
    good = hand.make_photo(tmp_path, 1)
    torn = tmp_path / "torn.png"
    torn.write_bytes(good.read_bytes()[:200])
    card.thing.photos.take([looped])
    qtbot.waitUntil(lambda: not card.thing.photos.is_busy)
    assert str(looped) in card.thing.photos._told.text()
    assert "What was recorded before is whole" in card.thing.photos._told.text()
    card.thing.photos.take([torn, good])
    qtbot.waitUntil(lambda: not card.thing.photos.is_busy)
    shown = {row.kept.name: row.kept.thumbnail.isNull() for row in card.thing.photos._rows}
    assert shown == {"torn.png": True, "photo-1.png": False}
    frame.leave()


def test_a_disk_that_fills_during_intake_is_told_and_keeps_nothing(
    half_filled: Filled, qtbot: QtBot, qapp: QApplication, tmp_path: Path, custody_home: Path,
    small_disk: Path,
) -> None:  # fmt: skip
    folder = copied(half_filled, tmp_path / "ledger", custody_home)
    desk = open_desk(folder, Settings(custody_home / "client.ini"))
    frame = seizing(qtbot, desk)
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[2], [])])
    store = folder / "artifacts"
    store.rename(tmp_path / "kept")
    store.symlink_to(small_disk / "artifacts")
    (small_disk / "artifacts" / "incoming").mkdir(parents=True)
    big = tmp_path / "given"
    big.mkdir()
    (big / "note.txt").write_text("fits")
    (big / "image.raw").write_bytes(os.urandom(800_000))
    data = hand.run_of(frame).data
    take = data.take([big])
    qtbot.waitUntil(lambda: not take.is_busy, timeout=30_000)
    assert "Make room on the disk" in words(take)
    frame.next_button.click()
    assert frame.at == 3
    assert not any((small_disk / "artifacts" / "incoming").iterdir())
    for path in (small_disk / "artifacts").rglob("*"):
        assert path.is_dir() or sha256(path.read_bytes()).hexdigest() == path.name
    frame.leave()
    desk.close()


def test_a_paste_of_megabytes_is_bounded_and_said_so(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    frame = begin(RecordRun, desk, {"command": "incident.record"})
    qtbot.addWidget(frame)
    frame.show()
    assert isinstance(frame.run, RecordRun)
    form = frame.run.filling.form
    assert form is not None
    editor = form.editor("/description")
    assert isinstance(editor, TextEditor)
    noted: list[str] = []
    editor.noted.connect(lambda told, _role: noted.append(told))
    pasted = QMimeData()
    pasted.setText("Қ\u0000\n" * 4_000_000)
    editor.text.insertFromMimeData(pasted)
    assert len(editor.text.toPlainText()) <= TEXT_CHARACTERS
    assert any(str(TEXT_CHARACTERS) in told for told in noted)
    for line in frame.findChildren(QLineEdit):
        line.insert("x" * 3_000_000)
        assert len(line.text()) < 32_768
    for text in frame.findChildren(QPlainTextEdit):
        text.insertFromMimeData(pasted)
        assert len(text.toPlainText()) <= TEXT_CHARACTERS
    frame.leave()


def test_a_bundle_that_lies_is_not_to_be_relied_on(
    filled: Filled, qtbot: QtBot, qapp: QApplication, tmp_path: Path, custody_home: Path
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(filled.bundles / "prosecutor", bundle)
    for path in bundle.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    events = bundle / "custody" / "events.jsonl"
    lines = events.read_bytes()
    at = len(lines) // 2
    events.write_bytes(lines[:at] + bytes([lines[at] ^ 1]) + lines[at + 1 :])
    window = BundleWindow(Settings(custody_home / "client.ini"), None)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.view.checked, timeout=60_000):
        window.view.open(bundle)
    assert "Do not rely on this" in words(window)
    in_three_languages(qapp, lambda: words(window))
    window.close()


def test_a_fault_that_nobody_caught_is_told_once_and_the_program_goes_on(
    qtbot: QtBot, station_folder: Path, custody_home: Path
) -> None:
    client = Client(Settings(custody_home / "client.ini"))
    client.start(station_folder)
    assert client.window is not None
    for _ in range(2):
        client.tell_fault(ZeroDivisionError, ZeroDivisionError("x"), None)
    (dialog,) = client.window.findChildren(FaultDialog)
    assert "fault" in words(dialog)
    client.close()
