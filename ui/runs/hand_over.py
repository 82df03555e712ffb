"""Hand items over: the holder offers them to a named person and signs; the receiver accepts.

The offer stands in the ledger as soon as it is signed: until the receiver has signed too, refused,
or the giver has taken it back, the items are shown as in transit to everybody.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout

from custody.clock import format_instant
from custody.domain.commands import Command
from custody.domain.vocabulary import TYPES
from custody.service import Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.pictures import icon
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.items_in_hand import ItemsStep
from ui.runs.run import Run, Step

_OFFER: Final = TYPES["transfer.offered"]
_FIELDS: Final = ("to", "purpose", "authority_ref", "means", "condition", "expected_at")
_SOON: Final = timedelta(minutes=30)


class TermsStep(Step):
    """To whom, why, and how."""

    def __init__(self, desk: Desk) -> None:
        """Ask for what an offer says beside its items."""
        super().__init__()
        self._known = Known(desk, _OFFER, Context())
        self._fields = FieldSet(self._known, chosen(_OFFER.fields, _FIELDS), _OFFER.name)
        self._part = Part(self._fields)
        self.one_by_one = QCheckBox()
        self.one_by_one.setProperty("touch", "true")
        self.elsewhere_button = QPushButton(icon("transfer"), "")
        self.elsewhere_button.setProperty("kind", "quiet")
        self.elsewhere_button.setProperty("touch", "true")
        self.elsewhere_button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._part)
        layout.addWidget(self.one_by_one)
        layout.addWidget(self.elsewhere_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields.set_value("means", "in_hand")
        soon = (self._known.now() + _SOON).replace(second=0, microsecond=0)
        self._fields.set_value("expected_at", format_instant(soon))
        self._fields.changed.connect(self.changed)
        self.one_by_one.toggled.connect(self.changed)
        self.retranslate()

    def document(self) -> Mapping[str, Any]:
        return {**self._fields.document(), "one_by_one": self.one_by_one.isChecked()}

    def load(self, document: Mapping[str, Any]) -> None:
        self._fields.load(document)
        self.one_by_one.setChecked(document.get("one_by_one") is True)

    def terms(self) -> dict[str, Any]:
        """The fields of each offer."""
        return self._fields.document()

    def faults(self) -> list[str]:
        return self._fields.faults(_OFFER, "", {"case": "C", "items": ["I"]})

    def title(self) -> str:
        return self.tr("To whom and why")

    def retranslate(self) -> None:
        self._part.say(self.tr("The hand-over"))
        self.one_by_one.setText(self.tr("One offer for each item: each is accepted or refused"))
        self.one_by_one.setAccessibleName(self.one_by_one.text())
        self.elsewhere_button.setText(self.tr("To a person of another station…"))
        self.elsewhere_button.setAccessibleName(self.elsewhere_button.text())
        self.one_by_one.setToolTip(
            self.tr("Otherwise the receiver accepts all of the items or none of them.")
        )

    def enter(self) -> None:
        row = self._fields.row("to")
        if row is not None:
            row.editor.focus_first()


class HandOver(Run):
    """Offer items to a named person."""

    name: ClassVar[str] = "hand_over"
    icon: ClassVar[str] = "transfer"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a case and items, where they are chosen already."""
        super().__init__(desk, argument)
        self.items_step = ItemsStep(desk, self.argument)
        self.terms_step = TermsStep(desk)
        self.steps = (self.items_step, self.terms_step)
        self.terms_step.elsewhere_button.clicked.connect(self._go_elsewhere)

    def _go_elsewhere(self) -> None:
        """The same items go to another station, which is a run of its own."""
        argument = {"case": self.items_step.case, "items": list(self.items_step.items)}
        self.end()
        self.left.emit()
        self.go.emit("run:transfer_out", argument)

    def title(self) -> str:
        return self.tr("Hand over")

    def draft_title(self) -> str:
        return f"{self.title()}: {', '.join(self.items_step.items) or self.items_step.case or ''}"

    def wishes(self) -> Sequence[Wish]:
        items = self.items_step.items
        each_alone = self.terms_step.one_by_one.isChecked()
        groups = [(item,) for item in items] if each_alone else [items]
        return [self._offer(group) for group in groups if group]

    def _offer(self, items: tuple[str, ...]) -> Wish:
        case = self.items_step.case or ""
        fields = self.terms_step.terms()
        seals = self.desk.cases.state(case).seals_on(items)
        if seals:
            fields["seals"] = seals
        command = Command(_OFFER.command, fields, case, tuple(sorted(items)))
        return Wish(command, actor=self.desk.people.person)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        to = self.terms_step.terms().get("to", "")
        offers = [done.event.id for done in receipt.appended if done.event.type == _OFFER.name]
        accept = {"case": self.items_step.case, "offers": offers}
        return (
            (self.tr("{person} accepts now").format(person=to), "run:accept", accept),
            (self.tr("Show as in transit"), "today", None),
        )
