from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from custody.domain.events import Draft
from custody.event_filter import EventFilter
from custody.ledger.ledger import Ledger
from custody.queries import Queries
from tests.custody.ledger.station import KEYS, Station, note_event, open_case, order_erasure
from ui.jobs import Jobs
from ui.models.ledger_model import FIRST_ROWS, PAGES_KEPT, Column, LedgerModel

NOTES = 406


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Station(tmp_path / "ledger").create()
    with made.writing() as writer:
        open_case(writer)
        open_case(writer, "C-2")
        for number in range(NOTES):
            case = "C-2" if number % 7 == 0 else "C-1"
            note_event(writer, case, f"remark {number}", items=("ITM-1",) if number % 2 else ())
    yield made
    made.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    lanes.close()


@pytest.fixture
def model(ledger: Ledger, jobs: Jobs) -> LedgerModel:
    return LedgerModel(Queries(ledger), jobs, "+05:00")


def ask(qtbot: QtBot, model: LedgerModel, of: EventFilter) -> None:
    with qtbot.waitSignal(model.settled):
        model.show_events(of)


def shown(model: LedgerModel) -> list[int]:
    return [model.index_of(row) for row in range(model.rowCount())]


def told(model: LedgerModel, row: int, column: Column) -> object:
    return model.index(row, column).data()


def test_the_model_keeps_the_contract_of_models(
    model: LedgerModel, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    qtmodeltester.check(model)
    ask(qtbot, model, EventFilter(case="C-2"))
    qtmodeltester.check(model)


def test_without_a_filter_every_event_has_its_row_from_either_end(model: LedgerModel) -> None:
    size = NOTES + 7
    assert shown(model) == list(range(size))[::-1]
    assert told(model, 0, Column.INDEX) == str(size - 1)
    assert told(model, 0, Column.CASE) == "C-1"
    assert told(model, 0, Column.PERSON) == "inv"
    assert told(model, 0, Column.WHAT) == "Note added"
    model.show_events(EventFilter(), newest_first=False)
    assert shown(model) == list(range(size))
    assert told(model, 6, Column.WHAT) == "Case opened"
    assert model.row_of(6) == 6
    assert model.row_of(size) is None


def test_the_first_screen_of_a_search_comes_before_the_rest(
    model: LedgerModel, qtbot: QtBot
) -> None:
    counts: list[int] = []
    model.modelReset.connect(lambda: counts.append(model.rowCount()))
    model.rowsInserted.connect(lambda: counts.append(model.rowCount()))
    ask(qtbot, model, EventFilter(words="rem"))
    assert counts == [FIRST_ROWS, NOTES]
    assert model.is_settled
    assert shown(model) == sorted(shown(model), reverse=True)
    row = model.event_row(NOTES - 1)
    assert row is not None
    assert row.summary == "I note: remark 0"


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_filter_shows_what_fits_and_finds_its_rows(
    model: LedgerModel, qtbot: QtBot, newest_first: bool
) -> None:
    with qtbot.waitSignal(model.settled):
        model.show_events(EventFilter(case="C-2"), newest_first=newest_first)
    rows = [model.event_row(row) for row in range(model.rowCount())]
    assert len(rows) == NOTES // 7 + 1
    assert {row.case for row in rows if row is not None} == {"C-2"}
    indices = shown(model)
    assert indices == sorted(indices, reverse=newest_first)
    assert model.row_of(indices[3]) == 3
    assert model.row_of(5) is None  # of the other case


def test_an_answer_to_a_question_asked_before_is_dropped(model: LedgerModel, qtbot: QtBot) -> None:
    model.show_events(EventFilter(words="remark"))
    model.show_events(EventFilter(case="C-2"))
    ask(qtbot, model, EventFilter(words="remark 399"))
    qtbot.waitUntil(lambda: model.is_settled)
    assert [row.summary for row in [model.event_row(0)] if row] == ["I note: remark 399"]
    assert model.rowCount() == 1


def test_appended_events_come_in_without_a_reset(
    model: LedgerModel, ledger: Ledger, qtbot: QtBot
) -> None:
    ask(qtbot, model, EventFilter(case="C-2"))
    before = model.rowCount()
    with ledger.writing() as writer:
        note_event(writer, "C-2", "newer")
        note_event(writer, "C-1", "of the other case")
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.events_appended()
    assert model.rowCount() == before + 1
    row = model.event_row(0)
    assert row is not None
    assert row.summary == "I note: newer"
    model.show_events(EventFilter(), newest_first=False)
    size = model.rowCount()
    with ledger.writing() as writer:
        note_event(writer, "C-1", "the last")
    model.events_appended()
    assert model.rowCount() == size + 1
    assert model.index_of(size) == size


def test_an_erased_event_keeps_its_row(model: LedgerModel, ledger: Ledger) -> None:
    with ledger.writing() as writer:
        victim = writer.append(
            Draft("event.annotated", {"target": "case"}, "INV", case="C-1"), KEYS["inv"]
        )
    order = order_erasure(ledger, victim.index, "opening")
    with ledger.writing() as writer:
        writer.erase(order, KEYS["sup"], "SUP")
    model.show_events(EventFilter(), newest_first=False)
    assert told(model, victim.index, Column.INDEX) == str(victim.index)
    assert told(model, victim.index, Column.TOLD) == "Erased by order."
    assert told(model, victim.index, Column.CASE) == ""
    assert told(model, victim.index + 1, Column.WHAT) != ""


def test_few_pages_are_kept_however_far_one_scrolls(model: LedgerModel) -> None:
    for row in range(0, model.rowCount(), 10):
        assert model.index(row, Column.WHAT).data(Qt.ItemDataRole.DisplayRole)
    assert len(model._pages) <= PAGES_KEPT


def test_a_question_that_fails_is_told(
    model: LedgerModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr(Queries, "event_indices", broken)
    with qtbot.waitSignal(model.failed) as failed:
        model.show_events(EventFilter(words="x"))
    assert failed.args is not None
    assert str(failed.args[0]) == "disk gone"
    assert model.is_settled
