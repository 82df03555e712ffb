"""A few ways to go on, side by side: exactly one is chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    """Buttons of which one is down."""

    chosen = Signal(str)
    """Its key, when another is chosen."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Make the buttons; the first is down.

        Args:
            keys: What `value` gives, one for each button.
        """
        super().__init__()
        self._keys = tuple(keys)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, _ in enumerate(keys):
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button, index)
            layout.addWidget(button)
        layout.addStretch(1)
        self.offer(self._keys)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> str:
        """The key of the button that is down."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Press a button; a key that there is not is passed over."""
        if key in self._keys:
            self.button(key).setChecked(True)

    def button(self, key: str) -> QPushButton:
        """The button of a key."""
        button = self._group.button(self._keys.index(key))
        if not isinstance(button, QPushButton):
            raise TypeError(key)
        return button

    def offer(self, keys: Collection[str]) -> None:
        """Show the buttons of these keys alone."""
        shown = [key for key in self._keys if key in keys]
        for key in self._keys:
            button = self.button(key)
            button.setVisible(key in shown)
            place = "first" if key == shown[0] else "last" if key == shown[-1] else "middle"
            button.setProperty("segment", place)
            button.style().unpolish(button)
            button.style().polish(button)

    def say(self, name: str, words: Sequence[str]) -> None:
        """Set the words of the buttons, and the name of the whole for those who cannot see it."""
        for key, text in zip(self._keys, words, strict=True):
            self.button(key).setText(text)
            self.button(key).setAccessibleName(f"{name}: {text}")

    def _on_toggled(self, index: int, down: bool) -> None:
        if down:
            self.chosen.emit(self._keys[index])
