"""Keys of others: a recipient is made sure of, a roster is signed, taken in and picked from."""

from pathlib import Path
from typing import TypeVar

import pytest
import segno
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from custody import rosters
from custody.bundle.encryption import fingerprint, make_identity
from custody.keys import software
from custody.keys.signer import Suite
from custody.ledger.agency import Roster, add_station, open_roster, sign_roster
from custody.ledger.checkpoint import TrustLine
from custody.recipients import Book
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.dialogs.recipients import MakeSureDialog, OwnKeyDialog, RecipientDialog
from ui.dialogs.rosters import RosterDialog, SignRosterDialog, StationDialog
from ui.pages.others import OthersPage
from ui.widgets.matter_row import MatterRow
from ui.widgets.recipient_choice import RecipientChoice

SINCE = "2026-01-01T00:00:00.000Z"
PASSPHRASE = b"a long passphrase (invented)"
OTHER = "agency.example/station-09/0123456789abcdef"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> OthersPage:
    made = OthersPage(desk)
    qtbot.addWidget(made)
    made.resize(1080, 700)
    made.show()
    return made


D = TypeVar("D", bound=QDialog)


def one(page: OthersPage, kind: type[D]) -> D:
    (found,) = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found


def test_a_key_is_used_only_once_somebody_has_made_sure_of_it(
    page: OthersPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sit_down(desk, qtbot, "ALM")
    key = make_identity(tmp_path / "theirs.txt")
    picture = tmp_path / "key.png"
    segno.make(key).save(str(picture), scale=5)
    page.book.add_button.click()
    asked = one(page, RecipientDialog)
    asked.name.setText("Court of the district (invented)")
    asked.key.setText(key[:-1])
    with qtbot.waitSignal(asked.question.failed, timeout=20_000):
        asked.take_button.click()
    assert asked.isVisible(), "a key with its end cut off is none"
    asked.read(picture)
    assert asked.key.text() == key
    with qtbot.waitSignal(asked.accepted, timeout=20_000):
        asked.take_button.click()
    choice = RecipientChoice(desk.station.folder)
    qtbot.addWidget(choice)
    (box,) = choice.boxes.values()
    assert not box.isEnabled()
    page.book._make_sure(Book(desk.station.folder).entries[0])
    sure = one(page, MakeSureDialog)
    sure.how.setText("by telephone, with the registry")
    other = "0" if fingerprint(key)[0] != "0" else "1"
    sure.fingerprint.setText(other + fingerprint(key)[1:])
    with qtbot.waitSignal(sure.question.failed, timeout=20_000):
        sure.take_button.click()
    assert sure.isVisible(), "another fingerprint than that of the key"
    sure.fingerprint.setText(fingerprint(key).upper())
    with qtbot.waitSignal(sure.accepted, timeout=20_000):
        sure.take_button.click()
    choice.load(["Court of the district (invented)"])
    assert choice.keys == (key,)
    page.book._remove(Book(desk.station.folder).entries[0])
    qtbot.waitUntil(lambda: not page.book.findChildren(MatterRow), timeout=20_000)
    assert Book(desk.station.folder).entries == ()


def test_a_key_of_our_own_is_made_behind_the_window_and_shown(
    page: OthersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    taken = tmp_path / "ours.txt"
    page.book.make_own(taken)
    qtbot.waitUntil(lambda: any(page.window().findChildren(OwnKeyDialog)), timeout=20_000)
    shown = one(page, OwnKeyDialog)
    assert shown.key.text() in taken.read_text()
    shown.reject()
    before = taken.read_bytes()
    page.book.make_own(taken)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    told = QApplication.activeModalWidget()
    assert isinstance(told, QDialog)
    told.reject()
    assert taken.read_bytes() == before, "a key that is there is not written over"


def test_a_roster_is_taken_in_renewed_and_picked_from(
    page: OthersPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sit_down(desk, qtbot, "ADM1")
    key, file = tmp_path / "agency.p8", tmp_path / "stations"
    signer = software.generate(key, PASSPHRASE, Suite.ED25519)
    line = TrustLine("agency.example/stations/00000000000000aa", signer.public.ed25519_raw)
    roster = Roster(line.origin, 1, SINCE, "2027-01-01T00:00:00.000Z", ())
    ours = desk.station.ledger.trust
    first = sign_roster(add_station(roster, ours, SINCE), line, signer)
    file.write_bytes(first)
    page.rosters.take_button.click()
    asked = one(page, RosterDialog)
    asked.file.setText(str(file))
    asked.line.setText(str(ours))
    asked.take_button.click()
    assert asked.isVisible(), "a station's line is not an agency's"
    asked.line.setText(str(line))
    with qtbot.waitSignal(asked.accepted, timeout=20_000):
        asked.take_button.click()
    assert rosters.accepted() == ((line, open_roster(first, line)),)
    page.rosters.sign_button.click()
    signing = one(page, SignRosterDialog)
    signing.file.setText(str(file))
    signing.key.setText(str(key))
    signing.passphrase.setText("not this one")
    signing.added.setPlainText(str(TrustLine(OTHER, signer.public.ed25519_raw)))
    head = tmp_path / "last.txt"
    head.write_bytes(desk.station.ledger.note)
    signing.ended.setText(str(head))
    with qtbot.waitSignal(signing.question.failed, timeout=20_000):
        signing.take_button.click()
    signing.passphrase.setText(PASSPHRASE.decode())
    with qtbot.waitSignal(signing.accepted, timeout=20_000):
        signing.take_button.click()
    ((_, made),) = rosters.accepted()
    assert made.number == 2
    assert [each.trust.origin for each in made.stations if each.retired is None] == [OTHER]
    picked = StationDialog()
    qtbot.addWidget(picked)
    trust = picked.trust()
    assert trust is not None
    assert trust.origin == OTHER
    file.write_bytes(first)
    again = RosterDialog(desk)
    qtbot.addWidget(again)
    again.line.setText(str(line))
    again.file.setText(str(file))
    with qtbot.waitSignal(again.question.failed, timeout=20_000):
        again.take_button.click()
    assert again.made is None, "an older roster is refused"


def test_an_agency_s_first_roster_is_signed_by_a_key_made_with_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    signing = SignRosterDialog(desk)
    qtbot.addWidget(signing)
    signing.show()
    signing.file.setText(str(tmp_path / "stations"))
    signing.key.setText(str(tmp_path / "agency.p8"))
    signing.agency.setText("agency.example")
    signing.added.setPlainText(str(desk.station.ledger.trust))
    signing.passphrase.setText(PASSPHRASE.decode())
    assert signing.fault(), "the passphrase of a new key is typed twice"
    signing.again.setText(PASSPHRASE.decode())
    with qtbot.waitSignal(signing.accepted, timeout=20_000):
        signing.take_button.click()
    ((line, roster),) = rosters.accepted()
    assert (roster.number, len(roster.stations)) == (1, 1)
    assert open_roster((tmp_path / "stations").read_bytes(), line) == roster
    signing.passphrase.setText(PASSPHRASE.decode())
    assert "already" in signing.fault()
