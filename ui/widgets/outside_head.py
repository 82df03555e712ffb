"""How it stands with the heads that others hold, and the button that asks for the next one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from custody.anchors.outside import Level
from custody.clock import CLOCK_LIMIT_MS
from custody.errors import CustodyError
from ui import formats
from ui.desk import Desk
from ui.jobs import alive
from ui.outside import Seen, kind_words, obtain
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.theme import GRID
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from custody.anchors.head import Anchored


class OutsideHead(Translated, Card):
    """The last head outside, what waits behind it, and what came of asking."""

    obtained = Signal(object)
    """An `Anchored`, or the exception by which asking failed."""
    printing = Signal()
    """A checkpoint is to be printed."""

    def __init__(self, desk: Desk) -> None:
        """Show what was seen last."""
        super().__init__()
        self._desk = desk
        self._asking = False
        self._failures: tuple[tuple[str, Exception], ...] = ()
        self._off_ms = 0
        self.banners = {tone: Banner(tone) for tone in ("neutral", "warn", "danger")}
        self.obtain_button = QPushButton(icon("stamp", "on_accent"), "")
        self.obtain_button.setProperty("kind", "primary")
        self.obtain_button.clicked.connect(self.ask)
        self.print_button = QPushButton(icon("print"), "")
        self.print_button.clicked.connect(self.printing)
        self.progress = ProgressBar()
        self.progress.hide()
        self.told = Remark()
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 2)
        buttons.addWidget(self.obtain_button)
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        for banner in self.banners.values():
            self.body.addWidget(banner)
        for widget in (self.progress, self.told):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        desk.outside.changed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("The last head that others hold"))
        for button, words in (
            (self.obtain_button, self.tr("Obtain now")),
            (self.print_button, self.tr("Print a checkpoint…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self.refresh()

    def refresh(self) -> None:
        """Show what was seen last."""
        watch = self._desk.outside
        tone = watch.tone() or "neutral"
        for name, banner in self.banners.items():
            banner.setVisible(name == tone)
        if watch.fault is not None:
            told = explain(watch.fault)
            self.banners[tone].set_words(told.what, told.next)
        elif watch.seen is None:
            self.banners[tone].set_words(self.tr("Looking…"), "")
        else:
            title, text = self._words(watch.seen, watch.level())
            self.banners[tone].set_words(title, text)
        able = watch.seen is not None and watch.seen.asks_somebody and not self._asking
        self.obtain_button.setEnabled(able)
        self.obtain_button.setToolTip(
            "" if able or self._asking else self.tr("Name whom to ask first, below.")
        )
        self._tell()

    def _words(self, seen: Seen, level: Level) -> tuple[str, str]:
        outside, offset = seen.outside, self._desk.station.ledger.offset
        last = outside.last
        if last is None:
            title = self.tr("Nobody outside holds a head of this ledger")
        else:
            kind = kind_words(last.kind)
            title = self.tr("{kind}: the first {size} events, {at}").format(
                kind=f"{kind}, {last.by}" if last.by else kind,
                size=formats.count(last.size),
                at=formats.instant(last.at, offset),
            )
        if outside.since is None:
            text = self.tr("Nothing waits: everything recorded lies behind it.")
        else:
            since = formats.instant(outside.since, offset)
            text = self.tr("%n event(s) waiting, ", "", outside.events) + self.tr(
                "the oldest since {at}."
            ).format(at=since)
        if level in (Level.DUE, Level.LATE):
            text += " " + self.tr(
                "Whoever owns this disk could still rewrite them, and nobody would know."
            )
        if outside.needs_refreshing:
            text += " " + self.tr(
                "The certificate of the newest time stamp ends soon, or is not trusted any more: "
                "it is renewed by the next one."
            )
        return title, text

    # ---- asking ----

    def ask(self) -> None:
        """Ask everybody whom the station names."""
        self._asking, self._failures, self._off_ms = True, (), 0
        self.refresh()
        job = obtain(
            self._desk, then=alive(self, self._on_obtained), failed=alive(self, self._on_failed)
        )
        job.finished.connect(alive(self, self._on_finished))
        self.progress.follow(job)
        self.progress.show()

    def _on_obtained(self, found: "Anchored") -> None:
        self._failures = found.failures
        done = found.stamp.obtained
        if done is not None and abs(done.off_ms) > CLOCK_LIMIT_MS:
            self._off_ms = done.off_ms
        self._tell()
        self.obtained.emit(found)

    def _on_failed(self, err: Exception) -> None:
        self._failures = (("", err),)
        self._tell()
        self.obtained.emit(err)

    def _on_finished(self) -> None:
        self._asking = False
        self.progress.hide()
        self.refresh()

    def _tell(self) -> None:
        lines = []
        for name, err in self._failures:
            said = explain(err, self._desk.station.ledger.offset)
            words = said.what if isinstance(err, CustodyError) else said.in_short()
            lines.append(f"{name}: {words}" if name else words)
        if self._off_ms:
            seconds = formats.span(abs(self._off_ms) / 1000)
            lines.append(
                self.tr("The clock of this machine is off by {span}.").format(span=seconds)
            )
        self.told.say("\n".join(lines))
