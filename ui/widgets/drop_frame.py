"""Where files are dropped, or chosen by a button."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.pictures import icon


class DropFrame(QFrame):
    """Words above buttons; what is dropped is taken by the widget in which it stands."""

    def __init__(self, buttons: Iterable[tuple[QPushButton, str]], *between: QWidget) -> None:
        """Make it without words.

        Args:
            buttons: Each with the name of its drawing.
            between: What stands between the words and the buttons.
        """
        super().__init__()
        self.setProperty("role", "drop")
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button, drawing in buttons:
            button.setIcon(icon(drawing))
            button.setAutoDefault(False)
            button.setProperty("touch", "true")
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 20)
        layout.setSpacing(12)
        for widget in (self._words, *between):
            layout.addWidget(widget)
        layout.addLayout(row)

    def say(self, words: str) -> None:
        """Set the words."""
        self._words.setText(words)
