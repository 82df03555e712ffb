"""Where a reader gives the trust line that came to them from outside the bundle."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from custody.errors import IntegrityError
from custody.ledger.checkpoint import TrustLine
from ui.pictures import icon

_LONGEST: Final = 400
_MOST_BYTES: Final = 4096


class TrustField(QWidget):
    """A trust line as typed, pasted, or read from a file; or none, which is said."""

    changed = Signal()

    def __init__(self, own: TrustLine | None) -> None:
        """Begin without one.

        Args:
            own: The line of the ledger at this station, offered by a button.
        """
        super().__init__()
        self._own = own
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setProperty("role", "mono")
        self._said = QLabel()
        self._said.setWordWrap(True)
        self.file_button = QPushButton()
        self.file_button.setIcon(icon("open"))
        self.own_button = QPushButton()
        if own is None:
            self.own_button.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self.line, 1, 0)
        layout.addWidget(self.file_button, 1, 1)
        layout.addWidget(self.own_button, 1, 2)
        layout.addWidget(self._said, 2, 0, 1, 3)
        layout.setColumnStretch(0, 1)
        self.line.textChanged.connect(self._on_typed)
        self.file_button.clicked.connect(self._choose)
        self.own_button.clicked.connect(self._take_own)
        self.retranslate()

    def trust(self) -> TrustLine | None:
        """The line; None where there is none that can be read."""
        try:
            return TrustLine.parse(self.line.text().strip())
        except IntegrityError:
            return None

    def read(self, path: Path) -> None:
        """Take the line from a file."""
        try:
            with path.open("rb") as file:
                text = file.read(_MOST_BYTES).decode("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            self._say(self.tr("{file} cannot be read as a trust line.").format(file=path), "warn")
            return
        self.line.setText(text)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._label.setText(self.tr("Trust line of the agency, from outside the bundle"))
        self.line.setAccessibleName(self._label.text())
        self.line.setPlaceholderText(self.tr("agency/station/… +… (paste, or scan its QR code)"))
        self.file_button.setText(self.tr("From a file…"))
        self.file_button.setAccessibleName(self.tr("Read the trust line from a file"))
        self.own_button.setText(self.tr("This station's"))
        self.own_button.setAccessibleName(self.tr("Take the trust line of this station"))
        self._tell()

    def _on_typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if not self.line.text().strip():
            words = self.tr(
                "Without it nobody can tell whose ledger this is. It is no secret: it is printed "
                "on protocols, and the agency gives it to everybody."
            )
            self._say(words, "muted")
        elif self.trust() is None:
            self._say(self.tr("This is no trust line: it is one line, as printed."), "warn")
        else:
            self._say("", "muted")

    def _say(self, words: str, role: str) -> None:
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _take_own(self) -> None:
        if self._own is not None:
            self.line.setText(str(self._own))
            self.line.setCursorPosition(0)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.file_button.text())
        if name:
            self.read(Path(name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
