"""Days and times as people write them, in each of the three languages.

One form everywhere: statements, reading copies, pictures, papers, reasons of a check, the screen.
`resources/verify` writes the same.
"""

from datetime import date
from typing import Final

from custody.clock import parse_instant, zone
from custody.errors import IntegrityError

UTC: Final = "+00:00"
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def day(when: date, language: str) -> str:
    """A date: `22 Nov 2026`; in Kazakh and Russian `22.11.2026`."""
    if language == "en":
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{when.day:02}.{when.month:02}.{when.year:04}"


def shown_day(text: str, language: str) -> str:
    """`2026-03-18` as people read it; what is no such date is told as it stands."""
    try:
        return day(date.fromisoformat(text), language) if len(text) == len("2026-03-18") else text
    except ValueError:
        return text


def shown_instant(text: str, offset: str, language: str, *, with_seconds: bool = True) -> str:
    """An instant as people read it: `18 Mar 2026, 07:05 (UTC+05:00)`, `18.03.2026, 02:05 UTC`.

    Args:
        text: The wire form; what is no instant is told as it stands.
        offset: From UTC, of the place at whose time it is told.
        language: `kk`, `ru` or `en`.
        with_seconds: To the second where it has any; else always to the minute.
    """
    try:
        at, place = parse_instant(text), zone(offset)
    except IntegrityError:
        return text
    try:
        local = at.astimezone(place)
    except OverflowError:  # at the ends of the calendar
        local, offset = at, UTC
    clock = f"{local:%H:%M:%S}" if with_seconds and local.second else f"{local:%H:%M}"
    return f"{day(local, language)}, {clock} {shown_zone(offset)}"


def shown_zone(offset: str) -> str:
    """A place's offset from UTC beside a time: `UTC`, `(UTC+05:00)`."""
    return "UTC" if offset == UTC else f"(UTC{offset})"
