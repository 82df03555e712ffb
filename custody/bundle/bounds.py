"""Which time stamps go along with a bundle: those that bound in time what it shows.

A ledger gathers stamps for years. Of each authority these tell as much as all of them: for every
event that is shown the last one whose record stands before it and the first over a head that holds
it, and the newest of all. Records of the others stay away too.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from custody.ledger.ledger import Ledger

KIND: Final = "tsr"
"""Of an anchor that was found good on arrival."""
RECORD: Final = "timestamp.obtained"
"""Type of the event that tells of one."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp that the ledger keeps."""

    size: int
    """Of the head that it is over."""
    token: bytes
    record: int | None = None
    """Index of the event that tells of it."""
    authority: str = ""
    """As that event calls it."""


def kept(ledger: Ledger, size: int) -> Iterator[Stamp]:
    """The stamps over heads up to a size, with their records below it."""
    rows = ledger.view.rows("SELECT idx FROM event WHERE type = ? AND idx < ?", (RECORD, size))
    told = {each.body["token"]: each for each in ledger.events(index for (index,) in rows)}
    for stamped, kind, token in ledger.store.anchors():
        if kind == KIND and stamped <= size:
            record = told.get(hashlib.sha256(token).hexdigest())
            if record is None:
                yield Stamp(stamped, token)
            else:
                yield Stamp(stamped, token, record.seq, record.body["authority_name"])


def bounding(stamps: Iterable[Stamp], shown: Sequence[int]) -> set[Stamp]:
    """Those of the stamps that bound the events shown, and the newest of each authority.

    Args:
        stamps: What `kept` tells.
        shown: Indices of events.
    """
    chosen: set[Stamp] = set()
    in_order = sorted(stamps, key=attrgetter("authority", "size"))
    for _, group in groupby(in_order, attrgetter("authority")):
        of_one = list(group)
        sizes = [each.size for each in of_one]
        recorded = sorted((each.record, each.size, each) for each in of_one if each.record)
        records = [index for index, *_ in recorded]
        after = {bisect_right(sizes, index) for index in shown} - {len(of_one)}
        before = {bisect_right(records, index) - 1 for index in shown} - {-1}
        chosen |= {of_one[-1], *(of_one[at] for at in after), *(recorded[at][-1] for at in before)}
    return chosen
