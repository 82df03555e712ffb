"""Which ids are taken in a ledger: one kind never has two that differ by letter case alone."""

from custody.domain.events import LEDGER_CASE, Event
from custody.ledger.ledger import Ledger
from custody.ledger.projection import named_identifiers


class Register:
    """Ids that are taken: by what `view.db` tells of, and by what was recorded here since."""

    def __init__(self, ledger: Ledger) -> None:
        """Know of nothing recorded since."""
        self._ledger = ledger
        self._fresh: dict[tuple[str, str], str] = {}

    def case_of(self, kind: str, name: str) -> str | None:
        """The case that owns an id; None while it is free."""
        return self._fresh.get((kind, name.casefold())) or self._ledger.view_as_is().case_of(
            kind, name
        )

    def add(self, event: Event) -> None:
        """Take the ids that an event names."""
        owner = event.case_id or LEDGER_CASE
        for kind, name in named_identifiers(event):
            self._fresh.setdefault((kind, name.casefold()), owner)

    def clear(self) -> None:
        """Forget what was recorded here: `view.db` tells it now."""
        self._fresh.clear()

    def copy(self) -> "Register":
        """The same, for trying what an event would take."""
        twin = Register(self._ledger)
        twin._fresh = self._fresh.copy()
        return twin
