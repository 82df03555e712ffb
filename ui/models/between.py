"""What is on its way between this station and others, as received bundles tell it. No Qt in it."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from custody.clock import is_instant
from custody.errors import CustodyError
from custody.event_filter import EventFilter
from custody.exchange.closing import is_answered
from custody.exchange.offers import incoming
from custody.queries import Queries
from custody.station import Station
from ui.models.agenda import Transit

_CHANGED_BY: Final = (
    "bundle.received", "item.received", "item.transferred_outside", "transfer.offered",
    "transfer.refused", "transfer.recalled",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coming:
    """Things that another station offers to somebody of this one."""

    offer: str
    case: str | None
    """Of ours, as the receipt of its bundle names it."""
    items: tuple[str, ...]
    """By their ids there."""
    giver: str
    origin: str
    """Of the ledger there."""
    to: str
    expected_at: str | None
    """None where that ledger tells no instant: verifiers ask for none."""
    is_proven: bool
    """Whether the bundle was judged by a trust line; else nobody may take them over."""


@dataclass(frozen=True, slots=True)
class Between:
    """Offers of others that wait here, and offers of ours that were answered."""

    coming: tuple[Coming, ...] = ()
    answered: frozenset[str] = frozenset()
    fault: CustodyError | None = None
    """Why a bundle that is kept cannot be read; then nothing else is known."""


class Exchange:
    """Reads bundles again only when something was recorded that changes what they mean."""

    def __init__(self, station: Station) -> None:
        """Read nothing yet."""
        self._station = station
        self._queries = Queries(station.ledger, view=station.ledger.view_meanwhile)
        self._lock = threading.Lock()
        self._key: tuple[int, ...] = ()
        self._known = Between()

    def read(self, transits: Sequence[Transit]) -> Between:
        """What stands now; on any thread.

        Args:
            transits: Open offers of this ledger.
        """
        with self._lock:
            key = tuple(self._queries.event_count(EventFilter(type=kind)) for kind in _CHANGED_BY)
            if key != self._key:
                try:
                    self._known = self._read(transits)
                except CustodyError as err:
                    return Between(fault=err)
                self._key = key
            return self._known

    def _read(self, transits: Sequence[Transit]) -> Between:
        coming = tuple(
            Coming(
                each.id,
                each.offered.bundle.case,
                tuple(sorted(each.in_transit)),
                each.offered.person,
                each.offered.event.ledger,
                each.to,
                _instant(each.offered.event.body.get("expected_at")),
                each.offered.bundle.trust_line is not None,
            )
            for each in incoming(self._station, self._queries)
            if each.in_transit
        )
        ours = (each for each in transits if each.to_ledger is not None)
        return Between(
            coming,
            frozenset(
                each.offer
                for each in ours
                if is_answered(self._station, each.offer, each.items, self._queries)
            ),
        )


def _instant(value: object) -> str | None:
    return str(value) if is_instant(value) else None
