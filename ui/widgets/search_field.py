"""A field to search by, as one types."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.pictures import icon

SEARCH_AFTER_MS: Final = 80
_LONGEST: Final = 200


class SearchField(QLineEdit):
    """Tells what to search for once typing pauses; Escape empties it."""

    searched = Signal(str)
    """The words, without blanks around them."""

    def __init__(self) -> None:
        """Begin empty; whoever shows it names it and sets the placeholder."""
        super().__init__()
        self.setMaxLength(_LONGEST)
        self.setClearButtonEnabled(True)
        self._lens = QAction(icon("search", "muted"), "", self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._search)

    def set_words(self, words: str) -> None:
        """Name it, for the eye and for a screen reader."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
