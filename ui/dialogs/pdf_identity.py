"""With which identity a PDF is signed: a PKCS#12 file and its passphrase, forgotten at once."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.keys.passphrases import from_text
from ui import theme
from ui.pictures import icon

_WIDTH: Final = 460


class IdentityDialog(QDialog):
    """Asks for a file and its passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign the PDF"))
        self.identity = Path()
        heading = QLabel(self.windowTitle())
        heading.setProperty("role", "subtitle")
        about = QLabel(
            self.tr(
                "A signature that readers of PDFs know, by a certificate of yours (PKCS#12, ECDSA "
                "or RSA). The record itself is signed apart, by your key."
            )
        )
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        file_label, line_label = QLabel(self.tr("Certificate")), QLabel(self.tr("Passphrase"))
        for label in (file_label, line_label):
            label.setProperty("role", "label")
        self.pick = QPushButton(self.tr("Choose the file…"))
        self.pick.setIcon(icon("key"))
        self.pick.setAutoDefault(False)
        self.pick.clicked.connect(self._ask)
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setAccessibleName(line_label.text())
        file_label.setBuddy(self.pick)
        line_label.setBuddy(self._line)
        self._line.textChanged.connect(lambda _text: self._enable())
        self.sign_button = QPushButton(self.tr("Sign"))
        self.sign_button.setProperty("kind", "primary")
        self.sign_button.setDefault(True)
        self.sign_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(cancel)
        foot.addStretch(1)
        foot.addWidget(self.sign_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID * 6,) * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(heading)
        layout.addWidget(about)
        for label, field in ((file_label, self.pick), (line_label, self._line)):
            pair = QVBoxLayout()
            pair.setSpacing(theme.GRID)
            pair.addWidget(label)
            pair.addWidget(field)
            layout.addLayout(pair)
        layout.addLayout(foot)
        self.setMinimumWidth(_WIDTH)
        theme.dress(self)
        self._enable()

    def take(self, path: Path) -> None:
        """Choose a file."""
        self.identity = path
        self.pick.setText(path.name)
        self._enable()

    def passphrase(self) -> bytes:
        """What was typed; it is forgotten here."""
        typed = self._line.text()
        self._line.clear()
        return from_text(typed)(self.identity)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.pick.text(), "", "*.p12 *.pfx")
        if name:
            self.take(Path(name))

    def _enable(self) -> None:
        self.sign_button.setEnabled(self.identity.name != "" and bool(self._line.text()))
