"""What a correction changes in the state of a case: labels, never who holds what. Pure.

The corrected event stays as it was signed, and rules go on judging by it: holders, states, seals
and digests move by events of their own. What only describes (what a thing is, where it lies, the
number under which a case is registered) is read as corrected, wherever it was told.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from custody.domain.events import Event
from custody.domain.facts import CaseFacts
from custody.domain.records import Correction, Holding, Item, Told
from custody.domain.taken import Taken

_OF_CASE: Final = frozenset({"registration", "confidentiality"})


def read_as(told: Any, parts: list[str], value: Any) -> Any:
    """A value with another at a place inside; as it stands where it has no such place.

    Args:
        told: What an event tells.
        parts: The way from there: names of members, indices of lists.
        value: What is to be read at its end.
    """
    if not parts:
        return value
    first, *rest = parts
    if isinstance(told, Mapping) and first in told:
        return {**told, first: read_as(told[first], rest, value)}
    if isinstance(told, list) and first.isdigit() and int(first) < len(told):
        at = int(first)
        return [*told[:at], read_as(told[at], rest, value), *told[at + 1 :]]
    return told


def steps(pointer: str) -> list[str]:
    """The parts of a JSON Pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def members(event: Event, private: Mapping[str, Any] | None) -> dict[str, Any]:
    """What an event tells, under the names with which a correction's pointer begins."""
    told: dict[str, Any] = {"body": event.body}
    if event.occurred is not None:
        told["occurred"] = {"at": event.occurred.at, "offset": event.occurred.offset}
    return told if private is None else {**told, "private": private}


def _corrected(state: CaseFacts, taken: Taken) -> None:
    fields = taken.fields
    value = fields.get("value", fields.get("private_value"))
    made = Correction(taken.event.id, taken.at, taken.actor, fields["field"], value)
    name = fields["event"]
    state.corrections[name] = (*state.corrections.get(name, ()), made)
    if value is None:
        return
    _, type_name = state.actors.get(name, ("", ""))
    parts = steps(made.field)
    if type_name == "case.opened" and parts[0] == "body" and parts[1] in _OF_CASE:
        setattr(state, parts[1], value)
    for item in tuple(state.items.values()):
        state.items[item.id] = _read_item(item, name, made)


def _read_item(item: Item, event: str, made: Correction) -> Item:
    """An item, its labels as the correction of an event has them."""
    details = {name: _read(told, event, made) for name, told in item.details.items()}
    history = tuple(_read_holding(holding, event, made) for holding in item.history)
    return replace(item, details=details, history=history)


def _read_holding(holding: Holding, event: str, made: Correction) -> Holding:
    told = holding.told_place
    return holding if told is None else replace(holding, told_place=_read(told, event, made))


def _read(told: Told, event: str, made: Correction) -> Told:
    if told.event != event:
        return told
    within = _way(told.pointer, made.field)
    if within is not None:
        return replace(told, value=read_as(told.value, within, made.value))
    around = _way(made.field, told.pointer)
    return told if around is None else replace(told, value=_inside(made.value, around))


def _way(outer: str, inner: str) -> list[str] | None:
    """The way from one place to another inside it; None where it is not inside."""
    if inner != outer and not inner.startswith(f"{outer}/"):
        return None
    return steps(inner[len(outer) :])


def _inside(value: Any, way: list[str]) -> Any:
    """What a value holds at a place; None where it has no such place."""
    for part in way:
        value = within(value, part)
    return value


def within(value: Any, part: str) -> Any:
    """A member, by its name or its place in a list; None where there is none."""
    if isinstance(value, Mapping):
        return value.get(part)
    if isinstance(value, list) and part.isdigit() and int(part) < len(value):
        return value[int(part)]
    return None


FOLDS: Final[Mapping[str, Callable[[CaseFacts, Taken], None]]] = {"event.corrected": _corrected}
