"""The custody picture: where everything stands; how it is written or painted is another's part.

One lane for each holder and place, time to the right, one track for the items that moved alike.
Rows break like lines of text, so that a long story prints on paper. Time is not to scale: each
step has its own column, and what lies more than a day before the next is marked as shortened.
Of a very long story, steps that follow each other share a column, which tells their numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from custody.bundle.lettering import shortened, width_of, wrapped
from custody.bundle.story import Case, Glyph, Lane, LaneKind, Move, Step, Story
from custody.bundle.words import Words, readable
from custody.clock import parse_instant, zone

WIDTH: Final = 1000.0
_MARGIN: Final = 10.0
_GUTTER: Final = 156.0
_STEP: Final = 38.0
_START: Final = _GUTTER + _STEP * 1.2
"""Where the first column of a row stands, unless its word needs more room."""
_UNEVEN: Final = 1.08
_HOUR_EXTRA: Final = 8.0
_BREAK: Final = 46.0
_DATE: Final = 82.0
"""What a date takes; columns of two dates stand no closer."""
_DATE_BEFORE: Final = 14.0
"""How far a date begins before its column."""
_LAST: Final = WIDTH - _DATE + _DATE_BEFORE
"""Where the last column of a row may stand."""
_BEND: Final = 19.0
_HEAD: Final = 46.0
_FOOT: Final = 22.0
_ABOVE: Final = 20.0
"""From a track to what lies above it: its name stands between."""
_BELOW: Final = 12.0
_BELOW_WORD: Final = 21.0
"""The same downwards, where a word stands below one of its marks."""
_TIGHT: Final = 8.0
"""Up and down, in a lane of so many tracks that they stand without their names."""
_TIGHT_FROM: Final = 13
_LANE_PAD: Final = 3.0
_CASE_ABOVE: Final = 16.0
_MOST_STEPS: Final = 500
"""Of more, what tells least of custody is left out, and what follows each other shares columns."""
_MOST_NAMED: Final = 24
"""Ids that are told one by one; of more, the first and the last."""
_GRAVE: Final = (
    Glyph.ALARM, Glyph.SETTLED, Glyph.END, Glyph.MOVE, Glyph.BEGIN, Glyph.OFFER, Glyph.OPEN,
    Glyph.SEAL, Glyph.TICK, Glyph.DATA, Glyph.NOTE,
)  # fmt: skip
"""What is drawn for steps that share a column: the first of these among them."""
_LABEL_CHARS: Final = 22
_WIDEST_NAME: Final = 180.0
_WIDEST_WORD: Final = 190.0
_MOST_STRETCH: Final = 1.8
_NAME_SIZE: Final = 10.0
_WORD_SIZE: Final = 9.5
_CLOCK_SIZE: Final = 10.0
_NUMBER_SIZE: Final = 9.5


class Ink(StrEnum):
    """What a colour means; the palette of the screen or the paper says which it is."""

    PAPER = "paper"
    TEXT = "text"
    SOFT = "soft"
    GRID = "grid"
    LANE = "lane"
    TRACK = "track"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Band:
    """A rectangle behind a lane."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, or a smooth bend where its ends differ in height."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; `x` is its start, middle or end."""

    x: float
    y: float
    text: str
    ink: Ink = Ink.TEXT
    size: float = 11.0
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A glyph on a track, with the words that a pointer or a screen reader gets."""

    x: float
    y: float
    glyph: Glyph
    title: str
    numbers: tuple[int, int]
    """First and last place in the case, from 1, of the events that it stands for."""


Shape = Band | Line | Label | Mark


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture, with its own origin at the top left."""

    height: float
    shapes: tuple[Shape, ...]
    words: str
    """What the row shows, in words."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture of one case."""

    title: str
    description: str
    rows: tuple[Row, ...]
    glyphs: tuple[Glyph, ...]
    """The glyphs that occur, for the key to the picture."""
    left_out: int
    """How many steps are not drawn, for want of room; they stand in the history."""


@dataclass(slots=True)
class _Track:
    """Items that moved alike, as one line."""

    items: tuple[str, ...]
    lane: Lane | None = None
    transit: bool = False

    def label(self) -> str:
        """The ids, shortened."""
        text = ", ".join(self.items)
        if len(self.items) > 1 and len(text) > _LABEL_CHARS:
            text = _first_to_last(self.items)
        return shortened(text, _WIDEST_NAME, _NAME_SIZE)


@dataclass(frozen=True, slots=True)
class _Column:
    """Steps drawn at one place on the time axis."""

    steps: tuple[Step, ...]
    at: datetime
    """Local time of the first step."""
    step: Step
    """What is drawn of them."""

    def numbers(self) -> str:
        first, last = self.steps[0].number, self.steps[-1].number
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A lane in one row."""

    slots: dict[int, float]
    """Track number to the height of its line."""
    tight: bool


def lay_out(case: Case, story: Story, words: Words) -> Drawing:
    """Give every part of a case's custody picture its place.

    Args:
        case: The case, folded from the disclosed events.
        story: Where the case stands, for the people in it.
        words: The words of one language.
    """
    steps, left_out = _most_telling(case.steps)
    columns = _shared(_columns(steps))
    tracks = _tracks([column.step for column in columns])
    rows = tuple(_rows(case, story, words, columns, tracks)) or (_empty(words),)
    seen = {step.glyph for step in steps}
    return Drawing(
        words.text("picture.of", case=case.id),
        words.text(
            "picture.description",
            items=_named(tuple(case.items)) or "—",
            steps=len(steps),
            findings=_named(tuple(case.findings)) or "—",
        ),
        rows,
        tuple(glyph for glyph in Glyph if glyph in seen),
        left_out,
    )


def _most_telling(steps: Sequence[Step]) -> tuple[list[Step], int]:
    """Leave out what tells least of custody, kind by kind, until the picture can be read."""
    kept = list(steps)
    for glyph in (Glyph.NOTE, Glyph.DATA, Glyph.TICK):
        if len(kept) <= _MOST_STEPS:
            break
        kept = [step for step in kept if step.glyph != glyph]
    return kept, len(steps) - len(kept)


def _columns(steps: Sequence[Step]) -> list[_Column]:
    columns: list[_Column] = []
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
        ):
            columns[-1] = _Column((*before.steps, step), before.at, before.step)
        else:
            columns.append(_Column((step,), at, step))
    return columns


def _shared(columns: list[_Column]) -> list[_Column]:
    """No more columns than can be read: those that follow each other become one."""
    share = -(-len(columns) // _MOST_STEPS)
    if share <= 1:
        return columns
    some = (columns[start : start + share] for start in range(0, len(columns), share))
    return [_joined(each) for each in some]


def _joined(columns: Sequence[_Column]) -> _Column:
    """One column for several: the gravest of their steps, every item, and where each got to."""
    steps = tuple(step for column in columns for step in column.steps)
    gravest = min(steps, key=lambda step: _GRAVE.index(step.glyph))
    moves: dict[str, Move] = {}
    for move in (move for step in steps for move in step.moves):
        first = moves.get(move.item, move)
        moves[move.item] = replace(move, source=first.source)
    alike = tuple(dict.fromkeys(step.word for step in steps if step.type == gravest.type))
    word = alike[0] if len(alike) == 1 else _first_to_last(alike)
    items = tuple(dict.fromkeys(item for step in steps for item in step.items))
    step = replace(gravest, items=items, moves=tuple(moves.values()), word=word)
    return _Column(steps, columns[0].at, step)


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids) if len(ids) <= _MOST_NAMED else _first_to_last(ids)


def _first_to_last(ids: Sequence[str]) -> str:
    return f"{ids[0]} … {ids[-1]} ({len(ids)})"


def _tracks(steps: Sequence[Step]) -> list[_Track]:
    """Items with the same moves at the same steps share a track, in order of their beginning."""
    paths: dict[str, list[tuple[int, Lane]]] = {}
    for step in steps:
        for move in step.moves:
            paths.setdefault(move.item, []).append((step.number, move.target))
    alike: dict[tuple[tuple[int, Lane], ...], list[str]] = {}
    for item, path in paths.items():
        alike.setdefault(tuple(path), []).append(item)
    return [_Track(tuple(sorted(items))) for items in alike.values()]


def _rows(
    case: Case, story: Story, words: Words, columns: list[_Column], tracks: list[_Track]
) -> Iterator[Row]:
    order = _lane_order(columns)
    for start, xs in _broken(words, columns):
        end = start + len(xs)
        before = columns[start - 1].at if start else None
        last = end == len(columns)
        maker = _RowMaker(case, story, words, order, tracks, columns[start:end], xs, before, last)
        yield maker.make()


def _lane_order(columns: list[_Column]) -> list[Lane]:
    seen: dict[Lane, None] = {}
    for column in columns:
        for step in column.steps:
            for move in step.moves:
                seen.setdefault(move.target)
    rank = {LaneKind.FOUND: 0, LaneKind.PERSON: 1, LaneKind.OUTSIDE: 2}
    return sorted(seen, key=lambda lane: rank[lane.kind])


def _broken(words: Words, columns: list[_Column]) -> list[tuple[int, list[float]]]:
    """Break the columns into rows: the first column of each, and where its columns stand."""
    rows = _fit(words, columns, _LAST)
    if len(rows) > 1:  # so that the last row is not a short rest
        used = sum(xs[-1] - xs[0] + _STEP for _, xs in rows)
        even = _fit(words, columns, min(_LAST, _START + used / len(rows) * _UNEVEN))
        rows = even if len(even) == len(rows) else rows
    return [
        (start, _stretched(xs, _edge(words, columns[start + len(xs) - 1]))) for start, xs in rows
    ]


def _fit(words: Words, columns: list[_Column], last: float) -> list[tuple[int, list[float]]]:
    rows: list[tuple[int, list[float]]] = []
    for index, column in enumerate(columns):
        if rows:
            xs = rows[-1][1]
            x = xs[-1] + _advance(words, columns[index - 1], column)
            if x <= min(last, _edge(words, column)):
                xs.append(x)
                continue
        rows.append((index, [max(_START, _GUTTER + _half(words, column))]))
    return rows


def _edge(words: Words, column: _Column) -> float:
    """How far to the right a column may stand."""
    return min(_LAST, WIDTH - _half(words, column))


def _stretched(xs: list[float], edge: float) -> list[float]:
    """Fill the width, within reason."""
    if len(xs) == 1:
        return xs
    stretch = min((edge - xs[0]) / (xs[-1] - xs[0]), _MOST_STRETCH)
    return [xs[0] + (x - xs[0]) * stretch for x in xs]


def _advance(words: Words, before: _Column, after: _Column) -> float:
    gap = after.at - before.at
    room = max(_STEP, _half(words, before) + _half(words, after))
    if gap >= timedelta(days=1):
        clocks = width_of(f"{before.at:%H:%M}", _CLOCK_SIZE) + _STEP / 4
        shortening = width_of(_shortening(words, gap), _CLOCK_SIZE)
        return max(room, _DATE, clocks + shortening, _STEP + _BREAK)
    if before.at.date() != after.at.date():
        room = max(room, _DATE)
    return room + _HOUR_EXTRA if gap >= timedelta(hours=1) else room


def _half(words: Words, column: _Column) -> float:
    """What a column needs to either side for its word and its numbers."""
    word = width_of(_word(words, column.step), _WORD_SIZE, bold=True)
    return (max(word, width_of(column.numbers(), _NUMBER_SIZE)) + _STEP / 4) / 2


def _shortening(words: Words, gap: timedelta) -> str:
    return words.text("picture.days", days=gap.days)


def _word(words: Words, step: Step) -> str:
    if step.glyph not in (Glyph.ALARM, Glyph.SETTLED):
        return ""
    word = words.text(f"picture.word.{step.type.replace('.', '_')}", what=step.word).strip()
    return shortened(word, _WIDEST_WORD, _WORD_SIZE, bold=True)


def _empty(words: Words) -> Row:
    text = words.text("picture.empty")
    return Row(60.0, (Label(WIDTH / 2, 34.0, text, Ink.SOFT, 13.0, "middle"),), text)


class _RowMaker:
    """Draws one row and leaves each track where the row left it."""

    def __init__(
        self, case: Case, story: Story, words: Words, order: list[Lane], tracks: list[_Track],
        columns: list[_Column], xs: list[float], before: datetime | None, last: bool,
    ) -> None:  # fmt: skip
        self.case, self.story, self.words = case, story, words
        self.order, self.tracks, self.columns, self.xs = order, tracks, columns, xs
        self.before, self.last = before, last
        self.of_item = {item: n for n, track in enumerate(tracks) for item in track.items}
        self.named: dict[tuple[Lane, int], float] = {}
        """How far the last name of a track reaches in a lane."""
        self.behind: list[Shape] = []
        self.lines: list[Shape] = []
        self.front: list[Shape] = []

    def make(self) -> Row:
        places, case_line, bottom = self._place_lanes()
        self._axis(bottom)
        self._draw_tracks(places)
        for column, x in zip(self.columns, self.xs, strict=True):
            if case_line is not None and self._is_of_case(column):
                self._mark(column, x, case_line)
        words = "; ".join(self._title(column) for column in self.columns)
        return Row(bottom + _FOOT, (*self.behind, *self.lines, *self.front), words)

    def _place_lanes(self) -> tuple[dict[Lane, _Place], float | None, float]:
        visits = self._visits()
        wordy = {
            number
            for column in self.columns
            if _word(self.words, column.step)
            for number in self._touched(column)
        }
        places: dict[Lane, _Place] = {}
        top = _HEAD
        for lane in self.order:
            if lane not in visits:
                continue
            tight = len(visits[lane]) >= _TIGHT_FROM
            slots: dict[int, float] = {}
            y = _LANE_PAD
            for number in sorted(visits[lane]):
                slots[number] = y + (_TIGHT if tight else _ABOVE)
                below = _TIGHT if tight else _BELOW
                y = slots[number] + (_BELOW_WORD if number in wordy else below)
            height = self._lane(lane, top, y + _LANE_PAD)
            down = top + (height - y - _LANE_PAD) / 2
            slots = {number: down + y for number, y in slots.items()}
            places[lane] = _Place(slots, tight)
            top += height + 3.0
        case_line = None
        if any(self._is_of_case(column) for column in self.columns):
            case_line = top + _CASE_ABOVE
            height = _CASE_ABOVE + _BELOW_WORD + _LANE_PAD
            top += self._band(top, height, self.words.text("picture.lane.case"), "") + 3.0
        return places, case_line, top

    def _visits(self) -> dict[Lane, set[int]]:
        """The tracks that stand in each lane, somewhere in the row."""
        visits: dict[Lane, set[int]] = {}
        for number, track in enumerate(self.tracks):
            if track.lane is not None and track.lane.kind is not LaneKind.OUTSIDE:
                visits.setdefault(track.lane, set()).add(number)
        for column in self.columns:
            for move in column.step.moves:
                visits.setdefault(move.target, set()).add(self.of_item[move.item])
            for number in self._touched(column):
                lane = self.tracks[number].lane
                if lane is not None:
                    visits.setdefault(lane, set()).add(number)
        return visits

    def _touched(self, column: _Column) -> set[int]:
        return {self.of_item[item] for item in column.step.items if item in self.of_item}

    def _is_of_case(self, column: _Column) -> bool:
        """Whether a column is about no item that is drawn: it stands in the lane of the case."""
        return not self._touched(column)

    def _lane(self, lane: Lane, top: float, height: float) -> float:
        if lane.kind is not LaneKind.PERSON:
            return self._band(top, height, self.words.text(f"picture.lane.{lane.kind}"), "")
        person = self.story.people.get(lane.person)
        roles = person.roles if person is not None else []
        name = lane.person or self.words.text("picture.lane.unknown")
        role = self.words.role(roles[0]) if roles else ""
        return self._band(top, height, name, role)

    def _band(self, top: float, height: float, name: str, below: str) -> float:
        """The background of a lane and its words, whole; returns its height, at least `height`."""
        room = _GUTTER - _MARGIN - 6.0
        names = wrapped(readable(name), room, 12.0, bold=True)
        offices = wrapped(below, room, 10.0) if below else ()
        words_height = 15.0 * len(names) + 12.5 * len(offices)
        height = max(height, words_height + 2 * _LANE_PAD)
        self.behind.append(Band(0.0, top, WIDTH, height))
        y = top + (height - words_height) / 2
        for line in names:
            y += 15.0
            self.front.append(Label(_MARGIN, y - 3.5, line, size=12.0, bold=True))
        for line in offices:
            y += 12.5
            self.front.append(Label(_MARGIN, y - 3.0, line, Ink.SOFT, 10.0))
        return height

    def _axis(self, bottom: float) -> None:
        day = None
        for index, (column, x) in enumerate(zip(self.columns, self.xs, strict=True)):
            self.behind.append(Line(x, _HEAD - 8.0, x, bottom, Ink.GRID))
            if index:
                self._gap(self.columns[index - 1].at, column.at, self.xs[index - 1], x, bottom)
            elif self.before is not None:
                self._gap(self.before, column.at, _GUTTER - _STEP, x, bottom)
            if column.at.date() != day:
                day = column.at.date()
                date = Label(x - _DATE_BEFORE, 15.0, day.isoformat(), size=11.0, bold=True)
                self.front.append(date)
            clock = f"{column.at:%H:%M}"
            self.front.append(Label(x, 31.0, clock, Ink.SOFT, _CLOCK_SIZE, "middle"))
            numbers = column.numbers()
            label = Label(x, bottom + 13.0, numbers, Ink.SOFT, _NUMBER_SIZE, "middle")
            self.front.append(label)
        text = self.words.text("picture.numbers")
        self.front.append(Label(_MARGIN, bottom + 13.0, text, Ink.SOFT, _NUMBER_SIZE))

    def _gap(
        self, before: datetime, after: datetime, left: float, right: float, bottom: float
    ) -> None:
        """Mark time that is shortened between two columns."""
        gap = after - before
        if gap < timedelta(days=1):
            return
        middle = (left + right) / 2
        for side in (-2.0, 2.0):
            self.behind.append(Line(middle + side, _HEAD - 8.0, middle + side, bottom, Ink.GRID))
        text = _shortening(self.words, gap)
        self.front.append(Label(middle, 31.0, text, Ink.SOFT, _CLOCK_SIZE, "middle"))

    def _draw_tracks(self, places: dict[Lane, _Place]) -> None:
        ends = {
            number: _GUTTER
            for number, track in enumerate(self.tracks)
            if track.lane is not None and track.lane.kind is not LaneKind.OUTSIDE
        }
        for number in ends:
            self._name(number, _GUTTER, places)
        for column, x in zip(self.columns, self.xs, strict=True):
            moved = self._move_tracks(column, x, places, ends)
            for number in sorted(self._touched(column) | moved):
                track = self.tracks[number]
                if track.lane is None:
                    continue  # not begun yet
                y = places[track.lane].slots[number]
                if number not in moved:
                    self._run(number, x, y, ends)
                self._mark(column, x, y)
                if column.step.starts_transit:
                    track.transit = True
                elif column.step.ends_transit:
                    track.transit = False
        for number, _ in sorted(ends.items()):
            lane = self.tracks[number].lane
            if lane is not None and lane in places:
                edge = WIDTH if not self.last else self.xs[-1] + _STEP
                self._run(number, edge, places[lane].slots[number], ends)

    def _move_tracks(
        self, column: _Column, x: float, places: dict[Lane, _Place], ends: dict[int, float]
    ) -> set[int]:
        moved: set[int] = set()
        for move in column.step.moves:
            number = self.of_item[move.item]
            if number in moved:
                continue
            moved.add(number)
            track = self.tracks[number]
            y = places[move.target].slots[number]
            if track.lane is not None and number in ends:
                before = places[track.lane].slots[number]
                self._run(number, x - _BEND if before != y else x, before, ends)
                if before != y:
                    self.lines.append(Line(x - _BEND, before, x, y, Ink.TRACK, track.transit))
            ends[number] = x
            changed = track.lane != move.target
            track.lane, track.transit = move.target, False
            if changed:
                self._name(number, x, places)
            if move.target.kind is LaneKind.OUTSIDE:
                del ends[number]
        return moved

    def _run(self, number: int, x: float, y: float, ends: dict[int, float]) -> None:
        start = ends.get(number, x)
        if x > start:
            self.lines.append(Line(start, y, x, y, Ink.TRACK, self.tracks[number].transit))
            ends[number] = x

    def _name(self, number: int, x: float, places: dict[Lane, _Place]) -> None:
        track = self.tracks[number]
        if track.lane is None or places[track.lane].tight:
            return
        text = track.label()
        width = width_of(text, _NAME_SIZE)
        start = min(x + (2.0 if x == _GUTTER else 9.0), WIDTH - width - 2.0)
        if start < self.named.get((track.lane, number), 0.0):
            return  # its name stands there already
        self.named[track.lane, number] = start + width + 4.0
        y = places[track.lane].slots[number] - 11.0
        self.front.append(Label(start, y, text, Ink.TEXT, _NAME_SIZE))

    def _mark(self, column: _Column, x: float, y: float) -> None:
        step = column.step
        numbers = column.steps[0].number, column.steps[-1].number
        self.front.append(Mark(x, y, step.glyph, self._title(column), numbers))
        word = _word(self.words, step)
        if word:
            ink = Ink.ALARM if step.glyph is Glyph.ALARM else Ink.TEXT
            self.front.append(Label(x, y + 18.0, word, ink, _WORD_SIZE, "middle", bold=True))

    def _title(self, column: _Column) -> str:
        kinds = dict.fromkeys(self.words.event(step.type) for step in column.steps)
        step = column.step
        parts = [f"{column.numbers()}. {column.at:%Y-%m-%d %H:%M} {', '.join(kinds)}"]
        if step.items:
            parts.append(_named(step.items))
        if step.word:
            parts.append(step.word)
        return " · ".join(parts)
