"""Third step of a seizure: the things found, one card each, the last one open."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from custody.domain.model import CaseState
from custody.domain.vocabulary import TYPES, Kind
from custody.progress import Progress
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.forms.scanner import Scanner
from ui.jobs import Job
from ui.pictures import icon
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step
from ui.runs.seizure_card import ItemCard
from ui.volatility import rank

_FOUND: Final = TYPES["item.found"]
_PHOTOGRAPHED: Final = TYPES["item.photographed"]
_LOOK_UP_AFTER_MS: Final = 300


class ThingsStep(Step):
    """Cards of things; a scanner's reading goes to the field of the open card that it fits."""

    def __init__(
        self,
        desk: Desk,
        case: Callable[[], str | None],
        state: Callable[[], CaseState | None],
    ) -> None:
        """Ask the first step which case it is."""
        super().__init__()
        self._desk = desk
        self._case, self._state = case, state
        self._known = Known(desk, _FOUND, Context())
        self._known.in_form = self._ids
        self._cards: list[ItemCard] = []
        self._order = QLabel()
        self._order.setProperty("role", "muted")
        self._order.setWordWrap(True)
        self.sort_button = QPushButton()
        self.sort_button.setIcon(icon("clock"))
        self.sort_button.setAutoDefault(False)
        self.next_button = QPushButton()
        self.next_button.setIcon(icon("add"))
        self.next_button.setAutoDefault(True)
        self.camera = FieldSet(
            self._known,
            chosen(_PHOTOGRAPHED.fields, ("device", "clock_checked")),
            _PHOTOGRAPHED.name,
        )
        self._camera_part = Part(self.camera)
        self.scanner = Scanner(self, self._known)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_UP_AFTER_MS)
        self._seen: dict[str, str] = {}
        self._build()
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._order, 1)
        head.addWidget(self.sort_button, 0, Qt.AlignmentFlag.AlignTop)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addLayout(self._list)
        layout.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._camera_part)
        self.sort_button.clicked.connect(self.sort)
        self.next_button.clicked.connect(self.next_item)
        self.camera.changed.connect(self.changed)
        self.scanner.placed.connect(lambda _field, _text: self._on_changed())
        self._looking.timeout.connect(self._look_up)
        keys = QShortcut(QKeySequence("Ctrl+N"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.next_item)

    # ---- document ----

    @property
    def cards(self) -> Sequence[ItemCard]:
        """The cards, in order."""
        return tuple(self._cards)

    def document(self) -> Mapping[str, Any]:
        return {
            "items": [card.thing.document() for card in self._cards],
            "camera": self.camera.document(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        for card in tuple(self._cards):
            self._drop(card)
        for each in document.get("items", ()):
            inside = each.get("details", {}).get("parent")
            card = self._new_card(None if inside is None else str(inside))
            card.load(each)
            card.unfold(False)
        self.camera.load(document.get("camera", {}))
        self._arrange()

    def faults(self) -> list[str]:
        if not self._cards:
            return [self.tr("Add at least one thing that was found.")]
        found: list[str] = []
        for card in self._cards:
            wrong = card.thing.faults()
            if wrong and not found:
                self._open(card)
                card.thing.faults()
            found += wrong
        names = Counter(card.thing.id.casefold() for card in self._cards if card.thing.id)
        for card in self._cards:
            if names.pop(card.thing.id.casefold(), 1) > 1:
                text = self.tr("Two things have the same number: {item}.")
                found.append(text.format(item=card.thing.id))
        found += self._seals_twice()
        if self._has_photos():
            rest = {"case": "C", "items": ["I"]}
            found += self.camera.faults(_PHOTOGRAPHED, "", rest)
        return found

    def _seals_twice(self) -> list[str]:
        """Which things are said to bear one seal."""
        found, first = [], dict[str, str]()
        for card in self._cards:
            seal = str(card.thing.packing.document().get("seal", ""))
            if not seal:
                continue
            other = first.setdefault(seal.casefold(), card.thing.id)
            if other != card.thing.id:
                text = self.tr("{item} and {other} have the same seal, {seal}.")
                found.append(text.format(item=other, other=card.thing.id, seal=seal))
        return found

    # ---- words ----

    def title(self) -> str:
        return self.tr("Items")

    def hint(self) -> str:
        return self.tr(
            "The type first; then only what this type asks for. A scanner fills the field that "
            "its number fits. Enter in the last field begins the next thing."
        )

    def retranslate(self) -> None:
        self.sort_button.setText(self.tr("What fades first goes first"))
        self.sort_button.setAccessibleName(self.tr("Sort: what fades first goes first"))
        self.next_button.setText(self.tr("Next thing") if self._cards else self.tr("First thing"))
        self.next_button.setAccessibleName(self.next_button.text())
        self.next_button.setToolTip("Ctrl+N")
        self._camera_part.say(self.tr("The photographs"), self.tr("What they were taken with."))
        self._show_order()

    def _show_order(self) -> None:
        ranks = [rank(card.thing.kind, card.thing.power) for card in self._cards if card.thing.kind]
        self.sort_button.setVisible(ranks != sorted(ranks))
        self._order.setText(
            self.tr(
                "What runs or is logged in comes before disks, disks before paper: traces in "
                "memory are lost first."
            )
        )

    # ---- cards ----

    def enter(self) -> None:
        self._known.context = Context(self._case())
        self._known.state = self._state()
        if not self._cards:
            self.next_item()

    def next_item(self) -> ItemCard:
        """Fold what is open and begin the next thing."""
        card = self._new_card(None)
        before = next(
            (each for each in reversed(self._cards[:-1]) if not each.thing.is_inside), None
        )
        if before is not None:
            by = before.thing.found.document().get("found_by")
            card.thing.found.set_value("found_by", by)
        self._open(card)
        card.thing.begin()
        self._on_changed()
        return card

    def add_child(self, parent: ItemCard) -> ItemCard:
        """Begin a thing that lies in another and stays there."""
        card = self._new_card(parent.thing.id)
        self._cards.remove(card)
        place = self._cards.index(parent) + 1
        while place < len(self._cards) and self._cards[place].thing.is_inside:
            place += 1
        self._cards.insert(place, card)
        self._list.removeWidget(card)
        self._list.insertWidget(place, card)
        self._open(card)
        card.thing.begin()
        self._on_changed()
        return card

    def sort(self) -> None:
        """Put first what fades first; what lies in a thing stays behind it."""
        groups: list[list[ItemCard]] = []
        for card in self._cards:
            if card.thing.is_inside and groups:
                groups[-1].append(card)
            else:
                groups.append([card])
        groups.sort(key=lambda group: rank(group[0].thing.kind, group[0].thing.power))
        self._cards = [card for group in groups for card in group]
        for place, card in enumerate(self._cards):
            self._list.removeWidget(card)
            self._list.insertWidget(place, card)
        self._on_changed()

    def _new_card(self, inside: str | None) -> ItemCard:
        card = ItemCard(self._desk, self._known, self, inside=inside)
        self._cards.append(card)
        self._list.addWidget(card)
        card.changed.connect(self._on_changed)
        card.removed.connect(lambda: self._on_removed(card))
        card.opened.connect(lambda: self._change(card))
        card.thing.finished.connect(self.next_item)
        card.thing.child_wanted.connect(lambda: self.add_child(card))
        self.retranslate()
        return card

    def _open(self, card: ItemCard) -> None:
        for each in self._cards:
            each.unfold(each is card)

    def _change(self, card: ItemCard) -> None:
        self._open(card)
        card.thing.begin()  # else the button that takes the thing out would have the focus

    def _on_removed(self, card: ItemCard) -> None:
        self._drop(card)
        self.next_button.setFocus()
        self._on_changed()

    def _drop(self, card: ItemCard) -> None:
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.retranslate()

    def _ids(self, kind: Kind) -> Sequence[str]:
        return [card.thing.id for card in self._cards if card.thing.id] if kind is Kind.ITEM else ()

    def _has_photos(self) -> bool:
        return any(card.thing.photos.count for card in self._cards)

    def _arrange(self) -> None:
        self._camera_part.setVisible(self._has_photos())
        self._show_order()

    def _on_changed(self) -> None:
        self._arrange()
        self._looking.start()
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scanner.listen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.scanner.listen(False)

    # ---- numbers that are known already ----

    def _look_up(self) -> None:
        """Look for each number in this run, and off the window's thread in the ledger."""
        unknown = {
            number
            for card in self._cards
            for number in card.thing.numbers()
            if number not in self._seen
        }
        self._show_twice()
        if not unknown:
            return
        queries = self._desk.queries

        def search(progress: Progress) -> dict[str, str]:
            found = {}
            for done, number in enumerate(sorted(unknown)):
                progress(done, len(unknown))
                rows = queries.search(quoted(number), limit=1)
                found[number] = "" if not rows else f"#{rows[0].index} {rows[0].case or ''}".strip()
            return found

        job = Job(search)
        job.succeeded.connect(self._on_looked_up)
        self._desk.jobs.read(job)

    def _on_looked_up(self, found: Mapping[str, str]) -> None:
        self._seen |= found
        self._show_twice()

    def _show_twice(self) -> None:
        for card in self._cards:
            told = []
            for number in card.thing.numbers():
                other = next(
                    (
                        each
                        for each in self._cards
                        if each is not card and number in each.thing.numbers()
                    ),
                    None,
                )
                if other is not None:
                    text = self.tr("{number} stands on {item} of this run as well.")
                    told.append(text.format(number=number, item=other.thing.id))
                elif self._seen.get(number):
                    text = self.tr("The ledger knows {number}: event {event}.")
                    told.append(text.format(number=number, event=self._seen[number]))
            card.show_twice("\n".join(told))


def quoted(number: str) -> str:
    """A number as words to be searched for."""
    return " ".join("".join(c if c.isalnum() else " " for c in number).split())
