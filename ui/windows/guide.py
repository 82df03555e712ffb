"""The first window where there is no ledger: look around, found or open one, check a bundle."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from custody.demo.founding import PASSPHRASE
from custody.progress import Progress
from ui import theme, translations
from ui.dropped import DropTarget
from ui.enter import EnterPresses
from ui.founding import FIRST_PERSON, make_demonstration
from ui.jobs import Job, Jobs, alive
from ui.ledger_folders import ledger_in
from ui.pictures import icon
from ui.runs.first_start import Founding
from ui.seen import Translated
from ui.settings import Settings
from ui.texts import explain
from ui.translations import LANGUAGES
from ui.widgets.big_button import BigButton
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.remark import Remark
from ui.widgets.segments import Segments

LEAST: Final = QSize(880, 640)
_WIDTH: Final = 800


class Guide(Translated, DropTarget, QWidget):
    """Four ways to begin. It opens nothing itself: it says what was chosen."""

    ledger_chosen = Signal(object, str)
    """The `Path` of a ledger, and who is to work in it first (a demonstration's investigator)."""
    bundle_chosen = Signal(object)
    """The `Path` of a bundle: a folder or a ZIP."""

    def __init__(self, settings: Settings) -> None:
        """Show the four ways."""
        super().__init__()
        EnterPresses(self)
        self._settings = settings
        self._job: Job | None = None
        self.jobs = Jobs()
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self.setObjectName("guide")
        self._languages = Segments(tuple(LANGUAGES))
        self._languages.choose(translations.language())
        self._title, self._lead = QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._lead.setProperty("role", "muted")
        self._lead.setWordWrap(True)
        self._fault = Remark()
        self.demonstration_button = BigButton("eye")
        self.found_button = BigButton("ledger")
        self.open_button = BigButton("folder")
        self.bundle_button = BigButton("bundle")
        self._demo = _Demonstration(_home() / "demonstration")
        self.founding = Founding(self.jobs, _home() / "ledger")
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        theme.dress(self)
        self.retranslate()
        self.demonstration_button.setFocus()

    def _build(self) -> None:
        welcome = QWidget()
        ways = QVBoxLayout(welcome)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(12)
        for button in self._ways():
            ways.addWidget(button)
        ways.addStretch(1)
        for page in (welcome, self._demo, self.founding):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._languages)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        body = QVBoxLayout(column)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addLayout(head)
        body.addWidget(self._lead)
        body.addWidget(self._fault)
        body.addWidget(self._pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 24)
        layout.addStretch(1)
        layout.addWidget(column, 100)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._languages.chosen.connect(self._on_language)
        self.demonstration_button.clicked.connect(lambda: self._show(1))
        self.found_button.clicked.connect(lambda: self._show(2))
        self.open_button.clicked.connect(self._ask_ledger)
        self.bundle_button.clicked.connect(self._ask_bundle)
        self._demo.left.connect(lambda: self._show(0))
        self._demo.wanted.connect(self.make_demonstration)
        self.founding.left.connect(lambda: self._show(0))
        self.founding.ready.connect(lambda folder: self.ledger_chosen.emit(folder, ""))

    def _ways(self) -> tuple[BigButton, ...]:
        return (
            self.demonstration_button, self.found_button, self.open_button, self.bundle_button,
        )  # fmt: skip

    # ---- what is chosen ----

    def make_demonstration(self, folder: Path, filled: bool) -> None:
        """Make the demonstration and choose it."""

        def work(progress: Progress) -> Path:
            return make_demonstration(folder, filled=filled, progress=progress)

        job = Job(work, self.tr("The demonstration is being made"))
        job.is_bytes = False
        job.succeeded.connect(alive(self, lambda made: self.ledger_chosen.emit(made, FIRST_PERSON)))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(alive(self, lambda: self._say(self.tr("Stopped. Nothing was made."))))
        job.finished.connect(self._on_finished)
        self._job = job
        self._say("")
        self._demo.follow(job)
        self.jobs.read(job)

    def open_folder(self, folder: Path) -> None:
        """Choose the ledger of a folder, or say that there is none."""
        found = ledger_in(folder)
        if found is None:
            words = self.tr("There is no ledger in {folder}. Choose the folder of ledger.db.")
            self._say(words.format(folder=folder))
        else:
            self.ledger_chosen.emit(found, "")

    def _ask_ledger(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a ledger"))
        if name:
            self.open_folder(Path(name))

    def _ask_bundle(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a bundle: its ZIP, or bagit.txt in its folder"),
            "",
            self.tr("Bundles (*.zip *.age bagit.txt)"),
        )
        if name:
            self.open_bundle(Path(name))

    def open_bundle(self, path: Path) -> None:
        """Choose a bundle: a ZIP, a folder, or the file that marks one."""
        self.bundle_chosen.emit(path.parent if path.name == "bagit.txt" else path)

    def take_dropped(self, paths: list[Path]) -> None:
        path = paths[0]
        found = ledger_in(path) if path.is_dir() else None
        if found is not None:
            self.ledger_chosen.emit(found, "")
        else:
            self.open_bundle(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.close()
        super().closeEvent(event)

    # ---- how it is shown ----

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle("Custody")
        self._languages.say(self.tr("Language"), tuple(LANGUAGES.values()))
        self._show_title()
        for button, title, text in (
            (
                self.demonstration_button,
                self.tr("Look around in a demonstration"),
                self.tr("A whole invented case, with its people and keys. Nothing of it is real."),
            ),
            (
                self.found_button,
                self.tr("Found a ledger"),
                self.tr("For real work, by two administrators. It takes ten minutes."),
            ),
            (
                self.open_button,
                self.tr("Open a ledger"),
                self.tr("One that lies on this machine already."),
            ),
            (
                self.bundle_button,
                self.tr("Check a bundle"),
                self.tr("That somebody gave you. No ledger and no key is needed; drop it here."),
            ),
        ):
            button.set_words(title, text)

    def _show_title(self) -> None:
        titles = (self.tr("Custody"), self.tr("Demonstration"), self.tr("Found a ledger"))
        self._title.setText(titles[self._pages.currentIndex()])
        leads = (
            self.tr(
                "Keeps the chain of custody of digital evidence: what was seized, who held it, "
                "and that it was not changed. How would you like to begin?"
            ),
            "",
            "",
        )
        self._lead.setText(leads[self._pages.currentIndex()])
        self._lead.setVisible(bool(self._lead.text()))

    def _show(self, index: int) -> None:
        self._say("")
        self._pages.setCurrentIndex(index)
        self._show_title()
        if index == 0:
            self.demonstration_button.setFocus()
        elif index == 1:
            self._demo.filled_button.setFocus()
        else:
            self.founding.focus_first()

    def _on_language(self, code: str) -> None:
        application = QApplication.instance()
        if application is not None:
            self._settings.language = code
            translations.choose(application, code)

    def _on_failed(self, err: Exception) -> None:
        told = explain(err)
        self._say(f"{told.what}\n{told.next}")

    def _on_finished(self) -> None:
        self._job = None
        self._demo.follow(None)

    def _say(self, words: str) -> None:
        self._fault.say(words)


class _Demonstration(Translated, QWidget):
    """Where the demonstration lies, and whether the worked example is played in it."""

    left = Signal()
    wanted = Signal(object, bool)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._people = QLabel()
        self._people.setWordWrap(True)
        self._people.setProperty("role", "muted")
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.folder = QLineEdit(str(folder))
        self._pick = QPushButton()
        self._pick.setIcon(icon("folder"))
        self.filled_button, self.empty_button = QPushButton(), QPushButton()
        self.filled_button.setProperty("kind", "primary")
        self._back = QPushButton()
        self._back.setIcon(icon("left"))
        self._bar = ProgressBar()
        self._bar.hide()
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self._pick)
        inner.addWidget(self._why)
        inner.addWidget(self._people)
        inner.addWidget(self._label)
        inner.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self.empty_button)
        foot.addWidget(self.filled_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(card)
        layout.addWidget(self._bar)
        layout.addLayout(foot)
        layout.addStretch(1)
        for button in (self.filled_button, self.empty_button, self._back, self._pick):
            button.setProperty("touch", "true")
        self.filled_button.clicked.connect(lambda: self._want(filled=True))
        self.empty_button.clicked.connect(lambda: self._want(filled=False))
        self._back.clicked.connect(self.left)
        self._pick.clicked.connect(self._ask)
        self.retranslate()

    def follow(self, job: Job | None) -> None:
        """Show how far the making is; None when it is over."""
        self._bar.setVisible(job is not None)
        for widget in (self.filled_button, self.empty_button, self._back, self.folder, self._pick):
            widget.setEnabled(job is None)
        if job is not None:
            self._bar.follow(job)

    def retranslate(self) -> None:
        self._why.setText(
            self.tr(
                "The example tells one case from the first complaint to the court: a search, a "
                "phone and a laptop, data from providers, an examination, two bundles."
            )
        )
        self._people.setText(
            self.tr(
                "Everything in it is invented, its agency too. You begin as the investigator; the "
                "passphrase of everybody is “{passphrase}”."
            ).format(passphrase=PASSPHRASE.decode())
        )
        self._label.setText(self.tr("Folder"))
        self.folder.setAccessibleName(self.tr("Folder of the demonstration"))
        self._pick.setText(self.tr("Choose…"))
        self._pick.setAccessibleName(self.tr("Choose the folder"))
        self.filled_button.setText(self.tr("Make it, with the example"))
        self.empty_button.setText(self.tr("Make it empty"))
        self._back.setText(self.tr("Back"))
        for button in (self.filled_button, self.empty_button, self._back):
            button.setAccessibleName(button.text())

    def _want(self, *, filled: bool) -> None:
        self.wanted.emit(Path(self.folder.text().strip()).expanduser().absolute(), filled)

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Choose the folder"))
        if name:
            self.folder.setText(name)


def _home() -> Path:
    """Where ledgers are proposed to lie: of this user, in a folder named like the program."""
    named = os.environ.get("CUSTODY_HOME")
    if named:
        return Path(named).absolute() / "ledgers"
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home()) / "Custody"
