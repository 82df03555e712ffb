"""A provider's table on the screen: looked at, chosen from, drawn, and kept by a signed act."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from custody.acquisition import record
from custody.gathering import Plan, gather
from custody.ledger.check import check_ledger
from custody.station import TABLE_PREFIX
from tests.ui.conftest import sit_down
from ui import theme
from ui.desk import Desk
from ui.pages.case import CasePage
from ui.pages.table import TablePage
from ui.widgets.case_view import TABS

CASE = "EX-26-0417"
PARTIES = ("+77010000001", "+77010000002", "+77020000003", "+77470000004")
HEAD = "Дата и время;Абонент А;Абонент Б;Длительность, сек;IMEI;Ескертпе\n"


def calls(path: Path, rows: int = 600) -> Path:
    lines = [
        f"{1 + n % 29:02}.02.2024 {n * 7 % 24:02}:{n % 60:02}:00;{PARTIES[n % 2]};"
        f"{PARTIES[1 + n * n % 3]};{n % 300};490154203237518;=1+{n}\n"
        for n in range(rows)
    ]
    path.write_text(HEAD + "".join(lines), encoding="cp1251", errors="replace")
    return path


@pytest.fixture
def artifact(desk: Desk, qtbot: QtBot, tmp_path: Path) -> str:
    """A table that was taken in."""
    sit_down(desk, qtbot, "ALM")
    assert desk.people.signer is not None
    plan = Plan(CASE, (calls(tmp_path / "calls.csv"),), ids=("ART-900",), role="INV")
    with gather(desk.station, plan) as found:
        record(desk.station, plan, found, desk.people.signer)
    return "ART-900"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, artifact: str) -> Iterator[TablePage]:
    made = TablePage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.open({"case": CASE, "artifact": artifact})
    settle(made, qtbot)
    yield made
    made.leave()


def settle(page: TablePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.is_busy, timeout=20_000)


def column(page: TablePage, number: int) -> list[str]:
    return [
        page.model.index(row, number).data(Qt.ItemDataRole.DisplayRole)
        for row in range(page.model.rowCount())
    ]


def test_the_list_of_artifacts_leads_to_the_rows_of_a_table(
    desk: Desk, qtbot: QtBot, artifact: str
) -> None:
    page = CasePage(desk)
    qtbot.addWidget(page)
    page.show()
    page.open(CASE)
    qtbot.waitUntil(lambda: page.view.details is not None)
    page.view.tabs.setCurrentIndex(TABS.index("artifacts"))
    table = page.view.tables["artifacts"].table
    model = table.model()
    (row,) = [n for n in range(model.rowCount()) if model.index(n, 0).data() == artifact]
    last = model.columnCount() - 1
    chosen: dict[str, object] = {}
    page.go.connect(lambda to, argument: chosen.update({to: argument}))
    for number in range(4):
        table.chosen.emit(model.index(row, last))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.setActiveAction(menu.actions()[number])
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert chosen["table"] == {"case": CASE, "artifact": artifact}
    assert chosen["verify"] == {"case": CASE, "item": None}
    assert chosen["run:record"] == {
        "case": CASE,
        "items": [],
        "command": "artifact.derive",
        "fields": {"parents": [artifact]},
    }
    with qtbot.waitSignal(page.go) as go:
        table.chosen.emit(model.index(row, 0))
    assert go.args[0] == "event"


def test_rows_are_shown_sorted_and_chosen_by_their_columns(page: TablePage, qtbot: QtBot) -> None:
    assert page.model.rowCount() == 600
    assert column(page, 0)[0] == "2024-02-01 00:00:00 +00:00"
    page.rows.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    settle(page, qtbot)
    assert column(page, 3)[:2] == ["299", "299"]
    qtbot.keyClicks(page.filters.field(3), "10..12")
    qtbot.keyClick(page.filters.field(3), Qt.Key.Key_Return)
    settle(page, qtbot)
    assert column(page, 3) == ["12", "12", "11", "11", "10", "10"]
    page.filters.field(3).clear()
    qtbot.keyClicks(page.filters.field(1), "0002")
    qtbot.keyClick(page.filters.field(1), Qt.Key.Key_Return)
    settle(page, qtbot)
    assert set(column(page, 1)) == {PARTIES[1]}
    qtbot.keyClicks(page.filters.field(0), "soon..")
    qtbot.keyClick(page.filters.field(0), Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.trouble.isVisible()


def test_the_zone_of_the_log_is_asked_for_and_applied(page: TablePage, qtbot: QtBot) -> None:
    assert page.doubt.isVisible()
    page.zone.setCurrentText("Asia/Almaty")
    page.zone.activated.emit(0)
    settle(page, qtbot)
    assert column(page, 0)[0] == "2024-02-01 00:00:00 +06:00"
    page.zone.setCurrentText("Nowhere/Town")
    page.zone.activated.emit(0)
    settle(page, qtbot)
    assert page.trouble.isVisible()
    assert page.model.rowCount() == 0


def test_the_pictures_tell_what_they_draw(page: TablePage, qtbot: QtBot) -> None:
    assert sum(int(text.rpartition(": ")[2]) for text in page.timeline.told) == 600
    assert page.who.told[0].startswith("+7")
    assert "→" in page.who.told[0]
    ink = QColor(theme.colours().accent).rgb()
    for key, picture in (("when", page.timeline), ("who", page.who)):
        qtbot.mouseClick(page.views.button(key), Qt.MouseButton.LeftButton)
        seen = picture.grab().toImage()
        drawn = sum(
            seen.pixel(x, y) == ink
            for x in range(0, seen.width(), 2)
            for y in range(0, seen.height(), 2)
        )
        assert drawn > 50, key


def test_what_is_seen_is_kept_by_a_signed_act(page: TablePage, desk: Desk, qtbot: QtBot) -> None:
    page.rows.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    settle(page, qtbot)

    page.keep.click()
    qtbot.waitUntil(lambda: page.review is not None, timeout=20_000)
    assert page.review is not None
    panel = page.review.panel
    panel.choose_role("INV")
    qtbot.waitUntil(lambda: panel.can_sign, timeout=20_000)
    assert len(panel.previews) == 3
    with qtbot.waitSignal(desk.news.recorded, timeout=30_000) as recorded:
        panel.sign()
    types = [each.event.type for each in recorded.args[0].appended]
    assert types == ["artifact.verified", "artifact.derived", "artifact.hashed"]
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_nothing_is_left_of_a_table_that_was_let_go(page: TablePage, desk: Desk) -> None:
    assert list(desk.station.folder.glob(f"{TABLE_PREFIX}*"))
    page.leave()
    assert not list(desk.station.folder.glob(f"{TABLE_PREFIX}*"))
