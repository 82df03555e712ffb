"""The first start: each way to begin, from the first click."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from custody.clock import SystemClock
from custody.errors import StorageError
from custody.ledger.check import check_ledger
from custody.station import open_station
from ui.client import Client
from ui.runs.first_start import Founding
from ui.settings import Settings
from ui.widgets.printed_page import code_of
from ui.windows.guide import Guide
from ui.windows.main import MainWindow
from ui.windows.trouble import Trouble

PHRASE = "correct horse battery"


@pytest.fixture
def guide(qtbot: QtBot, custody_home: Path) -> Guide:
    made = Guide(Settings(custody_home / "client.ini"))
    qtbot.addWidget(made)
    made.show()
    return made


def fill_place(founding: Founding, folder: Path) -> None:
    place = founding.place
    place.folder.setText(str(folder))
    place.agency.setText("City police")
    place.domain.setText("police.example")
    place.station.setText("station-07")
    place.offset.setEditText("+05:00")
    founding.next_button.click()


def fill_person(qtbot: QtBot, founding: Founding, person: str) -> None:
    form = founding.first if founding.at == 1 else founding.second
    qtbot.keyClicks(form.person, person)
    qtbot.keyClicks(form.name, f"Administrator {person}")
    qtbot.keyClicks(form.passphrase, PHRASE)
    qtbot.keyClicks(form.again, PHRASE)
    founding.next_button.click()


def test_two_clicks_make_the_demonstration_with_its_example(
    guide: Guide, qtbot: QtBot, tmp_path: Path
) -> None:
    guide._demo.folder.setText(str(tmp_path / "demonstration"))
    guide.demonstration_button.click()
    with qtbot.waitSignal(guide.ledger_chosen, timeout=120_000) as caught:
        guide._demo.filled_button.click()
    assert caught.args == [tmp_path / "demonstration" / "ledger", "ALM"]
    with open_station(tmp_path / "demonstration" / "ledger", clock=SystemClock()) as station:
        report = check_ledger(station.ledger.store, trust=station.ledger.trust, processes=1)
        assert report.is_sound
        assert report.origin.startswith("demo-agency.example/")
    guide.close()


def test_a_demonstration_that_is_stopped_leaves_nothing(
    guide: Guide, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "demonstration"
    guide.make_demonstration(folder, True)
    job = guide._job
    assert job is not None
    with qtbot.waitSignal(job.finished, timeout=30_000):
        job.cancel()
    assert not folder.exists()
    assert guide._fault.text() == "Stopped. Nothing was made."
    guide.close()


def test_a_folder_with_something_in_it_is_left_alone(
    guide: Guide, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    guide.make_demonstration(tmp_path, False)
    job = guide._job
    assert job is not None
    with qtbot.waitSignal(job.failed, timeout=10_000):
        pass
    assert str(tmp_path) in guide._fault.text()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    guide.close()


def test_two_administrators_found_a_real_ledger(guide: Guide, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    guide.found_button.click()
    founding = guide.founding
    founding.next_button.click()
    assert founding.at == 0
    fill_place(founding, folder)
    fill_person(qtbot, founding, "ADM1")
    assert founding.at == 2
    fill_person(qtbot, founding, "adm1")
    assert founding.at == 2
    assert founding.second._faults["person"].text() == "Somebody has this id already."
    founding.second.person.clear()
    founding.second.name.clear()
    founding.second.forget()
    fill_person(qtbot, founding, "ADM2")
    qtbot.waitUntil(lambda: founding.at == 3, timeout=30_000)
    assert founding.first.passphrase.text() == ""
    with qtbot.waitSignal(guide.ledger_chosen) as caught:
        founding.next_button.click()
    assert caught.args == [folder, ""]
    with open_station(folder, clock=SystemClock()) as station:
        ledger = station.ledger
        assert founding.trust._trust == str(ledger.trust)
        assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
        assert station.service.case_of("person", "ADM2") is not None
    founding.trust.copy()
    assert QGuiApplication.clipboard().text() == founding.trust._trust
    pdf = tmp_path / "trust.pdf"
    assert founding.trust.write_pdf(pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert len(code_of(founding.trust._trust)) >= 21
    guide.close()


def container(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented officer")])
    now = SystemClock().now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    path = folder / "officer.p12"
    encryption = BestAvailableEncryption(PHRASE.encode())
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"officer", key, certificate, None, encryption)
    )
    return path


def test_a_container_with_a_wrong_passphrase_is_told_before_one_goes_on(
    guide: Guide, qtbot: QtBot, tmp_path: Path
) -> None:
    founding = guide.founding
    guide.found_button.click()
    fill_place(founding, tmp_path / "ledger")
    form = founding.first
    qtbot.keyClicks(form.person, "ADM1")
    qtbot.keyClicks(form.name, "First")
    form.source.button("container").click()
    form.take(container(tmp_path))
    qtbot.keyClicks(form.passphrase, "wrong")
    founding.next_button.click()
    qtbot.waitUntil(lambda: bool(form._faults["passphrase"].text()), timeout=10_000)
    assert founding.at == 1
    form.passphrase.clear()
    qtbot.keyClicks(form.passphrase, PHRASE)
    founding.next_button.click()
    qtbot.waitUntil(lambda: founding.at == 2, timeout=10_000)
    fill_person(qtbot, founding, "ADM2")
    qtbot.waitUntil(lambda: founding.at == 3, timeout=30_000)
    assert (tmp_path / "ledger" / "keys" / "ADM1.p12").is_file()
    guide.close()


def test_a_dropped_ledger_is_opened_and_anything_else_is_taken_for_a_bundle(
    guide: Guide, qtbot: QtBot, station_folder: Path, tmp_path: Path
) -> None:
    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        guide.dropEvent(
            QDropEvent(
                QPointF(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    with qtbot.waitSignal(guide.ledger_chosen) as chosen:
        drop(station_folder)
    assert chosen.args == [station_folder, ""]
    with qtbot.waitSignal(guide.bundle_chosen) as bundle:
        drop(tmp_path / "bundle.zip")
    assert bundle.args == [tmp_path / "bundle.zip"]
    guide.open_folder(tmp_path / "nothing")
    assert "no ledger" in guide._fault.text()
    guide.close()


def shown_by(client: Client) -> type | None:
    return None if client.window is None else type(client.window)


def test_the_client_opens_a_ledger_tells_trouble_and_goes_back(
    qtbot: QtBot, station_folder: Path, custody_home: Path, tmp_path: Path
) -> None:
    client = Client(Settings(custody_home / "client.ini"))
    client.start()
    assert shown_by(client) is Guide
    client.open_ledger(station_folder, "ALM")
    assert shown_by(client) is MainWindow
    assert client.desk is not None
    people = client.desk.people
    qtbot.waitUntil(lambda: people.person == "ALM", timeout=10_000)
    (station_folder / "keys" / "log.p8").rename(tmp_path / "log.p8")
    client.open_ledger(station_folder)
    trouble = client.window
    assert isinstance(trouble, Trouble)
    shown = [label.text() for label in trouble.findChildren(QLabel)]
    assert "Nothing was changed." in shown
    (tmp_path / "log.p8").rename(station_folder / "keys" / "log.p8")
    trouble.again_button.click()
    assert shown_by(client) is MainWindow
    client.close()


def test_a_ledger_on_a_disk_that_cannot_be_written_to_is_opened_for_reading(
    qtbot: QtBot, station_folder: Path, custody_home: Path
) -> None:
    from ui.wiring import open_desk

    desk = open_desk(station_folder, Settings(custody_home / "client.ini"), reading=True)
    from custody.errors import RefusedError

    with pytest.raises(RefusedError, match="key"), desk.station.ledger.writing():
        pass
    assert desk.queries.cases()
    desk.close()


def test_trouble_tells_who_holds_the_ledger(qtbot: QtBot) -> None:
    holder = {"person": "ALM", "pid": 4, "host": "desk-2", "since": "2026-11-22T08:00:00.000Z"}
    trouble = Trouble(Path("/ledger"), StorageError("storage.ledger_busy", path="x", holder=holder))
    qtbot.addWidget(trouble)
    shown = "\n".join(label.text() for label in trouble.findChildren(QLabel))
    assert "desk-2" in shown


def test_the_cursor_stands_in_the_first_field_and_then_in_what_is_wrong(
    guide: Guide, qtbot: QtBot, tmp_path: Path
) -> None:
    guide.activateWindow()
    qtbot.mouseClick(guide.found_button, Qt.MouseButton.LeftButton)
    place = guide.founding.place
    assert guide.focusWidget() is place.agency
    place.folder.setText(str(tmp_path / "new"))
    place.agency.setText("City police")
    guide.founding.next_button.click()
    assert guide.focusWidget() is place.domain


def test_what_was_typed_for_one_key_is_not_kept_for_another(guide: Guide) -> None:
    form = guide.founding.first
    form.passphrase.setText(PHRASE)
    form.again.setText(PHRASE)
    form.source.choose("token")
    form.source.chosen.emit("token")
    assert (form.passphrase.text(), form.again.text()) == ("", "")
