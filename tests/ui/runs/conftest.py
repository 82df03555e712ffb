"""An investigator at the desk, and a ledger that is no demonstration."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.clock import SystemClock
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.service import Act
from custody.station import key_fields
from tests.ui.conftest import sit_down
from tests.ui.runs.seizing import PHRASE
from ui.desk import Desk
from ui.founding import KeyWish, Place, found_real, make_key
from ui.settings import Settings
from ui.wiring import open_desk


@pytest.fixture
def alm(desk: Desk, qtbot: QtBot) -> Desk:
    sit_down(desk, qtbot, "ALM")
    return desk


@pytest.fixture
def real(tmp_path: Path, custody_home: Path, qapp: QApplication) -> Iterator[Desk]:
    folder = tmp_path / "real"
    place = Place(folder, "police.example/station-7", "Police", "station-7", "+05:00")
    founders = [KeyWish("ADM1", "First", PHRASE), KeyWish("ADM2", "Second", PHRASE)]
    station = found_real(place, founders, SystemClock())
    from custody.keys.passphrases import from_text

    first, second = (station.keyring.open(p, from_text(PHRASE)) for p in ("ADM1", "ADM2"))
    auditor = None
    for person, role in (("AUD1", "AUD"), ("INV1", "INV"), ("OIC1", "OIC")):
        key = make_key(station.keyring, KeyWish(person, person, PHRASE))
        register = {
            "person": person, "name": person, "identity_reference": "card", "agency": "Police",
            "roles": [role],
        }  # fmt: skip
        enrol = {**key_fields(key, person, role), "identity_check": "in person"}
        station.service.execute(
            Act(Command("person.register", register), first, (auditor or second,)),
            Act(Command("key.enroll", enrol, LEDGER_CASE), first, (key,)),
        )
        auditor = auditor or key
    station.close()
    opened = open_desk(folder, Settings(custody_home / "client.ini"))
    yield opened
    opened.close()
