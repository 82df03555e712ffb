"""One taking of data on the spot: its files, copied and hashed while one goes on, and its act."""

import os
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

import custody
from custody.acquisition import commands
from custody.domain.commands import Command
from custody.domain.vocabulary import TYPES
from custody.errors import StorageError
from custody.evidence.images import is_image
from custody.evidence.store import Store
from custody.gathering import Gathered, Plan, gather, give_up
from ui import formats
from ui.desk import Desk
from ui.forms.known import Known
from ui.jobs import Job, alive
from ui.pictures import icon
from ui.runs.fieldset import FieldSet, chosen
from ui.runs.kept_takes import Packing, is_kept, unpacked
from ui.runs.seizure_plan import INVESTIGATOR
from ui.seen import Translated
from ui.special_files import special_words
from ui.texts import explain
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.remark import Remark

ACQUIRED: Final = TYPES["artifact.acquired"]
_FIELDS: Final = (
    "kind", "source_state", "write_protection", "write_blocker", "why_unprotected",
)  # fmt: skip
_SHOWN_PROBLEMS: Final = 5
Enclosed = Callable[[str], Callable[[], bytes | None]]
"""By a name, what reads something that is kept beside the draft."""


class Take(Translated, QFrame):
    """One intake: some paths, the thing they come from, and how they were read."""

    changed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, known: Known, paths: Sequence[Path]) -> None:
        """Plan an intake; `start` begins to read."""
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self.paths = tuple(paths)
        self.found: Gathered | None = None
        self._name = str(uuid.uuid4())
        """Under which the draft keeps what was read."""
        self._is_kept = False
        self._job: Job | None = None
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._told = Remark()
        self._bar = ProgressBar()
        self._bar.hide()
        self._item_words = QLabel()
        self._item_words.setProperty("role", "label")
        self.item = QComboBox()
        self.again_button = QPushButton()
        self.again_button.setIcon(icon("refresh"))
        self.again_button.setAutoDefault(False)
        self._remove = QToolButton()
        self._remove.setIcon(icon("delete"))
        self.fields = FieldSet(known, chosen(ACQUIRED.fields, _FIELDS), ACQUIRED.name)
        self._build()
        self.retranslate()
        self.item.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.fields.changed.connect(self.changed)
        self.again_button.clicked.connect(self.start)
        self._remove.clicked.connect(self._on_remove)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._told)
        layout.addSpacing(4)
        layout.addWidget(self._item_words)
        layout.addWidget(self.item)
        layout.addSpacing(4)
        layout.addWidget(self.fields)

    def begin(self) -> None:
        """Give what is usual for files that are read through this machine.

        Who made an image knows how its source was protected: that is left to be told.
        """
        if any(is_image(os.fsencode(path.name)) for path in self.paths):
            self.fields.load({"kind": "physical_image"})
            return
        self.fields.load(
            {
                "kind": "logical",
                "write_protection": "none",
                "why_unprotected": self.tr(
                    "Read through the file system of this machine, opened for reading only."
                ),
            }
        )

    def start(self) -> None:
        """Read, copy and hash; what an earlier reading found is let go."""
        self.close_spool()
        case = "-"  # named when the events are made; reading asks for no case
        plan = Plan(case=case, paths=self.paths)
        station = self._desk.station
        self._is_kept = False
        self._follow(Job(lambda progress: gather(station, plan, progress), self._title.text()))

    def _follow(self, job: Job) -> None:
        job.succeeded.connect(self._on_read)
        job.failed.connect(
            alive(self, lambda err: self._told.say(explain(err).in_short(), "danger"))
        )
        job.cancelled.connect(
            alive(self, lambda: self._told.say(self.tr("Stopped. Nothing was taken."), "muted"))
        )
        job.finished.connect(self._on_finished)
        self._job = job
        self._bar.follow(job)
        self._bar.show()
        self._told.hide()
        self.again_button.hide()
        self._desk.jobs.read(job)
        self.changed.emit()

    @property
    def is_busy(self) -> bool:
        """Whether it is being read."""
        return self._job is not None

    def offer(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer the things of this run, each with words about it."""
        before = self.item.currentData()
        self.item.blockSignals(True)
        self.item.clear()
        for name, words in items:
            self.item.addItem(f"{name}   {words}".rstrip(), name)
        self.item.setCurrentIndex(self.item.findData(before) if before else 0)
        self.item.blockSignals(False)

    def acts(
        self, case: str, person: str, given: Sequence[str], role: str | None = INVESTIGATOR
    ) -> Iterator[Command]:
        """What records this intake.

        Args:
            case: The case that it goes into.
            person: Who read it.
            given: Ids of artifacts that other parts of the run bring.
            role: In which role it is recorded; None leaves it to the review.
        """
        found = self.found
        if found is None:
            return
        fields = {
            **self._stated(),
            "tool": custody.APP_NAME,
            "tool_version": custody.__version__,
            "operator": person,
            "started_at": found.started_at,
            "ended_at": found.ended_at,
        }
        act = Command("artifact.acquire", fields, case, role=role)
        item = self.item.currentData()
        plan = Plan(case=case, paths=self.paths, item=item, act=act, role=role)
        yield from commands(self._desk.station, plan, found, given)

    def _stated(self) -> dict[str, Any]:
        """The fields; why there was no protection is told of a source that had none."""
        fields = self.fields.document()
        if fields.get("write_protection") != "none":
            fields.pop("why_unprotected", None)
        return fields

    def keep(self, enclose: Callable[[str, Callable[[], bytes]], bool]) -> None:
        """Keep beside the draft what was read, unless it is too large."""
        if self.found is not None and not self._is_kept and is_kept(self.found):
            self._is_kept = enclose(self._name, Packing(self.found))

    def document(self) -> dict[str, Any]:
        """The intake as a draft keeps it."""
        return {
            "paths": [str(path) for path in self.paths],
            "kept": self._name if self._is_kept else None,
            "size": self.found.size if self.found is not None else None,
            "item": self.item.currentData(),
            "fields": self.fields.document(),
        }

    def load(self, document: Mapping[str, Any], enclosed: Enclosed) -> None:
        """Show what `document` gave, and take up what was kept beside it."""
        self.fields.load(document.get("fields", {}))
        item = document.get("item")
        if item is not None and self.item.findData(item) < 0:
            self.item.addItem(str(item), item)
        self.item.setCurrentIndex(self.item.findData(item))
        size, name = document.get("size"), document.get("kept")
        self._told.say(self._lost_words(size), "warn")
        if name is None:
            return
        self._name = str(name)
        read, store = enclosed(self._name), self._desk.station.artifacts
        job = Job(lambda _progress: _restored(read(), store))
        job.failed.connect(alive(self, lambda _err: self._told.say(self._lost_words(size), "warn")))
        job.succeeded.connect(self._on_restored)
        job.finished.connect(self._on_finished)
        self._job = job
        self._desk.jobs.read(job)

    def _lost_words(self, size: int | None) -> str:
        """What must be there again, and how much of it."""
        words = self.tr("What was read is not kept with the draft. It must be there again:")
        told = "" if size is None else f" ({formats.size(size)})"
        return "\n".join([words, *(f"{path}{told}" for path in self.paths)])

    def faults(self) -> list[str]:
        """Why the intake is not complete."""
        name = self._title.text()
        found = self.fields.faults(ACQUIRED, "", {"case": "C"})
        fields = self.fields.document()
        if fields.get("write_protection") == "none" and "why_unprotected" not in fields:
            found.append(self.tr("Say why the source was read without write protection."))
        if self.item.currentData() is None:
            found.append(self.tr("Choose the thing that the data come from."))
        if self.is_busy:
            found.append(self.tr("Reading is still under way. Wait, or stop it."))
        elif self.found is None or not self.found.files:
            found.append(self.tr("Nothing was taken. Read again, or take this out."))
        return [f"{name}: {words}" for words in found]

    def close_spool(self) -> None:
        """Let go of what reading found."""
        found, self.found = self.found, None
        if found is not None:
            self._desk.jobs.let_go(found.spool.close)

    def let_go(self) -> None:
        """Stop reading, and remove from the store what only this intake brought."""
        found, self.found, station = self.found, None, self._desk.station
        if found is not None:
            self._desk.jobs.let_go(lambda: give_up(station, found))
        self.stop()

    def stop(self) -> None:
        """Stop reading and let go of everything."""
        if self._job is not None:
            self._job.cancel()
        self.close_spool()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        first = self.paths[0].name or str(self.paths[0])
        more = len(self.paths) - 1
        self._title.setText(
            self.tr("{name} and %n more", "", more).format(name=first) if more else first
        )
        self._title.setToolTip("\n".join(map(str, self.paths)))
        self._item_words.setText(self.tr("Taken from"))
        self.item.setAccessibleName(self.tr("Taken from"))
        self.again_button.setText(self.tr("Read again"))
        self.again_button.setAccessibleName(self.tr("Read again"))
        words = self.tr("Take out {name}").format(name=self._title.text())
        self._remove.setAccessibleName(words)
        self._remove.setToolTip(words)
        self._show_found()

    def _on_read(self, found: Gathered) -> None:
        self.found = found
        self._show_found()

    def _on_restored(self, found: Gathered) -> None:
        self._is_kept = True
        self._on_read(found)

    def _show_found(self) -> None:
        found = self.found
        if found is None:
            return
        words = self.tr("%n file(s) copied and hashed", "", found.files)
        lines = [f"{words}, {formats.size(found.size)}"]
        problems = [*special_words(found.special), *found.problems]
        lines += problems[:_SHOWN_PROBLEMS]
        if len(problems) > _SHOWN_PROBLEMS:
            more = len(problems) - _SHOWN_PROBLEMS
            lines.append(self.tr("and %n more that could not be read", "", more))
        lines += found.warnings[:_SHOWN_PROBLEMS]
        self._told.say("\n".join(lines), "warn" if problems or found.warnings else "muted")

    def _on_finished(self) -> None:
        self._job = None
        self._bar.hide()
        self._told.show()
        self.again_button.setVisible(self.found is None)
        self.changed.emit()

    def _on_remove(self) -> None:
        self.let_go()
        self.removed.emit()


def _restored(data: bytes | None, store: Store) -> Gathered:
    """What a draft kept of an intake.

    Raises:
        StorageError: It, or a copy of which it tells, is not there.
    """
    if data is None:
        raise StorageError("storage.read", path=store.folder, reason="not kept")
    return unpacked(data, store)
