"""Settings: each choice is kept at once; who one is; the trust line."""

from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import sit_down
from ui.desk import Desk
from ui.pages.settings import SettingsPage
from ui.settings import LOCK_AFTER_MIN, Settings
from ui.theme import Scheme


def pick(field: QComboBox, value: object) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def test_each_choice_is_kept_and_read_again(desk: Desk, qtbot: QtBot) -> None:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.lock_after.currentData() == LOCK_AFTER_MIN
    pick(page.documents, "en")
    pick(page.scheme, Scheme.DARK)
    pick(page.lock_after, 0)
    pick(page.scanner, "tab")
    pick(page.language, "kk")
    settings = desk.settings
    assert settings.document_language == "en"
    assert settings.scheme is Scheme.DARK
    assert settings.lock_after_min == 0
    assert settings.scanner_suffix == "tab"
    assert settings.language == "kk"
    again = SettingsPage(desk)
    qtbot.addWidget(again)
    assert again.lock_after.currentData() == 0
    assert again.scanner.currentData() == "tab"


def test_file_of_choices_that_makes_no_sense_is_read_as_the_first_start(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.settings._keep("lock_after_min", "soon")
    desk.settings._keep("scheme", "pink")
    desk.settings._keep("scanner_suffix", "bell")
    assert desk.settings.lock_after_min == LOCK_AFTER_MIN
    assert desk.settings.scheme is Scheme.SYSTEM
    assert desk.settings.scanner_suffix == "enter"


def test_audits_are_remembered_by_ledger(desk: Desk) -> None:
    settings: Settings = desk.settings
    assert settings.audited("agency/one/1") is None
    settings.keep_audit("agency/one/1", "2026-03-02T04:40:00.000Z", sound=False)
    assert settings.audited("agency/one/1") == ("2026-03-02T04:40:00.000Z", False)
    assert settings.audited("agency/two/1") is None


def test_it_tells_who_is_at_the_desk_and_by_which_key(desk: Desk, qtbot: QtBot) -> None:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    sit_down(desk, qtbot, "ALM")
    told = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert desk.cases.key_of("ALM").public.name in told
    assert "ALM.p8" in told
    page._unlock.click()
    assert desk.people.person is None
