"""Files of a seizure: photographs, data taken on the spot, and the draft that keeps them."""

import os
import stat
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.runs import hand
from tests.ui.runs.seizing import CASE, show, words
from ui.desk import Desk


def test_a_draft_comes_back_with_every_field_and_photograph_where_it_was_left(
    alm: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    photo = hand.make_photo(tmp_path, 1)
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[0], [photo])])
    assert frame.at == 3
    before = hand.run_of(frame).document()
    with qtbot.waitSignal(frame.left):
        frame.leave_button.click()
    photo.unlink()
    (row,) = alm.drafts.all()
    assert row.kind == "seizure"
    again = show(qtbot, alm, {"draft": row.key})
    assert again.at == 3
    assert hand.run_of(again).document()["steps"] == before["steps"]
    assert not hand.run_of(again).items.cards[0].thing.photos._rows[0].kept.thumbnail.isNull()


def test_a_dropped_folder_is_read_and_can_be_stopped(
    alm: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[2], [])])
    big = tmp_path / "big"
    big.mkdir()
    (big / "image.raw").write_bytes(b"\0" * 1000 + b"x" * 40_000_000)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(big))])
    step = hand.run_of(frame).data
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    step.dropEvent(event)
    (take,) = step.takes
    assert take._job is not None
    with qtbot.waitSignal(take._job.finished, timeout=20_000):
        take._job.cancel()
    frame.next_button.click()
    assert frame.at == 3
    assert "Nothing was taken" in words(frame)
    with qtbot.waitSignal(take.changed):
        take.again_button.click()
    qtbot.waitUntil(lambda: not take.is_busy, timeout=20_000)
    frame.next_button.click()
    assert frame.at == 4
    frame.leave()


def test_a_file_that_is_no_picture_is_kept_and_said_so(
    alm: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    card = hand.run_of(frame).items.cards[0]
    card.thing.details.set_value("type", "paper")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    missing = tmp_path / "missing.jpg"
    card.thing.photos.take([broken, missing])
    qtbot.waitUntil(lambda: not card.thing.photos.is_busy)
    (row,) = card.thing.photos._rows
    assert row.kept.thumbnail.isNull()
    assert "cannot be shown" in row._about.text()
    assert str(missing) in card.thing.photos._told.text()
    card.unfold(False)
    assert "1 other file" in card._about.text()
    assert "photograph" not in card._about.text()


def test_what_is_no_file_is_named_with_the_reason_why_it_was_not_taken(
    alm: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    hand.fill_items(frame, qtbot.waitUntil, [(hand.THINGS[2], [])])
    folder = tmp_path / "found"
    folder.mkdir()
    (folder / "notes.txt").write_text("kept")
    os.mkfifo(folder / "queue")
    os.mknod(folder / "s", stat.S_IFSOCK | 0o600)
    take = hand.run_of(frame).data.take([folder])
    qtbot.waitUntil(lambda: not take.is_busy)
    told = take._told.text()
    assert told.startswith("1 file")
    assert f"{folder}/queue was not taken: it is a pipe between programs" in told
    assert f"{folder}/s was not taken: it is a socket of a program" in told


def test_a_pasted_picture_becomes_a_kept_photograph(alm: Desk, qtbot: QtBot) -> None:
    from PySide6.QtGui import QColor, QImage

    frame = show(qtbot, alm)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    card = hand.run_of(frame).items.cards[0]
    card.thing.details.set_value("type", "paper")
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QApplication.clipboard().setImage(image)
    card.thing.photos.paste_button.click()
    qtbot.waitUntil(lambda: not card.thing.photos.is_busy)
    (photo,) = card.thing.photos.document()
    assert photo["media_type"] == "image/png"
    assert not Path(photo["name"]).exists()
