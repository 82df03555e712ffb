"""Rows of the two long tables of a reading copy, events and files: made once for all languages.

What a row shows in every language is made ready once, and each language adds its words. The rows
wait in a file without a name until their page asks for them, so that memory does not grow with
them. Every text is escaped, and freed of characters that hide or turn text around, by `shown`.
"""

import tempfile
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, Self

from markupsafe import Markup, escape

from custody.bundle.long_texts import printed, statement_lines
from custody.bundle.story import Told
from custody.bundle.words import Words, readable
from custody.dates import shown_zone

_PIECE: Final = 1 << 16
_GROUP: Final = 8
_NARROW_SPACE: Final = "\u202f"
_ALARMS: Final = frozenset(
    {
        "finding.raised", "incident.recorded", "artifact.mismatch_found", "artifact.missing_found",
    }
)  # fmt: skip


class Rows:
    """The rows of one page, table by table."""

    def __init__(self, folder: Path) -> None:
        """Rows that wait in a folder, of which nothing is left at the end."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `__exit__`
        self._places: dict[str, array[int]] = {}
        """Table to where in the file its pieces begin and how long they are, in turns."""
        self._last: str | None = None
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, table: str, row: str) -> None:
        """Put a row at the end of a table."""
        length = self._file.write(row.encode())
        places = self._places.setdefault(table, array("Q"))
        if table == self._last and places[-1] < _PIECE:
            places[-1] += length
        else:
            places.extend((self._end, length))
        self._last = table
        self._end += length

    def of(self, table: str) -> Iterator[Markup]:
        """A table's rows in their order, some at a time."""
        places = self._places.get(table, array("Q"))
        for start, length in zip(places[::2], places[1::2], strict=True):
            self._file.seek(start)
            yield Markup(self._file.read(length).decode())  # noqa: S704 - made here of what is shown


class File(NamedTuple):
    """A file as a row of the list shows it."""

    called: str
    path: str
    name: str
    """Its own name on the evidence; empty where it has none."""
    size: int
    digests: Mapping[str, str]
    verified: str
    """The instant when it was last found equal; empty if it never was."""
    times: Mapping[str, str] = MappingProxyType({})
    """Its own times on the evidence."""


class FileRow:
    """The row of a file; only when it was last found equal is told in words."""

    def __init__(self, file: File) -> None:
        self._verified = file.verified
        called = f"<bdi>{shown(file.called)}</bdi>"
        name = f'<br><bdi class="name">{shown(file.name)}</bdi>' if file.name else ""
        digests = "".join(
            f'<span class="soft">{shown(algorithm)}</span> {digest(file.digests[algorithm])}<br>'
            for algorithm in sorted(file.digests)
        )
        self._row = (
            f'<tr>\n<th scope="row">{called}<br><span class="code soft">{shown(file.path)}</span>'
            f'{name}</th>\n<td class="right">{grouped(file.size)}</td>\n<td>{digests}'
        )

    def within(self, words: Words) -> str:
        """The row in a language."""
        verified = ""
        if self._verified:
            told = words.text("files.verified", at=words.instant(self._verified))
            verified = f'<span class="soft">{shown(told)}</span>'
        return f"{self._row}{verified}</td>\n</tr>\n"


class EventRow:
    """The row of an event in the table of its chain."""

    def __init__(self, told: Told, chain: str, number: int, person: str) -> None:
        """A row; `number` is the event's place in its chain, from 1."""
        event = told.event
        self._told, self._chain, self._number, self._person = told, chain, number, person
        self._first = shown(", ".join(printed(event.item_ids)))
        self._others = shown(", ".join(event.item_ids[len(printed(event.item_ids)) :]))
        self._statement = _statement(told)

    def within(self, words: Words, corrected: list[int]) -> str:
        """The row in a language.

        Args:
            words: Of the language.
            corrected: Numbers of the events that correct this one.
        """
        event, anchor = self._told.event, shown(anchor_of(self._chain))
        alarm = ' class="alarm"' if event.type in _ALARMS else ""
        entered = ""
        if event.occurred is not None:
            said = words.text("history.entered", at=words.instant(event.recorded.at))
            entered = f'<br><span class="soft">{shown(said)}</span>'
        person = self._person or words.text("history.unknown")
        role = words.role(event.actor_role)
        index = words.text("history.index", index=event.seq)
        return (
            f'<tr id="{anchor}-{self._number}"{alarm}>\n<td class="number">{self._number}</td>\n'
            f'<td class="when">{when(self._told.at, self._told.offset, words)}{entered}</td>\n'
            f"<td><p><bdi>{shown(words.history(self._told))}</bdi></p>\n"
            f"{self._items(words)}{self._signed(words)}{_corrected(words, anchor, corrected)}"
            f'<p class="soft code type">{shown(event.type)} · {shown(index)}</p></td>\n'
            f'<td>{shown(person)}<br><span class="soft">{shown(role)}</span></td>\n</tr>\n'
        )

    def _items(self, words: Words) -> str:
        event = self._told.event
        if not event.items:
            return ""
        others = ""
        if self._others:
            count = len(event.items) - len(printed(event.items))
            said = words.text(
                "history.more", count=count, file="custody/events.jsonl", index=event.seq
            )
            others = (
                f'<span class="screen">, {self._others}</span>'
                f'<span class="paper">… {shown(said)}</span>'
            )
        return f'<p class="soft">{shown(words.text("history.items"))} {self._first}{others}</p>'

    def _signed(self, words: Words) -> str:
        if not self._statement:
            return ""
        event = self._told.event
        language = f' lang="{shown(event.language)}"' if event.language else ""
        pieces = (
            piece if isinstance(piece, str) else _left_out(words, piece, event.seq)
            for piece in self._statement
        )
        return (
            f"<details><summary>{shown(words.text('history.statement'))}</summary>"
            f'<p class="statement"{language}>{"".join(pieces)}</p></details>'
        )


def _statement(told: Told) -> list[str | int]:
    """What was read before signing, where it is disclosed: markup, and counts of what is left out.

    Escaped as a whole, which leaves lines, blanks, dashes and commas where they are.
    """
    statement = told.private.get("statement", "") if told.private is not None else ""
    if not statement or not isinstance(statement, str):
        return []
    pieces: list[str | int] = []
    markup: list[str] = []
    for line in statement_lines(shown(statement)):
        screen = " screen" if line.rest and not line.text else ""
        rest = f'<bdi class="screen">{line.rest}</bdi>' if line.rest else ""
        markup.append(
            f'<span class="line{screen}"><span class="screen">{line.lead}</span>'
            f"<bdi>{line.text}</bdi>{rest}</span>"
        )
        if line.left_out:
            pieces += ["".join(markup), line.left_out]
            markup.clear()
    return [*pieces, "".join(markup)]


def _left_out(words: Words, count: int, index: int) -> str:
    said = words.text("history.more", count=count, file="custody/private.jsonl", index=index)
    return f'<span class="paper" lang="{words.language}"> … {shown(said)}</span>'


def _corrected(words: Words, anchor: str, corrected: list[int]) -> str:
    if not corrected:
        return ""
    links = ", ".join(f'<a href="#{anchor}-{number}">{number}</a>' for number in corrected)
    return f'<p class="mark">{shown(words.text("history.corrected"))} {links}</p>'


def shown(text: str) -> str:
    """A text as markup that shows it plainly."""
    return str(escape(readable(text)))


def anchor_of(chain: str) -> str:
    """The name of a chain's place in the page; it cannot meet a section's name."""
    return f"e-{chain}"


def when(at: str, offset: str, words: Words) -> Markup:
    """A time as the station had it, and below it in UTC."""
    there = words.instant(at, offset)
    zone = shown_zone(offset)
    return Markup(  # noqa: S704 - made of what is shown
        f'<time datetime="{shown(at)}"><b>{shown(there.removesuffix(zone).strip())}</b> '
        f'<span class="soft">{shown(zone)}</span><br>'
        f'<span class="soft">{shown(words.instant(at))}</span></time>'
    )


def digest(text: str) -> Markup:
    """A digest, grouped for the eye and whole for the clipboard."""
    groups = (text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
    parts = shown(" ".join(groups)).replace(" ", "</span><span>")
    return Markup(  # noqa: S704 - made of what is shown
        f'<code class="digest"><span>{parts}</span></code>'
    )


def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", _NARROW_SPACE)
