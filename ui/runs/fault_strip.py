"""What a step still lacks, in one strip above the way on."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.pictures import icon

_SHOWN: Final = 4


class FaultStrip(QFrame):
    """The first few faults, and how many more there are; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "warn")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        mark = QLabel()
        mark.setPixmap(icon("warning", "warn").pixmap(20, 20))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def tell(self, faults: Iterable[str]) -> None:
        """Show these faults, each once."""
        told = list(dict.fromkeys(faults))
        shown = told[:_SHOWN]
        if len(told) > len(shown):
            shown.append(self.tr("and %n more", "", len(told) - len(shown)))
        self._words.setText("\n".join(shown))
        self.setVisible(bool(told))

    def text(self) -> str:
        """What it tells."""
        return self._words.text()
