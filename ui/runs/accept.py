"""Accept or refuse what is handed over: the receiver checks each item and signs with the own key.

It is done where the receiver is: at the giver's desk a moment after the offer, or later from
*Today*. Whose act it is the offer says; the one at the desk need not be that person.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.model import CaseState
from custody.domain.records import Offer
from custody.domain.types_blocks import SEAL_STATES
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.items_in_hand import find_item
from ui.runs.run import Run, Step
from ui.translations import language
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.scan_line import ScanLine
from ui.widgets.segments import Segments

_ACCEPT: Final = "accept"
_REFUSE: Final = "refuse"
_LONGEST: Final = 2000


class _ItemCheck(QWidget):
    """One item of an offer: seen, and in which state its seal is."""

    changed = Signal()

    def __init__(self, state: CaseState, item: str, inside: Sequence[str]) -> None:
        super().__init__()
        self.item = item
        self._inside = ", ".join(inside)
        self.seals = sorted(state.items[item].seals)
        self.seen = QCheckBox()
        self.seen.setProperty("touch", "true")
        self._kind = state.items[item].type
        self._seal = QLabel(", ".join(self.seals))
        self._seal.setProperty("role", "mono")
        self.seal_state = QComboBox()
        self.seal_state.setProperty("touch", "true")
        for code in SEAL_STATES:
            self.seal_state.addItem("", code)
        begin = "intact" if self.seals else "none"
        self.seal_state.setCurrentIndex(self.seal_state.findData(begin))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.seen, 0, 0)
        layout.addWidget(self._seal, 0, 1)
        layout.addWidget(self.seal_state, 0, 2)
        layout.setColumnStretch(0, 1)
        self.seen.toggled.connect(self.changed)
        self.seal_state.currentIndexChanged.connect(self.changed)

    def retranslate(self) -> None:
        tongue = language()
        text = f"{self.item}   {wording.choice('type', self._kind, tongue)}"
        if self._inside:
            text += "   " + self.tr("inside: {items}").format(items=self._inside)
        self.seen.setText(text)
        self.seen.setAccessibleName(self.tr("{item} is here").format(item=self.item))
        for index, code in enumerate(SEAL_STATES):
            self.seal_state.setItemText(index, wording.choice("seal_state", code, tongue))
        self.seal_state.setAccessibleName(self.tr("Seal of {item}").format(item=self.item))

    def check(self) -> dict[str, Any]:
        """A member of `checks`."""
        found = {
            "item": self.item,
            "scanned": self.seen.isChecked(),
            "seal_state": self.seal_state.currentData(),
        }
        return {**found, "seal": self.seals[0]} if self.seals else found


class OfferCard(Card):
    """One offer, and what its receiver makes of it."""

    changed = Signal()

    def __init__(self, state: CaseState, offer: Offer) -> None:
        """Show an open offer.

        Args:
            state: Its case.
            offer: The offer.
        """
        super().__init__()
        self.state = state
        self.offer = offer
        of = {name: state.items[name].parent for name in offer.items
              if state.items[name].inside and state.items[name].parent in offer.items}  # fmt: skip
        self.checks = [
            _ItemCheck(state, name, [each for each in of if of[each] == name])
            for name in offer.items if name not in of
        ]  # fmt: skip
        self.decision = Segments((_ACCEPT, _REFUSE))
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.remark = QLineEdit()
        self.remark.setMaxLength(_LONGEST)
        self.remark.setProperty("touch", "true")
        for check in self.checks:
            self.body.addWidget(check)
            check.changed.connect(self.changed)
        for widget in (self.decision, self._label, self.remark):
            self.body.addWidget(widget)
        self.decision.chosen.connect(self._on_decision)
        self.remark.textChanged.connect(self.changed)
        self.retranslate()

    @property
    def is_accepted(self) -> bool:
        """Whether the receiver takes it."""
        return self.decision.value() == _ACCEPT

    def _on_decision(self) -> None:
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(
            self.tr("From {giver} to {receiver}").format(
                giver=self.offer.giver, receiver=self.offer.to
            )
        )
        name = self.tr("Decision on {items}").format(items=", ".join(self.offer.items))
        self.decision.say(name, (self.tr("Accept"), self.tr("Refuse")))
        if self.is_accepted:
            self._label.setText(self.tr("Differences, if there are any"))
        else:
            self._label.setText(self.tr("Why it is refused"))
        self.remark.setAccessibleName(self._label.text())
        for check in self.checks:
            check.retranslate()

    def faults(self) -> list[str]:
        """Why it cannot be signed yet."""
        if not self.is_accepted:
            return [] if self.remark.text().strip() else [self.tr("Say why it is refused.")]
        words = self.tr("{item} was not seen: scan or tick it, or refuse the offer.")
        return [words.format(item=c.item) for c in self.checks if not c.seen.isChecked()]

    def wish(self) -> Wish:
        """What the receiver asks to be recorded."""
        remark = self.remark.text().strip()
        fields: dict[str, Any] = {"offer": self.offer.id}
        if self.is_accepted:
            fields["checks"] = [check.check() for check in self.checks]
            if remark:
                fields["differences"] = remark
            name = "transfer.accept"
        else:
            fields["reason"] = remark
            name = "transfer.refuse"
        items = tuple(sorted(self.offer.items))
        return Wish(Command(name, fields, self.state.case, items), actor=self.offer.to)


class CheckStep(Step):
    """Every offer that is to be answered."""

    def __init__(self, desk: Desk, case: str | None, wanted: Sequence[str]) -> None:
        """Show offers.

        Args:
            desk: What the run works with.
            case: Of the items; every case when None.
            wanted: Ids of offers; every open one to the person at the desk when empty.
        """
        super().__init__()
        names = [case] if case is not None else [row.id for row in desk.queries.cases()]
        person = desk.people.person
        self.cards = [
            OfferCard(state, offer)
            for state in map(desk.cases.state, names)
            for offer in state.offers.values()
            if offer.outcome is None and (offer.id in wanted if wanted else offer.to == person)
        ]
        self.scan = ScanLine()
        self._empty = EmptyState("transfer")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.scan)
        for card in self.cards:
            layout.addWidget(card)
            card.changed.connect(self.changed)
        layout.addWidget(self._empty)
        self.scan.setVisible(bool(self.cards))
        self._empty.setVisible(not self.cards)
        self.scan.scanned.connect(self._on_scanned)
        self.retranslate()

    def document(self) -> Mapping[str, Any]:
        return {
            card.offer.id: {
                "decision": card.decision.value(),
                "remark": card.remark.text(),
                "checks": [check.check() for check in card.checks],
            }
            for card in self.cards
        }

    def load(self, document: Mapping[str, Any]) -> None:
        for card in self.cards:
            kept = document.get(card.offer.id, {})
            card.decision.choose(kept.get("decision", _ACCEPT))
            card.remark.setText(kept.get("remark", ""))
            checks = {each["item"]: each for each in kept.get("checks", ())}
            for check in card.checks:
                said = checks.get(check.item, {})
                check.seen.setChecked(said.get("scanned") is True)
                index = check.seal_state.findData(said.get("seal_state"))
                check.seal_state.setCurrentIndex(max(0, index))

    def faults(self) -> list[str]:
        if not self.cards:
            return [self.tr("There is nothing to accept.")]
        return [fault for card in self.cards for fault in card.faults()]

    def title(self) -> str:
        return self.tr("Check")

    def hint(self) -> str:
        return self.tr(
            "The receiver reads this page, looks at each item and its seal, and scans or ticks it."
        )

    def enter(self) -> None:
        self.scan.setFocus()

    def retranslate(self) -> None:
        self.scan.set_words(self.tr("Scan an item or a seal"))
        self._empty.set_words(
            self.tr("Nothing to accept"),
            self.tr("Nobody has offered an item to the person whose key is unlocked."),
        )
        for card in self.cards:
            card.retranslate()

    def _on_scanned(self, text: str) -> None:
        for card in self.cards:
            checks = {check.item: check for check in card.checks}
            found = find_item(card.state, text, tuple(checks))
            if found is not None:
                checks[found].seen.setChecked(True)
                self.scan.say(self.tr("{item} is here.").format(item=found), is_found=True)
                return
        told = self.tr("{text}: no item or seal of these offers. Do not accept it unseen.")
        self.scan.say(told.format(text=text), is_found=False)


class Accept(Run):
    """Answer offers."""

    name: ClassVar[str] = "accept"
    icon: ClassVar[str] = "receive"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from `case` and `offers`; every offer to the one at the desk else."""
        super().__init__(desk, argument)
        case = self.argument.get("case")
        self.check_step = CheckStep(desk, case, self.argument.get("offers", ()))
        self.steps = (self.check_step,)

    def title(self) -> str:
        return self.tr("Accept")

    def draft_title(self) -> str:
        items = [item for card in self.check_step.cards for item in card.offer.items]
        return f"{self.title()}: {', '.join(items)}"

    def wishes(self) -> Sequence[Wish]:
        return [card.wish() for card in self.check_step.cards]

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        taken = [
            link.id
            for done in receipt.appended
            if done.event.type == "transfer.accepted"
            for link in done.event.items
        ]
        if not taken:
            return ((self.tr("Back to Today"), "today", None),)
        case = self.desk.cases.case_of("item", taken[0])
        store = {"command": "item.store", "case": case, "items": taken}
        return (
            (self.tr("Show {item}").format(item=taken[0]), "item", taken[0]),
            (self.tr("Put into the store"), "run:record", store),
        )
