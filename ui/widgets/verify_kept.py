"""Whether what this station keeps is still the same: read again, hashed, and recorded."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.evidence.verify import Outcome, Verified
from custody.progress import Progress
from custody.station import Station
from custody.verification import Verification, verify_artifacts
from ui import formats
from ui.desk import Desk
from ui.models.rows_model import Column
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.case_box import CaseBox
from ui.widgets.flow import Flow
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from ui.jobs import Job

_MOST_ROWS: Final = 6
_HARMLESS: Final = (Outcome.UNEXPECTED, Outcome.PLACE_UNKNOWN)
"""Outcomes from which no finding is raised."""


class VerifyKept(Translated, Card):
    """Of which case and item, in which role; and below it what came of the run."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Verify nothing yet."""
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._result: Verification | None = None
        self.case_box = CaseBox(has_none=True)
        self.item_box, self.role_box = QComboBox(), QComboBox()
        self._case_label, self._item_label, self._role_label = QLabel(), QLabel(), QLabel()
        self.verify_button = QPushButton()
        self.verify_button.setProperty("kind", "primary")
        self.verify_button.setIcon(icon("verify", "on_accent"))
        self._who = QLabel()
        self._who.setProperty("role", "muted")
        self._who.setWordWrap(True)
        self.banners = {tone: Banner(tone) for tone in ("good", "danger", "warn")}
        self.banners["danger"].acted.connect(lambda: self.go.emit("today", None))
        self.progress = ProgressBar()
        self.differing = RowsTable()
        self._build()
        self.case_box.currentIndexChanged.connect(self._fill_items)
        self.verify_button.clicked.connect(self.verify)
        self.differing.opened.connect(self._open_differing)
        self.retranslate()

    def _build(self) -> None:
        row = Flow(GRID * 3)
        for label, box in self._fields():
            label.setProperty("role", "label")
            field = QWidget()
            column = QVBoxLayout(field)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GRID)
            column.addWidget(label)
            column.addWidget(box)
            row.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(self._who, 1)
        foot.addWidget(self.verify_button)
        self.body.addLayout(row)
        self.body.addLayout(foot)
        self.body.addWidget(self.progress)
        for banner in self.banners.values():
            self.body.addWidget(banner)
            banner.hide()
        self.body.addWidget(self.differing)
        self.progress.hide()
        self.differing.hide()

    def _fields(self) -> tuple[tuple[QLabel, QComboBox], ...]:
        return (
            (self._case_label, self.case_box),
            (self._item_label, self.item_box),
            (self._role_label, self.role_box),
        )

    # ---- words ----

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Is what this station keeps still the same?"))
        words = (self.tr("Case"), self.tr("Item"), self.tr("In the role of"))
        for (label, box), text in zip(self._fields(), words, strict=True):
            label.setText(text)
            box.setAccessibleName(text)
        self.case_box.name_none(self.tr("all cases"))
        self.verify_button.setText(self.tr("Verify now"))
        self.verify_button.setAccessibleName(self.verify_button.text())
        self.differing.set_words(self.tr("What is not the same"), "", self._columns())
        self.refresh()
        if self._result is not None:
            self._show_result(self._result)

    def _columns(self) -> list[Column[Verified]]:
        return [
            Column(
                self.tr("Artifact"), _name_of, 180, tone=_tone_of, hover=lambda each: each.artifact
            ),
            Column(self.tr("Outcome"), self._outcome, 180, tone=_tone_of),
            Column(self.tr("Recorded"), lambda each: _sha256(each, found=False), 190),
            Column(self.tr("Found now"), lambda each: _sha256(each, found=True), 190),
            Column(self.tr("Why"), self._why),
        ]

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

    # ---- what is chosen ----

    def refresh(self) -> None:
        """Offer the cases, items and roles of now."""
        self.case_box.fill(self._desk.queries.cases())
        self._fill_items()
        self._fill_roles()

    def choose(self, case: str | None, item: str | None) -> None:
        """Choose a case and an item of it; all where they are None, or not there."""
        self.case_box.choose(case)
        self.item_box.setCurrentIndex(max(0, self.item_box.findData(item)))

    def _fill_items(self) -> None:
        chosen, case = self.item_box.currentData(), self.case_box.case
        self.item_box.clear()
        self.item_box.addItem(self.tr("all items, and what belongs to none"), None)
        if case:
            for row in self._desk.queries.items(case):
                self.item_box.addItem(row.id, row.id)
        self.item_box.setCurrentIndex(max(0, self.item_box.findData(chosen)))
        self.item_box.setEnabled(bool(case))

    def _fill_roles(self) -> None:
        person, roles = self._desk.people.person, self._desk.people.roles()
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

    # ---- the run ----

    def verify(self) -> None:
        """Read and hash again what is chosen, and record the run."""
        case = self.case_box.case
        item = self.item_box.currentData()
        signer, role = self._desk.people.signer, self.role_box.currentData()
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
        job = self._desk.carry_out(
            work, then=self._show_result, failed=self._on_failed, title=self.tr("Verifying")
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
        wrong = [each for each in result.not_same if _tone_of(each) == "danger"]
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
        self.differing.fit_height(_MOST_ROWS)
        self.differing.setVisible(bool(result.not_same))

    def _open_differing(self, each: Verified) -> None:
        rows = [row for row in self._desk.queries.findings() if row.case is not None]
        for row in rows:
            event = self._desk.queries.event(row.raised).event
            if event is not None and each.artifact in event.body.get("artifacts", ()):
                self.go.emit("event", row.raised)
                return


def _tone_of(each: Verified) -> str:
    """The tone of a kept artifact: what raises a finding is red."""
    return "warn" if each.outcome in _HARMLESS else "danger"


def _name_of(each: Verified) -> str:
    """An artifact by its id; what is in the store unexpected has only the name of its file."""
    return each.artifact if each.expected is not None else formats.short_digest(each.artifact)


def _sha256(each: Verified, *, found: bool) -> str:
    """The digest that was found, or the one recorded, short."""
    if found:
        values = {} if each.found is None else each.found.values
    else:
        values = {} if each.expected is None else each.expected.digests
    text = values.get("sha256", "")
    return formats.short_digest(text) if text else ""
