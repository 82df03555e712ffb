"""Editors of groups: the members of one, and cards for many.

Members that must be given stand open, and optional ones that `forms.toml` names; the others fold
under "More" and are built when it is opened. Where a group tells the type of an item, only the
fields that this type has are there. What nobody has seen is not built, and what comes to sight
grows row by row, so that a long form does not hold the window.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.domain.vocabulary import EXTRA_FIELDS, Field
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.row import Row
from ui.forms.things import ThingEditor
from ui.pictures import icon
from ui.slices import Slices
from ui.translations import language

translate = QCoreApplication.translate

Maker = Callable[[Field, str, Known], Editor]
MOST_CARDS: Final = 40
"""Nobody types more groups than this; an event that a machine made has thousands."""
_TYPE: Final = "type"
_EXTRA: Final = frozenset(field.name for fields in EXTRA_FIELDS.values() for field in fields)


class Members(QWidget):
    """The fields of a group, or of a type of event."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        group: str,
        known: Known,
        make: Maker,
        either: Sequence[Sequence[str]] = (),
        *,
        shown: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Build no row yet.

        Args:
            fields: The members, in their order.
            group: Name of the group, or of the type of the event.
            known: What the form knows of the case.
            make: Makes the editor of a field.
            either: Names of fields of which at least one must be given.
            shown: Optional fields that stand open beside those of `forms.toml`.
            parent: Where they will stand: a tree that is built from above is styled once.
        """
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        self._group = group
        self._known = known
        self._make = make
        self._either = frozenset(name for names in either for name in names)
        self._rows: dict[str, Row] = {}
        self._demanded: frozenset[str] = frozenset()
        self._optional = known.prominent(group) | frozenset(shown)
        kinds = self._fields.get(_TYPE)
        self._has_types = kinds is not None and set(kinds.choices) == EXTRA_FIELDS.keys()
        self._is_open = False
        self._is_stale = True
        """Whether the grid is not as it should be; that is mended when somebody sees it."""
        self._laying = Slices(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._more = QPushButton()
        self._more.setProperty("kind", "link")
        self._more.setCheckable(True)
        self._more.setAutoDefault(False)
        self._more.toggled.connect(self._on_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._grid)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    # ---- values ----

    def value(self) -> dict[str, Any]:
        """What was given, by name of the field."""
        there = self._there()
        values = {name: row.editor.value() for name, row in self._rows.items() if name in there}
        return {name: values[name] for name in there if values.get(name) is not None}

    def set_value(self, value: Mapping[str, Any]) -> None:
        """Show these values; the fields that have one are opened."""
        if self._has_types:
            self._row(_TYPE).editor.set_value(value.get(_TYPE))
        for name in self._fields:
            if name in value:
                self._row(name).editor.set_value(value[name])
            elif name in self._rows:
                self._rows[name].editor.set_value(None)
        self._arrange()

    def value_of(self, name: str) -> Any:
        """What was given in one field; None while nothing was."""
        return self._rows[name].editor.value() if name in self._rows else None

    def row(self, name: str) -> Row | None:
        """The row of a field, opened if it was folded; None where there is no such field."""
        if name not in self._there():
            return None
        row = self._row(name)
        if not self._is_shown(name):
            self._more.setChecked(True)
        return row

    def rows(self) -> list[Row]:
        """Rows that are shown, in order; they are built at once."""
        self.build()
        return [self._rows[name] for name in self._there() if self._is_shown(name)]

    def leaves(self) -> list[QWidget]:
        """Everything that takes the keyboard, in order, as far as it is built."""
        there = [name for name in self._there() if name in self._rows and self._is_shown(name)]
        found = [leaf for name in there for leaf in self._rows[name].editor.leaves()]
        return [*found, self._more] if self._more.isVisibleTo(self) else found

    def demand(self, names: Iterable[str]) -> None:
        """Say which optional fields are demanded all the same."""
        demanded = frozenset(names)
        if demanded != self._demanded:
            self._demanded = demanded
            for name, row in self._rows.items():
                row.demand(name in demanded)
            self._arrange()

    def begin(self) -> None:
        """Put what can be proposed: ids of new things."""
        for name, field in self._fields.items():
            brings = _brings(field, self._group, self._known)
            if brings and self._is_prominent(name):
                editor = self._row(name).editor
                if isinstance(editor, ThingEditor):
                    editor.propose_if_new()

    def build(self) -> None:
        """Put every row that is shown into the grid at once, as if it had been seen."""
        if self._is_stale:
            self._is_stale = False
            self._laying.begin(self._lay())
        self._laying.finish()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._arrange()

    def retranslate(self) -> None:
        """Set the texts that are not the rows' own."""
        folded = sum(not self._is_prominent(name) for name in self._there())
        if self._is_open:
            self._more.setText(translate("Groups", "Less"))
            self._more.setIcon(icon("up"))
        else:
            text = translate("Groups", "More: {count}")
            self._more.setText(text.format(count=folded))
            self._more.setIcon(icon("down"))
        self._more.setVisible(bool(folded))
        self._more.setAccessibleName(self._more.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # ---- what is shown ----

    def _there(self) -> list[str]:
        """Fields that may be given: of the extra fields of items, those of the chosen type."""
        if not self._has_types:
            return list(self._fields)
        kind = self._rows[_TYPE].editor.value() if _TYPE in self._rows else None
        own = {field.name for field in EXTRA_FIELDS.get(kind, ())} if kind else set()
        return [name for name in self._fields if name not in _EXTRA or name in own]

    def _is_prominent(self, name: str) -> bool:
        return (
            self._fields[name].required
            or (self._has_types and name in _EXTRA)
            or name in self._optional
            or name in self._either
            or name in self._demanded
        )

    def _is_shown(self, name: str) -> bool:
        if self._is_open or self._is_prominent(name):
            return True
        return name in self._rows and self._rows[name].editor.value() is not None

    def _row(self, name: str) -> Row:
        row = self._rows.get(name)
        if row is None:
            field = self._fields[name]
            editor = self._make(field, self._group, self._known)
            row = Row(field, self._group, editor, is_alternative=name in self._either)
            row.setParent(self)  # hidden, until it is laid
            row.demand(name in self._demanded)
            editor.changed.connect(self.changed)
            if self._has_types and name == _TYPE:
                editor.changed.connect(self._arrange)
            self._rows[name] = row
        return row

    def _on_more(self, opened: bool) -> None:
        self._is_open = opened
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        """Have the grid laid anew: from the next turn on, or once it is seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._laying.begin(self._lay())
        self.retranslate()

    def _lay(self) -> Iterator[None]:
        """Put the rows into the grid one by one: short ones in pairs, others across."""
        names = [name for name in self._there() if self._is_shown(name)]
        for name, row in self._rows.items():
            # An item taken out by `takeAt` lives on, and the next one then never hears that the
            # row has grown.
            self._grid.removeWidget(row)
            if name not in names:  # the others stay, and with them the focus
                row.hide()
        line = column = 0
        for name in names:
            row = self._row(name)
            if not row.is_short and column:
                line, column = line + 1, 0
            self._grid.addWidget(row, line, column, 1, 1 if row.is_short else 2)
            row.show()
            column = (column + 1) % 2 if row.is_short else 0
            if not column:
                line += 1
            yield
        self._known.reordered()


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
        if (field.required and not field.empty) or _brings(field, group, known):
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


def _brings(field: Field, group: str, known: Known) -> bool:
    """Whether a field, or one of its members, brings an id that did not exist before."""
    inside = any(_brings(each, field.name, known) for each in field.fields)
    return inside or known.is_new(field, group)


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
