"""Proofs from outside in the client, by a real authority and a real witness's process."""

import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
import segno
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from custody.anchors import policy
from custody.anchors.outside import Kind, Level
from custody.anchors.policy import KnownWitness, Policy, read_policy
from custody.anchors.witness import Witness
from custody.bundle.stamps import certificates
from custody.clock import SystemClock
from custody.ledger.check import check_ledger
from custody.ledger.checkpoint import Checkpoint, sign_note
from tests.custody.anchors.authority import Authority, serving
from tests.custody.anchors.test_witness_served import served
from ui.desk import Desk
from ui.dialogs.fork import ForkDialog
from ui.dialogs.outsiders import AuthorityDialog, WitnessDialog
from ui.dialogs.paper import PaperDialog
from ui.jobs import Job
from ui.pages.outside import OutsidePage
from ui.pages.today import TodayPage
from ui.widgets.event_view import EventView
from ui.windows.main import MainWindow


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.found(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> OutsidePage:
    made = OutsidePage(desk)
    qtbot.addWidget(made)
    made.resize(1080, 700)
    with qtbot.waitSignal(desk.outside.changed, timeout=20_000):
        made.show()
    return made


D = TypeVar("D", bound=QDialog)


def dialog_of(page: OutsidePage, kind: type[D]) -> D:
    (found,) = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found


def name_both(
    page: OutsidePage, qtbot: QtBot, roots: Path, stamps: str, known: KnownWitness
) -> None:
    """Add an authority and a witness, as a person would."""
    changed = page.desk.outside.changed
    page.outsiders.authority_button.click()
    asked = dialog_of(page, AuthorityDialog)
    asked.take_button.click()
    assert asked.isVisible(), "it has no name yet"
    asked.name.setText("Stamps (invented)")
    asked.address.setText(stamps)
    asked.take_button.click()
    assert asked.isVisible(), "no stamp counts without roots"
    asked.read_roots(roots)
    with qtbot.waitSignal(changed, timeout=20_000):
        asked.take_button.click()
    page.outsiders.witness_button.click()
    told = dialog_of(page, WitnessDialog)
    line = str(known.line)
    told.line.setText(line[:-8])
    told.take_button.click()
    assert told.isVisible(), "a line with its end cut off is none"
    told.line.setText(line)
    told.address.setText(known.address or "")
    with qtbot.waitSignal(changed, timeout=20_000):
        told.take_button.click()


def test_stamp_and_cosignature_are_obtained_and_prove_every_event(
    page: OutsidePage, desk: Desk, qtbot: QtBot, authority: Authority, tmp_path: Path
) -> None:
    folder, ledger = tmp_path / "witness", desk.station.ledger
    witness = Witness.found(folder, "peer.example/witness", SystemClock())
    witness.trust(ledger.trust)
    assert not page.head.obtain_button.isEnabled(), "there is nobody to ask"
    roots, size = authority.folder / "roots.pem", ledger.head.size
    with serving(authority.answer) as stamps, served(folder) as address:
        known = KnownWitness(witness.line, address)
        name_both(page, qtbot, roots, stamps.address, known)
        kept = read_policy(desk.station.folder)
        assert [each.address for each in kept.authorities] == [stamps.address]
        assert (kept.witnesses, kept.quorum) == ((known,), 1)
        assert page.head.obtain_button.isEnabled()
        with qtbot.waitSignals([page.head.obtained, desk.news.recorded], timeout=30_000):
            page.head.obtain_button.click()
        qtbot.waitUntil(lambda: desk.outside.level() is Level.HELD)
    assert "Stamps" not in page.head.told.text()
    found = {(each.kind, each.size) for each in page.table.model.rows}
    assert {(Kind.STAMP, size), (Kind.COSIGNATURE, size)} <= found
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    view = EventView(desk)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.shown):
        view.show_event(20)
    assert any("not after" in label.text() for label in view.findChildren(QLabel))
    first = TodayPage(desk)
    qtbot.addWidget(first)
    words = [label.text() for label in first.outside.findChildren(QLabel)]
    assert any(each.startswith("Outside proof: ") for each in words)
    with qtbot.waitSignal(first.go) as told:
        first.outside.findChildren(QPushButton)[0].click()
    assert told.args == ["outside", None]


def test_who_does_not_answer_is_told_and_asking_can_be_stopped(
    page: OutsidePage, desk: Desk, qtbot: QtBot, authority: Authority
) -> None:
    roots = tuple(certificates((authority.folder / "roots.pem").read_bytes()))

    def ask() -> Job:
        page.head.ask()
        (job,) = [each for each in desk.jobs.running if each.title]
        return job

    def name(address: str) -> None:
        with qtbot.waitSignal(desk.outside.changed, timeout=20_000):
            page.outsiders.keep(Policy((policy.Authority("Stamps (invented)", address, roots),)))

    before = desk.queries.size()
    name("http://127.0.0.1:9/")
    with qtbot.waitSignal(page.head.obtained, timeout=20_000):
        ask()
    assert page.head.told.text().startswith("Stamps (invented): ")
    asked, ended = Event(), Event()

    def silent(_query: bytes) -> bytes:
        asked.set()
        ended.wait(20)
        return b""

    with serving(silent) as stamps:
        name(stamps.address)
        job = ask()
        qtbot.waitUntil(asked.is_set)
        with qtbot.waitSignal(job.cancelled, timeout=20_000):
            page.head.progress._cancel.click()
        ended.set()
    assert desk.queries.size() == before


def test_a_witness_without_a_network_is_asked_by_a_stick(
    page: OutsidePage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder, outsiders = tmp_path / "witness", page.outsiders
    witness = Witness.found(folder, "peer.example/witness", SystemClock())
    witness.trust(desk.station.ledger.trust)
    known = KnownWitness(witness.line, None)
    with qtbot.waitSignal(desk.outside.changed, timeout=20_000):
        outsiders.keep(Policy((), (known,), 1))
    request, answer = tmp_path / "request.txt", tmp_path / "answer.txt"
    with qtbot.waitSignal(desk.outside.changed, timeout=20_000):
        outsiders.write_request(known, request)
    words = ["custody", "witness", "answer", str(folder), str(request), "--out", str(answer)]
    subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True)
    with qtbot.waitSignal(desk.outside.changed, timeout=20_000):
        outsiders.take_answer(answer)
    assert "peer.example/witness" in outsiders.told.text()
    assert page.table.model.rows[0].kind is Kind.COSIGNATURE


def test_paper_is_compared_and_a_fork_is_proven_to_anybody(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = PaperDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    ledger = desk.station.ledger
    note = ledger.note.decode()
    dialog.lines.setPlainText(note)
    with qtbot.waitSignal(dialog._question.answered, timeout=20_000):
        dialog.take_button.click()
    assert "holds what was printed" in dialog.banners["good"].words()
    picture = tmp_path / "paper.png"
    segno.make(note).save(str(picture), scale=4)
    dialog.lines.clear()
    with qtbot.waitSignals([dialog._question.answered] * 2, timeout=20_000):
        dialog.read_scan(picture)  # read, then compared
    assert dialog.lines.toPlainText() == note
    assert dialog.banners["good"].isVisible()
    dialog.lines.setPlainText("no checkpoint")
    with qtbot.waitSignal(dialog._question.failed, timeout=20_000):
        dialog.take_button.click()
    assert not dialog.banners["good"].isVisible()
    # Whoever holds the station's keys signed another history of the same length.
    head = Checkpoint(ledger.trust.origin, ledger.head.size - 1, bytes(32))
    other = sign_note(head, ledger.trust, desk.station.keyring.open_log())
    dialog.lines.setPlainText(other)
    with qtbot.waitSignal(dialog._question.answered, timeout=20_000):
        dialog.take_button.click()
    assert "rewritten" in dialog.banners["danger"].words()
    proof = tmp_path / "fork.json"
    dialog.save_proof(proof)
    with qtbot.waitSignal(dialog.go) as told:
        dialog.banners["danger"].acted_otherwise.emit()
    assert told.args == ["run:record", {"command": "incident.record"}]
    checked = ForkDialog(desk)
    qtbot.addWidget(checked)
    checked.show()
    checked.check(proof)
    assert "proven" in checked.banners["danger"].words()
    damaged = tmp_path / "damaged.json"
    damaged.write_bytes(proof.read_bytes().replace(b'"notes"', b'"notez"'))
    checked.check(damaged)
    assert not checked.banners["danger"].isVisible()


def test_what_waits_is_asked_for_by_itself_and_not_again_at_once(
    desk: Desk, qtbot: QtBot, authority: Authority
) -> None:
    roots = tuple(certificates((authority.folder / "roots.pem").read_bytes()))
    with serving(authority.answer) as stamps:
        known = policy.Authority("Stamps (invented)", stamps.address, roots)
        policy.write_policy(desk.station.folder, Policy((known,)))
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.strip.outside.click()
        assert isinstance(window.page(), OutsidePage)
        with qtbot.waitSignal(desk.news.recorded, timeout=20_000):
            window.show()
        qtbot.waitUntil(lambda: desk.outside.level() is Level.HELD)
        assert not desk.outside.is_time_to_ask()
        qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
    assert len(stamps.queries) == 1
