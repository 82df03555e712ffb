"""Every document of the worked example is printed from the client, in three languages."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.documents.labels import read_label
from custody.documents.returned import read_code
from custody.documents.validation import validate
from custody.event_filter import EventFilter
from tests.custody.documents.test_signing import WORD, Authority
from tests.ui.conftest import sit_down
from ui import pdf, translations
from ui.desk import Desk
from ui.dialogs.labels import LabelsDialog
from ui.dialogs.papers import PapersDialog
from ui.dialogs.pdf_identity import IdentityDialog
from ui.models.papers import Paper, Subject
from ui.pages.item import ItemPage
from ui.runs.beginning import begin
from ui.runs.record import RecordRun
from ui.widgets.papers_button import PapersButton

CASE = "EX-26-0417"
KINDS = {
    "inventory", "protocol-search", "history-item", "letter-preservation", "order-national",
    "order-subscriber", "request-assistance", "act-return", "act-transfer", "certificate-digests",
    "protocol-item-inspection", "protocol-presentation", "receipt-copy", "receipt-handover",
    "receipt-provider-data", "report-cover", "letter-extension", "report-use",
}  # fmt: skip
"""Documents that the worked example itself makes."""


def opened(desk: Desk, qtbot: QtBot, subject: Subject) -> PapersDialog:
    dialog = PapersDialog(desk, subject)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        pass
    assert dialog.made is not None, dialog.picture.label.text()
    return dialog


def listed(dialog: PapersDialog) -> list[Paper]:
    rows = (dialog.list.item(at) for at in range(dialog.list.count()))
    return [row.data(256) for row in rows]


def show(dialog: PapersDialog, qtbot: QtBot, kind: str, language: str) -> bytes:
    """Choose a kind of document and its language; what is shown then."""
    found = dialog.made
    wanted = next(each for each in listed(dialog) if each.kind == kind)
    if found is not None and (found.kind, found.subject, found.language) == (
        kind, wanted.subject, language,
    ):  # fmt: skip
        return dialog.data

    def is_there() -> bool:
        made = dialog.made
        return made is not None and (made.kind, made.language) == (kind, language)

    dialog.choose(kind, wanted.subject)
    dialog.languages.choose(language)
    qtbot.waitUntil(is_there, timeout=20_000)
    return dialog.data


def test_the_paper_of_the_example_is_printed_in_three_languages(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(desk, qtbot, Subject(CASE))
    assert {each.kind for each in listed(dialog)} == KINDS
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    for kind in sorted(KINDS):
        for language in ("kk", "ru", "en"):
            data = show(dialog, qtbot, kind, language)
            assert data.startswith(b"%PDF-"), (kind, language)
            assert not dialog.picture.label.pixmap().isNull()
    printed = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(printed))
    printer.setResolution(150)
    pdf.print_pages(dialog.data, printer)
    assert pdf.page_count(printed.read_bytes()) == pdf.page_count(dialog.data)
    dialog.reject()


def test_a_document_is_saved_recorded_and_its_paper_taken_back(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = half_desk
    sit_down(desk, qtbot, "ALM")
    dialog = opened(desk, qtbot, Subject(CASE, "search", "SRC-1"))
    assert [each.kind for each in listed(dialog)] == ["protocol-search"]
    path = tmp_path / "protocol.pdf"
    dialog.save(path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == dialog.data
    event = recorded(desk, qtbot, dialog, dialog.record)
    assert event.body["document"]["sha256"] == dialog.made.sha256 if dialog.made else ""
    scan = tmp_path / "scan.png"
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", "-f", "1", path, scan.with_suffix("")],
        check=True,
    )
    assert read_code(scan).case == CASE
    again = opened(desk, qtbot, Subject(CASE, "search", "SRC-1"))
    back = recorded(desk, qtbot, again, lambda: again.take_back(scan))
    assert back.body["event"] == event.id


def test_paper_that_nobody_recorded_comes_back_to_the_event_that_it_was_printed_of(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (report,) = desk.queries.events(EventFilter(case=CASE, type="report.issued"))
    dialog = opened(desk, qtbot, Subject(CASE, "event", report.id))
    printed = tmp_path / "cover.pdf"
    printed.write_bytes(show(dialog, qtbot, "report-cover", "ru"))
    with qtbot.waitSignal(dialog.go, timeout=20_000) as told:
        dialog.take_back(printed)
    assert told.args is not None
    assert told.args[1]["fields"]["event"] == report.id


def test_a_kind_that_is_malformed_is_told_below_the_others(half_desk: Desk, qtbot: QtBot) -> None:
    own = half_desk.station.folder / "templates"
    own.mkdir()
    (own / "inventory.toml").write_text('family = "weather"', encoding="utf-8")
    dialog = opened(half_desk, qtbot, Subject(CASE, "search", "SRC-1"))
    assert [each.kind for each in listed(dialog)] == ["protocol-search"]
    assert "inventory.toml:1" in dialog.faults.text()
    assert "weather" in dialog.faults.text()
    assert dialog.faults.isVisible()
    dialog.reject()


def test_a_document_is_signed_with_an_own_certificate(
    half_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    identity = Authority().identity(
        tmp_path, "A. L. M. (invented)", ec.generate_private_key(ec.SECP256R1())
    )
    dialog = opened(half_desk, qtbot, Subject(CASE, "search", "SRC-1"))
    before = dialog.data
    asked = IdentityDialog(dialog)
    qtbot.addWidget(asked)
    assert not asked.sign_button.isEnabled()
    asked.take(identity)
    qtbot.keyClicks(asked._line, "not the words")
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        dialog.sign(asked.identity, asked.passphrase())
    assert dialog.data == before, dialog._about.text()
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        dialog.sign(identity, WORD)
    assert dialog.data.startswith(before)
    (signature,) = validate(dialog.data, [])
    assert signature.good
    assert "A. L. M." in signature.name
    sit_down(half_desk, qtbot, "ALM")
    event = recorded(half_desk, qtbot, dialog, dialog.record)
    assert event.body["document"]["size"] == len(dialog.data)


def recorded(desk: Desk, qtbot: QtBot, dialog: PapersDialog, act: Any) -> Any:
    """The event that a deed of the dialog leads to, signed."""
    with qtbot.waitSignal(dialog.go, timeout=20_000) as told:
        act()
    assert told.args is not None
    assert told.args[0] == "run:record"
    frame = begin(RecordRun, desk, told.args[1])
    qtbot.addWidget(frame)
    frame.next()
    assert frame.at == 2, frame.run.steps[1].faults()
    if frame.review.roles.open:
        frame.review.choose_role(frame.review.roles.open[0])
    with qtbot.waitSignal(frame.done, timeout=20_000) as done:
        frame.review.sign_button.click()
    assert done.args is not None
    return done.args[0].appended[0].event


def test_labels_are_made_of_the_items_that_are_ticked(half_desk: Desk, qtbot: QtBot) -> None:
    dialog = LabelsDialog(half_desk, CASE, ["ITM-03"])
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        pass
    assert dialog.made is not None
    assert [each.id for each in dialog.made.labels] == ["ITM-03"]
    label = read_label(dialog.made.labels[0].code)
    assert label is not None
    assert label.id == "ITM-03"
    with qtbot.waitSignal(dialog.go) as told:
        dialog.record()
    assert told.args is not None
    argument = told.args[1]
    assert (argument["command"], argument["items"]) == ("item.label", ["ITM-03"])


def test_an_item_has_its_documents_at_hand(
    half_desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    translations.choose(qapp, "en")
    page = ItemPage(half_desk)
    qtbot.addWidget(page)
    page.show()
    page.open("ITM-03")
    qtbot.waitUntil(lambda: page.details is not None, timeout=20_000)
    (button,) = page.findChildren(PapersButton)
    assert button.isEnabled()
    button.click()
    (dialog,) = [each for each in qapp.topLevelWidgets() if isinstance(each, PapersDialog)]
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=20_000)
    assert {each.kind for each in listed(dialog)} == {"history-item"}
    dialog.reject()


@pytest.mark.parametrize("kind", ["request-subscriber"])
def test_what_cannot_be_made_is_told_and_nothing_is_saved(
    half_desk: Desk, qtbot: QtBot, kind: str
) -> None:
    dialog = PapersDialog(half_desk, Subject(CASE, "request", "RQ-99"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.picture.label.text()), timeout=20_000)
    assert kind not in {each.kind for each in listed(dialog)}
    assert not dialog.save_button.isEnabled()
    dialog.reject()
