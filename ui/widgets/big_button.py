"""One of the few things that a day is made of: large, with a drawing and a line of help."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ui.theme import GRID
from ui.widgets.picture import Picture

_PICTURE_PX: Final = 28


class BigButton(QPushButton):
    """A drawing to the left, its name, and beneath it what it is for."""

    def __init__(self, picture: str) -> None:
        """Make it without words.

        Args:
            picture: Name of the drawing.
        """
        super().__init__()
        self.setProperty("kind", "big")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)
        self._text = QLabel()
        self._text.setProperty("role", "small")
        self._text.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch()
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        layout.setSpacing(GRID * 3)
        layout.addWidget(Picture(picture, "accent", _PICTURE_PX))
        layout.addLayout(words, 1)
        for label in (self._title, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_words(self, title: str, text: str = "") -> None:
        """Its name, and what it is for."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def title(self) -> str:
        """Its name."""
        return self._title.text()

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._layout.minimumSize()
