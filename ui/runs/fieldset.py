"""Some fields of a type of event as a part of a step: with the editors and faults of a form.

Nothing is written here about any field: which are asked for is named by whoever makes the set.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from custody.domain.vocabulary import EventType, Field
from custody.procedures.law import Source
from ui.forms.faults import faults_of, missing
from ui.forms.kinds import editor_for
from ui.forms.known import Known
from ui.forms.members import Members
from ui.forms.row import Row


def chosen(
    fields: Iterable[Field], names: Sequence[str], needed: Sequence[str] = ()
) -> list[Field]:
    """Fields by name, in the order of the names; those of `needed` must be given."""
    by_name = {field.name: field for field in fields}
    return [
        replace(by_name[name], required=True) if name in needed else by_name[name] for name in names
    ]


class FieldSet(QWidget):
    """A few fields with their values."""

    changed = Signal()

    def __init__(
        self,
        known: Known,
        fields: Sequence[Field],
        group: str,
        *,
        folded: Iterable[str] = (),
        sources: Mapping[str, Source] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty set.

        Args:
            known: What the run knows of the case.
            fields: Which fields, in order.
            group: The type of the event, or the group that they are members of.
            folded: Optional fields that are not shown at once.
            sources: What asks for a field, or for a member of a group: `safeguards/grounds`.
            parent: Where it will stand: a tree that is built from above is styled once.
        """
        super().__init__(parent)
        self.known = known
        self.fields = {field.name: field for field in fields}
        self._sources = sources
        shown = self.fields.keys() - frozenset(folded)
        self.members = Members(fields, group, known, editor_for, shown=shown, parent=self)
        self.members.changed.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.members)
        self.members.begin()

    def document(self) -> dict[str, Any]:
        """What was given."""
        return self.members.value()

    def load(self, document: Mapping[str, Any]) -> None:
        """Show these values."""
        self.members.set_value({k: v for k, v in document.items() if k in self.fields})

    def row(self, name: str) -> Row | None:
        """The row of a field, unfolded."""
        return self.members.row(name)

    def value(self, name: str) -> Any:
        """What was given in one field; None while nothing was."""
        return self.members.value_of(name)

    def set_value(self, name: str, value: Any) -> None:
        """Show a value in one field."""
        row = self.row(name)
        if row is not None:
            row.editor.set_value(value)

    def faults(self, kind: EventType, place: str, rest: Mapping[str, Any]) -> list[str]:
        """What keeps these fields from standing in a command, shown where it belongs.

        Args:
            kind: The type of event that they go into.
            place: Where they stand in its fields: empty, or `/details/0`.
            rest: The other fields of the command, as far as they matter for these.
        """
        self.members.build()
        for row in self.findChildren(Row):
            row.show_fault("")
        found = []
        for path, words in self._found(kind, place, rest):
            outer = self.row(path[0])
            if outer is not None:
                inner = outer.editor.at(path[1:])[0]
                found.append((outer, inner, _row_of(inner) or outer, words))
        places = {row: at for at, row in enumerate(self.findChildren(Row))}
        told: dict[str, str] = {}
        for outer, inner, row, words in sorted(found, key=lambda each: places[each[2]]):
            if not row.fault():
                row.show_fault(words)
            if not told:
                inner.focus_first()
            within = "" if row is outer else f" / {row.title()}"
            told.setdefault(f"{outer.title()}{within}", words)
        return [f"{name}: {words}" for name, words in told.items()]

    def lacks(self, *path: str) -> list[str]:
        """Say at a place that it must be given, if it is not: a run may ask for more."""
        value: Any = self.document()
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        outer = self.row(path[0])
        if value is not None or outer is None:
            return []
        inner = outer.editor.at(path[1:])[0]
        row, words = _row_of(inner) or outer, self._missing(path)
        row.show_fault(words)
        return [f"{outer.title()} / {row.title()}: {words}"]

    def _found(
        self, kind: EventType, place: str, rest: Mapping[str, Any]
    ) -> list[tuple[list[str], str]]:
        """Where in these fields something is wrong, and what; in the order of the fields."""
        given, begin = self.document(), f"/fields{place}/"
        found = [
            ([name], self._missing([name]))
            for name, field in self.fields.items()
            if field.required and name not in given
        ]
        if not place:  # what the run alone asks for is no field of the event
            given = {name: value for name, value in given.items() if name in kind.by_name}
        for pointer, words in faults_of({"command": kind.command, **_whole(place, given, rest)}):
            path = pointer.removeprefix(begin).split("/")
            known = any(path == each for each, _ in found)
            if pointer.startswith(begin) and path[0] in self.fields and not known:
                found.append((path, self._missing(path) if words == missing() else words))
        order = list(self.fields)
        return sorted(found, key=lambda each: order.index(each[0][0]))

    def _missing(self, path: Sequence[str]) -> str:
        return missing(self._sources.get("/".join(path)))


def _row_of(editor: QWidget) -> Row | None:
    """The row in which an editor stands."""
    widget = editor.parentWidget()
    while widget is not None and not isinstance(widget, Row):
        widget = widget.parentWidget()
    return widget


def _whole(place: str, given: Mapping[str, Any], rest: Mapping[str, Any]) -> dict[str, Any]:
    """A command's members with the fields put where they stand."""
    if not place:
        return {**rest, "fields": {**rest.get("fields", {}), **given}}
    _, group, _ = place.split("/")
    return {**rest, "fields": {**rest.get("fields", {}), group: [given]}}


class Part(QFrame):
    """A card with a heading, a sentence below it, and what is asked for."""

    def __init__(self, *widgets: QWidget) -> None:
        """Put widgets into a card, one below the other."""
        super().__init__()
        self.setProperty("role", "card")
        self._title = QLabel()
        self._title.setProperty("role", "subtitle")
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        for widget in widgets:
            layout.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put one more widget below the others."""
        self._layout.addWidget(widget)

    def say(self, title: str, hint: str = "") -> None:
        """Set the heading and the sentence; an empty sentence is not there."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
