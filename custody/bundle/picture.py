"""The custody picture: where everything stands; how it is written or painted is another's part.

One lane for each holder and place, time to the right, one track for the items that moved alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from custody import dates
from custody.bundle.columns import (
    CLOCK_SIZE,
    DATE_BEFORE,
    GUTTER,
    NUMBER_SIZE,
    STEP,
    WORD_SIZE,
    Column,
    broken,
    columns_of,
    drawn_word,
    first_to_last,
    most_telling,
    shortening,
)
from custody.bundle.lettering import shortened, width_of, wrapped
from custody.bundle.shapes import WIDTH, Band, Drawing, Ink, Label, Line, Mark, Row, Shape
from custody.bundle.story import Case, Glyph, Lane, LaneKind, Step, Story
from custody.bundle.words import Words, readable
from custody.dates import UTC, shown_instant, shown_zone

_MARGIN: Final = 10.0
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
_MOST_NAMED: Final = 24
"""Ids that are told one by one; of more, the first and the last."""
_LABEL_CHARS: Final = 22
_WIDEST_NAME: Final = 180.0
_NAME_SIZE: Final = 10.0


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
            text = first_to_last(self.items)
        return shortened(text, _WIDEST_NAME, _NAME_SIZE)


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
    steps, left_out = most_telling(case.steps)
    columns = columns_of(steps)
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
        any(step.recorded_later for step in steps),
        left_out,
    )


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


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids) if len(ids) <= _MOST_NAMED else first_to_last(ids)


def _rows(
    case: Case, story: Story, words: Words, columns: list[Column], tracks: list[_Track]
) -> Iterator[Row]:
    order = _lane_order(columns)
    touched = _touched(columns, tracks)
    for start, xs in broken(words, columns):
        end = start + len(xs)
        before = columns[start - 1].at if start else None
        last = end == len(columns)
        maker = _RowMaker(
            case, story, words, order, tracks, touched, columns[start:end], xs, before, last
        )
        yield maker.make()


def _touched(columns: list[Column], tracks: list[_Track]) -> dict[int, frozenset[int]]:
    """Number of a column's first step to the tracks that it is about, once they have begun.

    What happened to an item before anybody had it, told afterwards, stands in the lane of the case.
    """
    of_item = {item: n for n, track in enumerate(tracks) for item in track.items}
    begun: set[str] = set()
    touched: dict[int, frozenset[int]] = {}
    for column in columns:
        begun.update(move.item for move in column.step.moves)
        about = (of_item[item] for item in column.step.items if item in begun)
        touched[column.steps[0].number] = frozenset(about)
    return touched


def _lane_order(columns: list[Column]) -> list[Lane]:
    seen: dict[Lane, None] = {}
    for column in columns:
        for step in column.steps:
            for move in step.moves:
                seen.setdefault(move.target)
    rank = {LaneKind.FOUND: 0, LaneKind.PERSON: 1, LaneKind.OUTSIDE: 2}
    return sorted(seen, key=lambda lane: rank[lane.kind])


def _empty(words: Words) -> Row:
    text = words.text("picture.empty")
    return Row(60.0, (Label(WIDTH / 2, 34.0, text, Ink.SOFT, 13.0, "middle"),), text)


class _RowMaker:
    """Draws one row and leaves each track where the row left it."""

    def __init__(
        self, case: Case, story: Story, words: Words, order: list[Lane], tracks: list[_Track],
        touched: dict[int, frozenset[int]], columns: list[Column], xs: list[float],
        before: datetime | None, last: bool,
    ) -> None:  # fmt: skip
        self.case, self.story, self.words = case, story, words
        self.order, self.tracks, self.columns, self.xs = order, tracks, columns, xs
        self.touched, self.before, self.last = touched, before, last
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
        words = "; ".join(self._summary(column, self._at(column)) for column in self.columns)
        return Row(bottom + _FOOT, (*self.behind, *self.lines, *self.front), words)

    def _place_lanes(self) -> tuple[dict[Lane, _Place], float | None, float]:
        visits = self._visits()
        wordy = {
            number
            for column in self.columns
            if drawn_word(self.words, column.step)
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

    def _touched(self, column: Column) -> frozenset[int]:
        return self.touched[column.steps[0].number]

    def _is_of_case(self, column: Column) -> bool:
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
        room = GUTTER - _MARGIN - 6.0
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
                self._gap(self.before, column.at, GUTTER - STEP, x, bottom)
            if column.at.date() != day:
                day = column.at.date()
                told = dates.day(day, self.words.language)
                self.front.append(Label(x - DATE_BEFORE, 15.0, told, size=11.0, bold=True))
            clock = f"{column.at:%H:%M}"
            self.front.append(Label(x, 31.0, clock, Ink.SOFT, CLOCK_SIZE, "middle"))
            numbers = column.numbers()
            label = Label(x, bottom + 13.0, numbers, Ink.SOFT, NUMBER_SIZE, "middle")
            self.front.append(label)
        zones = dict.fromkeys(shown_zone(column.step.offset).strip("()") for column in self.columns)
        zone = shortened(", ".join(zones), GUTTER - _MARGIN - STEP / 2, CLOCK_SIZE)
        self.front.append(Label(_MARGIN, 31.0, zone, Ink.SOFT, CLOCK_SIZE))
        text = self.words.text("picture.numbers")
        self.front.append(Label(_MARGIN, bottom + 13.0, text, Ink.SOFT, NUMBER_SIZE))

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
        text = shortening(self.words, gap)
        self.front.append(Label(middle, 31.0, text, Ink.SOFT, CLOCK_SIZE, "middle"))

    def _draw_tracks(self, places: dict[Lane, _Place]) -> None:
        ends = {
            number: GUTTER
            for number, track in enumerate(self.tracks)
            if track.lane is not None and track.lane.kind is not LaneKind.OUTSIDE
        }
        for number in ends:
            self._name(number, GUTTER, places)
        for column, x in zip(self.columns, self.xs, strict=True):
            moved = self._move_tracks(column, x, places, ends)
            for number in sorted(self._touched(column) | moved):
                track = self.tracks[number]
                if track.lane is None:
                    continue
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
                edge = WIDTH if not self.last else self.xs[-1] + STEP
                self._run(number, edge, places[lane].slots[number], ends)

    def _move_tracks(
        self, column: Column, x: float, places: dict[Lane, _Place], ends: dict[int, float]
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
        start = min(x + (2.0 if x == GUTTER else 9.0), WIDTH - width - 2.0)
        if start < self.named.get((track.lane, number), 0.0):
            return  # its name stands there already
        self.named[track.lane, number] = start + width + 4.0
        y = places[track.lane].slots[number] - 11.0
        self.front.append(Label(start, y, text, Ink.TEXT, _NAME_SIZE))

    def _mark(self, column: Column, x: float, y: float) -> None:
        step = column.step
        late = bool(column.recorded_later)
        self.front.append(Mark(x, y, step.glyph, self._title(column), column.ends, late))
        word = drawn_word(self.words, step)
        if word:
            ink = Ink.ALARM if step.glyph is Glyph.ALARM else Ink.TEXT
            self.front.append(Label(x, y + 18.0, word, ink, WORD_SIZE, "middle", bold=True))

    def _at(self, column: Column) -> str:
        first = column.steps[0]
        return shown_instant(first.at, first.offset, self.words.language, with_seconds=False)

    def _title(self, column: Column) -> str:
        """What a pointer gets: the time to the second, at its place and in UTC."""
        first = column.steps[0]
        times = dict.fromkeys(self.words.instant(first.at, each) for each in (first.offset, UTC))
        parts = [self._summary(column, " · ".join(times))]
        if column.recorded_later:
            at = self.words.instant(column.recorded_later, first.offset)
            parts.append(self.words.text("picture.late", at=at))
        return " · ".join(parts)

    def _summary(self, column: Column, at: str) -> str:
        kinds = dict.fromkeys(self.words.event(step.type) for step in column.steps)
        step = column.step
        parts = [f"{column.numbers()}. {', '.join(kinds)}", at]
        if step.items:
            parts.append(_named(step.items))
        if step.word:
            parts.append(step.word)
        return " · ".join(parts)
