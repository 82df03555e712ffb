"""An export from the first click to a bundle that a stranger can check."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from custody.bundle.check import check_bundle
from custody.bundle.contents import read_contents
from custody.bundle.encryption import make_identity, opened
from custody.bundle.verdicts import Headline
from custody.demo.founding import PASSPHRASE
from custody.domain import wording
from custody.domain.commands import Command
from custody.keys.keyring import Keyring
from custody.ledger.check import check_ledger
from custody.recipients import Book, MadeSure
from custody.service import Act
from tests.custody.bundle.judges import judge, without_qt
from tests.custody.office import OPEN_CASE
from tests.ui.conftest import sit_down
from tests.ui.runs.test_hand_over import unlock_row
from ui.desk import Desk
from ui.dialogs.unlock import UnlockDialog
from ui.runs.beginning import begin
from ui.runs.enrol import EnrolRun
from ui.runs.export import ExportRun
from ui.runs.frame import Frame
from ui.runs.provider_data import ProviderDataRun
from ui.runs.seizure import SeizureRun


@pytest.fixture
def frame(half_desk: Desk, qtbot: QtBot, tmp_path: Path) -> Frame:
    sit_down(half_desk, qtbot, "ALM")
    made = begin(ExportRun, half_desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    scope = made.run.scope_step  # type: ignore[attr-defined]
    for name, value in (
        ("recipient_kind", "prosecutor"),
        ("recipient", "Supervising prosecutor"),
        ("purpose", "Study of the file"),
    ):
        scope.fields.set_value(name, value)
    scope.place.setText(str(tmp_path / "out"))
    return made


def run_of(frame: Frame) -> ExportRun:
    assert isinstance(frame.run, ExportRun)
    return frame.run


def verified(frame: Frame, qtbot: QtBot) -> None:
    step = run_of(frame).preview_step
    if step.verify_button.isVisible():
        with qtbot.waitSignal(frame.run.desk.news.recorded, timeout=60_000):
            step.verify_button.click()
        qtbot.waitUntil(lambda: not step._stale.isVisible())


def reviewed(frame: Frame, qtbot: QtBot) -> None:
    frame.next_button.click()
    assert frame.at == 1
    verified(frame, qtbot)
    frame.next_button.click()
    assert frame.at == 2
    if frame.review.roles.open:
        frame.review.choose_role("OIC")
    if frame.review.refusal():
        frame.review.choose_second("ERZ")
    assert frame.review.refusal() == ""
    assert all("0" * 64 not in each.statement for each in frame.review.previews)
    unlock_row(qtbot, frame, "ERZ")


def test_what_leaves_is_foreseen_signed_by_two_and_good_to_every_judge(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    frame.next_button.click()
    step = run_of(frame).preview_step
    verified(frame, qtbot)
    first = step.artifacts.index(0)
    kept_back = first.data().split()[0]

    step.artifacts.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert step.hide_artifacts == (kept_back,)
    frame.back_button.click()
    reviewed(frame, qtbot)
    with qtbot.waitSignal(frame.done, timeout=120_000) as told:
        frame.review.sign_button.click()
    assert told.args is not None
    bundle = tmp_path / "out"
    report = check_bundle(bundle, trust=half_desk.station.ledger.trust)
    assert report.headline is Headline.AUTHENTIC
    lists = "".join(path.read_text() for path in bundle.rglob("files.jsonl"))
    assert f'"{kept_back}"' not in lists
    ledger = half_desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    assert run_of(frame).finished(told.args[0])[0][2] == bundle
    trust, python = str(ledger.trust), without_qt(tmp_path / "fresh")
    judges = judge(bundle, trust, python)
    assert all(judges.values()), judges
    graph = bundle / "reading" / "case.jsonld"
    data = graph.read_bytes()
    graph.write_bytes(b"(" + data[1:])
    judges = judge(bundle, trust, python)
    assert not any(judges.values()), judges


def test_where_the_bundle_goes_is_asked_for_in_sight(frame: Frame, qtbot: QtBot) -> None:
    scope = run_of(frame).scope_step
    scope.place.setText("")
    frame.resize(1000, 500)
    scope.fields.members.build()
    (area,) = [each for each in frame.findChildren(QScrollArea) if each.isAncestorOf(scope)]
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 400)
    assert scope.place_button.visibleRegion().isEmpty()
    frame.next_button.click()
    assert frame.at == 0
    qtbot.waitUntil(lambda: not scope.place_button.visibleRegion().isEmpty())
    assert frame.focusWidget() is scope.place_button


def test_what_is_not_as_recorded_is_told_to_stay(
    frame: Frame, half_desk: Desk, qtbot: QtBot
) -> None:
    known = half_desk.cases.state("EX-26-0417").artifacts["ART-001"]
    kept = half_desk.station.artifacts.path(known.sha256 or "")
    kept.unlink()  # other copies of the ledger share it
    kept.write_bytes(bytes(known.size or 0))
    frame.next_button.click()
    step = run_of(frame).preview_step
    verified(frame, qtbot)

    def told() -> str:
        return " ".join(label.text() for label in step.facts.findChildren(QLabel))

    qtbot.waitUntil(lambda: "Not as recorded, stays here ART-001" in told(), timeout=20_000)
    qtbot.waitUntil(lambda: step.artifacts.rowCount() > 0, timeout=20_000)
    rows = [step.artifacts.index(n).data() for n in range(step.artifacts.rowCount())]
    assert not any(row.startswith("ART-001 ") for row in rows)
    assert step.tabs.tabText(0) == f"Artifacts ({len(rows)})"


def test_a_place_that_is_taken_is_said_before_anything_is_made(
    frame: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    scope = run_of(frame).scope_step
    scope.place.setText(str(tmp_path))
    frame.next_button.click()
    assert frame.at == 0
    scope.place.setText(str(tmp_path / "no" / "folder"))
    frame.next_button.click()
    assert frame.at == 0


def test_an_export_that_is_cancelled_leaves_nothing(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    reviewed(frame, qtbot)
    before = half_desk.queries.event_count()
    frame.review.sign_button.click()
    (job,) = [job for job in half_desk.jobs.running if job.title]
    job.pause()
    with qtbot.waitSignal(job.finished, timeout=60_000):
        job.cancel()
    assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []
    assert half_desk.queries.event_count() == before
    assert frame.review.sign_button.isEnabled()


def test_who_may_not_export_is_told_at_the_first_step_and_who_may_takes_over(
    half_desk: Desk, qtbot: QtBot
) -> None:
    sit_down(half_desk, qtbot, "SPC1")
    frame = begin(ExportRun, half_desk)
    qtbot.addWidget(frame)
    frame.show()
    assert frame.at == 0
    assert frame.notice.isVisible()
    assert "SPC1" in frame.notice.words()
    assert "ALM, GUL" in frame.notice.words()
    assert wording.role("PRO", "en") in frame.notice.words()

    def take_over() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnlockDialog)
        assert dialog.who.currentData() == "ALM"
        dialog.passphrase.setText("demonstration")
        dialog.unlock.click()

    QTimer.singleShot(0, take_over)
    with qtbot.waitSignal(half_desk.people.changed, timeout=10_000):
        frame.notice.acted.emit()
    assert half_desk.people.person == "ALM"
    assert not frame.notice.isVisible()
    assert frame.run.is_at_owner


def test_every_run_whose_events_ask_for_a_role_says_so(half_desk: Desk, qtbot: QtBot) -> None:
    sit_down(half_desk, qtbot, "GUL")
    for kind in (SeizureRun, ProviderDataRun, EnrolRun):
        frame = begin(kind, half_desk)
        qtbot.addWidget(frame)
        frame.show()
        assert frame.notice.isVisible(), kind.name
        assert "GUL" in frame.notice.words()


def test_some_items_leave_without_the_others_for_one_key_alone(
    frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    scope, theirs = run_of(frame).scope_step, tmp_path / "theirs.txt"
    book, name = Book(half_desk.station.folder), "Supervising prosecutor"
    entry = book.add(name, make_identity(theirs), "2026-01-01T00:00:00.000Z")
    sure = MadeSure("2026-01-02T00:00:00.000Z", "ALM", "by telephone")
    book.make_sure(name, entry.fingerprint, sure)
    scope.what.extent.choose("some_items")
    frame.next_button.click()
    assert frame.at == 0, "some item must be chosen"
    scope.what._boxes["ITM-03"].setChecked(True)
    scope.container.choose("encrypted_zip")
    scope.place.setText(str(tmp_path / "out.age"))
    scope.encrypted.refresh()
    frame.next_button.click()
    assert frame.at == 0, "nobody's key is chosen"
    scope.encrypted.boxes[name].setChecked(True)
    reviewed(frame, qtbot)
    with qtbot.waitSignal(frame.done, timeout=120_000):
        frame.review.sign_button.click()
    with opened(tmp_path / "out.age", [theirs]) as bundle:
        report = check_bundle(bundle, trust=half_desk.station.ledger.trust)
    assert report.headline is Headline.AUTHENTIC


@pytest.fixture
def second_case(half_desk: Desk) -> str:
    """A case beside the one that is there, with its officer in charge."""
    alm = Keyring(half_desk.station.folder / "keys").open("ALM", lambda *_, **__: PASSPHRASE)
    opened = Command.parse({**OPEN_CASE, "case": "C-2", "role": "OIC"})
    half_desk.station.service.execute(Act(opened, alm))
    return "C-2"


def test_several_cases_leave_in_one_bundle_and_each_is_foreseen_by_itself(
    second_case: str, frame: Frame, qtbot: QtBot, half_desk: Desk, tmp_path: Path
) -> None:
    run = run_of(frame)
    what = run.scope_step.what
    what.case_box.setCurrentIndex(1 - what.case_box.findData(second_case))
    what.extent.choose("some_cases")
    frame.next_button.click()
    assert frame.at == 0, "one more case must be chosen"
    what._boxes[second_case].setChecked(True)
    reviewed(frame, qtbot)
    first, second = run.preview_step.foreseen
    assert (first.command.case, second.command.case) == (what.case, second_case)
    assert first.artifacts
    assert not second.artifacts
    words = " ".join(label.text() for label in run.preview_step.facts.findChildren(QLabel))
    for case in (what.case, second_case):
        assert case in words
    with qtbot.waitSignal(frame.done, timeout=120_000) as told:
        frame.review.sign_button.click()
    assert told.args is not None
    recorded = told.args[0].appended
    assert [each.event.case.id for each in recorded] == [what.case, second_case]
    report = check_bundle(tmp_path / "out", trust=half_desk.station.ledger.trust)
    assert report.headline is Headline.AUTHENTIC
    assert {"ledger", what.case, second_case} == {
        case["id"] for case in read_contents(tmp_path / "out").seal["cases"]
    }
