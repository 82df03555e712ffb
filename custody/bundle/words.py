"""The words of reading copies, pictures and instructions, in one language of the three.

What the events themselves say comes from `domain.wording`; here are the words around them.
"""

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized

from custody.bundle.story import Item, LaneKind, Told
from custody.dates import UTC, shown_instant
from custody.domain import wording
from custody.resources import read_text
from custody.strict_json import shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words:
    """The words of one language; a word that is missing is a fault, not an empty place."""

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        self.language = language
        self._table = table

    def text(self, name: str, /, **facts: object) -> str:
        """The text of this dotted name, with its `{facts}` filled in."""
        value: Any = self._table
        for part in name.split("."):
            value = value[part]
        return str(value).format(**facts)

    def event(self, kind: str) -> str:
        """What a type of event is called."""
        return wording.title(kind, self.language)

    def choice(self, field: str, code: str) -> str:
        """What a choice of a field is called; an unknown one is shown as it stands."""
        try:
            return wording.choice(field, code, self.language)
        except KeyError:
            return code

    def ground(self, code: str) -> str:
        """Why something is kept back."""
        own: Mapping[str, str] = self._table["ground"]
        return own.get(code) or self.choice("ground", code)

    def role(self, code: str) -> str:
        """What a role is called, with its code."""
        try:
            return f"{wording.role(code, self.language)} ({code})"
        except KeyError:
            return code

    def instant(self, at: str, offset: str = UTC) -> str:
        """A time as the clocks of a place showed it."""
        return shown_instant(at, offset, self.language)

    def whereabouts(self, item: Item) -> str:
        """Who holds an item, where it is, or how it left custody, as far as is disclosed."""
        if item.fate:
            return self.event(item.fate)
        if item.lane is None:
            return self.text("items.unknown")
        if item.lane.kind is LaneKind.PERSON:
            return self.text("items.held", person=item.lane.person or "?")
        return self.text(f"items.{item.lane.kind}")

    def history(self, told: Told) -> str:
        """An event in plain words; it says so where the private part is withheld."""
        return wording.history_line(told.event, told.private, self.language)


@cache
def words(language: str) -> Words:
    """The words of `kk`, `ru` or `en`."""
    return Words(language, tomllib.loads(read_text(f"templates/reading/{language}.toml")))


def readable(text: str) -> str:
    """A text as it is safe to show: what hides or turns around becomes visible (format.md §1)."""
    if text.replace("\n", "").isprintable() and (text.isascii() or is_normalized("NFC", text)):
        return text
    return "\n".join(shown_name(line.encode("utf-8", "replace")) for line in text.split("\n"))
