"""A group of things that belong together, on a ground of its own."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ui.theme import GRID


class Card(QFrame):
    """A title, and what the card holds below."""

    def __init__(self, title: str = "") -> None:
        """Make an empty card; `body` takes what it holds."""
        super().__init__()
        self.setProperty("role", "card")
        self._title = QLabel(title)
        self._title.setProperty("role", "subtitle")
        self._title.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID * 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 5, GRID * 4, GRID * 5, GRID * 5)
        layout.setSpacing(GRID * 3)
        layout.addWidget(self._title)
        layout.addLayout(self.body)
        self._title.setVisible(bool(title))

    def set_title(self, title: str) -> None:
        """What stands above."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
