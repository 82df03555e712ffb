"""A text to be read and copied exactly as it is; of a very long one the beginning is shown."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui import formats, theme
from ui.pictures import icon

LONGEST: Final = 32_768
"""Characters: a line of more takes longer to be laid out than a window may be held."""
_HEIGHT: Final = 180


class ExactText(QWidget):
    """Read only. What is not shown whole is copied whole."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._text = ""
        self.edit = QPlainTextEdit()
        self.edit.setReadOnly(True)
        self.edit.setProperty("role", "mono")
        self.edit.setMaximumHeight(_HEIGHT)
        self.edit.setTabChangesFocus(True)
        self.setFocusProxy(self.edit)
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self.copy_button = QPushButton(icon("copy"), "")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self._said, 1)
        row.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID * 2)
        layout.addWidget(self.edit)
        layout.addWidget(self._more)
        self.show_text("")

    def name(self, text: str) -> None:
        """Set the accessible name."""
        self.edit.setAccessibleName(text)
        self._retranslate()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.edit.setPlainText(text[:LONGEST])
        self._more.setVisible(len(text) > LONGEST)
        self._retranslate()

    def _retranslate(self) -> None:
        told = self.tr("Only the beginning is shown, of {count} characters in all.")
        self._said.setText(told.format(count=formats.count(len(self._text))))
        self.copy_button.setText(self.tr("Copy the whole"))
        name = f"{self.copy_button.text()}: {self.edit.accessibleName()}"
        self.copy_button.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
