"""Take over what another station offers, or refuse it: the person who is named signs.

What is offered is told by a bundle that was received. Each item gets an id of ours; where it came
from stands in the record of its receipt.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from custody.exchange.handover import Arrival, acceptance, refusal
from custody.exchange.offers import open_offer
from custody.progress import Progress
from custody.service import Act, Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.runs.run import Run
from ui.runs.take_over_answer import AnswerStep
from ui.sending import sending
from ui.translations import language


class TakeOverRun(Run):
    """Answer an offer of another station."""

    name: ClassVar[str] = "take_over"
    icon: ClassVar[str] = "receive"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin from `offer` and `case`, where they are chosen already."""
        super().__init__(desk, argument)
        self.answer_step = AnswerStep(desk, self.argument)
        self.steps = (self.answer_step,)

    def title(self) -> str:
        return self.tr("Take over from another station")

    def draft_title(self) -> str:
        offer = self.answer_step.offer
        return f"{self.title()}: {'' if offer is None else ', '.join(sorted(offer.things))}"

    def wishes(self) -> Sequence[Wish]:
        step, offer = self.answer_step, self.answer_step.offer
        if offer is None:
            return []
        taken, refused, found = step.taken(), step.refused(), []
        if taken:
            fields = step.arrival.document()
            packaging, seal = str(fields.pop("packaging")), str(fields.pop("packaging_seal"))
            arrival = Arrival(taken, packaging, seal, step.seals(), fields=fields)
            station, tongue = self.desk.station, language()
            found.append(acceptance(station, offer, step.case, arrival, language=tongue))
        if refused:
            reason = str(step.why.value("reason"))
            found.append(refusal(offer, step.case, refused, reason))
        return [Wish(each, actor=offer.to) for each in found]

    def perform(self, acts: Sequence[Act], progress: Progress) -> Receipt:
        """Record the answer, if the offer may be answered still."""
        offer, step = self.answer_step.offer, self.answer_step
        if offer is None:
            raise AssertionError("what is not offered is not shown for signing")
        open_offer(self.desk.station, offer.id, [*step.taken(), *step.refused()])
        return self.desk.station.service.execute(*acts)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        step, offer = self.answer_step, self.answer_step.offer
        if offer is None:
            return ()
        ours = list(step.taken().values())
        answer = {**sending(step.case, (), offer.offered.event.ledger), "answer": offer.id}
        told: list[tuple[str, str, Any]] = [
            (self.tr("Make the answer file…"), "run:export", answer)
        ]
        if ours:
            told.append((self.tr("Show {item}").format(item=ours[0]), "item", ours[0]))
        return told
