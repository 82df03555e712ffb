"""An archive with a password, and a mail with an archive in it, on the step of files."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
import pyzipper
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.runs.provider_files import FilesStep

PASSWORD = "open sesame"  # noqa: S105


@pytest.fixture
def step(half_desk: Desk, qtbot: QtBot) -> Iterator[FilesStep]:
    made = FilesStep(half_desk)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    yield made
    made.stop()


def locked(path: Path) -> Path:
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(PASSWORD.encode())
        archive.writestr("conn.csv", b"a,b\n")
    return path


def names(step: FilesStep) -> list[str]:
    assert step.delivery is not None
    return [file.shown for file in step.delivery.files]


def test_a_password_is_asked_for_and_never_becomes_a_draft(
    step: FilesStep, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.add([locked(tmp_path / "data.zip")])
    assert names(step) == ["data.zip"]
    assert step.locked.password.isVisible()
    assert step.locked.password.echoMode() is QLineEdit.EchoMode.Password
    for typed, found in (("wrong", ["data.zip"]), (PASSWORD, ["data.zip", "conn.csv"])):
        qtbot.keyClicks(step.locked.password, typed)
        with qtbot.waitSignal(step.read, timeout=30_000):
            qtbot.mouseClick(step.locked.unlock_button, Qt.MouseButton.LeftButton)
        assert names(step) == found
        assert step.locked.password.text() == ""
    assert not step.locked.password.isVisible()
    assert PASSWORD not in str(step.document())


def test_members_of_a_mail_and_of_what_it_holds_are_listed(
    step: FilesStep, qtbot: QtBot, tmp_path: Path
) -> None:
    message = EmailMessage()
    message.set_content("See the archive.\n")
    data = locked(tmp_path / "data.zip").read_bytes()
    message.add_attachment(data, maintype="application", subtype="zip", filename="data.zip")
    path = tmp_path / "answer.eml"
    path.write_bytes(message.as_bytes())
    with qtbot.waitSignal(step.read, timeout=30_000):
        step.add([path])
    assert names(step) == ["answer.eml", "body.txt", "data.zip"]
    qtbot.keyClicks(step.locked.password, PASSWORD)
    with qtbot.waitSignal(step.read, timeout=30_000):
        qtbot.keyClick(step.locked.password, Qt.Key.Key_Return)
    assert names(step) == ["answer.eml", "body.txt", "data.zip", "data.zip/conn.csv"]
