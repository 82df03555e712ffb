"""Enter presses the button that has the focus, as Space does: Qt leaves that to the desktop."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget


class EnterPresses(QObject):
    """Watches the button of a window that has the focus; fields and lists take Enter themselves.

    The window is not watched: a key that a field left over comes there too, and the field may have
    passed the focus on to a button by then.
    """

    def __init__(self, window: QWidget) -> None:
        """Watch from now on; a dialog has a button for Enter of its own and needs none of this."""
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, left: QWidget | None, come: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if isinstance(come, QPushButton | QToolButton) and come.window() is self._window:
            come.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            not is_enter
            or event.isAutoRepeat()
            or not isinstance(watched, QPushButton | QToolButton)
        ):
            return False
        event.accept()
        watched.click()
        return True
