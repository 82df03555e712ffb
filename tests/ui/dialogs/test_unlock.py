"""Unlocking: what opens a key is called by its name."""

from pytestqt.qtbot import QtBot

from custody.keys.pkcs11_session import TokenPlace
from tests.ui.seen import crowded
from ui.desk import Desk
from ui.dialogs.unlock import UnlockDialog


def test_whose_key_is_on_a_token_is_asked_for_its_pin(desk: Desk, qtbot: QtBot) -> None:
    keys = desk.station.folder / "keys"
    (keys / "ALM.p8").unlink()
    (keys / "ALM.p11").write_bytes(TokenPlace("/nowhere.so", "card", "alm").written())
    dialog = UnlockDialog(desk, person="ALM")
    qtbot.addWidget(dialog)
    assert "PIN" in dialog.passphrase.accessibleName()
    dialog.who.setCurrentIndex(dialog.who.findData("BOL"))
    assert dialog.passphrase.accessibleName() == "Passphrase"
    dialog.who.setCurrentIndex(dialog.who.findData("ALM"))
    dialog.passphrase.setText("1234")
    with qtbot.waitSignal(dialog.passphrase.textChanged):
        dialog.unlock.click()
    qtbot.waitUntil(lambda: not dialog._fault.isHidden())
    assert "/nowhere.so" in dialog._fault.text()


def test_a_dialog_grows_with_what_it_has_to_tell(desk: Desk, qtbot: QtBot) -> None:
    dialog = UnlockDialog(desk, person="ALM")
    qtbot.addWidget(dialog)
    dialog.resize(dialog.minimumWidth(), 1)
    dialog.show()
    assert list(crowded(dialog)) == []
    dialog.passphrase.setText("not it")
    dialog.unlock.click()
    qtbot.waitUntil(dialog._fault.isVisible, timeout=20_000)
    assert list(crowded(dialog)) == []
