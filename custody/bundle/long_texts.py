"""What a long list keeps on paper: its first members and a count; on the screen it is whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

PRINTED_WHOLE: Final = 20
"""Longer lists are not printed to their end."""
FIRST: Final = 5
"""So many members of such a list are printed."""

Member = TypeVar("Member")
_NUMBERED: Final = re.compile(r"- (.*) ([0-9]{1,9}):")
_LEAD: Final = re.compile(r" *- |")


class Line(NamedTuple):
    """One line of a statement."""

    lead: str
    """Indent and dash, which only the screen shows: on paper lines follow one another."""
    text: str
    rest: str = ""
    """What follows `text` on the screen and not on paper."""
    left_out: int = 0
    """So many members of a list, up to here, are not printed."""


def printed(members: Sequence[Member]) -> Sequence[Member]:
    """The members of a list that are printed."""
    return members[: printed_of(len(members))]


def printed_of(count: int) -> int:
    """How many members of a list are printed."""
    return count if count <= PRINTED_WHOLE else FIRST


def statement_lines(statement: str) -> Iterator[Line]:
    """A statement as `wording.statement` writes it, line by line.

    Members of a repeated group stand below `- Name 1:`, `- Name 2:`; other lists in one line.
    """
    lines = statement.split("\n")
    numbered = [_NUMBERED.fullmatch(text) if text.endswith(":") else None for text in lines]
    counts = Counter(found[1] for found in numbered if found)
    name, place, kept = "", 0, 0
    for at, (text, found) in enumerate(zip(lines, numbered, strict=True)):
        if found:
            name, place = found[1], int(found[2])
            kept = printed_of(counts[name])
        elif not text.startswith(" "):
            name, place, kept = "", 0, 0
        lead = _LEAD.match(text)
        indent = lead[0] if lead else ""
        if place <= kept:
            yield _listed(indent, text[len(indent) :])
            continue
        following = lines[at + 1] if at + 1 < len(lines) else ""
        is_last = not following.startswith((" ", f"- {name} "))
        yield Line(indent, "", text[len(indent) :], counts[name] - FIRST if is_last else 0)


def _listed(lead: str, text: str) -> Line:
    if text.count(", ") < PRINTED_WHOLE:
        return Line(lead, text)
    members = text.split(", ")
    return Line(lead, ", ".join(members[:FIRST]), ", " + ", ".join(members[FIRST:]),
                len(members) - FIRST)  # fmt: skip
