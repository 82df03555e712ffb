"""A strip that tells what concerns the whole page: what is so, and what to do about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from ui.pictures import icon
from ui.theme import GRID
from ui.widgets.picture import Picture
from ui.widgets.status_badge import TONES

if TYPE_CHECKING:
    from ui.texts import Told


class Banner(QFrame):
    """A sentence in bold, one beneath it, and perhaps a button or two."""

    acted = Signal()
    """The button was pressed."""
    acted_otherwise = Signal()
    """The second button was pressed."""
    dismissed = Signal()
    """The reader has read it."""

    def __init__(
        self, tone: str = "neutral", *, can_dismiss: bool = False, is_narrow: bool = False
    ) -> None:
        """Make a banner without words.

        Args:
            tone: `good`, `warn`, `danger`, `accent` or `neutral`.
            can_dismiss: Whether the reader may close it.
            is_narrow: Whether its buttons stand below the words: in a dialog.
        """
        super().__init__()
        self.setProperty("tone", tone)
        drawing, colour = TONES[tone]
        self._title = QLabel()
        self._title.setProperty("role", "tone")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._text = QLabel()
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.clicked.connect(self.acted)
        self._other = QPushButton()
        self._other.clicked.connect(self.acted_otherwise)
        self._close = QToolButton()
        self._close.setIcon(icon("close", "muted"))
        self._close.setProperty("kind", "quiet")
        self._close.clicked.connect(self._on_close)
        if not can_dismiss:
            self._close.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 4, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID * 3)
        layout.addWidget(Picture(drawing, colour), 0, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 3)
        buttons.addWidget(self._other)
        buttons.addWidget(self._action)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        middle = QBoxLayout(way)
        middle.setSpacing(GRID * 3)
        middle.addLayout(words, 1)
        middle.addLayout(buttons)
        if is_narrow:
            buttons.addStretch(1)
        layout.addLayout(middle, 1)
        layout.addWidget(self._close)
        self.set_words("", "")

    def set_words(self, title: str, text: str, action: str = "", other: str = "") -> None:
        """Say something else; without `action` there is no button, without `other` no second."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button, words in ((self._action, action), (self._other, other)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close this notice"))

    def tell(self, told: "Told") -> None:
        """Show what an error says."""
        self.set_words(told.what, told.below)
        self.show()

    def words(self) -> str:
        """All that it says."""
        return f"{self._title.text()} {self._text.text()}".strip()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._close.setAccessibleName(self.tr("Close this notice"))
            self._close.setToolTip(self.tr("Close this notice"))
        super().changeEvent(event)

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()
