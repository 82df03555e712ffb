"""An event that anybody may record, and what a window tells about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import translations
from ui.desk import Desk
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.record import RecordRun


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def in_three_languages(qapp: QApplication, read: Callable[[], str]) -> None:
    """What is told changes with the language, all of it at once."""
    told = {}
    for code in ("kk", "ru", "en"):
        translations.choose(qapp, code)
        told[code] = read()
    assert all(told.values())
    assert len(set(told.values())) == 3


def incident(qtbot: QtBot, desk: Desk, name: str = "INC-77") -> Frame:
    """An event that whoever it is may record, ready to be signed."""
    frame = begin(RecordRun, desk, {"command": "incident.record"})
    qtbot.addWidget(frame)
    frame.resize(1100, 800)
    frame.show()
    assert isinstance(frame.run, RecordRun)
    form = frame.run.filling.form
    assert form is not None
    form.load(
        {
            "incident": name,
            "kind": "other",
            "description": "The disk was changed.",
            "steps": "A copy of the evening before was put in its place.",
        }
    )
    frame.next_button.click()
    if frame.review.roles.open:
        frame.review.choose_role(frame.review.roles.open[0])
    assert frame.review.can_sign, frame.review.refusal()
    return frame
