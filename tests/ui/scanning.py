"""A barcode scanner: its keys are pressed at once, however late a program comes to them."""

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def scan(window: QWidget, text: str, clock: Iterator[int] | None = None) -> None:
    """Type as a scanner does, wherever the focus is: line feeds are Enter, and Enter ends it.

    Args:
        window: What gets the keys where nothing has the focus.
        text: What the code says.
        clock: Milliseconds at which keys are pressed; a thousandth of a second apart by default.
    """
    clock = clock or count(1_000_000)
    for letter in f"{text}\n":
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        key = Qt.Key.Key_Space if letter == " " else key
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, _NONE, "\r" if letter == "\n" else letter)
            event.setTimestamp(next(clock))
            QApplication.sendEvent(QApplication.focusWidget() or window, event)
