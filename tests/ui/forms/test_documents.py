import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.ui.conftest import sit_down
from tests.ui.forms.test_event_form import CASE, form_of, row_of
from ui.desk import Desk
from ui.forms.documents import DocumentEditor, remove_copies
from ui.runs.beginning import begin
from ui.runs.kept_takes import discard
from ui.runs.record import RecordRun


def test_a_picked_file_is_kept_and_named_by_its_digest(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    data = b"%PDF-1.7\n" + b"signed page\n" * 200
    path = tmp_path / "page.pdf"
    path.write_bytes(data)
    form = form_of(desk, qtbot, "protocol.sign")
    editor = form.editor("/document")
    assert isinstance(editor, DocumentEditor)

    editor.take(path)
    assert editor.is_busy()
    qtbot.waitUntil(lambda: not editor.is_busy())

    sha256 = hashlib.sha256(data).hexdigest()
    assert form.document()["document"] == {
        "sha256": sha256,
        "size": len(data),
        "media_type": "application/pdf",
    }
    assert desk.station.artifacts.path(sha256).read_bytes() == data


def test_a_file_is_taken_by_drop_and_taken_out_again(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("as told")
    form = form_of(desk, qtbot, "protocol.sign")
    editor = form.editor("/document")
    assert isinstance(editor, DocumentEditor)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])

    editor.dropEvent(
        QDropEvent(
            QPoint(4, 4),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: not editor.is_busy())

    assert form.document()["document"]["size"] == 7
    copy = desk.station.artifacts.path(form.document()["document"]["sha256"])
    assert copy.is_file()
    qtbot.mouseClick(editor.leaves()[1], Qt.MouseButton.LeftButton)
    assert "document" not in form.document()
    qtbot.waitUntil(lambda: not copy.exists(), timeout=20_000)


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_given(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    form = form_of(desk, qtbot, "protocol.sign")
    editor = form.editor("/document")
    assert isinstance(editor, DocumentEditor)

    editor.take(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: not editor.is_busy())

    assert "document" not in form.document()
    assert row_of(form, "/document").note()


@pytest.mark.parametrize("is_open", [False, True])
def test_a_file_goes_with_the_draft_that_named_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path, is_open: bool
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"signed page\n" * 200)
    sit_down(desk, qtbot, "ALM")
    begun = begin(RecordRun, desk, {"case": CASE, "command": "protocol.sign"})
    qtbot.addWidget(begun)
    begun.show()
    run = begun.run
    assert isinstance(run, RecordRun)
    editor = run.fit().editor("/document")
    assert isinstance(editor, DocumentEditor)
    editor.take(path)
    qtbot.waitUntil(lambda: not editor.is_busy(), timeout=20_000)
    copy = desk.station.artifacts.path(editor.value()["sha256"])
    run.save()
    (row,) = desk.drafts.all()
    if not is_open:
        run.key = "closed"  # as the window does with a run that was left
    assert copy.is_file()
    discard(desk, row)
    qtbot.waitUntil(lambda: not copy.exists() and not desk.drafts.all(), timeout=20_000)


def test_a_file_that_the_record_names_stays_whoever_names_it_again(
    desk: Desk, qtbot: QtBot
) -> None:
    told = (desk.queries.told(index) for index in range(desk.queries.event_count()))
    bodies = (each.event.body for each in told if each is not None)
    named = next(body["document"] for body in bodies if "document" in body)
    copy = desk.station.artifacts.path(named["sha256"])
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(b"as it was scanned")
    remove_copies(desk, {"steps": [{"fields": {"document": named}}]})
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
    assert copy.is_file()
