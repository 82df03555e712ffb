"""What binds artifacts that came with another ledger's bundle: conditions and confidentiality."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from custody.bundle.contents import each_told
from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.types_base import LANGUAGES
from custody.domain.types_blocks import CONDITION_KINDS
from custody.exchange.foreign import ForeignBundle
from custody.queries import Queries
from custody.station import Station


@dataclass(frozen=True, slots=True)
class Binding:
    """What a bundle binds us to."""

    conditions: tuple[str, ...]
    """By their ids in a case of ours."""
    silences: tuple[Mapping[str, Any], ...]
    """The confidentiality that was asked for, as the bundle tells it."""
    offered: Command | None
    """What records those conditions that the case does not have yet."""


def binding(
    station: Station, path: Path, bundle: ForeignBundle, case: str, language: str
) -> Binding:
    """Take over what a bundle binds us to: all of it binds all that is taken out.

    The seal tells which conditions, and which requests' confidentiality, are in force for what the
    bundle shows, not which of its artifacts each is about: all bind all of them, which is the
    strictest. Confidentiality whose terms the bundle keeps back binds as a condition.

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
        return Binding((), (), None)
    theirs, silences = _theirs(path)
    held = {
        (each.kind, each.text): each.id
        for each in station.service.state_of(case).conditions.values()
    }
    free = (name for number in count(1)
            if station.service.case_of("condition", name := f"CND-{number}") is None)  # fmt: skip
    kinds = _kinds_by_word()
    ids: list[str] = []
    silent: list[Mapping[str, Any]] = []
    new: list[tuple[str, str, str]] = []
    for line in sealed:
        name, _, word = line.partition(": ")
        if name not in theirs and name in silences:
            silent.extend(each for each in silences[name] if each not in silent)
            continue
        kind, text = theirs.get(name, (kinds.get(word, "other"), line))
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
    return Binding(tuple(ids), tuple(silent), offered)


def _theirs(
    path: Path,
) -> tuple[dict[str, tuple[str, str]], dict[str, list[Mapping[str, Any]]]]:
    """What the bundle tells of what binds, as far as it does.

    Returns:
        Condition, by its id there, to its kind and its text; and request to the confidentiality
        that it asked for, by its id there or in the ledger before.
    """
    kinds: dict[str, str] = {}
    texts: dict[str, str] = {}
    silences: dict[str, list[Mapping[str, Any]]] = {}
    for told in each_told(path):
        private = told.private or {}
        for each in _groups(told.event.body.get("conditions")):
            if each.get("kind") in CONDITION_KINDS:
                kinds[str(each.get("condition"))] = str(each["kind"])
        for each in _groups(private.get("condition_texts")):
            texts[str(each.get("condition"))] = str(each.get("text"))
        asked = private.get("confidentiality")
        if told.event.type == "request.approved" and isinstance(asked, Mapping):
            name = str(told.event.body.get("request"))
            silences.setdefault(name, []).append({**asked, "request": name})
        for each in _groups(private.get("silences")):
            silences.setdefault(str(each.get("request")), []).append(each)
    return {name: (kind, texts.get(name, name)) for name, kind in kinds.items()}, silences


def _kinds_by_word() -> dict[str, str]:
    """Kind of condition, by its word in each language: how a seal tells it."""
    return {
        wording.choice("kind", kind, language): kind
        for language in LANGUAGES
        for kind in CONDITION_KINDS
    }


def _groups(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
