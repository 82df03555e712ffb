"""One line into which a barcode scanner, or a person, reads what they hold in hand."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.pictures import icon
from ui.widgets.remark import Remark

_LONGEST: Final = 200


class ScanLine(QWidget):
    """Takes what is scanned, says what became of it, and is ready for the next at once."""

    scanned = Signal(str)

    def __init__(self) -> None:
        """Begin empty; whoever shows it names it."""
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setProperty("touch", "true")
        self.line.addAction(
            QAction(icon("scan", "muted"), "", self.line), QLineEdit.ActionPosition.LeadingPosition
        )
        self._said = Remark()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self._said)
        self.line.returnPressed.connect(self._on_return)
        self.line.textEdited.connect(self._said.hide)
        self.setFocusProxy(self.line)

    def set_words(self, words: str) -> None:
        """Name it, for the eye and for a screen reader."""
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)

    def say(self, words: str, *, is_found: bool) -> None:
        """Tell what became of what was read."""
        self._said.say(words, "muted" if is_found else "warn")

    def _on_return(self) -> None:
        text = self.line.text().strip()
        self.line.clear()
        if text:
            self.scanned.emit(text)
