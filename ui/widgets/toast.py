"""A word that something was done; it goes by itself and asks nothing."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.theme import GRID
from ui.widgets.picture import Picture

SHOWN_MS: Final = 4000


class Toast(QFrame):
    """Lies over the lower edge of a window. Nothing that must be read is told by it alone."""

    def __init__(self, parent: QWidget) -> None:
        """Lie hidden over a window."""
        super().__init__(parent)
        self._around = parent
        self.setProperty("role", "card")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 4, GRID * 2, GRID * 4, GRID * 2)
        layout.setSpacing(GRID * 2)
        layout.addWidget(Picture("check", "accent"))
        layout.addWidget(self._label)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SHOWN_MS)
        self._end.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, words: str) -> None:
        """Show words for some seconds."""
        self._label.setText(words)
        self.setAccessibleName(words)
        theme.dress(self)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._end.start()

    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def _place(self) -> None:
        around = self._around
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - GRID * 14)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
