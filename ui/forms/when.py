"""When the act itself happened: now, or earlier, with the reason for a late entry in its field."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from custody.clock import is_instant, is_offset
from custody.domain.vocabulary import Field, Kind
from ui.forms.known import Known
from ui.forms.times import InstantEditor, OffsetEditor
from ui.seen import Translated


class When(Translated, QWidget):
    """The member `occurred` of a command: left out, or an instant with the offset of the place."""

    changed = Signal()

    def __init__(self, known: Known) -> None:
        """Begin with now."""
        super().__init__()
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self._now, self._earlier = QPushButton(), QPushButton()
        self._buttons = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, button in (("first", self._now), ("last", self._earlier)):
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("segment", place)
            self._buttons.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._now.setChecked(True)
        self.editor = InstantEditor(
            Field("occurred", Kind.INSTANT, required=False, private=False), "", known
        )
        self._offset = OffsetEditor(
            Field("offset", Kind.OFFSET, required=False, private=False), "", known
        )
        self._offset.set_value(known.offset)
        self._offset.setMaximumWidth(160)
        self._fields = QWidget()
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        fields.addWidget(self.editor, 1)
        fields.addWidget(self._offset)
        self._fields.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(row)
        layout.addWidget(self._fields)
        self._earlier.toggled.connect(self._on_toggled)
        self.editor.changed.connect(self.changed)
        self._offset.changed.connect(self._on_offset)
        self.retranslate()

    def value(self) -> dict[str, Any] | None:
        """The member as a command has it; None for now."""
        if not self._earlier.isChecked():
            return None
        return {"at": self.editor.value() or "", "offset": self._offset.value() or ""}

    def set_value(self, value: Mapping[str, Any] | None) -> None:
        """Show a time; None is now."""
        (self._now if value is None else self._earlier).setChecked(True)
        if value is not None:
            self._offset.set_value(value.get("offset"))
            self.editor.set_value(value.get("at"))

    def is_half(self) -> bool:
        """Whether what is typed is no time yet."""
        value = self.value()
        return value is not None and not (is_instant(value["at"]) and is_offset(value["offset"]))

    def leaves(self) -> Sequence[QWidget]:
        """Everything that takes the keyboard, in order."""
        return (self._now, self._earlier, *self.editor.leaves(), *self._offset.leaves())

    def retranslate(self) -> None:
        """Set every text in the current language."""
        title = self.tr("When it happened")
        self._label.setText(title)
        self._now.setText(self.tr("Now"))
        self._earlier.setText(self.tr("Earlier…"))
        for button in (self._now, self._earlier):
            button.setAccessibleName(f"{title}: {button.text()}")
        self.editor.set_name(title)
        self.editor.retranslate()
        self._offset.set_name(self.tr("Offset of the place from UTC"))

    def _on_toggled(self, earlier: bool) -> None:
        self._fields.setVisible(earlier)
        if earlier and self.editor.value() is None:
            self.editor.focus_first()
        self.changed.emit()

    def _on_offset(self) -> None:
        offset = self._offset.value()
        if is_offset(offset):
            self.editor.set_offset(offset)
        self.changed.emit()
