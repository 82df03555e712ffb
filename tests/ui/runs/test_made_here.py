"""Working copies and derived files: made and hashed by the client, signed, found sound."""

import hashlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from custody.clock import format_instant
from custody.domain.examples import example_of
from custody.ledger.check import check_ledger
from custody.progress import no_progress
from tests.ui.conftest import sit_down
from tests.ui.runs.test_record import CASE, choose_role, frame_of, sign
from ui.desk import Desk
from ui.models.case_details import CaseDetails, read_case
from ui.runs.files_here import AcquiredHere, DerivedHere
from ui.runs.frame import Frame
from ui.runs.made_here import CopyHere
from ui.runs.record import RecordRun


def filling(desk: Desk, qtbot: QtBot, command: str, **known: Any) -> tuple[Frame, RecordRun]:
    frame = frame_of(desk, qtbot, RecordRun, {"case": CASE, "command": command, **known})
    assert frame.at == 1
    run = frame.run
    assert isinstance(run, RecordRun)
    return frame, run


def details_of(desk: Desk) -> CaseDetails:
    return read_case(
        desk.queries, CASE, format_instant(desk.station.ledger.clock.now()), no_progress
    )


def assert_sound(desk: Desk) -> None:
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound


def test_a_working_copy_is_made_and_signed_without_a_digest_typed(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sit_down(desk, qtbot, "DIN")
    begun = {"source": {"artifact": "ART-010"}}  # as the list of artifacts begins it
    frame, run = filling(desk, qtbot, "artifact.copy", fields=begun)
    here = run.filling.here
    assert isinstance(here, CopyHere)
    assert here.source.currentData() == "ART-010"
    here.source.setCurrentIndex(here.source.findData("ART-001"))
    here.copy_into(tmp_path)
    qtbot.waitUntil(lambda: not here.is_busy)
    (copy,) = tmp_path.glob("ART-*")
    assert copy.suffix == ".zip", "readers of images and archives go by it"
    known = desk.cases.state(CASE).artifacts["ART-001"]
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == known.sha256
    frame.next_button.click()
    assert frame.at == 2, run.filling.faults()
    choose_role(frame, "EXA")
    receipt = sign(frame, qtbot)
    verified, copied = (each.event for each in receipt.appended)
    assert (verified.type, copied.type) == ("artifact.verified", "artifact.copied")
    assert copied.body["copy"]["artifact"] == copy.stem
    assert copied.body["purpose"] == "working_copy"
    assert desk.cases.state(CASE).artifacts[copy.stem].source == "ART-001"
    listed = {each.row.id: each for each in details_of(desk).artifacts}
    assert (listed[copy.stem].copy_of, listed[copy.stem].row.item) == ("ART-001", "ITM-00")
    assert_sound(desk)


def test_a_copy_never_replaces_what_lies_there(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    sit_down(desk, qtbot, "DIN")
    frame, run = filling(desk, qtbot, "artifact.copy")
    here = run.filling.here
    assert isinstance(here, CopyHere)
    here.source.setCurrentIndex(here.source.findData("ART-001"))
    taken = tmp_path / f"{here.free_ids(1)[0]}.zip"
    taken.write_text("somebody's")
    here.copy_into(tmp_path)
    qtbot.waitUntil(lambda: not here.is_busy)
    assert taken.read_text() == "somebody's"
    assert here._told.is_warning
    frame.next_button.click()
    assert frame.at == 1
    frame.leave()


def test_what_was_made_is_kept_hashed_and_bound_to_its_source(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sit_down(desk, qtbot, "DIN")
    frame, run = filling(desk, qtbot, "artifact.copy")
    copying = run.filling.here
    assert isinstance(copying, CopyHere)
    copying.source.setCurrentIndex(copying.source.findData("ART-001"))
    copying.copy_into(tmp_path)  # reads the source, which is thereby verified
    qtbot.waitUntil(lambda: not copying.is_busy)
    frame.next_button.click()
    choose_role(frame, "EXA")
    sign(frame, qtbot)

    frame, run = filling(desk, qtbot, "artifact.derive")
    here = run.filling.here
    assert isinstance(here, DerivedHere)
    made = tmp_path / "messages.csv"
    made.write_bytes(b"at,from,text\r\n")
    frame.next_button.click()
    assert frame.at == 1, "nothing was chosen yet"
    here.take([made])
    qtbot.waitUntil(lambda: not here.is_busy)
    form = run.filling.form
    assert form is not None
    form.load(
        {
            **form.document(),
            "parents": ["ART-001"],
            "kind": "extract",
            "tool": "Reader",
            "tool_version": "2.1",
            "parameters": "messages only",
            "reproducible": True,
        }
    )
    frame.next_button.click()
    assert frame.at == 2, run.filling.faults()
    choose_role(frame, "EXA")
    receipt = sign(frame, qtbot)
    derived, hashed = (each.event for each in receipt.appended)
    assert (derived.type, hashed.type) == ("artifact.derived", "artifact.hashed")
    (entry,) = hashed.body["artifacts"]
    assert derived.body["artifacts"] == [entry["artifact"]]
    stored = desk.station.artifacts.path(entry["digests"]["sha256"])
    assert stored.read_bytes() == made.read_bytes()
    assert_sound(desk)


def test_public_data_of_no_thing_are_dropped_hashed_and_signed(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sit_down(desk, qtbot, "ALM")
    frame, run = filling(desk, qtbot, "artifact.acquire")
    here, form = run.filling.here, run.filling.form
    assert isinstance(here, AcquiredHere)
    assert form is not None
    page = tmp_path / "page.html"
    page.write_bytes(b"<title>Shop</title>")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(page))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    here.dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, key.NoModifier))
    qtbot.waitUntil(lambda: not here.is_busy)
    given = example_of("artifact.acquire")["fields"]
    more = {
        "kind": "web_capture",
        "web_address": "https://shop.example/",
        "resolver": "192.0.2.53",
        "ip_seen": "192.0.2.10",
        "account_used": "none",
    }
    form.load({**given, **more, "artifacts": form.document()["artifacts"]})
    frame.next_button.click()
    assert frame.at == 2, run.filling.faults()
    choose_role(frame, "INV")
    receipt = sign(frame, qtbot)
    acquired, hashed = (each.event for each in receipt.appended)
    assert (acquired.type, hashed.type) == ("artifact.acquired", "artifact.hashed")
    assert acquired.item_ids == ()
    (entry,) = hashed.body["artifacts"]
    assert acquired.body["artifacts"] == [entry["artifact"]]
    stored = desk.station.artifacts.path(entry["digests"]["sha256"])
    assert stored.read_bytes() == page.read_bytes()
    assert_sound(desk)


def test_files_of_a_form_that_is_left_unsigned_do_not_stay_in_the_store(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sit_down(desk, qtbot, "DIN")
    frame, run = filling(desk, qtbot, "artifact.derive")
    here = run.filling.here
    assert isinstance(here, DerivedHere)
    made = tmp_path / "messages.csv"
    made.write_bytes(b"at,from,text,to\r\n")
    here.take([made])
    qtbot.waitUntil(lambda: not here.is_busy)
    stored = desk.station.artifacts.path(hashlib.sha256(made.read_bytes()).hexdigest())
    assert stored.is_file()
    frame.leave()
    qtbot.waitUntil(lambda: not stored.exists())
