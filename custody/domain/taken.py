"""One event with what every fold asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from custody.domain.events import Event
from custody.domain.records import Told
from custody.procedures.requests import Step


@dataclass(frozen=True, slots=True)
class Taken:
    """One event with what every fold asks of it."""

    event: Event
    actor: str
    """Person of the actor's key, or the station's id."""
    at: str
    """When the act happened; when it was recorded, if nothing else is said."""
    fields: Mapping[str, Any]
    """Open and private members together, as far as the private part is at hand."""

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items that the event concerns."""
        return self.event.item_ids

    @property
    def offset(self) -> str:
        """Offset from UTC at the place of the act."""
        occurred = self.event.occurred
        return occurred.offset if occurred is not None else self.event.recorded.offset

    def told(self, name: str) -> Told | None:
        """What an open field tells, and where; None where it is absent."""
        value = self.event.body.get(name)
        return None if value is None else Told(value, self.event.id, f"/body/{name}")

    def step(self) -> Step:
        """What a request needs of the event."""
        return Step(self.event.type, self.event.id, self.at, self.offset, self.fields)


def alert_key(fields: Mapping[str, Any]) -> tuple[str, str, str]:
    """Which deadline a warning speaks of: its rule, its end, and what it is about."""
    subject = fields.get("request") or fields.get("basis_event", "")
    return fields.get("rule", ""), fields.get("ends_at", ""), subject
