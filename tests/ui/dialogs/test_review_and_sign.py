"""What is shown before a signature is what is signed, by whom and in which language."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from custody.domain.commands import Command
from custody.errors import StorageError
from custody.ledger.check import check_ledger
from custody.ledger.ledger import LEDGER_FILE
from custody.ledger.opening import read_trust
from custody.ledger.store import Store
from custody.progress import Progress
from custody.service import Act, Receipt
from tests.ui.conftest import sit_down
from ui.cases import Wish
from ui.desk import Desk
from ui.dialogs.refusal import Refusal
from ui.dialogs.review_and_sign import ReviewPanel
from ui.dialogs.review_dialog import ReviewDialog
from ui.dialogs.signers import SignerRow
from ui.dialogs.statements import StatementText
from ui.dialogs.unlock import UnlockDialog
from ui.enter import EnterPresses
from ui.widgets.scrolled import scrolled

CASE = "EX-26-0417"


def note(text: str = "Seen and filed.", **more: Any) -> Wish:
    """A wish that only speaks: a note beside the opening of the case."""
    return Wish(Command("event.annotate", {"event": more.pop("event"), "text": text}, CASE), **more)


def first_event(desk: Desk) -> str:
    from custody.event_filter import EventFilter

    return desk.queries.events(EventFilter(case=CASE), limit=1)[0].id


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> ReviewPanel:
    made = ReviewPanel(desk)
    qtbot.addWidget(made)
    return made


def signer_of(panel: ReviewPanel, person: str) -> SignerRow:
    return next(row for row in panel.findChildren(SignerRow) if row.person == person)


def choose_role(panel: ReviewPanel, role: str) -> None:
    """Answer the question in which role one acts, where it is asked."""
    from PySide6.QtWidgets import QPushButton

    for button in panel.findChildren(QPushButton):
        if button.property("code") == role:
            button.click()


def _can_sign(panel: ReviewPanel) -> bool:
    return panel.can_sign


def is_sound(desk: Desk) -> bool:
    store = Store(desk.station.folder / LEDGER_FILE, writable=False)
    try:
        return check_ledger(store, trust=read_trust(store), memory=None, processes=1).is_sound
    finally:
        store.close()


def test_what_is_shown_is_what_is_signed_and_the_ledger_stays_sound(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.set_language("ru")
    panel.show_wishes([note(event=first_event(desk))])
    (shown,) = panel.previews
    words = "\n".join(label.text() for label in panel.findChildren(QLabel))
    words += "\n".join(text.toPlainText() for text in panel.findChildren(StatementText))
    for line in shown.statement.splitlines():
        parts = line.strip().removeprefix("- ").split(": ")
        assert all(part in words for part in parts), line

    with qtbot.waitSignal(panel.signed) as told:
        panel.sign()

    (receipt,) = told.args
    done = receipt.appended[0]
    page = desk.queries.event(done.index)
    assert page.private is not None
    assert page.private["statement"] == shown.statement
    assert page.event is not None
    assert page.event.language == "ru"
    assert [each.person for each in page.signatures] == ["DIN"]
    assert is_sound(desk)


def test_the_statement_is_written_in_the_language_that_is_chosen(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk))])
    texts = set()

    for code in ("kk", "ru", "en"):
        panel.set_language(code)
        texts.add(panel.previews[0].statement)

    assert len(texts) == 3


def test_nobody_signs_while_nobody_has_unlocked(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    panel.show_wishes([note(event=first_event(desk))])

    assert not panel.can_sign
    assert "Nobody" in panel.refusal()
    sit_down(desk, qtbot, "DIN")
    assert panel.refusal() == ""
    assert _can_sign(panel)
    desk.people.lock()
    assert not _can_sign(panel)


def test_of_several_roles_one_is_chosen_before_anything_can_be_signed(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "ALM")
    panel.show_wishes([note(event=first_event(desk))])
    if desk.cases.state(CASE).case_roles("ALM", "2026-12-01T00:00:00.000Z") != {"INV", "OIC"}:
        pytest.fail("the example has changed: ALM should be both investigator and in charge")
    assert not panel.previews
    assert not panel.can_sign

    for role in ("OIC", "INV"):
        choose_role(panel, role)

        assert [each.draft.role for each in panel.previews if not each.is_caused] == [role]
        assert _can_sign(panel)


def test_the_focus_stays_on_the_role_that_was_chosen(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "ALM")
    panel.show_wishes([note(event=first_event(desk))])
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    choose_role(panel, "INV")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.property("code") == "INV"


def test_a_cosigner_reads_the_page_and_unlocks_for_it_alone(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel, passphrase: str
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk), cosigners=("BOL",))])
    row = signer_of(panel, "BOL")
    assert not _can_sign(panel)
    row.passphrase.setText(passphrase)
    assert not row.unlock.isEnabled()
    row.read.setChecked(True)
    assert row.unlock.isEnabled()

    with qtbot.waitSignal(row.ready_changed):
        row.unlock.click()
    assert _can_sign(panel)
    assert row.passphrase.text() == ""

    with qtbot.waitSignal(panel.signed) as told:
        panel.sign()
    (receipt,) = told.args
    page = desk.queries.event(receipt.appended[0].index)
    assert {each.person for each in page.signatures} == {"DIN", "BOL"}
    assert row.key is None
    assert desk.people.person == "DIN"


def test_when_all_have_unlocked_by_enter_the_button_is_next_and_nothing_else_was_pressed(
    desk: Desk, qtbot: QtBot, passphrase: str
) -> None:
    sit_down(desk, qtbot, "DIN")
    window = QWidget()
    EnterPresses(window)
    panel, back = ReviewPanel(desk), QPushButton("Back")
    layout = QVBoxLayout(window)
    layout.addWidget(scrolled(panel))
    layout.addWidget(back)
    pressed: list[bool] = []
    back.clicked.connect(pressed.append)
    panel.show_wishes([note(event=first_event(desk), cosigners=("BOL",))])
    window.resize(700, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    row = signer_of(panel, "BOL")
    row.read.setChecked(True)
    row.passphrase.setFocus()
    qtbot.keyClicks(row.passphrase, passphrase)

    with qtbot.waitSignal(row.ready_changed):
        qtbot.keyClick(row.passphrase, Qt.Key.Key_Return)

    assert pressed == []
    qtbot.waitUntil(lambda: panel.sign_button.hasFocus())
    qtbot.waitUntil(lambda: not panel.sign_button.visibleRegion().isEmpty())
    with qtbot.waitSignal(panel.signed):
        qtbot.keyClick(panel.sign_button, Qt.Key.Key_Return)


def test_who_has_unlocked_reads_again_when_the_page_changes(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel, passphrase: str
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.set_language("en")
    panel.show_wishes([note(event=first_event(desk), cosigners=("BOL",))])
    row = signer_of(panel, "BOL")
    row.read.setChecked(True)
    row.passphrase.setText(passphrase)
    with qtbot.waitSignal(row.ready_changed):
        row.unlock.click()

    panel.set_language("kk")

    assert not panel.can_sign
    assert signer_of(panel, "BOL").key is None


def test_who_has_unlocked_reads_again_when_another_role_is_chosen(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel, passphrase: str
) -> None:
    sit_down(desk, qtbot, "ALM")
    panel.show_wishes([note(event=first_event(desk), cosigners=("BOL",))])
    choose_role(panel, "INV")
    row = signer_of(panel, "BOL")
    row.read.setChecked(True)
    row.passphrase.setText(passphrase)
    with qtbot.waitSignal(row.ready_changed):
        row.unlock.click()
    assert _can_sign(panel)

    choose_role(panel, "OIC")

    assert signer_of(panel, "BOL").key is None
    assert not _can_sign(panel)


def test_a_wrong_passphrase_is_told_and_forgotten(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk), cosigners=("BOL",))])
    panel.show()
    row = signer_of(panel, "BOL")
    row.read.setChecked(True)
    row.passphrase.setText("something else")

    row.unlock.click()
    qtbot.waitUntil(lambda: not row.findChildren(QLabel)[-1].isHidden())

    assert not panel.can_sign
    assert row.passphrase.text() == ""


def test_what_is_told_to_who_signs_beside_is_seen_below_a_long_page(
    desk: Desk, qtbot: QtBot
) -> None:
    sit_down(desk, qtbot, "DIN")
    dialog = ReviewDialog(desk, [note(event=first_event(desk), cosigners=("BOL",))])
    qtbot.addWidget(dialog)
    dialog.resize(640, 360)
    dialog.show()
    row = signer_of(dialog.panel, "BOL")
    row.read.setChecked(True)
    row.passphrase.setText("something else")
    row.unlock.click()
    fault = row.findChildren(QLabel)[-1]
    qtbot.waitUntil(lambda: not fault.visibleRegion().isEmpty(), timeout=20_000)


def test_a_refusal_is_told_in_place_with_what_to_do(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "DIN")
    size = desk.station.ledger.head.size

    panel.show_wishes([note(event="019cfebb-6560-7eb6-837e-b68a344dd4c2")])

    assert panel.refusal()
    assert not panel.can_sign
    panel.sign()
    assert desk.station.ledger.head.size == size


def test_the_officer_is_led_to_assign_whoever_is_not_of_the_case(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "ALM")
    fields = {"person": "AUD1", "artifacts": ["ART-001"], "purpose": "Audit", "shown": "All."}
    panel.show_wishes([Wish(Command("artifact.access", fields, CASE, role="INV"))])
    assert "AUD1 is not assigned" in panel.refusal()
    (way,) = panel.findChildren(Refusal)
    with qtbot.waitSignal(panel.go) as led:
        way.assign_button.click()
    argument = {"case": CASE, "command": "case.assign", "fields": {"person": "AUD1"}}
    assert led.args == ["run:record", argument]
    panel.show_wishes([note(event="019cfebb-6560-7eb6-837e-b68a344dd4c2")])
    assert not way.assign_button.isVisibleTo(panel)


def test_a_page_that_reads_otherwise_by_now_is_not_signed(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk))])
    size = desk.station.ledger.head.size
    real = desk.cases.preview
    monkeypatch.setattr(
        type(desk.cases),
        "preview",
        lambda _self, wishes, person: tuple(
            replace(each, statement=f"{each.statement}\nmore") for each in real(wishes, person)
        ),
    )

    panel.sign()

    assert desk.station.ledger.head.size == size
    assert "changed" in panel.refusal()
    assert panel.previews[0].statement.endswith("more")


def test_while_it_is_recorded_nothing_else_can_be_done(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk))])

    with qtbot.waitSignal(panel.signed):
        panel.sign()
        assert not panel.sign_button.isEnabled()
        panel.sign()

    assert not panel.sign_button.isEnabled()
    assert desk.queries.events(newest_first=True, limit=2)[1].type != "event.annotated"


def test_a_disk_that_fails_is_told_and_the_page_can_be_signed_again(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    def perform(_acts: object, _progress: Progress) -> Receipt:
        raise StorageError("storage.full", path="/", needed=1)

    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk))], perform=perform)

    with qtbot.waitSignals([panel.busy_changed, panel.busy_changed]):
        panel.sign()

    assert panel.refusal()
    assert panel.can_sign


def test_a_run_may_record_in_its_own_way(desk: Desk, qtbot: QtBot, panel: ReviewPanel) -> None:
    seen: list[Act] = []

    def perform(acts: Any, _progress: Progress) -> Receipt:
        seen.extend(acts)
        return desk.station.service.execute(*acts)

    sit_down(desk, qtbot, "DIN")
    panel.show_wishes([note(event=first_event(desk))], perform=perform)

    with qtbot.waitSignal(panel.signed):
        panel.sign()

    assert [act.command.name for act in seen] == ["event.annotate"]


def test_a_number_that_was_misread_is_a_caution_beside_its_statement(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "ALM")
    fields = {
        "ground": "brought to the station",
        "place": "office 12",
        "circumstances": "laid on the table",
        "found_by": "ALM",
        "details": [{"item": "ITM-90", "type": "phone", "imei": ["350000001234563"]}],
    }
    panel.show_wishes([Wish(Command("item.find", fields, CASE, ("ITM-90",)))])

    assert [each.code for each in panel.previews[0].cautions] == ["caution.check_digit"]
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert any("check digit does not fit" in text for text in words)
    assert panel.can_sign


def test_cancel_signs_nothing(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "DIN")
    size = desk.station.ledger.head.size
    dialog = ReviewDialog(desk, [note(event=first_event(desk))])
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.cancel.click()

    assert dialog.receipt is None
    assert not dialog.isVisible()
    assert desk.station.ledger.head.size == size


def test_the_dialog_gives_the_receipt(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "DIN")
    dialog = ReviewDialog(desk, [note(event=first_event(desk))])
    qtbot.addWidget(dialog)
    dialog.show()

    with qtbot.waitSignal(dialog.accepted):
        dialog.panel.sign_button.click()

    assert dialog.receipt is not None
    assert dialog.receipt.appended[0].event.type == "event.annotated"


def test_unlocking_by_keys_alone(desk: Desk, qtbot: QtBot, passphrase: str) -> None:
    dialog = UnlockDialog(desk, person="ERZ")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert dialog.who.currentData() == "ERZ"
    focus = QApplication.focusWidget()
    assert focus is dialog.passphrase

    qtbot.keyClicks(dialog.passphrase, passphrase)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)

    assert desk.people.person == "ERZ"
    assert dialog.passphrase.text() == ""


def test_a_wrong_passphrase_keeps_everybody_out(desk: Desk, qtbot: QtBot) -> None:
    dialog = UnlockDialog(desk, person="ERZ")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.passphrase.setText("wrong")

    dialog.unlock.click()
    qtbot.waitUntil(dialog.passphrase.isEnabled)
    qtbot.waitUntil(lambda: any("assphrase" in w.text() for w in dialog.findChildren(QLabel)))

    assert desk.people.person is None
    assert dialog.isVisible()


def test_what_is_long_is_judged_by_a_job_and_shown_whole_before_it_can_be_signed(
    desk: Desk, qtbot: QtBot, panel: ReviewPanel
) -> None:
    sit_down(desk, qtbot, "DIN")
    event = first_event(desk)
    panel.show_wishes(
        [note(f"Note {n}: {'seen and filed. ' * 100}", event=event) for n in range(40)]
    )
    assert not panel.previews
    assert not panel.can_sign
    qtbot.waitUntil(lambda: _can_sign(panel), timeout=20_000)
    shown = [text.toPlainText() for text in panel.findChildren(StatementText)]
    assert sum("seen and filed" in text for text in shown) == len(panel.previews) == 40

    with qtbot.waitSignal(panel.signed, timeout=20_000) as told:
        panel.sign()

    assert len(told.args[0].appended) == 40
    assert is_sound(desk)
