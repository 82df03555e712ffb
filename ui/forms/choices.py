"""Editors of choices: a few side by side, many in a list, several as toggles; yes and no; marks."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.domain.bodies import STATION_ROLE
from custody.domain.rules_requests import OVERRIDABLE
from custody.domain.vocabulary import LANGUAGES, ROLES, Field, Kind
from ui import theme
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.translations import language
from ui.widgets.flow import Flow

translate = QCoreApplication.translate

SIDE_BY_SIDE: Final = 4
"""More choices than this are offered in a list."""
WIDEST: Final = 600
"""Wider ones, in pixels, are offered in a list too, whatever the language."""
HALF: Final = 320
"""Wider ones stand alone in their line."""
_PADDING: Final = 34
_LETTER: Final = 8


def words_of(field: Field, value: Any) -> str:
    """A choice of a field in words, in the current language."""
    tongue = language()
    if field.kind is Kind.ROLE:
        return f"{wording.role(value, tongue)} ({value})"
    if field.kind is Kind.LANGUAGE:
        return wording.words(tongue)["phrases"].get(value, str(value))
    if isinstance(value, bool):
        return wording.words(tongue)["phrases"]["yes" if value else "no"].capitalize()
    if field.kind is Kind.ID:
        text = str(wording.words(tongue)["rules"].get(value, value))
    else:
        text = wording.choice(field.name, value, tongue)
    return wording.capital(text)


def options_of(field: Field) -> tuple[Any, ...]:
    """Everything that a field of this kind may be; the role of stations is no person's."""
    if field.kind is Kind.FLAG:
        return True, False
    if field.kind is Kind.ROLE:
        return tuple(role for role in ROLES if role != STATION_ROLE)
    if field.kind is Kind.ID:
        return tuple(sorted(OVERRIDABLE))
    return LANGUAGES if field.kind is Kind.LANGUAGE else field.choices


def width_of(field: Field) -> int:
    """How wide the choices of a field are side by side, in the language that needs most."""
    options = options_of(field)
    if field.kind is not Kind.CHOICE:
        return 0
    return max(
        sum(_PADDING + _LETTER * len(wording.choice(field.name, each, tongue)) for each in options)
        for tongue in LANGUAGES
    )


def stands_side_by_side(field: Field) -> bool:
    """Whether the choices of a field are few and short enough to be seen at once."""
    return len(options_of(field)) <= SIDE_BY_SIDE and width_of(field) <= WIDEST


class SegmentsEditor(Editor):
    """A few choices side by side. Nothing is presumed: none is chosen at first."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._options = options_of(field)
        self._strange: Any = None
        self._buttons = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, _ in enumerate(self._options):
            button = _Segment(self)
            places = {0: "first", len(self._options) - 1: "last"}
            button.setProperty("segment", places.get(index, "middle"))
            self._buttons.addButton(button, index)
            layout.addWidget(button)
        layout.addStretch(1)
        self._buttons.idToggled.connect(self._on_toggled)
        self.watch(*self.leaves())

    def leaves(self) -> Sequence[QWidget]:
        return tuple(self._buttons.buttons())

    def value(self) -> Any:
        chosen = self._buttons.checkedId()
        return self._options[chosen] if chosen >= 0 else self._strange

    def set_value(self, value: Any) -> None:
        self._strange = None if value in self._options else value
        if value is not None and value in self._options:
            self._buttons.button(self._options.index(value)).setChecked(True)
        else:
            self.clear()

    def clear(self) -> None:
        """Choose none again."""
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            button.setChecked(False)
        self._buttons.setExclusive(True)

    def focus_first(self) -> None:
        chosen = self._buttons.checkedButton() or self._buttons.button(0)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self._name_buttons()

    def retranslate(self) -> None:
        for index, option in enumerate(self._options):
            self._buttons.button(index).setText(words_of(self.field, option))
        self._name_buttons()

    def _name_buttons(self) -> None:
        for button in self._buttons.buttons():
            button.setAccessibleName(f"{self.name}: {button.text()}")

    def _on_toggled(self) -> None:
        self._strange = None
        self.changed.emit()


class _Segment(QPushButton):
    """A choice that Backspace or Delete takes back; so does another press, if it may be left out.

    Whoever presses what is proposed for a field that must be given means to confirm it.
    """

    def __init__(self, editor: SegmentsEditor) -> None:
        super().__init__()
        self._editor = editor
        self._was_chosen = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.pressed.connect(self._remember)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._editor.clear()
            return
        super().keyPressEvent(event)

    def _remember(self) -> None:
        self._was_chosen = self.isChecked()

    def _on_clicked(self) -> None:
        if self._was_chosen and not self._editor.field.required:
            self._editor.clear()
        self._was_chosen = False


def found_by_typing(editor: Editor) -> tuple[QComboBox, QLineEdit]:
    """Fill an editor with a list in which typing any part of an entry finds it."""
    box, line = QComboBox(), QLineEdit()
    box.setLineEdit(line)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMaxVisibleItems(16)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = QCompleter(box.model(), editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    line.textEdited.connect(lambda: theme.dress_popup(completer))
    layout = QVBoxLayout(editor)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box)
    editor.setFocusProxy(box)
    return box, line


class ListEditor(Editor):
    """One of many choices, found by typing."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._options = options_of(field)
        self.box, self._line = found_by_typing(self)
        for option in self._options:
            self.box.addItem("", option)
        self.box.setCurrentIndex(-1)
        self.box.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.watch(self.box)

    def leaves(self) -> Sequence[QWidget]:
        return (self.box,)

    def value(self) -> Any:
        text = self.box.currentText().strip()
        if not text:
            return None
        for index, option in enumerate(self._options):
            if text.casefold() in (self.box.itemText(index).casefold(), str(option).casefold()):
                return option
        return text

    def set_value(self, value: Any) -> None:
        if value in self._options:
            self.box.setCurrentIndex(self._options.index(value))
        else:
            self.box.setCurrentIndex(-1)
            self.box.setEditText("" if value is None else str(value))

    def offer(self, some: Collection[Any]) -> None:
        """Narrow the list to some of the choices; where these are none, to all again."""
        every = options_of(self.field)
        options = tuple(each for each in every if each in some) or every
        if options == self._options:
            return
        value, self._options = self.value(), options
        self.box.blockSignals(True)
        self.box.clear()
        for option in options:
            self.box.addItem(words_of(self.field, option), option)
        self.set_value(value)
        self.box.blockSignals(False)

    def retranslate(self) -> None:
        value = self.value()
        self.box.blockSignals(True)
        for index, option in enumerate(self._options):
            self.box.setItemText(index, words_of(self.field, option))
        self.set_value(value)
        self.box.blockSignals(False)
        self._line.setPlaceholderText(translate("Choices", "Choose or type"))


class TogglesEditor(Editor):
    """Several of a few choices, each a toggle, in the vocabulary's order unless another came."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._options = options_of(field)
        self._given: list[Any] = []
        self._buttons: list[QPushButton] = []
        layout = Flow()
        self.setLayout(layout)
        for _ in self._options:
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("kind", "toggle")
            button.toggled.connect(lambda _on: self.changed.emit())
            self._buttons.append(button)
            layout.addWidget(button)
        self.watch(*self._buttons)

    def leaves(self) -> Sequence[QWidget]:
        return tuple(self._buttons)

    def value(self) -> Any:
        pairs = zip(self._options, self._buttons, strict=True)
        chosen = [option for option, button in pairs if button.isChecked()]
        kept = [each for each in self._given if each in chosen or each not in self._options]
        return [*kept, *(each for each in chosen if each not in kept)] or None

    def set_value(self, value: Any) -> None:
        self._given = list(value) if isinstance(value, list) else []
        for option, button in zip(self._options, self._buttons, strict=True):
            button.setChecked(option in self._given)

    def set_name(self, name: str) -> None:
        self.name = name
        for button in self._buttons:
            button.setAccessibleName(f"{name}: {button.text()}")

    def retranslate(self) -> None:
        for option, button in zip(self._options, self._buttons, strict=True):
            button.setText(words_of(self.field, option))
        self.set_name(self.name)


class MarkEditor(Editor):
    """True, or left out."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self.box = QCheckBox()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.watch(self.box)

    def leaves(self) -> Sequence[QWidget]:
        return (self.box,)

    def value(self) -> Any:
        return True if self.box.isChecked() else None

    def set_value(self, value: Any) -> None:
        self.box.setChecked(value is True)

    def retranslate(self) -> None:
        self.box.setText(words_of(Field("", Kind.FLAG, required=False, private=False), True))
