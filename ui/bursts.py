"""What a barcode scanner types, as against a person; and putting a field back as it was."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

GAP_S: Final = 0.05
"""A person does not type two characters faster than this."""
LEAST: Final = 5
"""Shorter bursts are a person's."""


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
