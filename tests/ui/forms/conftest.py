"""One desk for all forms of a module: a form alone writes nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Filled, copied
from ui import translations
from ui.desk import Desk
from ui.settings import Settings
from ui.wiring import open_desk


@pytest.fixture(scope="module")
def reading_desk(
    filled: Filled, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """The worked example, opened once for tests that record nothing."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("CUSTODY_HOME", str(home))
        folder = copied(filled, tmp_path_factory.mktemp("ledger") / "ledger", home)
        opened = open_desk(folder, Settings(home / "client.ini"))
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Each test begins with the screen in English, and leaves it so."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # of earlier tests
    translations.choose(qapp, "en")
    yield
    translations.choose(qapp, "en")
