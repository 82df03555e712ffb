"""The small widgets of which pages are made."""

import gc
import time

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from custody.progress import Progress
from ui.jobs import Job, Jobs
from ui.models.rows_model import Column
from ui.widgets.banner import Banner
from ui.widgets.big_button import BigButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.rows_table import RowsTable
from ui.widgets.search_field import SearchField
from ui.widgets.status_badge import TONES, StatusBadge
from ui.widgets.stepper import Stepper
from ui.widgets.toast import Toast


def buttons(widget: QWidget) -> list[QToolButton | QPushButton]:
    return [*widget.findChildren(QToolButton), *widget.findChildren(QPushButton)]


@pytest.mark.parametrize("tone", TONES)
def test_badge_has_a_word_beside_its_colour(qtbot: QtBot, tone: str) -> None:
    badge = StatusBadge("neutral", "")
    qtbot.addWidget(badge)
    badge.show_state(tone, "verified")
    assert badge.text() == badge.accessibleName() == "verified"
    assert badge.tone() == tone


def test_banner_tells_acts_and_is_dismissed(qtbot: QtBot) -> None:
    banner = Banner("warn", can_dismiss=True)
    qtbot.addWidget(banner)
    banner.set_words("The clock is off", "Set it.", "Check")
    banner.show()
    assert banner.words() == "The clock is off Set it."
    (action,) = [each for each in banner.findChildren(QPushButton) if each.text() == "Check"]
    close = banner.findChildren(QToolButton)[0]
    with qtbot.waitSignal(banner.acted):
        action.click()
    with qtbot.waitSignal(banner.dismissed):
        close.click()
    assert banner.isHidden()


def test_banner_without_an_action_has_no_button(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.set_words("Only words", "")
    assert banner.findChildren(QPushButton)[0].isHidden()


def test_empty_room_offers_its_button(qtbot: QtBot) -> None:
    empty = EmptyState("case")
    qtbot.addWidget(empty)
    empty.set_words("No case yet", "Open the first.", "Open a case")
    (button,) = empty.findChildren(QPushButton)
    assert button.accessibleName() == "Open a case"
    with qtbot.waitSignal(empty.acted):
        button.click()
    empty.set_words("No case yet", "")
    assert button.isHidden()


def test_stepper_goes_back_to_what_is_done_only(qtbot: QtBot) -> None:
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.resize(900, 40)
    stepper.set_steps(["Basis", "Scene", "Items", "Review"])
    stepper.set_current(2)
    stepper.show()
    chosen: list[int] = []
    stepper.chosen.connect(chosen.append)
    middle = stepper.rect().center().y()
    stepper.setFocus()
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=stepper.rect().center())
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(8, middle))
    assert 0 in chosen
    assert all(index < 2 for index in chosen)
    chosen.clear()
    QTest.keyClick(stepper, Qt.Key.Key_Left)
    assert chosen == [1]
    assert "Items" in stepper.accessibleName()


def test_narrow_stepper_keeps_the_title_of_the_present_step(qtbot: QtBot) -> None:
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.set_steps([f"A rather long title {number}" for number in range(8)])
    stepper.set_current(8)
    assert "done" in stepper.accessibleName()
    stepper.set_current(3)
    stepper.resize(420, 40)
    assert not stepper.grab().isNull()


def test_search_waits_for_a_pause_and_escape_empties_it(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "ITM-01 ")
    assert told == ["ITM-01"]
    with qtbot.waitSignal(field.searched):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["ITM-01", ""]


def test_huge_paste_into_the_search_is_bounded(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    field.paste()
    assert len(field.text()) <= 200


def test_big_button_is_named_by_its_title(qtbot: QtBot) -> None:
    button = BigButton("seizure")
    qtbot.addWidget(button)
    button.set_words("Log a seizure", "From basis to protocol")
    assert button.accessibleName() == button.title() == "Log a seizure"
    assert button.accessibleDescription() == "From basis to protocol"
    assert button.sizeHint().height() >= 40


def test_a_card_shows_its_title(qtbot: QtBot) -> None:
    card = Card("Items")
    qtbot.addWidget(card)
    card.show()
    (title,) = card.findChildren(QLabel)
    assert title.isVisible()
    card.set_title("")
    assert not title.isVisible()


def test_toast_goes_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(window)
    toast._end.setInterval(1)
    toast.tell("Recorded")
    assert toast.isVisible()
    assert toast.words() == "Recorded"
    qtbot.waitUntil(toast.isHidden)


# ---- progress ----


def held(job_started: list[Progress]) -> Job:
    """A job whose reports a test makes itself."""

    def work(progress: Progress) -> None:
        job_started.append(progress)
        for done in range(0, 1000, 100):
            progress(done, 1000)
            time.sleep(0)
        progress(1000, 1000)

    return Job(work, "Copying")


def test_bar_rounds_down_and_is_full_only_when_all_is_done(qtbot: QtBot) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    job = Job(lambda _: None, "Copying")
    bar.follow(job)
    job._tell("progressed", (999_999, 1_000_000))
    assert bar.value() == 999
    job._tell("progressed", (1_000_000, 1_000_000))
    assert bar.value() == 1000
    assert "1.0 MB" in bar.told().replace("\u00a0", " ")


def test_rate_and_time_left_are_told_once_they_rest_on_something(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("ui.widgets.progress_bar.time.monotonic", lambda: now[0])
    bar = ProgressBar()
    qtbot.addWidget(bar)
    job = Job(lambda _: None, "Copying")
    bar.follow(job)
    job._tell("progressed", (0, 10_000_000))
    assert "/s" not in bar.told()
    now[0] += 2
    job._tell("progressed", (4_000_000, 10_000_000))
    told = bar.told().replace("\u00a0", " ")
    assert "2.0 MB/s" in told
    assert "3 second" in told


def test_pause_and_cancel_reach_the_job(qtbot: QtBot) -> None:
    started: list[Progress] = []
    jobs = Jobs()
    job = held(started)
    job.pause()
    bar = ProgressBar(job)
    qtbot.addWidget(bar)
    assert "Go on" in bar._pause.accessibleName()
    bar._pause.click()
    states = [job.is_paused]
    bar._pause.click()
    assert [*states, job.is_paused] == [False, True]
    with qtbot.waitSignal(job.cancelled):
        jobs.read(job)
        bar._cancel.click()
    jobs.close()


def test_what_writes_has_no_buttons(qtbot: QtBot) -> None:
    job = Job(lambda _: None, "Signing")
    job.can_cancel = False
    bar = ProgressBar(job)
    qtbot.addWidget(bar)
    assert bar._pause.isHidden()
    assert bar._cancel.isHidden()


def test_widgets_take_another_language_and_theme(qtbot: QtBot, qapp: QApplication) -> None:
    for widget in (Banner(can_dismiss=True), ProgressBar(), Stepper()):
        qtbot.addWidget(widget)
        for kind in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            qapp.sendEvent(widget, QEvent(kind))
        assert all(button.accessibleName() for button in buttons(widget) if button.isVisible())


def test_a_flow_forgets_what_was_deleted_and_keeps_what_is_new(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    flow = Flow()
    room.setLayout(flow)
    room.show()
    for _ in range(50):
        made = [QPushButton(str(number)) for number in range(4)]
        for button in made:
            flow.addWidget(button)
            button.show()
        assert flow.heightForWidth(10) > 3 * made[0].sizeHint().height()
        for button in made:
            shiboken6.delete(button)
        assert flow.count() == 0
        del made, button
        gc.collect()


def test_search_field_lets_other_keys_through(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "Ұ")
    QApplication.sendEvent(field, press)
    assert field.text() == "Ұ"


def test_a_column_is_as_broad_as_its_words_until_somebody_chooses(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.resize(800, 300)
    asked: list[str] = []

    def tell(row: str) -> str:
        asked.append(row)
        return row

    table.set_words("Rows", "None.", [Column("Id", tell, 300), Column("Told", str)])
    header = table.table.horizontalHeader()
    table.show_rows(["A" * 200])
    assert asked == []  # nobody sees them yet
    table.show()
    assert header.sectionSize(0) == 300  # at most
    table.show_rows(["ITM-01"])
    fitted = header.sectionSize(0)
    assert table.fontMetrics().horizontalAdvance("ITM-01") < fitted < 150
    header.resizeSection(0, 222)
    table.show_rows(["ITM-01", "ITM-02"])
    assert header.sectionSize(0) == 222


def test_a_column_that_takes_what_is_left_is_never_squeezed_to_nothing(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.resize(500, 300)
    columns = [Column(name, str, 200) for name in ("One", "Two")]
    table.set_words("Rows", "None.", [columns[0], Column("Told", str), columns[1]])
    table.show_rows(["a word that takes more than two hundred"])
    table.show()
    header = table.table.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(1) >= 112, timeout=20_000)
    assert header.sectionSize(0) + header.sectionSize(2) < 400


def test_a_column_that_takes_what_is_left_has_room_for_its_title(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.resize(500, 300)
    title = "Name or kind of it"
    columns = [Column("One", str, 200), Column(title, str), Column("Two", str, 200)]
    table.set_words("Rows", "None.", columns)
    table.show_rows(["a word that takes more than two hundred"])
    table.show()
    header = table.table.horizontalHeader()
    needed = table.table.title_width(title)
    assert needed > 112
    qtbot.waitUntil(lambda: header.sectionSize(1) >= needed, timeout=20_000)


def test_what_a_column_gave_while_there_was_little_room_it_gets_back(qtbot: QtBot) -> None:
    table = RowsTable()
    qtbot.addWidget(table)
    table.resize(300, 300)
    table.set_words("Rows", "None.", [Column("Words", str), Column("When", str, 200)])
    table.show_rows(["22.05.2026, 09:20 and more"])
    table.show()
    header = table.table.horizontalHeader()
    narrow = header.sectionSize(1)
    table.resize(900, 300)
    qtbot.waitUntil(lambda: header.sectionSize(1) > narrow, timeout=20_000)
    header.resizeSection(1, 120)
    table.resize(950, 300)
    qtbot.waitUntil(lambda: table.width() == 950)
    assert header.sectionSize(1) == 120, "somebody chose it"
