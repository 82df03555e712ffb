"""The form of any command: from the vocabulary, with no field written here.

Above stand the items and the time of the act, below the fields. What must be given stands open;
a chosen procedure adds what it demands.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from custody.clock import parse_instant, zone
from custody.domain.vocabulary import EventType, Field, Kind
from custody.procedures.law import Source
from ui.desk import Desk
from ui.forms.choices import ListEditor
from ui.forms.editor import Editor
from ui.forms.faults import Fault, faults_of, missing
from ui.forms.groups import CardsEditor
from ui.forms.kinds import editor_for
from ui.forms.known import ASSIGNED, Context, Known
from ui.forms.lists import ChipsEditor
from ui.forms.members import Members
from ui.forms.row import Row
from ui.forms.scanner import Scanner
from ui.forms.things import ThingEditor
from ui.forms.when import When
from ui.seen import Translated

translate = QCoreApplication.translate

_PROCEDURE: Final = "procedure"
_FIELDS: Final = "/fields/"


class EventForm(Translated, QWidget):
    """Fields of one command, their values, and what is wrong with them."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        each: EventType,
        context: Context,
        settled: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Build an empty form.

        Args:
            desk: Where it is filled in.
            each: The type of event that the command records.
            context: The case and the items that it is about, as far as they are known.
            settled: Fields that are given already and not shown; the items are settled with them.
        """
        super().__init__()
        self.type = each
        self.context = context
        self.known = Known(desk, each, context)
        self.known.in_form = self._ids
        self._legend = QLabel()
        self._legend.setProperty("role", "small")
        self._case: Row | None = None
        self._items: Row | None = None
        self._shown: dict[str, str] = {}
        self._is_loading = False
        self._settled = dict(settled)
        fields = [field for field in each.fields if field.name not in settled]
        self.members = Members(fields, each.name, self.known, editor_for, each.either)
        self.when = When(self.known)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._legend)
        if each.name == "case.opened" or (context.case is None and each.case == "optional"):
            field = Field("case", Kind.CASE, each.case == "required", private=False)
            self._case = self._row(field)
            layout.addWidget(self._case)
        if each.items != "none" and not settled and not self._brings_items(required=True):
            field = Field("items", Kind.ITEM, self._must_pick(), private=False, many=True)
            self._items = self._row(field)
            self._items.editor.set_value(list(context.items))
            self._items.editor.changed.connect(self._give_cards)
            layout.addWidget(self._items)
        self.members.changed.connect(self._on_changed)
        layout.addWidget(self.members)
        self.when.changed.connect(self._on_changed)
        layout.addWidget(self.when)
        layout.addStretch(1)
        self.members.begin()
        if context.items and not self._brings_items(required=False):
            self._give_cards()
        self.scanner = Scanner(self, self.known)
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(self._order)
        self.known.reordered = self._ordering.start
        self._ordering.start()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts that are not the rows' own."""
        self._legend.setText(self.tr("What is in bold must be given."))

    # ---- what was given ----

    def document(self) -> dict[str, Any]:
        """The fields, open and private side by side: only what was given."""
        return {**self._settled, **self.members.value()}

    def load(self, fields: Mapping[str, Any]) -> None:
        """Show these fields."""
        self._is_loading = True
        self.members.set_value(fields)
        self._is_loading = False
        self._on_changed()

    def items(self) -> tuple[str, ...]:
        """The items that the event is about: those picked, and those that its groups are about."""
        if self.type.items == "none":
            return ()
        picked = list(self.context.items)
        if self._items is not None:
            picked = self._items.editor.value() or []
        if self.type.items == "many":
            picked = [*picked, *self._items_of_groups(self.document())]
        return tuple(sorted({str(each) for each in picked}))

    def case(self) -> str | None:
        """The case that the event goes into."""
        if self._case is not None:
            value = self._case.editor.value()
            return None if value is None else str(value)
        return self.context.case if self.type.case in ("required", "optional") else None

    def command_document(
        self, *, language: str | None = None, role: str | None = None
    ) -> dict[str, Any]:
        """The whole command, as `Command.parse` reads it."""
        whole: dict[str, Any] = {"command": self.type.command, "fields": self.document()}
        case, items, occurred = self.case(), self.items(), self.when.value()
        if case is not None:
            whole["case"] = case
        if items:
            whole["items"] = list(items)
        if occurred is not None:
            whole["occurred"] = occurred
        if language is not None:
            whole["language"] = language
        if role is not None:
            whole["role"] = role
        return whole

    def load_command(self, document: Mapping[str, Any]) -> None:
        """Show a whole command, as a draft kept it."""
        if self._case is not None:
            self._case.editor.set_value(document.get("case"))
        if self._items is not None:
            self._items.editor.set_value(list(document.get("items", ())))
        self.when.set_value(document.get("occurred"))
        self.load(document.get("fields", {}))

    # ---- what is wrong ----

    def faults(self) -> list[Fault]:
        """Everything that keeps the form from being a command, shown where it stands."""
        self.members.build()
        found = [*faults_of(self.command_document()), *self._undemanded()]
        for shown in self._rows():
            shown.show_fault("")
        for pointer, words in found:
            row = self._row_at(pointer)
            if row is not None:
                row.show_fault(words)
        self._shown = dict(found)
        return found

    def focus_fault(self) -> bool:
        """Go to the first fault that `faults` found; False where there is none."""
        for pointer in self._shown:
            editor = self.editor_at(pointer)
            if editor is not None:
                editor.focus_first()
                return True
        return False

    def focus_first(self) -> None:
        """Go to the first empty field as they stand: one that must be given, if there is one."""
        self.members.build()
        places = {leaf: place for place, leaf in enumerate(self._leaves())}
        rows = [row for row in self._rows() if row.editor.leaves()]
        rows.sort(key=lambda row: places.get(row.editor.leaves()[0], len(places)))
        empty = [row for row in rows if row.editor.value() is None]
        needed = [row for row in empty if row.editor.field.required]
        for row in (needed or empty or rows)[:1]:
            row.editor.focus_first()

    # ---- places ----

    def editor(self, pointer: str) -> Editor | None:
        """The editor of a field by its JSON Pointer within the fields: `/details/0/imei`."""
        return self.editor_at(f"/fields{pointer}")

    def editor_at(self, pointer: str) -> Editor | None:
        """The editor at a place of the command document; None where no field stands there."""
        if pointer.startswith("/items"):
            return None if self._items is None else self._items.editor
        if pointer.startswith("/case"):
            return None if self._case is None else self._case.editor
        if pointer.startswith("/occurred"):
            return self.when.editor
        path = _parts(pointer)[1:]
        row = self.members.row(path[0]) if path else self._first_alternative()
        return None if row is None else row.editor.at(path[1:])[0]

    def _row_at(self, pointer: str) -> Row | None:
        editor = self.editor_at(pointer)
        widget = editor.parentWidget() if editor is not None else None
        while widget is not None and not isinstance(widget, Row):
            widget = widget.parentWidget()
        return widget

    def _first_alternative(self) -> Row | None:
        """Where a fault of the fields as a whole is shown: a choice between fields."""
        names = [name for names in self.type.either for name in names]
        return self.members.row(names[0]) if names else None

    def _rows(self) -> Iterable[Row]:
        return (row for row in self.findChildren(Row) if row.isVisibleTo(self))

    def _row(self, field: Field) -> Row:
        editor = editor_for(field, self.type.name, self.known)
        editor.changed.connect(self._on_changed)
        return Row(field, self.type.name, editor)

    # ---- what fields say about one another ----

    def _on_changed(self) -> None:
        if not self._is_loading:
            self._demand()
            if self.type.name == ASSIGNED:
                self._propose_role()
            self.changed.emit()

    def _propose_role(self) -> None:
        """In a case one acts in a role that one holds; where that is one, it is filled in."""
        person, row = self.members.row("person"), self.members.row("role")
        if person is None or row is None or not isinstance(row.editor, ListEditor):
            return
        named = person.editor.value()
        roles = self.known.desk.people.roles(str(named)) if named else frozenset()
        row.editor.offer(roles)
        if roles and row.editor.value() not in roles:
            self._is_loading = True
            row.editor.set_value(min(roles) if len(roles) == 1 else None)
            self._is_loading = False

    def _demands(self) -> Mapping[str, Source]:
        """Fields that a procedure demands: the chosen one, the letter's, that of such an act."""
        catalogue, given = self.known.desk.cases.catalogue, self.document()
        name = given.get(_PROCEDURE)
        if isinstance(name, str):
            procedure = catalogue.procedure(name, self._day())
            return procedure.fields.required if procedure is not None else {}
        letter = self.known.request(given.get("request"))
        of_letter = {} if letter is None else letter.procedure.demands_on(self.type.name, given)
        demanded = catalogue.demanded(self.type.name, given, self._day())
        return {**of_letter, **({} if demanded is None else demanded[1])}

    def _demand(self) -> None:
        names = {field.name for field in self.type.fields}
        self.members.demand(name for name in self._demands() if name in names)

    def _undemanded(self) -> list[Fault]:
        """Fields that the procedure demands and the vocabulary does not, where they are missing."""
        given, demanded = self.document(), self._demands()
        return (
            [
                (f"{_FIELDS}{field.name}", missing(demanded[field.name]))
                for field in self.type.fields
                if field.name in demanded and not field.required and field.name not in given
            ]
            + [
                (f"{_FIELDS}{name}", missing())
                for name in self.known.demanded(self.type.name, given)
                if name not in given
            ]
            + [
                (f"{_FIELDS}{group}/{name}", missing())
                for group, value in given.items()
                if isinstance(value, Mapping)
                for name in self.known.demanded(group, value)
                if name not in value
            ]
        )

    def _day(self) -> date:
        occurred = self.when.value()
        at = self.known.now()
        if occurred is not None and not self.when.is_half():
            at = parse_instant(occurred["at"])
        return at.astimezone(zone(self.known.offset)).date()

    def _items_of_groups(self, fields: Mapping[str, Any]) -> Iterable[str]:
        """Items that groups are about: their required member `item`."""
        for field in self.type.own_fields:
            about = [each.name for each in field.fields if each.kind is Kind.ITEM and each.required]
            if not (field.many and about):
                continue
            for group in fields.get(field.name, ()):
                yield from (str(group[name]) for name in about if name in group)

    def _must_pick(self) -> bool:
        return self.type.items == "many" and not self._brings_items(required=False)

    def _brings_items(self, *, required: bool) -> bool:
        """Whether a group names new items: one that must be given, or any.

        Where it must be given, nobody picks the items from a list as well.
        """
        return any(
            (field.required or not required)
            and member.kind is Kind.ITEM
            and self.known.is_new(member, field.name)
            for field in self.type.own_fields
            for member in field.fields
        )

    def _give_cards(self) -> None:
        """Begin a card for each item where a group that must be given is about items."""
        picked = [str(each) for each in self.items()]
        for field in self.type.own_fields:
            about = [each for each in field.fields if each.kind is Kind.ITEM and each.required]
            row = self.members.row(field.name) if about and field.required and field.many else None
            if row is None or not isinstance(row.editor, CardsEditor):
                continue
            values = [card.members.value() for card in row.editor.cards]
            there = {str(value.get(about[0].name)) for value in values}
            for item in picked:
                if item not in there:
                    card = next((c for c in row.editor.cards if not c.members.value()), None)
                    card = card or row.editor.add()
                    card.members.set_value({about[0].name: item})

    def _ids(self, kind: Kind) -> Iterable[str]:
        """Ids of a kind that stand in the form."""
        for editor in self.findChildren(ThingEditor):
            if editor.field.kind is kind and isinstance(value := editor.value(), str):
                yield value
        for chips in self.findChildren(ChipsEditor):
            if chips.field.kind is kind:
                yield from (str(each) for each in chips.value() or ())

    # ---- the keyboard ----

    def _leaves(self) -> list[QWidget]:
        """What takes the keyboard, in the order of the fields."""
        above = [leaf for row in (self._case, self._items) if row for leaf in row.editor.leaves()]
        return [*above, *self.members.leaves(), *self.when.leaves()]

    def _order(self) -> None:
        """Let Tab go through the fields as they stand."""
        for before, after in pairwise(self._leaves()):
            QWidget.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scanner.listen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.scanner.listen(False)


def _parts(pointer: str) -> list[str]:
    """The members of a JSON Pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
