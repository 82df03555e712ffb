"""The frame of a run: how one goes through it, and when one cannot leave."""

import threading
from typing import Any

from pytestqt.qtbot import QtBot

from custody.progress import Progress
from custody.service import Receipt
from tests.ui.conftest import sit_down
from tests.ui.dialogs.test_review_and_sign import first_event
from ui.desk import Desk
from ui.runs.about import AnnotateRun
from ui.runs.frame import Frame, begin


def filled_note(desk: Desk, qtbot: QtBot) -> Frame:
    """A note that waits for its signature."""
    frame = begin(AnnotateRun, desk, first_event(desk))
    qtbot.addWidget(frame)
    frame.show()
    assert isinstance(frame.run, AnnotateRun)
    text = frame.run.filling.form.editor("/text")
    assert text is not None
    text.set_value("Seen and filed.")
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
