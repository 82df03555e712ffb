"""The password of an archive: asked for where it is needed, used at once, never kept here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.pictures import icon
from ui.seen import Translated


class PasswordRow(Translated, QWidget):
    """A field, and the button that opens the archive by it."""

    given = Signal(str)

    def __init__(self) -> None:
        """Show an empty field."""
        super().__init__()
        self._words = QLabel()
        self.password, self.unlock_button = QLineEdit(), QPushButton()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.unlock_button.setIcon(icon("unlock"))
        self.unlock_button.setAutoDefault(False)
        for touched in (self.unlock_button, self.password):
            touched.setProperty("touch", "true")
        self._words.setBuddy(self.password)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self.password, 1)
        row.addWidget(self.unlock_button)
        self.unlock_button.clicked.connect(self._give)
        self.password.returnPressed.connect(self._give)
        self.retranslate()

    def retranslate(self) -> None:
        self._words.setText(self.tr("Password of the archive"))
        self.password.setAccessibleName(self._words.text())
        self.password.setPlaceholderText(self.tr("used here alone, never stored"))
        self.unlock_button.setText(self.tr("Open"))
        self.unlock_button.setAccessibleName(self.tr("Open the archive"))

    def _give(self) -> None:
        if self.password.text():
            self.given.emit(self.password.text())
            self.password.clear()
