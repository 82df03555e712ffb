from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from custody.event_filter import EventFilter
from ui import theme
from ui.widgets.ledger_filter import LedgerFilter


def made(qtbot: QtBot) -> LedgerFilter:
    filters = LedgerFilter("+05:00")
    qtbot.addWidget(filters)
    filters.offer(["C-1", "C-2"], ["ALM", "BOL"])
    return filters


def test_words_wait_until_typing_rests(qtbot: QtBot) -> None:
    filters = made(qtbot)
    told: list[EventFilter] = []
    filters.changed.connect(told.append)
    with qtbot.waitSignal(filters.changed):
        qtbot.keyClicks(filters.words, "laptop")
    assert told == [EventFilter(words="laptop")]


def test_each_choice_is_part_of_the_question(qtbot: QtBot) -> None:
    filters = made(qtbot)
    filters.case.setCurrentText("C-2")
    filters.person.setCurrentText("BOL")
    filters.type.setCurrentText("Item sealed")
    filters.since.setDate(QDate(2026, 3, 2))
    filters.until.setDate(QDate(2026, 3, 2))
    assert filters.filter == EventFilter(
        case="C-2",
        type="item.sealed",
        person="BOL",
        recorded_from="2026-03-01T19:00:00.000Z",
        recorded_before="2026-03-02T19:00:00.000Z",
    )


def test_new_choices_keep_what_is_chosen_and_tell_nothing(qtbot: QtBot) -> None:
    filters = made(qtbot)
    filters.case.setCurrentText("C-2")
    with qtbot.assertNotEmitted(filters.changed):
        filters.offer(["C-0", "C-1", "C-2"], ["ALM"])
    assert filters.filter == EventFilter(case="C-2")


def test_show_all_asks_for_everything_at_once(qtbot: QtBot) -> None:
    filters = made(qtbot)
    filters.ask(EventFilter(case="C-1", words="x"))
    assert filters.filter == EventFilter(case="C-1", words="x")
    told: list[EventFilter] = []
    filters.changed.connect(told.append)
    filters.clear.click()
    assert told == [EventFilter()]


def test_its_second_line_is_whole(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    room = QWidget()
    qtbot.addWidget(room)
    filters = LedgerFilter("+05:00")
    layout = QVBoxLayout(room)
    layout.addWidget(filters)
    layout.addStretch(1)
    theme.dress(room)
    room.resize(600, 300)
    room.show()
    assert filters.until.y() > filters.words.y(), "as narrow a window breaks the line"
    assert filters.until.geometry().bottom() <= filters.rect().bottom()
    assert filters.until.height() == filters.type.height() == filters.type.sizeHint().height()
