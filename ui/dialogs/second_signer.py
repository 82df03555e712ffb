"""Who signs beside the person at the desk, where the law wants two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from custody.domain import wording
from ui.dialogs.refusal import label
from ui.people import People
from ui.seen import Translated
from ui.translations import language


class SecondSigner(Translated, QWidget):
    """Everybody else whose key is at this station, and nobody."""

    chosen = Signal(object)
    """Id of a person, or None."""

    def __init__(self, people: People) -> None:
        super().__init__()
        self._people = people
        self._label = label("label")
        self.box = QComboBox()
        self.box.activated.connect(lambda _index: self.chosen.emit(self.box.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.box, 1)
        self.retranslate()

    def offer(self, chosen: str | None) -> None:
        """Show who can sign beside, and who was chosen."""
        self.box.clear()
        self.box.addItem(self.tr("nobody"), None)
        for each in self._people.with_key_here():
            if each != self._people.person:
                roles = sorted(self._people.roles(each))
                told = ", ".join(wording.role(role, language()) for role in roles)
                self.box.addItem(f"{each}   {told}", each)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))

    def retranslate(self) -> None:
        self._label.setText(self.tr("Signs beside you"))
        self.box.setAccessibleName(self.tr("Who signs beside you"))
