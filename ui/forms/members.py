"""The members of a group, or of a type of event.

Members that must be given stand open, and optional ones that `forms.toml` names; the others fold
under "More" and are built when it is opened. Where a group tells the type of an item, only the
fields that this type has are there. What nobody has seen is not built, and what comes to sight
grows row by row, so that a long form does not hold the window.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain.vocabulary import EXTRA_FIELDS, Field
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.row import Row
from ui.forms.things import ThingEditor
from ui.pictures import icon
from ui.seen import Translated
from ui.slices import Slices

translate = QCoreApplication.translate

Maker = Callable[[Field, str, Known], Editor]
_TYPE: Final = "type"
_RULING: Final = frozenset({"kind", "in_force", "status"})
"""Members by which `Known.demanded` judges."""
_EXTRA: Final = frozenset(field.name for fields in EXTRA_FIELDS.values() for field in fields)


class Members(Translated, QWidget):
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
        self._asked: frozenset[str] = frozenset()
        self._demanded: frozenset[str] = frozenset()
        """Optional fields that must be given: as was asked, or as the group stands."""
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
        self._judge()

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
        self._asked = frozenset(names)
        self._judge()

    def _judge(self) -> None:
        given = {name: row.editor.value() for name, row in self._rows.items() if name in _RULING}
        demanded = self._asked.union(self._known.demanded(self._group, given))
        if demanded != self._demanded:
            self._demanded = demanded
            for name, row in self._rows.items():
                row.demand(name in demanded)
            self._arrange()

    def begin(self) -> None:
        """Put what can be proposed: ids of new things."""
        for name, field in self._fields.items():
            brings = brings_new(field, self._group, self._known)
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
            if name in _RULING:
                editor.changed.connect(self._judge)
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


def brings_new(field: Field, group: str, known: Known) -> bool:
    """Whether a field, or one of its members, brings an id that did not exist before."""
    inside = any(brings_new(each, field.name, known) for each in field.fields)
    return inside or known.is_new(field, group)
