"""In which language the statements are written and signed, apart from the screen's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.dialogs.refusal import label
from ui.seen import Translated
from ui.translations import LANGUAGES


class Tongues(Translated, QWidget):
    """A button for each language of the record."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._label = label("label")
        self._buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._label)
        row.addSpacing(12)
        for place, (code, name) in enumerate(LANGUAGES.items()):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("segment", ("first", "middle", "last")[place])
            button.setProperty("tongue", code)
            button.clicked.connect(lambda _on=False, to=code: self.chosen.emit(to))
            self._buttons.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.retranslate()

    def show_chosen(self, code: str) -> None:
        """Mark the language in which the page is written."""
        for button in self._buttons.buttons():
            button.setChecked(button.property("tongue") == code)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be chosen while it is recorded."""
        for button in self._buttons.buttons():
            button.setEnabled(not busy)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Language of the record"))
        for button in self._buttons.buttons():
            button.setAccessibleName(f"{self._label.text()}: {button.text()}")
