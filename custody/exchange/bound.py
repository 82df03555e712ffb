"""What binds artifacts that came with another ledger's bundle: the conditions on its seal."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from custody.bundle.contents import each_told
from custody.domain.commands import Command
from custody.domain.types_blocks import CONDITION_KINDS
from custody.exchange.foreign import ForeignBundle
from custody.queries import Queries
from custody.station import Station


@dataclass(frozen=True, slots=True)
class Binding:
    """The conditions of a bundle, by their ids in a case of ours."""

    conditions: tuple[str, ...]
    offered: Command | None
    """What records those that the case does not have yet."""


def binding(
    station: Station, path: Path, bundle: ForeignBundle, case: str, language: str
) -> Binding:
    """Take the conditions of a bundle over: each binds all that is taken out of it.

    The seal tells which conditions are in force for what the bundle shows, not which of its
    artifacts each is about: all bind all of them, which is the strictest.

    Args:
        station: Where the bundle was received.
        path: The bundle as it is kept.
        bundle: What is recorded of it.
        case: The case of ours that its artifacts go into.
        language: Of the statement.
    """
    told = Queries(station.ledger).told(bundle.index)
    sealed = () if told is None else told.event.body.get("conditions_sealed", ())
    if not sealed:
        return Binding((), None)
    theirs = _theirs(path)
    held = {
        (each.kind, each.text): each.id
        for each in station.service.state_of(case).conditions.values()
    }
    free = (name for number in count(1)
            if station.service.case_of("condition", name := f"CND-{number}") is None)  # fmt: skip
    ids: list[str] = []
    new: list[tuple[str, str, str]] = []
    for line in sealed:
        kind, text = theirs.get(line.partition(":")[0], ("other", line))
        known = held.get((kind, text))
        if known is None:
            known = next(free)
            new.append((known, kind, text))
        ids.append(known)
    fields: dict[str, Any] = {
        "conditions": [{"condition": name, "kind": kind} for name, kind, _ in new],
        "condition_texts": [{"condition": name, "text": text} for name, _, text in new],
        "imposed_by": bundle.origin,
    }
    offered = Command("conditions.offer", fields, case, language=language) if new else None
    return Binding(tuple(ids), offered)


def _theirs(path: Path) -> dict[str, tuple[str, str]]:
    """Condition, by its id there, to its kind and its text as far as the bundle tells it."""
    kinds: dict[str, str] = {}
    texts: dict[str, str] = {}
    for told in each_told(path):
        for each in _groups(told.event.body.get("conditions")):
            if each.get("kind") in CONDITION_KINDS:
                kinds[str(each.get("condition"))] = str(each["kind"])
        for each in _groups((told.private or {}).get("condition_texts")):
            texts[str(each.get("condition"))] = str(each.get("text"))
    return {name: (kind, texts.get(name, name)) for name, kind in kinds.items()}


def _groups(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
