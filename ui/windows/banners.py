"""The notices above every page.

An alarm, a disk that cannot be written to, a doubtful clock, what is typed and not kept, a missing
language, a demonstration.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from custody.ledger.alarm import AlarmKind
from ui import formats, translations
from ui.seen import Translated
from ui.texts import explain
from ui.theme import GRID
from ui.widgets.banner import Banner
from ui.windows.health import ClockState, Health


class Banners(Translated, QWidget):
    """Each is there while it is so; what is dismissed stays so until it comes anew."""

    go = Signal(str, object)

    def __init__(self) -> None:
        """Show none."""
        super().__init__()
        self._health: Health | None = None
        self._draft_err: Exception | None = None
        self._damage: Exception | None = None
        self.damage = Banner("danger")
        self.alarm = Banner("danger")
        self.read_only = Banner("warn")
        self.no_key = Banner("warn")
        self.clock = Banner("warn", can_dismiss=True)
        self.language = Banner("warn", can_dismiss=True)
        self.drafts = Banner("warn", can_dismiss=True)
        self.demonstration = Banner("accent", can_dismiss=True)
        self._dismissed: set[Banner] = set()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(GRID * 2)
        for banner in self._all():
            self._layout.addWidget(banner)
            banner.dismissed.connect(self._on_dismissed)
            banner.hide()
        self.damage.acted.connect(lambda: self.go.emit("help", "alarm"))
        self.alarm.acted.connect(lambda: self.go.emit("help", "alarm"))
        self.alarm.acted_otherwise.connect(
            lambda: self.go.emit("run:record", {"command": "incident.record"})
        )
        self.clock.acted.connect(
            lambda: self.go.emit("run:record", {"command": "clock.check", "case": "ledger"})
        )
        self.retranslate()

    def _all(self) -> tuple[Banner, ...]:
        return (
            self.damage,
            self.alarm,
            self.read_only,
            self.no_key,
            self.clock,
            self.drafts,
            self.language,
            self.demonstration,
        )

    def show_health(self, health: Health) -> None:
        """Tell what has to be told."""
        before, self._health = self._health, health
        if before is None or before.clock is not health.clock:
            self._dismissed.discard(self.clock)
        self.retranslate()

    def show_damage(self, err: Exception) -> None:
        """Tell that the leaves do not lead to the root that the log signed."""
        self._damage = err
        self.retranslate()

    def show_draft_failure(self, err: Exception) -> None:
        """Tell that what is typed is not kept on disk."""
        self._draft_err = err
        self._dismissed.discard(self.drafts)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language, and show what is so."""
        self._tell_alarm()
        self._tell_clock()
        self.demonstration.set_words(
            self.tr("Demonstration"),
            self.tr(
                "One person may do everything here, and every check says so. "
                "No real evidence belongs in this ledger."
            ),
        )
        self.read_only.set_words(
            self.tr("This ledger lies on a disk that cannot be written to: read only"),
            self.tr(
                "What is recorded is whole and can be read, searched and verified. To record more, "
                "close Custody, make the disk writable, and open the ledger again."
            ),
        )
        self.no_key.set_words(
            self.tr("A key of this station cannot be used: read only"),
            self.tr(
                "What is recorded is whole and can be read, searched and verified. To record more, "
                "put the key back from its backup, and open the ledger again."
            ),
        )
        self.language.set_words(
            self.tr("The words of this language were not found"),
            self.tr("The screen is in English. The ledger is not touched by it."),
        )
        if self._draft_err is not None:
            self.drafts.set_words(
                self.tr("What you type is not kept"), explain(self._draft_err).what
            )
        if self._damage is not None:
            said = explain(self._damage)
            text = f"{said.what} {said.safe} {said.next}"
            action = self.tr("What this means")
            self.damage.set_words(self.tr("This ledger was changed: read only"), text, action)
        health = self._health
        self._show(self.damage, self._damage is not None)
        self._show(self.alarm, health is not None and health.alarm is not None)
        self._show(self.read_only, health is not None and health.is_read_only)
        self._show(self.no_key, health is not None and health.is_without_key)
        doubtful = health is not None and health.clock in {ClockState.OFF, ClockState.BEHIND}
        self._show(self.clock, doubtful)
        self._show(self.language, not translations.is_complete())
        self._show(self.drafts, self._draft_err is not None)
        self._show(self.demonstration, health is not None and health.is_demonstration)
        shown = any(not banner.isHidden() for banner in self._all())
        margins = (GRID * 6, GRID * 3, GRID * 6, 0) if shown else (0, 0, 0, 0)
        self._layout.setContentsMargins(*margins)

    def _tell_alarm(self) -> None:
        alarm = self._health.alarm if self._health is not None else None
        if alarm is None:
            return
        facts = {
            "held": formats.count(alarm.held.size),
            "remembered": formats.count(alarm.remembered.size),
        }
        if alarm.kind is AlarmKind.ROLLBACK:
            title = self.tr("The ledger is older than this machine remembers: read only")
            text = self.tr(
                "It has {held} events, and this machine has seen {remembered}. Nothing is "
                "written until an administrator records what happened. Change and delete nothing; "
                "look for the newer copy first."
            )
        else:
            title = self.tr("This is not the ledger that this machine has seen: read only")
            text = self.tr(
                "It differs within the first {remembered} events. Nothing is written until an "
                "administrator records what happened. Change and delete nothing."
            )
        self.alarm.set_words(
            title, text.format(**facts), self.tr("What to do"), self.tr("Record what happened")
        )

    def _tell_clock(self) -> None:
        if self._health is not None and self._health.clock is ClockState.BEHIND:
            title = self.tr("The clock of this machine was set back")
            text = self.tr(
                "It is behind the newest event. What is recorded now keeps its place in the "
                "ledger, and is marked as recorded under a doubtful clock."
            )
        else:
            title = self.tr("The clock of this machine is off")
            text = self.tr(
                "What is recorded now is marked as recorded under a doubtful clock. "
                "Set the clock, then check it."
            )
        self.clock.set_words(title, text, self.tr("Check the clock"))

    def _show(self, banner: Banner, is_so: bool) -> None:
        if not is_so:
            self._dismissed.discard(banner)
        banner.setVisible(is_so and banner not in self._dismissed)

    def _on_dismissed(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            self._dismissed.add(banner)
            self.retranslate()
