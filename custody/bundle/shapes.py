"""The shapes of a custody picture: what whoever writes or paints it has to know."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from custody.bundle.story import Glyph

WIDTH: Final = 1000.0
"""Of every row."""


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
    is_late: bool = False
    """Whether it was recorded later than it happened."""


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
    is_late: bool
    """Whether any was recorded later than it happened, for the key too."""
    left_out: int
    """How many steps are not drawn, for want of room; they stand in the history."""
