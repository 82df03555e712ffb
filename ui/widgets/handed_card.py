"""What waits for somebody's approval at this station, and what was given back to its drafter."""

from typing import Any

from PySide6.QtCore import QEvent, Signal

from ui import formats
from ui.desk import Desk
from ui.handed import HandedRow
from ui.widgets.card import Card
from ui.widgets.matter_row import MatterRow


class HandedCard(Card):
    """A row for each draft that concerns the person at the desk; not there while there is none."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Show what lies there now."""
        super().__init__()
        self._desk = desk
        self._rows: list[MatterRow] = []
        self.body.setSpacing(0)
        self.hide()
        desk.handed.changed.connect(self.refresh)
        desk.people.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        people = self._desk.people
        found = self._desk.handed.seen_by(people.person, people.roles()) if people.person else []
        self._rows = [self._row(each) for each in found]
        for row in self._rows:
            self.body.addWidget(row)
        self.set_title(self.tr("Waits for approval"))
        self.setVisible(bool(self._rows))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _row(self, each: HandedRow) -> MatterRow:
        at = formats.instant(each.moment, self._desk.station.ledger.offset)
        if each.drafter != self._desk.people.person:
            words = self.tr("drafted by {person}, handed over {at}")
            row = MatterRow(each.title, words.format(person=each.drafter, at=at))
            row.add_badge("warn", self.tr("waits for you"), "sign")
            argument: dict[str, Any] = {"handed": each.key}
            row.add_button(self.tr("Review…"), lambda: self.go.emit(f"run:{each.kind}", argument))
        elif each.returned_by:
            words = self.tr("{person}, {at}: {remark}")
            told = words.format(person=each.returned_by, at=at, remark=each.remark)
            row = MatterRow(each.title, told)
            row.add_badge("warn", self.tr("given back"), "left")
            row.add_button(self.tr("Continue"), lambda: self._take_back(each))
        else:
            words = self.tr("waits for approval, handed over {at}")
            row = MatterRow(each.title, words.format(at=at))
            row.add_button(self.tr("Take back"), lambda: self._take_back(each))
        return row

    def _take_back(self, row: HandedRow) -> None:
        """Make it the drafter's own again; it is nowhere missing meanwhile."""
        desk = self._desk
        if desk.handed.get(row.key) is None:  # somebody was quicker
            self.refresh()
            return
        remark = {"remark": row.remark, "returned_by": row.returned_by} if row.returned_by else {}
        argument = {**row.document.get("argument", {}), **remark}
        desk.drafts.save(row.kind, row.key, row.title, {**row.document, "argument": argument})
        if desk.drafts.load(row.kind, row.key) is not None:
            desk.handed.discard(row.key)
            self.go.emit(f"run:{row.kind}", {"draft": row.key})
