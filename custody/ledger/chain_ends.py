"""Where chains end, as the writer asks for it with every event.

What was appended here, or caught up with, is kept in memory; of what stood before, `view.db` tells,
and is believed only where the ledger itself bears it out: a place that is taken twice would spoil
the ledger for good.
"""

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from custody.domain.events import Event
from custody.errors import InputError
from custody.ledger.places import chain_places
from custody.ledger.quick import read_envelope
from custody.ledger.store import Store
from custody.ledger.tree import hash_leaf
from custody.ledger.writer import End, moved_ends

if TYPE_CHECKING:
    from custody.ledger.view import View

_MOST: Final = 50_000
"""Chains whose ends are kept in memory before `view.db` is asked to take them over."""

_log = logging.getLogger(__name__)


class ChainEnds:
    """The ends of all chains of one ledger; used under the writer's lock."""

    def __init__(
        self, store: Store, view: "Callable[[], View]", view_as_is: "Callable[[], View]"
    ) -> None:
        """Know of nothing.

        Args:
            store: What bears out what the view tells.
            view: Gives `view.db`, caught up with the ledger.
            view_as_is: Gives it without asking whether the ledger has grown.
        """
        self._store = store
        self._view = view
        self._view_as_is = view_as_is
        self._kept: dict[tuple[str, str], End] = {}
        self._since: int | None = None
        """Of events from this index on, every end is kept; None while no end was asked for."""

    def begin(self) -> None:
        """The ledger is being made: nothing stood before."""
        self._since = 0

    def end(self, kind: str, name: str) -> End:
        """Where a chain ends."""
        found = self._kept.get((kind, name))
        if found is None:
            if self._since is None:
                self._since = self._view().size
            found = self._told(kind, name) if self._since else End()
            self._kept[kind, name] = found
        return found

    def keep(self, ends: Iterable[tuple[tuple[str, str], End]]) -> None:
        """Take over the ends that a block of appends moved."""
        self._kept.update(ends)

    def trim(self) -> None:
        """Where too many ends are kept, let `view.db` take them over."""
        if len(self._kept) > _MOST:
            self._since = self._view().size
            self._kept.clear()

    def follow(self, event: Event, leaf: str) -> None:
        """Take in what another process appended."""
        if self._since is not None:
            self._kept.update(moved_ends(chain_places(event, leaf), self.end))

    def forget(self) -> None:
        """Something was erased: `view.db` is asked again."""
        self._kept.clear()
        self._since = None

    def _told(self, kind: str, name: str) -> End:
        """What `view.db` tells of a chain, if the ledger bears it out; else it is built again."""
        view = self._view_as_is()
        if not self._bears_out(view, kind, name):
            _log.warning("view.db tells another end of the %s %s: it is built again", kind, name)
            view.rebuild(self._store)
        return End(*view.chain(kind, name))

    def _bears_out(self, view: "View", kind: str, name: str) -> bool:
        """Whether the event at the end of a chain is there, takes that place, and none follows."""
        index, newest = view.chain_place(kind, name), view.newest_of(kind, name)
        if index is None or (newest is not None and newest > index):
            return newest is None
        events, leaf = view.chain(kind, name)
        try:
            entry = self._store.entry(index)
        except InputError:
            return False
        if entry.envelope is None:
            return False
        event = read_envelope(entry.envelope).event
        return any(
            (place.kind, place.id, place.seq + 1, place.leaf) == (kind, name, events, leaf)
            for place in chain_places(event, hash_leaf(entry.leaf).hex())
        )
