"""The frame of a run: how one goes through it, and when one cannot leave."""

import threading
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from custody.progress import Progress
from custody.service import Receipt
from tests.ui.conftest import sit_down
from tests.ui.dialogs.test_review_and_sign import first_event
from ui.desk import Desk
from ui.forms.lines import TextEditor
from ui.runs.about import AnnotateRun
from ui.runs.beginning import begin
from ui.runs.frame import Frame


def text_of(frame: Frame) -> TextEditor:
    """The field of a note."""
    assert isinstance(frame.run, AnnotateRun)
    editor = frame.run.filling.form.editor("/text")
    assert isinstance(editor, TextEditor)
    return editor


def begun_note(desk: Desk, qtbot: QtBot) -> Frame:
    """A note in which somebody types."""
    frame = begin(AnnotateRun, desk, first_event(desk))
    qtbot.addWidget(frame)
    frame.show()
    text_of(frame).text.setPlainText("Seen and filed.")
    return frame


def filled_note(desk: Desk, qtbot: QtBot) -> Frame:
    """A note that waits for its signature."""
    frame = begun_note(desk, qtbot)
    frame.next()
    assert frame.at == len(frame.run.steps)
    return frame


def test_while_it_is_recorded_the_run_cannot_be_left_nor_changed(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "DIN")
    frame = filled_note(desk, qtbot)
    may_go_on = threading.Event()

    def perform(acts: Any, _progress: Progress) -> Receipt:
        may_go_on.wait(10)
        return desk.station.service.execute(*acts)

    frame.review.show_wishes(frame.run.wishes(), perform=perform)
    with qtbot.waitSignal(frame.done, timeout=10_000):
        frame.review.sign_button.click()
        for button in (frame.leave_button, frame.drop_button, frame.back_button):
            assert not button.isEnabled()
        assert not frame.stepper.isEnabled()
        may_go_on.set()

    assert desk.drafts.all() == []


def test_what_was_typed_is_shown_to_nobody_else_and_stays_with_who_typed_it(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "DIN")
    frame = begun_note(desk, qtbot)
    field = text_of(frame).text

    desk.people.lock()
    assert not field.isVisible()
    sit_down(desk, qtbot, "BOL")
    assert not field.isVisible()
    frame.run.save()
    assert desk.drafts.all() == []

    sit_down(desk, qtbot, "DIN")
    assert field.isVisible()
    assert field.toPlainText() == "Seen and filed."
    assert [row.key for row in desk.drafts.all()] == [frame.run.key]


def test_a_draft_is_saved_before_its_key_is_forgotten(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "DIN")
    frame = begun_note(desk, qtbot)

    desk.people.lock()

    sit_down(desk, qtbot, "DIN")
    kept = desk.drafts.load("annotate", frame.run.key)
    assert kept is not None
    assert "Seen and filed." in str(kept)


def test_the_draft_goes_when_it_is_signed_even_if_its_person_has_left_meanwhile(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "DIN")
    frame = filled_note(desk, qtbot)

    with qtbot.waitSignal(frame.done, timeout=10_000):
        frame.review.sign_button.click()
        desk.people.lock()

    sit_down(desk, qtbot, "DIN")
    assert desk.drafts.all() == []


def test_a_run_in_which_nothing_was_typed_is_taken_by_who_comes_to_the_desk(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "DIN")
    frame = begin(AnnotateRun, desk, first_event(desk))
    qtbot.addWidget(frame)
    frame.show()
    assert frame.run.owner == "DIN"

    sit_down(desk, qtbot, "BOL")

    assert text_of(frame).text.isVisible()
    text_of(frame).text.setPlainText("Seen and filed.")
    frame.run.save()
    assert [row.key for row in desk.drafts.all()] == [frame.run.key]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_focus_stays_in_what_is_shown(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    frame = begun_note(desk, qtbot)
    with qtbot.waitActive(frame):
        frame.activateWindow()
    frame.setFocus()  # as the window does with every page that it shows
    assert text_of(frame).isAncestorOf(focus())
    frame.next_button.setFocus()
    frame.next_button.click()  # and is not there any more
    assert frame.at == len(frame.run.steps)
    assert frame.review.isAncestorOf(focus())


def test_a_finished_run_is_left_when_another_person_comes(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "DIN")
    frame = filled_note(desk, qtbot)
    with qtbot.waitSignal(frame.done, timeout=20_000):
        frame.review.sign_button.click()

    with qtbot.assertNotEmitted(frame.left):
        desk.people.lock()
        sit_down(desk, qtbot, "DIN")

    with qtbot.waitSignal(frame.left, timeout=20_000):
        sit_down(desk, qtbot, "BOL")
