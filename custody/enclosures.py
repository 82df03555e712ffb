"""Documents that go along with a bundle: protocols, orders, letters that its events name."""

from collections.abc import Iterator

from custody.bundle.disclosure import Document
from custody.domain import wording
from custody.domain.named_documents import NamedDocument, named_documents
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
        for kind, named in _named(station, case, wish):
            path, sha256 = station.artifacts.path(named.sha256), named.sha256
            if sha256 not in found and path.is_file():
                said = (wording.title(kind, wish.language), named.told(wish.language))
                title = " · ".join(filter(None, said))
                found[sha256] = Document(path, title, named.size, sha256, named.media_type)
    return tuple(found.values())


def _named(station: Station, case: str, wish: Export) -> Iterator[tuple[str, NamedDocument]]:
    """The documents of each event of a case that the export tells whole, with its type."""
    queries, chosen = Queries(station.ledger), wish.chosen(station.service.state_of(case))
    last: int | None = None
    while rows := queries.events(EventFilter(case=case), after=last):
        last = rows[-1].index
        for row in rows:
            told = queries.told(row.index)
            if told is None or row.id in wish.withhold:
                continue
            items = told.event.item_ids
            if chosen is None or not set(chosen).isdisjoint(items):
                fields = {**told.event.body, **(told.private or {})}
                for named in named_documents(row.type, fields, items):
                    yield row.type, named
