"""Running text: never broader than the eye follows from line to line."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.theme import TEXT_WIDTH


def running(label: QLabel) -> QHBoxLayout:
    """A line for words that wrap; what is left of its width stays empty behind them."""
    label.setWordWrap(True)
    label.setMaximumWidth(TEXT_WIDTH)
    line = QHBoxLayout()
    line.addWidget(label, 1)
    line.addStretch()
    return line
