"""Whether the sender's head is cosigned when its bundle is received, and where the answer goes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.pictures import icon
from ui.runs.fieldset import Part

_LONGEST: Final = 4096


class CosignPart(Part):
    """A tick, and the file that goes back to the sender."""

    changed = Signal()

    def __init__(self) -> None:
        """Ask for nothing yet."""
        super().__init__()
        self.wanted = QCheckBox()
        self.wanted.setProperty("touch", "true")
        self.place, self.place_button = QLineEdit(), QPushButton()
        self.place.setMaxLength(_LONGEST)
        self.place_button.setIcon(icon("folder"))
        self.place_button.setAutoDefault(False)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.place, 1)
        row.addWidget(self.place_button)
        for widget in (self.place, self.place_button):
            widget.setProperty("touch", "true")
        self.add(self.wanted)
        self.add(self._row)
        self._row.hide()
        self.wanted.toggled.connect(self._row.setVisible)
        self.wanted.toggled.connect(self.changed)
        self.place.textChanged.connect(self.changed)
        self.place_button.clicked.connect(self._choose)

    @property
    def out(self) -> Path | None:
        """The file, where the head is to be cosigned."""
        is_wanted = not self.isHidden() and self.wanted.isChecked()
        return Path(self.place.text()) if is_wanted else None

    def document(self) -> dict[str, Any]:
        """For the draft."""
        return {"cosign": self.wanted.isChecked(), "answer": self.place.text()}

    def load(self, document: Mapping[str, Any]) -> None:
        """From the draft."""
        self.wanted.setChecked(bool(document.get("cosign")))
        self.place.setText(document.get("answer", ""))

    def faults(self) -> list[str]:
        """Why one cannot go on."""
        out = self.out
        if out is None:
            return []
        if not self.place.text().strip():
            return [self.tr("Say where the answer file goes.")]
        if out.exists():
            return [self.tr("{path} is there already: it is not written over.").format(path=out)]
        if not out.parent.is_dir():
            return [self.tr("There is no folder {path}.").format(path=out.parent)]
        return []

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.say(
            self.tr("As their witness"),
            self.tr(
                "This station cosigns the sender’s newest head, if it continues all that was "
                "cosigned before. The small file goes back to them: then they cannot quietly "
                "rewrite what stands below it."
            ),
        )
        self.wanted.setText(self.tr("Cosign the sender’s head"))
        self.wanted.setAccessibleName(self.wanted.text())
        self.place.setAccessibleName(self.tr("Answer file"))
        self.place.setPlaceholderText(self.place.accessibleName())
        self.place_button.setText(self.tr("Choose…"))
        self.place_button.setAccessibleName(self.tr("Choose where the answer file goes"))

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Answer file"), "cosigned.txt")
        if name:
            self.place.setText(name)
