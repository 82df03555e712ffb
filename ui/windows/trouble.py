"""A ledger that cannot be opened: what happened, what is safe, what to do next; and the ways on."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.errors import InputError
from ui import theme
from ui.enter import EnterPresses
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.widgets.picture import Picture

_LEAST: Final = QSize(640, 400)
_DETAIL_HEIGHT: Final = 160
_OF_KEYS: Final = frozenset({"input.key_file", "input.passphrase"})


class Trouble(Translated, QWidget):
    """Asks whether to try again, to read only, or to work with another ledger."""

    again = Signal()
    another = Signal()
    reading = Signal()
    """Open it all the same, to be read only."""

    def __init__(self, folder: Path, err: BaseException) -> None:
        """Tell why a ledger cannot be opened.

        Args:
            folder: Where it lies.
            err: Ours, or a fault of the program.
        """
        super().__init__()
        EnterPresses(self)
        self._folder, self._err = folder, err
        self.setMinimumSize(_LEAST)
        self._title, self._what = QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._what.setProperty("role", "strong")
        self._labels = [QLabel() for _ in range(3)]
        self._texts = [QLabel() for _ in range(3)]
        for label in self._labels:
            label.setProperty("role", "label")
        for text in (self._what, *self._texts):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setProperty("role", "mono")
        self._detail.setFixedHeight(_DETAIL_HEIGHT)
        self._detail.hide()
        self.again_button, self.another_button = QPushButton(), QPushButton()
        self.reading_button = QPushButton()
        self.reading_button.setIcon(icon("eye"))
        self.reading_button.setVisible(needs_no_key(err))
        self.again_button.setProperty("kind", "primary")
        self.again_button.setIcon(icon("refresh", "on_accent"))
        self.again_button.setDefault(True)
        self.another_button.setIcon(icon("folder"))
        self._more, self._copy = QPushButton(), QPushButton()
        self._more.setProperty("kind", "quiet")
        self._copy.setProperty("kind", "quiet")
        self._build()
        self.again_button.clicked.connect(self.again)
        self.another_button.clicked.connect(self.another)
        self.reading_button.clicked.connect(self.reading)
        self._more.clicked.connect(lambda: self._detail.setVisible(self._detail.isHidden()))
        self._copy.clicked.connect(self._on_copy)
        theme.dress(self)
        self.retranslate()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Picture("warning", "warn", 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._what, 1)
        inner.addLayout(head)
        for label, text in zip(self._labels, self._texts, strict=True):
            inner.addSpacing(12)
            inner.addWidget(label)
            inner.addWidget(text)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._more)
        foot.addWidget(self._copy)
        foot.addStretch(1)
        foot.addWidget(self.another_button)
        foot.addWidget(self.reading_button)
        foot.addWidget(self.again_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 24)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addWidget(card)
        layout.addWidget(self._detail)
        layout.addStretch(1)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        told = explain(self._err)
        self.setWindowTitle("Custody")
        self._title.setText(self.tr("The ledger cannot be opened"))
        self._what.setText(told.what)
        for label, name, text, words in zip(
            self._labels,
            (self.tr("What is safe"), self.tr("What to do next"), self.tr("Ledger")),
            self._texts,
            (told.safe, told.next, str(self._folder)),
            strict=True,
        ):
            label.setText(name)
            text.setText(words)
        self._detail.setPlainText(told.detail)
        for button, words in (
            (self.again_button, self.tr("Try again")),
            (self.another_button, self.tr("Another ledger…")),
            (self.reading_button, self.tr("Open read-only")),
            (self._more, self.tr("Detail")),
            (self._copy, self.tr("Copy the detail")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._detail.setAccessibleName(self.tr("Detail"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{explain(self._err).detail}\n{self._folder}")


def needs_no_key(err: BaseException) -> bool:
    """Whether what is wrong concerns a key of the station: reading needs none."""
    return isinstance(err, InputError) and err.code in _OF_KEYS
