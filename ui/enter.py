"""Enter presses the button that has the focus, as Space does: Qt leaves that to the desktop."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget


class EnterPresses(QObject):
    """Watches a window for what its widgets left over: fields and lists take Enter themselves."""

    def __init__(self, window: QWidget) -> None:
        """Watch from now on; a dialog has a button for Enter of its own and needs none of this."""
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        focus = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or event.isAutoRepeat() or not isinstance(focus, QPushButton | QToolButton):
            return False
        event.accept()
        focus.click()
        return True
