"""Today, cases, a case, an item and requests, over the worked example."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.domain import wording
from custody.event_filter import EventFilter
from tests.ui.conftest import sit_down
from ui import translations
from ui.desk import Desk
from ui.models.agenda import Bound, Due, Matter
from ui.pages.case import CasePage
from ui.pages.cases import CasesPage
from ui.pages.item import ItemPage
from ui.pages.page import Page
from ui.pages.requests import RequestsPage
from ui.pages.today import TodayPage
from ui.widgets.case_view import TABS

CASE = "EX-26-0417"


def shown(qtbot: QtBot, page: Page) -> Any:
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    return page


def press(page: Page, text: str) -> None:
    next(b for b in page.findChildren(QPushButton) if text in (b.text(), b.toolTip())).click()


def test_cases_are_listed_and_lead_to_their_page(desk: Desk, qtbot: QtBot) -> None:
    page = shown(qtbot, CasesPage(desk))
    (row,) = page.cases.model.rows
    assert (row.id, row.items) == (CASE, 6)
    with qtbot.waitSignal(page.go) as go:
        page.cases.opened.emit(row)
    assert go.args == ["case", CASE]


def test_one_field_searches_everything(desk: Desk, qtbot: QtBot) -> None:
    page = shown(qtbot, CasesPage(desk))
    with qtbot.waitSignal(page._question.answered):
        qtbot.keyClicks(page.search, "ITM-03")
    hit = page.hits.model.rows[0]
    with qtbot.waitSignal(page.go) as go:
        page.hits.opened.emit(hit)
    assert go.args == ["item", "ITM-03"]
    event = page.hits.model.rows[-1]
    with qtbot.waitSignal(page.go) as go:
        page.hits.opened.emit(event)
    assert go.args == ["event", event.index]
    page.search.clear()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)


def test_a_case_shows_all_that_it_holds(desk: Desk, qtbot: QtBot) -> None:
    page = CasePage(desk)
    with qtbot.waitSignals([page.view.shown, page.view.chart.drawn, page.view.model.settled]):
        page.open(CASE)
        shown(qtbot, page)
    details = page.view.details
    assert details is not None
    assert page.view.model.rowCount() == len(desk.queries.event_indices(EventFilter(case=CASE)))
    counts = {name: len(table.model.rows) for name, table in page.view.tables.items()}
    assert counts["items"] == 6
    assert counts["requests"] == 4
    assert counts["findings"] == 2
    assert counts["bundles"] == 2
    assert min(counts.values()) > 0
    assert [page.view.tabs.tabText(n).split()[0] for n in (1, 7)] == ["Items", "Findings"]
    documents = page.view.tables["documents"].model
    named = [documents.index(n, 1).data() for n in range(documents.rowCount())]
    assert "Sanction of the investigating judge · S-112" in named
    assert all(named)
    laptop = next(row for row in details.items if row.id == "ITM-03")
    assert (laptop.type, laptop.state, laptop.seals) == ("laptop", "confiscated", ("S-3341",))
    condition = {each.row.id: each.condition for each in details.artifacts}
    assert condition["ART-031"] == "purged"
    assert condition["ART-030"] == "sound"
    assert next(each for each in details.artifacts if each.row.id == "ART-021").is_restricted
    assert next(each for each in details.artifacts if each.row.id == "PHO-001").name


def test_days_of_an_assignment_are_columns_only_where_one_is_told(desk: Desk, qtbot: QtBot) -> None:
    page = CasePage(desk)
    shown(qtbot, page)
    with qtbot.waitSignal(page.view.shown):
        page.open({"case": CASE, "tab": "people"})
    people = page.view.tables["people"]

    def titles() -> list[str]:
        told = enumerate(people.model.columns)
        return [each.title for n, each in told if not people.table.isColumnHidden(n)]

    assert titles() == ["Person", "Role in the case"]
    first, *others = people.model.rows
    assert not first.since
    people.show_rows([replace(first, until="2026-12-01T04:00:00.000Z"), *others])
    assert titles() == ["Person", "Role in the case", "Assigned to"]
    people.show_rows([])
    assert titles() == ["Person", "Role in the case"]


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_is_reached_by_name_and_its_rows_lead_on(
    desk: Desk, qtbot: QtBot, tab: str
) -> None:
    page = CasePage(desk)
    shown(qtbot, page)
    with qtbot.waitSignal(page.view.shown):
        page.open({"case": CASE, "tab": tab})
    assert page.view.tabs.currentIndex() == TABS.index(tab)
    if tab == "timeline":
        return
    row = page.view.tables[tab].model.rows[0]
    with qtbot.waitSignal(page.go):
        page.view.tables[tab].opened.emit(row)


def test_an_item_tells_who_holds_it_and_what_comes_next(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "BOL")
    page = ItemPage(desk)
    shown(qtbot, page)
    with qtbot.waitSignals([page._question.answered, page.chart.drawn]):
        page.open("ITM-05")
    page.filling.finish()
    page.steps.judging.finish()
    details = page.details
    assert details is not None
    assert (details.row.holder, details.row.place) == ("BOL", "safe C-3")
    assert {each.row.id for each in details.artifacts} == {"ART-011", "ART-012"}
    assert page.tables["documents"].table.accessibleName() == "Documents"
    with qtbot.waitSignal(page.go) as go:
        press(page, "Item moved in the store")
    assert go.args == [
        "run:record", {"case": CASE, "command": "item.relocate", "items": ["ITM-05"]},
    ]  # fmt: skip
    with qtbot.waitSignal(page.go) as go:
        press(page, "Transfer offered")
    assert go.args == ["run:hand_over", {"case": CASE, "items": ["ITM-05"]}]


def test_a_photograph_is_shown_with_its_caption(desk: Desk, qtbot: QtBot) -> None:
    page = ItemPage(desk)
    shown(qtbot, page)
    with qtbot.waitSignal(page._question.answered):
        page.open("ITM-03")
    page.filling.finish()
    assert not page._photo.pixmap().isNull()
    assert "Laptop as found." in page._caption.text()
    with qtbot.waitSignal(page._question.answered):
        page.open("ITM-05")
    page.filling.finish()
    assert page._photo.pixmap().isNull()
    assert page._photo.text() == "No photograph yet"


def test_an_item_that_is_not_there_is_told(desk: Desk, qtbot: QtBot) -> None:
    page = ItemPage(desk)
    shown(qtbot, page)
    page.open("ITM-99")
    assert page._empty.isVisible()


def test_requests_stand_with_state_and_next_steps(desk: Desk, qtbot: QtBot) -> None:
    page = RequestsPage(desk)
    with qtbot.waitSignal(page._question.answered):
        shown(qtbot, page)
    rows = page.table.model.rows
    assert [row.id for row in rows] == ["RQ-03", "RQ-01", "RQ-02", "RQ-04"]
    (clock,) = [n for n, each in enumerate(page.table.model.columns) if each.title == "Clock"]
    assert page.table.table.isColumnHidden(clock), "no term runs"
    due = Due(Matter.REPLY, Bound.STATED, CASE, "RQ-03", None, "2026-12-20T04:00:00.000Z")
    page.table.show_rows([replace(rows[0], deadlines=(due,)), *rows[1:]])
    assert not page.table.table.isColumnHidden(clock)
    page.open("RQ-02")
    assert page.detail.name.text() == "RQ-02"
    with qtbot.waitSignal(page.go) as go:
        press(page, wording.title("request.closed", "en"))
    assert go.args == [
        "run:record",
        {"case": CASE, "command": "request.close", "fields": {"request": "RQ-02"}},
    ]
    page.which.setCurrentIndex(1)
    assert [row.id for row in page.table.model.rows] == ["RQ-03"]


def test_the_request_that_is_told_is_marked_and_follows_the_arrow_keys(
    desk: Desk, qtbot: QtBot
) -> None:
    page = RequestsPage(desk)
    with qtbot.waitSignal(page._question.answered):
        shown(qtbot, page)
    assert page.detail.name.text() == page.table.table.currentIndex().siblingAtColumn(0).data()
    for name in ("RQ-01", "RQ-02"):
        qtbot.keyClick(page.table.table, Qt.Key.Key_Down)
        assert page.detail.name.text() == name


def test_today_offers_the_runs_and_says_where_nothing_waits(desk: Desk, qtbot: QtBot) -> None:
    page = TodayPage(desk)
    with qtbot.waitSignal(page._question.answered):
        shown(qtbot, page)
    assert page.agenda is not None
    with qtbot.waitSignal(page.go) as go:
        qtbot.mouseClick(page.buttons["seizure"], Qt.MouseButton.LeftButton)
    assert go.args == ["run:seizure", None]
    with qtbot.waitSignal(page.go) as go:
        page.buttons["send"].click()
    assert go.args == ["run:request", None]
    told = {label.text() for label in page.findChildren(QLabel)}
    assert "No item is on its way from one person to another." in told
    assert "Nothing wrong is left unexplained." in told
    assert "Unlock your key to see what you began." in told


def test_a_draft_is_taken_up_again_or_discarded(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    page = shown(qtbot, TodayPage(desk))
    desk.drafts.save("seizure", "k1", "Seizure, Astana", {"steps": []})
    with qtbot.waitSignal(page.go) as go:
        press(page, "Continue")
    assert go.args == ["run:seizure", {"draft": "k1"}]
    press(page, "Discard")
    assert desk.drafts.all() == []
    assert not [b for b in page.findChildren(QPushButton) if b.text() == "Continue"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_speak_the_language_of_the_screen_at_once(
    desk: Desk, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    page = CasePage(desk)
    shown(qtbot, page)
    with qtbot.waitSignal(page.view.shown):
        page.open(CASE)
    try:
        translations.choose(qapp, language)
        state = page.view.tables["items"].table.model().index(1, 2).data()
        assert wording.state("confiscated", language) in state
        assert wording.title("case.opened", language) in page.view.model.index(0, 2).data()
    finally:
        translations.choose(qapp, "en")
