"""The states of cases, folded anew from the ledger for whoever reads."""

import json
from typing import TYPE_CHECKING

from custody.errors import InputError
from custody.ledger.entries import read_entry
from custody.ledger.ledger import Ledger
from custody.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from custody.domain.model import CaseState
    from custody.ledger.view import View
    from custody.procedures.catalogue import Catalogue


class CaseStates:
    """Folds the cases of one ledger."""

    def __init__(
        self,
        ledger: Ledger,
        catalogue: "Catalogue | Callable[[], Catalogue] | None",
        view: "Callable[[], View]",
    ) -> None:
        """Stand before an open ledger.

        Args:
            ledger: The ledger.
            catalogue: The procedures by which a case's clocks are reckoned, or what tells them
                when they are first asked for; by default those that come with the program.
            view: Gives its view at each question.
        """
        self._ledger = ledger
        self._view = view
        self._catalogue = catalogue

    def of(self, case: str, size: int | None = None) -> "CaseState":
        """The state of a case: its items with their holders, artifacts, requests, findings.

        Args:
            case: Id of the case.
            size: Of the tree as of which it is told; as of now by default.

        Raises:
            InputError: There is no such case.
        """
        before = self._view().size if size is None else size
        state = self._fresh(case)
        state.log, _ = self.log(before=before)
        indices = self._view().column(
            "SELECT idx FROM event WHERE case_id = ? AND idx < ? ORDER BY idx", [case, before]
        )
        if not indices:
            raise InputError("input.no_case", case=case)
        for index in indices:
            self._fold(state, index)
        return state

    def outline(
        self,
        case: str,
        known: "tuple[CaseState, int] | None" = None,
        progress: Progress = no_progress,
        *,
        log: "CaseState | None" = None,
    ) -> "tuple[CaseState, int]":
        """The state of a case without who did which event: quick to fold, and to fold on.

        Args:
            case: Id of the case.
            known: What this gave before; it is folded on, not copied.
            progress: Called for each event that is folded; may raise CancelledError.
            log: What was recorded while there was no case, if that was read already.

        Returns:
            The state, and the index up to which it tells.
        """
        from custody.domain.model import CHANGING

        state, last = known or (self._fresh(case), -1)
        state.log = self.log()[0] if log is None else log
        sql = (
            "SELECT idx FROM event WHERE case_id = ? AND idx > ? "
            "AND type IN (SELECT value FROM json_each(?)) ORDER BY idx"
        )
        indices = self._view().column(sql, [case, last, json.dumps(sorted(CHANGING))])
        for done, index in enumerate(indices, 1):
            self._fold(state, index)
            last = index
            progress(done, len(indices))
        return state, last

    def log(
        self, known: "tuple[CaseState, int] | None" = None, *, before: int | None = None
    ) -> "tuple[CaseState, int]":
        """What was recorded while there was no case, and may go on in one.

        Args:
            known: What this gave before; it is folded on, not copied.
            before: Of the events below this index alone.

        Returns:
            The state of no case, and the index up to which it tells.
        """
        from custody.domain.model import OF_LOG

        state, last = known or (self._fresh(""), -1)
        for index in self._view().of_log(OF_LOG, last + 1):
            if before is None or index < before:
                self._fold(state, index)
                last = index
        return state, last

    def _fresh(self, case: str) -> "CaseState":
        from custody.domain.model import CaseState
        from custody.procedures.catalogue import load

        people: dict[str, str] = {}

        def person_of(key: str) -> str:
            if key not in people:
                people.update(self._view().rows("SELECT name, person FROM signing_key", []))
            return people.get(key, key)

        if self._catalogue is None or callable(self._catalogue):
            self._catalogue = load() if self._catalogue is None else self._catalogue()
        return CaseState(case, self._catalogue, person_of)

    def _fold(self, state: "CaseState", index: int) -> None:
        found = read_entry(self._ledger.entry(index))
        if found is not None:
            envelope, private = found
            state.apply(envelope.event, private)
