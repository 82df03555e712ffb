"""The event that a run is about, as its signer read it."""

from typing import Any

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from custody.domain import wording
from custody.rows import EventPage
from ui import formats
from ui.desk import Desk
from ui.translations import language
from ui.widgets.finding_rows import event_words


def event_page(desk: Desk, argument: Any) -> EventPage:
    """The event that an argument names: by index, by id, or by a mapping with either.

    Raises:
        InputError: There is no such event.
    """
    which = argument.get("event") if isinstance(argument, dict) else argument
    return desk.queries.event(which if isinstance(which, int | str) else "")


class EventTold(QFrame):
    """A card with the event's number, time and words."""

    def __init__(self, desk: Desk, page: EventPage) -> None:
        """Show an event.

        Args:
            desk: Where it is read.
            page: The event.
        """
        super().__init__()
        self._page = page
        self._offset = desk.station.ledger.offset
        self.setProperty("role", "card")
        self._head = QLabel()
        self._head.setProperty("role", "strong")
        self._head.setWordWrap(True)
        self._words = QLabel()
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self._head)
        layout.addWidget(self._words)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        event = self._page.event
        if event is None:
            return
        title = wording.title(event.type, language())
        at = formats.instant(event.recorded.at, self._offset)
        self._head.setText(f"#{self._page.index} · {title} · {at}")
        self._words.setText(event_words(event, self._page.private))
