"""A request from the first click to its approval and sending, with its clocks told before."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody import resources
from custody.ledger.check import check_ledger
from custody.service import Receipt
from tests.ui.conftest import sit_down
from tests.ui.runs.test_hand_over import unlock_row
from ui.desk import Desk
from ui.forms.row import Row
from ui.pages.requests import RequestsPage
from ui.pages.today import TodayPage
from ui.rooms import RUNS
from ui.runs.beginning import begin
from ui.runs.fieldset import Part
from ui.runs.frame import Frame
from ui.runs.request import RequestRun
from ui.settings import Settings
from ui.widgets.handed_card import HandedCard
from ui.wiring import open_desk

CASE = "EX-26-0417"
SHARED = tomllib.loads(resources.read_text("demo/worked_example.toml"))["shared"]
LETTER_DOCUMENT = {"sha256": "ab" * 32, "size": 4021, "media_type": "application/pdf"}
MATTER: dict[str, Any] = {
    "offences": SHARED["offences"],
    "facts_summary": "A fake shop took money from 14 buyers and sent nothing.",
    "relation_to_offence": "The shop was run from this account.",
    "identifiers": [{"kind": "account", "value": "gp_kz_2025"}],
    "data_period": {"starts_at": "2025-12-01T00:00:00.000Z", "ends_at": "2026-03-03T00:00:00.000Z"},
}
LETTER: dict[str, Any] = {
    "addressee": {"name": "Steppe Telecom", "address": "orders@steppe-telecom.example"},
    "reply_means": ["encrypted_email"],
    "issuing_authority": SHARED["issuing_authority"],
}
SUBSCRIBER: dict[str, Any] = {
    "elements": ["identity", "payment"],
    "offers_services_here": "A licensed operator of the country.",
    "reply_by_at": "2027-01-13T00:00:00.000Z",
    "delivery_form": "encrypted_email",
}
FREEZE: dict[str, Any] = {
    "data_categories": ["traffic", "content"],
    "data_description": "Log-ins and messages of the account.",
    "vulnerability": "The provider deletes log-ins after 90 days.",
    "silence_text": "Please do not tell the holder of the account.",
    "next_step": "production",
}


def sanction(kind: str = "prosecutor_approval") -> dict[str, Any]:
    return {
        "kind": kind, "ref": "P-31", "at": "2026-03-05T06:50:00.000Z",
        "document": LETTER_DOCUMENT, "supervision": "lawful",
    }  # fmt: skip


@pytest.fixture
def frame(half_desk: Desk, qtbot: QtBot) -> Frame:
    sit_down(half_desk, qtbot, "ALM")
    made = begin(RequestRun, half_desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    return made


def run_of(frame: Frame) -> RequestRun:
    assert isinstance(frame.run, RequestRun)
    return frame.run


def choose(frame: Frame, procedure: str) -> None:
    step = run_of(frame).procedure_step
    (button,) = [b for b in step.buttons.buttons() if b.property("procedure") == procedure]
    button.click()
    frame.next_button.click()
    assert frame.at == 1


def fill(frame: Frame, own: Mapping[str, Any], authorisation: Mapping[str, Any]) -> None:
    """Fill the steps of fields up to the last."""
    run = run_of(frame)
    for name, value in {**MATTER, **own}.items():
        run.matter_step.set_value(name, value)
    frame.next_button.click()
    assert frame.at == 2, run.matter_step.faults()
    for name, value in LETTER.items():
        run.letter_step.set_value(name, value)
    frame.next_button.click()
    assert frame.at == 3, run.letter_step.faults()
    for name, value in (
        ("authorisation", authorisation),
        ("safeguards", SHARED["prosecutor_safeguards"]),
        ("confidentiality", SHARED["confidentiality"]),
        ("document", LETTER_DOCUMENT),
    ):
        run.law_step.set_value(name, value)
    frame.next_button.click()
    assert frame.at == 4, run.law_step.faults()


def sign(frame: Frame, qtbot: QtBot, approver: str) -> Receipt:
    frame.next_button.click()
    assert frame.at == 5, run_of(frame).send_step.faults()
    assert frame.review.refusal() == ""
    unlock_row(qtbot, frame, approver)
    with qtbot.waitSignal(frame.done, timeout=20_000) as told:
        frame.review.sign_button.click()
    assert told.args is not None
    receipt = told.args[0]
    assert isinstance(receipt, Receipt)
    return receipt


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_the_letter_is_made_from_the_draft_and_its_digest_is_what_is_approved(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    choose(frame, "art18-1b")
    fill(frame, SUBSCRIBER, sanction())
    frame.back_button.click()
    step = run_of(frame).law_step
    assert list(step.letters) == ["document"]
    letter = step.letters["document"]
    with qtbot.waitSignal(letter.filled, timeout=20_000):
        letter.button.click()
    assert letter.made is not None
    assert letter.made.kind == "order-subscriber"
    assert step.fields()["document"]["sha256"] == letter.made.sha256
    assert half_desk.station.artifacts.path(letter.made.sha256).read_bytes() == letter.made.data
    target = tmp_path / "order.pdf"
    letter.save(target)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not letter.is_busy)
    assert target.read_bytes() == letter.made.data
    assert step.faults() == []
    run_of(frame).matter_step.set_value("facts_summary", "Fifteen buyers paid and got nothing.")
    assert any("make it again" in fault for fault in step.faults())
    with qtbot.waitSignal(letter.filled, timeout=20_000):
        letter.button.click()
    qtbot.waitUntil(lambda: not letter.is_busy)
    assert step.faults() == []
    frame.next_button.click()
    event = sign(frame, qtbot, "GUL").appended[0].event
    assert event.body["document"]["sha256"] == letter.made.sha256


def test_an_order_for_subscriber_information_is_approved_and_sent(
    frame: Frame, qtbot: QtBot, half_desk: Desk
) -> None:
    choose(frame, "art18-1b")
    fill(frame, SUBSCRIBER, sanction())
    step = run_of(frame).send_step
    assert step.approver_person == "GUL"
    assert "2027" in step.clocks.words()
    receipt = sign(frame, qtbot, "GUL")
    assert [each.event.type for each in receipt.appended] == ["request.approved", "request.sent"]
    approved, sent = (each.event for each in receipt.appended)
    name = approved.body["request"]
    assert (approved.actor_role, sent.actor_role) == ("PRO", "INV")
    request = half_desk.cases.state(CASE).requests[name]
    assert request.state == "sent"
    assert request.reply is not None
    assert frame.run.finished(receipt)[0][1:] == ("requests", name)
    assert_sound(half_desk)


def test_the_ceiling_of_article_16_is_told_before_anybody_signs(
    frame: Frame, qtbot: QtBot, half_desk: Desk
) -> None:
    choose(frame, "art16")
    fill(frame, FREEZE, {"kind": "own_decision", "supervision": "lawful"})
    step = run_of(frame).send_step
    assert step.approver_person == "ERZ"
    words = step.clocks.words()
    assert "90" in words
    assert "at the latest" in words
    assert "not extended over a weekend" in words
    step.sending.set_value("means", "portal")
    receipt = sign(frame, qtbot, "ERZ")
    kinds = [each.event.type for each in receipt.appended]
    assert kinds == ["request.approved", "preservation.requested"]
    assert_sound(half_desk)


def test_a_direct_letter_says_whose_clock_it_is(frame: Frame, qtbot: QtBot) -> None:
    choose(frame, "direct-letter")
    own = {**FREEZE, "data_location": "unknown", "intends_assistance_request": True}
    run = run_of(frame)
    for name, value in {**MATTER, **own}.items():
        run.matter_step.set_value(name, value)
    words = " ".join(run.send_step.clock_words())
    assert "provider" in words
    assert "at the latest" not in words


def test_only_what_the_procedure_knows_can_be_chosen(frame: Frame, qtbot: QtBot) -> None:
    choose(frame, "art18-1b")
    step = run_of(frame).matter_step
    (categories,) = [
        each.fields["data_categories"]
        for _, _, each in step._parts
        if "data_categories" in each.fields
    ]
    assert categories.choices == ("subscriber",)
    asked = {name for _, _, each in step._parts for name in each.fields}
    assert "duration_days" not in asked
    assert "elements" in asked
    frame.next_button.click()
    assert frame.at == 1, "what the procedure demands is missing"
    frame.back_button.click()
    choose(frame, "art16")
    asked = {name for _, _, each in step._parts for name in each.fields}
    assert "duration_days" in asked
    assert "elements" not in asked
    assert step.fields()["duration_days"] == 90


def test_no_heading_is_said_twice(frame: Frame) -> None:
    choose(frame, "art18-1b")
    step = run_of(frame).law_step
    step.enter()
    headings = {label.text() for part in step.findChildren(Part) for label in [part._title]}
    labels = {row.title() for row in step.findChildren(Row) if not row._label.isHidden()}
    assert "Confidentiality" in headings
    assert headings.isdisjoint(labels)


def test_a_sanction_without_its_number_is_told(frame: Frame, qtbot: QtBot) -> None:
    choose(frame, "art18-1b")
    with pytest.raises(
        AssertionError, match=r"Reference: This must be given: treaty, Article 15\(2\)\."
    ):
        fill(frame, SUBSCRIBER, {"kind": "judge_sanction", "supervision": "lawful"})


def test_approved_now_and_sent_later(frame: Frame, qtbot: QtBot, half_desk: Desk) -> None:
    choose(frame, "art18-1b")
    fill(frame, SUBSCRIBER, sanction())
    run_of(frame).send_step.now_box.setChecked(False)
    receipt = sign(frame, qtbot, "GUL")
    (approved,) = receipt.appended
    name = str(approved.event.body["request"])
    assert half_desk.cases.state(CASE).requests[name].state == "approved"
    page = RequestsPage(half_desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page._question.answered, timeout=20_000):
        page.refresh()
    listed = []
    for which in range(3):
        page.which.setCurrentIndex(which)
        listed.append(name in [row.id for row in page.table.model.rows])
    assert listed == [True, False, False], "it is neither waited for nor done"
    assert_sound(half_desk)


def test_a_request_waits_as_a_draft_for_its_approver(
    frame: Frame, qtbot: QtBot, half_desk: Desk
) -> None:
    choose(frame, "art18-1b")
    fill(frame, SUBSCRIBER, sanction())
    before = half_desk.queries.event_count()
    frame.leave()
    (row,) = half_desk.drafts.all()
    assert "Steppe Telecom" in row.title
    again = begin(RequestRun, half_desk, {"draft": row.key})
    qtbot.addWidget(again)
    again.show()
    for index in range(4):
        again.show_step(index)
        again.next_button.click()
        assert again.at == index + 1, run_of(again).steps[index].faults()
    receipt = sign(again, qtbot, "GUL")
    assert len(receipt.appended) == 2
    assert half_desk.queries.event_count() == before + 2
    assert half_desk.drafts.all() == []


def handed_over(frame: Frame, qtbot: QtBot) -> str:
    """A request that its drafter handed over for approval; its key."""
    choose(frame, "art18-1b")
    fill(frame, SUBSCRIBER, sanction())
    with qtbot.waitSignal(frame.left):
        run_of(frame).send_step.approval.hand_button.click()
    return frame.run.key


def pressed(card: HandedCard, qtbot: QtBot, words: str) -> tuple[str, Any]:
    """Where a button of the card leads to."""
    (button,) = [each for each in card.findChildren(QPushButton) if each.text() == words]
    with qtbot.waitSignal(card.go) as told:
        button.click()
    assert told.args is not None
    return told.args[0], told.args[1]


def test_what_is_handed_over_is_approved_at_another_desk_of_the_station(
    frame: Frame, qtbot: QtBot, half_desk: Desk, custody_home: Path
) -> None:
    key = handed_over(frame, qtbot)
    assert half_desk.drafts.all() == []
    (file,) = (half_desk.station.folder / "handed").iterdir()
    assert b"Steppe" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    other = open_desk(half_desk.station.folder, Settings(custody_home / "other.ini"))
    sit_down(other, qtbot, "DIN")  # who approves nothing sees nothing
    today = TodayPage(other)
    qtbot.addWidget(today)
    assert today.handed.isHidden()
    sit_down(other, qtbot, "GUL")
    assert not today.handed.isHidden()
    told = " ".join(label.text() for label in today.handed.findChildren(QLabel))
    assert "drafted by ALM" in told
    assert pressed(today.handed, qtbot, "Review…") == ("run:request", {"handed": key})
    room = RequestsPage(other)
    qtbot.addWidget(room)
    assert pressed(room.handed, qtbot, "Review…") == ("run:request", {"handed": key})
    again = begin(RequestRun, other, {"handed": key})
    qtbot.addWidget(again)
    again.show()
    run = run_of(again)
    assert "Drafted by ALM" in again.told.words()
    assert again.drop_button.isHidden()
    assert not any(step.isEnabled() for step in run.steps[:-1])
    assert run.send_step.second == "ALM"
    again.next_button.click()
    assert again.review.refusal() == ""
    unlock_row(qtbot, again, "ALM")
    with qtbot.waitSignal(again.done, timeout=20_000) as signed:
        again.review.sign_button.click()
    assert signed.args is not None
    (approved,) = signed.args[0].appended
    event = approved.event
    assert (event.type, event.actor_role) == ("request.approved", "PRO")
    assert event.actor_key == other.cases.key_of("GUL").public.name
    assert event.body["drafter"] == "ALM"
    assert not file.exists()
    assert today.handed.isHidden()
    assert_sound(other)
    again.close()
    other.close()


def test_what_is_given_back_comes_with_its_remark(
    frame: Frame, qtbot: QtBot, half_desk: Desk
) -> None:
    key = handed_over(frame, qtbot)
    sit_down(half_desk, qtbot, "GUL")
    read = begin(RequestRun, half_desk, {"handed": key})
    qtbot.addWidget(read)
    approval = run_of(read).send_step.approval
    assert not approval.back_button.isEnabled()
    approval.remark.setPlainText("Name the days of the log-ins.")
    with qtbot.waitSignal(read.left):
        approval.back_button.click()
    card = HandedCard(half_desk)
    qtbot.addWidget(card)
    assert card.isHidden()
    sit_down(half_desk, qtbot, "ALM")
    assert "Name the days" in " ".join(label.text() for label in card.findChildren(QLabel))
    assert pressed(card, qtbot, "Continue") == ("run:request", {"draft": key})
    assert card.isHidden()
    assert half_desk.handed.get(key) is None
    again = begin(RequestRun, half_desk, {"draft": key})
    qtbot.addWidget(again)
    assert "Given back by GUL Name the days" in again.told.words()
    assert run_of(again).letter_step.fields()["addressee"]["name"] == "Steppe Telecom"
    assert again.run.is_own


def test_who_drafted_it_does_not_approve_it(frame: Frame, qtbot: QtBot, half_desk: Desk) -> None:
    key = handed_over(frame, qtbot)
    card = HandedCard(half_desk)
    qtbot.addWidget(card)
    assert not [each for each in card.findChildren(QPushButton) if each.text() == "Review…"]
    row = half_desk.handed.get(key)
    assert row is not None
    half_desk.handed.give(replace(row, drafter="GUL"))
    sit_down(half_desk, qtbot, "GUL")
    read = begin(RequestRun, half_desk, {"handed": key})
    qtbot.addWidget(read)
    read.next_button.click()
    assert read.at == 5
    (wish,) = read.run.wishes()
    err = half_desk.cases.refusal(wish.command, "GUL")
    assert err is not None
    assert err.code == "refused.same_person"
    assert "GUL" in read.review.refusal()
    assert not read.review.can_sign


def test_the_big_buttons_and_the_requests_page_lead_here(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "ALM")
    known = {f"run:{guide.name}" for guide in RUNS}
    today = TodayPage(half_desk)
    qtbot.addWidget(today)
    for button, name in (("send", "run:request"), ("receive", "run:provider_data")):
        assert name in known
        with qtbot.waitSignal(today.go) as told:
            today.buttons[button].click()
        assert told.args == [name, None]
    page = RequestsPage(half_desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.go) as told:
        page._new.click()
    assert told.args == ["run:request", None]
