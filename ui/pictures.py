"""Icons: our own drawings, in the colours of the theme that is applied when they are painted."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from custody.resources import files, read_text
from ui import theme

ICON_PX = 20
"""Side of an icon beside words."""


@cache
def names() -> frozenset[str]:
    """The drawings that there are."""
    found = files("icons")
    return frozenset(
        name.removeprefix("icons/").removesuffix(".svg") for name in found if name.endswith(".svg")
    )


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = read_text(f"icons/{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


class _Engine(QIconEngine):
    """Paints a drawing in a tone of the theme, sharp at every scale."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = self._tone
        if mode is QIcon.Mode.Disabled:
            tone = "faint"
        elif state is QIcon.State.On and tone == "text":
            tone = "accent"
        draw(painter, QRectF(rect), self._name, tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QPixmap(size)
        if image.isNull():  # a button that has no room yet
            return image
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return image

    def clone(self) -> QIconEngine:
        return _kept(_Engine(self._name, self._tone))


_engines: list[QIconEngine] = []


def _kept(engine: QIconEngine) -> QIconEngine:
    _engines.append(engine)
    return engine


@cache
def icon(name: str, tone: str = "text") -> QIcon:
    """An icon by the name of its drawing.

    Args:
        name: Of a file in `resources/icons`, without `.svg`.
        tone: Name of a colour of the theme (`text`, `muted`, `on_accent`, `good`, `warn`, …).
    """
    if name not in names():
        raise AssertionError(f"no drawing {name}")
    return QIcon(_Engine(name, tone))


def pixmap(name: str, tone: str = "text", side: int = ICON_PX, ratio: float = 1.0) -> QPixmap:
    """A drawing as pixels, for a label; ask anew when the theme changes."""
    image = QPixmap(round(side * ratio), round(side * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, side, side), name, tone)
    painter.end()
    return image


def draw(painter: QPainter, rect: QRectF, name: str, tone: str = "text") -> None:
    """Paint a drawing into a rectangle."""
    colour = getattr(theme.colours(), tone)
    _renderer(name, colour).render(painter, rect)
