"""While another thread takes many events into `view.db`, nothing that the window shows waits."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from custody.demo.founding import PASSPHRASE
from custody.domain.events import Draft
from custody.event_filter import EventFilter
from custody.keys.passphrases import from_text
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.pages.case import CasePage
from ui.pages.item import ItemPage
from ui.pages.today import TodayPage
from ui.windows.main import MainWindow

CASE, ITEM = "EX-26-0417", "ITM-03"
_MOST_MS = 20_000


@pytest.fixture
def taking_in(desk: Desk, english: None) -> Iterator[threading.Thread]:
    """A thread that rests in the midst of a block of large events."""
    ledger = desk.station.ledger
    desk.cases.state(CASE)
    key = desk.station.keyring.open("ALM", from_text(PASSPHRASE.decode()))
    with ledger.writing() as writer:
        for number in range(30):
            note = {"note": f"{number:06}" * 40_000, "statement": "I note."}
            draft = Draft(
                "event.annotated", {"target": "case"}, "INV", CASE, (), note, language="en"
            )
            writer.append(draft, key)
    resting, going_on = threading.Event(), threading.Event()

    def rest(done: int, total: int) -> None:
        if done < total:
            resting.set()
            going_on.wait(_MOST_MS / 1000)

    view = ledger.view_as_is()
    thread = threading.Thread(target=lambda: view.catch_up(ledger.store, rest))
    thread.start()
    assert resting.wait(_MOST_MS / 1000)
    yield thread
    going_on.set()
    thread.join()
    assert desk.queries.size() == ledger.head.size


def test_every_room_is_shown_as_it_was_before(
    taking_in: threading.Thread, desk: Desk, qtbot: QtBot
) -> None:
    assert desk.queries.size() == desk.station.ledger.head.size - 30
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.go("ledger", None)
    window.go("requests", None)
    window.go("item", ITEM)
    item = window.page()
    assert isinstance(item, ItemPage)
    qtbot.waitUntil(lambda: item.details is not None, timeout=_MOST_MS)
    window.go("case", CASE)
    case = window.page()
    assert isinstance(case, CasePage)
    qtbot.waitUntil(lambda: case.view.details is not None, timeout=_MOST_MS)
    assert case.view.details is not None
    assert case.view.details.events == desk.queries.event_count(EventFilter(case=CASE))
    window.go("today", None)
    today = window.page()
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(lambda: today.agenda is not None, timeout=_MOST_MS)
    assert taking_in.is_alive(), "something waited until the events were taken in"


def test_a_run_is_opened_and_judged_by_what_was_before(
    taking_in: threading.Thread, desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "ALM")
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.go("run:record", {"case": CASE, "command": "event.annotate"})
    window.go("run:seizure", {"case": CASE})
    assert desk.cases.state(CASE).opened
    assert taking_in.is_alive(), "something waited until the events were taken in"
