"""Documents that go along with a bundle: protocols, orders, letters that its events name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from custody.bundle.disclosure import Document
from custody.domain import wording
from custody.domain.vocabulary import TYPES, Field, Kind
from custody.event_filter import EventFilter
from custody.foreseen import Export
from custody.queries import Queries
from custody.station import Station


def enclosures(station: Station, wish: Export) -> tuple[Document, ...]:
    """The documents that events of an export name and this station keeps, each once.

    Those of an event whose private part is kept back are kept back with it.
    """
    found: dict[str, Document] = {}
    for case in wish.cases:
        for fields, kind in _told(station, case, wish):
            for value in _documents(TYPES[kind].fields, fields):
                path, sha256 = station.artifacts.path(value["sha256"]), str(value["sha256"])
                if sha256 not in found and path.is_file():
                    name = str(fields.get("title") or wording.title(kind, wish.language))
                    media = str(value.get("media_type", "application/octet-stream"))
                    found[sha256] = Document(path, name, int(value["size"]), sha256, media)
    return tuple(found.values())


def _told(station: Station, case: str, wish: Export) -> Iterator[tuple[dict[str, Any], str]]:
    """Fields and type of each event of a case that the export tells whole."""
    queries, chosen = Queries(station.ledger), wish.chosen(station.service.state_of(case))
    last: int | None = None
    while rows := queries.events(EventFilter(case=case), after=last):
        last = rows[-1].index
        for row in rows:
            told = queries.told(row.index)
            if told is None or row.id in wish.withhold:
                continue
            if chosen is None or not set(chosen).isdisjoint(told.event.item_ids):
                yield {**told.event.body, **(told.private or {})}, row.type


def _documents(fields: Iterable[Field], values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for each in fields:
        given = values.get(each.name)
        for value in given if isinstance(given, list) else (given,):
            if each.kind is Kind.DOCUMENT and isinstance(value, Mapping):
                yield value
            elif each.kind is Kind.GROUP and isinstance(value, Mapping):
                yield from _documents(each.fields, value)
