"""A digest, grouped to be read aloud and copied whole."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui import formats
from ui.pictures import icon
from ui.theme import GRID


class DigestLabel(QWidget):
    """Shown in groups of eight, or shortened; the clipboard gets every digit and no space."""

    def __init__(self, digest: str = "", *, short: bool = False) -> None:
        """Show a digest.

        Args:
            digest: Lower-case hexadecimal.
            short: Only the first and the last digits, where the column is narrow.
        """
        super().__init__()
        self._digest = digest
        self._short = short
        self._label = QLabel()
        self._label.setProperty("role", "mono")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(not short)
        self._copy = QToolButton()
        self._copy.setIcon(icon("copy", "muted"))
        self._copy.setProperty("kind", "quiet")
        self._copy.clicked.connect(self.copy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._label, 0 if short else 1)
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        if short:
            layout.addStretch()
        self.retranslate()
        self.show_digest(digest)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._copy.setAccessibleName(self.tr("Copy the digest"))
        self._copy.setToolTip(self.tr("Copy the digest"))

    def show_digest(self, digest: str) -> None:
        """Show another digest."""
        self._digest = digest
        shown = formats.short_digest(digest) if self._short else formats.digest(digest)
        self._label.setText(shown)
        self._label.setToolTip(formats.digest(digest) if self._short else "")
        self._label.setAccessibleName(digest)
        self._copy.setEnabled(bool(digest))

    def digest(self) -> str:
        """The whole digest."""
        return self._digest

    def copy(self) -> None:
        """Put the whole digest on the clipboard."""
        QGuiApplication.clipboard().setText(self._digest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
