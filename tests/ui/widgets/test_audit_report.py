from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.anchors.check import Held, HeldReport, Outcome
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
    assert report.ledger.is_sound
    shown = AuditReport("+05:00")
    qtbot.addWidget(shown)
    shown.show_audit(report, NOW)
    assert shown.headline.startswith("The ledger is whole")
    assert texts(shown).count("holds") == len(Question)
    assert sum(text.startswith(("Not ", "It matters")) for text in texts(shown)) == len(Question)


def test_what_does_not_hold_is_told_with_its_event(desk: Desk, qtbot: QtBot) -> None:
    found = (
        Finding(Question.SIGNATURES, 41, "a bad signature"),
        Finding(Question.STORAGE, None, "a missing trigger"),
    )
    done = audit(desk.station, no_progress)
    report = replace(done, ledger=replace(done.ledger, findings=found, more=3, suspects=(7,)))
    shown = AuditReport("+05:00")
    qtbot.addWidget(shown)
    shown.show_audit(report, NOW)
    assert shown.headline.startswith("Do not rely")
    assert texts(shown).count("FAILS") == 2
    assert any("a missing trigger" in text for text in texts(shown))
    (link,) = shown.findChildren(QPushButton)
    with qtbot.waitSignal(shown.go) as go:
        link.click()
    assert go.args == ["event", 41]


def test_a_fault_of_what_came_from_outside_is_told_and_none_of_the_ledger(
    desk: Desk, qtbot: QtBot
) -> None:
    held = (
        Held("stamp", 3, Outcome.GOOD, NOW),
        Held("stamp", 5, Outcome.BAD, "it is damaged or forged"),
        Held("cosignature", 5, Outcome.UNKNOWN, "peer.example/w"),
    )
    shown = AuditReport("+05:00")
    qtbot.addWidget(shown)
    done = audit(desk.station, no_progress)
    shown.show_audit(replace(done, held=HeldReport(held)), NOW)
    assert shown.headline.startswith("The ledger is whole")
    assert (
        "Time stamps and cosignatures: 1 good, 1 by somebody whom this station does not name, "
        "1 damaged or forged."
    ) in texts(shown)
    assert texts(shown).count("faults") == 1
