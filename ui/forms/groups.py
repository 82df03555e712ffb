"""Editors of groups: one group, and cards for many."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.domain.vocabulary import Field
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.members import Maker, Members, brings_new
from ui.pictures import icon
from ui.translations import language

translate = QCoreApplication.translate

MOST_CARDS: Final = 40
"""Nobody types more groups than this; an event that a machine made has thousands."""


class GroupEditor(Editor):
    """One group: a card with its members."""

    def __init__(self, field: Field, group: str, known: Known, make: Maker) -> None:
        super().__init__(field, group, known)
        self.members = Members(field.fields, field.name, known, make)
        self.members.changed.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_card(self.members))

    def leaves(self) -> Sequence[QWidget]:
        return self.members.leaves()

    def focus_first(self) -> None:
        self.members.build()
        super().focus_first()

    def value(self) -> Any:
        value = self.members.value()
        return value if value or self.field.required else None

    def set_value(self, value: Any) -> None:
        self.members.set_value(value if isinstance(value, Mapping) else {})

    def at(self, path: Sequence[str]) -> tuple[Editor, Sequence[str]]:
        row = self.members.row(path[0]) if path else None
        return (self, path) if row is None else row.editor.at(path[1:])

    def set_name(self, name: str) -> None:
        self.name = name


class CardsEditor(Editor):
    """Many groups: a card for each."""

    def __init__(self, field: Field, group: str, known: Known, make: Maker) -> None:
        super().__init__(field, group, known)
        self._make = make
        self._cards: list[Card] = []
        self._rest: list[dict[str, Any]] = []
        """Groups beyond the most cards: kept as they came, and only counted."""
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        self._more.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._add = QPushButton()
        self._add.setIcon(icon("add"))
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self.add_and_focus)
        self._layout.addWidget(self._more)
        self._layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        stands_open = field.name in known.prominent(group) and brings_new(field, group, known)
        if stands_open or (field.required and not field.empty):
            self.add()

    @property
    def cards(self) -> "Sequence[Card]":
        """The cards, in order."""
        return tuple(self._cards)

    def leaves(self) -> Sequence[QWidget]:
        found = [leaf for card in self._cards for leaf in card.leaves()]
        return [*found, self._add]

    def value(self) -> Any:
        values = [card.members.value() for card in self._cards]
        if not self.field.required:
            values = [value for value in values if value]
        values += self._rest
        if values:
            return values
        return [] if self.field.empty and self.field.required else None

    def set_value(self, value: Any) -> None:
        values = [each for each in value if isinstance(each, Mapping)] if value else []
        values, self._rest = values[:MOST_CARDS], [dict(each) for each in values[MOST_CARDS:]]
        while len(self._cards) > len(values):
            self._drop(self._cards[-1])
        while len(self._cards) < len(values):
            self.add(begun=False, alone=False)
        for card, each in zip(self._cards, values, strict=True):
            card.members.set_value(each)
        self._number()

    def add(self, *, begun: bool = True, alone: bool = True) -> "Card":
        """Add a card.

        Args:
            begun: With the ids that can be proposed.
            alone: No other follows at once.
        """
        members = Members(self.field.fields, self.field.name, self.known, self._make)
        members.changed.connect(self.changed)
        card = Card(members)
        card.removed.connect(lambda: self._on_removed(card))
        self._layout.insertWidget(len(self._cards), card)
        self._cards.append(card)
        if begun:
            members.begin()
        if alone:
            self._number()
        self.known.reordered()
        return card

    def add_and_focus(self) -> None:
        """Add a card and begin to type in it."""
        card = self.add()
        card.members.build()
        leaves = card.members.leaves()
        for leaf in leaves:
            if not _is_filled(leaf):
                leaf.setFocus(Qt.FocusReason.TabFocusReason)
                break
        self.changed.emit()

    def focus_first(self) -> None:
        if self._cards:
            self._cards[0].members.build()
            self.leaves()[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._add.setFocus(Qt.FocusReason.TabFocusReason)

    def at(self, path: Sequence[str]) -> tuple[Editor, Sequence[str]]:
        given = self._cards
        if not self.field.required:
            given = [card for card in self._cards if card.members.value()]
        if not (path and path[0].isdigit() and int(path[0]) < len(given)):
            return self, path
        members = given[int(path[0])].members
        row = members.row(path[1]) if len(path) > 1 else None
        return (self, path[1:]) if row is None else row.editor.at(path[2:])

    def set_name(self, name: str) -> None:
        self.name = name
        self._number()

    def retranslate(self) -> None:
        self._number()

    def _number(self) -> None:
        title = wording.label(self.field.name, language(), group=self.group)
        add = translate("Groups", "Add: {field}").format(field=title)
        self._add.setText(add)
        self._add.setAccessibleName(add)
        more = translate("Groups", "and {count} more, kept as they are")
        self._more.setText(more.format(count=len(self._rest)))
        self._more.setVisible(bool(self._rest))
        for number, card in enumerate(self._cards, 1):
            card.set_title(title, number)

    def _on_removed(self, card: "Card") -> None:
        self._drop(card)
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, card: "Card") -> None:
        self._cards = [each for each in self._cards if each is not card]
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        self.known.reordered()


class Card(QFrame):
    """One of many groups, with a button that takes it out."""

    removed = Signal()

    def __init__(self, members: Members) -> None:
        super().__init__()
        self.members = members
        self.setProperty("role", "card")
        self._title = QLabel()
        self._title.setProperty("role", "muted")
        self._remove = QToolButton()
        self._remove.setIcon(icon("delete"))
        self._remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(members)

    def leaves(self) -> list[QWidget]:
        """Everything that takes the keyboard, in order."""
        return [*self.members.leaves(), self._remove]

    def set_title(self, title: str, number: int) -> None:
        """Say which card of which field it is."""
        self._title.setText(translate("Groups", "No. {number}").format(number=number))
        words = translate("Groups", "Take out: {field} {number}")
        self._remove.setAccessibleName(words.format(field=title, number=number))
        self._remove.setToolTip(self._remove.accessibleName())


def _card(members: Members) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addWidget(members)
    return frame


def _is_filled(leaf: QWidget) -> bool:
    text = leaf.property("text") or leaf.property("currentText")
    return bool(text)
