import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from custody.domain.commands import Command
from custody.event_filter import EventFilter
from custody.ledger.event import open_envelope
from custody.service import Act
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.widgets.event_view import EventView
from ui.widgets.exact_text import LONGEST, ExactText

CASE = "EX-26-0417"


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> EventView:
    made = EventView(desk)
    qtbot.addWidget(made)
    made.resize(600, 800)
    made.show()
    return made


def show(qtbot: QtBot, view: EventView, index: int) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_event(index)


def texts(view: EventView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def first(desk: Desk, kind: str) -> int:
    return desk.queries.event_indices(EventFilter(type=kind))[0]


def test_an_event_is_told_in_words_and_in_its_exact_bytes(
    view: EventView, desk: Desk, qtbot: QtBot
) -> None:
    index = first(desk, "item.sealed")
    show(qtbot, view, index)
    page = desk.queries.event(index)
    assert page.envelope is not None
    told = texts(view)
    assert "Item sealed" in told
    assert "Packed and sealed: ITM-00" in told
    assert "ALM: good" in told
    exact = {
        edit.accessibleName(): edit.toPlainText() for edit in view.findChildren(QPlainTextEdit)
    }
    payload = open_envelope(page.envelope).payload.decode()
    assert payload in exact.values()
    assert page.envelope.decode() in exact.values()
    assert (page.private or {})["statement"] in exact.values()


def test_a_narrow_pane_shows_every_button(view: EventView, desk: Desk, qtbot: QtBot) -> None:
    view.resize(330, 700)
    show(qtbot, view, first(desk, "item.inspected"))
    buttons = (view._correct, view._annotate, view.papers)
    qtbot.waitUntil(
        lambda: all(each.visibleRegion().boundingRect() == each.rect() for each in buttons)
    )


def test_what_is_copied_is_whole(view: EventView, desk: Desk, qtbot: QtBot) -> None:
    index = first(desk, "item.sealed")
    show(qtbot, view, index)
    page = desk.queries.event(index)
    copies = [
        button
        for button in view.findChildren(QToolButton)
        if button.accessibleName().startswith("Copy")
    ]
    found = set()
    for button in copies:
        button.click()
        found.add(QGuiApplication.clipboard().text())
    assert page.leaf_hash in found
    assert {each.key for each in page.signatures} <= found
    assert page.event is not None
    assert page.event.id in found
    assert page.event.tree_root.hex() in found


def test_a_signature_that_is_not_good_is_told(
    view: EventView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custody.keys.signer.PublicKey.verify", lambda *_: False)
    show(qtbot, view, first(desk, "item.sealed"))
    assert "ALM: NOT GOOD" in texts(view)


def test_the_proof_leads_to_the_checkpoint(view: EventView, desk: Desk, qtbot: QtBot) -> None:
    show(qtbot, view, 30)
    assert "Checkpoint" not in texts(view)
    with qtbot.waitSignal(view.proved) as proved:
        view.prove()
    assert proved.args == [True]
    origin = desk.station.ledger.trust.origin
    qtbot.waitUntil(lambda: origin in texts(view).replace(" ", ""))
    show(qtbot, view, 31)
    assert "Checkpoint" not in texts(view)  # the proof was of another event


def test_it_is_corrected_by_whoever_has_unlocked(view: EventView, desk: Desk, qtbot: QtBot) -> None:
    index = first(desk, "item.sealed")
    show(qtbot, view, index)
    correct = next(b for b in view.findChildren(QPushButton) if b.text().startswith("Correct"))
    assert not correct.isEnabled()
    sit_down(desk, qtbot, "ALM")
    assert correct.isEnabled()
    with qtbot.waitSignal(view.go) as go:
        correct.click()
    assert go.args == ["run:correct", index]


def test_links_lead_to_case_and_item(view: EventView, desk: Desk, qtbot: QtBot) -> None:
    show(qtbot, view, first(desk, "item.sealed"))
    links = {b.text(): b for b in view.findChildren(QPushButton) if b.property("kind") == "link"}
    with qtbot.waitSignal(view.go) as go:
        links[CASE].click()
    assert go.args == ["case", CASE]
    with qtbot.waitSignal(view.go) as go:
        links["ITM-00"].click()
    assert go.args == ["item", "ITM-00"]


def test_an_event_of_the_ledger_itself_is_not_corrected(view: EventView, qtbot: QtBot) -> None:
    show(qtbot, view, 0)
    assert "Ledger created" in texts(view)
    visible = [b.text() for b in view.findChildren(QPushButton) if b.isVisible()]
    assert not any(text.startswith(("Correct", "Annotate")) for text in visible)


def test_an_event_that_is_not_there_is_told(view: EventView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed) as failed:
        view.show_event(10_000)
    assert failed.args is not None
    assert failed.args[0].code == "input.no_event"


def test_of_a_very_long_text_the_beginning_is_shown_and_the_whole_copied(qtbot: QtBot) -> None:
    exact = ExactText()
    qtbot.addWidget(exact)
    exact.show_text("short")
    assert not exact.copy_button.isVisibleTo(exact)
    whole = "word " * LONGEST
    exact.show_text(whole)
    assert exact.edit.toPlainText() == whole[:LONGEST]
    assert exact.copy_button.isVisibleTo(exact)
    exact.copy_button.click()
    assert QGuiApplication.clipboard().text() == whole


def test_what_was_recorded_later_about_an_event_is_told_beside_it(
    view: EventView, desk: Desk, qtbot: QtBot
) -> None:
    about = first(desk, "report.issued")
    report = desk.queries.event(about)
    assert report.event is not None
    sit_down(desk, qtbot, "SPC1")
    assert desk.people.signer is not None
    note = {"event": report.event.id, "text": "Checked the image; agreed."}
    command = Command("event.annotate", note, CASE, role="SPC")
    (made,) = desk.station.service.execute(Act(command, desk.people.signer)).appended
    later = made.index
    show(qtbot, view, about)
    (link,) = [each for each in view.findChildren(QPushButton) if each.text() == f"#{later} · SPC1"]
    assert link.accessibleName().startswith("Note added: ")
    assert "Checked the image; agreed." in texts(view)
    with qtbot.waitSignal(view.go) as went:
        link.click()
    assert went.args == ["event", later]
    show(qtbot, view, later)
    assert not [each for each in view.findChildren(QPushButton) if "#" in each.text()]
