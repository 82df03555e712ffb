import hashlib
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.ui.forms.test_event_form import form_of, row_of
from ui.desk import Desk
from ui.forms.documents import DocumentEditor


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
    qtbot.mouseClick(editor.leaves()[1], Qt.MouseButton.LeftButton)
    assert "document" not in form.document()


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
