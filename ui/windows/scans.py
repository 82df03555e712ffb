"""A label that is scanned anywhere leads to its thing, whatever has the focus.

A scanner types: fast, and with Enter at the end. What begins with the mark of our labels is taken
out again of the field that it fell into. Guided runs read what is scanned in their own way.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from custody.event_filter import EventFilter
from custody.queries import Queries
from ui.bursts import GAP_S, LEAST, restore, text_of
from ui.desk import Desk
from ui.keyboards import readings

translate = QCoreApplication.translate

MARK: Final = "custody-"


def destination(desk: Desk, text: str) -> tuple[str, object]:
    """Page and argument to which a label leads; no page, and why not, in words."""
    from custody.documents.labels import BAG, ITEM, read_label

    label = read_label(text)
    if label is None:
        return "", translate("Scans", "This is no label of a thing.")
    if label.origin != desk.station.ledger.trust.origin:
        words = translate("Scans", "This label is of another ledger: {origin}")
        return "", words.format(origin=label.origin)
    item: str | None = label.id
    if label.kind == BAG:
        item = _item_in(desk.queries, label.id)
    elif label.kind != ITEM:
        return "run:stock", {"place": label.id}
    if item is None or desk.cases.case_of("item", item) is None:
        return "", translate("Scans", "Nothing here is called {name}.").format(name=label.id)
    return "item", item


def _item_in(queries: Queries, bag: str) -> str | None:
    """The item that was sealed into a bag last."""
    for kind in ("item.resealed", "item.sealed"):
        for index in queries.event_indices(EventFilter(type=kind), newest_first=True):
            told = queries.told(index)
            rows = [] if told is None else told.event.body.get("seals", ())
            found = [str(row["item"]) for row in rows if row.get("bag") == bag]
            if found:
                return found[0]
    return None


class Scans(QObject):
    """Watches the widget with the focus, and its window: every other event costs nothing."""

    scanned = Signal(str)
    """A whole label, as it was printed."""

    def __init__(self, window: QWidget, is_read_elsewhere: Callable[[], bool]) -> None:
        """Watch a window from now on.

        Args:
            window: Where somebody works.
            is_read_elsewhere: Whether what is shown reads labels in its own way.
        """
        super().__init__(window)
        self._window = window
        self._is_read_elsewhere = is_read_elsewhere
        self._watched: QWidget | None = None
        self._text, self._before = "", ""
        self._last = 0.0
        self._where: QWidget | None = None
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        own = now is not None and now is not self._window and self._window.isAncestorOf(now)
        self._watched = now if own else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self._window and self._watched is not None:
            return False  # what the widget with the focus left over; it was read there
        now = time.monotonic()
        is_burst = now - self._last < GAP_S
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text, self._text = self._text, ""
            read = readings(text) if is_burst and len(text) >= LEAST else ()
            label = next((each for each in read if each.startswith(MARK)), None)
            if label is None or self._is_read_elsewhere():
                return False
            if self._where is not None and isValid(self._where):
                restore(self._where, self._before)
            self.scanned.emit(label)
            return True
        if event.text() and event.text().isprintable():
            if not is_burst:
                self._text, self._where = "", self._watched
                self._before = text_of(self._watched) if self._watched is not None else ""
            self._text += event.text()
        return False
