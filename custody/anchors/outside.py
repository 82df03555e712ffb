"""What others hold of a ledger: stamps, cosignatures, checkpoints on paper and in bundles.

What stands behind the largest of these heads could be rewritten by whoever owns the disk, and
nobody would know. Stamps and cosignatures are judged by the policy of the station; that a
checkpoint was printed or left in a bundle is what the ledger itself tells of it.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from custody.anchors.cosigning import is_by
from custody.anchors.policy import Policy
from custody.anchors.timestamps import GOOD, OBTAINED, REFRESH, judge, note_of, records
from custody.bundle.witnesses import cosigned_at
from custody.clock import format_instant, parse_instant
from custody.errors import IntegrityError
from custody.ledger.ledger import Ledger
from custody.resources import read_text

if TYPE_CHECKING:
    from custody.ledger.view import View

_LIMITS: Final = "outside.toml"
_PRINTED: Final = "ledger.checkpoint"
_SEALED: Final = "bundle.sealed"
_EXPORTED: Final = "bundle.exported"
_SILENT: Final = frozenset({OBTAINED, _PRINTED})
"""Types of events that tell of heads outside: they come behind them, and none waits for another."""


class Kind(StrEnum):
    """How a head lies outside."""

    STAMP = "stamp"
    COSIGNATURE = "cosignature"
    PAPER = "paper"
    BUNDLE = "bundle"


class Level(StrEnum):
    """How urgent it is that the next head leaves."""

    HELD = "held"
    """Everything lies outside."""
    FRESH = "fresh"
    """What waits does so for a short time."""
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Limits:
    """After how long what waits is due and late, and how often it is asked for."""

    due: timedelta
    late: timedelta
    ask_every: timedelta


@dataclass(frozen=True, slots=True)
class Head:
    """One head that somebody outside holds."""

    kind: Kind
    size: int
    at: str
    by: str
    """Authority, witness or recipient; empty where nobody is named."""
    is_trusted: bool = True
    """A stamp or cosignature is good under the policy of today."""
    until: str | None = None
    """When the certificate of a stamp's authority ends."""
    is_ending: bool = False
    """That end is near or past, and no later stamp covers this one."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything that lies outside, and what does not."""

    heads: tuple[Head, ...]
    """The largest first."""
    events: int
    """Behind the largest head that counts; 0 where only records of heads are."""
    since: str | None
    """When the oldest of these was recorded."""

    @property
    def last(self) -> Head | None:
        """The largest head that counts."""
        return next((head for head in self.heads if head.is_trusted), None)

    @property
    def needs_refreshing(self) -> bool:
        """Whether a stamp's certificate ends soon."""
        return any(head.is_ending for head in self.heads)

    def level(self, now: datetime) -> Level:
        """How urgent the next head is."""
        if self.since is None:
            return Level.HELD
        waited = now - parse_instant(self.since)
        if waited < limits().due:
            return Level.FRESH
        return Level.DUE if waited < limits().late else Level.LATE


@cache
def limits() -> Limits:
    """As the station's data have them."""
    told = tomllib.loads(read_text(_LIMITS))
    return Limits(
        timedelta(hours=told["due_hours"]),
        timedelta(hours=told["late_hours"]),
        timedelta(minutes=told["ask_every_minutes"]),
    )


def read_outside(ledger: Ledger, policy: Policy) -> Outside:
    """Judge every head that the ledger knows to lie outside.

    While another thread takes in new events, the heads are told as they were before.

    Raises:
        IntegrityError: The ledger does not hold together.
    """
    view = ledger.view_meanwhile()
    found = (
        *_stamps(ledger, policy, view),
        *_cosignatures(ledger, policy),
        *_handed_out(ledger, view),
    )
    heads = tuple(sorted(found, key=lambda head: (head.size, head.at), reverse=True))
    last = next((head.size for head in heads if head.is_trusted), 0)
    size = ledger.store.size()
    for event in ledger.events(range(last, size)):
        if event.type not in _SILENT:
            return Outside(heads, size - last, event.recorded.at)
    return Outside(heads, 0, None)


def _stamps(ledger: Ledger, policy: Policy, view: "View") -> list[Head]:
    names = {event.body["token"]: event.body["authority_name"] for event in records(ledger, view)}
    kept = [(size, token) for size, kind, token in ledger.store.anchors() if kind == GOOD]
    ends_by = format_instant(ledger.clock.now() + REFRESH)
    newest = max((size for size, _ in kept), default=0)
    found = []
    for size, token in kept:
        by = str(names.get(hashlib.sha256(token).hexdigest(), ""))
        stamp = judge(token, note_of(ledger, size), policy.roots)
        if stamp is not None:
            trusted = stamp.trusted
            ending = size == newest and (stamp.until is None or stamp.until < ends_by)
            found.append(Head(Kind.STAMP, size, stamp.at, by, trusted, stamp.until, ending))
    return found


def _cosignatures(ledger: Ledger, policy: Policy) -> Iterator[Head]:
    for size, line in ledger.store.cosigned():
        by = line.decode("utf-8", "replace").removeprefix("— ").rpartition(" ")[0]
        trusted = any(is_by(ledger, size, line, each.line) for each in policy.witnesses)
        try:
            at = cosigned_at(line)
        except IntegrityError:  # no cosignature: the audit tells of it
            continue
        yield Head(Kind.COSIGNATURE, size, at, by, trusted)


def _handed_out(ledger: Ledger, view: "View") -> Iterator[Head]:
    """Heads that left on paper and in bundles, as the ledger tells."""
    sql = "SELECT idx FROM event WHERE type IN (?, ?, ?) ORDER BY idx"
    rows = view.rows(sql, (_PRINTED, _SEALED, _EXPORTED))
    sealed: dict[str, int] = {}
    for event in ledger.events(row[0] for row in rows):
        if event.type == _SEALED:
            sealed[event.body["bundle"]] = event.seq + 1
        elif event.type == _EXPORTED:
            size = sealed.get(event.body["bundle"], 0)
            yield Head(Kind.BUNDLE, size, event.recorded.at, str(event.body["recipient"]))
        elif event.body.get("printed"):
            yield Head(Kind.PAPER, int(event.body["size"]), event.recorded.at, "")
