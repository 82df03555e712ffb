"""The trust line of the ledger: to be read, copied, scanned and printed."""

from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui import theme
from ui.pictures import icon
from ui.widgets.card import Card
from ui.widgets.qr_code import QrCode, modules, paint_code

_MM_PER_INCH: Final = 25.4
_CODE_MM: Final = 50


class TrustCard(Card):
    """It is public; whoever shall check bundles gets it by another way than the bundle."""

    copied = Signal()

    def __init__(self, line: str) -> None:
        """Show a trust line."""
        super().__init__()
        self._line = line
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._text = QLabel(line)
        self._text.setProperty("role", "mono")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._code = QrCode(line)
        self._copy = QPushButton(icon("copy"), "")
        self._print = QPushButton(icon("print"), "")
        self._copy.clicked.connect(self.copy)
        self._print.clicked.connect(self.ask_printer)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID * 2)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._print)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(theme.GRID * 3)
        words.addWidget(self._why)
        words.addWidget(self._text)
        words.addLayout(buttons)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 5)
        row.addLayout(words, 1)
        row.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Trust line of this ledger"))
        self._why.setText(
            self.tr(
                "With this line anybody can check that a bundle comes from this ledger. Give it "
                "on paper or by telephone, never together with the bundle. It is public."
            )
        )
        self._text.setAccessibleName(self.tr("Trust line of this ledger"))
        self._code.setAccessibleName(self.tr("The trust line as a QR code"))
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the trust line"))
        self._print.setText(self.tr("Print …"))
        self._print.setAccessibleName(self.tr("Print the trust line"))

    def copy(self) -> None:
        """Put the line on the clipboard."""
        QGuiApplication.clipboard().setText(self._line)
        self.copied.emit()

    def ask_printer(self) -> None:
        """Print the line with its code on a page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, device: QPagedPaintDevice) -> None:
        """Lay the page out: title, code, line, and what it is for."""
        device.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
        painter = QPainter(device)
        unit = device.logicalDpiX() / _MM_PER_INCH
        width, top = float(painter.viewport().width()), 0.0
        wrap = Qt.TextFlag.TextWordWrap
        for text, points, family, bold in (
            (self.tr("Trust line of this ledger"), 16, theme.FAMILY, True),
            (self._line, 10, theme.MONO, False),
            (self._why.text(), 10, theme.FAMILY, False),
        ):
            font = QFont(family, points)
            font.setBold(bold)
            painter.setFont(font)
            room = QRectF(0, top, width, painter.viewport().height() - top)
            # A line without blanks is broken anywhere: it is longer than a page is wide.
            flags = int(wrap | (Qt.TextFlag.TextWrapAnywhere if family == theme.MONO else wrap))
            used = painter.boundingRect(room, flags, text)
            painter.drawText(room, flags, text)
            top += used.height() + 6 * unit
        side = _CODE_MM * unit
        paint_code(painter, QRectF(0, top, side, side), modules(self._line))
        painter.end()
