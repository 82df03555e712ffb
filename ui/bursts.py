"""What a barcode scanner types, as against a person; and putting a field back as it was."""

import time
from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

GAP_S: Final = 0.05
"""A person does not type two characters faster than this."""
LEAST: Final = 5
"""Shorter bursts are a person's."""


class Pace:
    """How fast keys follow each other."""

    def __init__(self) -> None:
        """Nothing was pressed yet."""
        self._last = 0.0

    def is_fast(self, event: QKeyEvent) -> bool:
        """Whether a key follows the last one sooner than a person presses it.

        Told by when the keys were pressed: a busy program comes to them later.
        """
        now = event.timestamp() / 1000 or time.monotonic()
        is_fast = 0 <= now - self._last < GAP_S
        self._last = now
        return is_fast


def takes_text(widget: QWidget | None) -> bool:
    """Whether one can type into a widget."""
    return isinstance(widget, QComboBox | QLineEdit | QPlainTextEdit)


def text_of(widget: QWidget) -> str:
    """What is typed into a widget; empty where nothing can be."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def restore(widget: QWidget, text: str) -> None:
    """Take out again what the scanner typed into a field where it does not belong."""
    if isinstance(widget, QComboBox):
        widget.setEditText(text)
    elif isinstance(widget, QLineEdit):
        widget.setText(text)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
