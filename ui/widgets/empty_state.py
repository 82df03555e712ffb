"""What an empty room says: what belongs there, and the button that brings it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.picture import Picture

_PICTURE_PX = 48
_WIDTH = 420


class EmptyState(QWidget):
    """A drawing, a sentence or two, and perhaps a button."""

    acted = Signal()
    """The button was pressed."""

    def __init__(self, picture: str) -> None:
        """Make it without words.

        Args:
            picture: Name of the drawing.
        """
        super().__init__()
        self._title = QLabel()
        self._title.setProperty("role", "subtitle")
        self._text = QLabel()
        self._text.setProperty("role", "muted")
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._action = QPushButton()
        self._action.setProperty("kind", "primary")
        self._action.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 4, GRID * 8, GRID * 4, GRID * 8)
        layout.setSpacing(GRID * 3)
        layout.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        words = QWidget()
        words.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID * 2)
        inside.addWidget(self._title)
        inside.addWidget(self._text)
        layout.addWidget(Picture(picture, "faint", _PICTURE_PX), 0, middle)
        layout.addWidget(words, 0, middle)
        layout.addWidget(self._action, 0, middle)
        layout.addStretch()
        self.set_words("", "")

    def set_words(self, title: str, text: str, action: str = "") -> None:
        """Say what belongs here; without `action` there is no button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for label in (self._title, self._text):
            # A layout asks a text of several lines for less height than its width makes of it.
            label.setMinimumHeight(max(0, label.heightForWidth(_WIDTH)))
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
