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
from custody.domain import wording
from custody.progress import Progress
from custody.rows import FindingRow
from ui import formats, state_words, texts, theme
from ui.desk import Desk
from ui.drafts import DraftRow
from ui.models.agenda import Agenda, Agendas, Due, Matter, Stale, Transit
from ui.models.between import Between, Coming, Exchange
from ui.pages.page import Page
from ui.question import Question
from ui.sending import sending
from ui.translations import language
from ui.widgets.big_button import BigButton
from ui.widgets.card import Card
from ui.widgets.due_row import DueRow
from ui.widgets.emptied import clear_layout
from ui.widgets.first_steps import FirstSteps
from ui.widgets.handed_card import HandedCard
from ui.widgets.matter_row import MatterRow
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
            [partial(self._due, each, agenda.now) for each in due],
            self.tr("No order, review or charge has a clock that runs."),
        )
        mine = self.desk.people.person
        transits = sorted(
            agenda.transits,
            key=lambda each: (each.to_ledger is not None or each.to != mine, each.expected_at),
        )
        self._put(
            "transit",
            [
                *self._unread(),
                *(partial(self._coming, each, agenda.now) for each in self.between.coming),
                *(partial(self._transit, each, agenda.now) for each in transits),
            ],
            self.tr("No item is on its way from one person to another."),
        )
        self._put(
            "findings",
            [partial(self._finding, each) for each in agenda.findings],
            self.tr("Nothing wrong is left unexplained."),
        )
        self._put(
            "stale",
            [partial(self._stale, each) for each in agenda.stale],
            self.tr("All data were read and compared within 90 days."),
        )

    def _show_drafts(self) -> None:
        if self.desk.people.person is None:
            self._put("drafts", [], self.tr("Unlock your key to see what you began."))
            return
        rows = [partial(self._draft, each) for each in self.desk.drafts.all()]
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

    def _due(self, due: Due, now: str) -> DueRow:
        row = DueRow(due, now, self._offset)
        row.opened.connect(self._open_due)
        return row

    def _open_due(self, due: Due) -> None:
        match due.matter:
            case Matter.RETURN | Matter.CHARGE:
                self.go.emit("item", due.subject)
            case Matter.REVIEW:
                self.go.emit("case", {"case": due.case, "tab": "people"})
            case _:
                self.go.emit("requests", due.subject)

    def _unread(self) -> list[Callable[[], QWidget]]:
        """A bundle of another station that is kept here and cannot be read any more."""
        err = self.between.fault
        if err is None:
            return []
        return [partial(self._fault, err)]

    def _fault(self, err: Exception) -> QWidget:
        told = texts.explain(err, self._offset)
        row = MatterRow(told.what, told.next)
        row.add_badge("danger", self.tr("a received bundle cannot be read"), is_below=True)
        return row

    def _coming(self, each: Coming, now: str) -> QWidget:
        """Of another station, to a person of this one."""
        expected = each.expected_at
        at = "–" if expected is None else formats.instant(expected, self._offset, weekday=True)
        there = formats.station(each.origin)
        row = MatterRow(
            self.tr("{items}: {giver} → {to}").format(
                items=", ".join(each.items), giver=each.giver, to=each.to
            ),
            self.tr("from {station} · expected {at}").format(station=there, at=at),
            "" if expected is None else formats.exactly(expected, self._offset),
        )
        if not each.is_proven:
            row.add_badge("warn", self.tr("sender not known"), "warning", is_below=True)
        elif each.to == self.desk.people.person:
            row.add_badge("warn", self.tr("waits for you"), "transfer", is_below=True)
        elif expected is not None and expected < now:
            row.add_badge("warn", self.tr("overdue"), "clock", is_below=True)
        if each.is_proven:
            argument = {"offer": each.offer, "case": each.case}
            row.add_button(self.tr("Take over…"), lambda: self.go.emit("run:take_over", argument))
        return row

    def _leaving(self, each: Transit, now: str) -> QWidget:
        """To another station: a file takes it there, and an answer closes it."""
        at = formats.instant(each.expected_at, self._offset, weekday=True)
        there = each.to_ledger or ""
        row = MatterRow(
            self.tr("{items}: {giver} → {to}").format(
                items=", ".join(each.items), giver=each.giver, to=each.to
            ),
            self.tr("{case} · to {station} · expected {at}").format(
                case=each.case, station=formats.station(there), at=at
            ),
            formats.exactly(each.expected_at, self._offset),
        )
        if each.offer in self.between.answered:
            row.add_badge("warn", self.tr("answered"), "receive", is_below=True)
            closing = {"offer": each.offer}
            row.add_button(self.tr("Close…"), lambda: self.go.emit("run:close_transfer", closing))
            return row
        if each.expected_at < now:
            row.add_badge("warn", self.tr("overdue"), "clock", is_below=True)
        export = sending(each.case, each.items, there)
        row.add_button(self.tr("Make the file…"), lambda: self.go.emit("run:export", export))
        return row

    def _transit(self, each: Transit, now: str) -> QWidget:
        if each.to_ledger is not None:
            return self._leaving(each, now)
        items = ", ".join(each.items)
        at = formats.instant(each.expected_at, self._offset, weekday=True)
        below = self.tr("{case} · expected {at}").format(case=each.case, at=at)
        row = MatterRow(
            self.tr("{items}: {giver} → {to}").format(items=items, giver=each.giver, to=each.to),
            below,
            formats.exactly(each.expected_at, self._offset),
        )
        argument = {"case": each.case, "offers": [each.offer]}
        if each.to == self.desk.people.person:
            row.add_badge("warn", self.tr("waits for you"), "transfer")
            row.add_button(self.tr("Accept…"), lambda: self.go.emit("run:accept", argument))
        elif each.expected_at < now:
            row.add_badge("warn", self.tr("overdue"), "clock")
        return row

    def _finding(self, each: FindingRow) -> QWidget:
        kind = wording.choice("kind", each.kind or "", language())
        done = self.tr("acknowledged") if each.acknowledged is not None else self.tr("open")
        row = MatterRow(
            f"{each.id}: {kind}", " · ".join(part for part in (each.case, done) if part)
        )
        tone = "danger" if each.severity == "red" else "warn"
        row.add_badge(tone, state_words.severity(each.severity), is_below=True)
        row.add_button(self.tr("Look"), lambda: self.go.emit("event", each.raised))
        return row

    def _stale(self, each: Stale) -> QWidget:
        at = formats.instant(each.oldest_at, self._offset)
        row = MatterRow(
            each.case,
            self.tr("%n artifact(s), ", "", each.artifacts)
            + self.tr("the oldest last read {at}").format(at=at),
            formats.exactly(each.oldest_at, self._offset),
        )
        row.add_button(self.tr("Verify…"), lambda: self.go.emit("verify", {"case": each.case}))
        return row

    def _draft(self, each: DraftRow) -> QWidget:
        saved = formats.instant(each.saved_at, self._offset)
        hover = formats.exactly(each.saved_at, self._offset)
        row = MatterRow(each.title, self.tr("saved {at}").format(at=saved), hover)
        row.add_button(
            self.tr("Continue"), lambda: self.go.emit(f"run:{each.kind}", {"draft": each.key})
        )
        row.add_drop(self.tr("Discard"), lambda: self._discard(each))
        return row

    def _discard(self, each: DraftRow) -> None:
        """Delete a draft, and from the store what was copied for it alone."""
        from ui.runs.kept_takes import discard  # brings the intake, which the first page needs not

        discard(self.desk, each)


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
