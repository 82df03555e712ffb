"""Heads, and the alarm when the ledger is not the one that this machine has seen. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from custody.errors import IntegrityError

EXPLAINING: Final = ("backup.restored", "incident.recorded")
"""Types of event by which an administrator (role ADM) explains a rollback or a fork."""


class AlarmKind(StrEnum):
    """How the ledger differs from what this machine has seen."""

    ROLLBACK = "rollback"
    """It is shorter: an older copy was put in its place, or its newest part was lost."""
    FORK = "fork"
    """It is another one under the same name and log key."""


@dataclass(frozen=True, slots=True)
class Head:
    """Size and root of the tree."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why the ledger takes no events until an administrator explains it."""

    kind: AlarmKind
    remembered: Head
    """What this machine has seen."""
    held: Head
    """What is there now."""


def alarm_error(alarm: Alarm) -> IntegrityError:
    """The error by which an alarm stops an append."""
    return IntegrityError(
        f"integrity.{alarm.kind}", held=alarm.held.size, remembered=alarm.remembered.size
    )
