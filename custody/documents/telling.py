"""Values of the record in the words of a document: local times to the minute, names, digests."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from custody import dates
from custody.bundle.rows import grouped
from custody.bundle.words import readable
from custody.clock import parse_instant, zone
from custody.dates import shown_day, shown_instant
from custody.domain import wording
from custody.domain.types_base import Field, Kind
from custody.procedures.law import Title

Cell = str | dict[str, str]
"""A text, or `{"code": …}` for what is set in type of one width."""
_GROUPED_FROM: Final = 100_000
"""Smaller numbers may be ports or counts, which are told as they are."""
_TO_THE_SECOND: Final = frozenset({"reference_clock", "taken_at"})
"""Times that are compared with a device's own clock."""


class Teller:
    """Tells values in one language, at one place's time."""

    def __init__(
        self,
        language: str,
        offset: str,
        names: Mapping[str, str],
        acts: Mapping[str, Title] | None = None,
    ) -> None:
        self.language, self.offset, self._names = language, offset, names
        self._acts = acts or {}

    def person(self, name: str) -> str:
        """A person's name, with the id by which the record knows them."""
        known = self._names.get(name)
        return f"{readable(known)} ({name})" if known and known != name else name

    def instant(self, at: str, offset: str | None = None, *, exact: bool = False) -> str:
        """A time as clocks showed it there, to the minute; to the second where that identifies."""
        there = offset or self.offset
        return shown_instant(at, there, self.language, with_seconds=exact)

    def local_day(self, at: str, offset: str) -> str:
        """The day that it was there."""
        return dates.day(parse_instant(at).astimezone(zone(offset)).date(), self.language)

    def day(self, date: str) -> str:
        """A date of the form `2026-03-18`."""
        return shown_day(date, self.language)

    def label(self, field: Field, group: str = "") -> str:
        """The words for a field."""
        return wording.label(field.name, self.language, group=group)

    def value(self, field: Field, value: Any, around: Mapping[str, Any] | None = None) -> Cell:
        """A value of a field; `around` is the group in which it stands."""
        if field.many and isinstance(value, list) and field.kind is not Kind.CHOICE:
            return parted(text_of(self.value(_one(field), each, around)) for each in value)
        if field.kind in _TELLERS and isinstance(value, str | int):
            return _TELLERS[field.kind](self, value)
        told: Cell
        match field.kind, value:
            case Kind.INSTANT, str():
                told = self._instant(field, value, around or {})
            case Kind.DOCUMENT, {"sha256": str() as sha256, "size": int() as size}:
                counted = wording.words(self.language)["phrases"]["bytes"].format(
                    count=grouped(size)
                )
                told = {"code": f"SHA-256 {sha256}, {counted}"}
            case ((Kind.DIGESTS | Kind.LEGACY), dict()):
                told = {"code": digests(value)}
            case Kind.GROUP, dict():
                told = parted(f"{name}: {text_of(said)}" for name, said in self.rows(field, value))
            case _:
                told = self._plain(field, value)
        return told

    def _plain(self, field: Field, value: Any) -> Cell:
        act = self._acts.get(str(value)) if field.name == "act" else None
        words = act.text(self.language) if act else wording.in_words(field, value, self.language)
        return readable(words)

    def _instant(self, field: Field, value: str, around: Mapping[str, Any]) -> Cell:
        offset = around.get("offset")
        there = offset if isinstance(offset, str) else None
        return self.instant(value, there, exact=field.name in _TO_THE_SECOND)

    def _number(self, value: Any) -> Cell:
        return grouped(value) if value >= _GROUPED_FROM else str(value)

    def rows(self, group: Field, values: Mapping[str, Any]) -> Iterator[tuple[str, Cell]]:
        """The members of a group that are given, each with its words."""
        for member in group.fields:
            given = values.get(member.name)
            if member.kind is Kind.PERSON and "name" in values:
                continue  # told by name; our id says nothing to whoever reads a paper
            if given is not None and (member.name, given) != ("offset", self.offset):
                yield self.label(member, group.name), self.value(member, given, values)


def _code(_teller: Teller, value: Any) -> Cell:
    return {"code": str(value)}


_TELLERS: Final[Mapping[Kind, Callable[[Teller, Any], Cell]]] = {
    Kind.DATE: lambda teller, value: teller.day(value),
    Kind.PERSON: lambda teller, value: teller.person(value),
    Kind.INTEGER: Teller._number,
    Kind.SHA256: _code,
    Kind.SHA512: _code,
    Kind.ROOT: _code,
    Kind.KEY: _code,
}


def _one(field: Field) -> Field:
    return replace(field, many=False)


_STOP: Final = re.compile(r"(?<=\w\w)\.\Z")


def parted(texts: Iterable[str]) -> str:
    """Texts in one line: a full stop before a semicolon goes, that of an initial stays.

    After a question there is no semicolon.
    """
    *before, last = [*texts] or [""]
    ends = (f"{_STOP.sub('', each)}{'' if each.endswith('?') else ';'} " for each in before)
    return "".join([*ends, last])


def digests(values: Mapping[str, str]) -> str:
    """Digests by algorithm, in one line."""
    return "; ".join(f"{name.upper()} {values[name]}" for name in sorted(values))


def text_of(cell: Cell) -> str:
    """What a cell says, however it is set."""
    return cell if isinstance(cell, str) else cell["code"]
