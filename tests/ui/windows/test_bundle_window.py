"""A bundle on a machine without a ledger."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.bundle.verdicts import Headline
from tests.ui.conftest import Filled
from ui import translations
from ui.settings import Settings
from ui.windows.bundle_window import BundleWindow


def test_a_bundle_that_is_dropped_is_checked(
    filled: Filled, qtbot: QtBot, qapp: QApplication, custody_home: Path
) -> None:
    window = BundleWindow(Settings(custody_home / "client.ini"))
    qtbot.addWidget(window)
    window.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(filled.bundles / "defence.zip"))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.view.read, timeout=30_000):
        window.dropEvent(event)
    assert window.view.report is not None
    assert window.view.report.headline is Headline.INTACT
    window.close()


def test_the_trust_line_is_asked_for_first(
    filled: Filled, qtbot: QtBot, qapp: QApplication, custody_home: Path
) -> None:
    window = BundleWindow(Settings(custody_home / "client.ini"), filled.bundles / "defence.zip")
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.view.read, timeout=30_000):
        window.show()
    assert window.focusWidget() is window.view.trust.line
    window.close()


def test_it_speaks_the_language_that_is_chosen(
    qtbot: QtBot, qapp: QApplication, custody_home: Path
) -> None:
    settings = Settings(custody_home / "client.ini")
    window = BundleWindow(settings)
    qtbot.addWidget(window)
    try:
        window.tongues.button("kk").click()
        assert translations.language() == "kk"
        assert settings.language == "kk"
    finally:
        translations.choose(qapp, "en")
        window.close()
