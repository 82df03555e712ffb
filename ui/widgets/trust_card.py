"""The trust line of a ledger with its code: read, copied, scanned, printed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from custody.errors import StorageError
from ui.dialogs.fault import show_fault
from ui.pictures import icon
from ui.seen import Translated
from ui.widgets.printed_page import Code, PrintedPage

_LINE_HEIGHT: Final = 64


class TrustCard(Translated, QFrame):
    """The trust line, what it is for, and the ways to hand it on."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setProperty("role", "card")
        self._agency, self._trust = "", ""
        self._code = Code()
        self._title = QLabel()
        self._title.setProperty("role", "subtitle")
        self._line = QPlainTextEdit()
        self._line.setReadOnly(True)
        self._line.setProperty("role", "mono")
        self._line.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._line.setTabChangesFocus(True)
        self._line.setFixedHeight(_LINE_HEIGHT)
        self._why = QLabel()
        self._why.setWordWrap(True)
        self.copy_button, self.print_button = QPushButton(), QPushButton()
        self.pdf_button = QPushButton()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button, drawing in (
            (self.copy_button, "copy"), (self.print_button, "print"), (self.pdf_button, "document"),
        ):  # fmt: skip
            button.setIcon(icon(drawing))
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self._title)
        beside.addWidget(self._line)
        beside.addWidget(self._why)
        beside.addLayout(buttons)
        beside.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(beside, 1)
        self.copy_button.clicked.connect(self.copy)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._ask_pdf)
        self.retranslate()

    def show_trust(self, trust: str, agency: str) -> None:
        """Show a ledger's trust line.

        Args:
            trust: The line.
            agency: Whose ledger it is, in words; may be empty.
        """
        self._trust, self._agency = trust, agency
        self._code.show_text(trust)
        self._line.setPlainText(trust)

    def copy(self) -> None:
        """Put the line into the clipboard, whole."""
        QGuiApplication.clipboard().setText(self._trust)

    def page(self) -> PrintedPage:
        """The line on paper."""
        return PrintedPage(self.tr("Trust line"), self._agency, self._trust, self._purpose())

    def write_pdf(self, path: Path) -> bool:
        """Write the page as PDF; False where it cannot be written."""
        return self.page().write_pdf(path)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._title.setText(self.tr("Trust line"))
        self._line.setAccessibleName(self.tr("Trust line"))
        self._code.setAccessibleName(self.tr("Code of the trust line"))
        self._why.setText(self._purpose())
        for button, words in (
            (self.copy_button, self.tr("Copy")),
            (self.print_button, self.tr("Print…")),
            (self.pdf_button, self.tr("Save as PDF…")),
        ):
            button.setText(words)
            button.setAccessibleName(f"{self._title.text()}: {words}")

    def _purpose(self) -> str:
        return self.tr(
            "Whoever receives a bundle checks it against this line. Give it to prosecutors, "
            "courts and other agencies on another way than the bundles: on paper, or in person."
        )

    def _print(self) -> None:
        self.page().print_out(self.window())

    def _ask_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save as PDF"), "trust-line.pdf", "PDF (*.pdf)"
        )
        if name and not self.write_pdf(Path(name)):
            show_fault(self.window(), StorageError("storage.write", path=name, reason="PDF"))
