"""A checkpoint on paper: what is printed, read again, and the event that tells of it."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.anchors.paper import Outcome, compare, read_paper
from custody.ledger.check import check_ledger
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.dialogs.checkpoint import CheckpointDialog
from ui.pages.ledger import LedgerPage
from ui.widgets.printed_page import PrintedPage


def read_code(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=3).to_pil()
    document.close()
    (code,) = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return code.text


def test_what_is_saved_is_recorded_and_read_again_from_its_code(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = LedgerPage(desk)
    qtbot.addWidget(page)
    head = desk.station.ledger.head
    page.checkpoint.click()
    dialog = page.findChild(CheckpointDialog)
    assert dialog is not None
    paper = tmp_path / "checkpoint.pdf"
    with qtbot.waitSignal(desk.news.recorded):
        dialog.save(paper)
    assert dialog.receipt is not None
    (done,) = dialog.receipt.appended
    assert done.event.type == "ledger.checkpoint"
    assert done.event.body["size"] == head.size
    assert done.event.body["cause"] == "manual"
    assert done.event.body["printed"] is True
    assert str(done.index) in dialog.said.text()
    before = desk.queries.event_count()
    dialog.save(paper)  # the same paper once more tells nothing new
    assert desk.queries.event_count() == before
    compared = compare(desk.station.ledger, read_paper(read_code(paper)))
    assert (compared.outcome, compared.size, compared.signed) == (Outcome.SAME, head.size, True)
    letters = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True).stdout
    assert desk.station.ledger.trust.origin in letters.decode()
    ledger = desk.station.ledger
    assert check_ledger(ledger.store, trust=ledger.trust, processes=1).is_sound
    dialog.close()


def test_letters_are_copied_from_the_paper_one_by_one(qapp: QApplication, tmp_path: Path) -> None:
    text = "example/37d3e5ff6d fi ffi"
    assert PrintedPage("Office", "Affairs", text, "Fifty").write_pdf(tmp_path / "page.pdf")
    told = subprocess.run(
        ["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    for each in ("Office", "Affairs", text, "Fifty"):
        assert each in told


def test_what_is_only_looked_at_is_not_recorded(desk: Desk, qtbot: QtBot) -> None:
    sit_down(desk, qtbot, "ALM")
    before = desk.queries.event_count()
    page = LedgerPage(desk)
    qtbot.addWidget(page)
    page.checkpoint.click()
    dialog = page.findChild(CheckpointDialog)
    assert dialog is not None
    dialog.close_button.click()
    assert desk.queries.event_count() == before


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_place_that_cannot_be_written_records_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = LedgerPage(desk)
    qtbot.addWidget(page)
    dialog = CheckpointDialog(desk, page, cause="protocol", case="EX-26-0417")
    before = desk.queries.event_count()
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if box is not None:
            seen.append(type(box).__name__)
            box.close()

    QTimer.singleShot(200, look)
    dialog.save(tmp_path / "nowhere" / "checkpoint.pdf")
    qtbot.waitUntil(lambda: bool(seen))
    assert desk.queries.event_count() == before
