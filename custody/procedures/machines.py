"""State machines whose rows are data (procedures §0.7, §1.1-1.5). Pure.

A state is derived from signed events each time; it is never a stored column of record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

_ROW_NAME: Final = "artifact"
"""Member that names the thing, where the subject's field is a list of groups."""
SAME: Final = "="
"""As a target: the state stays what it is."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: an event that moves something from some states to another."""

    event: str
    before: frozenset[str]
    to: str
    when: Mapping[str, frozenset[str]]
    """Fact to the values with which the row fits; the empty text stands for an absent fact."""
    source: str = ""
    """Where the row comes from."""

    def fits(self, state: str, event: str, facts: Mapping[str, str]) -> bool:
        """Whether the row speaks of this event in this state."""
        return (
            event == self.event
            and state in self.before
            and all(facts.get(name, "") in values for name, values in self.when.items())
        )

    def reopened(self, old_open: frozenset[str], new_open: frozenset[str]) -> "Transition":
        """The row for a machine that has more open states than the one it extends."""
        if not self.before >= old_open:
            return self
        return replace(self, before=self.before | new_open)


@dataclass(frozen=True, slots=True)
class Machine:
    """States and how signed events move between them."""

    id: str
    initial: str
    open: frozenset[str]
    """States in which the other side still has something to do."""
    closable: frozenset[str]
    final: frozenset[str]
    transitions: tuple[Transition, ...]
    subject: str = ""
    """Field of its events that names what it moves; empty for requests and searches."""

    @property
    def states(self) -> frozenset[str]:
        """Every state that is named anywhere."""
        found = {self.initial} | self.open | self.closable | self.final
        for row in self.transitions:
            found |= row.before
            if row.to != SAME:
                found.add(row.to)
        return frozenset(found)

    @property
    def events(self) -> frozenset[str]:
        """Every type of event that the machine knows."""
        return frozenset(row.event for row in self.transitions)

    def after(self, state: str, event: str, facts: Mapping[str, str]) -> str | None:
        """The state after an event; None where the event is not allowed in this state."""
        for row in self.transitions:
            if row.fits(state, event, facts):
                return state if row.to == SAME else row.to
        return None

    def subjects(self, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """What an event names in the field of the machine's subject: nothing, one or many."""
        value = fields.get(self.subject)
        if isinstance(value, str):
            return (value,)
        rows = value if isinstance(value, list) else ()
        return tuple(row[_ROW_NAME] if isinstance(row, Mapping) else str(row) for row in rows)


def facts_of(fields: Mapping[str, Any]) -> dict[str, str]:
    """The plain fields of an event, as the rows of a machine compare them."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in fields.items()
        if isinstance(value, str | bool | int)
    }
