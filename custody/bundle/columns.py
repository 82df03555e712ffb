"""The time of a custody picture: which steps share a column, and where the columns stand.

Rows break like lines of text, so that a long story prints on paper. Time is not to scale: each
step has its own column, and what lies more than a day before the next is marked as shortened.
Of a very long story, steps that follow each other share a column, which tells their numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from custody.bundle.lettering import shortened, width_of
from custody.bundle.shapes import WIDTH
from custody.bundle.story import Glyph, Move, Step
from custody.bundle.words import Words
from custody.clock import parse_instant, zone

GUTTER: Final = 156.0
STEP: Final = 38.0
_START: Final = GUTTER + STEP * 1.2
"""Where the first column of a row stands, unless its word needs more room."""
_UNEVEN: Final = 1.08
_HOUR_EXTRA: Final = 8.0
_BREAK: Final = 46.0
_DATE: Final = 92.0
"""What a date takes; columns of two dates stand no closer."""
DATE_BEFORE: Final = 14.0
"""How far a date begins before its column."""
_LAST: Final = WIDTH - _DATE + DATE_BEFORE
"""Where the last column of a row may stand."""
_MOST_STEPS: Final = 500
"""Of more, what tells least of custody is left out, and what follows each other shares columns."""
_GRAVE: Final = (
    Glyph.ALARM, Glyph.SETTLED, Glyph.END, Glyph.MOVE, Glyph.BEGIN, Glyph.OFFER, Glyph.OPEN,
    Glyph.SEAL, Glyph.TICK, Glyph.DATA, Glyph.NOTE,
)  # fmt: skip
"""What is drawn for steps that share a column: the first of these among them."""
_WIDEST_WORD: Final = 190.0
_MOST_STRETCH: Final = 1.8
WORD_SIZE: Final = 9.5
CLOCK_SIZE: Final = 10.0
NUMBER_SIZE: Final = 9.5


@dataclass(frozen=True, slots=True)
class Column:
    """Steps drawn at one place on the time axis."""

    steps: tuple[Step, ...]
    at: datetime
    """Local time of the first step."""
    step: Step
    """What is drawn of them."""

    def numbers(self) -> str:
        """Their places in the case, from 1, as one text."""
        first, last = self.ends
        return str(first) if first == last else f"{first}–{last}"

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last of their places in the case."""
        numbers = [step.number for step in self.steps]
        return min(numbers), max(numbers)

    @property
    def recorded_later(self) -> str:
        """When the first of them was recorded that was recorded late; empty for none."""
        return next((step.recorded_later for step in self.steps if step.recorded_later), "")


def columns_of(steps: Sequence[Step]) -> list[Column]:
    """Columns for all of these steps, in the order in which they happened."""
    return _sharing(_one_by_one(_as_it_happened(steps)))


def _as_it_happened(steps: Sequence[Step]) -> list[Step]:
    """Steps in the order of when they happened, which is not that of their recording.

    Custody follows from the order of the record (procedures §4.4): what moves an item stands
    after what moved it before, whatever the hour that is claimed for it.
    """
    moved: dict[str, str] = {}
    order: list[tuple[str, int, Step]] = []
    for step in steps:
        at = step.at
        if step.moves or step.starts_transit or step.ends_transit:
            at = max([at, *(moved[item] for item in step.items if item in moved)])
            moved |= dict.fromkeys(step.items, at)
        order.append((at, step.number, step))
    return [step for _, _, step in sorted(order, key=lambda each: each[:2])]


def most_telling(steps: Sequence[Step]) -> tuple[list[Step], int]:
    """Leave out what tells least of custody, kind by kind, until the picture can be read."""
    kept = list(steps)
    for glyph in (Glyph.NOTE, Glyph.DATA, Glyph.TICK):
        if len(kept) <= _MOST_STEPS:
            break
        kept = [step for step in kept if step.glyph != glyph]
    return kept, len(steps) - len(kept)


def _one_by_one(steps: Sequence[Step]) -> list[Column]:
    columns: list[Column] = []
    for step in steps:
        at = parse_instant(step.at).astimezone(zone(step.offset))
        before = columns[-1] if columns else None
        if (
            before is not None
            and step.glyph in (Glyph.TICK, Glyph.DATA, Glyph.NOTE)
            and (step.glyph, step.items) == (before.step.glyph, before.step.items)
            and not step.moves
            and not step.ends_transit
            and step.number == before.steps[-1].number + 1
            and at.date() == before.at.date()
            and bool(step.recorded_later) == bool(before.recorded_later)
        ):
            columns[-1] = Column((*before.steps, step), before.at, before.step)
        else:
            columns.append(Column((step,), at, step))
    return columns


def _sharing(columns: list[Column]) -> list[Column]:
    """No more columns than can be read: those that follow each other become one."""
    share = -(-len(columns) // _MOST_STEPS)
    if share <= 1:
        return columns
    some = (columns[start : start + share] for start in range(0, len(columns), share))
    return [_joined(each) for each in some]


def _joined(columns: Sequence[Column]) -> Column:
    """One column for several: the gravest of their steps, every item, and where each got to."""
    steps = tuple(step for column in columns for step in column.steps)
    gravest = min(steps, key=lambda step: _GRAVE.index(step.glyph))
    moves: dict[str, Move] = {}
    for move in (move for step in steps for move in step.moves):
        first = moves.get(move.item, move)
        moves[move.item] = replace(move, source=first.source)
    alike = tuple(dict.fromkeys(step.word for step in steps if step.type == gravest.type))
    word = alike[0] if len(alike) == 1 else first_to_last(alike)
    items = tuple(dict.fromkeys(item for step in steps for item in step.items))
    step = replace(gravest, items=items, moves=tuple(moves.values()), word=word)
    return Column(steps, columns[0].at, step)


def first_to_last(ids: Sequence[str]) -> str:
    """Many ids by the first, the last and their number."""
    return f"{ids[0]} … {ids[-1]} ({len(ids)})"


def broken(words: Words, columns: list[Column]) -> list[tuple[int, list[float]]]:
    """Break the columns into rows: the first column of each, and where its columns stand."""
    rows = _fit(words, columns, _LAST)
    if len(rows) > 1:  # so that the last row is not a short rest
        used = sum(xs[-1] - xs[0] + STEP for _, xs in rows)
        even = _fit(words, columns, min(_LAST, _START + used / len(rows) * _UNEVEN))
        rows = even if len(even) == len(rows) else rows
    return [
        (start, _stretched(xs, _edge(words, columns[start + len(xs) - 1]))) for start, xs in rows
    ]


def _fit(words: Words, columns: list[Column], last: float) -> list[tuple[int, list[float]]]:
    rows: list[tuple[int, list[float]]] = []
    for index, column in enumerate(columns):
        if rows:
            xs = rows[-1][1]
            x = xs[-1] + _advance(words, columns[index - 1], column)
            if x <= min(last, _edge(words, column)):
                xs.append(x)
                continue
        rows.append((index, [max(_START, GUTTER + _half(words, column))]))
    return rows


def _edge(words: Words, column: Column) -> float:
    """How far to the right a column may stand."""
    return min(_LAST, WIDTH - _half(words, column))


def _stretched(xs: list[float], edge: float) -> list[float]:
    """Fill the width, within reason."""
    if len(xs) == 1:
        return xs
    stretch = min((edge - xs[0]) / (xs[-1] - xs[0]), _MOST_STRETCH)
    return [xs[0] + (x - xs[0]) * stretch for x in xs]


def _advance(words: Words, before: Column, after: Column) -> float:
    gap = after.at - before.at
    room = max(STEP, _half(words, before) + _half(words, after))
    if gap >= timedelta(days=1):
        clocks = width_of(f"{before.at:%H:%M}", CLOCK_SIZE) + STEP / 4
        gap_word = width_of(shortening(words, gap), CLOCK_SIZE)
        return max(room, _DATE, clocks + gap_word, STEP + _BREAK)
    if before.at.date() != after.at.date():
        room = max(room, _DATE)
    return room + _HOUR_EXTRA if gap >= timedelta(hours=1) else room


def _half(words: Words, column: Column) -> float:
    """What a column needs to either side for its word and its numbers."""
    word = width_of(drawn_word(words, column.step), WORD_SIZE, bold=True)
    return (max(word, width_of(column.numbers(), NUMBER_SIZE)) + STEP / 4) / 2


def shortening(words: Words, gap: timedelta) -> str:
    """The words for time that is not drawn to its length."""
    return words.text("picture.days", days=gap.days)


def drawn_word(words: Words, step: Step) -> str:
    """The word below a mark; empty for all but findings."""
    if step.glyph not in (Glyph.ALARM, Glyph.SETTLED):
        return ""
    word = words.text(f"picture.word.{step.type.replace('.', '_')}", what=step.word).strip()
    return shortened(word, _WIDEST_WORD, WORD_SIZE, bold=True)
