"""Where a reader names the file with their own key, by which an encrypted bundle is opened."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.pictures import icon
from ui.seen import Translated

_LONGEST: Final = 4096


class IdentityField(Translated, QWidget):
    """A file of age identities; what is in it stays there."""

    changed = Signal()
    """Another file was chosen."""

    def __init__(self) -> None:
        """Begin without one."""
        super().__init__()
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.button = QPushButton()
        self.button.setIcon(icon("key"))
        self.button.setAutoDefault(False)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self.line, 1, 0)
        layout.addWidget(self.button, 1, 1)
        layout.setColumnStretch(0, 1)
        self.line.editingFinished.connect(self._on_edited)
        self.button.clicked.connect(self._choose)
        self._told = ""
        self.retranslate()

    def paths(self) -> list[Path]:
        """The file; none where none is named."""
        name = self.line.text().strip()
        return [Path(name)] if name else []

    def read(self, path: Path) -> None:
        """Name a file."""
        self.line.setText(str(path))
        self._on_edited()

    def _on_edited(self) -> None:
        if self.line.text() != self._told:
            self._told = self.line.text()
            self.changed.emit()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._label.text())
        if name:
            self.read(Path(name))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._label.setText(self.tr("It is encrypted: the file with the recipient’s own key"))
        self.line.setAccessibleName(self._label.text())
        self.button.setText(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose the file with the recipient’s own key"))
