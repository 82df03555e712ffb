"""The first case on a ledger that was founded just now: nothing of the example is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.clock import SystemClock
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.service import Act
from tests.ui.runs.test_enrol import PHRASE, fill, sign_with, unlock
from ui.desk import Desk
from ui.founding import KeyWish, Place, found_real
from ui.pages.today import TodayPage
from ui.runs.beginning import begin
from ui.runs.commands_list import offers
from ui.runs.record import RecordRun
from ui.runs.seizure import SeizureRun
from ui.runs.seizure_plan import NEW
from ui.settings import Settings
from ui.wiring import open_desk


@pytest.fixture
def fresh(tmp_path: Path, custody_home: Path, qapp: QApplication) -> Iterator[Desk]:
    place = Place(tmp_path / "fresh", "police.example/station-8", "Police", "station-8", "+05:00")
    founders = [KeyWish("ADM1", "First", PHRASE), KeyWish("ADM2", "Second", PHRASE)]
    found_real(place, founders, SystemClock()).close()
    opened = open_desk(place.folder, Settings(custody_home / "client.ini"))
    yield opened
    opened.close()


def test_without_an_officer_in_charge_it_says_so_until_one_is_enrolled(
    fresh: Desk, qtbot: QtBot
) -> None:
    unlock(qtbot, fresh, "ADM1")
    sign_with(qtbot, fill(qtbot, fresh, "INV1", ["INV"]), "ADM2")
    unlock(qtbot, fresh, "INV1")
    frame = begin(SeizureRun, fresh)
    qtbot.addWidget(frame)
    frame.show()
    basis = frame.run.steps[0]
    assert basis.document()["authority"] == NEW
    (officers,) = [w for w in basis.findChildren(QComboBox) if w.accessibleName().startswith("Off")]
    told = [label for label in basis.findChildren(QLabel) if "enrols an officer" in label.text()]
    assert not officers.isVisible()
    assert [label.isVisible() for label in told] == [True]

    unlock(qtbot, fresh, "ADM1")
    sign_with(qtbot, fill(qtbot, fresh, "OIC1", ["OIC"]), "ADM2")
    unlock(qtbot, fresh, "INV1")

    assert officers.isVisible()
    assert officers.currentData() == "OIC1"
    assert not any(label.isVisible() for label in told)


def test_the_first_page_leads_to_people_and_then_to_a_case(fresh: Desk, qtbot: QtBot) -> None:
    page = TodayPage(fresh)
    qtbot.addWidget(page)
    steps = page.first_steps
    led: list[tuple[str, object]] = []
    page.go.connect(lambda name, argument: led.append((name, argument)))
    steps.findChildren(QPushButton)[0].click()
    unlock(qtbot, fresh, "ADM1")
    sign_with(qtbot, fill(qtbot, fresh, "OIC1", ["OIC"]), "ADM2")
    steps.refresh()
    steps.findChildren(QPushButton)[-1].click()
    assert led == [("run:enrol", None), ("run:record", {"command": "case.open"})]
    unlock(qtbot, fresh, "OIC1")
    signer = fresh.people.signer
    assert signer is not None
    opening = Command("case.open", example_of("case.open")["fields"], case="KZ-1")
    fresh.station.service.execute(Act(opening, signer))
    steps.refresh()
    assert steps.isHidden()


def test_people_can_be_assigned_though_nobody_of_the_example_is_there(
    fresh: Desk, qtbot: QtBot
) -> None:
    unlock(qtbot, fresh, "ADM1")
    sign_with(qtbot, fill(qtbot, fresh, "OIC1", ["OIC"]), "ADM2")
    unlock(qtbot, fresh, "OIC1")
    opened = begin(RecordRun, fresh, {"command": "case.open"})
    qtbot.addWidget(opened)
    assert opened.at == 1, opened.run.steps[0].faults()
    opened.leave()
    signer = fresh.people.signer
    assert signer is not None
    opening = Command("case.open", example_of("case.open")["fields"], case="KZ-1")
    fresh.station.service.execute(Act(opening, signer))

    refused = {each.type.command: each.refusal for each in offers(fresh, "KZ-1")}

    assert refused["case.assign"] is None
    assert refused["search.start"] is not None
    told = [str(each.facts) for each in refused.values() if each is not None]
    assert not any("ALM" in facts for facts in told)
