"""A row of a card: words on the left, badges and buttons on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.pictures import icon
from ui.widgets.status_badge import StatusBadge


class MatterRow(QWidget):
    """What it is, in bold, and what more there is to say of it."""

    def __init__(self, title: str, below: str, hover: str = "") -> None:
        """Show words, as yet without a badge or a button.

        Args:
            title: What it is.
            below: What more there is to say of it.
            hover: For whoever points at that.
        """
        super().__init__()
        self._title = title
        head, foot = QLabel(title), QLabel(below)
        head.setProperty("role", "strong")
        foot.setProperty("role", "small")
        foot.setToolTip(hover)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        for label in (head, foot):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._words.addWidget(label)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(theme.GRID, theme.GRID * 2, theme.GRID, theme.GRID * 2)
        self._layout.setSpacing(theme.GRID * 2)
        self._layout.addLayout(self._words, 1)

    def add_badge(self, tone: str, text: str, picture: str = "", *, is_below: bool = False) -> None:
        """Put a badge behind the words, or below them."""
        badge = StatusBadge(tone, text, picture)
        if is_below:
            self._words.addSpacing(theme.GRID)
            self._words.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._layout.addWidget(badge)

    def add_button(self, text: str, action: Callable[[], None]) -> None:
        """Put a button at the end."""
        self._add(QPushButton(text), text, action)

    def add_drop(self, text: str, action: Callable[[], None]) -> None:
        """Put a bin at the end; its words are told when asked for."""
        button = QPushButton(icon("delete"), "")
        button.setProperty("kind", "quiet")
        button.setProperty("tight", "true")
        button.setToolTip(text)
        self._add(button, text, action)

    def _add(self, button: QPushButton, text: str, action: Callable[[], None]) -> None:
        button.setAccessibleName(f"{text} {self._title}")
        button.clicked.connect(lambda: action())
        self._layout.addWidget(button)
