"""An icon by itself, in a colour of the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import pictures


class Picture(QWidget):
    """Drawn anew at every paint, so it follows the theme; nothing to be read or pressed."""

    def __init__(self, name: str, tone: str = "text", side: int = pictures.ICON_PX) -> None:
        """Show a drawing.

        Args:
            name: Of the drawing.
            tone: Name of a colour of the theme.
            side: In pixels.
        """
        super().__init__()
        self._name = name
        self._tone = tone
        self._side = side
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, name: str, tone: str) -> None:
        """Show another drawing, or in another colour."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pictures.draw(painter, QRectF(self.rect()), self._name, self._tone)
        painter.end()
