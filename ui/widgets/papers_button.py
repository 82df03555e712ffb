"""The button that makes documents of what a page shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.desk import Desk
from ui.models.papers import Subject
from ui.pictures import icon
from ui.seen import Translated


class PapersButton(Translated, QPushButton):
    """Opens the documents that can be made; what they lead to goes through `go`."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Be off until there is something to make documents of."""
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self.setIcon(icon("print"))
        self.setEnabled(False)
        self.clicked.connect(self._open)
        self.retranslate()

    def set_subject(self, subject: Subject | None) -> None:
        """What documents are made of."""
        self._subject = subject
        self.setEnabled(subject is not None)

    def retranslate(self) -> None:
        """Set its words in the current language."""
        self.setText(self.tr("Documents…"))
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Protocols, letters, acts and lists: look, save, print, sign"))

    def _open(self) -> None:
        if self._subject is None:
            return
        from ui.dialogs.papers import PapersDialog

        dialog = PapersDialog(self._desk, self._subject, self.window())
        dialog.go.connect(self.go)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
