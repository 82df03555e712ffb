"""How it stands with the heads that others hold, in one row of the first page."""

from PySide6.QtCore import QEvent, Signal

from custody.anchors.outside import Level
from custody.clock import parse_instant
from ui import formats
from ui.desk import Desk
from ui.widgets.card import Card
from ui.widgets.matter_row import MatterRow


class OutsideCard(Card):
    """The last head outside and what waits behind it; the button leads to the page."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Show what was seen last."""
        super().__init__()
        self._desk = desk
        self._row: MatterRow | None = None
        desk.outside.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was seen last."""
        self.set_title(self.tr("Outside proofs"))
        if self._row is not None:
            self.body.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self._row = self._told()
        self.body.addWidget(self._row)

    def _told(self) -> MatterRow:
        watch = self._desk.outside
        words = watch.in_short() or self.tr("Looking…")
        row = MatterRow(words[:1].upper() + words[1:], self._below())
        if watch.tone():
            late = watch.level() is Level.LATE
            row.add_badge(watch.tone(), self.tr("overdue") if late else self.tr("due"), "clock")
        row.add_button(self.tr("Look"), lambda: self.go.emit("outside", None))
        return row

    def _below(self) -> str:
        seen = self._desk.outside.seen
        if seen is None:
            return ""
        last, told = seen.outside.last, []
        if last is not None:
            at = formats.instant(parse_instant(last.at), self._desk.station.ledger.offset)
            told.append(self.tr("last held {at}").format(at=at))
        if seen.outside.events:
            told.append(self.tr("%n event(s) waiting", "", seen.outside.events))
        return " · ".join(told)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
