"""Second step of an export: what the recipient will see, and what stays hidden."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QLabel, QListView, QListWidget, QPushButton, QTabWidget, QVBoxLayout

from custody.bundle.words import words
from custody.clock import format_instant
from custody.domain import wording
from custody.domain.model import CaseState
from custody.domain.rules_bundles import FRESH_FOR, exportable
from custody.errors import CustodyError
from custody.event_filter import EventFilter
from custody.foreseen import Export, Foreseen, foresee
from custody.progress import Progress
from custody.queries import Queries
from custody.rows import ArtifactRow, EventRow
from custody.service import Receipt
from custody.station import Station
from custody.verification import verify_artifacts
from ui import formats
from ui.desk import Desk
from ui.models.ticks import Ticks
from ui.pictures import icon
from ui.question import Question
from ui.runs.run import Step
from ui.texts import explain
from ui.theme import GRID
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.progress_bar import ProgressBar

_MOST_EVENTS: Final = 100_000
_MOST_NAMED: Final = 50
_LIST_HEIGHT: Final = 280


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
        self._cases: tuple[str, ...] = ()
        self._scope: list[Any] = []
        """What of them is asked for; with another, the lists are made anew."""
        self._kept: Mapping[str, Any] = {}
        self._leaves: tuple[tuple[str, ...], ...] = ()
        """The artifacts that the list shows, case by case."""
        self.foreseen: tuple[Foreseen, ...] = ()
        """Of each case, what leaves; nothing where it may not."""
        self._refusal = Banner("danger")
        self._stale = Banner("warn")
        self.verify_button = QPushButton()
        self.verify_button.setIcon(icon("verify"))
        self.progress = ProgressBar()
        self.progress.hide()
        self.facts = FactList()
        self.artifacts, self.events = Ticks(self._artifact_words), Ticks(self._event_words)
        self._lists = QListView(), QListView()
        self.hidden = QListWidget()
        for view, model in zip(self._lists, (self.artifacts, self.events), strict=True):
            view.setLayoutMode(QListView.LayoutMode.Batched)
            view.setUniformItemSizes(True)
            view.setModel(model)
            model.ticked.connect(self._on_ticked)
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._on_failed)
        self.tabs = QTabWidget()
        for each in (*self._lists, self.hidden):
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
        self.verify_button.clicked.connect(self.verify)
        self.retranslate()

    # ---- values ----

    @property
    def hide_artifacts(self) -> tuple[str, ...]:
        """Artifacts that are kept back by choice."""
        return self.artifacts.off

    @property
    def withhold(self) -> tuple[str, ...]:
        """Events whose private part is kept back."""
        return self.events.off

    def document(self) -> Mapping[str, Any]:
        if not self._cases:
            return self._kept
        kept = {"hide": list(self.hide_artifacts), "withhold": list(self.withhold)}
        return {"scope": self._scope, **kept}

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
                "it is made, and are added then. It is checked from its written bytes before it "
                "is recorded."
            )
        )
        artifacts, events = self._lists
        artifacts.setAccessibleName(self.tr("Artifacts that go along"))
        events.setAccessibleName(self.tr("Events with their private part"))
        self.hidden.setAccessibleName(self.tr("What stays hidden"))
        self._judge()

    def enter(self) -> None:
        wish = self._wish()
        scope = [list(wish.cases), list(wish.items), wish.answer]
        if scope != self._scope:
            self._cases, self._scope = wish.cases, scope
            kept = self._kept if self._kept.get("scope") == scope else {}
            self.artifacts.take_off(kept.get("hide", ()))
            self.events.take_off(kept.get("withhold", ()))
            self._fill(wish)
        self._judge()

    def _fill(self, wish: Export) -> None:
        """Ask for what may leave: artifacts and events, of which there may be very many."""
        self._leaves = self._leaving(wish)
        queries, states = self._desk.queries, map(self._desk.cases.state, wish.cases)
        parts = [_asking(state, wish) for state in states]
        self.artifacts.show_rows(())
        self.events.show_rows(())
        self._question.ask(lambda _progress: [part(queries) for part in parts])

    def _leaving(self, wish: Export) -> tuple[tuple[str, ...], ...]:
        """The artifacts of each case that may leave."""
        states = map(self._desk.cases.state, wish.cases)
        return tuple(exportable(state, wish.chosen(state)) for state in states)

    def _take(self, found: list[tuple[list[ArtifactRow], list[EventRow]]]) -> None:
        self.artifacts.show_rows([row for artifacts, _ in found for row in artifacts])
        self.events.show_rows([row for _, events in found for row in events])
        self._tell(self._wish())

    def _artifact_words(self, row: ArtifactRow) -> str:
        return self._of_case(row.case, f"{row.id}   {formats.size(row.size)}")

    def _event_words(self, row: EventRow) -> str:
        title = wording.title(row.type, language())
        at = formats.instant(row.recorded_at, self._desk.station.ledger.offset)
        return self._of_case(row.case, f"#{row.index}   {at}   {title}   {row.person or ''}")

    def _of_case(self, case: str | None, words: str) -> str:
        return f"{case}   {words}" if len(self._cases) > 1 else words

    # ---- judging ----

    def _judge(self) -> None:
        if not self._cases:
            return
        wish = self._wish()
        self.foreseen = ()
        self._refusal.hide()
        try:
            states = map(self._desk.cases.state, wish.cases)
            self.foreseen = tuple(foresee(state, wish, "BND") for state in states)
        except CustodyError as err:
            self._refusal.tell(explain(err))
        stale = any(self._is_stale(each) for each in self.foreseen)
        self._stale.setVisible(stale)
        self.verify_button.setVisible(stale)
        self._tell(wish)

    def _is_stale(self, foreseen: Foreseen) -> bool:
        """Whether something was not verified within a day (procedures §4.4)."""
        state = self._desk.cases.state(foreseen.command.case or "")
        since = format_instant(self._desk.station.ledger.clock.now() - FRESH_FOR)
        return any((state.artifacts[name].checked_at or "") < since for name in foreseen.artifacts)

    def _tell(self, wish: Export) -> None:
        said = words(language())
        shown = [name for each in self.foreseen for name in each.artifacts]
        hidden = {name: ground for each in self.foreseen for name, ground in each.hidden.items()}
        self.hidden.clear()
        self.hidden.addItems([f"{name}   {said.ground(each)}" for name, each in hidden.items()])
        whole = max(0, self.events.rowCount() - len(self.withhold))
        titles = self.tr("Artifacts"), self.tr("Events in full"), self.tr("Hidden")
        counts = len(shown), whole, len(hidden)
        for place, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(place, f"{title} ({count})")
        facts = [Fact(self.tr("Recipient"), wish.recipient)]
        for each in self.foreseen:
            facts += self._facts(each, wish)
        self.facts.show_facts(facts)

    def _facts(self, foreseen: Foreseen, wish: Export) -> list[Fact]:
        """What the recipient sees of one case."""
        case, said = foreseen.command.case or "", words(language())
        state = self._desk.cases.state(case)
        scope = wish.scope_of(state)
        seen = self.tr("the whole case") if scope is None else _named(scope)
        if scope == ():
            seen = self.tr("none: only the refusal goes back")
        facts = [
            Fact(self.tr("Items"), seen),
            Fact(
                self.tr("Open findings"),
                _named([each.id for each in state.open_findings()]) or self.tr("none"),
            ),
        ]
        chosen = wish.chosen(state)
        lost = sorted(
            each.id for each in state.artifacts.values()
            if not each.is_sound and (chosen is None or each.item in chosen)
        )  # fmt: skip
        if lost:
            facts.append(Fact(self.tr("Not as recorded, stays here"), _named(lost), role="warn"))
        if foreseen.conditions:
            kinds = (said.choice("kind", state.conditions[one].kind) for one in foreseen.conditions)
            facts.append(Fact(self.tr("Conditions that travel along"), ", ".join(kinds)))
        if len(self._cases) == 1:
            return facts
        counts = self.tr("{shown} shown, {hidden} kept back")
        told = counts.format(shown=len(foreseen.artifacts), hidden=len(foreseen.hidden))
        return [Fact(self.tr("Case"), case), *facts, Fact(self.tr("Artifacts"), told)]

    def _on_ticked(self) -> None:
        self._judge()
        self.changed.emit()

    # ---- verifying ----

    def verify(self) -> None:
        """Read and hash again what leaves, and record the run."""
        cases = [each.command.case for each in self.foreseen if self._is_stale(each)]
        signer = self._desk.people.signer
        signers = () if signer is None else (signer,)
        role = next(iter(sorted(self._desk.people.roles())), None)

        def work(station: Station, progress: Progress) -> Receipt:
            acting = role if signers else None
            runs = [
                verify_artifacts(
                    station, case=case, signers=signers, role=acting, progress=progress
                )
                for case in cases
            ]
            return Receipt(tuple(each for run in runs for each in run.appended))

        job = self._desk.carry_out(
            work, then=self._on_verified, failed=self._on_failed, title=self.tr("Verifying")
        )
        job.finished.connect(self.progress.hide)
        self.progress.follow(job)
        self.progress.show()
        self.verify_button.setEnabled(False)
        job.finished.connect(lambda: self.verify_button.setEnabled(True))

    def _on_verified(self, _receipt: Receipt) -> None:
        wish = self._wish()
        if self._leaves != self._leaving(wish):
            self._fill(wish)  # some of it is not as recorded
        self._judge()

    def _on_failed(self, err: Exception) -> None:
        self._refusal.tell(explain(err))


def _named(names: Sequence[str]) -> str:
    """Names in a line; of very many, how many there are and the first."""
    told = ", ".join(names[:_MOST_NAMED])
    return told if len(names) <= _MOST_NAMED else f"{formats.count(len(names))}: {told}, …"


def _asking(
    state: CaseState, wish: Export
) -> Callable[[Queries], tuple[list[ArtifactRow], list[EventRow]]]:
    """How to read the artifacts and events of a case that are asked for, on any thread."""
    case, leaves = state.case, frozenset(exportable(state, wish.chosen(state)))
    scope, answer = wish.scope_of(state), wish.answered(state)
    refusals = frozenset() if answer is None else frozenset(answer.refusals)

    def read(queries: Queries) -> tuple[list[ArtifactRow], list[EventRow]]:
        artifacts = [row for row in queries.artifacts(case) if row.id in leaves]
        return artifacts, _events(queries, case, scope, refusals)

    return read


def _events(
    queries: Queries, case: str, scope: Sequence[str] | None, refusals: Collection[str]
) -> list[EventRow]:
    if scope is None:
        return queries.events(EventFilter(case=case), limit=_MOST_EVENTS)
    found = {
        event.index: event
        for item in scope
        for event in queries.events(EventFilter(item=item), limit=_MOST_EVENTS)
    }
    if refusals:
        of = EventFilter(case=case, type="transfer.refused")
        refused = queries.events(of, limit=_MOST_EVENTS)
        found |= {event.index: event for event in refused if event.id in refusals}
    return [found[index] for index in sorted(found)]
