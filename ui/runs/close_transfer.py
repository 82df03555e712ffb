"""Close a transfer to another station by what it answered: taken over there, or with us again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from custody.domain.commands import Command
from custody.domain.records import Offer
from custody.exchange.closing import closings, is_answered, outgoing
from custody.station import Station
from ui import formats
from ui.cases import Wish
from ui.desk import Desk
from ui.question import Question
from ui.runs.fieldset import Part
from ui.runs.run import Run, Step
from ui.texts import explain
from ui.translations import language
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import Fact, FactList


class ClosingStep(Step):
    """Transfers that were answered, and what the answer is."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Look for answers in the bundles that were received."""
        super().__init__()
        self._desk = desk
        self._wanted = argument.get("offer")
        self._found: dict[str, tuple[Offer, list[Command]]] = {}
        self.offer_box = QComboBox()
        self.offer_box.setProperty("touch", "true")
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.facts = FactList()
        self._part = Part(self._label, self.offer_box, self.facts)
        self.trouble, self._empty = Banner("danger"), EmptyState("transfer")
        self.trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.trouble, self._empty, self._part):
            layout.addWidget(widget)
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._on_failed)
        self.offer_box.currentIndexChanged.connect(self._on_chosen)
        self.retranslate()
        self.look()

    def look(self) -> None:
        """Read from the received bundles which offers of ours they answer."""
        aside = replace(self._desk.station)
        tongue = language()
        self._question.ask(lambda _progress: _answered(aside, tongue))

    @property
    def is_looking(self) -> bool:
        """Whether the bundles are still being read."""
        return self._question.is_open

    def _take(self, found: list[tuple[Offer, list[Command]]]) -> None:
        self._found = {offer.id: (offer, commands) for offer, commands in found}
        self.offer_box.blockSignals(True)
        self.offer_box.clear()
        for offer, _ in found:
            self.offer_box.addItem(self._words(offer), offer.id)
        self.offer_box.setCurrentIndex(max(0, self.offer_box.findData(self._wanted)))
        self.offer_box.blockSignals(False)
        self._show()

    def _on_failed(self, err: Exception) -> None:
        self.trouble.tell(explain(err, self._desk.station.ledger.offset))

    def chosen(self) -> tuple[Offer, list[Command]] | None:
        """The offer that is closed, and what records it."""
        return self._found.get(str(self.offer_box.currentData()))

    def document(self) -> Mapping[str, Any]:
        return {"offer": self.offer_box.currentData() or self._wanted}

    def load(self, document: Mapping[str, Any]) -> None:
        self._wanted = document.get("offer")
        self.look()

    def faults(self) -> list[str]:
        if self.is_looking:
            return [self.tr("The received bundles are still being read.")]
        if self.chosen() is None:
            return [self.tr("There is no answer yet.")]
        return []

    def title(self) -> str:
        return self.tr("The answer")

    def hint(self) -> str:
        return self.tr(
            "What the other station signed closes the transfer here: what it took over leaves this "
            "ledger, what it refused is with the giver again."
        )

    def retranslate(self) -> None:
        self._part.say(self.tr("Transfers that were answered"))
        self._label.setText(self.tr("Transfer"))
        self.offer_box.setAccessibleName(self.tr("Transfer"))
        self._empty.set_words(
            self.tr("No answer yet"),
            self.tr(
                "No bundle that was received here answers a transfer to another station. Receive "
                "the answer file of that station first."
            ),
        )
        for index, (offer, _) in enumerate(self._found.values()):
            self.offer_box.setItemText(index, self._words(offer))
        self._show()

    def _words(self, offer: Offer) -> str:
        there = formats.station(offer.to_ledger or "")
        words = self.tr("{items} to {person}, {station}")
        return words.format(items=", ".join(offer.items), person=offer.receiver, station=there)

    def _on_chosen(self, _index: int) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self.chosen()
        self._part.setVisible(chosen is not None)
        self._empty.setVisible(chosen is None and not self.is_looking)
        if chosen is None:
            return
        offer, commands = chosen
        taken = [item for each in commands if _is_taken(each) for item in each.items]
        back = [item for each in commands if not _is_taken(each) for item in each.items]
        open_still = sorted(set(offer.items).difference(taken, back))
        self.facts.show_facts(
            [
                Fact(self.tr("Taken over there"), ", ".join(taken)),
                Fact(self.tr("Refused, with us again"), ", ".join(back)),
                Fact(self.tr("Not answered"), ", ".join(open_still)),
                Fact(self.tr("Given by"), offer.giver),
                Fact(self.tr("Ledger there"), offer.to_ledger or ""),
            ]
        )


class CloseTransferRun(Run):
    """Record how another station answered."""

    name: ClassVar[str] = "close_transfer"
    icon: ClassVar[str] = "transfer"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from `offer`, where it is chosen already."""
        super().__init__(desk, argument)
        self.closing_step = ClosingStep(desk, self.argument)
        self.steps = (self.closing_step,)

    def title(self) -> str:
        return self.tr("Close a transfer")

    def draft_title(self) -> str:
        chosen = self.closing_step.chosen()
        return f"{self.title()}: {'' if chosen is None else ', '.join(chosen[0].items)}"

    def wishes(self) -> Sequence[Wish]:
        chosen = self.closing_step.chosen()
        if chosen is None:
            return []
        offer, commands = chosen
        return [Wish(each, actor=offer.giver) for each in commands]


def _answered(station: Station, tongue: str) -> list[tuple[Offer, list[Command]]]:
    """Offers of ours that received bundles answer, with what records it; on a job's thread."""
    return [
        (offer, closings(station, offer.id, language=tongue))
        for offer, waiting in outgoing(station)
        if waiting and is_answered(station, offer.id, waiting)
    ]


def _is_taken(command: Command) -> bool:
    return command.name == "item.transfer_outside"
