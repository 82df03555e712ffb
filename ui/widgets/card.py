"""A group of things that belong together, on a ground of its own."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import GRID


class Card(QFrame):
    """A title with room for buttons beside it, and what the card holds below."""

    def __init__(self, title: str = "") -> None:
        """Make an empty card; `body` takes what it holds."""
        super().__init__()
        self.setProperty("role", "card")
        self._title = QLabel(title)
        self._title.setProperty("role", "subtitle")
        self._title.setWordWrap(True)
        self._head = QHBoxLayout()
        self._head.setSpacing(GRID * 2)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID * 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 5, GRID * 4, GRID * 5, GRID * 5)
        layout.setSpacing(GRID * 3)
        layout.addLayout(self._head)
        layout.addLayout(self.body)
        self._title.setVisible(bool(title))

    def set_title(self, title: str) -> None:
        """What stands above."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a button or a badge to the right of the title."""
        self._head.addWidget(widget)
