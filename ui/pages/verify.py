"""Verify: what the ledger knows of a file, and whether what this station keeps is still the same.

The bytes are read again and hashed; names, times and sizes prove nothing. A run over kept
artifacts is itself an event, signed by the one at the desk, or by the station when nobody is
there; what differs raises a finding that somebody must acknowledge.
"""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.evidence.verify import Outcome, Verified
from custody.progress import Progress
from custody.station import Station
from custody.verification import Verification, verify_artifacts
from ui import formats
from ui.desk import Desk
from ui.dropped import local_paths
from ui.jobs import Job
from ui.models.rows_model import Column
from ui.pages.page import Page
from ui.pages.verify_looked import Looked, asked, hashed, name_of, sha256, tone_of, tone_of_looked
from ui.pictures import icon
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.rows_table import RowsTable

_MOST: Final = 20_000
"""So many files are looked up at once; more belong into an intake."""
_ALL: Final = ""
_LEAST_HEIGHT: Final = 240
"""Of the table of files; a page with more on it scrolls."""


class VerifyPage(Page):
    """Two questions, one above the other."""

    name: ClassVar[str] = "verify"
    icon: ClassVar[str] = "verify"

    def __init__(self, desk: Desk) -> None:
        """Ask nothing yet."""
        super().__init__(desk)
        self._job: Job | None = None
        self._result: Verification | None = None
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self.kept = Card()
        self.case_box = QComboBox()
        self.item_box = QComboBox()
        self.role_box = QComboBox()
        self._case_label, self._item_label, self._role_label = QLabel(), QLabel(), QLabel()
        self.verify_button = QPushButton()
        self.verify_button.setProperty("kind", "primary")
        self.verify_button.setIcon(icon("verify", "on_accent"))
        self._who = QLabel()
        self._who.setProperty("role", "muted")
        self.banners = {tone: Banner(tone) for tone in ("good", "danger", "warn")}
        self.banners["danger"].acted.connect(lambda: self.go.emit("today", None))
        self.progress = ProgressBar()
        self.differing = RowsTable()
        self.foreign = Card()
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.files_button = QPushButton()
        self.files_button.setIcon(icon("open"))
        self.folder_button = QPushButton()
        self.folder_button.setIcon(icon("folder"))
        self.looked = RowsTable()
        self._build()
        self.case_box.currentIndexChanged.connect(self._fill_items)
        self.verify_button.clicked.connect(self.verify)
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button.clicked.connect(self._choose_folder)
        self.differing.opened.connect(self._open_differing)
        self.looked.opened.connect(self._open_looked)
        self.setAcceptDrops(True)
        self.ready()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID * 3)
        for label, box in (
            (self._case_label, self.case_box),
            (self._item_label, self.item_box),
            (self._role_label, self.role_box),
        ):
            label.setProperty("role", "label")
            column = QVBoxLayout()
            column.setSpacing(GRID)
            column.addWidget(label)
            column.addWidget(box)
            row.addLayout(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._who, 1)
        foot.addWidget(self.verify_button)
        self.kept.body.addLayout(row)
        self.kept.body.addLayout(foot)
        self.kept.body.addWidget(self.progress)
        for banner in self.banners.values():
            self.kept.body.addWidget(banner)
            banner.hide()
        self.kept.body.addWidget(self.differing)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 2)
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.folder_button)
        self.foreign.body.addLayout(buttons)
        self.foreign.body.addWidget(self.looked, 1)
        self.looked.setMinimumHeight(_LEAST_HEIGHT)
        column = self.column()
        column.addWidget(self._heading)
        column.addWidget(self.kept)
        column.addWidget(self.foreign, 1)
        self.progress.hide()
        self.differing.hide()

    # ---- words ----

    def title(self) -> str:
        return self.tr("Verify")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self.kept.set_title(self.tr("Is what this station keeps still the same?"))
        self.foreign.set_title(self.tr("Does the ledger know these files?"))
        self._hint.setText(
            self.tr("Drop files, folders or images here. They are read and hashed, never changed.")
        )
        self._case_label.setText(self.tr("Case"))
        self._item_label.setText(self.tr("Item"))
        self._role_label.setText(self.tr("In the role of"))
        for label, box in (
            (self._case_label, self.case_box),
            (self._item_label, self.item_box),
            (self._role_label, self.role_box),
        ):
            box.setAccessibleName(label.text())
        for button, words in (
            (self.verify_button, self.tr("Verify now")),
            (self.files_button, self.tr("Files…")),
            (self.folder_button, self.tr("Folder…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._name_tables()
        self._fill()
        if self._result is not None:
            self._show_result(self._result)

    def _name_tables(self) -> None:
        differing: list[Column[Verified]] = [
            Column(
                self.tr("Artifact"), name_of, 180, tone=tone_of, hover=lambda each: each.artifact
            ),
            Column(self.tr("Outcome"), self._outcome, 180, tone=tone_of),
            Column(self.tr("Recorded"), lambda each: sha256(each, found=False), 190),
            Column(self.tr("Found now"), lambda each: sha256(each, found=True), 190),
            Column(self.tr("Why"), self._why),
        ]
        looked: list[Column[Looked]] = [
            Column(self.tr("File"), lambda each: each.path.name),
            Column(
                self.tr("Size"),
                lambda each: formats.size(each.size),
                112,
                lambda each: each.size,
                is_number=True,
            ),
            Column("SHA-256", lambda each: formats.short_digest(each.sha256), 190),
            Column(self.tr("What the ledger knows"), self._known, 300, tone=tone_of_looked),
        ]
        self.differing.set_words(self.tr("What is not the same"), "", differing)
        self.looked.set_words(
            self.tr("Files that were looked up"),
            self.tr("No file was looked up yet."),
            looked,
        )

    def _outcome(self, each: Verified) -> str:
        match each.outcome:
            case Outcome.SAME:
                return self.tr("the same")
            case Outcome.DIFFERENT:
                return self.tr("different")
            case Outcome.MISSING:
                return self.tr("missing")
            case Outcome.UNREADABLE:
                return self.tr("cannot be read")
            case Outcome.UNEXPECTED:
                return self.tr("not expected here")
            case Outcome.PLACE_UNKNOWN:
                return self.tr("place unknown: cannot be verified")

    def _why(self, each: Verified) -> str:
        if each.reason or each.expected is None or each.found is None:
            return each.reason or ""
        was, now = each.expected.size, each.found.size
        if was == now:
            return self.tr("the size is the same")
        return self.tr("{was} bytes were recorded, {now} are there").format(
            was=formats.count(was), now=formats.count(now)
        )

    def _known(self, each: Looked) -> str:
        if each.found is None:
            reason = each.reason
            if each.is_unsure:
                reason = self.tr("it changed, or has parts that cannot be read")
            return self.tr("not hashed: {reason}").format(reason=reason)
        if each.named is not None:
            return self.tr("named in event #{number}: {title}").format(
                number=each.named.index, title=wording.title(each.named.type, language())
            )
        if not each.known:
            return self.tr("nothing: the digest is not in the ledger")
        return self.tr("the same as {artifacts} of {case}").format(
            artifacts=", ".join(each.known), case=each.case
        )

    # ---- what is kept ----

    def refresh(self) -> None:
        self._fill()

    def open(self, argument: Any) -> None:
        """Show a case, an item, or paths to look up."""
        if isinstance(argument, dict):
            self.case_box.setCurrentIndex(max(0, self.case_box.findData(argument.get("case"))))
            self.item_box.setCurrentIndex(max(0, self.item_box.findData(argument.get("item"))))
        elif isinstance(argument, Sequence) and not isinstance(argument, str):
            self.look_up([Path(each) for each in argument])

    def _fill(self) -> None:
        chosen = self.case_box.currentData()
        self.case_box.blockSignals(True)
        self.case_box.clear()
        self.case_box.addItem(self.tr("all cases"), _ALL)
        for row in self.desk.queries.cases():
            told = "" if row.registration in (None, row.id) else f"   {row.registration}"
            self.case_box.addItem(f"{row.id}{told}", row.id)
        self.case_box.setCurrentIndex(max(0, self.case_box.findData(chosen)))
        self.case_box.blockSignals(False)
        self._fill_items()
        self._fill_roles()

    def _fill_items(self) -> None:
        chosen, case = self.item_box.currentData(), self.case_box.currentData()
        self.item_box.clear()
        self.item_box.addItem(self.tr("all items, and what belongs to none"), _ALL)
        if case:
            for row in self.desk.queries.items(case):
                self.item_box.addItem(row.id, row.id)
        self.item_box.setCurrentIndex(max(0, self.item_box.findData(chosen)))
        self.item_box.setEnabled(bool(case))

    def _fill_roles(self) -> None:
        person, roles = self.desk.people.person, self.desk.people.roles()
        fits = sorted(roles & TYPES["artifact.verified"].who) or sorted(roles)
        chosen = self.role_box.currentData()
        self.role_box.clear()
        for role in fits:
            self.role_box.addItem(wording.role(role, language()), role)
        self.role_box.setCurrentIndex(max(0, self.role_box.findData(chosen)))
        for widget in (self._role_label, self.role_box):
            widget.setVisible(len(fits) > 1)
        if person is None:
            words = self.tr("Nobody is unlocked: the station signs the run itself.")
        else:
            words = self.tr("{person} signs the run.").format(person=person)
        self._who.setText(words)

    def verify(self) -> None:
        """Read and hash again what is chosen, and record the run."""
        case = self.case_box.currentData() or None
        item = self.item_box.currentData() or None
        signer, role = self.desk.people.signer, self.role_box.currentData()
        signers = () if signer is None else (signer,)

        def work(station: Station, progress: Progress) -> Verification:
            return verify_artifacts(
                station,
                case=case,
                item=item,
                signers=signers,
                role=role if signers else None,
                progress=progress,
            )

        self._hide_result()
        job = self.desk.carry_out(
            work, then=self._on_verified, failed=self._on_failed, title=self.tr("Verifying")
        )
        job.finished.connect(self._on_finished)
        self._job = job
        self.progress.follow(job)
        self.progress.show()
        self.verify_button.setEnabled(False)

    def _on_finished(self) -> None:
        self._job = None
        self.progress.hide()
        self.verify_button.setEnabled(True)

    def _on_verified(self, result: Verification) -> None:
        self._show_result(result)

    def _on_failed(self, err: Exception) -> None:
        said = explain(err)
        self._say("warn", said.what, said.below)

    def _hide_result(self) -> None:
        self._result = None
        self.differing.hide()
        for banner in self.banners.values():
            banner.hide()

    def _say(self, tone: str, title: str, text: str, action: str = "") -> None:
        for name, banner in self.banners.items():
            banner.setVisible(name == tone)
        self.banners[tone].set_words(title, text, action)

    def _show_result(self, result: Verification) -> None:
        self._result = result
        same = result.counts.get(Outcome.SAME, 0)
        wrong = [each for each in result.not_same if tone_of(each) == "danger"]
        unplaced = result.counts.get(Outcome.PLACE_UNKNOWN, 0)
        told = self.tr("%n artifact(s) verified just now: the same.", "", same)
        if wrong:
            title = self.tr("%n artifact(s) not as recorded", "", len(wrong))
            raised = self.tr("Each difference has a finding; it is to be acknowledged.")
            self._say("danger", title, f"{told} {raised}", self.tr("Show the findings"))
        elif unplaced:
            title = self.tr("%n artifact(s) cannot be verified", "", unplaced)
            why = self.tr("The record does not say, or not any more, where they lie.")
            self._say("warn", title, f"{told} {why}")
        elif same:
            more = self.tr("It proves the bytes, not what they mean.")
            self._say("good", told, more)
        else:
            self._say("warn", self.tr("Nothing to verify"), self.tr("No artifact is kept here."))
        self.differing.show_rows(result.not_same)
        self.differing.fit_height(6)
        self.differing.setVisible(bool(result.not_same))

    def _open_differing(self, each: Verified) -> None:
        rows = [row for row in self.desk.queries.findings() if row.case is not None]
        for row in rows:
            event = self.desk.queries.event(row.raised).event
            if event is not None and each.artifact in event.body.get("artifacts", ()):
                self.go.emit("event", row.raised)
                return

    # ---- files from elsewhere ----

    def look_up(self, paths: Sequence[Path]) -> None:
        """Hash files and folders, and ask the ledger for their digests."""
        for path in paths:
            if path.is_dir() and (path / "bagit.txt").is_file():
                self.go.emit("open_bundle", path)
                return
        queries = self.desk.queries

        def work(progress: Progress) -> list[Looked]:
            return [asked(queries, each) for each in islice(hashed(paths, progress), _MOST)]

        job = Job(work, self.tr("Hashing"))
        job.succeeded.connect(self._show_looked)
        job.failed.connect(self._on_failed)
        self.desk.jobs.read(job)

    def _show_looked(self, found: list[Looked]) -> None:
        self.looked.show_rows(found)

    def _open_looked(self, each: Looked) -> None:
        rows = self.desk.queries.artifacts_with(each.sha256) if each.known else []
        if rows:
            self.go.emit("event", rows[0].last)
        elif each.named is not None:
            self.go.emit("event", each.named.index)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.files_button.text())
        if names:
            self.look_up([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.folder_button.text())
        if name:
            self.look_up([Path(name)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.look_up(paths)
