"""What a cell of a provider's table means: kinds of values, known by look and by heading.

The raw text stays beside every value. A time without a zone is read in the zone that is said of the
log, as that zone was on the day in question; a time that occurred twice there, or never, is told.
"""

import ipaddress
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from custody.clock import is_offset
from custody.clock import zone as of_offset
from custody.domain.check_digits import is_luhn
from custody.errors import InputError

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - the clock on the wall
_MS: Final = timedelta(milliseconds=1)
_IMEI_DIGITS: Final = 15
_KNOWN: Final = 1 << 15
"""Addresses and numbers come again and again."""
_MOST: Final = 0.9
"""Share of the values of a column that must fit its kind."""


class Kind(StrEnum):
    """What the values of a column are; the narrowest come first."""

    TIME = "time"
    IP = "ip"
    IMEI = "imei"
    IMSI = "imsi"
    DURATION = "duration"
    BYTES = "bytes"
    PHONE = "phone"
    NUMBER = "number"
    TEXT = "text"


IDENTITIES: Final = (Kind.PHONE, Kind.IMSI, Kind.IMEI, Kind.IP)
"""Kinds that name a party, those that name people first."""
ORDERED: Final = frozenset({Kind.TIME, Kind.DURATION, Kind.BYTES, Kind.NUMBER})
_HEADINGS: Final = {
    Kind.TIME: r"time|date|start|begin|end|stamp|врем|дата|начал|оконч|уақыт|күн|баст|аяқ",
    Kind.PHONE: r"phone|msisdn|caller|called|number|абонент|телефон|номер|нөмір|party",
    Kind.IMEI: r"imei",
    Kind.IMSI: r"imsi",
    Kind.DURATION: r"durat|длит|продолж|ұзақ|sec|сек",
    Kind.BYTES: r"byte|octet|volume|traffic|байт|объ[её]м|трафик|көлем|upl|downl",
}
_ISO: Final = re.compile(
    r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?"
    r" ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
)
_LOCAL: Final = re.compile(
    r"(\d\d?)[./-](\d\d?)[./-](\d{4})(?:[T ,]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?"
    r" ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
)
_SINCE_1970: Final = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,6})?")
_PHONE: Final = re.compile(r"\+?[\d\s().-]{7,24}")
_HMS: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d\d)(?:[.,]\d+)?")
_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,9})?")
_NOT_DIGIT: Final = re.compile(r"\D+")


class Value(NamedTuple):
    """What a cell means."""

    key: int | float | str
    """Compares as the values do; of a time, milliseconds since 1970 in UTC."""
    wall: int | None = None
    """Of a time, the same as the clock on the wall showed it."""


Reader = Callable[[str], Value | None]


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of a log whose times name none."""

    name: str
    """As it was said: `Asia/Almaty`, `+05:00`; empty where nobody said one."""
    info: tzinfo

    @classmethod
    def named(cls, name: str) -> "Zone":
        """A zone by its name or offset.

        Raises:
            InputError: `input.zone`.
        """
        from zoneinfo import ZoneInfo

        if name in ("", "UTC"):
            return cls(name, UTC)
        if is_offset(name):
            return cls(name, of_offset(name))
        try:
            return cls(name, ZoneInfo(name))
        except (OSError, ValueError, KeyError) as err:
            raise InputError("input.zone", zone=name) from err

    def text(self, ms: int) -> str:
        """An instant as people of that zone read it."""
        return time_text(ms, _wall((_EPOCH + ms * _MS).astimezone(self.info)))


class Times:
    """Reads times of one column."""

    def __init__(self, zone: Zone, *, month_first: bool = False) -> None:
        self._zone = zone.info
        self._month_first = month_first
        self.doubtful = 0
        """Times that the zone had twice, or never."""
        self.zoned = 0
        """Times that name their own zone."""

    def __call__(self, text: str) -> Value | None:
        """The time that a text tells; None for what is none."""
        try:
            return self._read(text.strip())
        except (ValueError, OverflowError):
            return None

    def _read(self, text: str) -> Value | None:
        if found := _ISO.fullmatch(text):
            year, month, day = (int(found[each]) for each in (1, 2, 3))
        elif found := _LOCAL.fullmatch(text):
            first, second, year = (int(found[each]) for each in (1, 2, 3))
            day, month = (second, first) if self._month_first else (first, second)
        elif _SINCE_1970.fullmatch(text):
            number = float(text)
            ms = round(number if number >= 1e12 else number * 1000)
            self.zoned += 1
            local = (_EPOCH + ms * _MS).astimezone(self._zone)
            return Value(ms, _wall(local))
        else:
            return None
        hour, minute, second = (int(found[each] or 0) for each in (4, 5, 6))
        micro = int((found[7] or "0")[:6].ljust(6, "0"))
        naive = datetime(year, month, day, hour, minute, second, micro)  # noqa: DTZ001
        own = _own_zone(found[8])
        if own is None:
            moment = naive.replace(tzinfo=self._zone)
            # Before and after a change of the clocks, the two readings of a time differ.
            self.doubtful += moment.replace(fold=1).utcoffset() != moment.utcoffset()
        else:
            self.zoned += 1
            moment = naive.replace(tzinfo=own)
        wall = (naive - _NAIVE_EPOCH) // _MS
        offset = moment.utcoffset() or timedelta()
        return Value(wall - offset // _MS, wall)


def _wall(moment: datetime) -> int:
    return (moment.replace(tzinfo=None) - _NAIVE_EPOCH) // _MS


def _own_zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return UTC
    digits = _NOT_DIGIT.sub("", text).ljust(4, "0")
    return of_offset(f"{text[0]}{digits[:2]}:{digits[2:]}")


def time_text(ms: int, wall: int) -> str:
    """A time as people read it, with its offset."""
    offset = (wall - ms) // 60_000
    local = _NAIVE_EPOCH + wall * _MS
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    fraction = f".{local.microsecond // 1000:03}" if local.microsecond else ""
    return f"{local:%Y-%m-%d %H:%M:%S}{fraction} {sign}{minutes // 60:02}:{minutes % 60:02}"


@lru_cache(_KNOWN)
def _ip(text: str) -> Value | None:
    plain = text.strip()
    if plain.count(":") == 1 and "." in plain:  # with a port
        plain = plain.partition(":")[0]
    try:
        address = ipaddress.ip_address(plain.strip("[]"))
    except ValueError:
        return None
    return Value(address.exploded if address.version == 6 else f"{int(address):010d}")


@lru_cache(_KNOWN)
def _phone(text: str) -> Value | None:
    if not _PHONE.fullmatch(text.strip()):
        return None
    digits = _NOT_DIGIT.sub("", text)
    if digits.startswith("00"):
        digits = digits[2:]
    elif len(digits) == 11 and digits[0] == "8":
        digits = f"7{digits[1:]}"
    return Value(f"+{digits}") if 7 <= len(digits) <= 15 else None


@lru_cache(_KNOWN)
def _imei(text: str) -> Value | None:
    digits = _NOT_DIGIT.sub("", text)
    is_whole = len(digits) in (14, 16) or (len(digits) == _IMEI_DIGITS and is_luhn(digits))
    return Value(digits) if is_whole and len(text.strip()) <= 20 else None


def _imsi(text: str) -> Value | None:
    digits = text.strip()
    return (
        Value(digits) if digits.isascii() and digits.isdigit() and len(digits) in (14, 15) else None
    )


def _duration(text: str) -> Value | None:
    """Seconds."""
    if found := _HMS.fullmatch(text.strip()):
        hours, minutes, seconds = (int(found[each] or 0) for each in (1, 2, 3))
        return Value(hours * 3600 + minutes * 60 + seconds)
    return _number(text)


def _number(text: str) -> Value | None:
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        return None
    plain = plain.replace(",", ".")
    return Value(float(plain) if "." in plain else int(plain))


_READERS: Final[dict[Kind, Reader]] = {
    Kind.IP: _ip,
    Kind.PHONE: _phone,
    Kind.IMEI: _imei,
    Kind.IMSI: _imsi,
    Kind.DURATION: _duration,
    Kind.BYTES: _number,
    Kind.NUMBER: _number,
}


def kind_of_column(heading: str, samples: Sequence[str]) -> Kind:
    """What a column holds, by its first values and its heading.

    Long numbers say little by themselves: they are a phone, IMEI, IMSI, duration or amount only
    under a heading that says so; numbers with a plus are phones, those of 15 digits whose check
    digit holds are IMEIs.
    """
    plain = heading.replace("_", " ")
    said = {kind for kind, words in _HEADINGS.items() if re.search(words, plain, re.IGNORECASE)}
    values = [each.strip() for each in samples if each.strip()]
    return next((kind for kind in Kind if values and _is_kind(kind, said, values)), Kind.TEXT)


def _is_kind(kind: Kind, said: set[Kind], values: Sequence[str]) -> bool:
    utc = Zone.named("UTC")
    match kind:
        case Kind.TIME:
            is_bare = all(_SINCE_1970.fullmatch(each) for each in values)
            readers = [Times(utc, month_first=first) for first in (False, True)]
            return (Kind.TIME in said or not is_bare) and any(
                _fit(each, values) for each in readers
            )
        case Kind.IP | Kind.NUMBER:
            is_said = True
        case Kind.PHONE:
            is_said = kind in said or all(each.startswith("+") for each in values)
        case Kind.IMEI:
            is_whole = all(len(_NOT_DIGIT.sub("", each)) == _IMEI_DIGITS for each in values)
            is_said = kind in said or (is_whole and Kind.IMSI not in said)
        case _:
            is_said = kind in said
    return is_said and kind is not Kind.TEXT and _fit(_READERS[kind], values)


def _fit(reader: Reader, values: Sequence[str]) -> bool:
    return sum(reader(each) is not None for each in values) >= _MOST * len(values)


def month_comes_first(samples: Sequence[str]) -> bool | None:
    """Whether dates are written month, day, year; None where nothing tells, and days come first."""
    found = [match for each in samples if (match := _LOCAL.fullmatch(each.strip()))]
    if any(int(match[1]) > 12 for match in found):
        return False
    if any(int(match[2]) > 12 for match in found):
        return True
    return None if found else False


def reader_of(kind: Kind, zone: Zone, *, month_first: bool = False) -> Reader | None:
    """What reads the values of a kind; None for text."""
    if kind is Kind.TIME:
        return Times(zone, month_first=month_first)
    return _READERS.get(kind)
