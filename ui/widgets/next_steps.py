"""What may be done with an item now, by the person at the desk, and why the rest may not."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from custody.domain import wording
from ui import texts, theme
from ui.desk import Desk
from ui.outlook import Prospect, prospects
from ui.pictures import icon
from ui.slices import Slices
from ui.translations import language
from ui.widgets.emptied import let_go
from ui.widgets.flow import Flow

_CUSTODIAN: Final = "CUS"
_OF_SEALS: Final = frozenset({"seal.checked", "seal.broken"})
"""Acts on the seals that are on an item, each of which the record knows."""
_ICONS = {
    "transfer": "transfer",
    "artifact": "image",
    "examination": "exam",
    "item.photographed": "photo",
    "item.sealed": "seal",
    "item.resealed": "seal",
    "seal": "seal",
    "item.stored": "store",
    "item.relocated": "place",
    "item.inspected": "exam",
    "item.labelled": "qr",
}


class NextSteps(QWidget):
    """Buttons for what may be done; behind a button, what may not and why."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._item: tuple[str, str] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GRID * 3)
        self._more_is_open = False
        self.judging = Slices(self)
        self._parts: list[QWidget] = []

    def show_item(self, case: str, item: str) -> None:
        """Judge an item of a case."""
        self._item = case, item
        self.refresh()

    def refresh(self) -> None:
        """Judge again, for whoever is at the desk now; what is shown stays until that is done."""
        self.judging.begin(self._judge())

    def _judge(self) -> Iterator[None]:
        person, item = self._desk.people.person, self._item
        found: list[Prospect] = []
        if person is not None and item is not None:
            state = self._desk.cases.state(item[0])
            for each in prospects(self._desk.cases, state, state.items[item[1]], person):
                found.append(each)
                yield
        for part in self._parts:
            let_go(part)
        self._parts.clear()
        allowed = [each for each in found if each.refusal is None]
        barred = [each for each in found if each.refusal is not None]
        if person is None and item is not None:
            self._say(self.tr("Unlock your key to see what you may do with it."))
        elif allowed:
            self._add_buttons(allowed)
        elif item is not None:
            self._say(self.tr("Nothing: see below why."))
        if barred:
            self._add_barred(barred)

    def _add_buttons(self, allowed: list[Prospect]) -> None:
        box = QWidget()
        flow = Flow(theme.GRID * 2)
        box.setLayout(flow)
        for each in allowed:
            button = QPushButton(wording.title(each.type, language()))
            button.setAccessibleName(button.text())
            button.setIcon(icon(_icon(each.type)))
            button.clicked.connect(lambda _=False, each=each: self._start(each))
            flow.addWidget(button)
        self._add(box)

    def _add_barred(self, barred: list[Prospect]) -> None:
        more = QPushButton(self.tr("What may not be done now, and why (%n)", "", len(barred)))
        more.setProperty("kind", "quiet")
        more.setAccessibleName(more.text())
        more.setCheckable(True)
        more.setIconSize(QSize(16, 16))
        more.setIcon(icon("right"))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(theme.GRID * 4, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID * 4)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)

        def turn(is_open: bool) -> None:
            self._more_is_open = is_open
            if is_open and not grid.count():
                self._tell_barred(grid, barred)
            box.setVisible(is_open)
            more.setIcon(icon("down" if is_open else "right"))

        more.toggled.connect(turn)
        self._add(more)
        self._add(box)
        box.hide()
        more.setChecked(self._more_is_open)

    def _tell_barred(self, grid: QGridLayout, barred: list[Prospect]) -> None:
        offset = self._desk.station.ledger.offset
        for row, each in enumerate(barred):
            name = QLabel(wording.title(each.type, language()))
            name.setEnabled(False)
            why = QLabel(texts.explain(each.refusal, offset).what if each.refusal else "")
            why.setProperty("role", "muted")
            why.setWordWrap(True)
            grid.addWidget(name, row, 0)
            grid.addWidget(why, row, 1)

    def _start(self, each: Prospect) -> None:
        if self._item is None:
            return
        case, item = self._item
        if each.type == "transfer.offered":
            self.go.emit("run:hand_over", {"case": case, "items": [item]})
        elif each.type == "artifact.acquired":
            self.go.emit("run:acquire", {"case": case, "items": [item]})
        else:
            argument = {"case": case, "command": each.command, "items": [item]}
            fields = self._fields(each, case, item)
            self.go.emit("run:record", {**argument, "fields": fields} if fields else argument)

    def _fields(self, each: Prospect, case: str, name: str) -> dict[str, Any]:
        """What is known already of an act: the offer, the seals, the store's only custodian."""
        state = self._desk.cases.state(case)
        item = state.items[name]
        if each.type in _OF_SEALS:
            return {"seals": [{"item": name, "seal": seal} for seal in sorted(item.seals)]}
        if each.type == "item.resealed":
            broken = sorted(item.broken_seals)
            return {"seals": [{"item": name, "old_seal": seal} for seal in broken]}
        if each.type.startswith("transfer.") and item.offer is not None:
            return {"offer": item.offer}
        if each.type == "item.returned_to_store":
            people = self._desk.people
            keepers = [who for who in people.known() if _CUSTODIAN in people.roles(who)]
            return {"to": keepers[0]} if len(keepers) == 1 else {}
        return {}

    def _say(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        self._add(label)

    def _add(self, part: QWidget) -> None:
        left = isinstance(part, QPushButton)
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
        self._layout.addWidget(part, 0, side)
        self._parts.append(part)


def _icon(kind: str) -> str:
    return _ICONS.get(kind) or _ICONS.get(kind.partition(".")[0], "add")
