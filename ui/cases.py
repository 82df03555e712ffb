"""Cases as the window's thread sees them: folded event by event, never written."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from custody.errors import InputError, RefusedError
from custody.progress import no_progress
from custody.station import Station

if TYPE_CHECKING:
    from custody.domain.commands import Command
    from custody.domain.enrolled_key import EnrolledKey
    from custody.domain.model import CaseState
    from custody.domain.roster import Roster
    from custody.keys.signer import Signer
    from custody.procedures.catalogue import Catalogue
    from custody.progress import Progress
    from custody.service import Act, CustodyService, Preview, Receipt


_MUCH: Final = 100_000
"""Bytes of events that take the window's thread too long to fold."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A command, and who shall sign it beside the person at the desk."""

    command: "Command"
    cosigners: tuple[str, ...] = ()
    """Persons, in the order in which they are asked."""
    actor: str | None = None
    """Person whose act it is, where it is not the one at the desk's (a receiver's acceptance)."""
    proving: "tuple[Signer, ...]" = ()
    """Open keys that sign too, as proof of possession: those that the act enrols."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Cases that were folded on another thread."""

    aside: "CustodyService"
    cases: tuple[str, ...]


class Cases:
    """Reads the same ledger as the writing lane, by a service of its own that never writes."""

    def __init__(self, station: Station) -> None:
        """Fold nothing yet."""
        self._station = station

    @cached_property
    def _service(self) -> "CustodyService":
        return self._aside()

    def _aside(self) -> "CustodyService":
        """A service that only reads: while another thread takes in events, it waits for none."""
        from custody.service import CustodyService

        station = self._station
        view = station.ledger.view_meanwhile
        return CustodyService(station.ledger, station.signer, station.catalogue, view)

    @property
    def catalogue(self) -> "Catalogue":
        """The procedures by which cases are judged."""
        return self._station.catalogue

    def state(self, case: str) -> "CaseState":
        """The state of a case now; not opened where there is no such case."""
        return self._service.state_of(case)

    def fold(self, cases: Sequence[str], progress: "Progress") -> "Folded":
        """Fold cases aside, on a job's thread; `adopt` then takes them over at once."""
        aside = self._aside()
        for done, case in enumerate(cases):
            progress(done, len(cases))
            aside.state_of(case)
        return Folded(aside, tuple(cases))

    def folded(self, receipt: "Receipt") -> "Folded":
        """Fold aside, on a job's thread, the cases in which so much was recorded at once."""
        length = Counter[str]()
        for done in receipt.appended:
            if done.event.case is not None:
                length[done.event.case.id] += len(done.envelope)
        return self.fold([case for case in length if length[case] > _MUCH], no_progress)

    def adopt(self, folded: "Folded") -> None:
        """Take over what was folded aside."""
        for case in folded.cases:
            self._service.adopt(folded.aside, case)

    def roster(self) -> "Roster":
        """Keys, persons and roles now."""
        return self._service.roster()

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id; None while it is free."""
        return self._service.case_of(kind, name)

    def taken(self, kind: str, names: Iterable[str]) -> set[str]:
        """Those of these ids that are taken."""
        return self._service.taken(kind, names)

    def count_of(self, kind: str) -> int:
        """How many ids of a kind are taken."""
        return self._service.count_of(kind)

    def key_of(self, person: str) -> "EnrolledKey":
        """The key by which a person signs now.

        Raises:
            RefusedError: The person has none.
        """
        for key in self.roster().keys.values():
            if key.person == person and key.ended is None:
                return key
        raise RefusedError("refused.key", person=person)

    def refusal(self, command: "Command", person: str) -> RefusedError | None:
        """Why the rules keep a person from a command now; None where they do not.

        Everybody else who has a key is taken to sign too, so that a second signature, which can
        still be asked for, is no reason.
        """
        from custody.service import Act, Named

        keys = [key for key in self.roster().keys.values() if key.ended is None]
        own = next((key for key in keys if key.person == person), None)
        if own is None:
            return RefusedError("refused.key", person=person)
        others = (Named(key.public) for key in keys if key.person != person and not key.is_station)
        try:
            self._service.judge(Act(command, Named(own.public), tuple(others)))
        except RefusedError as err:
            return err
        except InputError:  # the form of a field, which nobody has filled in yet
            return None
        return None

    def preview(self, wishes: Sequence[Wish], person: str) -> "tuple[Preview, ...]":
        """What wishes would record if a person and their cosigners signed now.

        Raises:
            RefusedError: The rules forbid one of them.
        """
        return self._service.preview(self._acts(wishes, person))

    def preview_aside(
        self, wishes: Sequence[Wish], person: str
    ) -> "Callable[[Progress], tuple[Preview, ...]]":
        """As `preview`, as work for a job: for wishes that take long to judge.

        Raises:
            RefusedError: A person has no key.
        """
        acts, aside = self._acts(wishes, person), self._aside()
        return lambda _progress: aside.preview(acts)

    def _acts(self, wishes: Sequence[Wish], person: str) -> "list[Act]":
        from custody.service import Act, Named

        return [
            Act(
                wish.command,
                Named(self.key_of(wish.actor or person).public),
                (
                    *(Named(self.key_of(each).public) for each in wish.cosigners),
                    *(Named(each.public, each.source) for each in wish.proving),
                ),
            )
            for wish in wishes
        ]
