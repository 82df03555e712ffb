"""Second step of an export: what the recipient will see, and what stays hidden."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
)

from custody.bundle.words import words
from custody.clock import parse_instant
from custody.domain import wording
from custody.domain.rules_evidence import FRESH_FOR
from custody.errors import CustodyError
from custody.foreseen import Export, Foreseen, foresee
from custody.progress import Progress
from custody.queries import EventFilter
from custody.station import Station
from custody.verification import Verification, verify_artifacts
from ui import formats
from ui.desk import Desk
from ui.pictures import icon
from ui.runs.run import Step
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.progress_bar import ProgressBar

_MOST_EVENTS: Final = 5000
_LIST_HEIGHT: Final = 280
_ID: Final = int(Qt.ItemDataRole.UserRole)


class PreviewStep(Step):
    """Everything that leaves, with the choice to keep single things back."""

    def __init__(self, desk: Desk, wish: Callable[[], Export]) -> None:
        """Ask the run what is to be exported.

        Args:
            desk: What the run works with.
            wish: The export as chosen so far.
        """
        super().__init__()
        self._desk = desk
        self._wish = wish
        self._case = ""
        self._kept: Mapping[str, Any] = {}
        self.foreseen: Foreseen | None = None
        self._refusal = Banner("danger")
        self._stale = Banner("warn")
        self.verify_button = QPushButton()
        self.verify_button.setIcon(icon("verify"))
        self.progress = ProgressBar()
        self.progress.hide()
        self.facts = FactList()
        self.artifacts = QListWidget()
        self.events = QListWidget()
        self.hidden = QListWidget()
        self.tabs = QTabWidget()
        for each in (self.artifacts, self.events, self.hidden):
            each.setMinimumHeight(_LIST_HEIGHT)
            self.tabs.addTab(each, "")
        self._note = QLabel()
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID * 3)
        for widget in (
            self._refusal, self._stale, self.verify_button, self.progress, self.facts, self.tabs,
            self._note,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.artifacts.itemChanged.connect(self._on_changed)
        self.events.itemChanged.connect(self._on_changed)
        self.verify_button.clicked.connect(self.verify)
        self.retranslate()

    # ---- values ----

    @property
    def hide_artifacts(self) -> tuple[str, ...]:
        """Artifacts that are kept back by choice."""
        return _unticked(self.artifacts)

    @property
    def withhold(self) -> tuple[str, ...]:
        """Events whose private part is kept back."""
        return _unticked(self.events)

    def document(self) -> Mapping[str, Any]:
        if not self._case:
            return self._kept
        kept = {"hide": list(self.hide_artifacts), "withhold": list(self.withhold)}
        return {"case": self._case, **kept}

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = document

    def faults(self) -> list[str]:
        if self._stale.isVisibleTo(self):
            return [self.tr("Verify what leaves first: it was not verified within a day.")]
        if self._refusal.isVisibleTo(self):
            return [self.tr("This may not leave: see the reason above.")]
        return []

    # ---- words ----

    def title(self) -> str:
        return self.tr("What they will see")

    def hint(self) -> str:
        return self.tr(
            "Take the tick away to keep something back. Gaps show: the recipient sees how many "
            "things were kept back, and not what they say."
        )

    def retranslate(self) -> None:
        self._stale.set_words(
            self.tr("Not verified within a day"),
            self.tr("What leaves is read and hashed again before, so that no damage goes along."),
        )
        self.verify_button.setText(self.tr("Verify now"))
        self.verify_button.setAccessibleName(self.tr("Verify what leaves now"))
        self._note.setText(
            self.tr(
                "The digest of the bundle and its numbers of files and events are known only when "
                "it is made: on the next page they stand at zero. It is checked from its written "
                "bytes before it is recorded."
            )
        )
        self.artifacts.setAccessibleName(self.tr("Artifacts that go along"))
        self.events.setAccessibleName(self.tr("Events with their private part"))
        self.hidden.setAccessibleName(self.tr("What stays hidden"))
        self._judge()

    def enter(self) -> None:
        wish = self._wish()
        if wish.case != self._case:
            self._case = wish.case
            self._fill(wish)
        self._judge()

    def _fill(self, wish: Export) -> None:
        kept = self._kept if self._kept.get("case") == wish.case else {}
        hide, withhold = set(kept.get("hide", ())), set(kept.get("withhold", ()))
        tongue = language()
        state = self._desk.cases.state(wish.case)
        for row in self._desk.queries.artifacts(wish.case):
            if state.restriction_of(row.id) is None:
                size = formats.size(row.size)
                _add(self.artifacts, row.id, f"{row.id}   {size}", ticked=row.id not in hide)
        of = EventFilter(case=wish.case)
        for event in self._desk.queries.events(of, limit=_MOST_EVENTS):
            title = wording.title(event.type, tongue)
            at = formats.instant(event.recorded_at, self._desk.station.ledger.offset)
            text = f"#{event.index}   {at}   {title}   {event.person or ''}"
            _add(self.events, event.id, text, ticked=event.id not in withhold)

    # ---- judging ----

    def _judge(self) -> None:
        if not self._case:
            return
        wish = self._wish()
        self.foreseen = None
        self._refusal.hide()
        try:
            self.foreseen = foresee(self._desk.cases.state(wish.case), wish, "BND")
        except CustodyError as err:
            said = explain(err)
            self._refusal.set_words(said.what, f"{said.safe} {said.next}".strip())
            self._refusal.show()
        stale = [] if self.foreseen is None else self._stale_of(self.foreseen.artifacts)
        self._stale.setVisible(bool(stale))
        self.verify_button.setVisible(bool(stale))
        self._tell(wish)

    def _stale_of(self, artifacts: Sequence[str]) -> list[str]:
        """Artifacts that nobody has verified within a day (procedures §4.4)."""
        state, now = self._desk.cases.state(self._case), self._desk.station.ledger.clock.now()
        found = []
        for name in artifacts:
            at = state.artifacts[name].checked_at
            if at is None or now - parse_instant(at) > FRESH_FOR:
                found.append(name)
        return found

    def _tell(self, wish: Export) -> None:
        foreseen, said = self.foreseen, words(language())
        shown = foreseen.artifacts if foreseen is not None else ()
        hidden = foreseen.hidden if foreseen is not None else {}
        self.hidden.clear()
        for name, ground in hidden.items():
            self.hidden.addItem(f"{name}   {said.ground(ground)}")
        whole = self.events.count() - len(self.withhold)
        titles = self.tr("Artifacts"), self.tr("Events in full"), self.tr("Hidden")
        counts = len(shown), whole, len(hidden)
        for place, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(place, f"{title} ({count})")
        state = self._desk.cases.state(wish.case)
        conditions = foreseen.conditions if foreseen is not None else ()
        facts = [
            Fact(self.tr("Recipient"), wish.recipient),
            Fact(self.tr("Items"), ", ".join(wish.items) or self.tr("the whole case")),
            Fact(self.tr("Open findings"), self._findings()),
        ]
        if conditions:
            kinds = (said.choice("kind", state.conditions[name].kind) for name in conditions)
            facts.append(Fact(self.tr("Conditions that travel along"), ", ".join(kinds)))
        self.facts.show_facts(facts)

    def _findings(self) -> str:
        state = self._desk.cases.state(self._case)
        return ", ".join(each.id for each in state.open_findings()) or self.tr("none")

    def _on_changed(self, _item: QListWidgetItem) -> None:
        self._judge()
        self.changed.emit()

    # ---- verifying ----

    def verify(self) -> None:
        """Read and hash again what leaves, and record the run."""
        case = self._case
        signer = self._desk.people.signer
        signers = () if signer is None else (signer,)
        role = next(iter(sorted(self._desk.people.roles())), None)

        def work(station: Station, progress: Progress) -> Verification:
            return verify_artifacts(
                station,
                case=case,
                signers=signers,
                role=role if signers else None,
                progress=progress,
            )

        job = self._desk.carry_out(
            work, then=self._on_verified, failed=self._on_failed, title=self.tr("Verifying")
        )
        job.finished.connect(self.progress.hide)
        self.progress.follow(job)
        self.progress.show()
        self.verify_button.setEnabled(False)
        job.finished.connect(lambda: self.verify_button.setEnabled(True))

    def _on_verified(self, _result: Verification) -> None:
        self._judge()

    def _on_failed(self, err: Exception) -> None:
        said = explain(err)
        self._refusal.set_words(said.what, f"{said.safe} {said.next}".strip())
        self._refusal.show()


def _add(to: QListWidget, name: str, text: str, *, ticked: bool) -> None:
    item = QListWidgetItem(text)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setData(_ID, name)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    to.blockSignals(True)
    to.addItem(item)
    to.blockSignals(False)


def _unticked(of: QListWidget) -> tuple[str, ...]:
    rows = (of.item(row) for row in range(of.count()))
    return tuple(
        str(row.data(_ID)) for row in rows if row.checkState() is not Qt.CheckState.Checked
    )
