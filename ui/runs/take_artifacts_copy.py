"""Step of taking over artifacts: of which bundle, which, into which case; then copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.bundle.contents import ArtifactLine, read_artifacts
from custody.domain.commands import Command
from custody.event_filter import EventFilter
from custody.exchange.artifacts import Wanted, copied_over, item_of
from custody.exchange.foreign import ForeignBundle, foreign_bundles
from custody.progress import Progress
from custody.queries import Queries
from ui import formats
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.pictures import icon
from ui.question import Question
from ui.runs.fieldset import Part
from ui.runs.run import Step
from ui.texts import explain
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.case_box import CaseBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.progress_bar import ProgressBar

_ID: Final = int(Qt.ItemDataRole.UserRole)
_ROW: Final = 28
_MOST_ROWS: Final = 8


@dataclass(frozen=True, slots=True)
class Offered:
    """What a bundle has, and which items of it are ours already."""

    lines: tuple[ArtifactLine, ...]
    ours: Mapping[str, str]
    """Id of an item there to its id here."""


class ArtifactsStep(Step):
    """Which bundle, which of its artifacts, and the case here; then they are copied."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Begin with the bundle of `bundle` and the case of `case`, where they are known."""
        super().__init__()
        self._desk = desk
        self._kept: Mapping[str, Any] = argument
        self._bundles = {each.root_digest: each for each in foreign_bundles(desk.queries)}
        self.offered: Offered | None = None
        self.commands: tuple[Command, ...] = ()
        self._job: Job | None = None
        self.bundle_box, self.case_box, self.list = QComboBox(), CaseBox(), QListWidget()
        self._bundle_label, self._case_label, self._told = QLabel(), QLabel(), QLabel()
        for label in (self._bundle_label, self._case_label):
            label.setProperty("role", "label")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self.copy_button, self.progress = QPushButton(), ProgressBar()
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.setAutoDefault(False)
        for touched in (self.bundle_box, self.case_box, self.copy_button):
            touched.setProperty("touch", "true")
        self.trouble, self.done, self._empty = (
            Banner("danger"),
            Banner("accent"),
            EmptyState("artifact"),
        )
        self._from = Part(self._bundle_label, self.bundle_box, self._case_label, self.case_box)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.copy_button)
        beside.addStretch(1)
        self._which = Part(self.list, self._told, row, self.progress, self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.trouble, self._empty, self._from, self._which):
            layout.addWidget(widget)
        self._question = Question(desk.jobs)
        self._fill()
        self._connect()
        self.retranslate()
        self.look()

    def _fill(self) -> None:
        for each in self._bundles.values():
            self.bundle_box.addItem("", each.root_digest)
        self.case_box.fill(self._desk.queries.cases())
        self._choose(self._kept)

    def _choose(self, document: Mapping[str, Any]) -> None:
        self.bundle_box.setCurrentIndex(max(0, self.bundle_box.findData(document.get("bundle"))))
        self.case_box.choose(document.get("case"))

    def _connect(self) -> None:
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._on_failed)
        self.bundle_box.currentIndexChanged.connect(self.look)
        self.case_box.currentIndexChanged.connect(self.look)
        self.list.itemChanged.connect(self._on_ticked)
        self.copy_button.clicked.connect(self.copy)

    # ---- what there is ----

    @property
    def bundle(self) -> ForeignBundle | None:
        """The bundle that is chosen."""
        return self._bundles.get(str(self.bundle_box.currentData()))

    @property
    def case(self) -> str:
        """The case of ours."""
        return self.case_box.case or ""

    @property
    def is_busy(self) -> bool:
        """Whether the bundle is read, or its artifacts are copied."""
        return self._question.is_open or self._job is not None

    def look(self) -> None:
        """Read which artifacts the bundle has."""
        self.stop()
        bundle, case = self.bundle, self.case
        self.offered = None
        if bundle is not None:
            queries, path = self._desk.queries, self._desk.station.artifacts.path(bundle.sha256)
            self._question.ask(
                lambda _progress: Offered(
                    tuple(read_artifacts(path)), items_of(queries, bundle.origin, case)
                )
            )
        self._show()
        self.changed.emit()

    def _take(self, offered: Offered) -> None:
        self.offered = offered
        chosen = self._kept.get("artifacts")
        with QSignalBlocker(self.list):
            self.list.clear()
            for line in offered.lines:
                item = QListWidgetItem(self._words(line))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setData(_ID, line.artifact)
                is_on = chosen is None or line.artifact in chosen
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
                self.list.addItem(item)
        rows = min(max(len(offered.lines), 2), _MOST_ROWS)
        self.list.setFixedHeight(_ROW * rows + 2 * self.list.frameWidth())
        self._show()

    def _words(self, line: ArtifactLine) -> str:
        parts = [line.artifact, formats.size(line.size), line.name]
        there = item_of(line)
        ours = self.offered.ours.get(there) if self.offered is not None else None
        if ours is not None:
            parts.append(self.tr("of {item}, here {ours}").format(item=there, ours=ours))
        elif there:
            parts.append(self.tr("of {item}, which is not here").format(item=there))
        return "   ".join(part for part in parts if part)

    def wanted(self) -> frozenset[str]:
        """The artifacts that are ticked, by their ids there."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        ticked = (row for row in rows if row.checkState() is Qt.CheckState.Checked)
        return frozenset(str(row.data(_ID)) for row in ticked)

    # ---- copying ----

    def copy(self) -> None:
        """Copy what is ticked out of the bundle, and hash it."""
        self.stop()
        bundle, offered = self.bundle, self.offered
        if bundle is None or offered is None or not self.wanted():
            return
        station = self._desk.station
        wanted = Wanted(
            bundle.root_digest, self.case, self.wanted(), offered.ours, language=language()
        )

        def work(progress: Progress) -> tuple[Command, ...]:
            return copied_over(station, wanted, progress)

        job = Job(work, self.tr("Copying out of the bundle"))
        self._job = job
        job.succeeded.connect(alive(self, lambda told: self._on_copied(job, told)))
        job.failed.connect(alive(self, lambda err: self._on_job_failed(job, err)))
        job.finished.connect(alive(self, lambda: self._on_finished(job)))
        self.progress.follow(job)
        self._desk.jobs.read(job)
        self._show()
        self.changed.emit()

    def stop(self) -> None:
        """Stop copying, and let go of what was copied: it is no artifact."""
        job, self._job = self._job, None
        self.commands = ()
        if job is not None:
            job.cancel()

    def _on_copied(self, job: Job, told: tuple[Command, ...]) -> None:
        if job is self._job:
            self.commands = told

    def _on_job_failed(self, job: Job, err: Exception) -> None:
        if job is self._job:
            self._on_failed(err)

    def _on_failed(self, err: Exception) -> None:
        self.trouble.tell(explain(err, self._desk.station.ledger.offset))

    def _on_finished(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show()
            self.changed.emit()

    def _on_ticked(self, _item: QListWidgetItem) -> None:
        self.stop()
        self._show()
        self.changed.emit()

    # ---- values and words ----

    def document(self) -> Mapping[str, Any]:
        if self.offered is None:
            return self._kept
        return {
            "bundle": self.bundle_box.currentData(),
            "case": self.case,
            "artifacts": sorted(self.wanted()),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = document
        self._choose(document)
        self.look()

    def faults(self) -> list[str]:
        if self.bundle is None:
            return [self.tr("No bundle was received yet.")]
        if self.is_busy:
            return [self.tr("Copying is still under way. Wait, or stop it.")]
        if not self.wanted():
            return [self.tr("Choose at least one artifact.")]
        return [] if self.commands else [self.tr("Copy what is chosen first.")]

    def title(self) -> str:
        return self.tr("Artifacts")

    def hint(self) -> str:
        return self.tr(
            "What is ticked is copied out of the bundle and hashed again. It gets ids of this "
            "station; the record of each names what it is at the other."
        )

    def retranslate(self) -> None:
        self._from.say(self.tr("From where"))
        self._which.say(self.tr("Which artifacts"))
        self._bundle_label.setText(self.tr("Bundle that was received"))
        self.bundle_box.setAccessibleName(self._bundle_label.text())
        self._case_label.setText(self.tr("The case here in which they go on"))
        self.case_box.setAccessibleName(self._case_label.text())
        self.list.setAccessibleName(self.tr("Which artifacts"))
        self.copy_button.setText(self.tr("Copy and hash"))
        self.copy_button.setAccessibleName(self.copy_button.text())
        self._told.setText(
            self.tr("Artifacts of an item that was not taken over go into the case without it.")
        )
        self._empty.set_words(
            self.tr("No bundle was received yet"),
            self.tr("Receive the bundle of another station first; then its artifacts stand here."),
        )
        for place, each in enumerate(self._bundles.values()):
            at = formats.instant(each.at, self._desk.station.ledger.offset)
            words = self.tr("{bundle} of {station}, received {at}")
            told = words.format(bundle=each.bundle, station=formats.station(each.origin), at=at)
            self.bundle_box.setItemText(place, told)
        if self.offered is not None:
            with QSignalBlocker(self.list):
                for row, line in enumerate(self.offered.lines):
                    self.list.item(row).setText(self._words(line))
        self._show()

    def _show(self) -> None:
        has_some = bool(self._bundles)
        self._empty.setVisible(not has_some)
        for part in (self._from, self._which):
            part.setVisible(has_some)
        self.progress.setVisible(self._job is not None)
        self.copy_button.setEnabled(bool(self.wanted()) and not self.is_busy)
        if self.is_busy:
            self.trouble.hide()
        self.done.setVisible(bool(self.commands))
        told = self.tr("%n artifact(s) copied and hashed", "", len(self.wanted()))
        self.done.set_words(told, self.tr("They are what the bundle’s record says."))


def items_of(queries: Queries, origin: str, case: str) -> dict[str, str]:
    """Items that were taken over from a ledger into a case: the id there to the id here."""
    found: dict[str, str] = {}
    last: int | None = None
    while rows := queries.events(EventFilter(case=case, type="item.received"), after=last):
        last = rows[-1].index
        for row in rows:
            told = queries.told(row.index)
            link = {} if told is None else told.event.body.get("handed_over", {})
            if link.get("origin") == origin:
                found |= {each["theirs"]: each["item"] for each in link["things"]}
    return found
