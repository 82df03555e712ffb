"""Enrolling a person from the client, on a real ledger founded by the guide's own means."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.clock import SystemClock
from custody.ledger.check import check_ledger
from ui.desk import Desk
from ui.dialogs.signers import SignerRow
from ui.founding import KeyWish, Place, found_real
from ui.people import key_file
from ui.runs.beginning import begin
from ui.runs.enrol import EnrolRun
from ui.runs.frame import Frame
from ui.settings import Settings
from ui.wiring import open_desk

PHRASE = "correct horse battery"


@pytest.fixture
def real(tmp_path: Path, custody_home: Path, qapp: QApplication) -> Iterator[Desk]:
    place = Place(tmp_path / "real", "police.example/station-7", "Police", "station-7", "+05:00")
    founders = [KeyWish("ADM1", "First", PHRASE), KeyWish("ADM2", "Second", PHRASE)]
    found_real(place, founders, SystemClock()).close()
    opened = open_desk(place.folder, Settings(custody_home / "client.ini"))
    yield opened
    opened.close()


def fill(qtbot: QtBot, desk: Desk, person: str, roles: list[str]) -> Frame:
    frame = begin(EnrolRun, desk)
    qtbot.addWidget(frame)
    frame.show()
    run = frame.run
    assert isinstance(run, EnrolRun)
    form = run.person_step.key
    qtbot.keyClicks(form.person, person)
    qtbot.keyClicks(form.name, f"Person {person}")
    qtbot.keyClicks(form.passphrase, PHRASE)
    qtbot.keyClicks(form.again, PHRASE)
    run.person_step.about.set_value("roles", roles)
    run.person_step.about.set_value("identity_reference", "service card 12")
    frame.next_button.click()
    qtbot.waitUntil(lambda: run.witness_step.own is not None, timeout=10_000)
    frame.next_button.click()
    return frame


def sign_with(qtbot: QtBot, frame: Frame, second: str) -> None:
    assert frame.review.refusal() == ""
    (row,) = [row for row in frame.findChildren(SignerRow) if row.person == second]
    row.read.setChecked(True)
    qtbot.keyClicks(row.passphrase, PHRASE)
    with qtbot.waitSignal(row.ready_changed, timeout=10_000):
        row.unlock.click()
    with qtbot.waitSignal(frame.done, timeout=10_000):
        frame.review.sign_button.click()


def unlock(qtbot: QtBot, desk: Desk, person: str) -> None:
    with qtbot.waitSignal(desk.people.changed, timeout=10_000):
        desk.people.unlock(person, PHRASE, failed=lambda err: pytest.fail(str(err)))


def test_the_auditor_first_and_then_an_officer_with_the_auditor_beside(
    real: Desk, qtbot: QtBot
) -> None:
    unlock(qtbot, real, "ADM1")
    sign_with(qtbot, fill(qtbot, real, "AUD1", ["AUD"]), "ADM2")
    frame = fill(qtbot, real, "OFF1", ["INV", "OIC"])
    sign_with(qtbot, frame, "AUD1")
    assert real.people.roles("OFF1") == {"INV", "OIC"}
    unlock(qtbot, real, "OFF1")
    ledger = real.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_a_run_that_is_left_leaves_no_key_behind(real: Desk, qtbot: QtBot) -> None:
    unlock(qtbot, real, "ADM1")
    frame = fill(qtbot, real, "AUD1", ["AUD"])
    assert key_file(real.station.folder, "AUD1") is not None
    frame.leave_button.click()
    assert key_file(real.station.folder, "AUD1") is None
    (row,) = real.drafts.all()
    assert PHRASE not in str(row.document)


def test_an_id_that_is_taken_and_passphrases_that_differ_are_told_in_place(
    real: Desk, qtbot: QtBot
) -> None:
    unlock(qtbot, real, "ADM1")
    frame = begin(EnrolRun, real)
    qtbot.addWidget(frame)
    frame.show()
    run = frame.run
    assert isinstance(run, EnrolRun)
    form = run.person_step.key
    qtbot.keyClicks(form.person, "adm2")
    qtbot.keyClicks(form.passphrase, "one phrase")
    qtbot.keyClicks(form.again, "another")
    frame.next_button.click()
    assert frame.at == 0
    told = {name: label.text() for name, label in form._faults.items()}
    assert told["person"] == "Somebody has this id already."
    assert told["again"] == "The two differ."
