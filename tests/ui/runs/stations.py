"""Stations with clients of their own, between which bundles are carried by hand."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.custody.office import PASSPHRASE
from ui.desk import Desk
from ui.dialogs.signers import SignerRow
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.receive_bundle import ReceiveBundleRun
from ui.runs.run import Run


def sits_down(qtbot: QtBot, desk: Desk, person: str) -> None:
    """Unlock a person's key at a station."""
    with qtbot.waitSignal(desk.people.changed):
        desk.people.unlock(person, PASSPHRASE, failed=lambda err: pytest.fail(str(err)))


def begun(qtbot: QtBot, desk: Desk, kind: type[Run], argument: Any = None) -> Frame:
    """A run, shown."""
    frame = begin(kind, desk, argument)
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    return frame


def cosigned(qtbot: QtBot, frame: QWidget, person: str) -> None:
    """Somebody else reads the page and unlocks their key."""
    (row,) = [row for row in frame.findChildren(SignerRow) if row.person == person]
    row.read.setChecked(True)
    qtbot.keyClicks(row.passphrase, PASSPHRASE)
    with qtbot.waitSignal(row.ready_changed, timeout=10_000):
        row.unlock.click()


def signed(qtbot: QtBot, frame: Frame) -> Any:
    """The receipt of what the review shows; of several roles the first is taken."""
    if frame.review.roles.open and not frame.review.previews:
        frame.review.choose_role(frame.review.roles.open[0])
    assert frame.review.refusal() == ""
    assert frame.review.can_sign
    with qtbot.waitSignal(frame.done, timeout=30_000) as caught:
        frame.review.sign_button.click()
    assert caught.args is not None
    return caught.args[0]


def dropped(frame: Frame, path: Path) -> None:
    """Drop a file or folder on the first step of a run."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    frame.run.steps[0].dropEvent(
        QDropEvent(
            QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def verified(qtbot: QtBot, frame: Frame) -> ReceiveBundleRun:
    """Wait until the dropped bundle was judged."""
    run = frame.run
    assert isinstance(run, ReceiveBundleRun)
    qtbot.waitUntil(lambda: run.check_step._job is None, timeout=20_000)
    return run


def received(
    qtbot: QtBot, desk: Desk, bundle: Path, trust: str, case: str, answer: Path | None = None
) -> Any:
    """A bundle taken in, from the first click to the receipt; and what may be done next."""
    frame = begun(qtbot, desk, ReceiveBundleRun)
    run = frame.run
    assert isinstance(run, ReceiveBundleRun)
    run.check_step.trust.line.setText(trust)
    dropped(frame, bundle)
    verified(qtbot, frame)
    frame.next_button.click()
    run.brought_step.case_box.setCurrentIndex(run.brought_step.case_box.findData(case))
    if answer is not None:
        run.brought_step.cosigning.wanted.click()
        assert run.brought_step.faults() == ["Say where the answer file goes."]
        run.brought_step.cosigning.place.setText(str(answer))
    frame.next_button.click()
    receipt = signed(qtbot, frame)
    assert (str(answer) in frame.closing._aside.text()) == (answer is not None)
    following = [(page, argument) for _, page, argument in run.finished(receipt)]
    return receipt, following
