"""Words under a field or a form, with a drawing where they have a colour: never colour alone."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.picture import Picture

_DRAWN: Final = {"warn": "warning", "danger": "danger"}
_SIDE: Final = 16


class Remark(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._role = ""
        self._picture = Picture("warning", "warn", _SIDE)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    @property
    def is_warning(self) -> bool:
        """Whether what is said has a drawing."""
        return self._role in _DRAWN

    def say(self, words: str, role: str = "warn") -> None:
        """Say something; empty takes the words away.

        Args:
            words: Plain text, of one line or more.
            role: How the words are styled: `warn`, `danger`, or one without a drawing.
        """
        self._text.setText(words)
        self.setVisible(bool(words))
        if role != self._role:
            self._role = role
            self._text.setProperty("role", role)
            self._text.style().polish(self._text)
            self._picture.setVisible(role in _DRAWN)
            if role in _DRAWN:
                self._picture.show_picture(_DRAWN[role], role)
