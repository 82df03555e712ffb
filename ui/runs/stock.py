"""Stock-taking: a place is chosen or scanned, then its items; what differs is resolved by hand."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.records import Item, ItemState
from custody.free_ids import free_ids
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.items_in_hand import names_in
from ui.runs.run import Run, Step
from ui.translations import language
from ui.widgets.card import Card
from ui.widgets.emptied import clear_layout
from ui.widgets.scan_line import ScanLine


def place_of(item: Item) -> str:
    """Where an item lies by the record; empty where it does not lie in a store."""
    return (
        (item.history[-1].place or "")
        if item.history and item.state is ItemState.IN_CUSTODY
        else ""
    )


class PlaceStep(Step):
    """Which shelf, safe or room."""

    def __init__(self, desk: Desk, place: str) -> None:
        """Offer every place where the record says that something lies."""
        super().__init__()
        self._desk = desk
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.scan = ScanLine()
        self.box = QComboBox()
        self.box.setProperty("touch", "true")
        self._label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.scan, self._label, self.box):
            layout.addWidget(widget)
        for name in self.places():
            self.box.addItem(name, name)
        self.choose(place)
        self.box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.scan.scanned.connect(self._on_scanned)
        self.retranslate()

    @property
    def person(self) -> str | None:
        """Who takes stock."""
        return self._desk.people.person

    def items(self) -> dict[str, tuple[str, Item]]:
        """Every item of the ledger with its case."""
        cases = self._desk.cases
        return {
            name: (row.id, item)
            for row in self._desk.queries.cases()
            for name, item in cases.state(row.id).items.items()
        }

    def places(self) -> list[str]:
        """Every place that holds something."""
        return sorted({place_of(item) for _, item in self.items().values()} - {""})

    @property
    def place(self) -> str:
        """What is chosen."""
        return str(self.box.currentData() or "")

    def choose(self, name: str) -> bool:
        """Choose a place; False where the record knows none of that name."""
        at = self.box.findData(name)
        if at >= 0:
            self.box.setCurrentIndex(at)
        return at >= 0

    def document(self) -> Mapping[str, Any]:
        return {"place": self.place}

    def load(self, document: Mapping[str, Any]) -> None:
        self.choose(str(document.get("place", "")))

    def faults(self) -> list[str]:
        return [] if self.place else [self.tr("The record knows of nothing that lies in a store.")]

    def enter(self) -> None:
        self.scan.setFocus()

    def title(self) -> str:
        return self.tr("Place")

    def hint(self) -> str:
        return self.tr("Scan the label of the shelf, or choose the place.")

    def retranslate(self) -> None:
        self._label.setText(self.tr("Place"))
        self.box.setAccessibleName(self.tr("Place"))
        self.scan.set_words(self.tr("Scan the label of a shelf"))

    def _on_scanned(self, text: str) -> None:
        names = names_in(text)
        name = next((each for each in names if self.choose(each)), names[0])
        found = self.place == name
        words = self.tr("{place} is chosen.") if found else self.tr("Nothing lies in {place}.")
        self.scan.say(words.format(place=name), is_found=found)


class ScanStep(Step):
    """The items that are there, one by one."""

    def __init__(self, place: PlaceStep) -> None:
        """Count for the place that was chosen before."""
        super().__init__()
        self._place = place
        self.seen: list[str] = []
        self.strange: list[str] = []
        """What was scanned and is no item of this ledger."""
        self.scan = ScanLine()
        self._card = Card()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._card.body.addWidget(self._told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.scan)
        layout.addWidget(self._card)
        self.scan.scanned.connect(self.take)
        self.retranslate()

    # ---- what differs ----

    def expected(self) -> list[str]:
        """What lies there by the record."""
        place = self._place.place
        return [
            name for name, (_, item) in self._place.items().items()
            if place_of(item) == place and not item.inside
        ]  # fmt: skip

    def missing(self) -> list[str]:
        """What should be there and was not scanned."""
        return [name for name in self.expected() if name not in self.seen]

    def misplaced(self) -> list[str]:
        """What was scanned and lies elsewhere, or is in nobody's store, by the record."""
        expected = set(self.expected())
        return [name for name in self.seen if name not in expected]

    def is_movable(self, name: str) -> bool:
        """Whether an item may be recorded at another place: the one at the desk keeps it."""
        item = self._place.items()[name][1]
        return item.state is ItemState.IN_CUSTODY and item.holder == self._place.person

    def record_of(self, name: str) -> str:
        """Where an item is by the record: its state, who holds it and where it lies."""
        item = self._place.items()[name][1]
        parts = (wording.state(item.state, language()), item.holder, place_of(item))
        return ", ".join(part for part in parts if part)

    # ---- scanning ----

    def take(self, text: str) -> None:
        """Note what was scanned: a label, an id, a seal."""
        names = names_in(text)
        wanted, folded = names[0], {each.casefold() for each in names}
        found = next(
            (name for name, (_, item) in self._place.items().items()
             if folded & {name.casefold(), *(seal.casefold() for seal in item.seals)}),
            None,
        )  # fmt: skip
        if found is None:
            if wanted not in self.strange:
                self.strange.append(wanted)
            words = self.tr("{text} is nothing that this ledger knows.").format(text=wanted)
            self.scan.say(words, is_found=False)
        else:
            if found not in self.seen:
                self.seen.append(found)
            here = found in self.expected()
            words = self.tr("{item} is here.") if here else self.tr("{item} belongs elsewhere.")
            self.scan.say(words.format(item=found), is_found=here)
        self.retranslate()
        self.changed.emit()

    def document(self) -> Mapping[str, Any]:
        return {"seen": self.seen, "strange": self.strange}

    def load(self, document: Mapping[str, Any]) -> None:
        self.seen = [str(each) for each in document.get("seen", ())]
        self.strange = [str(each) for each in document.get("strange", ())]
        self.retranslate()

    def enter(self) -> None:
        self.retranslate()
        self.scan.setFocus()

    def title(self) -> str:
        return self.tr("Items")

    def hint(self) -> str:
        return self.tr("Scan every thing that lies here. You may stop and go on later.")

    def retranslate(self) -> None:
        self.scan.set_words(self.tr("Scan an item or a seal"))
        expected, missing = self.expected(), self.missing()
        self._card.set_title(self._place.place)
        count = self.tr("{seen} of {all} are here.").format(
            seen=len(expected) - len(missing), all=len(expected)
        )
        lines = [
            count,
            _line(self.tr("Not scanned yet"), missing),
            _line(self.tr("Belongs elsewhere"), self.misplaced()),
            _line(self.tr("Not of this ledger"), self.strange),
        ]
        self._told.setText("\n".join(line for line in lines if line))


def _line(words: str, names: Sequence[str]) -> str:
    return f"{words}: {', '.join(names)}" if names else ""


class ResolveStep(Step):
    """For each difference, what is to become of it."""

    def __init__(self, scanned: ScanStep) -> None:
        """List nothing yet."""
        super().__init__()
        self._scanned = scanned
        self._kept: dict[str, str] = {}
        self.rows: dict[str, QComboBox] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)

    def chosen(self) -> dict[str, str]:
        """Each thing that differs, to what was chosen: `finding`, `relocate` or `none`."""
        return {name: str(box.currentData()) for name, box in self.rows.items()}

    def document(self) -> Mapping[str, Any]:
        return {"chosen": {**self._kept, **self.chosen()}}

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = dict(document.get("chosen", {}))

    def faults(self) -> list[str]:
        if any(choice != "none" for choice in self.chosen().values()):
            return []
        if self.rows:
            return [self.tr("Nothing of this is to be recorded: all was put right by hand.")]
        return [self.tr("All lies where the record says. There is nothing to record.")]

    def enter(self) -> None:
        self._kept |= self.chosen()
        clear_layout(self._list)
        self.rows.clear()
        scanned = self._scanned
        for name in scanned.missing():
            self._add(name, self.tr("{item}: missing").format(item=name), movable=False)
        for name in scanned.misplaced():
            told = self.tr("{item}: belongs elsewhere").format(item=name)
            told = f"{told} ({scanned.record_of(name)})"
            self._add(name, told, movable=scanned.is_movable(name))
        for name in scanned.strange:
            told = self.tr("{item}: not of this ledger").format(item=name)
            self._add(name, told, movable=False)
        self._list.addStretch(1)

    def _add(self, name: str, words: str, *, movable: bool) -> None:
        label, box = QLabel(words), QComboBox()
        label.setProperty("role", "label")
        label.setBuddy(box)
        box.setAccessibleName(words)
        box.setProperty("touch", "true")
        if movable:
            box.addItem(self.tr("It lies here from now on"), "relocate")
        box.addItem(self.tr("Raise a finding"), "finding")
        box.addItem(self.tr("It was found and put right: record nothing"), "none")
        box.setCurrentIndex(max(0, box.findData(self._kept.get(name))))
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._list.addWidget(label)
        self._list.addWidget(box)
        self.rows[name] = box

    def title(self) -> str:
        return self.tr("Differences")

    def hint(self) -> str:
        return self.tr("What is missing, extra or misplaced, and what is to be recorded of it.")

    def retranslate(self) -> None:
        if self.rows:
            self.enter()


class StockRun(Run):
    """Stock-taking of one place; it may be put aside and taken up again."""

    name: ClassVar[str] = "stock"
    icon: ClassVar[str] = "store"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a place, where it was scanned already."""
        super().__init__(desk, argument)
        self.place_step = PlaceStep(desk, str(self.argument.get("place", "")))
        self.scan_step = ScanStep(self.place_step)
        self.resolve_step = ResolveStep(self.scan_step)
        self.steps = (self.place_step, self.scan_step, self.resolve_step)

    def title(self) -> str:
        return self.tr("Take stock")

    def draft_title(self) -> str:
        return f"{self.title()}: {self.place_step.place}"

    def wishes(self) -> Sequence[Wish]:
        items, place = self.place_step.items(), self.place_step.place
        missing = set(self.scan_step.missing())
        free = free_ids(self.desk.cases, "finding", "F", digits=1)
        found: list[Wish] = []
        for name, choice in self.resolve_step.chosen().items():
            case, item = items.get(name, (None, None))
            fields: dict[str, Any]
            if choice == "relocate" and item is not None:
                fields = {"from_place": place_of(item) or "—", "to_place": place,
                          "reason": self.tr("Stock-taking")}  # fmt: skip
                found.append(Wish(Command("item.relocate", fields, case, (name,))))
            elif choice == "finding":
                told = self._words(name, is_missing=name in missing, is_known=item is not None)
                fields = {
                    "finding": next(free),
                    "kind": "other",
                    "severity": "red" if name in missing else "amber",
                    "facts": [{"fact": "place", "value": place}, {"fact": "text", "value": told}],
                }
                holding = case or self._any_case()
                found.append(
                    Wish(Command("finding.raise", fields, holding, (name,) if item else ()))
                )
        return found

    def _any_case(self) -> str | None:
        """For what no case knows: the case of what lies there, since a finding stands in one."""
        items = self.place_step.items()
        return next((items[name][0] for name in self.scan_step.expected()), None)

    def _words(self, name: str, *, is_missing: bool, is_known: bool) -> str:
        if is_missing:
            return self.tr("Stock-taking: {item} was not found.").format(item=name)
        if is_known:
            return self.tr("Stock-taking: {item} lies here against the record.").format(item=name)
        return self.tr("Stock-taking: {item} is nothing that this ledger knows.").format(item=name)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        return ((self.tr("Another place"), "run:stock", None),)
