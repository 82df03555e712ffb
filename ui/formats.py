"""Sizes, times, counts and digests as people read them, in the language of the screen."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from custody import dates
from custody.clock import parse_instant, zone
from ui.translations import language

translate = QCoreApplication.translate

_UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    "kk": ("Б", "КБ", "МБ", "ГБ", "ТБ", "ПБ"),
    "ru": ("Б", "КБ", "МБ", "ГБ", "ТБ", "ПБ"),
    "en": ("B", "kB", "MB", "GB", "TB", "PB"),
}
_PER_SECOND: Final[Mapping[str, str]] = {"kk": "/с", "ru": "/с", "en": "/s"}
_WEEKDAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "kk": ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_FILE_KINDS: Final[Mapping[str, str]] = {
    "application/gzip": "GZIP",
    "application/json": "JSON",
    "application/pdf": "PDF",
    "application/vnd.ms-excel": "XLS",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/x-7z-compressed": "7z",
    "application/x-tar": "TAR",
    "application/zip": "ZIP",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "message/rfc822": "EML",
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/plain": "TXT",
}
_STEP: Final = 1000
_DIGEST_GROUP: Final = 8
_ID_LINE: Final = 19
"""Characters of a UUID to the end of its third group."""
_MINUTE_S: Final = 60
_HOUR_S: Final = 3600
_DAY_S: Final = 86400
NO_BREAK: Final = "\u00a0"


def count(number: int) -> str:
    """A whole number with its thousands set apart."""
    text = f"{number:,}"
    return text if language() == "en" else text.replace(",", NO_BREAK)


def size(number: int) -> str:
    """A number of bytes: `117.7 MB`, `117,7 МБ`."""
    units = _UNITS[language()]
    if number < _STEP:
        return f"{number}{NO_BREAK}{units[0]}"
    value, unit = float(number), 0
    while value >= _STEP - 0.05 and unit < len(units) - 1:
        value, unit = value / _STEP, unit + 1
    text = f"{value:.1f}"
    return f"{text if language() == 'en' else text.replace('.', ',')}{NO_BREAK}{units[unit]}"


def file_kind(media_type: str) -> str:
    """What people call a kind of file: `PDF`; a kind that has no such name as it is recorded."""
    return _FILE_KINDS.get(media_type, media_type)


def rate(bytes_per_s: float) -> str:
    """A speed: `412.0 MB/s`."""
    return size(max(0, round(bytes_per_s))) + _PER_SECOND[language()]


def day(when: date) -> str:
    """A date: `22 Nov 2026`, `22.11.2026`."""
    return dates.day(when, language()).replace(" ", NO_BREAK)


def day_field() -> str:
    """How a field shows the day that is typed into it, in the form of Qt's dates."""
    return "yyyy-MM-dd" if language() == "en" else "dd.MM.yyyy"


def instant(
    at: datetime | str, offset: str | tzinfo, *, weekday: bool = False, seconds: bool = False
) -> str:
    """An instant at a station: `22 Nov 2026, 07:35`.

    Args:
        at: Aware, or in the wire form.
        offset: Of the station from UTC, such as `+05:00`.
        weekday: With the day of the week, where somebody shall act on that day.
        seconds: To the second.
    """
    aware = parse_instant(at) if isinstance(at, str) else at
    local = aware.astimezone(zone(offset) if isinstance(offset, str) else offset)
    text = f"{day(local.date())}, {local:%H:%M:%S}" if seconds else f"{day(local)}, {local:%H:%M}"
    return f"{_WEEKDAYS[language()][local.weekday()]} {text}" if weekday else text


def exactly(at: datetime | str, offset: str) -> str:
    """An instant to the second, at a station and in UTC: for whoever points at it."""
    local = instant(at, offset, seconds=True)
    utc = instant(at, dates.UTC, seconds=True)
    return f"{local} {dates.shown_zone(offset)}\n{utc} UTC"


class Spans(QObject):
    """Lengths of time in words. A class, for the collector sees plural forms in `self.tr` only."""

    def days(self, number: int) -> str:
        """Whole days."""
        return self.tr("%n day(s)", "", number)

    def months(self, number: int) -> str:
        """Whole months."""
        return self.tr("%n month(s)", "", number)

    def years(self, number: int) -> str:
        """Whole years."""
        return self.tr("%n year(s)", "", number)

    def hours(self, number: int) -> str:
        """Whole hours."""
        return self.tr("%n hour(s)", "", number)

    def minutes(self, number: int) -> str:
        """Whole minutes."""
        return self.tr("%n minute(s)", "", number)

    def seconds(self, number: int) -> str:
        """Whole seconds."""
        return self.tr("%n second(s)", "", number)


def span(seconds: float) -> str:
    """A length of time in its largest unit, rounded down: `3 days`, `4 minutes`."""
    whole = max(0, int(seconds))
    spans = Spans()
    if whole >= _DAY_S:
        return spans.days(whole // _DAY_S)
    if whole >= _HOUR_S:
        return spans.hours(whole // _HOUR_S)
    if whole >= _MINUTE_S:
        return spans.minutes(whole // _MINUTE_S)
    return spans.seconds(whole)


def left(seconds: float) -> str:
    """What is left until something is due: `3 days left`, `2 hours overdue`."""
    if seconds < 0:
        return translate("Formats", "{span} overdue").format(span=span(-seconds))
    return translate("Formats", "{span} left").format(span=span(seconds))


def ago(seconds: float) -> str:
    """How long something is past: `4 minutes ago`."""
    if seconds < _MINUTE_S:
        return translate("Formats", "just now")
    return translate("Formats", "{span} ago").format(span=span(seconds))


def digest(text: str) -> str:
    """A digest in groups of eight, to be read aloud; copied it must be whole again."""
    return " ".join(
        text[start : start + _DIGEST_GROUP] for start in range(0, len(text), _DIGEST_GROUP)
    )


def lines_of_id(text: str) -> str:
    """An id of an event on two lines: between its digits no line is broken by itself."""
    return f"{text[:_ID_LINE]}\n{text[_ID_LINE:]}" if len(text) > _ID_LINE else text


def short_digest(text: str) -> str:
    """The first and last groups of a digest: enough to tell it apart, never to compare by."""
    if len(text) <= 2 * _DIGEST_GROUP:
        return text
    return f"{text[:_DIGEST_GROUP]} … {text[-_DIGEST_GROUP:]}"


def station(origin: str) -> str:
    """A station by the origin of its ledger, without the digits that were drawn for it."""
    name, _, drawn = origin.rpartition("/")
    return name if drawn and "/" in name else origin
