"""Rows of what waits today: each says what it is, how urgent, and leads to what is to be done."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from custody.rows import FindingRow
from ui import formats, state_words, texts
from ui.desk import Desk
from ui.drafts import DraftRow
from ui.models.agenda import Due, Matter, Stale, Transit
from ui.models.between import Between, Coming
from ui.sending import sending
from ui.widgets.due_row import DueRow
from ui.widgets.finding_rows import facts_told, what_was_found
from ui.widgets.matter_row import MatterRow


class TodayRows(QObject):
    """Makes the rows; what they are of is read by the page."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Make rows for whoever is at the desk."""
        super().__init__()
        self._desk = desk
        self._offset = desk.station.ledger.offset

    def due(self, due: Due, now: str) -> DueRow:
        """A clock that runs."""
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

    def unread(self, err: Exception) -> QWidget:
        """A bundle of another station that is kept here and cannot be read any more."""
        told = texts.explain(err, self._offset)
        row = MatterRow(told.what, told.next)
        row.add_badge("danger", self.tr("a received bundle cannot be read"), is_below=True)
        return row

    def coming(self, each: Coming, now: str) -> QWidget:
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
        elif each.to == self._desk.people.person:
            row.add_badge("warn", self.tr("waits for you"), "transfer", is_below=True)
        elif expected is not None and expected < now:
            row.add_badge("warn", self.tr("overdue"), "clock", is_below=True)
        if each.is_proven:
            argument = {"offer": each.offer, "case": each.case}
            row.add_button(self.tr("Take over…"), lambda: self.go.emit("run:take_over", argument))
        return row

    def transit(self, each: Transit, now: str, between: Between) -> QWidget:
        """An item on its way, to a person of this station or of another."""
        if each.to_ledger is not None:
            return self._leaving(each, now, is_answered=each.offer in between.answered)
        items = ", ".join(each.items)
        at = formats.instant(each.expected_at, self._offset, weekday=True)
        below = self.tr("{case} · expected {at}").format(case=each.case, at=at)
        row = MatterRow(
            self.tr("{items}: {giver} → {to}").format(items=items, giver=each.giver, to=each.to),
            below,
            formats.exactly(each.expected_at, self._offset),
        )
        argument = {"case": each.case, "offers": [each.offer]}
        if each.to == self._desk.people.person:
            row.add_badge("warn", self.tr("waits for you"), "transfer")
            row.add_button(self.tr("Accept…"), lambda: self.go.emit("run:accept", argument))
            return row
        if each.expected_at < now:
            row.add_badge("warn", self.tr("overdue"), "clock")
        if each.giver == self._desk.people.person:
            recall = {
                "case": each.case, "command": "transfer.recall", "items": list(each.items),
                "fields": {"offer": each.offer},
            }  # fmt: skip
            row.add_button(self.tr("Take back…"), lambda: self.go.emit("run:record", recall))
        return row

    def _leaving(self, each: Transit, now: str, *, is_answered: bool) -> QWidget:
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
        if is_answered:
            row.add_badge("warn", self.tr("answered"), "receive", is_below=True)
            closing = {"offer": each.offer}
            row.add_button(self.tr("Close…"), lambda: self.go.emit("run:close_transfer", closing))
            return row
        if each.expected_at < now:
            row.add_badge("warn", self.tr("overdue"), "clock", is_below=True)
        export = sending(each.case, each.items, there)
        row.add_button(self.tr("Make the file…"), lambda: self.go.emit("run:export", export))
        return row

    def finding(self, each: FindingRow) -> QWidget:
        """What is wrong, and not resolved."""
        told = self._desk.queries.told(each.raised)
        what = what_was_found(each.kind, () if told is None else facts_told(told.private))
        items = "" if told is None else ", ".join(told.event.item_ids)
        done = self.tr("acknowledged") if each.acknowledged is not None else self.tr("open")
        row = MatterRow(f"{each.id}: {what}", " · ".join(filter(None, (each.case, items, done))))
        tone = "danger" if each.severity == "red" else "warn"
        row.add_badge(tone, state_words.severity(each.severity), is_below=True)
        row.add_button(self.tr("Look"), lambda: self.go.emit("event", each.raised))
        return row

    def stale(self, each: Stale) -> QWidget:
        """A case whose data were not read for long."""
        at = formats.instant(each.oldest_at, self._offset)
        row = MatterRow(
            each.case,
            self.tr("%n artifact(s), ", "", each.artifacts)
            + self.tr("the oldest last read {at}").format(at=at),
            formats.exactly(each.oldest_at, self._offset),
        )
        row.add_button(self.tr("Verify…"), lambda: self.go.emit("verify", {"case": each.case}))
        return row

    def draft(self, each: DraftRow) -> QWidget:
        """What was begun, and not signed."""
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

        discard(self._desk, each)
