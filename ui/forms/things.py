"""Editors of identifiers: what exists is offered with words about it; new things get a free id."""

import re
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)

from custody.domain.vocabulary import Field, Kind
from ui import theme
from ui.forms.editor import Editor
from ui.forms.known import Choice, Known

translate = QCoreApplication.translate

_ID_CHARACTERS: Final = 80
_WHOLE = Qt.ItemDataRole.UserRole
OPENED: Final = "case.opened"
_NOT_NUMBERED: Final = frozenset({Kind.SEAL, Kind.PERSON, Kind.CASE, Kind.EVENT, Kind.KEY})
"""Kinds whose ids somebody else gives: a seal bears its number."""
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ChoicesModel(QAbstractListModel):
    """Things as a list shows them; what is put into the field is the id alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()

    def fill(self, choices: Sequence[Choice]) -> None:
        """Show these things."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._choices)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return choice.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if len(choice.id) > 30 and choice.words:
                return choice.words
            return f"{choice.id}   {choice.words}".rstrip()
        return f"{choice.id} {choice.words}" if role == _WHOLE else None


class _Completer(QCompleter):
    """Finds a thing by its id or by a word about it, and gives the id."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        return str(index.data(Qt.ItemDataRole.EditRole) or "")


class ThingEditor(Editor):
    """The id of one thing."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._is_new = known.is_new(field, group) and field.kind not in _NOT_NUMBERED
        self._model = ChoicesModel(self)
        self.box = QComboBox()
        line = QLineEdit()
        line.setMaxLength(_ID_CHARACTERS)
        self.box.setLineEdit(line)
        self.box.setModel(self._model)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumContentsLength(12)
        self.box.setMaxVisibleItems(16)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        view = self.box.view()
        if isinstance(view, QListView):
            view.setUniformItemSizes(True)  # else every one of very many things is measured
        completer = _Completer(self._model, self)
        completer.setCompletionRole(_WHOLE)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        line.textEdited.connect(lambda: theme.dress_popup(completer))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.box, 1)
        self._next = QPushButton()
        self._next.setProperty("kind", "quiet")
        self._next.setAutoDefault(False)
        if not self._is_new:
            self._next.hide()
        self._next.clicked.connect(self.propose)
        layout.addWidget(self._next)
        self.setFocusProxy(self.box)
        self.box.editTextChanged.connect(self._on_text)
        self.watch(self.box)
        self.box.installEventFilter(self)

    def leaves(self) -> Sequence[QWidget]:
        return (self.box,)

    def value(self) -> Any:
        return self.box.currentText().strip() or None

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(-1)
        self.box.setEditText("" if value is None else str(value))

    def propose(self) -> None:
        """Put the next free id."""
        self.set_value(self.known.free(self.field))

    def propose_if_new(self) -> None:
        """Put the next free id where the field brings one and is empty."""
        if self._is_new and self.value() is None:
            self.propose()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        words = translate("Things", "{field}: next free number").format(field=name)
        self._next.setAccessibleName(words)
        self._next.setToolTip(words)

    def retranslate(self) -> None:
        self._next.setText(translate("Things", "Next free"))
        line = self.box.lineEdit()
        if line is not None and self.field.kind is Kind.CASE and self.group == OPENED:
            line.setPlaceholderText(translate("Things", "such as EX-26-0417"))
            self.box.setToolTip(
                translate(
                    "Things",
                    "The case is called so in every record: Latin letters, digits, hyphens, full "
                    "stops and underscores.",
                )
            )
        self.set_name(self.name)
        self._tell_event()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look up what there is when one comes to the field, and not before."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        text = self.box.currentText()
        self.box.blockSignals(True)
        self._model.fill(self.known.choices(self.field))
        self.box.setCurrentIndex(-1)
        self.box.setEditText(text)
        self.box.blockSignals(False)

    def _on_text(self) -> None:
        self.changed.emit()
        self._tell_event()

    def _tell_event(self) -> None:
        """Say which event an id means, which nobody reads from it."""
        if self.field.kind is Kind.EVENT:
            name = str(self.value() or "")
            self.noted.emit(self.known.event_words(name) if _UUID.fullmatch(name) else "", "muted")
