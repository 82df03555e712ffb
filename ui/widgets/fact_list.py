"""Labels with their values, one below the other; exact values can be copied whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui import theme
from ui.pictures import icon
from ui.widgets.emptied import clear_layout

_LABEL_WIDTH = 120
_COPY = 24
_SHORT = 24
"""Characters that fit on a line of any page."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row."""

    label: str
    value: str
    exact: str = ""
    """What is copied; a value without it has no copy button."""
    mono: bool = False
    role: str = ""
    """Of the value: `good`, `warn`, `danger`, `muted`."""
    goes: tuple[str, Any] | None = None
    """Page and argument to which the value leads."""
    hover: str = ""
    """What is told to whoever points at it."""


class FactList(QWidget):
    """A grid of facts."""

    go = Signal(str, object)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GRID * 3)
        self._grid.setVerticalSpacing(theme.GRID * 2)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these rows in place of those before; rows without a value are left out."""
        for _ in self.filling(facts):
            pass

    def filling(self, facts: Iterable[Fact]) -> Iterator[None]:
        """As `show_facts`, row by row."""
        clear_layout(self._grid)
        for row, fact in enumerate(each for each in facts if each.value):
            label = QLabel(fact.label)
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.setFixedWidth(_LABEL_WIDTH)
            label.setMinimumHeight(label.heightForWidth(_LABEL_WIDTH))
            top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label, row, 0, top)
            value = self._copied(fact) if fact.exact else self._value(fact)
            self._grid.addWidget(value, row, 1, top if fact.goes is None else top | left)
            yield

    def _copied(self, fact: Fact) -> QWidget:
        """A value with the button that copies it close by, not at the far side of the page."""
        value, is_short = self._value(fact), len(fact.value) <= _SHORT
        if isinstance(value, QLabel):
            value.setWordWrap(not is_short)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID)
        line.addWidget(value, 0 if is_short else 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._copy_button(fact), 0, Qt.AlignmentFlag.AlignTop)
        if is_short:
            line.addStretch(1)
        return whole

    def _value(self, fact: Fact) -> QWidget:
        if fact.goes is not None:
            page, argument = fact.goes
            link = QPushButton(fact.value)
            link.setProperty("kind", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setAccessibleName(f"{fact.label}: {fact.value}")
            link.clicked.connect(lambda: self.go.emit(page, argument))
            return link
        value = QLabel(fact.value)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setProperty("role", "mono" if fact.mono else fact.role)
        value.setToolTip(fact.hover)
        return value

    def _copy_button(self, fact: Fact) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("copy", "muted"))
        button.setIconSize(QSize(16, 16))
        button.setProperty("kind", "quiet")
        button.setProperty("tight", "true")
        button.setFixedSize(_COPY, _COPY)
        text = self.tr("Copy: {label}").format(label=fact.label)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(fact.exact))
        return button
