"""One field of a form: its words above, the editor, and below what is wrong or worth a look."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.vocabulary import Field, Kind
from ui.forms.editor import Editor
from ui.theme import TEXT_WIDTH
from ui.translations import language

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
_TITLED: Final = Kind.GROUP


class Row(QWidget):
    """A field with its label, the editor below it, and words below that."""

    def __init__(self, field: Field, group: str, editor: Editor) -> None:
        """Put an editor under its label.

        Args:
            field: What is edited.
            group: The group that the field is a member of, or the type of the event.
            editor: The field's editor.
        """
        super().__init__()
        self.field = field
        self.group = group
        self.editor = editor
        self.is_demanded = field.required
        self.is_alternative = False
        """Whether another field may be given instead."""
        self._label = QLabel()
        self._label.setProperty("role", "subtitle" if field.kind is _TITLED else "label")
        self._label.setWordWrap(True)
        self._label.setBuddy(editor)
        self._note = _words()
        self._fault = _words()
        self._fault.setProperty("role", "danger")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._note)
        layout.addWidget(self._fault)
        layout.addStretch(1)
        self.setMaximumWidth(TEXT_WIDTH)
        editor.changed.connect(lambda: self.show_fault(""))
        editor.noted.connect(self.show_note)
        self.retranslate()

    @property
    def is_short(self) -> bool:
        """Whether another field has room beside it."""
        if self.field.many or self.field.kind is Kind.GROUP:
            return False
        if self.field.kind is Kind.CHOICE:
            return True
        return self.field.kind in _SHORT

    def title(self) -> str:
        """The field's words in the current language."""
        return wording.label(self.field.name, language(), group=self.group)

    def demand(self, demanded: bool) -> None:
        """Say whether the field must be given: by the vocabulary, or by the chosen procedure."""
        self.is_demanded = demanded or self.field.required
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        title = self.title()
        words = "{field}"
        if self.is_alternative:
            words = translate("Row", "{field} · one of these at least")
        elif not self.is_demanded:
            words = translate("Row", "{field} · if any")
        self._label.setText(words.format(field=title))
        self.editor.set_name(title)
        self.editor.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_fault(self, words: str) -> None:
        """Say below the editor what is wrong with it; empty takes the words away."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        state = "true" if words else ""
        for leaf in self.editor.leaves():
            if leaf.property("fault") != state:
                leaf.setProperty("fault", state)
                leaf.style().polish(leaf)

    def fault(self) -> str:
        """The words that are shown now."""
        return self._fault.text()

    def show_note(self, words: str, role: str) -> None:
        """Say below the editor what is worth a look."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        if self._note.property("role") != role:
            self._note.setProperty("role", role)
            self._note.style().polish(self._note)

    def note(self) -> str:
        """The words that are shown now."""
        return self._note.text()


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.hide()
    return label
