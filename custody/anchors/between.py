"""Between which outside instants an event was recorded (format.md §8, question 10).

*Not before*: the newest outside value that stands in an event up to this one. A record of a time
stamp holds the SHA-256 of the token, which nobody knew before the authority signed it. *Not after*:
the oldest stamp over a head that holds the event. What the station's own clock claims plays no
part. Only stamps under the roots that are given count.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from custody.anchors.policy import read_policy
from custody.anchors.timestamps import GOOD, judge, note_of, records
from custody.errors import InputError
from custody.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Bound:
    """One instant that an authority attests."""

    at: str
    index: int
    """Not before: of the event that holds the token. Not after: of the last event stamped."""


@dataclass(frozen=True, slots=True)
class Between:
    """What is proven about the time of one event; None where nothing is."""

    not_before: Bound | None
    not_after: Bound | None


class Times:
    """The proven instants of one ledger, as its stamps stood when this was made."""

    def __init__(self, ledger: Ledger, roots: Sequence[bytes]) -> None:
        """Judge every stamp that the ledger keeps.

        Args:
            ledger: Open to read.
            roots: DER certificates under which stamps are trusted.
        """
        stamped: dict[str, str] = {}
        self._after: list[Bound] = []
        for size, kind, token in ledger.store.anchors() if roots else ():
            if kind != GOOD:
                continue
            stamp = judge(token, note_of(ledger, size), tuple(roots))
            if stamp is not None and stamp.trusted:
                stamped[hashlib.sha256(token).hexdigest()] = stamp.at
                self._after.append(Bound(stamp.at, size - 1))
        self._before = [
            Bound(stamped[event.body["token"]], event.seq)
            for event in records(ledger)
            if event.body["token"] in stamped
        ]

    def between(self, index: int) -> Between:
        """What is proven about the event at an index."""
        before = (each for each in self._before if each.index <= index)
        after = (each for each in self._after if each.index >= index)
        return Between(
            max(before, key=lambda each: each.at, default=None),
            min(after, key=lambda each: each.at, default=None),
        )

    @property
    def stamps(self) -> tuple[Bound, ...]:
        """Every stamp that is trusted, with the last event that it covers."""
        return tuple(self._after)


def proven_times(ledger: Ledger) -> Times:
    """The instants that the station's own policy proves; none where that cannot be read."""
    try:
        return Times(ledger, read_policy(ledger.folder).roots)
    except InputError:
        return Times(ledger, ())
