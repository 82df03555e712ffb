"""One field of a form: its words above, the editor, and below what is wrong or worth a look."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.vocabulary import Field, Kind
from ui.forms.choices import HALF, stands_side_by_side, width_of
from ui.forms.editor import Editor
from ui.seen import Translated
from ui.translations import language
from ui.widgets.remark import Remark

translate = QCoreApplication.translate

_SHORT: Final = frozenset(
    {
        Kind.INTEGER, Kind.SIGNED, Kind.PERCENT, Kind.DATE, Kind.OFFSET, Kind.LANGUAGE, Kind.ROLE,
        Kind.LINE, Kind.NAME, Kind.IMEI, Kind.ICCID, Kind.MAC, Kind.VIN, Kind.ID, Kind.CASE,
        Kind.PERSON, Kind.ITEM, Kind.ARTIFACT, Kind.SEAL, Kind.SEARCH, Kind.REQUEST, Kind.MARK,
        Kind.AUTHORITY, Kind.CONDITION, Kind.CONSENT, Kind.FINDING, Kind.BUNDLE, Kind.FLAG,
        Kind.MEDIA_TYPE,
    }
)  # fmt: skip
"""Kinds of which two stand side by side."""


class Row(Translated, QWidget):
    """A field with its label, the editor below it, and words below that."""

    def __init__(
        self, field: Field, group: str, editor: Editor, *, is_alternative: bool = False
    ) -> None:
        """Put an editor under its label.

        Args:
            field: What is edited.
            group: The group that the field is a member of, or the type of the event.
            editor: The field's editor.
            is_alternative: Another field may be given instead.
        """
        super().__init__()
        self.field = field
        self.group = group
        self.editor = editor
        self.is_demanded = field.required
        self.is_alternative = is_alternative
        self._label = QLabel()
        self._label.setProperty("role", "subtitle" if field.kind is Kind.GROUP else "label")
        self._label.setWordWrap(True)
        self._label.setBuddy(editor)
        self._note: Remark | None = None
        self._fault: Remark | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._label)
        self._layout.addWidget(editor)
        self._layout.addStretch(1)
        editor.changed.connect(lambda: self.show_fault(""))
        editor.noted.connect(self.show_note)
        self.retranslate()

    @property
    def is_short(self) -> bool:
        """Whether another field has room beside it."""
        if self.field.many or self.field.kind is Kind.GROUP:
            return False
        if self.field.kind is Kind.CHOICE:
            return not stands_side_by_side(self.field) or width_of(self.field) <= HALF
        return self.field.kind in _SHORT

    def title(self) -> str:
        """The field's words in the current language."""
        return wording.label(self.field.name, language(), group=self.group)

    def stand_below_heading(self) -> None:
        """Leave out the label: a heading above says the same."""
        self._label.hide()

    def demand(self, demanded: bool) -> None:
        """Say whether the field must be given: by the vocabulary, or by the chosen procedure."""
        before, self.is_demanded = self.is_demanded, demanded or self.field.required
        if before != self.is_demanded:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        title = self.title()
        words = "{field}"
        if self.is_alternative:
            words = translate("Row", "{field} · one of these at least")
        self._label.setText(words.format(field=title))
        optional = "" if self.is_demanded or self.is_alternative else "true"
        if self._label.property("optional") != optional:
            self._label.setProperty("optional", optional)
            self._label.style().polish(self._label)
        if self.is_demanded:
            title = translate("Row", "{field}, must be given").format(field=title)
        self.editor.set_name(title)
        self.editor.retranslate()

    def show_fault(self, words: str) -> None:
        """Say below the editor what is wrong with it; empty takes the words away."""
        if words and self._fault is None:
            self._fault = self._words()
        if self._fault is not None:
            self._fault.say(words, "warn")
        state = "true" if words else ""
        for leaf in self.editor.leaves():
            if leaf.property("fault") != state:
                leaf.setProperty("fault", state)
                leaf.style().polish(leaf)

    def fault(self) -> str:
        """The words that are shown now."""
        return "" if self._fault is None else self._fault.text()

    def show_note(self, words: str, role: str) -> None:
        """Say below the editor what is worth a look."""
        if words and self._note is None:
            self._note = self._words()
        if self._note is not None:
            self._note.say(words, role)

    def note(self) -> str:
        """The words that are shown now."""
        return "" if self._note is None else self._note.text()

    def _words(self) -> Remark:
        """Room for words, made when there are any: most fields never have some."""
        words = Remark()
        self._layout.insertWidget(self._layout.count() - 1, words)
        return words
