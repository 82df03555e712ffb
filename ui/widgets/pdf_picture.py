"""A page of a PDF as the paper will show it, or words in its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea

from ui import pdf


class PdfPicture(QScrollArea):
    """Scrolls over a page that is larger than its place."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.label = QLabel()
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.label.setWordWrap(True)
        self.setWidgetResizable(True)
        self.setWidget(self.label)

    def show_page(self, data: bytes, number: int, dpi: float, name: str) -> None:
        """Show a page.

        Args:
            data: The PDF.
            number: From 0.
            dpi: Points of the screen for an inch of paper.
            name: What it is called to who cannot see it.
        """
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(pdf.page_image(data, number, dpi * ratio))
        shown.setDevicePixelRatio(ratio)
        self.label.setPixmap(shown)
        self.label.setAccessibleName(name)

    def say(self, words: str = "") -> None:
        """Show words, or nothing, instead of a page."""
        self.label.setPixmap(QPixmap())
        self.label.setText(words)
