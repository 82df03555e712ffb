"""Which events a list shows, and the SQL that asks `view.db` for them."""

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r'"([^"]*)"|(\w+)')


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events a list shows; what is None does not matter."""

    case: str | None = None
    item: str | None = None
    type: str | None = None
    """A type, or with a dot at the end a group of types (`transfer.`)."""
    person: str | None = None
    recorded_from: str | None = None
    """Instant in its wire form, included."""
    recorded_before: str | None = None
    """Instant in its wire form, not included."""
    words: str | None = None
    """Words that the event's texts hold, private ones too; the last may be begun only. What stands
    between quotation marks is held just so: `"RQ-01"` is not `01` here and `RQ` there."""

    @property
    def key(self) -> str:
        """The column that tells an event's index: of words, the row of the full-text search."""
        return "event.idx" if self.words is None else "text_fts.rowid"

    def order(self, *, newest_first: bool) -> str:
        """ORDER BY of the filter; a search for words comes in that order anyway."""
        return f" ORDER BY {self.key} {'DESC' if newest_first else 'ASC'}"

    def source(
        self, *, after: int | None = None, before: int | None = None, whole: bool = False
    ) -> tuple[str, list[object]]:
        """FROM and WHERE of the filter: fixed texts only, every value a parameter.

        Args:
            after: Only events of a larger index.
            before: Only events of a smaller index.
            whole: The events' rows are asked for; a search for nothing but words can do without.
        """
        clauses: list[str] = []
        parameters: list[object] = []
        if self.words is not None:
            clauses.append("text_fts MATCH ?")
            parameters.append(_match(self.words))
        given = (
            ("event.case_id = ?", self.case),
            ("event.idx IN (SELECT idx FROM event_item WHERE item = ?)", self.item),
            ("event.person = ?", self.person),
            ("event.recorded >= ?", self.recorded_from),
            ("event.recorded < ?", self.recorded_before),
            (f"{self.key} > ?", after),
            (f"{self.key} < ?", before),
        )
        for clause, value in given:
            if value is not None:
                clauses.append(clause)
                parameters.append(value)
        if self.type is not None and self.type.endswith("."):
            clauses.append("event.type >= ? AND event.type < ?")
            parameters += [self.type, self.type[:-1] + chr(ord(".") + 1)]
        elif self.type is not None:
            clauses.append("event.type = ?")
            parameters.append(self.type)
        where = " WHERE " + " AND ".join(clauses) if clauses else ""
        return self._tables(whole=whole) + where, parameters

    def _tables(self, *, whole: bool) -> str:
        if self.words is None:
            return " FROM event"
        # The search goes first and gives rows in their order: the first page waits for no other.
        if whole or any(
            (self.case, self.item, self.type, self.person, self.recorded_from, self.recorded_before)
        ):
            return " FROM text_fts CROSS JOIN event ON event.idx = text_fts.rowid"
        return " FROM text_fts"


def _match(words: str) -> str:
    """Words as FTS5 wants them: each quoted, so that nothing in them is an operator."""
    found = [f'"{exact or word}"' for exact, word in _WORD.findall(words) if exact or word]
    is_begun = bool(found) and not words.rstrip().endswith('"')
    return f"{' '.join(found)}{'*' * is_begun}" or '""'
