"""The trust line of a ledger with its code: read, copied, scanned, printed."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QTextOption,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.errors import StorageError
from ui import theme
from ui.dialogs.fault import show_fault
from ui.pictures import icon

_QUIET: Final = 4
"""White modules around a code, as readers ask for."""
_SIDE: Final = 176
_LINE_HEIGHT: Final = 64


@lru_cache(maxsize=4)  # painted again and again, the same
def code_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, dark ones true, row by row."""
    import segno  # only who shows a code waits for it

    made = segno.make_qr(text, error="m")
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def paint_code(painter: QPainter, place: QRectF, text: str) -> None:
    """Paint a QR code, black on white whatever the theme, with its quiet zone."""
    rows = code_of(text)
    step = min(place.width(), place.height()) / (len(rows) + 2 * _QUIET)
    painter.fillRect(place, QColor(Qt.GlobalColor.white))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = place.left() + (x + _QUIET) * step, place.top() + (y + _QUIET) * step
                painter.fillRect(QRectF(left, top, step + 0.5, step + 0.5), QColor("black"))


class Code(QWidget):
    """A QR code on the screen."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._text = ""
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_text(self, text: str) -> None:
        """Show the code of a text."""
        self._text = text
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._text:
            paint_code(painter, QRectF(self.rect()), self._text)
        painter.end()


class TrustCard(QFrame):
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

    def write_pdf(self, path: Path) -> bool:
        """Write the page as PDF; False where it cannot be written."""
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
        writer.setTitle(self.tr("Trust line"))
        painter = QPainter()
        if not painter.begin(writer):
            return False
        self._paint(painter, QRectF(0, 0, writer.width(), writer.height()), writer.logicalDpiX())
        return painter.end()

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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _purpose(self) -> str:
        return self.tr(
            "Whoever receives a bundle checks it against this line. Give it to prosecutors, "
            "courts and other agencies on another way than the bundles: on paper, or in person."
        )

    def _paint(self, painter: QPainter, page: QRectF, dots_per_inch: int) -> None:
        mm = dots_per_inch / 25.4
        title, text, mono = QFont(theme.FAMILY, 20), QFont(theme.FAMILY, 11), QFont(theme.MONO, 11)
        title.setBold(True)
        top = page.top()
        for font, words, gap in (
            (title, self.tr("Trust line"), 4),
            (text, self._agency, 8),
        ):
            painter.setFont(font)
            box = painter.boundingRect(page.translated(0, top - page.top()), 0, words)
            painter.drawText(box, 0, words)
            top = box.bottom() + gap * mm if words else top
        paint_code(painter, QRectF(page.left(), top, 60 * mm, 60 * mm), self._trust)
        top += 68 * mm
        anywhere = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
        for font, words, wrap in (
            (mono, self._trust, anywhere),
            (text, self._purpose(), int(Qt.TextFlag.TextWordWrap)),
        ):
            painter.setFont(font)
            room = QRectF(page.left(), top, page.width(), page.bottom() - top)
            painter.drawText(room, wrap, words)
            top = painter.boundingRect(room, wrap, words).bottom() + 8 * mm

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self.window()).exec() != QDialog.DialogCode.Accepted:
            return
        painter = QPainter()
        if painter.begin(printer):
            page = printer.pageLayout().paintRectPixels(printer.resolution())
            self._paint(painter, QRectF(0, 0, page.width(), page.height()), printer.resolution())
            painter.end()

    def _ask_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save as PDF"), "trust-line.pdf", "PDF (*.pdf)"
        )
        if name and not self.write_pdf(Path(name)):
            show_fault(self.window(), StorageError("storage.write", path=name, reason="PDF"))
