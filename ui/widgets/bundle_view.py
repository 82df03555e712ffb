"""A bundle from somebody else: opened, checked, and read; nothing of it touches our ledger."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from custody import dates
from custody.bundle.check import check_bundle
from custody.bundle.contents import Contents, read_contents
from custody.bundle.encryption import is_encrypted, opened
from custody.bundle.verdicts import BundleReport, Headline
from custody.ledger.checkpoint import TrustLine
from custody.progress import Progress
from ui import formats
from ui.jobs import Job, Jobs, alive
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.verdict_words import TONES, headline_words
from ui.widgets.banner import Banner
from ui.widgets.bundle_contents import BundleContents
from ui.widgets.bundle_copies import BundleCopies
from ui.widgets.bundle_page import page_of
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.identity_field import IdentityField
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.trust_field import TrustField
from ui.widgets.verdict_list import VerdictList

_TONES: Final = ("good", "warn", "danger")
_PRINTED_POINTS: Final = 10
_CONTAINERS: Final = frozenset({".zip", ".age"})


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a check came to."""

    bundle: Path
    """What was checked: the path itself, or what its age file holds."""
    report: BundleReport
    opened: ExitStack
    """Closed when it is no longer looked at."""


def is_container(path: Path) -> bool:
    """Whether a file is by its name a bundle in one file."""
    return path.suffix.lower() in _CONTAINERS


class BundleView(Translated, QWidget):
    """One bundle at a time."""

    checked = Signal(object)
    """A `BundleReport`: the check came to its end."""
    read = Signal()
    """What the bundle tells is shown."""
    failed = Signal(object)
    """It could not be checked at all."""

    def __init__(self, jobs: Jobs, own: TrustLine | None = None) -> None:
        """Show no bundle yet.

        Args:
            jobs: Where it is checked.
            own: Trust line of the ledger at this station, if there is one.
        """
        super().__init__()
        self._jobs = jobs
        self.path: Path | None = None
        self.copies = BundleCopies(jobs, self)  # of the path, or of what its age file holds
        self._opened = ExitStack()
        self.report: BundleReport | None = None
        self.contents: Contents | None = None
        self._checked_at: datetime | None = None
        self._job: Job | None = None
        self.folder_button = QPushButton()
        self.folder_button.setIcon(icon("folder"))
        self.file_button = QPushButton()
        self.file_button.setIcon(icon("open"))
        self.print_button = QPushButton()
        self.print_button.setIcon(icon("print"))
        self.again_button = QPushButton()
        self.again_button.setIcon(icon("verify"))
        self._where = QLabel()
        self._where.setProperty("role", "muted")
        self.trust = TrustField(own)
        self.identity = IdentityField()
        self.progress = ProgressBar()
        self.banners = {tone: Banner(tone) for tone in _TONES}
        self.facts = FactList()
        self.verdicts = VerdictList()
        self.tabs = BundleContents()
        self._empty = EmptyState("bundle")
        self._build()
        self._connect()
        self.retranslate()
        self._show()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID * 2)
        head.addWidget(self._where, 1)
        for button in (self.again_button, self.print_button, self.file_button, self.folder_button):
            head.addWidget(button)
        about = QWidget()
        inner = QVBoxLayout(about)
        inner.setContentsMargins(0, GRID * 2, GRID * 3, GRID * 2)
        inner.setSpacing(GRID * 3)
        inner.addWidget(self.facts)
        inner.addWidget(self.verdicts)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(about)
        self.pages = QTabWidget()
        self.pages.addTab(area, "")
        self.pages.addTab(self.tabs, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID * 3)
        layout.addLayout(head)
        layout.addWidget(self.trust)
        layout.addWidget(self.identity)
        layout.addWidget(self.progress)
        for banner in self.banners.values():
            layout.addWidget(banner)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._empty, 1)
        layout.addStretch(0)  # takes the height that is left while neither is shown

    def _connect(self) -> None:
        self.folder_button.clicked.connect(self._choose_folder)
        self.file_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.again_button.clicked.connect(self.check)
        self.trust.changed.connect(self._on_trust)
        self.identity.changed.connect(self.check)
        self.destroyed.connect(self._opened.close)
        self._empty.acted.connect(self._choose_folder)
        self.tabs.document_wanted.connect(self.copies.choose)
        self.tabs.artifact_wanted.connect(self.copies.look)
        self.copies.failed.connect(self._on_not_saved)
        self.tabs.failed.connect(self._on_not_saved)

    # ---- opening ----

    def open(self, path: Path, trust: str = "") -> None:
        """Check a bundle: a folder, a file within one, a ZIP, or such a ZIP encrypted by age.

        Args:
            path: Where it lies.
            trust: The trust line by which it is judged, where it is known already.
        """
        if path.is_file() and not is_container(path) and (path.parent / "bagit.txt").exists():
            path = path.parent
        self.path = path
        if trust:
            with QSignalBlocker(self.trust):
                self.trust.line.setText(trust)
        self.check()

    def check(self) -> None:
        """Check the bundle, now, with the trust line or the roster that is given."""
        path, trust, listed = self.path, self.trust.trust(), self.trust.listed()
        if path is None:
            return
        if self._job is not None:
            self._job.cancel()
        self.report = self.contents = self.copies.bundle = None
        self._opened.close()
        keys = self.identity.paths()

        def work(progress: Progress) -> _Checked:
            with ExitStack() as stack:
                bundle = stack.enter_context(opened(path, keys, progress))
                report = check_bundle(bundle, trust=trust, listed=listed, progress=progress)
                return _Checked(bundle, report, stack.pop_all())

        job = Job(work, self.tr("Checking {name}").format(name=path.name))
        job.succeeded.connect(lambda found: self._on_checked(job, found))
        job.failed.connect(alive(self, lambda err: self._on_failed(job, err)))
        job.cancelled.connect(alive(self, lambda: self._on_cancelled(job)))
        self._job = job
        self.progress.follow(job)
        self._show()
        self._jobs.read(job)

    def _on_trust(self) -> None:
        if self.path is not None and self.trust.is_settled:
            self.check()

    def _on_checked(self, job: Job, found: "_Checked") -> None:
        if not isValid(self) or job is not self._job:
            found.opened.close()
            return
        self._job = None
        self.copies.bundle, report = found.bundle, found.report
        self._opened.push(found.opened)
        self.report, self._checked_at = report, datetime.now(UTC)  # noqa: TID251 - of this screen
        self.verdicts.show_report(report)
        self._show()
        self.checked.emit(report)
        if report.headline is not Headline.FAIL:
            self._read()

    def _read(self) -> None:
        path = self.copies.bundle
        if path is None:
            return
        job = Job(lambda progress: read_contents(path, progress))
        job.is_bytes = False
        job.succeeded.connect(alive(self, lambda contents: self._on_read(job, contents)))
        job.failed.connect(alive(self, lambda err: self._on_failed(job, err)))
        self._job = job
        self._jobs.read(job)

    def _on_read(self, job: Job, contents: Contents) -> None:
        if job is not self._job:
            return
        self._job = None
        self.contents = contents
        self.tabs.show_contents(contents)
        self._show()
        self.read.emit()

    def _on_failed(self, job: Job, err: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        said = explain(err)
        self._show()
        self._say("danger", said.what, said.below)
        self.failed.emit(err)

    def _on_cancelled(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show()

    # ---- showing ----

    def _say(self, tone: str, title: str, text: str) -> None:
        for name, banner in self.banners.items():
            banner.setVisible(name == tone)
        self.banners[tone].set_words(title, text)

    def _show(self) -> None:
        for banner in self.banners.values():
            banner.hide()
        is_open = self.path is not None
        self._where.setText(str(self.path) if self.path is not None else "")
        self.progress.setVisible(self._job is not None and self.report is None)
        self.trust.setVisible(is_open)
        self.identity.setVisible(self.path is not None and is_encrypted(self.path))
        self._empty.setVisible(not is_open)
        self.pages.setVisible(self.report is not None)
        self.print_button.setVisible(self.report is not None)
        self.again_button.setVisible(is_open and self._job is None)
        self.pages.setTabVisible(1, self.contents is not None)
        if self.report is None:
            return
        said = headline_words(self.report.headline)
        failure = self.report.failure
        title = f"{said.title}: {failure.told(language())}" if failure is not None else said.title
        self._say(TONES[self.report.headline], title, f"{said.meaning} {self._when()}")
        self.facts.show_facts(self._told())

    def _when(self) -> str:
        if self._checked_at is None:
            return ""
        local = self._checked_at.astimezone()
        offset = f"{local:%z}"
        zone = dates.shown_zone(f"{offset[:3]}:{offset[3:]}")
        at = f"{formats.instant(local, local.tzinfo or UTC)} {zone}"
        return self.tr("Checked by this program on {at}.").format(at=at)

    def _told(self) -> list[Fact]:
        report = self.report
        if report is None:
            return []
        found = [
            (self.tr("Bundle"), report.bundle),
            (self.tr("Ledger"), report.ledger),
        ]
        if self.contents is not None:
            seal = self.contents.seal
            found += [
                (self.tr("Agency"), self.contents.story.agency),
                (self.tr("For"), str(seal.get("recipient", ""))),
                (self.tr("Purpose"), str(seal.get("purpose", ""))),
                (self.tr("Events"), formats.count(self.contents.events)),
            ]
        return [Fact(label, value) for label, value in found if value]

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        for button, words_ in (
            (self.folder_button, self.tr("Open a folder…")),
            (self.file_button, self.tr("Open a ZIP…")),
            (self.print_button, self.tr("Print…")),
            (self.again_button, self.tr("Check again")),
        ):
            button.setText(words_)
            button.setAccessibleName(words_)
        self.pages.setTabText(0, self.tr("Verdicts"))
        self.pages.setTabText(1, self.tr("What it tells"))
        self._empty.set_words(
            self.tr("Drop a bundle here"),
            self.tr(
                "A folder with bagit.txt, a ZIP, or an encrypted .age file. It is only read: "
                "nothing of it is taken into a ledger, and nothing in it is run."
            ),
            self.tr("Open a folder…"),
        )
        self._show()

    # ---- choosing and printing ----

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.folder_button.text())
        if name:
            self.open(Path(name))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.file_button.text(), "", "ZIP (*.zip *.age)"
        )
        if name:
            self.open(Path(name))

    def _on_not_saved(self, err: Exception) -> None:
        said = explain(err)
        self._say("danger", said.what, said.below)

    def page(self) -> str:
        """What is printed: the headline, the verdicts, and the history in plain words."""
        if self.report is None or self.path is None:
            return ""
        return page_of(self.report, self.contents, self.path, self._when())

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.report is not None:
            printer.setDocName(self.report.bundle)
        if QPrintDialog(printer, self).exec():
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print the page."""
        document = QTextDocument()
        font = QFont(document.defaultFont())
        font.setPointSize(_PRINTED_POINTS)  # the screen's is in pixels, which are specks on paper
        document.setDefaultFont(font)
        document.setHtml(self.page())
        document.print_(printer)
