"""Data taken from an item in hand: from its page to signed events, audited by the core."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.clock import parse_instant
from custody.domain import wording
from custody.errors import RefusedError
from custody.ledger.check import check_ledger
from tests.ui.conftest import sit_down
from tests.ui.runs.test_hand_over import sign, unlock_row
from tests.ui.widgets.test_next_steps import CASE, filled, press
from ui.desk import Desk
from ui.outlook import prospects
from ui.runs.acquire import AcquireRun
from ui.runs.beginning import begin
from ui.runs.frame import Frame
from ui.runs.kept_takes import discard
from ui.runs.seizure_take import Take
from ui.widgets.next_steps import NextSteps


def lend(desk: Desk, qtbot: QtBot) -> None:
    """The store lends the laptop to the examiner."""
    sit_down(desk, qtbot, "BOL")
    lent = {
        "to": "DIN", "purpose": "Examination", "authority_ref": "E-1",
        "due_at": "2027-03-27T10:00:00.000Z",
    }  # fmt: skip
    frame = filled(qtbot, desk, press(qtbot, desk, "ITM-03", "item.checked_out"), lent)
    unlock_row(qtbot, frame, "DIN")
    sign(qtbot, frame)
    sit_down(desk, qtbot, "DIN")


def begun(desk: Desk, qtbot: QtBot) -> Frame:
    """The run, as the item's page begins it."""
    steps = NextSteps(desk)
    qtbot.addWidget(steps)
    steps.show_item(CASE, "ITM-03")
    steps.judging.finish()
    words = wording.title("artifact.acquired", "en")
    (button,) = [each for each in steps.findChildren(QPushButton) if each.text() == words]
    with qtbot.waitSignal(steps.go) as told:
        button.click()
    assert told.args is not None
    assert told.args[0] == "run:acquire"
    frame = begin(AcquireRun, desk, told.args[1])
    qtbot.addWidget(frame)
    frame.show()
    return frame


def test_an_examiner_takes_an_image_from_what_was_lent_to_them(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    lend(half_desk, qtbot)
    frame = begun(half_desk, qtbot)
    run = frame.run
    assert isinstance(run, AcquireRun)
    assert run.items_step.items == ("ITM-03",)
    frame.next_button.click()
    frame.next_button.click()
    assert frame.at == 1, "nothing was taken yet"
    image = tmp_path / "laptop.raw"
    image.write_bytes(b"sector" * 1000)
    take = run.data_step.take([image])
    qtbot.waitUntil(lambda: not take.is_busy)
    protected = {"write_protection": "hardware", "write_blocker": "WB-12"}
    assert take.fields.document()["why_unprotected"]
    take.fields.load({**take.fields.document(), "kind": "physical_image", **protected})
    frame.next_button.click()
    assert frame.at == 2
    receipt = sign(qtbot, frame)
    assert [each.event.type for each in receipt.appended] == [
        "artifact.acquired",
        "artifact.hashed",
    ]
    assert {each.event.actor_role for each in receipt.appended} == {"EXA"}
    acquired, hashed = (each.event for each in receipt.appended)
    told = {**acquired.body, **(half_desk.queries.event(receipt.appended[0].index).private or {})}
    assert "why_unprotected" not in told
    made_elsewhere = run.data_step._new([tmp_path / "laptop.E01"])
    made_elsewhere.begin()
    assert made_elsewhere.fields.document() == {"kind": "physical_image"}
    assert acquired.item_ids == hashed.item_ids == ("ITM-03",)
    (entry,) = hashed.body["artifacts"]
    assert half_desk.station.artifacts.path(entry["digests"]["sha256"]).read_bytes() == (
        image.read_bytes()
    )
    ledger = half_desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_who_holds_nothing_is_told_how_to_get_it(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "DIN")
    frame = begin(AcquireRun, half_desk, {"case": CASE})
    qtbot.addWidget(frame)
    frame.show()
    told = " ".join(label.text() for label in frame.run.steps[0].findChildren(QLabel))
    assert "the store checks it out to you" in told
    frame.next_button.click()
    assert frame.at == 0


def test_seals_that_the_record_knows_are_not_asked_for(half_desk: Desk, qtbot: QtBot) -> None:
    lend(half_desk, qtbot)
    known = [{"item": "ITM-03", "seal": "S-3302"}]
    argument = press(qtbot, half_desk, "ITM-03", "seal.checked")
    assert argument["fields"]["seals"] == known
    argument = press(qtbot, half_desk, "ITM-03", "seal.broken")
    assert argument["fields"]["seals"] == known
    opened = {
        "reason": "Examination E-1",
        "present": [{"name": "E. R. Z.", "capacity": "official"}],
    }
    frame = filled(qtbot, half_desk, argument, opened)
    frame.review.choose_second("ERZ")
    unlock_row(qtbot, frame, "ERZ")
    sign(qtbot, frame)
    argument = press(qtbot, half_desk, "ITM-03", "item.resealed")
    assert argument["fields"]["seals"] == [{"item": "ITM-03", "old_seal": "S-3302"}]


def test_an_examination_ends_with_the_items_it_began_with(half_desk: Desk, qtbot: QtBot) -> None:
    lend(half_desk, qtbot)
    told = {
        "examination": "E-9", "order": "Decision E-9", "questions": ["Whose is it?"],
        "tools": [{"tool": "imager", "version": "4.7"}], "method": "Look, then write.",
    }  # fmt: skip
    assert "examination.finished" not in offered(half_desk, "DIN")
    sign(
        qtbot,
        filled(qtbot, half_desk, press(qtbot, half_desk, "ITM-03", "examination.started"), told),
    )
    assert "examination.finished" not in offered(half_desk, "ERZ")

    from_item = press(qtbot, half_desk, "ITM-03", "examination.finished")
    ended = filled(
        qtbot, half_desk, {**from_item, "items": []}, {"ended_at": "2027-03-26T10:00:00.000Z"}
    )

    event = sign(qtbot, ended).appended[0].event
    assert (event.type, event.item_ids) == ("examination.finished", ("ITM-03",))
    assert offered(half_desk, "DIN")["examination.started"] is None
    assert "examination.finished" not in offered(half_desk, "DIN")


def offered(desk: Desk, person: str) -> dict[str, RefusedError | None]:
    state = desk.cases.state(CASE)
    found = prospects(desk.cases, state, state.items["ITM-03"], person)
    return {each.type: each.refusal for each in found}


def put_aside(desk: Desk, qtbot: QtBot, image: Path) -> str:
    """An intake that was read, its run left, and the source gone; the key of its draft."""
    frame = begun(desk, qtbot)
    frame.next_button.click()
    run = frame.run
    assert isinstance(run, AcquireRun)
    take = run.data_step.take([image])
    qtbot.waitUntil(lambda: not take.is_busy)
    take.fields.load(
        {"kind": "physical_image", "write_protection": "hardware", "write_blocker": "WB-12"}
    )
    frame.leave()
    image.unlink()
    (row,) = desk.drafts.all()
    return row.key


def taken_up(desk: Desk, qtbot: QtBot, key: str) -> tuple[Frame, Take]:
    frame = begin(AcquireRun, desk, {"draft": key})
    qtbot.addWidget(frame)
    frame.show()
    run = frame.run
    assert isinstance(run, AcquireRun)
    (take,) = run.data_step.takes
    qtbot.waitUntil(lambda: not take.is_busy)
    return frame, take


def told_by(take: Take) -> str:
    return "\n".join(label.text() for label in take.findChildren(QLabel) if not label.isHidden())


def test_what_a_draft_read_is_signed_though_the_stick_is_gone(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path, custody_home: Path
) -> None:
    lend(half_desk, qtbot)
    image = tmp_path / "a.bin"
    image.write_bytes(b"sector" * 1000)
    at = half_desk.station.ledger.clock.now()
    key = put_aside(half_desk, qtbot, image)
    kept = list((custody_home / "drafts").rglob("*.enclosed"))
    assert len(kept) == 1
    assert b"a.bin" not in kept[0].read_bytes()
    frame, take = taken_up(half_desk, qtbot, key)
    assert "copied and hashed, 6.0" in told_by(take)
    assert take.again_button.isHidden()
    assert take.found is not None
    assert parse_instant(take.found.started_at) - at < timedelta(minutes=1)
    frame.show_step(1)
    frame.next_button.click()
    receipt = sign(qtbot, frame)
    (entry,) = receipt.appended[-1].event.body["artifacts"]
    stored = half_desk.station.artifacts.path(entry["digests"]["sha256"])
    assert stored.read_bytes() == b"sector" * 1000
    assert half_desk.drafts.all() == []
    assert not kept[0].exists()
    ledger = half_desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_what_is_not_kept_must_be_there_again(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path, custody_home: Path
) -> None:
    lend(half_desk, qtbot)
    image = tmp_path / "laptop.raw"
    image.write_bytes(b"sector" * 1000)
    key = put_aside(half_desk, qtbot, image)
    (kept,) = (custody_home / "drafts").rglob("*.enclosed")
    data = kept.read_bytes()
    kept.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    frame, take = taken_up(half_desk, qtbot, key)
    told = told_by(take)
    assert f"{image} (6.0\N{NO-BREAK SPACE}kB)" in told
    assert "must be there again" in told
    assert not take.again_button.isHidden()
    frame.show_step(1)
    frame.next_button.click()
    assert frame.at == 1
    image.write_bytes(b"sector" * 1000)
    take.again_button.click()
    qtbot.waitUntil(lambda: not take.is_busy)
    frame.next_button.click()
    assert frame.at == 2
    frame.leave()


@pytest.mark.parametrize("is_open", [False, True])
def test_what_was_copied_for_a_draft_goes_with_it(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path, custody_home: Path, is_open: bool
) -> None:
    lend(half_desk, qtbot)
    image = tmp_path / "laptop.raw"
    image.write_bytes(b"sector" * 1000)
    key = put_aside(half_desk, qtbot, image)
    for left in QApplication.allWidgets():
        if isinstance(left, AcquireRun):
            left.key = "closed"  # as the window does with a run that was left
    sha256 = hashlib.sha256(b"sector" * 1000).hexdigest()
    copy = half_desk.station.artifacts.path(sha256)
    frame = taken_up(half_desk, qtbot, key)[0] if is_open else None
    assert copy.is_file()
    (row,) = half_desk.drafts.all()
    discard(half_desk, row)
    qtbot.waitUntil(lambda: half_desk.drafts.all() == [] and not half_desk.jobs.running)
    assert not copy.exists()
    assert not list((custody_home / "drafts").rglob("*.enclosed"))
    assert frame is None or frame.run.is_finished


def test_a_copy_that_left_the_store_is_not_signed(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    lend(half_desk, qtbot)
    image = tmp_path / "laptop.raw"
    image.write_bytes(b"sector" * 1000)
    key = put_aside(half_desk, qtbot, image)
    sha256 = hashlib.sha256(b"sector" * 1000).hexdigest()
    half_desk.station.artifacts.path(sha256).unlink()
    frame, take = taken_up(half_desk, qtbot, key)
    assert "must be there again" in told_by(take)
    assert take.found is None
    frame.leave()
