"""Ticks for categories of data: one row for all files, own rows where they differ."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.categories_model import CategoriesModel

TRAFFIC, CONTENT = 2, 3


def made() -> CategoriesModel:
    model = CategoriesModel()
    model.set_words("File", "All files", "not covered", "covered")
    model.show_files(["a.csv", "b.json"])
    model.uncovered = lambda held: frozenset(held) - {"traffic"}
    return model


def tick(model: CategoriesModel, row: int, column: int) -> bool:
    index = model.index(row, column)
    return model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_model_is_one(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(made())


def test_a_file_has_what_all_have_until_its_own_is_set(qtbot: QtBot) -> None:
    model = made()
    assert model.unclassified() == ["a.csv", "b.json"]
    assert tick(model, 0, TRAFFIC)
    assert model.own() == {}
    assert tick(model, 2, CONTENT)
    assert model.own() == {1: ("traffic", "content")}
    assert model.beyond() == {"content": 1}
    assert model.data(model.index(2, 5)) == "not covered"
    assert model.data(model.index(1, 5)) == "covered"
    assert tick(model, 2, CONTENT), "ticked already: nothing turns"
    assert model.beyond() == {"content": 1}
    model.toggle(2, "content")
    assert model.own() == {}


def test_only_ticks_can_be_set_and_other_files_begin_anew(qtbot: QtBot) -> None:
    model = made()
    assert not tick(model, 1, 0)
    assert not model.setData(model.index(1, TRAFFIC), "text")
    tick(model, 1, TRAFFIC)
    model.show_files(["other.csv"])
    assert model.held(0) == frozenset()
