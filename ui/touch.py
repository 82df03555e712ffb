"""Whether somebody works with the program: by key, mouse or finger, in any of its windows."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHED: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class Touch(QObject):
    """Tells whenever somebody does."""

    touched = Signal()

    def __init__(self, owner: QObject) -> None:
        """Look at every window from now on.

        Args:
            owner: Who wants to know.
        """
        super().__init__(owner)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        """Look at what a window is given: all input comes by it, and little else."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in _TOUCHED:
            self.touched.emit()
        return super().eventFilter(watched, event)
