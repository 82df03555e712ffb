"""Labels for items, bags and shelves: a code for scanners, and what people read.

The code holds the ledger's own name, which ends in its fingerprint, and an id: no personal data
(procedures §3.1). What people read is the id, the number of the case, the kind of thing, the seal
and the date.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from custody import resources
from custody.clock import parse_instant, zone
from custody.documents.record import Record
from custody.documents.telling import Teller
from custody.documents.things import Thing, row, things
from custody.domain.events import LANGUAGES
from custody.errors import InputError
from custody.station import Station
from custody.strict_json import canonical
from custody.typeset import qr_svg, set_pdf

LAYOUT: Final = "labels.typ"
_FILE: Final = "templates/labels.toml"
_MARK: Final = "custody-"
ITEM: Final = "item"
BAG: Final = "bag"
SHELF: Final = "shelf"
KINDS: Final = (ITEM, BAG, SHELF)
_DATED: Final = ("item.sealed", "item.resealed", "item.seized", "item.received", "item.found")


@dataclass(frozen=True, slots=True)
class Label:
    """One label."""

    kind: str
    id: str
    code: str
    """What a scanner reads."""
    lines: tuple[str, ...]
    """What people read below the id."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels as printed."""

    data: bytes
    labels: tuple[Label, ...]
    pages: int

    def digest(self, label: Label) -> str:
        """SHA-256 of what a label says, as `item.labelled` names it."""
        return hashlib.sha256("\n".join((label.code, *label.lines)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a label's code says."""

    kind: str
    origin: str
    id: str


def code_of(kind: str, origin: str, name: str) -> str:
    """What the code of a label holds."""
    return f"{_MARK}{kind} {origin} {name}"


def read_label(text: str) -> Scanned | None:
    """What a scanner read, if it is a label of ours."""
    kind, _, rest = text.strip().removeprefix(_MARK).partition(" ")
    origin, _, name = rest.partition(" ")
    if not text.strip().startswith(_MARK) or kind not in KINDS or not name:
        return None
    return Scanned(kind, origin, name)


def sheets() -> dict[str, dict[str, Any]]:
    """Sizes of sheets and of rolls, by name."""
    found: dict[str, dict[str, Any]] = tomllib.loads(resources.read_text(_FILE))["sheet"]
    return found


def labels_of(
    station: Station, case: str, kind: str, language: str, only: Sequence[str] = ()
) -> tuple[Label, ...]:
    """The labels of a case.

    Args:
        station: Where the record lies.
        case: Id of the case.
        kind: One of `KINDS`.
        language: `kk`, `ru` or `en`.
        only: Items, bags or places; all by default.

    Raises:
        InputError: No such kind, language, case or thing.
    """
    if language not in LANGUAGES:
        raise InputError("input.language", language=language)
    if kind not in KINDS:
        raise InputError("input.document_subject", kind="labels", subject=kind)
    record = Record(station.ledger, case)
    words = {name: told[language] for name, told in _words().items()}
    opened = record.first("case.opened")
    number = str(opened.fields.get("registration", "")) if opened else ""
    about = f"{words['case']} {number or case}"
    made = {ITEM: _items, BAG: _bags, SHELF: _shelves}[kind]
    origin = station.ledger.trust.origin
    found = tuple(
        Label(kind, name, code_of(kind, origin, name), (about, *filter(None, lines)))
        for name, lines in made(record, words, language)
        if not only or name in only
    )
    missing = set(only) - {each.id for each in found}
    if missing or not found:
        raise InputError(
            "input.document_subject", kind="labels", subject=", ".join(sorted(missing)) or case
        )
    return found


def print_labels(labels: Sequence[Label], sheet: str, language: str, station: Station) -> Labels:
    """Set labels on sheets, or on the labels of a roll.

    Args:
        labels: What is printed.
        sheet: A name of `sheets`.
        language: Of the document.
        station: Its clock dates the document.

    Raises:
        InputError: No such sheet; a letter that the fonts do not have.
    """
    known = sheets()
    if sheet not in known:
        raise InputError("input.document_subject", kind="labels", subject=sheet)
    size = known[sheet]
    ledger = station.ledger
    now = ledger.clock.now().astimezone(zone(ledger.offset))
    told = [{"id": each.id, "lines": list(each.lines), "qr": qr_svg(each.code)} for each in labels]
    data = {
        "title": ", ".join(each.id for each in labels)[:200],
        "language": language,
        "date": [now.year, now.month, now.day, now.hour, now.minute, now.second],
        "sheet": size,
        "labels": told,
    }
    record = {"labels": [{"code": each.code, "lines": list(each.lines)} for each in labels]}
    on_page = size["columns"] * size["rows"]
    pages = -(-len(labels) // on_page)
    return Labels(set_pdf(LAYOUT, data, canonical(record)), tuple(labels), pages)


_Named = Iterator[tuple[str, Iterable[str]]]


def _items(record: Record, words: dict[str, str], language: str) -> _Named:
    teller = Teller(language, record.at[1], {})
    dates = _dates(record)
    for number, (name, thing) in enumerate(things(record.entries).items(), 1):
        if not thing.fate:
            seal = ", ".join(thing.seals)
            yield (
                name,
                (
                    str(row(thing, number, teller)["what"]),
                    f"{words['seal']} {seal}" if seal else "",
                    f"{words['date']} {teller.day(dates[name])}" if name in dates else "",
                ),
            )


def _bags(record: Record, words: dict[str, str], language: str) -> _Named:
    teller = Teller(language, record.at[1], {})
    bags: dict[str, list[Thing]] = {}
    seals: dict[str, list[str]] = {}
    dates = _dates(record)
    for thing in things(record.entries).values():
        for seal, bag in thing.seals.items():
            if bag and not thing.fate:
                bags.setdefault(bag, []).append(thing)
                seals.setdefault(bag, []).append(seal)
    for bag, inside in sorted(bags.items()):
        when = max(dates.get(each.id, "") for each in inside)
        yield (
            bag,
            (
                ", ".join(dict.fromkeys(each.id for each in inside)),
                f"{words['seal']} {', '.join(dict.fromkeys(seals[bag]))}",
                f"{words['date']} {teller.day(when)}" if when else "",
            ),
        )


def _shelves(record: Record, words: dict[str, str], _language: str) -> _Named:
    places: dict[str, list[str]] = {}
    for thing in things(record.entries).values():
        if thing.place and not thing.fate:
            places.setdefault(thing.place, []).append(thing.id)
    for place, inside in sorted(places.items()):
        yield place, (f"{words['items']} {len(inside)}",)


def _dates(record: Record) -> dict[str, str]:
    """Day on which each item was sealed last; else on which it was taken."""
    found: dict[str, tuple[int, str]] = {}
    for entry in record.entries:
        if entry.type not in _DATED:
            continue
        rank = len(_DATED) - _DATED.index(entry.type) - (entry.type == "item.sealed")
        local = parse_instant(entry.told.at).astimezone(zone(entry.told.offset))
        for item in entry.told.event.item_ids:
            if rank >= found.get(item, (0, ""))[0]:
                found[item] = rank, local.date().isoformat()
    return {item: day for item, (_, day) in found.items()}


def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(resources.read_text(_FILE))["words"]
    return found
