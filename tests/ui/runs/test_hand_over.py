"""A hand-over from the first click to two signatures, and what may go wrong on the way."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from custody.demo.founding import PASSPHRASE
from custody.ledger.check import check_ledger
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.dialogs.signers import SignerRow
from ui.models.papers import Subject
from ui.pages.item import ItemPage
from ui.pages.today import TodayPage
from ui.runs.accept import Accept
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.hand_over import HandOver
from ui.runs.record import RecordRun
from ui.windows.main import MainWindow


@pytest.fixture
def case(half_desk: Desk) -> str:
    """The case of the worked example."""
    return half_desk.queries.cases()[0].id


def show(qtbot: QtBot, frame: Frame) -> Frame:
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    return frame


def offer(qtbot: QtBot, desk: Desk, *, items: list[str], alone: bool = False) -> Frame:
    """Fill the run by hand up to its review."""
    return filled(qtbot, desk, show(qtbot, begin(HandOver, desk)), items=items, alone=alone)


def filled(
    qtbot: QtBot, desk: Desk, frame: Frame, *, items: list[str], alone: bool = False
) -> Frame:
    run = frame.run
    assert isinstance(run, HandOver)
    for item in items:
        seal = sorted(desk.cases.state(run.items_step.case or "").items[item].seals)
        qtbot.keyClicks(run.items_step.scan.line, seal[0] if seal else item)
        qtbot.keyClick(run.items_step.scan.line, Qt.Key.Key_Return)
    frame.next_button.click()
    for name, value in (
        ("to", "DIN"),
        ("purpose", "Examination in the laboratory"),
        ("authority_ref", "CPC 221"),
        ("condition", "Bags whole."),
    ):
        run.terms_step._fields.set_value(name, value)
    run.terms_step.one_by_one.setChecked(alone)
    frame.next_button.click()
    return frame


def sign(qtbot: QtBot, frame: Frame) -> Any:
    assert frame.review.refusal() == ""
    with qtbot.waitSignal(frame.done, timeout=20_000) as caught:
        frame.review.sign_button.click()
    assert caught.args is not None
    return caught.args[0]


def unlock_row(qtbot: QtBot, frame: QWidget, person: str) -> None:
    (row,) = [row for row in frame.findChildren(SignerRow) if row.person == person]
    row.read.setChecked(True)
    qtbot.keyClicks(row.passphrase, PASSPHRASE.decode())
    with qtbot.waitSignal(row.ready_changed, timeout=10_000):
        row.unlock.click()


def accept(qtbot: QtBot, desk: Desk, argument: dict[str, Any]) -> Frame:
    frame = show(qtbot, begin(Accept, desk, argument))
    assert isinstance(frame.run, Accept)
    return frame


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    report = check_ledger(ledger.store, trust=ledger.trust, processes=1)
    assert report.is_sound


def test_two_signatures_on_one_machine_move_an_item(
    half_desk: Desk, qtbot: QtBot, case: str
) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = offer(qtbot, half_desk, items=["ITM-03"])
    receipt = sign(qtbot, frame)
    state = half_desk.cases.state(case)
    assert state.items["ITM-03"].state == "in_transit"
    (words, page, argument), _ = frame.run.finished(receipt)
    assert "DIN" in words
    assert page == "run:accept"
    second = accept(qtbot, half_desk, argument)
    step = second.run.check_step  # type: ignore[attr-defined]
    second.next_button.click()
    assert second.at == 0, "an item that nobody has seen is not accepted"
    step.scan.line.setText("Ы-3302")  # the scanner's keys under a Russian layout
    qtbot.keyClick(step.scan.line, Qt.Key.Key_Return)
    second.next_button.click()
    unlock_row(qtbot, second, "DIN")
    done = sign(qtbot, second)
    assert [each.event.type for each in done.appended] == ["transfer.accepted"]
    papers = second.closing.papers
    qtbot.waitUntil(lambda: papers._subject == Subject(case, "event", done.appended[0].event.id))
    assert papers.isVisible()
    assert half_desk.people.person == "BOL"
    assert half_desk.cases.state(case).items["ITM-03"].holder == "DIN"
    assert_sound(half_desk)


def test_the_giver_takes_back_from_today_what_was_not_accepted(
    half_desk: Desk, qtbot: QtBot, case: str
) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = offer(qtbot, half_desk, items=["ITM-04", "ITM-03"])
    assert list(frame.run.items_step._boxes) == sorted(frame.run.items_step._boxes)  # type: ignore[attr-defined]
    sign(qtbot, frame)
    page = TodayPage(half_desk)
    qtbot.addWidget(page)
    page.show()
    card = page.cards["transit"]
    qtbot.waitUntil(lambda: bool(card.findChildren(QPushButton)), timeout=20_000)
    (back,) = card.findChildren(QPushButton)
    with qtbot.waitSignal(page.go) as gone:
        back.click()
    assert gone.args is not None
    assert gone.args[0] == "run:record"
    record = show(qtbot, begin(RecordRun, half_desk, gone.args[1]))
    form = record.run.filling.form  # type: ignore[attr-defined]
    form.editor("/reason").set_value("The laboratory is closed.")
    record.next_button.click()
    done = sign(qtbot, record)
    assert [each.event.type for each in done.appended] == ["transfer.recalled"]
    items = half_desk.cases.state(case).items
    assert {items[name].state for name in ("ITM-03", "ITM-04")} == {"in_custody"}
    assert_sound(half_desk)


def test_a_signed_run_stands_in_the_rail_until_another_is_begun(
    half_desk: Desk, qtbot: QtBot, case: str
) -> None:
    sit_down(half_desk, qtbot, "BOL")
    window = MainWindow(half_desk)
    qtbot.addWidget(window)
    window.show()
    window.go("run:hand_over", {"case": case})
    frame = window.page()
    assert isinstance(frame, Frame)
    sign(qtbot, filled(qtbot, half_desk, frame, items=["ITM-04"]))
    signed = frame.run.key
    window.go("today")
    assert list(window.rail._runs) == [signed], "its receipt is at hand"
    window.go("run:hand_over", {"case": case})
    (begun,) = window.rail._runs
    assert begun != signed
    window.back()
    assert window.page() is window._page("today")


def test_who_offers_an_item_holds_it_since_it_was_accepted(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    page = ItemPage(half_desk)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page._question.answered):
        page.open("ITM-03")
    page.filling.finish()
    before = page.details
    assert before is not None
    sign(qtbot, offer(qtbot, half_desk, items=["ITM-03"]))
    with qtbot.waitSignal(page._question.answered):
        page.open("ITM-03")
    page.filling.finish()
    after = page.details
    assert after is not None
    assert (before.row.state, after.row.state) == ("in_custody", "in_transit")
    assert (after.row.holder, after.held_since) == ("BOL", before.held_since)
    assert str(after.row.since) > str(after.held_since)


def test_tab_goes_through_the_fields_as_they_are_read(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = show(qtbot, begin(HandOver, half_desk))
    assert isinstance(frame.run, HandOver)
    boxes = frame.run.items_step._boxes
    qtbot.waitUntil(lambda: bool(boxes), timeout=20_000)
    next(iter(boxes.values())).setChecked(True)
    frame.next()
    fields = [row.title() for row in frame.run.terms_step._fields.members.rows()]
    gone = []
    for _ in fields:
        focus = frame.focusWidget()
        assert focus is not None
        gone.append(focus.accessibleName().partition(",")[0])
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert gone == fields


def test_of_several_offers_some_are_refused(half_desk: Desk, qtbot: QtBot, case: str) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = offer(qtbot, half_desk, items=["ITM-03", "ITM-04"], alone=True)
    receipt = sign(qtbot, frame)
    assert len(receipt.appended) == 2
    sit_down(half_desk, qtbot, "DIN")
    second = accept(qtbot, half_desk, {})
    first, other = second.run.check_step.cards  # type: ignore[attr-defined]
    first.checks[0].seen.setChecked(True)
    other.decision.choose("refuse")
    second.next_button.click()
    assert second.at == 0, "a refusal says why"
    other.remark.setText("Its bag is torn.")
    second.next_button.click()
    done = sign(qtbot, second)
    kinds = [each.event.type for each in done.appended]
    assert kinds[:2] == ["transfer.accepted", "transfer.refused"]
    items = half_desk.cases.state(case).items
    assert (items["ITM-03"].holder, items["ITM-04"].holder) == ("DIN", "BOL")
    assert_sound(half_desk)


def test_what_was_scanned_and_is_not_there_is_said(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = show(qtbot, begin(HandOver, half_desk))
    step = frame.run.items_step  # type: ignore[attr-defined]
    qtbot.keyClicks(step.scan.line, "S-9999")
    qtbot.keyClick(step.scan.line, Qt.Key.Key_Return)
    assert "S-9999" in step.scan._said.text()
    assert step.items == ()
    frame.next_button.click()
    assert frame.at == 0


def test_of_very_many_items_some_are_listed_and_the_others_scanned(
    half_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runs.items_in_hand._MOST_ROWS", 1)
    sit_down(half_desk, qtbot, "BOL")
    frame = show(qtbot, begin(HandOver, half_desk))
    step = frame.run.items_step  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not step.listing.is_open)
    assert len(step._boxes) == 1
    assert "ITM-04" not in step._boxes
    qtbot.keyClicks(step.scan.line, "ITM-04")
    qtbot.keyClick(step.scan.line, Qt.Key.Key_Return)
    assert step.items == ("ITM-04",)
    assert step._boxes["ITM-04"].isChecked()


def test_who_holds_nothing_can_hand_nothing_over(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "ALM")
    frame = show(qtbot, begin(HandOver, half_desk))
    assert frame.run.items_step.items == ()  # type: ignore[attr-defined]
    assert frame.run.items_step._empty.isVisible()  # type: ignore[attr-defined]


def test_a_hand_over_that_was_put_aside_comes_back(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = offer(qtbot, half_desk, items=["ITM-04"])
    frame.leave()
    (row,) = half_desk.drafts.all()
    again = show(qtbot, begin(HandOver, half_desk, {"draft": row.key}))
    assert again.run.items_step.items == ("ITM-04",)  # type: ignore[attr-defined]
    assert again.run.terms_step.terms()["to"] == "DIN"  # type: ignore[attr-defined]


def test_what_lies_in_an_item_is_named_beside_it_before_it_is_accepted(
    half_desk: Desk, qtbot: QtBot, case: str
) -> None:
    sit_down(half_desk, qtbot, "BOL")
    inside = {name: item.parent for name, item in half_desk.cases.state(case).items.items()
              if item.inside and item.holder == "BOL"}  # fmt: skip
    within, around = next(iter(inside.items()))
    assert around is not None
    sign(qtbot, offer(qtbot, half_desk, items=[around, within]))
    sit_down(half_desk, qtbot, "DIN")
    frame = accept(qtbot, half_desk, {})
    (card,) = frame.run.check_step.cards  # type: ignore[attr-defined]
    (check,) = card.checks
    assert check.item == around
    assert check.seen.text().endswith(f"inside: {within}")
