"""The record of a case as it stood at one checkpoint: what a document may tell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from custody.bundle.story import Told
from custody.domain.types_base import Field, Kind
from custody.domain.vocabulary import TYPES
from custody.errors import InputError, IntegrityError
from custody.event_filter import EventFilter
from custody.ledger.checkpoint import Checkpoint, open_note
from custody.ledger.ledger import Ledger
from custody.queries import Queries

_NAMES: Final = ("person.registered",)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the case."""

    index: int
    told: Told
    person: str
    """Who did it: a person's id, or a station's."""
    fields: Mapping[str, Any]
    """Open and private fields together."""

    @property
    def id(self) -> str:
        """The event's id."""
        return self.told.event.id

    @property
    def type(self) -> str:
        """The event's type."""
        return self.told.event.type


class Record:
    """A case at a checkpoint."""

    def __init__(self, ledger: Ledger, case: str, size: int | None = None) -> None:
        """Stand before a case.

        Args:
            ledger: Where it is recorded.
            case: Id of the case.
            size: Size of the tree at the checkpoint as of which it is told; the newest by default.

        Raises:
            InputError: `input.no_case`, or `input.no_checkpoint` of that size.
        """
        self.case, self.ledger, self.queries = case, ledger, Queries(ledger)
        store = ledger.store
        note = store.last_checkpoint() if size is None else store.checkpoint(size)
        if note is None:
            raise InputError("input.no_checkpoint", size=size or 0)
        self.note = note.decode()
        """The checkpoint as issued: what is printed on paper (format.md §5)."""
        self.checkpoint: Checkpoint = open_note(note, ledger.trust)
        if not self.entries:
            raise InputError("input.no_case", case=case)

    @property
    def size(self) -> int:
        """Of the tree."""
        return self.checkpoint.size

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All events of the case, in order; erased ones left out."""
        return tuple(self._entries(EventFilter(case=self.case)))

    @cached_property
    def at(self) -> tuple[str, str]:
        """When the last event before the checkpoint was recorded, and the station's offset."""
        found = None
        index = self.size - 1
        while found is None and index >= 0:
            found = self.queries.told(index)
            index -= 1
        if found is None:
            raise IntegrityError("integrity.ledger", reason="it has no event that is not erased")
        return found.event.recorded.at, found.event.recorded.offset

    @cached_property
    def agency(self) -> str:
        """The agency's name for people."""
        told = self.queries.told(0)
        return "" if told is None else str(told.event.body.get("agency", ""))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Id of a person to the name that was registered."""
        found: dict[str, str] = {}
        for kind in _NAMES:
            for entry in self._entries(EventFilter(type=kind)):
                name = entry.fields.get("name")
                if name:
                    found[str(entry.fields["person"])] = str(name)
        return found

    def all(self, types: Iterable[str], **fields: Any) -> Iterator[Entry]:
        """The events of some types whose fields have these values, in order."""
        wanted = frozenset(types)
        for entry in self.entries:
            given = entry.fields
            if entry.type in wanted and all(given.get(n) == v for n, v in fields.items()):
                yield entry

    def first(self, *types: str, **fields: Any) -> Entry | None:
        """The first of them."""
        return next(self.all(types, **fields), None)

    def last(self, *types: str, **fields: Any) -> Entry | None:
        """The last of them."""
        return next(iter([*self.all(types, **fields)][-1:]), None)

    def entry(self, name: str) -> Entry:
        """An event of the case, by its id or by its index in the ledger, as `custody show` has it.

        Raises:
            InputError: There is none.
        """
        for entry in self.entries:
            if name in (entry.id, str(entry.index)):
                return entry
        raise InputError("input.no_event", index=name)

    def _entries(self, of: EventFilter) -> Iterator[Entry]:
        last = -1
        while rows := self.queries.events(of, after=last):
            for row in rows:
                last = row.index
                if row.index >= self.checkpoint.size:
                    return
                told = self.queries.told(row.index)
                if told is not None:
                    fields = {**told.event.body, **(told.private or {})}
                    yield Entry(row.index, told, row.person or row.key, fields)


def documents_in(entry: Entry) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """The documents that an event names, each with the path of the field that names it."""
    return _in(TYPES[entry.type].fields, entry.fields, ())


def _in(
    fields: Iterable[Field], values: Mapping[str, Any], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    for each in fields:
        given = values.get(each.name)
        for value in given if isinstance(given, list) else (given,):
            if not isinstance(value, Mapping):
                continue
            if each.kind is Kind.DOCUMENT:
                yield (*above, each.name), value
            elif each.kind is Kind.GROUP:
                yield from _in(each.fields, value, (*above, each.name))
