"""The editor of an act of law: known ones are told and chosen by their title."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from custody.domain.types_base import LANGUAGES
from custody.domain.vocabulary import Field
from ui.forms.choices import found_by_typing
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.lines import LINE_CHARACTERS, clean_line
from ui.translations import language


class ActEditor(Editor):
    """An act of law: the record has its one name, the screen its title in the user's language.

    An act that the law's data does not know is kept as it was typed.
    """

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._acts = known.desk.cases.catalogue.acts
        self.box, self.line = found_by_typing(self)
        self.line.setMaxLength(LINE_CHARACTERS)
        for name in self._acts:
            self.box.addItem("", name)
        self.box.setCurrentIndex(-1)
        self.box.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.watch(self.box)

    def leaves(self) -> Sequence[QWidget]:
        return (self.box,)

    def value(self) -> Any:
        text = clean_line(self.line.text())
        for name, title in self._acts.items():
            told = (name, *(title.text(each) for each in LANGUAGES))
            if text.casefold() in (each.casefold() for each in told):
                return name
        return text or None

    def set_value(self, value: Any) -> None:
        title = self._acts.get(str(value))
        text = "" if value is None else str(value)
        self.box.setCurrentIndex(-1 if title is None else list(self._acts).index(str(value)))
        self.box.setEditText(text if title is None else title.text(language()))
        self.line.setCursorPosition(0)

    def retranslate(self) -> None:
        value = self.value()
        self.box.blockSignals(True)
        for index, title in enumerate(self._acts.values()):
            self.box.setItemText(index, title.text(language()))
        self.set_value(value)
        self.box.blockSignals(False)
