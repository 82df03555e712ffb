"""One of several that exclude each other, with words about it."""

from typing import Final

from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QWidget

_INDENT: Final = 28
"""In pixels: words about a choice stand below its own, not below the button."""


class ChoiceRow(QWidget):
    """A round button, and below its words what there is to know of the choice."""

    def __init__(self) -> None:
        """Make it without words; the button belongs into a group of the caller's."""
        super().__init__()
        self.button, self._about = QRadioButton(), QLabel()
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(0)
        layout.setHorizontalSpacing(0)
        layout.setColumnMinimumWidth(0, _INDENT)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.button, 0, 0, 1, 2)
        layout.addWidget(self._about, 1, 1)

    def set_words(self, choice: str, about: str) -> None:
        """Say what is chosen, and what there is to know of it."""
        self.button.setText(choice)
        self.button.setAccessibleName(choice)
        self._about.setText(about)
