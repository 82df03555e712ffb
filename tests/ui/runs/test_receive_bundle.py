"""A bundle of another station, from the drop to the signed receipt; and those that are refused."""

import hashlib
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.bundle.encryption import encrypt, make_identity
from custody.exchange.foreign import foreign_bundles
from custody.ledger.agency import Roster, add_station, sign_roster
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import TrustLine
from custody.station import read_trust
from tests.custody.exchange.conftest import sent, three_founded
from tests.custody.exchange.three_stations import hand_out
from tests.custody.keys.vector_keys import seeded
from tests.ui.elsewhere import take_in
from tests.ui.runs.stations import begun, dropped, received, signed, sits_down, verified
from tests.ui.widgets.test_bundle_view import shown
from ui.desk import Desk
from ui.jobs import Job
from ui.runs.receive_bundle import ReceiveBundleRun
from ui.runs.take_artifacts import TakeArtifactsRun
from ui.settings import Settings
from ui.wiring import open_desk

__all__ = ["sent", "three_founded"]

AGENCY = seeded("ab" * 32)
NOW, END = "2026-01-01T00:00:00.000Z", "2090-01-01T00:00:00.000Z"


@pytest.fixture
def store(
    three_founded: Path, tmp_path: Path, custody_home: Path, qapp: QApplication
) -> Iterator[Desk]:
    """The store's station, at which a prosecutor works."""
    shutil.copytree(three_founded / "home", custody_home, dirs_exist_ok=True)
    shutil.copytree(three_founded / "store", tmp_path / "store")
    opened = open_desk(tmp_path / "store", Settings(custody_home / "client.ini"))
    yield opened
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.close()


@pytest.fixture
def field_line(three_founded: Path) -> TrustLine:
    """Of the station that sent the bundle."""
    return read_trust(three_founded / "field")


def with_an_artifact(folder: Path, file: Path, out: Path) -> Path:
    """A bundle of the field's case after it has taken a file in."""
    take_in(folder, "F-1", "ITM-1", file)
    hand_out(folder, "F-1", out)
    return out


def in_work(desk: Desk) -> list[str]:
    return [path.name for path in desk.station.folder.glob("receive-*")]


def test_it_is_verified_read_signed_for_and_kept_whole(
    store: Desk, qtbot: QtBot, sent: Path, field_line: TrustLine
) -> None:
    sits_down(qtbot, store, "GUL")
    frame = begun(qtbot, store, ReceiveBundleRun)
    run = frame.run
    assert isinstance(run, ReceiveBundleRun)
    dropped(frame, sent)
    verified(qtbot, frame)
    assert "signer not known" in run.check_step.banners["warn"].words()
    run.check_step.trust.line.setText(str(field_line))
    verified(qtbot, frame)
    assert run.check_step.banners["good"].isVisible()
    assert len(in_work(store)) == 1, "what was verified first is let go"
    before = store.queries.event_count()
    frame.next_button.click()
    qtbot.waitUntil(lambda: "ITM-1" in shown(run.brought_step))
    assert field_line.origin in shown(run.brought_step)
    run.brought_step.case_box.setCurrentIndex(run.brought_step.case_box.findData("S-1"))
    frame.next_button.click()
    assert frame.review.previews[0].draft.type == "bundle.received"
    receipt = signed(qtbot, frame)
    assert store.queries.event_count() == before + 1
    assert receipt.appended[0].event.case.id == "S-1"
    (row,) = foreign_bundles(store.queries)
    assert (row.origin, row.trust_line) == (field_line.origin, str(field_line))
    assert row.sha256 == hashlib.sha256(sent.read_bytes()).hexdigest()
    assert store.station.artifacts.path(row.sha256).read_bytes() == sent.read_bytes()
    assert in_work(store) == []
    ledger = store.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_one_that_is_damaged_or_came_before_is_refused_with_its_finding(
    store: Desk, qtbot: QtBot, sent: Path, field_line: TrustLine, tmp_path: Path
) -> None:
    sits_down(qtbot, store, "GUL")
    with zipfile.ZipFile(sent) as packed:
        packed.extractall(tmp_path / "unpacked")
    (folder,) = (tmp_path / "unpacked").iterdir()
    victim = folder / "custody" / "events.jsonl"
    victim.chmod(0o644)
    victim.write_bytes(b"".join(victim.read_bytes().splitlines(keepends=True)[:-1]))
    before, store_before = store.queries.event_count(), store.station.folder / "artifacts"
    kept = sorted(store_before.rglob("*"))
    frame = begun(qtbot, store, ReceiveBundleRun)
    run = frame.run
    assert isinstance(run, ReceiveBundleRun)
    gate = threading.Event()
    for _ in range(3):  # every lane is busy, so that it is stopped before it ends
        store.jobs.read(Job(lambda _progress: gate.wait()))
    dropped(frame, folder)
    job = run.check_step._job
    assert job is not None
    job.cancel()
    gate.set()
    verified(qtbot, frame)
    assert "not verified to its end" in run.check_step.banners["warn"].words()
    assert in_work(store) == []
    run.check_step.again_button.click()
    verified(qtbot, frame)
    told = run.check_step.banners["danger"].words()
    assert "does not hold" in told
    assert "custody/events.jsonl" in told
    frame.next_button.click()
    assert frame.at == 0
    assert (store.queries.event_count(), sorted(store_before.rglob("*"))) == (before, kept)
    assert in_work(store) == []

    received(qtbot, store, sent, str(field_line), "S-1")
    dropped(frame, sent)
    verified(qtbot, frame)
    frame.next_button.click()
    frame.next_button.click()
    assert frame.at == 2
    assert "received before" in frame.review.refusal()


def test_an_encrypted_one_is_opened_by_the_recipients_key_and_judged_by_the_roster(
    store: Desk, qtbot: QtBot, sent: Path, field_line: TrustLine, tmp_path: Path
) -> None:
    sits_down(qtbot, store, "GUL")
    key, closed = tmp_path / "store.key", tmp_path / "field.zip.age"
    encrypt(sent, closed, [make_identity(key)])
    line = TrustLine("agency.example/stations/0123456789abcdef", AGENCY.public.ed25519_raw)
    listed = add_station(Roster(line.origin, 1, NOW, END, ()), field_line, NOW)
    (tmp_path / "roster").write_bytes(sign_roster(listed, line, AGENCY))
    frame = begun(qtbot, store, ReceiveBundleRun)
    run = frame.run
    assert isinstance(run, ReceiveBundleRun)
    dropped(frame, closed)
    verified(qtbot, frame)
    assert "encrypted" in run.check_step.banners["danger"].words()
    assert run.check_step.identity.isVisible()
    run.check_step.identity.read(key)
    verified(qtbot, frame)
    assert run.check_step.banners["warn"].isVisible()
    run.check_step.trust.line.setText(str(line))
    assert run.check_step.trust.roster_button.isVisible()
    run.check_step.trust.read_roster(tmp_path / "roster")
    verified(qtbot, frame)
    assert run.check_step.banners["good"].isVisible()
    assert run.check_step.brought is not None
    assert run.check_step.brought.examined.trust == field_line
    frame.leave()
    frame.close()
    frame.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert in_work(store) == [], "what is not received is let go"
    (draft,) = store.drafts.all()
    taken_up = begun(qtbot, store, ReceiveBundleRun, {"draft": draft.key})
    again = verified(qtbot, taken_up).check_step
    assert (again.path, again.identity.paths()) == (closed, [key])
    assert again.brought is not None


def test_artifacts_go_on_in_a_case_of_ours_by_a_signature(
    store: Desk, qtbot: QtBot, three_founded: Path, field_line: TrustLine, tmp_path: Path
) -> None:
    field = shutil.copytree(three_founded / "field", tmp_path / "field")
    (tmp_path / "notes.bin").write_bytes(b"of the phone")
    out = with_an_artifact(field, tmp_path / "notes.bin", tmp_path / "out.zip")
    sits_down(qtbot, store, "GUL")
    _, following = received(qtbot, store, out, str(field_line), "S-1")
    (argument,) = [argument for page, argument in following if page == "run:take_artifacts"]
    sits_down(qtbot, store, "ANNA")
    frame = begun(qtbot, store, TakeArtifactsRun, argument)
    run = frame.run
    assert isinstance(run, TakeArtifactsRun)
    step = run.artifacts_step
    qtbot.waitUntil(lambda: not step.is_busy, timeout=10_000)
    assert step.case == "S-1"
    chosen = step.wanted()
    frame.next_button.click()
    assert frame.at == 0, "what is not copied is not signed for"
    step.copy_button.click()
    qtbot.waitUntil(lambda: not step.is_busy, timeout=10_000)
    frame.next_button.click()
    assert frame.at == 1
    signed(qtbot, frame)
    digests = {row.sha256 for row in store.queries.artifacts("S-1")}
    assert hashlib.sha256(b"of the phone").hexdigest() in digests
    assert len(digests) == len(chosen)
    ledger = store.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
