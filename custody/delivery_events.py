"""From what a provider sent to events: received, hashed, and what is wrong with it."""

import dataclasses
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from custody.acquisition import commands
from custody.deliveries import Delivery, File, Parcel
from custody.domain.commands import Command
from custody.evidence.algorithms import LEGACY
from custody.free_ids import free_ids
from custody.gathering import Plan
from custody.station import Station
from custody.strict_json import file_name, shown_name

_RECEIVE: Final = "artifact.receive"
_AT_ONCE: Final = 1000
"""Files of which it is told at once what the receipt says of them."""
_HOSTILE: Final = frozenset(
    {
        "input.archive_alike", "input.archive_broken", "input.archive_large",
        "input.archive_many", "input.archive_name", "input.archive_twice",
    }
)  # fmt: skip
"""Why a container is not opened that tell of the container, and not of what is still wanted."""


def acts(
    station: Station,
    delivery: Delivery,
    act: Command,
    categories: Mapping[int, Sequence[str]],
) -> Iterator[Command]:
    """What records a delivery: its receipt and the digests, for each parcel.

    Args:
        station: Whose ledger tells which ids are free.
        delivery: What was read.
        act: `artifact.receive` with what is said of the whole, its case, items and role.
        categories: Number of a file to its own categories of data, where they differ.
    """
    for part in acts_in_parts(station, delivery, act, categories):
        yield from part


def acts_in_parts(
    station: Station,
    delivery: Delivery,
    act: Command,
    categories: Mapping[int, Sequence[str]],
) -> Iterator[Sequence[Command]]:
    """As `acts`, in parts between which a window hears and paints; some have no command."""
    number, first = 0, True
    given: list[str] = []
    for parcel in delivery.parcels:
        ids = _ids(station, parcel, given)
        given += ids
        yield ()
        fields: dict[str, Any] = dict(act.fields)
        told: list[dict[str, Any]] = []
        for name, file in zip(ids, parcel.files, strict=True):
            if file.is_outermost:
                fields["container"] = name
            told += _told(name, file, delivery, number, categories.get(number))
            number += 1
            if number % _AT_ONCE == 0:
                yield ()
        if told:
            fields["files"] = told
        if first and delivery.compared is not None and delivery.compared.only_theirs:
            fields["only_theirs"] = [file_name(each) for each in delivery.compared.only_theirs]
        first = False
        item = act.items[0] if act.items else None
        plan = Plan(
            case=act.case or "",
            paths=(),
            item=item,
            act=dataclasses.replace(act, name=_RECEIVE, fields=fields),
            ids=tuple(ids),
            role=act.role,
        )
        yield ()
        for command in commands(station, plan, parcel.found, given):
            given += _brought(command)
            yield (command,)
        yield tuple(_findings(delivery, parcel, ids, act))


def _findings(
    delivery: Delivery, parcel: Parcel, ids: Sequence[str], act: Command
) -> Iterator[Command]:
    """A finding for each container of the parcel that is not acceptable."""
    refused, path = dict(delivery.unopened), parcel.path or Path()
    for name, file in zip(ids, parcel.files, strict=True):
        if not file.is_container:
            continue
        err = refused.get(path if file.is_outermost else path / os.fsdecode(file.name))
        if err is None or err.code not in _HOSTILE:
            continue
        reason = shown_name(str(err).encode())  # names that a stranger gave are in it
        facts = [
            {"fact": "file", "value": shown_name(file.name)},
            {"fact": "text", "value": reason},
        ]
        fields = {
            "finding": f"FND-{name}",
            "kind": "other",
            "severity": "amber",
            "facts": facts,
            "artifacts": [name],
        }
        yield Command("finding.raise", fields, act.case, role=act.role)


def _told(
    name: str, file: File, delivery: Delivery, number: int, own: Sequence[str] | None
) -> Iterator[dict[str, Any]]:
    """What the receipt says of one file, if there is anything to say."""
    entry: dict[str, Any] = {"artifact": name}
    if own is not None:
        entry["data_categories"] = sorted(own)
    outcome, line = delivery.comparison(number)
    if delivery.compared is not None and not file.is_apart:
        entry["comparison"] = str(outcome)
    if line is not None:
        entry["comparison"] = str(outcome)
        strong = {k: v for k, v in line.digests.items() if k not in LEGACY}
        broken = {k: v for k, v in line.digests.items() if k in LEGACY}
        if "sha256" in strong:  # the vocabulary knows digests only beside a SHA-256
            entry["digests"] = strong
        if broken:
            entry["legacy"] = broken
    if len(entry) > 1:
        yield entry


def _ids(station: Station, parcel: Parcel, given: Sequence[str]) -> list[str]:
    """`ART-<n>` for what stands alone; what a container holds is numbered below it."""
    view = station.ledger.view  # caught up once, not for each of thousands
    taken = set(given)
    found: list[str] = []

    numbered = free_ids(view, "artifact", "ART", given=taken)
    above = ""
    for index, file in enumerate(parcel.files):
        name = f"{above}.{index:03}"
        if not above or name in taken:
            name = next(numbered)
        taken.add(name)
        found.append(name)
        if file.is_outermost:
            above = name
            below = (f"{above}.{number:03}" for number in range(len(parcel.files)))
            taken |= view.taken("artifact", below)
    return found


def _brought(command: Command) -> list[str]:
    if command.name != _RECEIVE:
        return []
    return [str(name) for name in command.fields["artifacts"]]
