"""What was told when an examination began, and need not be told again when it ends."""

from collections.abc import Mapping
from typing import Any, Final

from custody.event_filter import EventFilter
from ui.desk import Desk

ENDS: Final = "examination.finished"
_BEGINS: Final = "examination.started"
_STAYS: Final = ("tools", "method")


class Begun:
    """The examinations of a case that go on."""

    def __init__(self, desk: Desk, case: str) -> None:
        """Read what was recorded when they began."""
        going_on = {
            name
            for name, state in desk.cases.state(case).examinations.items()
            if state == "started"
        }
        self._told: dict[str, Mapping[str, Any]] = {}
        self._items: dict[str, tuple[str, ...]] = {}
        for row in desk.queries.events(EventFilter(case=case, type=_BEGINS)):
            told = desk.queries.told(row.index)
            said = {} if told is None else {**told.event.body, **(told.private or {})}
            if told is not None and said.get("examination") in going_on:
                stays: dict[str, Any] = {name: said[name] for name in _STAYS if name in said}
                self._told[said["examination"]] = {"started_at": told.at, **stays}
                self._items[said["examination"]] = told.event.item_ids
        self._given: Mapping[str, Any] = {}

    def missing(self, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a form that names an examination lacks, or has from another one; empty for nothing.

        Args:
            fields: Those of the form. Without an examination the only one that goes on is meant.
        """
        name = fields.get("examination")
        if name is None and len(self._told) == 1:
            (name,) = self._told
        told = self._told.get(str(name), {})
        if not told or told is self._given:
            return {}
        before, self._given = self._given, told
        wanted = {
            key: value
            for key, value in told.items()
            if fields.get(key) in (None, [], before.get(key))
        }
        return {"examination": name, **wanted}

    def items(self, examination: str) -> tuple[str, ...]:
        """What is examined."""
        return self._items.get(examination, ())
