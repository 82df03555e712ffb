"""How what the window is made of hears of another language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    Widget = QWidget
else:
    Widget = object


class Translated(Widget):
    """Mixed into a widget: it sets its texts again when another language was chosen."""

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Seen(QWidget):
    """A room, a run or a step of one: while it is hidden, no change of the language reaches it."""

    _missed = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._missed = not self.isVisible()
            if self._missed:
                return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))
