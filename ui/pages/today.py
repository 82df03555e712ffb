"""What waits for somebody today: deadlines, items on their way, findings, drafts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from custody.clock import format_instant
from custody.progress import Progress
from ui import formats, texts, theme
from ui.desk import Desk
from ui.models.agenda import Agenda, Agendas, Matter
from ui.models.between import Between, Exchange
from ui.pages.page import Page
from ui.pages.today_rows import TodayRows
from ui.question import Question
from ui.widgets.big_button import BigButton
from ui.widgets.card import Card
from ui.widgets.emptied import clear_layout
from ui.widgets.first_steps import FirstSteps
from ui.widgets.handed_card import HandedCard
from ui.widgets.outside_card import OutsideCard

_RUNS: Final = (
    ("seizure", "seizure", "run:seizure"),
    ("send", "send", "run:request"),
    ("receive", "receive", "run:provider_data"),
    ("hand_over", "transfer", "run:hand_over"),
    ("verify", "verify", "verify"),
    ("export", "export", "run:export"),
    ("open", "open", "bundles"),
    ("from_station", "bundle", "run:receive_bundle"),
)
_COLUMNS: Final = 4
_MOST: Final = 12
_ASK_AFTER_MS: Final = 30
"""The page is painted first: a job beside it would hold it up."""
_EVERY_MS: Final = 60_000
"""Clocks run on while nobody touches anything."""


class TodayPage(Page):
    """The first room."""

    name: ClassVar[str] = "today"
    icon: ClassVar[str] = "today"

    def __init__(self, desk: Desk, agendas: Agendas | None = None) -> None:
        """Show what is due.

        Args:
            desk: What it works with.
            agendas: What reads all cases; its own by default.
        """
        super().__init__(desk)
        self._offset = desk.station.ledger.offset
        self._agendas = agendas or Agendas(desk.queries)
        self._exchange = Exchange(desk.station)
        self.agenda: Agenda | None = None
        self.between = Between()
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        desk.drafts.changed.connect(self._on_news)
        self._tick = QTimer(self)
        self._tick.setInterval(_EVERY_MS)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()
        self._heading = QLabel()
        self._heading.setProperty("role", "title")
        self._day = QLabel()
        self._day.setProperty("role", "muted")
        self.buttons = {name: BigButton(picture) for name, picture, _ in _RUNS}
        for name, _, page in _RUNS:
            self.buttons[name].clicked.connect(lambda _=False, page=page: self._begin(page))
        self.cards = {name: Card() for name in ("due", "transit", "findings", "stale", "drafts")}
        self._made = TodayRows(desk)
        self._made.setParent(self)
        self._made.go.connect(self.go)
        self.first_steps = FirstSteps(desk)
        self.first_steps.go.connect(self.go)
        self.handed = HandedCard(desk)
        self.handed.go.connect(self.go)
        self.outside = OutsideCard(desk)
        self.outside.go.connect(self.go)
        self._rows: dict[str, QVBoxLayout] = {}
        for name, card in self.cards.items():
            rows = QVBoxLayout()
            rows.setSpacing(0)
            card.body.addLayout(rows)
            self._rows[name] = rows
        self._place()
        self.ready()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GRID * 3)
        top.addWidget(self._heading)
        top.addWidget(self._day, 1, Qt.AlignmentFlag.AlignBottom)
        runs = QGridLayout()
        runs.setSpacing(theme.GRID * 3)
        for number, button in enumerate(self.buttons.values()):
            runs.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        for column in range(_COLUMNS):
            runs.setColumnStretch(column, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, names in ((left, ("due", "transit")), (right, ("findings", "drafts", "stale"))):
            side.setSpacing(theme.GRID * 4)
            if side is left:
                side.addWidget(self.handed)
            for name in names:
                side.addWidget(self.cards[name])
            if side is left:
                side.addWidget(self.outside)
            side.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(theme.GRID * 4)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        inside = self.column()
        inside.setSpacing(theme.GRID * 5)
        inside.addLayout(top)
        inside.addWidget(self.first_steps)
        inside.addLayout(runs)
        inside.addLayout(both)
        inside.addStretch(1)

    def title(self) -> str:
        return self.tr("Today")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        for name, title, text in (
            ("seizure", self.tr("Log a seizure"), self.tr("At the place, from basis to protocol")),
            ("send", self.tr("Send a request"), self.tr("Preservation, disclosure, production")),
            (
                "receive",
                self.tr("Receive provider data"),
                self.tr("Against the request it answers"),
            ),
            ("hand_over", self.tr("Hand over"), self.tr("Items, with two signatures")),
            ("verify", self.tr("Verify"), self.tr("Files, items, disks, bundles")),
            ("export", self.tr("Export a bundle"), self.tr("For the prosecutor or the defence")),
            ("open", self.tr("Open a bundle"), self.tr("From somebody else, to read")),
            (
                "from_station",
                self.tr("Receive a bundle"),
                self.tr("From another station, with its items"),
            ),
        ):
            self.buttons[name].set_words(title, text)
        self.cards["due"].set_title(self.tr("Deadlines"))
        self.cards["transit"].set_title(self.tr("On the way"))
        self.cards["findings"].set_title(self.tr("Open findings"))
        self.cards["drafts"].set_title(self.tr("Drafts"))
        self.cards["stale"].set_title(self.tr("Not verified for long"))
        self._fill()
        self._show_drafts()

    def refresh(self) -> None:
        self._show_drafts()
        self.first_steps.refresh()
        self.handed.refresh()
        QTimer.singleShot(_ASK_AFTER_MS, self, self._ask)

    def _ask(self) -> None:
        now = self._now()

        def work(progress: Progress) -> tuple[Agenda, Between]:
            agenda = self._agendas.read(now, progress)
            return agenda, self._exchange.read(agenda.transits)

        self._question.ask(work)

    def _now(self) -> str:
        return format_instant(self.desk.station.ledger.clock.now())

    def _on_tick(self) -> None:
        if self.isVisible():
            self.refresh()

    def _take(self, found: tuple[Agenda, Between]) -> None:
        self.agenda, self.between = found
        self._fill()

    def _fail(self, err: Exception) -> None:
        self._day.setText(texts.explain(err, self._offset).what)

    def _begin(self, page: str) -> None:
        self.go.emit(page, None)

    # ---- rows ----

    def _fill(self) -> None:
        self._day.setText(
            formats.instant(self._now(), self._offset, weekday=True).rpartition(",")[0]
        )
        agenda = self.agenda
        if agenda is None:
            for name in ("due", "transit", "findings", "stale"):
                self._put(name, [], self.tr("Looking…"))
            return
        due = [each for each in agenda.deadlines if each.matter is not Matter.TRANSFER]
        self._put(
            "due",
            [partial(self._made.due, each, agenda.now) for each in due],
            self.tr("No order, review or charge has a clock that runs."),
        )
        mine, between = self.desk.people.person, self.between
        fault = between.fault
        transits = sorted(
            agenda.transits,
            key=lambda each: (each.to_ledger is not None or each.to != mine, each.expected_at),
        )
        self._put(
            "transit",
            [
                *([] if fault is None else [partial(self._made.unread, fault)]),
                *(partial(self._made.coming, each, agenda.now) for each in between.coming),
                *(partial(self._made.transit, each, agenda.now, between) for each in transits),
            ],
            self.tr("No item is on its way from one person to another."),
        )
        self._put(
            "findings",
            [partial(self._made.finding, each) for each in agenda.findings],
            self.tr("Nothing wrong is left unexplained."),
        )
        self._put(
            "stale",
            [partial(self._made.stale, each) for each in agenda.stale],
            self.tr("All data were read and compared within 90 days."),
        )

    def _show_drafts(self) -> None:
        if self.desk.people.person is None:
            self._put("drafts", [], self.tr("Unlock your key to see what you began."))
            return
        rows = [partial(self._made.draft, each) for each in self.desk.drafts.all()]
        self._put("drafts", rows, self.tr("Nothing begun is left unsigned."))

    def _put(self, name: str, rows: Sequence[Callable[[], QWidget]], empty: str) -> None:
        """Make the first rows, and tell how many more there are."""
        layout = self._rows[name]
        clear_layout(layout)
        shown = [make() for make in rows[:_MOST]]
        more = len(rows) - len(shown)
        if not rows:
            shown = [_note(empty)]
        elif more:
            shown.append(_note(self.tr("… and %n more", "", more)))
        for row in shown:
            layout.addWidget(row)


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
