"""The rail on the left: every room by its drawing and its name, and the runs that are open."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import pictures
from ui.rooms import Room, room_words
from ui.theme import GRID
from ui.widgets.picture import Picture
from ui.widgets.scrolled import scrolled

WIDTH: Final = 200
_BELOW: Final = frozenset({"settings", "help"})
"""Rooms that stand at the foot of the rail."""


class Rail(QFrame):
    """Exactly one entry is chosen; the arrows move among them."""

    chosen = Signal(str)
    """Name of a room, or the key of an open run."""

    def __init__(self, rooms: Sequence[Room]) -> None:
        """Offer the rooms that have a drawing."""
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._runs: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID * 3, GRID * 2, GRID * 3)
        layout.setSpacing(GRID)
        layout.addLayout(_brand())
        layout.addSpacing(GRID * 2)
        offered = [room for room in rooms if room.icon]
        for room in offered:
            if room.name not in _BELOW:
                layout.addWidget(self._add(room.name, room.icon))
        self._open_title = QLabel()
        self._open_title.setProperty("role", "label")
        self._open_title.setContentsMargins(GRID * 3, GRID * 4, 0, GRID)
        self._open_title.hide()
        layout.addWidget(self._open_title)
        self._open = QVBoxLayout()
        self._scrolled = self._scrolling(self._open)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._fit_runs)
        layout.addWidget(self._scrolled, 1)
        for room in offered:
            if room.name in _BELOW:
                layout.addWidget(self._add(room.name, room.icon))
        self.retranslate()

    @staticmethod
    def _scrolling(runs: QVBoxLayout) -> QScrollArea:
        """The room between the rooms above and below, which many runs scroll in."""
        content = QWidget()
        runs.setContentsMargins(0, 0, 0, 0)
        runs.setSpacing(GRID)
        around = QVBoxLayout(content)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(runs)
        around.addStretch()
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _add(self, name: str, picture: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "rail")
        button.setCheckable(True)
        button.setIcon(pictures.icon(picture))
        button.setIconSize(QSize(pictures.ICON_PX, pictures.ICON_PX))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        words = room_words()
        self._name_open()
        for name, button in self._buttons.items():
            if name not in self._runs:
                self._name(button, words.get(name, name))

    def _name_open(self) -> None:
        self._open_title.setText(self.tr("%n open run(s)", "", len(self._runs)))
        self._open_title.setVisible(bool(self._runs))

    def _name(self, button: QToolButton, words: str) -> None:
        room = WIDTH - GRID * 19
        if button in self._runs.values():
            bar = self._scrolled.verticalScrollBar()
            room = WIDTH - GRID * 18 - (bar.sizeHint().width() + GRID if bar.maximum() else 0)
        chosen = QFont(button.font())
        chosen.setBold(True)
        # Two blanks: a style sheet cannot set the gap between a drawing and its words.
        metrics, right = QFontMetrics(chosen), Qt.TextElideMode.ElideRight
        # What a run is about stands on a line of its own: cut off behind the rest it told nothing.
        title, _, about = (
            words.partition(": ") if button in self._runs.values() else (words, "", "")
        )
        lines = [*_broken(title, metrics, room), *([about] if about else [])]
        button.setText("\n".join("  " + metrics.elidedText(each, right, room) for each in lines))
        if len(lines) > 1:  # the theme's height is that of one line
            button.setStyleSheet(f"min-height: {len(lines) * metrics.lineSpacing()}px")
        button.setAccessibleName(words)
        button.setToolTip(words)

    def add_run(self, key: str, picture: str, words: str) -> None:
        """Show that a run is open."""
        button = self._add(key, picture or "draft")
        self._runs[key] = button
        self._open.addWidget(button)
        self._name_open()
        self.name_run(key, words)

    def name_run(self, key: str, words: str) -> None:
        """Call an open run otherwise."""
        self._name(self._runs[key], words)

    def remove_run(self, key: str) -> None:
        """A run was left."""
        button = self._runs.pop(key)
        self._buttons.pop(key)
        self._group.removeButton(button)
        button.hide()
        button.deleteLater()
        self._name_open()

    def show_chosen(self, name: str) -> None:
        """Mark where one is; nothing, where the page does not stand in the rail."""
        button = self._buttons.get(name)
        self._group.setExclusive(False)
        for each in self._buttons.values():
            each.setChecked(each is button)
        self._group.setExclusive(button is not None)
        self._bring_to_sight()

    def _fit_runs(self) -> None:
        """Call the runs anew in the room that the scroll bar leaves."""
        for button in self._runs.values():
            self._name(button, button.accessibleName())
        self._bring_to_sight()

    def _bring_to_sight(self) -> None:
        for run in self._runs.values():
            if run.isChecked():
                self._scrolled.ensureWidgetVisible(run, 0, 0)

    def names(self) -> list[str]:
        """The rooms offered, from above."""
        return [name for name in self._buttons if name not in self._runs]


def _brand() -> QHBoxLayout:
    name = QLabel("Custody")
    name.setProperty("role", "subtitle")
    brand = QHBoxLayout()
    brand.setContentsMargins(GRID * 3, 0, 0, 0)
    brand.setSpacing(GRID * 2)
    brand.addWidget(Picture("seal", "accent", 24))
    brand.addWidget(name, 1)
    return brand


def _broken(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Words on one line or, where there is no room, on two: the first takes what it holds."""
    first: list[str] = []
    rest = words.split()
    while rest and (not first or metrics.horizontalAdvance(" ".join([*first, rest[0]])) <= room):
        first.append(rest.pop(0))
    return [" ".join(first), *([" ".join(rest)] if rest else [])]
