"""The button by which an addressee is chosen from the agency's directory of contacts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.desk import Desk
from ui.pictures import icon
from ui.seen import Translated


class DirectoryButton(Translated, QWidget):
    """Opens the directory; who is taken there goes through `taken`."""

    taken = Signal(object)
    """A `Contact`."""

    def __init__(self, desk: Desk) -> None:
        """Be a button at the left.

        Args:
            desk: Whose files of the law have the directory.
        """
        super().__init__()
        self._desk = desk
        self.button = QPushButton(icon("people"), "")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set its words in the current language."""
        self.button.setText(self.tr("Addressee from the directory…"))
        self.button.setAccessibleName(self.button.text())

    def _open(self) -> None:
        from ui.dialogs.directory import DirectoryDialog

        dialog = DirectoryDialog(self._desk, self.window())
        dialog.accepted.connect(lambda: self.taken.emit(dialog.contact))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
