"""Transfer things to another station: its person is offered them, and a bundle takes the offer.

The offer stands here as soon as it is signed. The bundle that is made next is the file that the
other station receives; what it answers comes back in a bundle of its own, and closes the transfer.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout

from custody.clock import format_instant
from custody.domain.commands import Command
from custody.domain.vocabulary import TYPES
from custody.exchange.foreign import foreign_bundles
from custody.service import Receipt
from custody.strict_json import is_identifier
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.items_in_hand import ItemsStep
from ui.runs.run import Run, Step
from ui.sending import sending
from ui.widgets.trust_field import TrustField

_OFFER: Final = TYPES["transfer.offered"]
_FIELDS: Final = ("purpose", "authority_ref", "means", "condition", "expected_at")
_SOON: Final = timedelta(days=2)
_LONGEST: Final = 64


class AddresseeStep(Step):
    """Which station, who there, why and how."""

    def __init__(self, desk: Desk) -> None:
        """Offer the stations of which bundles were received here."""
        super().__init__()
        self._desk = desk
        bundles = foreign_bundles(desk.queries)
        self._met = {each.origin: each.trust_line for each in bundles if each.trust_line}
        self.station = QComboBox()
        self.trust = TrustField(None)
        self.person = QLineEdit()
        self.person.setMaxLength(_LONGEST)
        self._station_label, self._person_label = QLabel(), QLabel()
        known = Known(desk, _OFFER, Context())
        self.fields = FieldSet(known, chosen(_OFFER.fields, _FIELDS), _OFFER.name)
        for label in (self._station_label, self._person_label):
            label.setProperty("role", "label")
        for box in (self.station, self.person):
            box.setProperty("touch", "true")
        self._whom = Part(
            self._station_label, self.station, self.trust, self._person_label, self.person
        )
        self._how = Part(self.fields)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._whom)
        layout.addWidget(self._how)
        self.fields.set_value("means", "courier")
        soon = (known.now() + _SOON).replace(second=0, microsecond=0)
        self.fields.set_value("expected_at", format_instant(soon))
        self._fill()
        self.trust.changed.connect(self._fill)
        self.station.currentIndexChanged.connect(self._on_chosen)
        self.person.textChanged.connect(self.changed)
        self.fields.changed.connect(self.changed)
        self.retranslate()

    def _fill(self) -> None:
        """Stations that are known here, and those of the line or the roster that is given."""
        given = [line.origin for line in self.trust.lines()]
        origins = [*given, *(each for each in self._met if each not in given)]
        ours, wanted = self._desk.station.ledger.trust.origin, self.ledger
        self.station.blockSignals(True)
        self.station.clear()
        self.station.addItem("", None)
        for origin in origins:
            if origin != ours:
                self.station.addItem(origin, origin)
        only = given[0] if len(given) == 1 else wanted
        self.station.setCurrentIndex(max(0, self.station.findData(only)))
        self.station.blockSignals(False)
        self._name_none()
        self.changed.emit()

    def _on_chosen(self, _index: int) -> None:
        self._name_none()
        self.changed.emit()

    @property
    def ledger(self) -> str:
        """Origin of the other station's ledger; empty while none is chosen."""
        return str(self.station.currentData() or "")

    def terms(self) -> dict[str, Any]:
        """The fields of the offer."""
        to = {"to": self.person.text().strip(), "to_ledger": self.ledger}
        return {**self.fields.document(), **to}

    def document(self) -> Mapping[str, Any]:
        return {
            **self.fields.document(),
            "trust": self.trust.line.text(),
            "station": self.ledger,
            "person": self.person.text(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self.fields.load(document)
        self.trust.line.setText(document.get("trust", ""))
        self.station.setCurrentIndex(max(0, self.station.findData(document.get("station"))))
        self.person.setText(document.get("person", ""))

    def faults(self) -> list[str]:
        found = []
        if not self.ledger:
            found.append(self.tr("Choose the station, or give its trust line."))
        if not is_identifier(self.person.text().strip()):
            found.append(self.tr("Say who takes it over there, by the id of that person there."))
        rest = {"to": "P", "to_ledger": "a.b/c/0123456789abcdef"}
        return found + self.fields.faults(_OFFER, "", {"case": "C", "items": ["I"], "fields": rest})

    def title(self) -> str:
        return self.tr("To which station")

    def hint(self) -> str:
        return self.tr(
            "Only the person who is named can take the items over, at that station alone. Until "
            "their answer has come back they stand as in transit at both."
        )

    def enter(self) -> None:
        self.station.setFocus()

    def retranslate(self) -> None:
        self._whom.say(self.tr("To whom"))
        self._how.say(self.tr("The transfer"))
        self._station_label.setText(self.tr("Station"))
        self.station.setAccessibleName(self.tr("Station"))
        self._person_label.setText(self.tr("Person there"))
        self.person.setAccessibleName(self.tr("Person there"))
        self.person.setPlaceholderText(self.tr("The id by which that station knows the person"))
        self._name_none()

    def _name_none(self) -> None:
        words = self.tr("Choose a station")
        if self.station.count() == 1:
            words = self.tr("None is known here yet: give its trust line below")
        self.station.setItemText(0, words)


class TransferOutRun(Run):
    """Offer things to a person of another station."""

    name: ClassVar[str] = "transfer_out"
    icon: ClassVar[str] = "transfer"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from a case and items, where they are chosen already."""
        super().__init__(desk, argument)
        self.items_step = ItemsStep(desk, self.argument)
        self.addressee_step = AddresseeStep(desk)
        self.steps = (self.items_step, self.addressee_step)

    def title(self) -> str:
        return self.tr("Transfer to another station")

    def draft_title(self) -> str:
        return f"{self.title()}: {', '.join(self.items_step.items) or self.items_step.case or ''}"

    def wishes(self) -> Sequence[Wish]:
        case, items = self.items_step.case or "", tuple(sorted(self.items_step.items))
        fields = self.addressee_step.terms()
        seals = self.desk.cases.state(case).seals_on(items)
        if seals:
            fields["seals"] = seals
        command = Command(_OFFER.command, fields, case, items)
        return [Wish(command, actor=self.desk.people.person)]

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        export = sending(
            self.items_step.case or "", self.items_step.items, self.addressee_step.ledger
        )
        return (
            (self.tr("Make the file to send…"), "run:export", export),
            (self.tr("Show as in transit"), "today", None),
        )
