import shutil

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from custody.domain.commands import Command
from custody.event_filter import EventFilter
from custody.paths import state_folder
from custody.service import Act
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.models.ledger_model import Column
from ui.pages.ledger import LedgerPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> LedgerPage:
    made = LedgerPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def test_typing_finds_as_one_types(page: LedgerPage, qtbot: QtBot, desk: Desk) -> None:
    assert page.model.rowCount() == desk.queries.size()
    with qtbot.waitSignal(page.model.settled):
        qtbot.keyClicks(page.filter.words, "safe C-3")
    assert 0 < page.model.rowCount() < 20
    assert f"{page.model.rowCount()} events" in page._count.text()
    with qtbot.waitSignal(page.model.settled):
        qtbot.keyClicks(page.filter.words, " zzz")
    assert page._count.text() == "No event fits."


def test_a_row_opens_its_event(page: LedgerPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.view.shown) as shown:
        page.table.selectRow(4)
    assert shown.args == [page.model.index_of(4)]


def test_an_event_is_opened_from_elsewhere_even_when_filtered_out(
    page: LedgerPage, qtbot: QtBot, desk: Desk
) -> None:
    with qtbot.waitSignal(page.model.settled):
        page.open(EventFilter(type="item.sealed"))
    with qtbot.waitSignal(page.view.shown) as shown:
        page.open(3)
    assert shown.args == [3]
    assert page.model.filter == EventFilter()
    assert page.table.currentIndex().siblingAtColumn(Column.INDEX).data() == "3"


def test_the_order_turns(page: LedgerPage) -> None:
    assert page.order.text() == "Newest first"
    page.order.click()
    assert page.order.text() == "Oldest first"
    assert page.model.index_of(0) == 0


def test_the_whole_ledger_is_verified(page: LedgerPage, qtbot: QtBot) -> None:
    page.verify.click()
    assert page.verify.text() == "Stop verifying"
    (job,) = page.desk.jobs.running
    with qtbot.waitSignal(job.finished):
        pass
    assert page.report.headline.startswith("The ledger is whole")
    assert page.verify.text() == "Verify the ledger"


def test_what_is_new_is_verified_and_the_report_says_on_whose_word(
    page: LedgerPage, qtbot: QtBot, desk: Desk
) -> None:
    shutil.rmtree(state_folder() / "audits", ignore_errors=True)
    page.how.menu().aboutToShow.emit()
    assert not page.since_last.isEnabled()
    for action, words in ((page.whole, False), (page.since_last, True)):
        action.trigger()
        (job,) = page.desk.jobs.running
        with qtbot.waitSignal(job.finished):
            pass
        told = [label.text() for label in page.report.findChildren(QLabel)]
        assert any("were not judged again" in text for text in told) is words
        page.how.menu().aboutToShow.emit()
        assert page.since_last.isEnabled()
    assert page.report.headline.startswith("The ledger is whole")
    assert page.since_last.text().startswith("Verify what is new since ")


def test_verifying_is_stopped(page: LedgerPage, qtbot: QtBot) -> None:
    page.verify.click()
    (job,) = page.desk.jobs.running
    with qtbot.waitSignal(job.cancelled):
        page.verify.click()
    assert page.report.headline == ""


def test_a_new_event_appears_by_itself(page: LedgerPage, qtbot: QtBot, desk: Desk) -> None:
    sit_down(desk, qtbot, "ALM")
    before = page.model.rowCount()
    target = desk.queries.event(30).event
    signer = desk.people.signer
    assert target is not None
    assert signer is not None
    fields = {"event": target.id, "text": "a remark", "clock_warning": True}
    act = Act(Command("event.annotate", fields, "EX-26-0417", role="INV"), signer)
    with qtbot.waitSignal(desk.news.recorded):
        desk.execute([act], then=lambda _receipt: None, failed=lambda err: pytest.fail(str(err)))
    assert page.model.rowCount() > before
    row = page.model.event_row(0)
    assert row is not None
    assert row.type == "event.annotated"
