"""An error, told."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from custody.errors import IntegrityError, RefusedError
from ui.dialogs.fault import FaultDialog


def words(dialog: FaultDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_happened_what_is_safe_and_what_to_do_are_told(qtbot: QtBot) -> None:
    dialog = FaultDialog(
        RefusedError("refused.not_custodian", item="I-1", custodian="BOL"), "+05:00"
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Item I-1 is held by BOL." in words(dialog)
    assert "Nothing was recorded" in words(dialog)
    assert "refused.not_custodian" in words(dialog)


def test_detail_is_one_click_away_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = FaultDialog(IntegrityError("integrity.json", reason="a blank"), "+05:00")
    qtbot.addWidget(dialog)
    dialog.show()
    (detail,) = dialog.findChildren(QPlainTextEdit)
    assert detail.isHidden()
    dialog._more.click()
    assert detail.isVisible()
    assert "a blank" in detail.toPlainText()
    dialog._copy.click()
    assert "integrity.json" in QGuiApplication.clipboard().text()
    dialog._close.click()
    assert not dialog.isVisible()
