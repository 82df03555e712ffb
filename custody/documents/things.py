"""Items and data as a document tells them: all that is recorded of each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from custody.bundle.rows import grouped
from custody.documents.facts import Block, Row, title_of
from custody.documents.record import Entry, Record
from custody.documents.telling import Cell, Teller, digests, parted, text_of
from custody.domain import wording
from custody.domain.types_base import Field, Kind
from custody.domain.types_items import DESCRIPTIONS, DETAILS
from custody.domain.vocabulary import TYPES

HASHED: Final = ("artifact.hashed",)
_NUMBERS: Final = ("serial", "imei", "iccid", "imsi", "eid", "mac", "vin", "plate", "asset_tag")
_OWN: Final = {each.name: each for each in (*DETAILS.fields, *DESCRIPTIONS.fields)}
_ABOUT: Final = {
    "item.found": ("place", "circumstances", "found_by"),
    "item.seized": ("manner", "relevance", "why_not_copy"),
    "item.received": ("ground", "packaging", "packaging_seal", "envelope"),
    "item.child_registered": ("separation", "separated_how"),
    "item.isolated": ("methods", "isolated_at", "tested", "faraday_bag", "power_bank"),
}
"""What these events say of the items they are about."""
_LISTED: Final = {
    "item.state_recorded": ("states", "observations", "actions"),
    "item.sealed": ("seals",),
    "item.resealed": ("seals",),
    "item.photographed": ("photos",),
    "item.labelled": ("labels",),
}
"""What these events say item by item."""


@dataclass(slots=True)
class Thing:
    """One item, as far as the record tells."""

    id: str
    fields: dict[str, Any] = field(default_factory=dict)
    """Details and descriptions; what was said last counts."""
    said: list[tuple[Entry, Field, Any]] = field(default_factory=list)
    """What else was recorded of it, in order."""
    seals: dict[str, str] = field(default_factory=dict)
    """Seals that are on it, with the bag."""
    manner: str = ""
    found: str = ""
    held: str = ""
    """Who has it."""
    place: str = ""
    fate: str = ""
    """Type of the event that ended custody."""


def things(entries: Iterable[Entry], only: Collection[str] | None = None) -> dict[str, Thing]:
    """The items of a case, by id.

    Args:
        entries: The events that are to be told of.
        only: Only these items; all by default.
    """
    found: dict[str, Thing] = {}
    for entry in entries:
        for item in entry.told.event.item_ids:
            if only is None or item in only:
                _take(found.setdefault(item, Thing(item)), entry)
    return {name: found[name] for name in sorted(found)}


def _take(thing: Thing, entry: Entry) -> None:
    fields, each = entry.fields, TYPES[entry.type]
    for group in ("details", "descriptions"):
        for member in _of_item(fields.get(group), thing.id):
            thing.fields |= {name: value for name, value in member.items() if name != "item"}
    for name in _ABOUT.get(entry.type, ()):
        if fields.get(name) not in (None, "") and name not in thing.fields:
            thing.said.append((entry, each.by_name[name], fields[name]))
    for name in _LISTED.get(entry.type, ()):
        for member in _of_item(fields.get(name), thing.id):
            thing.said.append((entry, each.by_name[name], member))
    _follow(thing, entry, fields)


def _follow(thing: Thing, entry: Entry, fields: Mapping[str, Any]) -> None:
    """Where the thing is now, and which seals are on it."""
    kind = entry.type
    if kind in ("item.seized", "item.received"):
        thing.manner = str(fields.get("manner", thing.manner))
        thing.held = entry.person
    elif kind == "item.found":
        thing.found = str(fields.get("place", ""))
    elif kind in ("transfer.accepted",):
        thing.held, thing.place = entry.person, ""
    elif kind in ("item.checked_out", "item.returned_to_store"):
        thing.held, thing.place = str(fields.get("to", "")), str(fields.get("place", ""))
    elif kind in ("item.stored", "item.relocated"):
        thing.place = str(fields.get("place") or fields.get("to_place") or "")
    elif kind in ("item.returned_to_owner", "item.confiscated", "item.transferred_outside",
                  "item.destroyed"):  # fmt: skip
        thing.fate, thing.held, thing.place = kind, "", ""
    for member in _of_item(fields.get("seals"), thing.id):
        if kind in ("item.sealed", "item.resealed"):
            thing.seals[str(member.get("seal"))] = str(member.get("bag", ""))
        elif kind == "seal.broken":
            thing.seals.pop(str(member.get("seal")), None)


def _of_item(values: object, item: str) -> Iterator[Mapping[str, Any]]:
    for each in values if isinstance(values, list) else ():
        if isinstance(each, dict) and each.get("item", item) == item:
            yield each


def row(thing: Thing, number: int, teller: Teller) -> Row:
    """An item as a row of an inventory."""
    told = {
        name: teller.value(_OWN[name], value)
        for name, value in thing.fields.items()
        if name in _OWN and value not in (None, "")
    }
    make = [told[name] for name in ("type", "maker", "model", "colour") if name in told]
    numbers = [
        f"{teller.label(_OWN[name])}: {text_of(told[name])}" for name in _NUMBERS if name in told
    ]
    quantity = " ".join(text_of(told[name]) for name in ("quantity", "measure") if name in told)
    where = teller.person(thing.held) if thing.held else ""
    return {
        "no": str(number),
        "item": thing.id,
        "what": ", ".join(map(text_of, make)),
        "description": parted(
            text_of(told[name]) for name in ("description", "marks") if name in told
        ),
        "numbers": "; ".join(numbers),
        "quantity": quantity or "1",
        "found": thing.found or text_of(told.get("found_where", "")),
        "manner": wording.choice("manner", str(thing.fields.get("manner") or thing.manner),
                                 teller.language)
        if thing.manner else "",
        "packing": "; ".join(f"{bag} / {seal}" if bag else seal
                             for seal, bag in thing.seals.items()),
        "state": title_of(thing.fate, teller.language) if thing.fate else "",
        "held": title_of(thing.fate, teller.language) if thing.fate else
        "; ".join(filter(None, (where, thing.place))),
        "value": text_of(told.get("value", "")),
    }  # fmt: skip


def block(thing: Thing, number: int, teller: Teller) -> Block:
    """An item told at length: every field that was recorded."""
    rows: list[tuple[str, Cell]] = []
    for name, known in _OWN.items():
        value = thing.fields.get(name)
        if name not in ("item", "type") and value not in (None, ""):
            rows.append((teller.label(known), teller.value(known, value)))
    rows += _acts(thing, teller)
    kind = wording.choice("type", str(thing.fields.get("type", "")), teller.language)
    return Block(f"{number}. {thing.id}{f' — {kind}' if kind else ''}", tuple(rows))


def _acts(thing: Thing, teller: Teller) -> Iterator[tuple[str, Cell]]:
    """What was done with an item, act by act."""
    for index in dict.fromkeys(entry.index for entry, _, _ in thing.said):
        said = [each for each in thing.said if each[0].index == index]
        entry = said[0][0]
        told: list[str] = []
        for _, known, value in said:
            if known.kind is Kind.GROUP:
                inner = {name: each for name, each in value.items() if name != "item"}
                told += (f"{name}: {text_of(cell)}" for name, cell in teller.rows(known, inner))
            else:
                told.append(f"{teller.label(known, entry.type)}: "
                            f"{text_of(teller.value(known, value))}")  # fmt: skip
        when = teller.instant(entry.told.at, entry.told.offset)
        yield title_of(entry.type, teller.language), f"{when}. {parted(told)}"


def data_rows(record: Record, entries: Iterable[Entry], teller: Teller) -> list[Row]:
    """The artifacts that some events hashed, as rows: the newest counts."""
    found: dict[str, Row] = {}
    verified: dict[str, str] = {}
    names: dict[str, str] = {}
    for entry in record.all(("artifact.verified",)):
        for each in entry.fields.get("artifacts", ()):
            verified[each["artifact"]] = teller.instant(entry.told.at, entry.told.offset)
    for entry in entries:
        fields = entry.fields
        for each in fields.get("names", ()):
            names[each["artifact"]] = each["name"]["shown"]
        for each in fields.get("artifacts", ()):
            name = each["artifact"]
            found[name] = {
                "artifact": name,
                "name": names.get(name, ""),
                "item": ", ".join(entry.told.event.item_ids),
                "origin": teller.instant(entry.told.at, entry.told.offset),
                "size": grouped(each["size"]),
                "sha256": {"code": each["digests"]["sha256"]},
                "digests": {"code": digests(each["digests"])},
                "verified": verified.get(name, ""),
            }
    return [{"no": str(number), **found[name]} for number, name in enumerate(sorted(found), 1)]
