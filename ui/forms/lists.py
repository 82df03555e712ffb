"""Editors of lists of simple values: short ones as chips behind one field, long ones as rows."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from custody.domain.vocabulary import Field
from ui.forms.choices import options_of, words_of
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.lines import check_words
from ui.pictures import icon
from ui.widgets.flow import Flow

translate = QCoreApplication.translate

Maker = Callable[[Field, str, Known], Editor]


class ChipsEditor(Editor):
    """A field to type into, and what was given before as chips.

    Enter makes a chip of what was typed; what stands in the field counts without it too.
    """

    def __init__(self, field: Field, group: str, known: Known, make: Maker) -> None:
        super().__init__(field, group, known)
        self._values: list[Any] = []
        self.entry = make(field, group, known)
        self._flow = Flow()
        self._chips = QWidget()
        self._chips.setLayout(self._flow)
        self._chips.hide()
        self._add = QToolButton()
        self._add.setIcon(icon("add"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.entry, 1)
        row.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._chips)
        self.setFocusProxy(self.entry)
        self._add.clicked.connect(self.take)
        self.entry.on_enter = self.take
        self.entry.changed.connect(self.changed)
        self.entry.noted.connect(self.noted)

    def leaves(self) -> Sequence[QWidget]:
        return self.entry.leaves()

    def value(self) -> Any:
        pending = self.entry.value()
        values = [*self._values, *([] if pending is None else [pending])]
        if not values:
            return [] if self.field.empty and self.field.required else None
        return values

    def set_value(self, value: Any) -> None:
        self._values = list(value) if isinstance(value, list) else []
        self.entry.set_value(None)
        self._show()

    def take(self) -> bool:
        """Make a chip of what stands in the field; False where nothing does."""
        value = self.entry.value()
        if value is None:
            return False
        self.add(value)
        self.entry.set_value(None)
        self.entry.focus_first()
        return True

    def add(self, value: Any) -> None:
        """Add a value, unless it is there already."""
        if value not in self._values:
            self._values.append(value)
        self._show()

    def set_name(self, name: str) -> None:
        self.name = name
        self.entry.set_name(name)
        words = translate("Lists", "{field}: add").format(field=name)
        self._add.setAccessibleName(words)
        self._add.setToolTip(words)

    def retranslate(self) -> None:
        self.entry.retranslate()
        self.set_name(self.name)
        self._show()

    def _remove(self, index: int) -> None:
        del self._values[index]
        self._show()
        self.entry.focus_first()

    def _show(self) -> None:
        while (taken := self._flow.takeAt(0)) is not None:
            old = taken.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        removal = translate("Lists", "Take out {value}")
        for index, value in enumerate(self._values):
            text = self._words(value)
            chip = QPushButton(text)
            chip.setIcon(icon("remove"))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setAutoDefault(False)
            chip.setProperty("kind", "chip")
            words, role = check_words(self.field, value)
            chip.setProperty("role", "warn" if role == "warn" else "chip")
            chip.setToolTip(words or removal.format(value=text))
            chip.setAccessibleName(removal.format(value=text))
            chip.clicked.connect(lambda _on=False, at=index: self._remove(at))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._values))
        self.changed.emit()

    def _words(self, value: Any) -> str:
        return words_of(self.field, value) if value in options_of(self.field) else str(value)


class RowsEditor(Editor):
    """A row for each value."""

    def __init__(self, field: Field, group: str, known: Known, make: Maker) -> None:
        super().__init__(field, group, known)
        self._make = make
        self._rows: list[tuple[Editor, QWidget]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._add = QPushButton()
        self._add.setIcon(icon("add"))
        self._add.setProperty("kind", "quiet")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._on_add)
        self._layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._new_row()

    def leaves(self) -> Sequence[QWidget]:
        return tuple(leaf for editor, _ in self._rows for leaf in editor.leaves())

    def value(self) -> Any:
        values = [value for editor, _ in self._rows if (value := editor.value()) is not None]
        if not values:
            return [] if self.field.empty and self.field.required else None
        return values

    def set_value(self, value: Any) -> None:
        values = list(value) if isinstance(value, list) else []
        while len(self._rows) > max(1, len(values)):
            self._drop(self._rows[-1][0])
        while len(self._rows) < len(values):
            self._new_row()
        for (editor, _), each in zip(self._rows, values or [None], strict=True):
            editor.set_value(each)

    def at(self, path: Sequence[str]) -> tuple[Editor, Sequence[str]]:
        given = [editor for editor, _ in self._rows if editor.value() is not None]
        if path and path[0].isdigit() and int(path[0]) < len(given):
            return given[int(path[0])].at(path[1:])
        return self, ()

    def set_name(self, name: str) -> None:
        self.name = name
        self._add.setAccessibleName(translate("Lists", "{field}: add").format(field=name))
        words = translate("Lists", "{field}: take row {number} out")
        for number, (editor, row) in enumerate(self._rows, 1):
            editor.set_name(name if len(self._rows) == 1 else f"{name} {number}")
            for button in row.findChildren(QToolButton, "remove-row"):
                button.setAccessibleName(words.format(field=name, number=number))
                button.setToolTip(button.accessibleName())

    def retranslate(self) -> None:
        self._add.setText(translate("Lists", "One more"))
        for editor, _ in self._rows:
            editor.retranslate()
        self.set_name(self.name)

    def _new_row(self) -> Editor:
        editor = self._make(self.field, self.group, self.known)
        editor.changed.connect(self.changed)
        editor.noted.connect(self.noted)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(editor, 1)
        remove = QToolButton()
        remove.setObjectName("remove-row")
        remove.setIcon(icon("remove"))
        remove.clicked.connect(lambda: self._on_remove(editor))
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.insertWidget(len(self._rows), row)
        self._rows.append((editor, row))
        editor.retranslate()
        self.set_name(self.name)
        return editor

    def _on_add(self) -> None:
        self._new_row().focus_first()

    def _on_remove(self, editor: Editor) -> None:
        if len(self._rows) == 1:
            editor.set_value(None)
            return
        self._drop(editor)
        self.changed.emit()

    def _drop(self, editor: Editor) -> None:
        for index, (each, row) in enumerate(self._rows):
            if each is editor:
                del self._rows[index]
                row.hide()
                row.deleteLater()
                break
        self.set_name(self.name)
