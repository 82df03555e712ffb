"""First step of a hand-over: which items, scanned or ticked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from custody.documents.labels import read_label
from custody.domain import wording
from custody.domain.model import CaseState
from custody.domain.records import Item, ItemState
from ui.desk import Desk
from ui.keyboards import readings
from ui.pictures import icon
from ui.runs.run import Step
from ui.slices import Slices
from ui.translations import language
from ui.widgets.card import Card
from ui.widgets.case_box import CaseBox
from ui.widgets.emptied import clear_layout
from ui.widgets.empty_state import EmptyState
from ui.widgets.scan_line import ScanLine

_MOST_ROWS: Final = 200
"""Others than those that are ticked; what is beyond them is scanned."""


def held_by(state: CaseState, person: str) -> Iterator[Item]:
    """Items that a person holds and may give on, by id, apart from those that lie in another."""
    for _name, item in sorted(state.items.items()):
        stays = item.inside and item.parent is not None
        moves = item.state is ItemState.IN_TRANSIT or item.gone
        if item.holder == person and not stays and not moves:
            yield item


def names_in(text: str) -> tuple[str, ...]:
    """The id of a label that was scanned; where it is none, what else it may have been."""
    read = readings(text.strip())
    label = next(filter(None, map(read_label, read)), None)
    return read if label is None else (label.id,)


def find_item(state: CaseState, text: str, among: Sequence[str]) -> str | None:
    """The item that a scanned text means: its label, its id, or a seal that is on it."""
    folded = {each.casefold() for each in names_in(text)}
    for name in among:
        names = {name, *state.items[name].seals}
        if folded & {each.casefold() for each in names}:
            return name
    return None


class ItemsStep(Step):
    """The case, and the items in the hands of the one at the desk."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Begin with what the run was begun from.

        Args:
            desk: What the run works with.
            argument: `case` and `items`, where they are chosen already.
        """
        super().__init__()
        self._desk = desk
        self._ticked: set[str] = set(argument.get("items", ()))
        self._held: tuple[str, ...] = ()
        self._boxes: dict[str, QCheckBox] = {}
        """Of those whose rows are made."""
        self.listing = Slices(self)
        self._case_label = QLabel()
        self._case_label.setProperty("role", "label")
        self.case_box = CaseBox()
        self.case_box.setProperty("touch", "true")
        self.scan = ScanLine()
        self._card = Card()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._card.body.addLayout(self._list)
        self._empty = EmptyState("item")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._case_label, self.case_box, self.scan, self._card, self._empty):
            layout.addWidget(widget)
        self._fill_cases(argument.get("case"))
        self.case_box.currentIndexChanged.connect(self._on_case)
        self.scan.scanned.connect(self._on_scanned)
        desk.people.changed.connect(self._show_items)
        self.retranslate()

    def _fill_cases(self, wanted: str | None) -> None:
        if wanted is None and self._ticked:
            wanted = self._desk.cases.case_of("item", next(iter(self._ticked)))
        self.case_box.fill(self._desk.queries.cases())
        self.case_box.choose(wanted)

    @property
    def case(self) -> str | None:
        """The case that is chosen."""
        return self.case_box.case

    @property
    def items(self) -> tuple[str, ...]:
        """The items that are chosen."""
        return tuple(name for name in self._held if name in self._ticked)

    def document(self) -> Mapping[str, Any]:
        return {"case": self.case, "items": list(self.items)}

    def load(self, document: Mapping[str, Any]) -> None:
        self._ticked = set(document.get("items", ()))
        self.case_box.choose(document.get("case"))
        self._show_items()

    def faults(self) -> list[str]:
        return [] if self.items else [self.tr("Choose at least one item.")]

    def title(self) -> str:
        return self.tr("Items")

    def hint(self) -> str:
        return self.tr("Scan each item or its seal, or tick it.")

    def enter(self) -> None:
        self._show_items()
        self.scan.setFocus()

    def retranslate(self) -> None:
        self._case_label.setText(self.tr("Case"))
        self.case_box.setAccessibleName(self.tr("Case"))
        self.scan.set_words(self.tr("Scan an item or a seal"))
        self._card.set_title(self.tr("In your hands"))
        self._show_items()

    def _on_case(self) -> None:
        self._ticked.clear()
        self._show_items()
        self.changed.emit()

    def _on_scanned(self, text: str) -> None:
        case = self.case
        found = None
        if case is not None:
            found = find_item(self._desk.cases.state(case), text, self._held)
        if found is None:
            told = self.tr("{text}: no item or seal of what you hold in this case.")
            self.scan.say(told.format(text=text), is_found=False)
            return
        self._tick(found, is_on=True)
        self.listing.finish()
        if found in self._boxes:
            self._boxes[found].setChecked(True)
        else:
            self._list.insertWidget(0, self._row(self._desk.cases.state(str(case)).items[found]))
        self.scan.say(self.tr("{item} is chosen.").format(item=found), is_found=True)

    def _tick(self, name: str, *, is_on: bool) -> None:
        if (name in self._ticked) is not is_on:
            (self._ticked.add if is_on else self._ticked.discard)(name)
            self.changed.emit()

    def _show_items(self) -> None:
        self._boxes.clear()
        clear_layout(self._list)
        person, case = self._desk.people.person, self.case
        held: list[Item] = []
        if person is not None and case is not None:
            held = list(held_by(self._desk.cases.state(case), person))
        self._held = tuple(item.id for item in held)
        self.listing.begin(self._rows(held))
        self._card.setVisible(bool(held))
        self._empty.setVisible(not held)
        title, words = self.nothing_words()
        if person is None:
            words = self.tr("Unlock your key to see which items you hold.")
        self._empty.set_words(title, words)

    def _rows(self, held: Sequence[Item]) -> Iterator[None]:
        """The rows of what is ticked, and as many others as can be looked through."""
        others = [item.id for item in held if item.id not in self._ticked]
        seldom = set(others[_MOST_ROWS:])
        for item in (each for each in held if each.id not in seldom):
            self._list.addWidget(self._row(item))
            yield
        if seldom:
            note = QLabel(self.tr("and %n more: scan them", "", len(seldom)))
            note.setProperty("role", "muted")
            self._list.addWidget(note)

    def nothing_words(self) -> tuple[str, str]:
        """What is said where the one at the desk holds no item of the case."""
        return (
            self.tr("Nothing to hand over"),
            self.tr("You hold no item of this case that could be handed over."),
        )

    def _row(self, item: Item) -> QWidget:
        box = QCheckBox(f"{item.id}   {wording.choice('type', item.type, language())}")
        box.setProperty("touch", "true")
        box.setAccessibleName(box.text())
        box.setChecked(item.id in self._ticked)
        box.toggled.connect(lambda is_on, name=item.id: self._tick(name, is_on=is_on))
        self._boxes[item.id] = box
        mark = QLabel()
        mark.setPixmap(icon("seal", "muted").pixmap(16, 16))
        mark.setVisible(bool(item.seals))
        seals = QLabel(", ".join(sorted(item.seals)) or self.tr("no seal"))
        seals.setProperty("role", "mono" if item.seals else "muted")
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(box, 1)
        layout.addWidget(mark)
        layout.addWidget(seals)
        return row
