"""One thing that another station offers: whether it is taken, as what, and how its seals came."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from custody.domain import wording
from custody.domain.types_blocks import SEAL_STATES
from ui.translations import language

_LONGEST: Final = 64


class ThingRow(QWidget):
    """A tick, the id that the thing gets here, and a choice for each seal that its giver names."""

    changed = Signal()

    def __init__(self, theirs: str, words: str, ours: str, seals: Sequence[str]) -> None:
        """Show a thing.

        Args:
            theirs: Its id there.
            words: What it is.
            ours: The id that it would get.
            seals: Numbers of the seals that should be on it.
        """
        super().__init__()
        self.theirs, self._words = theirs, words
        self.taken = QCheckBox()
        self.taken.setProperty("touch", "true")
        self._label = QLabel()
        self._label.setProperty("role", "muted")
        self.ours = QLineEdit(ours)
        self.ours.setMaxLength(_LONGEST)
        self.ours.setProperty("touch", "true")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.taken, 0, 0)
        layout.addWidget(self._label, 0, 1)
        layout.addWidget(self.ours, 0, 2)
        layout.setColumnStretch(0, 1)
        self.seals: dict[str, QComboBox] = {}
        self._seal_labels: dict[str, QLabel] = {}
        for row, number in enumerate(seals, 1):
            label, box = QLabel(), QComboBox()
            box.setProperty("touch", "true")
            box.addItem("", "")
            for state in SEAL_STATES:
                box.addItem("", state)
            layout.addWidget(label, row, 0, 1, 2)
            layout.addWidget(box, row, 2)
            self.seals[number], self._seal_labels[number] = box, label
            box.currentIndexChanged.connect(self.changed)
        self.taken.toggled.connect(self._on_taken)
        self.ours.textChanged.connect(self.changed)
        self._on_taken()

    def states(self) -> dict[str, str]:
        """Number of each seal to how it was found; empty where that was not chosen yet."""
        return {number: str(box.currentData()) for number, box in self.seals.items()}

    def restore(self, states: Mapping[str, str]) -> None:
        """Choose again how seals were found."""
        for number, box in self.seals.items():
            box.setCurrentIndex(max(0, box.findData(states.get(number, ""))))

    def _on_taken(self) -> None:
        is_taken = self.taken.isChecked()
        self.ours.setEnabled(is_taken)
        for number, box in self.seals.items():
            box.setVisible(is_taken)
            self._seal_labels[number].setVisible(is_taken)
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.taken.setText("   ".join(part for part in (self.theirs, self._words) if part))
        self.taken.setAccessibleName(self.tr("{item} is here, and taken").format(item=self.theirs))
        self._label.setText(self.tr("here it is"))
        self.ours.setAccessibleName(self.tr("Id here of {item}").format(item=self.theirs))
        for number, box in self.seals.items():
            words = self.tr("Seal {number}, as you find it").format(number=number)
            self._seal_labels[number].setText(words)
            box.setAccessibleName(words)
            box.setItemText(0, self.tr("Look at it and choose"))
            for at, state in enumerate(SEAL_STATES, 1):
                box.setItemText(at, wording.choice("seal_state", state, language()))
