"""What is scanned anywhere leads to its thing, whatever has the focus: a label, a paper's code.

A scanner types: fast, and with Enter at the end of each line. What begins with the mark of our
labels, or with the name of a ledger, is taken out again of the field that it fell into. Guided runs
read what is scanned in their own way.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from custody.event_filter import EventFilter
from custody.ledger.checkpoint import is_origin
from custody.queries import Queries
from ui.bursts import LEAST, Pace, restore, takes_text, text_of
from ui.desk import Desk
from ui.keyboards import readings

translate = QCoreApplication.translate

MARK: Final = "custody-"
_ENDED_MS: Final = 400
"""So long after its last key nothing more of a paper's code comes."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
    read = Signal(str)
    """The lines of a paper's code, which begin with the head that is printed on it."""

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
        self._pace = Pace()
        self._lines: list[str] = []
        """Those that were read of a paper's code, which goes on."""
        self._ended = QTimer(self)
        self._ended.setSingleShot(True)
        self._ended.setInterval(_ENDED_MS)
        self._ended.timeout.connect(self._end)
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
        is_burst = self._pace.is_fast(event)
        if self._lines:
            self._go_on(event)
            return True
        if event.key() in _ENTER:
            text, self._text = self._text, ""
            return is_burst and len(text) >= LEAST and self._take(text)
        if event.text() and event.text().isprintable():
            if not is_burst:
                self._text, self._where = "", self._watched
                self._before = text_of(self._watched) if self._watched is not None else ""
            self._text += event.text()
            return is_burst and event.key() == Qt.Key.Key_Space and not takes_text(self._watched)
        return False

    def _take(self, text: str) -> bool:
        """Take a line that was scanned out of its field; False where it is none of ours."""
        if self._is_read_elsewhere():
            return False
        read = readings(text)
        label = next((each for each in read if each.startswith(MARK)), None)
        origin = next(filter(is_origin, read), None)
        if label is None and origin is None:
            return False
        if self._where is not None and isValid(self._where):
            restore(self._where, self._before)
        if label is not None:
            self.scanned.emit(label)
        else:
            self._lines = [text]
            self._ended.start()
        return True

    def _go_on(self, event: QKeyEvent) -> None:
        """A key of a paper's code after its first line: no field gets it."""
        self._ended.start()
        if event.key() in _ENTER:
            self._lines.append(self._text)
            self._text = ""
        elif event.text().isprintable():
            self._text += event.text()

    def _end(self) -> None:
        lines, self._lines, self._text = [*self._lines, self._text], [], ""
        read = readings("\n".join(lines).rstrip("\n"))
        self.read.emit(next(each for each in read if is_origin(each.partition("\n")[0])))
