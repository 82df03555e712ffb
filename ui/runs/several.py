"""What was filled in already of several acts of one kind: each is one event, all are one signature.

Which types of event are recorded several at a time is told by `resources/schema/forms.toml`.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.vocabulary import EventType
from ui import theme
from ui.forms.known import layout
from ui.pictures import icon
from ui.seen import Translated
from ui.translations import language
from ui.widgets.emptied import clear_layout


def told_apart_by(each: EventType) -> str:
    """The field by which acts of this kind differ; empty where each is recorded by itself."""
    return str(layout()["several"].get(each.name, ""))


class Several(Translated, QWidget):
    """Rows of what was filled in, each with a way to take it out, and the button for one more."""

    changed = Signal()
    wanted = Signal()
    """What the form holds shall be kept, and the form be free for one more."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        super().__init__()
        self.kept: list[dict[str, Any]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GRID)
        self.button = QPushButton()
        self.button.setIcon(icon("add"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.wanted)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(theme.GRID * 2)
        around.addLayout(self._rows)
        around.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def keep(self, commands: Sequence[Mapping[str, Any]]) -> None:
        """Keep these command documents, and no others."""
        self.kept = [dict(each) for each in commands]
        self._show()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        self.button.setText(self.tr("Add this one, and fill in another"))
        self.button.setAccessibleName(self.button.text())
        self._show()

    def _show(self) -> None:
        clear_layout(self._rows)
        for place, command in enumerate(self.kept):
            self._rows.addWidget(self._row(place, _words(command["fields"])))

    def _row(self, place: int, words: str) -> QWidget:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        out = QToolButton()
        out.setIcon(icon("delete"))
        take_out = self.tr("Take out")
        out.setToolTip(take_out)
        out.setAccessibleName(f"{take_out} {words}")
        out.clicked.connect(partial(self._take_out, place))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID * 2)
        line.addWidget(label, 1)
        line.addWidget(out)
        return row

    def _take_out(self, place: int) -> None:
        self.keep([*self.kept[:place], *self.kept[place + 1 :]])


def _words(fields: Mapping[str, Any]) -> str:
    """The person and the role."""
    told = [str(fields["person"])] if "person" in fields else []
    if "role" in fields:
        told.append(wording.role(str(fields["role"]), language()))
    return " · ".join(told)
