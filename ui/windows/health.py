"""How the ledger and the machine are doing, as the strip and the banners tell it."""

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from custody.clock import CLOCK_CHECK_HOLDS, CLOCK_LIMIT_MS, parse_instant
from custody.event_filter import EventFilter
from custody.ledger.alarm import Alarm
from ui.desk import Desk

_CLOCK_CHECKED: Final = EventFilter(type="clock.checked")


class ClockState(StrEnum):
    """Whether the clock of this machine can be relied on."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"
    OFF = "off"
    """The last check found it further off than allowed."""
    BEHIND = "behind"
    """It is behind the newest event: it was set back."""


@dataclass(frozen=True, slots=True)
class Health:
    """What the strip and the banners tell of."""

    events: int
    checkpoint_at: datetime | None
    """When the newest checkpoint was signed: with the newest event."""
    clock: ClockState
    alarm: Alarm | None
    is_read_only: bool
    """It lies on a disk that cannot be written to."""
    is_without_key: bool
    """It was opened without the key that signs its checkpoints, to be read."""
    is_demonstration: bool


def read_health(desk: Desk) -> Health:
    """Look at the ledger as it is now; for a job, since much may have to be caught up with."""
    ledger, queries = desk.station.ledger, desk.queries
    size = queries.size()
    newest = queries.events(limit=1, newest_first=True)
    at = parse_instant(newest[0].recorded_at) if newest else None
    genesis = queries.event(0).event
    is_only_read, may_write = not ledger.store.writable, os.access(ledger.store.path, os.W_OK)
    return Health(
        events=size,
        checkpoint_at=at,
        clock=_clock(desk, at),
        alarm=ledger.alarm,
        is_read_only=is_only_read and not may_write,
        is_without_key=is_only_read and may_write,
        is_demonstration=bool(genesis and genesis.body.get("demonstration")),
    )


def _clock(desk: Desk, newest_at: datetime | None) -> ClockState:
    clock = desk.station.ledger.clock
    now = clock.now()
    if newest_at is not None and now < newest_at:
        return ClockState.BEHIND
    rows = desk.queries.events(_CLOCK_CHECKED, limit=1, newest_first=True)
    checked = desk.queries.event(rows[0].index).event if rows else None
    if checked is None or checked.recorded.boot != clock.boot():
        return ClockState.UNCHECKED
    if now - parse_instant(checked.recorded.at) > CLOCK_CHECK_HOLDS:
        return ClockState.UNCHECKED
    if abs(checked.body["offset_ms"]) > CLOCK_LIMIT_MS:
        return ClockState.OFF
    return ClockState.CHECKED
