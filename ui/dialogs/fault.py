"""An error, told: what happened, what is safe, what to do next; the detail one click away."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.seen import Translated
from ui.texts import explain
from ui.theme import GRID
from ui.widgets.picture import Picture

_WIDTH: Final = 560
_DETAIL_HEIGHT: Final = 120


class FaultDialog(Translated, QDialog):
    """Asks nothing; it is read and closed."""

    def __init__(self, err: BaseException, offset: str, parent: QWidget | None = None) -> None:
        """Tell an error.

        Args:
            err: Ours, or a fault of the program.
            offset: Of the station from UTC.
            parent: The window it concerns.
        """
        super().__init__(parent)
        self._err = err
        self._offset = offset
        self._what = QLabel()
        self._what.setProperty("role", "subtitle")
        self._safe_label, self._next_label = QLabel(), QLabel()
        self._safe, self._next, self._code = QLabel(), QLabel(), QLabel()
        self._code.setProperty("role", "mono")
        for label in (self._what, self._safe, self._next, self._code):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._safe_label, self._next_label):
            label.setProperty("role", "label")
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setProperty("role", "mono")
        self._detail.setFixedHeight(_DETAIL_HEIGHT)
        self._detail.hide()
        self._more, self._copy, self._close = QPushButton(), QPushButton(), QPushButton()
        self._more.setProperty("kind", "quiet")
        self._close.setProperty("kind", "primary")
        self._more.clicked.connect(self._on_more)
        self._copy.clicked.connect(self.copy)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        self._place()
        theme.dress(self)
        self.retranslate()

    def _place(self) -> None:
        is_harm = explain(self._err).code.startswith("integrity.")
        picture = Picture("danger", "danger", 32) if is_harm else Picture("warning", "warn", 32)
        head = QHBoxLayout()
        head.setSpacing(GRID * 4)
        head.addWidget(picture)
        head.addWidget(self._what, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID * 4)
        grid.setVerticalSpacing(GRID * 3)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._safe_label, 0, 0, top)
        grid.addWidget(self._safe, 0, 1, top)
        grid.addWidget(self._next_label, 1, 0, top)
        grid.addWidget(self._next, 1, 1, top)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID * 2)
        buttons.addWidget(self._more)
        buttons.addWidget(self._code, 1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 6, GRID * 6, GRID * 6, GRID * 5)
        layout.setSpacing(GRID * 5)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addWidget(self._detail)
        layout.addLayout(buttons)
        self.setFixedWidth(_WIDTH)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        told = explain(self._err, self._offset)
        self.setWindowTitle(self.tr("That did not work"))
        self._what.setText(told.what)
        self._safe_label.setText(self.tr("What is safe"))
        self._next_label.setText(self.tr("What to do"))
        self._safe.setText(told.safe)
        self._next.setText(told.next)
        self._code.setText(told.code)
        self._detail.setPlainText(told.detail)
        self._detail.setAccessibleName(self.tr("Detail"))
        self._more.setText(self.tr("Detail"))
        self._copy.setText(self.tr("Copy"))
        self._close.setText(self.tr("Close"))
        for button in (self._more, self._copy, self._close):
            button.setAccessibleName(button.text())

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        told = explain(self._err, self._offset)
        QGuiApplication.clipboard().setText(f"{told.what}\n{told.detail}")

    def _on_more(self) -> None:
        self._detail.setVisible(self._detail.isHidden())
        self.adjustSize()


def show_fault(parent: QWidget, err: BaseException, offset: str = "+00:00") -> FaultDialog:
    """Tell an error over a window; the program goes on beneath."""
    dialog = FaultDialog(err, offset, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
