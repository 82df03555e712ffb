"""What is scanned on any page leads to its thing; the field it fell into stays whole."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from custody.anchors.paper import Outcome
from custody.documents.labels import code_of
from custody.documents.make import keep, make
from custody.documents.returned import read_texts
from custody.domain.commands import Command
from custody.event_filter import EventFilter
from custody.service import Act
from tests.ui import scanning
from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.dialogs.paper import PaperDialog
from ui.pages.cases import CasesPage
from ui.pages.item import ItemPage
from ui.pages.ledger import LedgerPage
from ui.runs.frame import Frame
from ui.windows.main import MainWindow

Scan = Callable[[str, str], None]


@pytest.fixture
def window(half_desk: Desk, qtbot: QtBot) -> MainWindow:
    made = MainWindow(half_desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def scan(window: MainWindow) -> Scan:
    def read(kind: str, name: str) -> None:
        scanning.scan(window, code_of(kind, window.desk.station.ledger.trust.origin, name))

    return read


def test_a_label_leads_to_its_item_from_wherever_one_types(
    window: MainWindow, scan: Scan, qtbot: QtBot
) -> None:
    window.go("cases")
    page = window.page()
    assert isinstance(page, CasesPage)
    page.search.setFocus()
    page.search.setText("EX")
    scan("item", "ITM-03")
    shown = window.page()
    assert isinstance(shown, ItemPage)
    assert shown.title() == "ITM-03"
    assert page.search.text() == "EX"


def test_a_label_is_read_under_a_russian_layout_too(window: MainWindow) -> None:
    origin = window.desk.station.ledger.trust.origin
    keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,./IMT"
    there = str.maketrans(keys, "йцукенгшщзхъфывапролджэячсмитьбю.ШЬЕ")
    scanning.scan(window, code_of("item", origin, "ITM-03").translate(there))
    shown = window.page()
    assert isinstance(shown, ItemPage)
    assert shown.title() == "ITM-03"


def test_the_label_of_a_bag_leads_to_what_was_sealed_into_it(
    window: MainWindow, scan: Scan
) -> None:
    scan("bag", "B-0105")
    shown = window.page()
    assert isinstance(shown, ItemPage)
    assert shown.title() == "ITM-03"


def test_a_label_of_another_ledger_is_told_and_leads_nowhere(window: MainWindow) -> None:
    before = window.page()
    scanning.scan(window, "custody-item other.example/s/0123456789abcdef ITM-03")
    assert window.page() is before
    assert "other.example" in window.toast.words()


def test_a_run_reads_labels_by_itself(window: MainWindow, scan: Scan, qtbot: QtBot) -> None:
    sit_down(window.desk, qtbot, "BOL")
    window.go("run:hand_over", {"case": "EX-26-0417"})
    frame = window.page()
    assert isinstance(frame, Frame)
    step = frame.run.items_step  # type: ignore[attr-defined]
    step.scan.line.setFocus()
    scan("item", "ITM-03")
    assert window.page() is frame
    assert step.items == ("ITM-03",)


def test_the_code_of_a_paper_is_compared_with_the_ledger_line_by_line(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go("cases")
    page = window.page()
    assert isinstance(page, CasesPage)
    page.search.setFocus()
    page.search.setText("EX")
    note = window.desk.station.ledger.note.decode()

    scanning.scan(window, note.rstrip("\n").replace("—", "-"))

    qtbot.waitUntil(lambda: bool(window.findChildren(PaperDialog)), timeout=20_000)
    (dialog,) = window.findChildren(PaperDialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    assert dialog.found is not None
    assert (dialog.found.outcome, dialog.found.signed) == (Outcome.SAME, True)
    assert page.search.text() == "EX"
    assert window.page() is page
    dialog.reject()


def test_the_code_of_a_document_leads_to_the_event_that_names_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    case = "EX-26-0417"
    paper = tmp_path / "inventory.pdf"
    paper.write_bytes(make(window.desk.station, "inventory", case, "en").data)
    text = next(read_texts(paper))
    assert len(text.splitlines()) == 6, "a head of five lines, and what the paper is"
    scanning.scan(window, text)
    qtbot.waitUntil(lambda: bool(window.findChildren(PaperDialog)), timeout=20_000)
    for dialog in window.findChildren(PaperDialog):  # no event names it yet
        dialog.reject()
    station = window.desk.station
    sit_down(window.desk, qtbot, "ALM")
    signer = window.desk.people.signer
    assert signer is not None
    fields = {
        "document": keep(station, paper),
        "kind": "other", "document_language": "en", "source": "test",
    }  # fmt: skip
    station.service.execute(Act(Command("document.attach", fields, case, role="OIC"), signer))

    scanning.scan(window, text)

    newest = window.desk.queries.event_indices(EventFilter(type="document.attached"))[-1]
    qtbot.waitUntil(lambda: isinstance(window.page(), LedgerPage), timeout=20_000)
    page = window.page()
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: page.view._index == newest, timeout=20_000)


def test_a_label_that_is_scanned_presses_no_button(window: MainWindow, scan: Scan) -> None:
    button = QPushButton(window)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    button.show()
    button.setFocus()
    scan("item", "ITM-03")
    assert isinstance(window.page(), ItemPage)
    assert pressed == []
