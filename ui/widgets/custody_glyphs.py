"""The glyphs of the custody picture as paths: the same shapes that `custody.bundle.svg` writes."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from custody.bundle.story import Glyph


class Stroke(StrEnum):
    """How a part of a glyph is painted."""

    SOLID = "solid"
    """Filled in the colour of the tracks, with a rim of the lane's."""
    HOLLOW = "hollow"
    """Filled in the lane's colour, outlined in the tracks'."""
    LINE = "line"
    INNER = "inner"
    """A line in the lane's colour, upon something solid."""
    ALARM = "alarm"


Part = tuple[Stroke, QPainterPath]


def parts_of(glyph: Glyph) -> tuple[Part, ...]:
    """What a glyph is painted of, from back to front, about its middle."""
    return _PARTS[glyph]()


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return path


def _lines(*points: tuple[float, float], close: bool = False) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    if close:
        path.closeSubpath()
    return path


def _box(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), 1.5, 1.5)
    return path


def _bow(*, shut: bool) -> QPainterPath:
    """The bow of a padlock."""
    path = QPainterPath(QPointF(-3, -1 if shut else -2.5))
    path.lineTo(-3, -3.6 if shut else -4.5)
    path.arcTo(QRectF(-3, -6.6 if shut else -7.5, 6, 6), 180, -180 if shut else -150)
    if shut:
        path.lineTo(3, -1)
    return path


def _check() -> QPainterPath:
    return _lines((-3, 0.2), (-0.8, 2.5), (3.2, -2.2))


def _warning() -> QPainterPath:
    path = _lines((0, -3.2), (0, 0.8))
    path.addPath(_lines((0, 3.6), (0, 3.8)))
    return path


_PARTS: Final[Mapping[Glyph, Callable[[], tuple[Part, ...]]]] = {
    Glyph.BEGIN: lambda: ((Stroke.SOLID, _circle(6.5)),),
    Glyph.MOVE: lambda: ((Stroke.HOLLOW, _circle(5.5)), (Stroke.SOLID, _circle(3.4))),
    Glyph.OFFER: lambda: ((Stroke.HOLLOW, _lines((-5, -5.5), (6, 0), (-5, 5.5), close=True)),),
    Glyph.SEAL: lambda: (
        (Stroke.HOLLOW, _bow(shut=True)),
        (Stroke.SOLID, _box(-6, -2.5, 12, 9)),
    ),
    Glyph.OPEN: lambda: (
        (Stroke.LINE, _bow(shut=False)),
        (Stroke.HOLLOW, _box(-5.5, -2.5, 11, 8.5)),
    ),
    Glyph.TICK: lambda: ((Stroke.HOLLOW, _circle(6.5)), (Stroke.LINE, _check())),
    Glyph.DATA: lambda: (
        (Stroke.HOLLOW, _lines((0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0), close=True)),
    ),
    Glyph.NOTE: lambda: ((Stroke.SOLID, _circle(4)),),
    Glyph.ALARM: lambda: (
        (Stroke.ALARM, _lines((0, -8.5), (8.5, 6.5), (-8.5, 6.5), close=True)),
        (Stroke.INNER, _warning()),
    ),
    Glyph.SETTLED: lambda: ((Stroke.SOLID, _circle(7)), (Stroke.INNER, _check())),
    Glyph.END: lambda: ((Stroke.LINE, _lines((0, -7.5), (0, 7.5))), (Stroke.SOLID, _circle(4.5))),
}
