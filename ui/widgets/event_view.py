"""One event, opened: what it says in plain words, and everything by which it can be checked."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from custody.anchors.between import proven_times
from custody.bundle.story import Told
from custody.domain import wording
from custody.domain.events import LEDGER_CASE, Event
from custody.ledger.checkpoint import open_note
from custody.ledger.event import open_envelope
from custody.ledger.tree import root_from_inclusion
from custody.progress import Progress
from custody.rows import EventPage, FindingRow, Proof
from custody.strict_json import canonical
from ui import theme
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.models.papers import subject_of
from ui.outlook import may_review
from ui.pictures import icon
from ui.seen import Translated
from ui.slices import Slices
from ui.translations import language
from ui.widgets.event_facts import EventFacts, Opened, later_about, verified
from ui.widgets.exact_text import ExactText
from ui.widgets.fact_list import FactList
from ui.widgets.finding_rows import event_words
from ui.widgets.flow import Flow
from ui.widgets.papers_button import PapersButton

_MOST_WORDS: Final = 2000
"""Characters of the plain words above; the statement below tells them all."""


class EventView(Translated, QScrollArea):
    """Shows one event. Reading and checking are jobs."""

    go = Signal(str, object)
    shown = Signal(int)
    """An event was read, checked and shown."""
    proved = Signal(bool)
    """A proof was computed: whether it leads to the root of the checkpoint."""
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._index: int | None = None
        self._opened: Opened | None = None
        self._proof: tuple[Proof, bool] | None = None
        self._job: Job | None = None
        self._told = EventFacts(desk.station.ledger.offset, self)
        self.filling = Slices(self)
        self._then: list[Callable[[], None]] = []
        """What is told when all of it is shown."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self._content.setObjectName("content")
        self.setWidget(self._content)
        self._build()
        desk.people.changed.connect(self.refresh)
        desk.news.recorded.connect(self._show_answer)
        self._content.hide()
        self.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(theme.GRID * 4, theme.GRID * 4, theme.GRID * 4, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 3)
        self._heading = QLabel()
        self._heading.setProperty("role", "subtitle")
        self._heading.setWordWrap(True)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._correct = QPushButton()
        self._correct.setIcon(icon("correct"))
        self._correct.clicked.connect(lambda: self.go.emit("run:correct", self._index))
        self._annotate = QPushButton()
        self._annotate.setIcon(icon("annotate"))
        self._annotate.clicked.connect(lambda: self.go.emit("run:annotate", self._index))
        self._answer = QPushButton()
        self._answer.setIcon(icon("finding"))
        self._answer.clicked.connect(self._answer_finding)
        buttons = Flow(theme.GRID * 2)
        buttons.addWidget(self._answer)
        buttons.addWidget(self._correct)
        buttons.addWidget(self._annotate)
        self.papers = PapersButton(self._desk)
        self.papers.go.connect(self.go)
        buttons.addWidget(self.papers)
        layout.addWidget(self._heading)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        self._titles: dict[str, QLabel] = {}
        self._cards: dict[str, QFrame] = {}
        self._layouts: dict[str, QVBoxLayout] = {}
        self._facts: dict[str, FactList] = {}
        for name in ("who", "signatures", "place", "proof"):
            facts = FactList()
            facts.go.connect(self.go)
            self._facts[name] = facts
            layout.addWidget(self._card(name, facts))
        self._prove = QPushButton()
        self._prove.setIcon(icon("verify"))
        self._prove.clicked.connect(self.prove)
        row = QHBoxLayout()
        row.addWidget(self._prove)
        row.addStretch(1)
        self._layouts["proof"].addLayout(row)
        self._texts: dict[str, ExactText] = {}
        for name in ("statement", "private", "payload", "envelope"):
            self._texts[name] = ExactText()
            layout.addWidget(self._card(name, self._texts[name]))
        layout.addStretch(1)

    def _card(self, name: str, inside: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(theme.GRID * 4, theme.GRID * 3, theme.GRID * 4, theme.GRID * 4)
        layout.setSpacing(theme.GRID * 2)
        title = QLabel()
        title.setProperty("role", "label")
        title.setWordWrap(True)
        layout.addWidget(title)
        layout.addWidget(inside)
        self._titles[name], self._cards[name], self._layouts[name] = title, card, layout
        return card

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        self.setAccessibleName(self.tr("Event"))
        for name, text in (
            ("who", self.tr("Who and when")),
            ("signatures", self.tr("Signatures, checked just now")),
            ("place", self.tr("Place in the record")),
            ("proof", self.tr("Proof that it stands in the ledger")),
            ("statement", self.tr("What was read before signing")),
            ("private", self.tr("Private part (never leaves without permission)")),
            ("payload", self.tr("Exact bytes that were signed (canonical JSON)")),
            ("envelope", self.tr("Envelope with its signatures (DSSE)")),
        ):
            self._titles[name].setText(text)
            if name in self._texts:
                self._texts[name].name(text)
        self._correct.setText(self.tr("Correct…"))
        self._prove.setText(self.tr("Compute the proof"))
        self._answer.setAccessibleName(self.tr("Acknowledge…"))
        self._annotate.setAccessibleName(self.tr("Annotate…"))
        for button in (self._correct, self._prove):
            button.setAccessibleName(button.text())
        self._fill()

    def show_event(self, index: int) -> None:
        """Read, check and show an event by its index."""
        self._index = index
        self._proof = None
        queries, keys = self._desk.queries, dict(self._desk.cases.roster().keys)

        station = self._desk.station

        def work(_progress: Progress) -> Opened:
            from custody.documents.make import templates_of

            page = queries.event(index)
            payload = b"" if page.envelope is None else open_envelope(page.envelope).payload
            printed = None
            if page.event is not None:
                printed = subject_of(templates_of(station), page.event)
            between = proven_times(station.ledger).between(index)
            later = tuple(later_about(queries, page.event))
            return Opened(page, payload, verified(page, keys), printed, between, later)

        job = Job(work)
        job.succeeded.connect(alive(self, lambda opened: self._take(job, opened)))
        job.failed.connect(self.failed)
        self._job = self._desk.jobs.read(job)

    def refresh(self) -> None:
        """Show again what depends on who is at the desk."""
        if self._opened is not None:
            self._tell_what(self._opened.page, self._opened.page.event)

    def prove(self) -> None:
        """Compute the path from the event to the newest checkpoint, and check it."""
        index, opened = self._index, self._opened
        if index is None or opened is None or opened.page.envelope is None:
            return
        queries, trust = self._desk.queries, self._desk.station.ledger.trust
        leaf = bytes.fromhex(opened.page.leaf_hash)

        def work(_progress: Progress) -> tuple[Proof, bool]:
            proof = queries.proof(index)
            head = open_note(proof.checkpoint, trust)
            root = root_from_inclusion(leaf, index, head.size, proof.path)
            return proof, root == head.root

        job = Job(work, self.tr("Proof of event {index}").format(index=index))
        job.is_bytes = False
        job.succeeded.connect(alive(self, lambda found: self._take_proof(index, found)))
        job.failed.connect(self.failed)
        self._prove.setEnabled(False)
        job.finished.connect(alive(self, lambda: self._prove.setEnabled(True)))
        self._desk.jobs.read(job)

    # ---- what was read ----

    def _take(self, job: Job, opened: Opened) -> None:
        if job is not self._job:
            return
        self._job = None
        self._opened = opened
        self._then.append(lambda: self._show(opened.page.index))
        self._fill()

    def _show(self, index: int) -> None:
        self._content.show()
        self.verticalScrollBar().setValue(0)
        self.shown.emit(index)

    def _take_proof(self, index: int, found: tuple[Proof, bool]) -> None:
        if index == self._index:
            self._proof = found
            self._then.append(lambda: self.proved.emit(found[1]))
            self._fill()

    def _fill(self) -> None:
        if self._opened is not None:
            self.refresh()
            self.filling.begin(self._parts(self._opened))

    def _parts(self, opened: Opened) -> Iterator[None]:
        """Show what was read, part by part."""
        page, event = opened.page, opened.page.event
        self.papers.set_subject(opened.printed)
        self.papers.setVisible(opened.printed is not None)
        yield
        for name, facts in (
            ("who", self._told.who(opened)),
            ("signatures", self._told.signatures(opened)),
            ("place", self._told.place(page)),
            ("proof", self._told.proof(self._proof)),
        ):
            yield from self._facts[name].filling(facts)
        for name in ("who", "signatures", "proof", "payload", "envelope"):
            self._cards[name].setVisible(event is not None)
        private = page.private or {}
        statement = private.get("statement", "")
        rest = {name: value for name, value in private.items() if name != "statement"}
        hidden = self.tr("Erased by order.") if page.private_is_gone else ""
        for name, text in (
            ("statement", statement if isinstance(statement, str) else ""),
            ("private", canonical(rest).decode() if rest else hidden),
            ("payload", opened.payload.decode("utf-8", "replace")),
            ("envelope", (page.envelope or b"").decode("utf-8", "replace")),
        ):
            yield
            self._texts[name].show_text(text)
            self._cards[name].setVisible(bool(text))
        while self._then:
            self._then.pop(0)()

    def _tell_what(self, page: EventPage, event: Event | None) -> None:
        if event is None:
            self._heading.setText(
                self.tr("Event {index}: erased by order").format(index=page.index)
            )
            self._words.setText(
                self.tr("Its content was erased by law. Its place and its hash remain.")
            )
        else:
            told = Told(event, page.private)
            self._heading.setText(wording.title(event.type, language()))
            words = event_words(told.event, told.private)
            self._words.setText(words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]} …")
        has_case = event is not None and event.case is not None and event.case.id != LEDGER_CASE
        self._show_answer()
        self._correct.setVisible(has_case)
        self._annotate.setVisible(has_case)
        is_review = may_review(page, self._desk.people.person)
        self._annotate.setText(
            self.tr("Review of a colleague…") if is_review else self.tr("Annotate…")
        )
        self._annotate.setAccessibleName(self._annotate.text())
        for button in (self._answer, self._correct, self._annotate):
            button.setEnabled(self._desk.people.signer is not None)
            button.setToolTip(
                "" if button.isEnabled() else self.tr("Unlock your key to record something.")
            )

    def _finding(self) -> FindingRow | None:
        """The finding that the event raised, while it waits for a supervisor."""
        event = None if self._opened is None else self._opened.page.event
        if event is None or event.type != "finding.raised":
            return None
        case = event.case_id
        rows = self._desk.queries.findings(case)
        return next((row for row in rows if row.id == event.body.get("finding")), None)

    def _show_answer(self) -> None:
        """Offer what a finding waits for; each signed answer changes it."""
        finding = self._finding()
        is_new = finding is not None and finding.acknowledged is None
        self._answer.setText(self.tr("Acknowledge…") if is_new else self.tr("Resolve…"))
        self._answer.setAccessibleName(self._answer.text())
        self._answer.setVisible(finding is not None)

    def _answer_finding(self) -> None:
        finding = self._finding()
        if finding is not None:
            run = "run:acknowledge" if finding.acknowledged is None else "run:resolve"
            self.go.emit(run, {"finding": finding.id})
