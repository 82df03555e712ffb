"""The files and folders that were chosen, each with a way to take it out."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.pictures import icon
from ui.widgets.emptied import clear_layout


class ChosenPaths(QWidget):
    """One row for each path."""

    taken_out = Signal(object)
    """A path."""

    def __init__(self) -> None:
        """Show none yet."""
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def show_paths(self, paths: Iterable[Path]) -> None:
        """Show these paths, in the current language."""
        clear_layout(self._rows)
        for path in paths:
            self._rows.addWidget(self._row(path))
        self.setVisible(self._rows.count() > 0)

    def _row(self, path: Path) -> QWidget:
        words = QLabel(str(path))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        out = QToolButton()
        out.setIcon(icon("remove"))
        out.setAccessibleName(self.tr("Take out {name}").format(name=path.name))
        out.setToolTip(out.accessibleName())
        out.clicked.connect(lambda: self.taken_out.emit(path))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(words, 1)
        layout.addWidget(out)
        return row
