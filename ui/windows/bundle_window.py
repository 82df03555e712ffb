"""A bundle opened on a machine without any ledger: for a prosecutor, a court, the defence."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ui import theme, translations
from ui.dropped import DropTarget
from ui.enter import EnterPresses
from ui.jobs import Jobs
from ui.seen import Translated
from ui.settings import Settings
from ui.theme import GRID
from ui.widgets.bundle_view import BundleView
from ui.widgets.segments import Segments


class BundleWindow(Translated, DropTarget, QMainWindow):
    """One bundle, its verdicts, and the choice of the language."""

    def __init__(self, settings: Settings, path: Path | None = None) -> None:
        """Show a bundle.

        Args:
            settings: Where the choice of the language is kept.
            path: The bundle; none yet when None.
        """
        super().__init__()
        EnterPresses(self)
        self._settings = settings
        self._jobs = Jobs()
        self.view = BundleView(self._jobs)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self.tongues = Segments(tuple(translations.LANGUAGES))
        self.tongues.choose(translations.language())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.tongues)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(GRID * 6, GRID * 4, GRID * 6, GRID * 4)
        layout.setSpacing(GRID * 4)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.setCentralWidget(body)
        self.setAcceptDrops(True)
        self.resize(1180, 800)
        self.tongues.chosen.connect(self._choose_language)
        theme.dress(self)
        self.retranslate()
        if path is not None:
            self.view.open(path)
            self.view.trust.line.setFocus()  # what is asked of the reader next

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(self.tr("Custody: a bundle"))
        self._title.setText(self.tr("A bundle from somebody else"))
        self.tongues.say(self.tr("Language"), list(translations.LANGUAGES.values()))

    def _choose_language(self, code: str) -> None:
        self._settings.language = code
        application = QApplication.instance()
        if application is not None:
            translations.choose(application, code)

    def take_dropped(self, paths: list[Path]) -> None:
        self.view.open(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._jobs.close()
        super().closeEvent(event)
