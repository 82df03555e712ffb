"""Stock-taking: what is missing, extra or misplaced becomes a list, and what is recorded of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from custody.documents.labels import code_of
from custody.domain.commands import Command
from custody.ledger.check import check_ledger
from custody.ledger.writer import Appended
from custody.service import Act
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.pages.today import TodayPage
from ui.runs.beginning import begin
from ui.runs.event_told import EventTold, event_page
from ui.runs.frame import Frame
from ui.runs.stock import StockRun
from ui.widgets.event_view import EventView

CASE = "EX-26-0417"


def run_of(frame: Frame) -> StockRun:
    assert isinstance(frame.run, StockRun)
    return frame.run


def show(qtbot: QtBot, frame: Frame) -> Frame:
    qtbot.addWidget(frame)
    frame.resize(1000, 800)
    frame.show()
    return frame


def scan(qtbot: QtBot, line: object, text: str) -> None:
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def assert_told(desk: Desk, qtbot: QtBot, raised: Appended, place: str) -> None:
    """A finding is told by its own words on Today, before it is acknowledged, and in the ledger."""
    (item,) = raised.event.item_ids
    said = f"Stock-taking: {item} was not found."
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    card = page.cards["findings"]
    qtbot.waitUntil(lambda: said in words_of(card), timeout=20_000)
    assert f"{CASE} · {item} · open" in words_of(card)
    shown = EventTold(desk, event_page(desk, raised.event.id))
    qtbot.addWidget(shown)
    assert f"place: {place}" in words_of(shown)
    assert said in words_of(shown)
    view = EventView(desk)
    qtbot.addWidget(view)
    view.show_event(raised.index)
    qtbot.waitUntil(lambda: said in words_of(view), timeout=20_000)


def pick(box: QComboBox, what: str) -> None:
    at = box.findData(what)
    assert at >= 0
    box.setCurrentIndex(at)


def test_a_place_is_counted_put_aside_taken_up_and_resolved(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = show(qtbot, begin(StockRun, half_desk))
    run = run_of(frame)
    (place, *_) = run.place_step.places()
    origin = half_desk.station.ledger.trust.origin
    run.place_step.scan.line.setText(code_of("shelf", origin, place).swapcase())  # Caps Lock
    qtbot.keyClick(run.place_step.scan.line, Qt.Key.Key_Return)
    assert run.place_step.place == place
    frame.next_button.click()
    expected = run.scan_step.expected()
    assert len(expected) > 1
    first, *others = expected
    for name in others:
        scan(qtbot, run.scan_step.scan.line, code_of("item", origin, name))
    scan(qtbot, run.scan_step.scan.line, "STRANGE-1")
    assert run.scan_step.missing() == [first]
    frame.leave()
    (row,) = half_desk.drafts.all()
    again = show(qtbot, begin(StockRun, half_desk, {"draft": row.key}))
    run = run_of(again)
    assert run.scan_step.missing() == [first]
    assert run.scan_step.strange == ["STRANGE-1"]
    again.show_step(1)
    again.next_button.click()
    assert set(run.resolve_step.rows) == {first, "STRANGE-1"}
    pick(run.resolve_step.rows["STRANGE-1"], "none")
    again.next_button.click()
    assert again.review.refusal() == ""
    if again.review.roles.open:
        again.review.choose_role(again.review.roles.open[0])
    with qtbot.waitSignal(again.done, timeout=20_000) as told:
        again.review.sign_button.click()
    assert told.args is not None
    (raised,) = told.args[0].appended
    assert raised.event.type == "finding.raised"
    assert raised.event.item_ids == (first,)
    assert_told(half_desk, qtbot, raised, place)
    ledger = half_desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_what_lies_elsewhere_is_recorded_where_it_lies(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    moved = {"from_place": "safe C-3", "to_place": "shelf 9", "reason": "room"}
    signer = half_desk.people.signer
    assert signer is not None
    command = Command("item.relocate", moved, CASE, ("ITM-04",), role="CUS")
    half_desk.station.service.execute(Act(command, signer))
    frame = show(qtbot, begin(StockRun, half_desk, {"place": "safe C-3"}))
    run = run_of(frame)
    assert run.place_step.places() == ["safe C-3", "shelf 9"]
    assert run.place_step.place == "safe C-3"
    frame.next_button.click()
    for name in run.scan_step.expected():
        run.scan_step.take(name)
    run.scan_step.take("S-3303")  # the seal that is on it
    assert run.scan_step.misplaced() == ["ITM-04"]
    frame.next_button.click()
    pick(run.resolve_step.rows["ITM-04"], "relocate")
    frame.next_button.click()
    assert frame.review.refusal() == ""
    with qtbot.waitSignal(frame.done, timeout=20_000):
        frame.review.sign_button.click()
    assert half_desk.cases.state(CASE).items["ITM-04"].history[-1].place == "safe C-3"
    told = half_desk.queries.event(half_desk.station.ledger.head.size - 1)
    assert told.event is not None
    assert {**told.event.body, **(told.private or {})}["reason"] == "Stock-taking"


def test_what_another_person_holds_is_named_so_and_not_moved(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = show(qtbot, begin(StockRun, half_desk, {"place": "safe C-3"}))
    run = run_of(frame)
    sit_down(half_desk, qtbot, "ALM")  # who keeps none of them
    frame.next_button.click()
    item = run.scan_step.expected()[0]
    assert not run.scan_step.is_movable(item)
    assert run.scan_step.record_of(item) == "in custody, BOL, safe C-3"


def test_where_all_is_as_recorded_there_is_nothing_to_sign(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "BOL")
    frame = show(qtbot, begin(StockRun, half_desk))
    run = run_of(frame)
    frame.next_button.click()
    for name in run.scan_step.expected():
        run.scan_step.take(name)
    frame.next_button.click()
    assert run.resolve_step.rows == {}
    frame.next_button.click()
    assert frame.at == 2
    assert "All lies where the record says" in " ".join(run.resolve_step.faults())
