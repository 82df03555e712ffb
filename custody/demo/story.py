"""The story of the demonstration: data, and the clock that tells its time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from custody import resources
from custody.clock import Clock, zone
from custody.errors import IntegrityError

STORY: Final = "demo/worked_example.toml"
ORIGIN: Final = "demo-agency.example/station-01"
"""How the origin of every demonstration begins."""


def read_story() -> dict[str, Any]:
    """Commands, who signs them, and when, as procedures §6 tells them."""
    import tomllib

    return tomllib.loads(resources.read_text(STORY))


def local(text: str, offset: str) -> datetime:
    """The instant of a local time such as `2026-03-18 07:05`, with or without seconds."""
    form = "%Y-%m-%d %H:%M:%S" if text.count(":") > 1 else "%Y-%m-%d %H:%M"
    return datetime.strptime(text, form).replace(tzinfo=zone(offset)).astimezone(UTC)


def otherwise(step: Mapping[str, Any], reason: str) -> IntegrityError:
    """The error of a step that did not go as told."""
    return IntegrityError("integrity.story", row=step["row"], reason=reason)


@dataclass(slots=True)
class StoryClock:
    """A clock that tells the time of the story; every event says that it was set by hand."""

    at: datetime
    source: str = "manual"
    ticks: int = 0

    def now(self) -> datetime:
        """The time of the story, a little later at each look."""
        self.at += timedelta(milliseconds=40)
        return self.at

    def monotonic_ms(self) -> int:
        """A count that never goes back."""
        self.ticks += 40
        return self.ticks

    def boot(self) -> str | None:
        """None: nothing runs through a year of story."""
        return None

    def go_to(self, at: datetime) -> None:
        """Go on to a later time; never back."""
        self.at = max(self.at, at)


@dataclass(frozen=True, slots=True)
class LaterClock:
    """The machine's clock, some time ahead: a story that ends next month goes on after its end."""

    system: Clock
    ahead: timedelta

    @property
    def source(self) -> str:
        """Set by hand, as every event says."""
        return "manual"

    def now(self) -> datetime:
        """The present instant of the story."""
        return self.system.now() + self.ahead

    def monotonic_ms(self) -> int:
        """Milliseconds since the machine started."""
        return self.system.monotonic_ms()

    def boot(self) -> str | None:
        """Which run of the machine it is."""
        return self.system.boot()
