from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui import theme
from ui.models.rows_model import Column, RowsModel, instants
from ui.widgets.rows_table import RowsTable


@dataclass(frozen=True)
class Row:
    name: str
    size: int


ROWS = (Row("b", 2), Row("a", 10), Row("c", 1))


def columns() -> list[Column[Row]]:
    return [
        Column("Name", lambda row: row.name, 80, tone=lambda row: "danger" * (row.name == "b")),
        Column("Size", lambda row: f"{row.size} B", 80, lambda row: row.size, is_number=True),
    ]


def test_the_model_keeps_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    model: RowsModel[Row] = RowsModel()
    qtmodeltester.check(model)
    model.set_columns(columns())
    model.show_rows(ROWS)
    qtmodeltester.check(model)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Size"
    assert model.index(1, 1).data() == "10 B"
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) == QColor(theme.colours().danger)
    assert model.index(1, 0).data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_table_sorts_by_values_and_opens_the_row_that_is_seen(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.set_words("Things", "No things.", columns())
    table.show_rows(ROWS)
    table.resize(400, 300)
    table.show()
    table.table.setCurrentIndex(table.table.model().index(1, 0))
    table.show_rows(tuple(ROWS))
    assert table.table.currentIndex().row() == 1  # the same rows: the place is kept
    table.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    seen = [table.table.model().index(row, 0).data() for row in range(3)]
    assert seen == ["c", "b", "a"]
    at = table.table.visualRect(table.table.model().index(2, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [ROWS[1]]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_a_key_that_moves_to_another_row_tells_which(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.set_words("Things", "No things.", columns())
    table.show_rows(ROWS)
    table.show()
    table.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    with qtbot.assertNotEmitted(table.reached), qtbot.assertNotEmitted(table.opened):
        table.point_at(ROWS[0])
    assert table.table.currentIndex().data() == "b"
    with qtbot.waitSignal(table.reached) as reached, qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table.table, Qt.Key.Key_Down)
    assert reached.args == [ROWS[1]]
    with qtbot.assertNotEmitted(table.reached):
        qtbot.keyClick(table.table, Qt.Key.Key_Down)  # it is the last


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.set_words("Things", "No things.", columns())
    table.show_rows(())
    table.show()
    assert not table.table.isVisible()
    assert table._empty.text() == "No things."
    assert table._empty.isVisible()


def test_an_instant_is_told_to_the_second_and_in_utc_to_whoever_points_at_it() -> None:
    model: RowsModel[str] = RowsModel()
    model.set_columns([instants("When", lambda row: row or None, "+05:00", 80)])
    model.show_rows(["2026-03-18T02:05:10.000Z", ""])
    told, none = (model.index(row, 0) for row in range(2))
    assert told.data().endswith("07:05")
    local, utc = told.data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert local.endswith("07:05:10 (UTC+05:00)")
    assert utc.endswith("02:05:10 UTC")
    assert none.data(Qt.ItemDataRole.ToolTipRole) is None


def test_words_that_warn_have_a_drawing_beside_them_once_a_row(qtmodeltester: ModelTester) -> None:
    model: RowsModel[str] = RowsModel()
    toned: list[Column[str]] = [Column(title, str, tone=str) for title in ("Tone", "Again")]
    number: Column[str] = Column("Number", str, tone=str, is_number=True)
    model.set_columns([number, *toned])
    model.show_rows(["danger", "warn", "muted", ""])
    role = Qt.ItemDataRole.DecorationRole
    drawn = [
        [model.index(row, column).data(role) is not None for column in range(3)] for row in range(4)
    ]
    assert drawn == [[False, True, False]] * 2 + [[False] * 3] * 2
    qtmodeltester.check(model)
