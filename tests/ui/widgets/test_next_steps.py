"""From an item's page to signed events: each act begins with what is known of it."""

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from custody.domain import wording
from custody.ledger.check import check_ledger
from custody.service import Receipt
from tests.ui.conftest import sit_down
from tests.ui.runs.test_hand_over import offer, sign, unlock_row
from ui.desk import Desk
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.record import RecordRun
from ui.widgets.next_steps import NextSteps

CASE = "EX-26-0417"


def press(qtbot: QtBot, desk: Desk, item: str, kind: str) -> dict[str, Any]:
    """Press a button of the item's page, and tell what the run is begun with."""
    steps = NextSteps(desk)
    qtbot.addWidget(steps)
    steps.show_item(CASE, item)
    steps.judging.finish()
    words = wording.title(kind, "en")
    (button,) = [each for each in steps.findChildren(QPushButton) if each.text() == words]
    with qtbot.waitSignal(steps.go) as told:
        button.click()
    assert told.args is not None
    page, argument = told.args
    assert page == "run:record"
    return dict(argument)


def filled(qtbot: QtBot, desk: Desk, argument: dict[str, Any], fields: dict[str, Any]) -> Frame:
    """Begin the run, fill what is left, and go to the review."""
    frame = begin(RecordRun, desk, argument)
    qtbot.addWidget(frame)
    frame.resize(1100, 900)
    frame.show()
    assert frame.at == 1
    assert isinstance(frame.run, RecordRun)
    form = frame.run.fit()
    form.load({**form.document(), **fields})
    frame.next_button.click()
    assert frame.at == 2, form.faults()
    return frame


def kinds(receipt: Receipt) -> list[str]:
    return [each.event.type for each in receipt.appended]


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


@pytest.mark.parametrize(
    ("person", "kind"), [("BOL", "transfer.recalled"), ("DIN", "transfer.refused")]
)
def test_an_offer_is_recalled_or_refused(
    half_desk: Desk, qtbot: QtBot, person: str, kind: str
) -> None:
    sit_down(half_desk, qtbot, "BOL")
    sign(qtbot, offer(qtbot, half_desk, items=["ITM-04"]))
    sit_down(half_desk, qtbot, person)
    argument = press(qtbot, half_desk, "ITM-04", kind)
    assert argument["items"] == ["ITM-04"]
    assert argument["fields"]["offer"] == half_desk.cases.state(CASE).items["ITM-04"].offer
    frame = filled(qtbot, half_desk, argument, {"reason": "Named by mistake."})
    receipt = sign(qtbot, frame)
    assert kinds(receipt) == [kind]
    assert half_desk.cases.state(CASE).items["ITM-04"].holder == "BOL"
    assert_sound(half_desk)


def test_an_item_is_checked_out_and_returned_to_the_store(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    argument = press(qtbot, half_desk, "ITM-03", "item.checked_out")
    lent = {
        "to": "DIN",
        "purpose": "Examination",
        "authority_ref": "E-1",
        "due_at": "2027-03-27T10:00:00.000Z",
    }
    frame = filled(qtbot, half_desk, argument, lent)
    unlock_row(qtbot, frame, "DIN")
    assert kinds(sign(qtbot, frame)) == ["item.checked_out"]
    assert half_desk.cases.state(CASE).items["ITM-03"].holder == "DIN"
    sit_down(half_desk, qtbot, "DIN")
    argument = press(qtbot, half_desk, "ITM-03", "item.returned_to_store")
    assert argument["fields"] == {"to": "BOL"}, "the only custodian"
    back = {"condition": "As it was.", "changes": "None."}
    frame = filled(qtbot, half_desk, argument, back)
    unlock_row(qtbot, frame, "BOL")
    assert kinds(sign(qtbot, frame)) == ["item.returned_to_store"]
    assert half_desk.cases.state(CASE).items["ITM-03"].holder == "BOL"
    assert_sound(half_desk)
