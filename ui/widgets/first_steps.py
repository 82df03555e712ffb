"""What a new ledger wants first: people who work in it, then a case."""

from PySide6.QtCore import QEvent, Signal

from custody.event_filter import EventFilter
from ui.desk import Desk
from ui.widgets.card import Card
from ui.widgets.matter_row import MatterRow


class FirstSteps(Card):
    """One row that leads on; hidden as soon as somebody works here and a case is open."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Show what is wanted now."""
        super().__init__()
        self._desk = desk
        self._row: MatterRow | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show what is wanted now."""
        self.set_title(self.tr("First steps"))
        if self._row is not None:
            self.body.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self._row = self._wanted()
        self.setVisible(self._row is not None)
        if self._row is not None:
            self.body.addWidget(self._row)

    def _wanted(self) -> MatterRow | None:
        people = self._desk.people
        if all(people.roles(person) <= {"ADM"} for person in people.known()):
            row = MatterRow(
                self.tr("Nobody but the administrators is enrolled"),
                self.tr(
                    "Two administrators enrol people: an auditor first, then officers, custodians "
                    "and examiners. Until then no case can be opened."
                ),
            )
            row.add_button(self.tr("Enrol a person…"), lambda: self.go.emit("run:enrol", None))
            return row
        if not self._desk.queries.events(EventFilter(type="case.opened"), limit=1):
            row = MatterRow(
                self.tr("No case is open yet"),
                self.tr("Whatever is seized, requested or received belongs to a case."),
            )
            opening = {"command": "case.open"}
            row.add_button(self.tr("Open a case…"), lambda: self.go.emit("run:record", opening))
            return row
        return None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
