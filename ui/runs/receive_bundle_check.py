"""First step of receiving a bundle: which one, whose it is, and whether it holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
)
from shiboken6 import isValid

from custody.bundle.encryption import is_encrypted
from custody.progress import Progress
from ui.desk import Desk
from ui.dropped import DropTarget
from ui.jobs import Job, alive
from ui.models.brought import Brought, read_brought
from ui.pictures import icon
from ui.runs.run import Step
from ui.texts import explain
from ui.translations import language
from ui.verdict_words import TONES, headline_words
from ui.widgets.banner import Banner
from ui.widgets.drop_frame import DropFrame
from ui.widgets.identity_field import IdentityField
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.trust_field import TrustField
from ui.widgets.verdict_list import VerdictList

_TONES: Final = ("good", "warn", "danger")


class CheckBundleStep(DropTarget, Step):
    """A bundle is verified in a job of its own; nothing of it is kept before the signature."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Wait for a bundle, or begin with the one of `path`."""
        super().__init__()
        self._desk = desk
        self.path: Path | None = None
        self.brought: Brought | None = None
        self._failure: Exception | None = None
        self._job: Job | None = None
        self.setAcceptDrops(True)
        self.folder_button, self.file_button = QPushButton(), QPushButton()
        self.again_button = QPushButton()
        self._where = QLabel()
        buttons = (
            (self.folder_button, "folder"),
            (self.file_button, "document"),
            (self.again_button, "refresh"),
        )
        self._drop = DropFrame(buttons, self._where)
        self.trust = TrustField(None)
        self.identity = IdentityField()
        self.progress = ProgressBar()
        self.banners = {tone: Banner(tone) for tone in _TONES}
        self.more_button = QPushButton()
        self.verdicts = VerdictList()
        self._build()
        self._connect()
        self.retranslate()
        self._show()
        if "path" in argument:
            self.load(argument)

    def _build(self) -> None:
        self._where.setProperty("role", "strong")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._where.setWordWrap(True)
        self.more_button.setProperty("kind", "quiet")
        self.more_button.setCheckable(True)
        self.more_button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (
            self._drop, self.trust, self.identity, self.progress, *self.banners.values(),
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.verdicts)

    def _connect(self) -> None:
        self.folder_button.clicked.connect(self._ask_folder)
        self.file_button.clicked.connect(self._ask_file)
        self.again_button.clicked.connect(self.start)
        self.trust.changed.connect(self._on_trust)
        self.identity.changed.connect(self.start)
        self.more_button.toggled.connect(lambda _on: self._show())

    # ---- verifying ----

    def take(self, path: Path) -> None:
        """Verify a bundle: a folder, its `bagit.txt`, a ZIP, or an encrypted one."""
        self.path = path.parent if path.name == "bagit.txt" else path
        self.start()

    def start(self) -> None:
        """Verify the bundle anew; what was found before is let go."""
        self.stop()
        self._failure = None
        path = self.path
        if path is not None:
            station, trust = self._desk.station, self.trust.lines()
            keys = self.identity.paths()

            def work(progress: Progress) -> Brought:
                return read_brought(station, path, trust, keys, progress)

            job = Job(work, self.tr("Checking {name}").format(name=path.name))
            self._job = job
            job.succeeded.connect(lambda found: self._on_read(job, found))
            job.failed.connect(alive(self, lambda err: self._on_failed(job, err)))
            job.finished.connect(alive(self, lambda: self._on_finished(job)))
            self.progress.follow(job)
            self._desk.jobs.read(job)
        self._show()
        self.changed.emit()

    def stop(self) -> None:
        """Stop verifying, and let go of what was verified."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        if self.brought is not None:
            self.brought.close()
            self.brought = None

    def _on_read(self, job: Job, found: Brought) -> None:
        if isValid(self) and job is self._job:
            self.brought = found
        else:
            found.close()

    def _on_failed(self, job: Job, err: Exception) -> None:
        if job is self._job:
            self._failure = err

    def _on_finished(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show()
            self.changed.emit()

    def _on_trust(self) -> None:
        if self.trust.is_settled:
            self.start()

    # ---- values ----

    def document(self) -> Mapping[str, Any]:
        return {
            "path": None if self.path is None else str(self.path),
            "trust": self.trust.line.text(),
            "identity": self.identity.line.text(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        for field, name in ((self.trust.line, "trust"), (self.identity.line, "identity")):
            field.setText(str(document.get(name) or ""))
        path = document.get("path")
        if path:
            self.take(Path(path))

    def faults(self) -> list[str]:
        if self.path is None:
            return [self.tr("Choose a bundle.")]
        if self._job is not None:
            return [self.tr("It is still being verified. Wait, or stop it.")]
        if self.brought is None:
            return [self.tr("This bundle is not received: see the reason above.")]
        return []

    # ---- words ----

    def title(self) -> str:
        return self.tr("The bundle")

    def hint(self) -> str:
        return self.tr(
            "It is verified first. Nothing of it stands in this ledger before you have signed, and "
            "nothing of it is ever mixed with our own record."
        )

    def retranslate(self) -> None:
        for button, words in (
            (self.folder_button, self.tr("Folder…")),
            (self.file_button, self.tr("ZIP or .age file…")),
            (self.again_button, self.tr("Verify again")),
            (self.more_button, self.tr("All verdicts")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._drop.say(
            self.tr("Drop the bundle of another station here: a folder, a ZIP, or an .age file.")
        )
        self._show()

    def _show(self) -> None:
        self._where.setText("" if self.path is None else str(self.path))
        self._where.setVisible(self.path is not None)
        self.identity.setVisible(self.path is not None and is_encrypted(self.path))
        self.progress.setVisible(self._job is not None)
        for banner in self.banners.values():
            banner.hide()
        found = self.brought
        is_at_rest = self.path is not None and self._job is None
        self.again_button.setVisible(is_at_rest and found is None)
        self.more_button.setVisible(found is not None)
        self.more_button.setIcon(icon("down" if self.more_button.isChecked() else "right"))
        self.verdicts.setVisible(found is not None and self.more_button.isChecked())
        if found is not None:
            self._tell_found(found)
        elif self._failure is not None:
            told = explain(self._failure, self._desk.station.ledger.offset)
            nothing = self.tr("Nothing of it was recorded or kept.")
            self._say("danger", told.what, f"{nothing} {told.next}".strip())
        elif is_at_rest:
            nothing = self.tr("Nothing of it was recorded or kept.")
            self._say("warn", self.tr("It was not verified to its end"), nothing)

    def _tell_found(self, found: Brought) -> None:
        examined = found.examined
        said = headline_words(examined.report.headline)
        more = "" if examined.joins else examined.unjoined.told(language())
        if examined.trust is not None and not self.trust.lines():
            more = self.tr("Its station’s trust line is known here from an earlier bundle.")
        self._say(TONES[examined.report.headline], said.title, f"{said.meaning} {more}".strip())
        self.verdicts.show_report(examined.report)

    def _say(self, tone: str, title: str, text: str) -> None:
        self.banners[tone].set_words(title, text)
        self.banners[tone].show()

    # ---- choosing ----

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.folder_button.text())
        if name:
            self.take(Path(name))

    def _ask_file(self) -> None:
        kinds = self.tr("Bundles (*.zip *.age bagit.txt)")
        name, _ = QFileDialog.getOpenFileName(self, self.file_button.text(), "", kinds)
        if name:
            self.take(Path(name))

    def can_take(self, paths: list[Path]) -> bool:
        return len(paths) == 1

    def take_dropped(self, paths: list[Path]) -> None:
        self.take(paths[0])
