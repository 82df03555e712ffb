"""What every room of the client has in common."""

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.seen import Seen
from ui.slices import Slices
from ui.widgets.scrolled import scrolled


class Page(Seen):
    """A room: it owns its widgets, models and jobs, and asks the window to go elsewhere.

    A subclass builds its widgets without texts, then calls `ready()`; `retranslate` sets every
    text and accessible name, and is called again when the language changes. `refresh` reads
    again what is shown, whenever the page comes to sight and after each event while it is seen.
    """

    name: ClassVar[str]
    """By which `go` names it."""
    icon: ClassVar[str] = ""
    """Of the navigation rail; pages without one are reached from others."""
    go = Signal(str, object)
    """To another page or run (`run:NAME`), with what it shall show."""

    def __init__(self, desk: Desk) -> None:
        """Build nothing but the connections."""
        super().__init__()
        self.desk = desk
        self.dressing = Slices(self)
        self._is_ready = False
        self._is_stale = True
        desk.news.recorded.connect(self._on_news)
        desk.people.changed.connect(self._on_news)

    def ready(self) -> None:
        """Set the texts; the last line of a subclass's `__init__`."""
        self._is_ready = True
        self.retranslate()

    def column(self, *, sideways: bool = False) -> QVBoxLayout:
        """Fill the page with one column, which scrolls where the window is too low for it."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*(theme.GRID * 6,) * 4)
        column.setSpacing(theme.GRID * 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content, sideways=sideways))
        return column

    def title(self) -> str:
        """What the rail and the window call it, in the current language."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def open(self, argument: Any) -> None:
        """Show one thing; called before the page comes to sight."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._is_ready:
            self.retranslate()
            self._on_news()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setUpdatesEnabled(False)  # nothing is painted before it is styled
        self.dressing.begin(self._dressed())
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _dressed(self) -> Iterator[None]:
        theme.dress(self)
        yield
        self.setUpdatesEnabled(True)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
