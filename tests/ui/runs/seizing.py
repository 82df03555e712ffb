"""A seizure run in its frame, shown, signed and looked at."""

from typing import Any

from pytestqt.qtbot import QtBot

from custody.ledger.check import check_ledger
from custody.service import Receipt
from ui.desk import Desk
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.seizure import SeizureRun

CASE = "EX-26-0417"
PHRASE = "correct horse battery"


def show(qtbot: QtBot, desk: Desk, argument: Any = None) -> Frame:
    frame = begin(SeizureRun, desk, argument)
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    return frame


def sign(qtbot: QtBot, frame: Frame) -> Receipt:
    assert frame.review.refusal() == ""
    assert frame.review.can_sign
    with qtbot.waitSignal(frame.done, timeout=20_000) as caught:
        frame.review.sign_button.click()
    assert caught.args is not None
    receipt = caught.args[0]
    assert isinstance(receipt, Receipt)
    return receipt


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    report = check_ledger(ledger.store, trust=ledger.trust, processes=1)
    assert report.is_sound, report.findings


def types(receipt: Receipt) -> list[str]:
    return [done.event.type for done in receipt.appended]


def words(frame: Frame) -> str:
    return frame._strip.text()
