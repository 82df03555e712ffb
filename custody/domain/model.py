"""The state of one case, folded from its events. Pure.

`CaseState.apply` takes events in the order of the ledger and judges nothing: what stands in the
ledger has happened. Rules judge before an event is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from custody.domain import folds_case, folds_corrections, folds_evidence, folds_items
from custody.domain.events import Event
from custody.domain.facts import CaseFacts
from custody.domain.taken import Taken
from custody.procedures import requests
from custody.procedures.machines import facts_of


class Register(Protocol):
    """Which ids are taken in the whole ledger; ids of one kind never differ by case alone."""

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id, compared without regard to case; None while it is free.

        Args:
            kind: `case`, `item`, `artifact`, `seal`, `search`, `finding`, `request`, `bundle`,
                `person`, `authority`, `condition`, `consent`, `registration`.
            name: The id.
        """


@dataclass(slots=True)
class CaseState(CaseFacts):
    """The facts of a case, and how events change them."""

    def apply(self, event: Event, private: Mapping[str, Any] | None = None) -> None:
        """Fold one event.

        Args:
            event: An event of this case, later than all before.
            private: Its private document, where it is at hand.
        """
        if not self.case and event.case is not None:
            self._attach(event)
            return
        occurred = event.occurred
        taken = Taken(
            event,
            self.person_of(event.actor_key),
            occurred.at if occurred is not None else event.recorded.at,
            {**event.body, **(private or {})},
        )
        self.actors[event.id] = (taken.actor, event.type)
        fold = _FOLDS.get(event.type)
        if fold is not None:
            fold(self, taken)
        if event.type in _OF_REQUESTS:
            self._fold_request(taken)
        self._fold_courses(taken)

    def _fold_courses(self, taken: Taken) -> None:
        for machine in self.catalogue.moved_by(taken.event.type):
            facts = facts_of(taken.fields)
            for name in machine.subjects(taken.fields):
                moved = self.course_after(machine, name, taken.event.type, facts)
                if moved is not None:
                    self.courses[machine.id, name] = moved

    def _attach(self, event: Event) -> None:
        """Note of the log's courses that one goes on in a case from here on."""
        assert event.case is not None  # noqa: S101 - as the caller found
        for machine in self.catalogue.moved_by(event.type):
            for name in machine.subjects(event.body):
                if (machine.id, name) in self.courses:
                    self.attached.setdefault((machine.id, name), event.case.id)

    def _fold_request(self, taken: Taken) -> None:
        name = taken.fields.get("request")
        if name is None:
            return
        request = self.requests.get(name)
        if request is None:
            if taken.event.type != "request.approved":
                return
            day = self.day(taken)
            procedure = self.catalogue.procedure(taken.fields["procedure"], day)
            if procedure is None:
                return
            machine = self.catalogue.machines[procedure.machine]
            known, newest = self.catalogue.calendar_known(day), self.catalogue.calendar(day)
            request = requests.draft(name, procedure, machine, known, newest)
        made = self.requests[name] = request.after(taken.step())
        earlier = self.requests.get(made.previous or "")
        if taken.event.type == "request.sent" and earlier is not None:
            self.requests[earlier.id] = replace(earlier, follow_up=None)


_FOLDS: Final[Mapping[str, Callable[[CaseFacts, Taken], None]]] = {
    **folds_case.FOLDS,
    **folds_items.FOLDS,
    **folds_evidence.FOLDS,
    **folds_corrections.FOLDS,
}
"""Types that change the state; all others leave it as it is."""

_OF_REQUESTS: Final = frozenset(
    {
        "artifact.received_from_provider", "conditions.accepted", "conditions.offered",
        "conditions.rejected", "confirmation.sent", "deadline.alerted",
        "disclosure.partial_received", "preservation.acknowledged", "preservation.expired",
        "preservation.released", "preservation.renewed", "preservation.requested",
        "request.acknowledged", "request.answered", "request.approved", "request.clarified",
        "request.closed", "request.postponed", "request.refused", "request.sent",
        "request.withdrawn", "spontaneous.sent",
    }
)  # fmt: skip
"""Types that move the request they name."""

OF_LOG: Final = frozenset(
    {
        "conditions.accepted", "conditions.offered", "conditions.rejected", "contact.logged",
        "incoming.step", "spontaneous.received", "team.recorded",
    }
)  # fmt: skip
"""Types that the log, which is no case, follows: its own, and those that take it into a case."""

CHANGING: Final = frozenset({*_FOLDS, *_OF_REQUESTS, "contact.logged", "team.recorded"})
"""Types that change what is known of a case beyond who did what."""
