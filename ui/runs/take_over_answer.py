"""Step of taking over: an offer of another station, and which of its items are taken as what."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from custody.domain.vocabulary import TYPES
from custody.exchange.offers import Incoming, incoming
from custody.free_ids import free_ids
from custody.strict_json import is_identifier
from ui import formats
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.question import Question
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step
from ui.runs.thing_row import ThingRow
from ui.texts import explain
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.case_box import CaseBox
from ui.widgets.emptied import clear_layout
from ui.widgets.empty_state import EmptyState

_RECEIVED: Final = TYPES["item.received"]
_FIELDS: Final = ("packaging", "packaging_seal", "envelope", "present")
_NEEDED: Final = ("packaging", "packaging_seal")
_REASON: Final = ("reason",)


class AnswerStep(Step):
    """One offer: every thing of it is ticked and taken, or not taken and refused."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Look for offers that wait.

        Args:
            desk: What the run works with.
            argument: `offer` and `case`, where they are chosen already.
        """
        super().__init__()
        self._desk = desk
        self._kept: Mapping[str, Any] = argument
        self._offers: dict[str, Incoming] = {}
        self.things: list[ThingRow] = []
        self.case_box, self.offer_box = CaseBox(), QComboBox()
        self._case_label, self._offer_label, self._from = QLabel(), QLabel(), QLabel()
        self._from.setWordWrap(True)
        for label in (self._case_label, self._offer_label):
            label.setProperty("role", "label")
        for box in (self.case_box, self.offer_box):
            box.setProperty("touch", "true")
        self._card = Card()
        self._list = QVBoxLayout()
        self._card.body.addLayout(self._list)
        self.arrival = FieldSet(
            Known(desk, _RECEIVED, Context()),
            chosen(_RECEIVED.fields, _FIELDS, _NEEDED),
            _RECEIVED.name,
            folded=("envelope", "present"),
        )
        refused = TYPES["transfer.refused"]
        self.why = FieldSet(
            Known(desk, refused, Context()), chosen(refused.fields, _REASON, _REASON), refused.name
        )
        self._arrived, self._refused = Part(self.arrival), Part(self.why)
        self.trouble, self._empty = Banner("danger"), EmptyState("transfer")
        self.trouble.hide()
        self._which = Part(
            self._offer_label, self.offer_box, self._from, self._case_label, self.case_box
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (
            self.trouble, self._empty, self._which, self._card, self._arrived, self._refused,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.case_box.fill(desk.queries.cases())
        self.case_box.choose(argument.get("case"))
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._on_failed)
        self.offer_box.currentIndexChanged.connect(self._on_offer)
        self.case_box.currentIndexChanged.connect(self._on_offer)
        self.arrival.changed.connect(self.changed)
        self.why.changed.connect(self.changed)
        self.retranslate()
        self.look()

    def look(self) -> None:
        """Read from the received bundles what is offered to this station."""
        station = self._desk.station
        self._question.ask(lambda _progress: incoming(station))

    @property
    def is_looking(self) -> bool:
        """Whether the bundles are still being read."""
        return self._question.is_open

    def _take(self, offers: list[Incoming]) -> None:
        wanted = self._kept.get("offer")
        self._offers = {each.id: each for each in offers if each.in_transit or each.id == wanted}
        self.offer_box.blockSignals(True)
        self.offer_box.clear()
        for each in self._offers.values():
            self.offer_box.addItem(self._offer_words(each), each.id)
        self.offer_box.setCurrentIndex(max(0, self.offer_box.findData(wanted)))
        self.offer_box.blockSignals(False)
        self._show()
        self._restore(self._kept)

    def _on_failed(self, err: Exception) -> None:
        self.trouble.tell(explain(err, self._desk.station.ledger.offset))

    def _offer_words(self, offer: Incoming) -> str:
        things, there = ", ".join(sorted(offer.things)), offer.offered.event.ledger
        words = self.tr("{items} from {station}, to {person}")
        return words.format(items=things, station=formats.station(there), person=offer.to)

    # ---- values ----

    @property
    def offer(self) -> Incoming | None:
        """The offer that is answered."""
        return self._offers.get(str(self.offer_box.currentData()))

    @property
    def case(self) -> str:
        """The case of ours in which the things go on."""
        return self.case_box.case or ""

    def taken(self) -> dict[str, str]:
        """Id there to id here, of what is taken."""
        return {row.theirs: row.ours.text().strip() for row in self.things if row.taken.isChecked()}

    def seals(self) -> dict[str, str]:
        """How the seals on what is taken were found, by their numbers."""
        rows = (row.states() for row in self.things if row.taken.isChecked())
        return {number: state for states in rows for number, state in states.items()}

    def refused(self) -> list[str]:
        """What is not taken, by its ids there."""
        return [row.theirs for row in self.things if not row.taken.isChecked()]

    def document(self) -> Mapping[str, Any]:
        if self.offer is None:
            return self._kept
        return {
            "offer": self.offer.id,
            "case": self.case,
            "things": {row.theirs: row.ours.text() for row in self.things},
            "taken": list(self.taken()),
            "seals": {row.theirs: row.states() for row in self.things},
            "arrival": self.arrival.document(),
            "why": self.why.document(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self._kept = document
        self.look()

    def _restore(self, document: Mapping[str, Any]) -> None:
        if "things" not in document:
            return
        self.case_box.choose(document.get("case"))
        self.arrival.load(document.get("arrival", {}))
        self.why.load(document.get("why", {}))
        for row in self.things:
            row.ours.setText(document["things"].get(row.theirs, row.ours.text()))
            row.taken.setChecked(row.theirs in document.get("taken", ()))
            row.restore(document.get("seals", {}).get(row.theirs, {}))

    def faults(self) -> list[str]:
        offer = self.offer
        if self.is_looking:
            return [self.tr("The received bundles are still being read.")]
        if offer is None:
            return [self.tr("There is nothing to take over.")]
        found = []
        if not self.case:
            found.append(self.tr("There is no case yet."))
        taken = self.taken()
        named = self.tr("{item}: give it an id, each item its own.")
        for theirs, ours in taken.items():
            if not is_identifier(ours) or list(taken.values()).count(ours) > 1:
                found.append(named.format(item=theirs))
        if not all(self.seals().values()):
            found.append(self.tr("Look at every seal, and say how you find it."))
        if taken:
            rest = {"case": "C", "items": ["I"], "fields": {"ground": "G"}}
            found += self.arrival.faults(_RECEIVED, "", rest)
        if self.refused():
            found += self.why.faults(TYPES["transfer.refused"], "", {"case": "C"})
        return found

    # ---- words ----

    def title(self) -> str:
        return self.tr("What has come")

    def hint(self) -> str:
        return self.tr(
            "Look at each item and its packaging. Tick what is taken over: it is in your custody "
            "from your signature on. What is not ticked is refused, and stays the giver’s."
        )

    def retranslate(self) -> None:
        self._which.say(self.tr("The offer"))
        self._offer_label.setText(self.tr("Offered by another station"))
        self.offer_box.setAccessibleName(self.tr("Offered by another station"))
        self._case_label.setText(self.tr("The case here in which it goes on"))
        self.case_box.setAccessibleName(self.tr("The case here in which it goes on"))
        self._card.set_title(self.tr("The items"))
        self._arrived.say(self.tr("How they came"))
        self._refused.say(self.tr("Why the others are refused"))
        self._empty.set_words(
            self.tr("Nothing to take over"),
            self.tr(
                "No bundle that was received here hands anything over to this station, or "
                "everything was answered. Receive the other station’s bundle first."
            ),
        )
        for index in range(self.offer_box.count()):
            offer = self._offers[self.offer_box.itemData(index)]
            self.offer_box.setItemText(index, self._offer_words(offer))
        self._tell()

    def _on_offer(self, _index: int) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear_layout(self._list)
        self.things = []
        offer = self.offer
        if offer is not None:
            given: set[str] = set()
            for theirs in sorted(offer.in_transit):
                details = offer.details.get(theirs, {})
                words = " ".join(str(details.get(name, "")) for name in ("maker", "model")).strip()
                ours = self._id_here(theirs, given)
                given.add(ours)
                row = ThingRow(theirs, words, ours, offer.seals(theirs))
                row.changed.connect(self._on_thing)
                self._list.addWidget(row)
                self.things.append(row)
        self._tell()

    def _id_here(self, theirs: str, given: set[str]) -> str:
        """The same id where it is free, or is the thing's own that comes back; else the next."""
        cases = self._desk.cases
        owner = cases.case_of("item", theirs)
        is_back = owner == self.case and cases.state(owner).items[theirs].gone
        if theirs not in given and (owner is None or is_back):
            return theirs
        return next(free_ids(cases, "item", "ITM", digits=2, given=given))

    def _on_thing(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        offer = self.offer
        for widget in (self._which, self._card):
            widget.setVisible(offer is not None)
        self._empty.setVisible(offer is None and not self.is_looking)
        self._arrived.setVisible(bool(self.taken()))
        self._refused.setVisible(offer is not None and bool(self.refused()))
        for row in self.things:
            row.retranslate()
        if offer is None:
            return
        event = offer.offered.event
        words = self.tr("{giver} of {ledger} hands it to {person}, who signs here.")
        self._from.setText(
            words.format(giver=offer.offered.person, ledger=event.ledger, person=offer.to)
        )
