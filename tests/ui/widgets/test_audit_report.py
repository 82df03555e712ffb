from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.ledger.check_part import Finding, Question
from custody.progress import no_progress
from ui.desk import Desk
from ui.models.audit import audit
from ui.widgets.audit_report import AuditReport

NOW = "2026-12-12T00:00:00.000Z"


def texts(widget: AuditReport) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_every_question_has_its_answer_and_its_limit(desk: Desk, qtbot: QtBot) -> None:
    report = audit(desk.station, no_progress)
    assert report.is_sound
    shown = AuditReport("+05:00")
    qtbot.addWidget(shown)
    shown.show_report(report, NOW)
    assert shown.headline.startswith("The ledger is whole")
    assert texts(shown).count("holds") == len(Question)
    assert sum(text.startswith(("Not ", "It matters")) for text in texts(shown)) == len(Question)


def test_what_does_not_hold_is_told_with_its_event(desk: Desk, qtbot: QtBot) -> None:
    found = (
        Finding(Question.SIGNATURES, 41, "a bad signature"),
        Finding(Question.STORAGE, None, "a missing trigger"),
    )
    report = replace(audit(desk.station, no_progress), findings=found, more=3, suspects=(7,))
    shown = AuditReport("+05:00")
    qtbot.addWidget(shown)
    shown.show_report(report, NOW)
    assert shown.headline.startswith("Do not rely")
    assert texts(shown).count("FAILS") == 2
    assert any("a missing trigger" in text for text in texts(shown))
    (link,) = shown.findChildren(QPushButton)
    with qtbot.waitSignal(shown.go) as go:
        link.click()
    assert go.args == ["event", 41]
