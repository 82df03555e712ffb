"""A state in one word, with an icon and a colour: never a colour alone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui.theme import GRID
from ui.widgets.picture import Picture

TONES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "good": ("good", "good"),
        "warn": ("warning", "warn"),
        "danger": ("danger", "danger"),
        "accent": ("info", "accent"),
        "neutral": ("info", "muted"),
    }
)
"""Tone to its drawing and the colour of that."""
_ICON_PX: Final = 16


class StatusBadge(QFrame):
    """Tones: `good` verified just now, `warn` due or undone, `danger`, `accent`, `neutral`."""

    def __init__(self, tone: str = "neutral", text: str = "", picture: str = "") -> None:
        """Show a state.

        Args:
            tone: One of `TONES`.
            text: One or two words.
            picture: A drawing instead of the tone's own.
        """
        super().__init__()
        self.setProperty("shape", "badge")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = Picture("info", "muted", _ICON_PX)
        self._label = QLabel()
        self._label.setProperty("role", "tone")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID // 2, GRID * 3, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self._picture)
        layout.addWidget(self._label)
        self.show_state(tone, text, picture)

    def show_state(self, tone: str, text: str, picture: str = "") -> None:
        """Show another state."""
        drawing, colour = TONES[tone]
        self._picture.show_picture(picture or drawing, colour)
        self._label.setText(text)
        self.setAccessibleName(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            for widget in (self, self._label):
                self.style().unpolish(widget)
                self.style().polish(widget)

    def text(self) -> str:
        """The words shown."""
        return self._label.text()

    def tone(self) -> str:
        """The tone shown."""
        return str(self.property("tone"))
