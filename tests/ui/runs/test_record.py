"""Any event is entered by its form, reviewed, signed, and found sound."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from custody.errors import InputError
from custody.event_filter import EventFilter
from tests.ui.conftest import sit_down
from tests.ui.dialogs.test_review_and_sign import is_sound, signer_of
from ui import theme
from ui.desk import Desk
from ui.forms.choices import ListEditor
from ui.forms.lines import LineEditor, TextEditor
from ui.forms.row import Row
from ui.runs.about import AcknowledgeRun, AnnotateRun, ResolveRun
from ui.runs.beginning import begin
from ui.runs.commands_list import offers
from ui.runs.correct import CorrectRun
from ui.runs.event_told import EventTold
from ui.runs.frame import Frame
from ui.runs.record import RecordRun
from ui.runs.run import Run
from ui.theme import TEXT_WIDTH
from ui.widgets.event_view import EventView

CASE = "EX-26-0417"


def frame_of(desk: Desk, qtbot: QtBot, kind: type[Run], argument: Any = None) -> Frame:
    frame = begin(kind, desk, argument)
    qtbot.addWidget(frame)
    frame.resize(1180, 760)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    return frame


def choose_role(frame: Frame, role: str) -> None:
    for button in frame.review.findChildren(QPushButton):
        if button.property("code") == role:
            button.click()


def sign(frame: Frame, qtbot: QtBot) -> Any:
    assert frame.review.refusal() == ""
    with qtbot.waitSignal(frame.done) as told:
        qtbot.mouseClick(frame.review.sign_button, Qt.MouseButton.LeftButton)
    return told.args[0]


def test_the_command_that_was_asked_for_is_in_sight(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    frame = frame_of(desk, qtbot, RecordRun, {"command": "incident.record"})
    run = frame.run
    assert isinstance(run, RecordRun)
    assert run.choosing.command() == "incident.record"
    assert frame.at == 1, "what was asked for is not asked again"
    frame.back()
    tree = run.choosing.list.tree

    def is_seen() -> bool:
        item = tree.currentItem()
        return item is not None and tree.viewport().rect().contains(tree.visualItemRect(item))

    qtbot.waitUntil(is_seen)
    frame.leave()


def test_several_people_are_assigned_by_one_signature(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ERZ")
    frame = frame_of(desk, qtbot, RecordRun, {"case": CASE, "command": "case.assign"})
    run = frame.run
    assert isinstance(run, RecordRun)
    form, several = run.filling.form, run.filling.several
    assert form is not None
    assert several.isVisible()
    several.button.click()
    assert several.kept == []
    for person in ("DIN", "TIM", "BOL"):
        shared = {"role": min(desk.people.roles(person)), "need": "Sees the second phone"}
        form.load({**form.document(), **shared, "person": person})
        several.button.click()
        assert form.document() == shared
    assert [each["fields"]["person"] for each in several.kept] == ["DIN", "TIM", "BOL"]
    (third,) = (
        each for each in several.findChildren(QToolButton) if "BOL" in each.accessibleName()
    )
    third.click()
    run.save()
    again = begin(RecordRun, desk, {"draft": run.key})
    qtbot.addWidget(again)
    assert isinstance(again.run, RecordRun)
    assert again.run.filling.several.kept == several.kept
    size = desk.queries.size()
    frame.next()
    roles = frame.review.roles.open
    if roles:
        frame.review.choose_role(roles[0])
    receipt = sign(frame, qtbot)
    assert [each.event.type for each in receipt.appended] == ["case.member_assigned"] * 2
    assert desk.queries.size() == size + 2


def test_an_event_is_found_by_a_word_filled_in_and_signed(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "TIM")
    frame = frame_of(desk, qtbot, RecordRun, {"case": CASE})
    run = frame.run
    assert isinstance(run, RecordRun)

    qtbot.keyClicks(run.choosing.list.search, "contact")
    qtbot.waitUntil(lambda: run.choosing.command() == "contact.log")
    run.choosing.list.search.setText("finding")  # a subject has the word too
    assert run.choosing.command() == "finding.raise"
    run.choosing.list.search.setText("contact")
    frame.next()
    form = run.filling.form
    assert form is not None
    for pointer in ("/channel", "/direction"):
        editor = form.editor(pointer)
        assert editor is not None
        editor.set_value({"/channel": "phone", "/direction": "incoming"}[pointer])
    person, gist, reference = (form.editor(f"/{each}") for each in ("person", "gist", "reference"))
    assert isinstance(person, LineEditor)
    assert isinstance(gist, TextEditor)
    assert isinstance(reference, LineEditor)
    qtbot.keyClicks(person.line, "officer on duty")
    qtbot.keyClicks(gist.text, "Asked how a letter is taken today.")
    frame.next()
    assert frame.at == 1
    qtbot.keyClicks(reference.line, "call 4")
    frame.next()

    receipt = sign(frame, qtbot)

    event = receipt.appended[0].event
    assert (event.type, event.body["channel"]) == ("contact.logged", "phone")
    assert is_sound(desk)
    assert desk.drafts.all() == []


def test_what_may_not_be_recorded_is_grey_and_says_why(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "BOL")
    frame = frame_of(desk, qtbot, RecordRun, {"case": CASE, "command": "search.start"})
    run = frame.run
    assert isinstance(run, RecordRun)

    assert run.choosing.command() == ""
    assert "BOL" in run.choosing.list.reason("search.start")
    frame.next()
    assert frame.at == 0
    refused = {each.type.command for each in offers(desk, CASE) if each.refusal is not None}
    assert "search.start" in refused
    assert "seal.check" not in refused


def test_who_may_record_what_was_asked_for_is_told_and_takes_over(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "BOL")
    frame = frame_of(desk, qtbot, RecordRun, {"command": "case.open"})
    run = frame.run
    assert isinstance(run, RecordRun)
    assert frame.at == 0
    assert frame.notice.isVisible()
    assert "BOL" in frame.notice.words()
    assert "With a key here: ALM." in frame.notice.words()

    sit_down(desk, qtbot, "ALM")
    qtbot.waitUntil(lambda: run.choosing.command() == "case.open")
    assert not frame.notice.isVisible()
    assert run.owner == "ALM"
    frame.next()
    assert frame.at == 1


def test_a_draft_comes_back_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "TIM")
    frame = frame_of(desk, qtbot, RecordRun, {"case": CASE, "command": "contact.log"})
    run = frame.run
    assert isinstance(run, RecordRun)
    assert run.filling.form is not None
    gist = run.filling.form.editor("/gist")
    assert isinstance(gist, TextEditor)
    gist.text.setPlainText("half a sentence")
    frame.leave()

    (row,) = desk.drafts.all()
    again = frame_of(desk, qtbot, RecordRun, {"draft": row.key})

    assert isinstance(again.run, RecordRun)
    assert again.run.filling.form is not None
    assert again.run.filling.form.document()["gist"] == "half a sentence"


def test_a_draft_is_kept_with_the_step_that_was_come_to(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "TIM")
    frame = frame_of(desk, qtbot, RecordRun, {"case": CASE})
    run = frame.run
    assert isinstance(run, RecordRun)
    run.choosing.list.judging.finish()
    run.choosing.list.choose("contact.log")
    frame.next()

    (row,) = desk.drafts.all()  # nothing was typed since, and nobody left it
    assert frame_of(desk, qtbot, RecordRun, {"draft": row.key}).at == 1


def test_a_field_is_corrected_by_its_own_editor(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    row = desk.queries.events(EventFilter(case=CASE, type="item.seized"), limit=1)[0]
    frame = frame_of(desk, qtbot, CorrectRun, row.index)
    run = frame.run
    assert isinstance(run, CorrectRun)
    step = run.correcting

    step.choose("/body/manner")
    assert step.value_row is not None
    assert isinstance(step.value_row.editor, ListEditor)
    assert frame.run.steps[0].faults() != []
    step.choose("/body/details/0/model")
    assert isinstance(step.value_row.editor, LineEditor)
    step.value_row.editor.line.setText("A12s")
    reason = step.reason.editor
    assert isinstance(reason, LineEditor)
    reason.line.setText("misread label")
    frame.next()
    choose_role(frame, "INV")
    receipt = sign(frame, qtbot)

    event = receipt.appended[0].event
    assert event.type == "event.corrected"
    assert event.body["event"] == row.id
    assert event.body["field"] == "/body/details/0/model"
    assert event.body["value"] == "A12s"
    assert event.body["old"] != "A12s"
    assert is_sound(desk)


def test_a_value_that_cannot_stand_there_is_told_before_the_review(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "ALM")
    row = desk.queries.events(EventFilter(case=CASE, type="search.finished"), limit=1)[0]
    frame = frame_of(desk, qtbot, CorrectRun, {"event": row.id})
    assert isinstance(frame.run, CorrectRun)
    step = frame.run.correcting
    step.choose("/body/ended_at")
    assert step.value_row is not None
    step.value_row.editor.set_value("yesterday 9:00")
    step.reason.editor.set_value("typing error")

    frame.next()

    assert frame.at == 0
    assert step.value_row.fault()


def test_a_note_is_put_beside_an_event(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "DIN")
    row = desk.queries.events(EventFilter(case=CASE, type="item.seized"), limit=1)[0]
    frame = frame_of(desk, qtbot, AnnotateRun, row.index)
    assert isinstance(frame.run, AnnotateRun)
    text = frame.run.filling.form.editor("/text")
    assert isinstance(text, TextEditor)
    frame.next()
    assert frame.at == 0
    qtbot.keyClicks(text.text, "The label was read with a lamp.")

    frame.next()
    receipt = sign(frame, qtbot)

    event = receipt.appended[0].event
    assert (event.type, event.body["event"]) == ("event.annotated", row.id)
    assert [link.id for link in event.items] == ["ITM-01", "ITM-02", "ITM-03", "ITM-04"]
    assert is_sound(desk)


def test_a_finding_is_acknowledged_and_then_resolved_by_two(
    desk: Desk, qtbot: QtBot, passphrase: str
) -> None:
    sit_down(desk, qtbot, "DIN")
    record = frame_of(
        desk,
        qtbot,
        RecordRun,
        {
            "case": CASE,
            "command": "finding.raise",
            "fields": {
                "kind": "other",
                "severity": "amber",
                "facts": [{"fact": "expected", "value": "A label hangs loose."}],
            },
        },
    )
    record.next()
    (done,) = sign(record, qtbot).appended
    raised, view = done.event.body["finding"], EventView(desk)
    qtbot.addWidget(view)

    sit_down(desk, qtbot, "ERZ")
    frame = frame_of(desk, qtbot, AcknowledgeRun, answered(qtbot, view, done.index, "acknowledge"))
    assert isinstance(frame.run, AcknowledgeRun)
    frame.run.filling.form.load({"decision": "The label is glued anew.", "effect": "none"})
    frame.next()
    sign(frame, qtbot)
    assert desk.cases.state(CASE).findings[raised].acknowledged

    frame = frame_of(desk, qtbot, ResolveRun, answered(qtbot, view, done.index, "resolve"))
    assert isinstance(frame.run, ResolveRun)
    frame.run.filling.form.load({"explanation": "Old glue.", "evidence": "Photograph in the file."})
    frame.next()
    assert "2" in frame.review.refusal()
    review = frame.review
    review.second.setCurrentIndex(review.second.findData("GUL"))
    review.second.activated.emit(review.second.currentIndex())
    row = signer_of(review, "GUL")
    row.read.setChecked(True)
    row.passphrase.setText(passphrase)
    with qtbot.waitSignal(row.ready_changed):
        row.unlock.click()
    sign(frame, qtbot)
    assert desk.cases.state(CASE).findings[raised].resolved
    assert view._answer.isHidden()
    assert is_sound(desk)


def answered(qtbot: QtBot, view: EventView, index: int, run: str) -> Any:
    """What the button beside a finding begins."""
    with qtbot.waitSignal(view.shown):
        view.show_event(index)
    with qtbot.waitSignal(view.go) as told:
        view._answer.click()
    assert told.args is not None
    assert told.args[0] == f"run:{run}"
    return told.args[1]


def test_a_card_that_was_filled_in_beforehand_has_room_for_its_fields(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    sit_down(desk, qtbot, "DIN")
    seals = [{"item": "ITM-03", "seal": "S-3302"}]
    known = {"case": CASE, "command": "seal.check", "items": ["ITM-03"], "fields": {"seals": seals}}
    theme.install(qapp)
    frame = frame_of(desk, qtbot, RecordRun, known)
    run = frame.run
    assert isinstance(run, RecordRun)
    form = run.filling.form
    assert form is not None
    rows = [row for row in form.findChildren(Row) if not row.isHidden()]
    assert len(rows) > 4
    qtbot.waitUntil(lambda: all(row.isVisible() for row in rows))
    qtbot.waitUntil(lambda: all(row.height() >= row.minimumSizeHint().height() for row in rows))


@pytest.mark.parametrize("kind", [AcknowledgeRun, ResolveRun])
def test_a_finding_that_is_not_there_is_told_as_one(desk: Desk, kind: type[Run]) -> None:
    with pytest.raises(InputError) as told:
        kind(desk, "F-404")
    assert (told.value.code, told.value.facts) == ("input.no_finding", {"finding": "F-404"})


def test_words_that_wrap_take_no_room_from_the_fields_below(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    sit_down(desk, qtbot, "ERZ")
    theme.install(qapp)
    frame = frame_of(desk, qtbot, ResolveRun, desk.queries.findings(unresolved=False)[0].id)
    frame.resize(1100, 360)  # as little room as there may be: everything scrolls
    run = frame.run
    assert isinstance(run, ResolveRun)
    told = run.filling.findChildren(EventTold)[0]
    line = told._words.fontMetrics()
    words = "told "  # two lines where it stands, and one across all that the run may take
    told._words.setText(words * (TEXT_WIDTH // line.horizontalAdvance(words) + 1))
    rows = [row for row in run.filling.form.findChildren(Row) if row.isVisible()]
    assert rows
    qtbot.waitUntil(lambda: told._words.height() > 1.5 * line.height())
    qtbot.waitUntil(lambda: all(row.height() >= row.minimumSizeHint().height() for row in rows))


def test_a_report_is_reviewed_by_another_than_who_signed_it(desk: Desk, qtbot: QtBot) -> None:
    (report,) = desk.queries.events(EventFilter(case=CASE, type="report.issued"))
    shown = EventView(desk)
    qtbot.addWidget(shown)

    def opened(person: str) -> AnnotateRun:
        sit_down(desk, qtbot, person)
        with qtbot.waitSignal(shown.shown, timeout=20_000):
            shown.show_event(report.index)
        run = frame_of(desk, qtbot, AnnotateRun, report.index).run
        assert isinstance(run, AnnotateRun)
        return run

    by_author = opened("DIN")
    assert shown._annotate.text() == "Annotate…"
    assert (by_author.title(), by_author.filling.hint()) == ("Add a note to an event", "")
    by_colleague = opened("SPC1")
    assert shown._annotate.text() == shown._annotate.accessibleName() == "Review of a colleague…"
    assert by_colleague.title() == "Review of a report by a colleague"
    assert "whether you agree" in by_colleague.filling.hint()


def test_an_examination_that_ends_asks_nothing_that_was_told_when_it_began(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "DIN")
    begun = frame_of(desk, qtbot, RecordRun, {"case": CASE, "command": "examination.start"})
    run = begun.run
    assert isinstance(run, RecordRun)
    assert run.filling.form is not None
    fields = {
        "examination": "E-9",
        "order": "Decision E-9",
        "questions": ["Whose is it?"],
        "tools": [{"tool": "imager", "version": "4.7"}],
        "method": "Look, then write.",
    }
    run.filling.form.load(fields)
    begun.next()
    choose_role(begun, "EXA")
    event = sign(begun, qtbot).appended[0].event

    ended = frame_of(desk, qtbot, RecordRun, {"case": CASE, "command": "examination.finish"})

    assert isinstance(ended.run, RecordRun)
    assert ended.run.filling.form is not None
    told = ended.run.filling.form.document()
    assert told["examination"] == "E-9"
    assert told["started_at"] == (event.occurred or event.recorded).at
    assert (told["tools"], told["method"]) == (fields["tools"], fields["method"])
    assert "E-9" not in ended.run.title()
    assert ended.run.draft_title() == f"Examination finished: {CASE}"
