"""The main window: rooms, runs, notices, languages, and the end."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from custody.domain.commands import Command
from custody.errors import IntegrityError
from custody.ledger.alarm import Alarm, AlarmKind, Head
from custody.progress import Progress
from custody.service import Act
from tests.ui.conftest import sit_down
from ui import rooms, theme, translations
from ui.desk import Desk
from ui.dialogs.fault import FaultDialog
from ui.dialogs.unlock import UnlockDialog
from ui.jobs import Job
from ui.models.audit import audit
from ui.pages.help import HelpPage
from ui.runs.frame import Frame
from ui.runs.hand_over import HandOver
from ui.windows.finder import Finder
from ui.windows.health import ClockState, Health, read_health
from ui.windows.main import MainWindow, is_bundle


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    translations.choose(qapp, "en")
    theme.install(qapp, theme.Scheme.LIGHT)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    see_health(made, qtbot)
    yield made
    translations.choose(qapp, "en")
    theme.choose(qapp, theme.Scheme.LIGHT)


def see_health(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.watch.health.is_open, timeout=20_000)


def test_first_room_is_shown_and_marked(window: MainWindow) -> None:
    first = rooms.ROOMS[0]
    assert isinstance(window.page(), first.load())
    assert window.rail._buttons[first.name].isChecked()
    assert "Custody" in window.windowTitle()


def test_every_room_of_the_rail_is_entered_by_a_click(window: MainWindow) -> None:
    names = [room.name for room in rooms.ROOMS if room.icon]
    assert set(window.rail.names()) == set(names)
    for name in names:
        window.rail._buttons[name].click()
        assert getattr(window.page(), "name", "") == name
        assert window.rail._buttons[name].isChecked()


def test_every_room_and_run_has_words() -> None:
    assert {room.name for room in rooms.ROOMS if room.icon} <= rooms.room_words().keys()
    names = [room.name for room in rooms.ROOMS]
    assert len(names) == len(set(names))
    assert not rooms.ALIASES.keys() & set(names)
    runs = [run.name for run in rooms.RUNS]
    assert len(runs) == len(set(runs))


@pytest.mark.parametrize("place", [*rooms.ROOMS, *rooms.RUNS], ids=lambda place: place.where)
def test_rooms_and_runs_are_named_in_the_list_as_by_themselves(
    place: rooms.Room | rooms.Guide,
) -> None:
    made = place.load()
    assert (made.name, made.icon) == (place.name, place.icon)


def test_window_opens_without_importing_every_room() -> None:
    code = (
        "import sys, ui.windows.main\n"
        "print(*(name for name in sys.modules if name.startswith(('ui.runs.', 'ui.forms.'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_back_leads_through_the_rooms_that_were_shown(window: MainWindow) -> None:
    window.go("ledger", 3)
    window.go("help", "verdicts")
    window.go("settings")
    window.back()
    page = window.page()
    assert isinstance(page, HelpPage)
    assert page.shown() == "verdicts"
    window.back()
    assert getattr(window.page(), "name", "") == "ledger"
    window.back()
    assert isinstance(window.page(), rooms.ROOMS[0].load())
    assert not window.bar._back.isEnabled()


def test_a_page_within_a_room_marks_that_room(window: MainWindow) -> None:
    window.go("item", "ITM-01")
    assert window.rail._buttons["cases"].isChecked()


def test_an_event_is_shown_by_whoever_shows_events(window: MainWindow) -> None:
    window.go("event", 5)
    assert getattr(window.page(), "name", "") in {"event", "ledger"}


def test_language_is_switched_at_once_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.go("settings")
    buttons = {button.objectName(): button for button in window.bar._languages.buttons()}
    for code in ("kk", "ru", "en"):
        buttons[code].click()
        assert translations.language() == code
        assert window.desk.settings.language == code
        assert buttons[code].isChecked()
    assert window.rail._buttons["settings"].accessibleName() == "Settings"


def test_colours_are_switched_at_once_and_remembered(window: MainWindow) -> None:
    window.choose_scheme(theme.Scheme.DARK)
    assert theme.colours() is theme.DARK
    assert window.desk.settings.scheme is theme.Scheme.DARK


def test_what_is_to_be_recorded_is_not_asked_twice(window: MainWindow, qtbot: QtBot) -> None:
    sit_down(window.desk, qtbot, "ALM")
    window.go("run:record", {"case": "EX-26-0417", "command": "case.assign"})
    frame = window.page()
    assert isinstance(frame, Frame)
    assert frame.at == 1
    assert window.desk.drafts.all() == []
    window.go("run:record", {"case": "EX-26-0417", "command": "artifact.copy"})
    frame = window.page()
    assert isinstance(frame, Frame)
    assert frame.at == 0, "what cannot be recorded says why"


def test_a_run_asks_for_the_key_first_and_then_stands_in_the_rail(
    window: MainWindow, qtbot: QtBot, passphrase: str
) -> None:
    window.go("run:record", {"case": "EX-26-0417", "command": "search.start"})
    (dialog,) = window.findChildren(UnlockDialog)
    assert dialog.who.currentData() == "ALM", "the first who may record it"
    dialog.passphrase.setText(passphrase)
    with qtbot.waitSignal(dialog.accepted):
        dialog.unlock.click()
    frame = window.page()
    assert isinstance(frame, Frame)
    key = frame.run.key
    assert window.rail._buttons[key].isChecked()
    window.go("help")
    window.rail._buttons[key].click()
    assert window.page() is frame
    assert window.rail._buttons[key].toolTip() == "Search started: EX-26-0417"
    assert window.rail._buttons[key].text().endswith("\n  EX-26-0417")
    frame.leave()
    assert key not in window.rail._buttons
    assert isinstance(window.page(), HelpPage)


def test_many_open_runs_scroll_and_crowd_nothing(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "ALM")
    window.resize(1024, 680)
    frames = []
    for event in range(12):
        window.go("run:annotate", {"event": event})
        frame = window.page()
        assert isinstance(frame, Frame)
        frames.append(frame)
    rail = window.rail
    assert rail._open_title.text().startswith("12 ")

    def is_seen(key: str) -> bool:
        entry = rail._buttons[key]
        return entry.visibleRegion().boundingRect() == entry.rect()

    qtbot.waitUntil(lambda: is_seen(frames[-1].run.key))
    assert not is_seen(frames[0].run.key)
    rail._buttons[frames[0].run.key].click()
    qtbot.waitUntil(lambda: is_seen(frames[0].run.key))
    for name in rail.names():
        assert is_seen(name), name
    for frame in frames:
        frame.leave()
    assert rail._open_title.isHidden()


def test_a_run_that_nobody_unlocks_does_not_begin(window: MainWindow) -> None:
    desk = window.desk
    desk.settings.keep_worked(desk.station.ledger.trust.origin, "DIN")
    window.go("run:record", {"case": "EX-26-0417"})
    (dialog,) = window.findChildren(UnlockDialog)
    assert dialog.who.currentData() == "DIN", "who worked here last"
    dialog.reject()
    assert not isinstance(window.page(), Frame)


def test_strip_tells_size_checkpoint_audit_clock_and_person(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.outside.changed):
        desk.outside.look()
    words = window.strip.words()
    assert f"{desk.queries.size()}" in words["ledger"]
    assert "checkpoint" in words["seal"]
    assert window.strip._labels["seal"].toolTip().endswith(" UTC")
    assert "never" in words["verify"]
    assert words["stamp"].startswith("no outside proof for")
    assert window.strip.outside.property("role") == "danger"
    assert words["person"] == "locked"
    sit_down(desk, qtbot, "ALM")
    assert window.strip.words()["person"].startswith("ALM")
    job = Job(lambda progress: audit(desk.station, progress))
    job.succeeded.connect(lambda done: desk.news.audited.emit(done.ledger))
    with qtbot.waitSignal(job.finished, timeout=30_000):
        desk.jobs.read(job)
    assert window.strip.words()["verify"].startswith("verified")
    assert window.strip._labels["verify"].toolTip().endswith(" UTC")
    kept = desk.settings.audited(desk.station.ledger.trust.origin)
    assert kept is not None
    assert kept[1]


def health_with(desk: Desk, **more: object) -> Health:
    plain = read_health(desk)
    given = {name: getattr(plain, name) for name in Health.__slots__}
    return Health(**{**given, **more})


@pytest.mark.parametrize("kind", AlarmKind)
def test_an_alarm_stays_until_it_is_over(
    window: MainWindow, desk: Desk, qtbot: QtBot, kind: AlarmKind
) -> None:
    alarm = Alarm(kind, Head(200, b"a" * 32), Head(181, b"b" * 32))
    window.banners.show_health(health_with(desk, alarm=alarm))
    assert window.banners.alarm.isVisible()
    assert "read only" in window.banners.alarm.words()
    assert "200" in window.banners.alarm.words()
    window.banners.alarm.acted.emit()
    page = window.page()
    assert isinstance(page, HelpPage)
    assert page.shown() == "alarm"
    window.watch.look()
    see_health(window, qtbot)
    assert window.banners.alarm.isHidden()


def test_a_leaf_that_was_changed_is_told_and_nothing_is_signed_on_top(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(desk.station.folder / "ledger.db")) as db:
        (trigger,) = db.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'leaf_update'"
        ).fetchone()
        db.execute("DROP TRIGGER leaf_update")
        db.execute("UPDATE leaf SET data = zeroblob(33) WHERE idx = 2")
        db.execute(trigger)
        db.commit()
    window.watch.recompute()
    qtbot.waitUntil(window.banners.damage.isVisible)
    assert "read only" in window.banners.damage.words()
    with pytest.raises(IntegrityError), desk.station.ledger.writing():
        raise AssertionError("nothing is signed on top of a damaged ledger")


def test_cases_are_folded_aside_before_anybody_asks(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    (row,) = desk.queries.cases()
    window.watch.fold_cases()
    jobs = desk.jobs.running
    qtbot.waitUntil(lambda: not set(jobs) & set(desk.jobs.running))
    assert desk.cases._service._state._cases[row.id].next_index > 0
    assert desk.cases.state(row.id).opened


def test_much_that_was_recorded_is_folded_before_it_is_told(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit_down(desk, qtbot, "ALM")
    target, signer, (row,) = desk.queries.event(30).event, desk.people.signer, desk.queries.cases()
    assert target is not None
    assert signer is not None
    told: list[int] = []
    folded = desk.cases._service._state._cases
    desk.news.recorded.connect(lambda _receipt: told.append(folded[row.id].next_index))
    for much in (10**6, 0):
        monkeypatch.setattr("ui.cases._MUCH", much)
        fields = {"event": target.id, "text": "a remark", "clock_warning": True}
        act = Act(Command("event.annotate", fields, row.id, role="INV"), signer)
        desk.cases.state(row.id)
        with qtbot.waitSignal(desk.news.recorded, timeout=20_000):
            desk.execute([act], then=lambda _receipt: None, failed=desk.drafts.failed.emit)
    size = desk.queries.size()
    assert told == [size - 2, size]  # the first is left to whoever asks


def test_a_sound_ledger_is_computed_without_a_word(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.watch.recompute()
    job = desk.jobs.running[-1]
    qtbot.waitSignal(job.finished).wait()
    assert window.banners.damage.isHidden()


def test_a_doubtful_clock_is_told_until_it_is_dismissed_and_again_when_it_changes(
    window: MainWindow, desk: Desk
) -> None:
    banner = window.banners.clock
    window.banners.show_health(health_with(desk, clock=ClockState.BEHIND))
    assert "set back" in banner.words()
    (close,) = [each for each in banner.findChildren(QToolButton) if each.isVisible()]
    close.click()
    window.banners.show_health(health_with(desk, clock=ClockState.BEHIND))
    assert banner.isHidden()
    window.banners.show_health(health_with(desk, clock=ClockState.OFF))
    assert banner.isVisible()
    assert "is off" in banner.words()
    window.strip.show_health(health_with(desk, clock=ClockState.OFF))
    assert "off" in window.strip.words()["clock"]


def test_a_demonstration_and_a_lost_draft_are_told(window: MainWindow, desk: Desk) -> None:
    window.banners.show_health(health_with(desk, is_demonstration=True))
    assert window.banners.demonstration.isVisible()
    desk.drafts.failed.emit(OSError("no room"))
    assert window.banners.drafts.isVisible()


def test_a_missing_language_file_leaves_english_and_says_so(
    window: MainWindow,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.translations.path", lambda name: tmp_path / name)
    translations.choose(qapp, "kk")
    window.watch.look()
    see_health(window, qtbot)
    assert window.banners.language.isVisible()
    assert window.rail._buttons["help"].accessibleName() == "Help"
    monkeypatch.undo()
    translations.choose(qapp, "en")
    window.watch.look()
    see_health(window, qtbot)
    assert window.banners.language.isHidden()


def test_menus_name_every_action_and_no_shortcut_twice(window: MainWindow) -> None:
    actions = window.menus.actions()
    assert all(action.text() for action in actions)
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+K", "F1", "Ctrl+O", "Ctrl+L", "Ctrl+Q"} <= set(keys)


def test_help_opens_on_what_is_shown(window: MainWindow) -> None:
    window.go("ledger")
    window.help()
    page = window.page()
    assert isinstance(page, HelpPage)
    assert page.shown() == "ledger"


def test_search_finds_rooms_items_and_words_and_goes_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.search()
    (finder,) = window.findChildren(Finder)
    finder.field.setText("ITM-01")
    qtbot.waitUntil(lambda: finder.list.count() > 0 and "ITM-01" in finder.list.item(0).text())
    with qtbot.waitSignal(finder.go) as went:
        qtbot.keyClick(finder.field, Qt.Key.Key_Down)
        qtbot.keyClick(finder.field, Qt.Key.Key_Up)
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert went.args == ["item", "ITM-01"]
    window.search()
    finder = window.findChildren(Finder)[-1]
    finder.field.setText("settin")
    qtbot.waitUntil(lambda: finder.list.count() > 0 and "Settings" in finder.list.item(0).text())
    finder._on_chosen(finder.list.item(0))
    assert getattr(window.page(), "name", "") == "settings"


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))


def test_dropped_bundles_are_opened_and_other_files_verified(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[tuple[str, object]] = []
    monkeypatch.setattr(window, "go", lambda name, argument=None: went.append((name, argument)))
    bundle, photo = tmp_path / "bundle", tmp_path / "photo.jpg"
    bundle.mkdir()
    (bundle / "bagit.txt").touch()
    photo.touch()
    assert is_bundle(bundle)
    assert is_bundle(tmp_path / "b.ZIP")
    assert not is_bundle(tmp_path)
    drop(window, bundle)
    drop(window, photo)
    assert went == [("open_bundle", bundle), ("verify", [photo])]


def press(words: str) -> None:
    """Press a button of the box that is about to open."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.findChildren(QPushButton) if each.text() == words).click()

    QTimer.singleShot(0, act)


def test_closing_with_a_job_running_asks(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(1, 2)

    job = Job(work, "Copying evidence")
    with qtbot.waitSignal(job.progressed):
        desk.jobs.read(job)
    assert window.tray.isVisible()
    assert len(window.tray.bars()) == 1
    press("Stay")
    assert not window.close()
    press("Stop and close")
    assert window.close()
    job.cancel()
    qtbot.waitUntil(lambda: not desk.jobs.running)
    assert window.tray.isHidden()


def test_where_the_window_stood_is_remembered(window: MainWindow, desk: Desk) -> None:
    window.close()
    kept = QByteArray.fromHex(desk.settings.window.encode())
    assert not kept.isEmpty()
    assert window.restoreGeometry(kept)


def test_a_fault_is_shown_over_the_window(window: MainWindow) -> None:
    window.show_fault(ZeroDivisionError("x"))
    assert any("fault" in label.text() for label in window.findChildren(QLabel))


def test_a_run_is_begun_where_its_first_step_wants_it(window: MainWindow, qtbot: QtBot) -> None:
    sit_down(window.desk, qtbot, "BOL")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go("run:hand_over", {"case": "EX-26-0417"})
    frame = window.page()
    assert isinstance(frame, Frame)
    assert isinstance(frame.run, HandOver)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert frame.run.items_step.scan.isAncestorOf(focus)
    frame.leave()


def test_the_ledger_is_looked_at_beside_the_window(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with desk.station.ledger._view._lock:  # as while thousands of new events are projected
        window.watch.look()
        window.strip.retranslate()
        assert window.watch.health.is_open
    see_health(window, qtbot)
    assert f"{desk.queries.size()}" in window.strip.words()["ledger"]


def test_a_ledger_that_cannot_be_read_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        window.watch.health.failed.emit(OSError("the stick was drawn"))
    (told,) = window.findChildren(FaultDialog)
    told.close()
