"""The page of review and signature in a window of its own."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.service import Receipt
from ui import theme
from ui.cases import Wish
from ui.desk import Desk
from ui.dialogs.review_and_sign import ReviewPanel
from ui.seen import Translated
from ui.widgets.scrolled import scrolled


class ReviewDialog(Translated, QDialog):
    """The page in a window of its own."""

    def __init__(self, desk: Desk, wishes: Sequence[Wish], parent: QWidget | None = None) -> None:
        """Show what wishes would record."""
        super().__init__(parent)
        self.receipt: Receipt | None = None
        self.panel = ReviewPanel(desk)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.addWidget(self.panel)
        self.cancel = QPushButton()
        self.cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content, sideways=True), 1)
        layout.addLayout(foot)
        self.resize(800, 720)
        self.cancel.clicked.connect(self.reject)
        self.panel.signed.connect(self._on_signed)
        self.panel.busy_changed.connect(self.cancel.setDisabled)
        theme.dress(self)
        self.retranslate()
        self.panel.show_wishes(wishes)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(self.tr("Review and sign"))
        self.cancel.setText(self.tr("Cancel: nothing is signed"))
        self.cancel.setAccessibleName(self.cancel.text())

    def reject(self) -> None:
        """Close without signing; not while it is being recorded."""
        if self.cancel.isEnabled():
            super().reject()

    def _on_signed(self, receipt: Receipt) -> None:
        self.receipt = receipt
        self.accept()
