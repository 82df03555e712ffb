"""A person whose key is on a token: enrolled, at work, and without it in the middle."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.clock import SystemClock
from custody.domain.commands import Command
from custody.errors import CustodyError, StorageError
from custody.ledger.check import check_ledger
from custody.service import Act
from tests.custody.keys import softhsm
from tests.ui.runs.test_enrol import PHRASE, sign_with, unlock
from ui.desk import Desk
from ui.dialogs.unlock import UnlockDialog
from ui.founding import KeyWish, Place, found_real
from ui.runs.beginning import begin
from ui.runs.enrol import EnrolRun
from ui.runs.frame import Frame
from ui.settings import Settings
from ui.wiring import open_desk


@pytest.fixture
def token(token_folder: Path) -> Iterator[Path]:
    """A token with one key; where the tokens of this process lie."""
    softhsm.make_token("desk")
    session = softhsm.open_to_write("desk")
    softhsm.make_key(session, "ed25519", "auditor", 1)
    session.close()
    yield token_folder / "tokens"
    away = token_folder / "away"
    if away.exists():
        away.rename(token_folder / "tokens")


@pytest.fixture
def real(tmp_path: Path, custody_home: Path, qapp: QApplication) -> Iterator[Desk]:
    place = Place(tmp_path / "real", "police.example/station-7", "Police", "station-7", "+05:00")
    founders = [KeyWish("ADM1", "First", PHRASE), KeyWish("ADM2", "Second", PHRASE)]
    found_real(place, founders, SystemClock()).close()
    opened = open_desk(place.folder, Settings(custody_home / "client.ini"))
    yield opened
    opened.close()


def enrolling(qtbot: QtBot, desk: Desk) -> tuple[Frame, EnrolRun]:
    frame = begin(EnrolRun, desk)
    qtbot.addWidget(frame)
    frame.show()
    run = frame.run
    assert isinstance(run, EnrolRun)
    form = run.person_step.key
    form.person.setText("AUD1")
    form.name.setText("Auditor (invented)")
    form.source.choose("token")
    run.person_step.about.set_value("roles", ["AUD"])
    run.person_step.about.set_value("identity_reference", "service card 12")
    frame.next_button.click()
    assert frame.at == 0, "nobody knows where the key is"
    qtbot.keyClicks(form.token.module, softhsm.MODULE)
    with qtbot.waitSignal(form.token.tokens.currentTextChanged, timeout=10_000):
        qtbot.keyClick(form.token.module, Qt.Key.Key_Return)
    assert "desk" in [form.token.tokens.itemText(at) for at in range(form.token.tokens.count())]
    form.token.tokens.setCurrentText("desk")
    form.token.key.setText("auditor")
    return frame, run


def test_a_key_on_a_token_is_enrolled_opens_by_its_pin_and_signs_no_more_when_it_is_out(
    real: Desk, qtbot: QtBot, token: Path
) -> None:
    unlock(qtbot, real, "ADM1")
    frame, run = enrolling(qtbot, real)
    run.person_step.key.passphrase.setText("000000")
    frame.next_button.click()
    qtbot.waitUntil(lambda: bool(run.witness_step._fault), timeout=10_000)
    frame.back_button.click()
    run.person_step.key.passphrase.setText(softhsm.PIN)
    frame.next_button.click()
    qtbot.waitUntil(lambda: run.witness_step.own is not None, timeout=10_000)
    frame.next_button.click()
    sign_with(qtbot, frame, "ADM2")
    assert real.people.has_token("AUD1")
    dialog = UnlockDialog(real, person="AUD1")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.passphrase.setText("000000")
    dialog.unlock.click()
    qtbot.waitUntil(dialog._fault.isVisible, timeout=10_000)
    assert real.people.person == "ADM1"
    dialog.passphrase.setText(softhsm.PIN)
    with qtbot.waitSignal(real.people.changed, timeout=10_000):
        dialog.unlock.click()
    assert real.people.person == "AUD1"
    ledger, signer = real.station.ledger, real.people.signer
    assert signer is not None
    before, failed = ledger.head.size, list[CustodyError]()
    told = {"from_size": 0, "to_size": before, "result": "good"}
    act = Act(Command("ledger.verify", told, role="AUD"), signer)
    token.rename(token.parent / "away")
    job = real.execute([act], then=lambda _receipt: None, failed=failed.append)  # type: ignore[arg-type]
    with qtbot.waitSignal(job.finished, timeout=10_000):
        pass
    assert [type(err) for err in failed] == [StorageError]
    assert failed[0].code == "storage.token"
    assert ledger.head.size == before
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    real.people.lock()
