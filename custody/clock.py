"""Time: the one place that asks the machine, and the wire form of instants (format.md §1)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from time import monotonic_ns
from typing import Final, Protocol

from custody.errors import IntegrityError

CLOCK_CHECK_HOLDS: Final = timedelta(hours=24)
"""How long a check of the clock is worth something (procedures §4.3, `clock.checked`: daily)."""
CLOCK_LIMIT_MS: Final = 120_000
"""How far the station's clock may be off before every event is marked (procedures §4.4-11)."""
LATE_AFTER: Final = timedelta(minutes=30)
"""An event entered later than this after the act says why (procedures §4.1)."""
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z\Z"
)
_OFFSET: Final = re.compile(r"([+-])([0-9]{2}):([0-5][0-9])\Z")
_MAX_OFFSET_MINUTES: Final = 14 * 60


class Clock(Protocol):
    """What tells the time; handed in to whoever needs it."""

    @property
    def source(self) -> str:
        """What the time rests on: `system`, `ntp` or `manual` (format.md §3)."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    def monotonic_ms(self) -> int:
        """Milliseconds since some fixed moment, never going back while the machine runs."""

    def boot(self) -> str | None:
        """Which run of the machine this is: 16 hex digits, or None where nothing tells."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    @property
    def source(self) -> str:
        """The operating system's time, whatever sets it."""
        return "system"

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic_ms(self) -> int:
        """Milliseconds since the machine started."""
        return monotonic_ns() // 1_000_000

    def boot(self) -> str | None:
        """Digest of the kernel's boot id, so that the id itself is not given away."""
        import hashlib

        try:
            boot_id = Path("/proc/sys/kernel/random/boot_id").read_bytes()
        except OSError:
            return None
        return hashlib.sha256(boot_id.strip()).hexdigest()[:16]


def format_instant(at: datetime) -> str:
    """The wire form of an instant: UTC, to the millisecond (rounded down)."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def parse_instant(text: object) -> datetime:
    """Read an instant in its wire form; an aware time in UTC."""
    if isinstance(text, str) and _INSTANT.match(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise IntegrityError("integrity.text", what="instant", text=str(text)[:80])


def is_instant(text: object) -> bool:
    """Tell whether a text is an instant in its wire form."""
    try:
        parse_instant(text)
    except IntegrityError:
        return False
    return True


def is_offset(text: object) -> bool:
    """Tell whether a text is an offset from UTC such as `+05:00`."""
    found = _OFFSET.match(text) if isinstance(text, str) else None
    if found is None or text == "-00:00":
        return False
    return int(found[2]) * 60 + int(found[3]) <= _MAX_OFFSET_MINUTES


def zone(offset: str) -> timezone:
    """The fixed zone of an offset such as `+05:00`."""
    found = _OFFSET.match(offset)
    if found is None or not is_offset(offset):
        raise IntegrityError("integrity.text", what="offset", text=offset[:80])
    minutes = int(found[2]) * 60 + int(found[3])
    return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))
