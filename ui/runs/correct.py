"""Correct: one field of one event gets another value, by a new event that points at the old one.

The editor is the field's own. Digests are never corrected: they are recorded anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.validation import validate_value
from custody.domain.vocabulary import TYPES, Field, Kind, event_type_of
from custody.errors import InputError, RefusedError
from custody.rows import EventPage
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.faults import words_of
from ui.forms.kinds import editor_for
from ui.forms.known import Context, Known
from ui.forms.row import Row
from ui.runs.event_told import EventTold, event_page
from ui.runs.run import Run, Step
from ui.texts import explain
from ui.theme import TEXT_WIDTH
from ui.translations import language
from ui.widgets.emptied import let_go

_FIXED: Final = frozenset(
    {Kind.DIGESTS, Kind.LEGACY, Kind.SHA256, Kind.SHA512, Kind.ROOT, Kind.DOCUMENT}
)
"""Kinds that no correction changes."""
_REASON: Final = Field("reason", Kind.LINE, required=True, private=False)
_EVIDENCE: Final = Field("evidence", Kind.TEXT, required=False, private=True)
_TYPE: Final = event_type_of("event.correct")


@dataclass(frozen=True, slots=True)
class Place:
    """One value of an event."""

    pointer: str
    field: Field
    group: str
    value: Any

    @property
    def is_private(self) -> bool:
        """Whether it stands in the private part."""
        return self.pointer.startswith("/private/")


def places(page: EventPage) -> Iterator[Place]:
    """Every value of an event that may be corrected, groups by their members."""
    event = page.event
    if event is None:
        return
    each = TYPES[event.type]
    for part, values in (("body", event.body), ("private", page.private or {})):
        fields = [field for field in each.fields if field.name in values]
        yield from _within(f"/{part}", fields, each.name, values)
    if event.occurred is not None:
        field = Field("occurred", Kind.INSTANT, required=True, private=False)
        yield Place("/occurred/at", field, "", event.occurred.at)


def _within(
    begin: str, fields: Sequence[Field], group: str, values: Mapping[str, Any]
) -> Iterator[Place]:
    for field in fields:
        if field.name not in values or field.kind in _FIXED:
            continue
        value, pointer = values[field.name], f"{begin}/{field.name}"
        if field.kind is not Kind.GROUP:
            yield Place(pointer, field, group, value)
        elif field.many and isinstance(value, list):
            for index, each in enumerate(value):
                yield from _within(f"{pointer}/{index}", field.fields, field.name, each)
        elif isinstance(value, Mapping):
            yield from _within(pointer, field.fields, field.name, value)


class CorrectStep(Step):
    """Which field, what it should say, and why."""

    def __init__(self, desk: Desk, page: EventPage) -> None:
        super().__init__()
        event = page.event
        self._page = page
        self._places = tuple(places(page))
        case = None if event is None else event.case_id
        each = TYPES[event.type] if event is not None else _TYPE
        self._known = Known(desk, each, Context(case=case))
        self._told = EventTold(desk, page)
        self._which = QLabel()
        self._which.setProperty("role", "label")
        self.box = QComboBox()
        self.box.addItems([""] * len(self._places))
        self.box.setCurrentIndex(-1)
        self._now = QLabel()
        self._now.setWordWrap(True)
        self._now.setTextFormat(Qt.TextFormat.PlainText)
        self._value_place = QVBoxLayout()
        self.value_row: Row | None = None
        self.reason = Row(_REASON, _TYPE.name, editor_for(_REASON, _TYPE.name, self._known))
        self.evidence = Row(_EVIDENCE, _TYPE.name, editor_for(_EVIDENCE, _TYPE.name, self._known))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        widgets: tuple[QWidget, ...] = (self._told, self._which, self.box, self._now)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addLayout(self._value_place)
        layout.addWidget(self.reason)
        layout.addWidget(self.evidence)
        self.setMaximumWidth(TEXT_WIDTH)
        self.box.currentIndexChanged.connect(self._on_place)
        self.reason.editor.changed.connect(self.changed)
        self.evidence.editor.changed.connect(self.changed)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Correction")

    def hint(self) -> str:
        return self.tr(
            "The event stays as it was signed. Yours is put beside it, and lists show your value "
            "with a mark that opens both."
        )

    def retranslate(self) -> None:
        self._told.retranslate()
        self._which.setText(self.tr("What is wrong"))
        self.box.setAccessibleName(self.tr("What is wrong"))
        self.box.setPlaceholderText(self.tr("Choose the field"))
        for index, place in enumerate(self._places):
            self.box.setItemText(index, f"{self._label(place)}: {_short(self._shown(place))}")
        self._tell_now()

    def enter(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place | None:
        """The field that is chosen."""
        index = self.box.currentIndex()
        return self._places[index] if index >= 0 else None

    def choose(self, pointer: str) -> None:
        """Choose the field at a place of the event."""
        pointers = [place.pointer for place in self._places]
        if pointer in pointers:
            self.box.setCurrentIndex(pointers.index(pointer))

    def document(self) -> Mapping[str, Any]:
        return {"fields": self.fields()}

    def load(self, document: Mapping[str, Any]) -> None:
        fields = document.get("fields", {})
        self.choose(str(fields.get("field", "")))
        if self.value_row is not None:
            self.value_row.editor.set_value(fields.get("value", fields.get("private_value")))
        self.reason.editor.set_value(fields.get("reason"))
        self.evidence.editor.set_value(fields.get("evidence"))

    def fields(self) -> dict[str, Any]:
        """Of the command `event.correct`, as far as they are given."""
        event, place = self._page.event, self.place()
        found: dict[str, Any] = {"event": event.id if event is not None else None}
        if place is not None and self.value_row is not None:
            begin = "private_" if place.is_private else ""
            found["field"] = place.pointer
            found[f"{begin}value"] = self.value_row.editor.value()
            found[f"{begin}old"] = place.value
        found["reason"] = self.reason.editor.value()
        found["evidence"] = self.evidence.editor.value()
        return {name: value for name, value in found.items() if value is not None}

    def faults(self) -> list[str]:
        place = self.place()
        if place is None or self.value_row is None:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return [self.tr("Choose the field that is wrong.")]
        value = self.value_row.editor.value()
        words = ""
        if value is None:
            words = self.tr("Say what it should be.")
        elif value == place.value:
            words = self.tr("This is what stands there already.")
        else:
            words = self._misfit(place, value)
        self.value_row.show_fault(words)
        why = "" if self.reason.editor.value() else self.tr("Say why it is corrected.")
        self.reason.show_fault(why)
        found = [each for each in (words, why) if each]
        if found:
            (self.value_row if words else self.reason).editor.focus_first()
        return found

    def _misfit(self, place: Place, value: Any) -> str:
        """Why a value cannot stand at a place; empty where it can."""
        event = self._page.event
        if event is None:
            return ""
        try:
            validate_value(event.type, place.pointer, value)
        except InputError as err:
            return words_of(str(err.facts["reason"]))
        except RefusedError as err:
            return explain(err).what
        return ""

    def _on_place(self) -> None:
        if self.value_row is not None:
            let_go(self.value_row)
            self.value_row = None
        place = self.place()
        if place is not None:
            field = replace(place.field, required=True)
            row = Row(field, place.group, editor_for(field, place.group, self._known))
            row.editor.set_value(place.value)
            row.editor.changed.connect(self.changed)
            self._value_place.addWidget(row)
            self.value_row = row
        self._tell_now()
        self.changed.emit()

    def _tell_now(self) -> None:
        place = self.place()
        self._now.setVisible(place is not None)
        if place is not None:
            self._now.setText(self.tr("It says now: {value}").format(value=self._shown(place)))

    def _shown(self, place: Place) -> str:
        """A value as the statement tells it."""
        return wording.in_words(place.field, place.value, language(), self._known.offset)

    def _label(self, place: Place) -> str:
        if place.pointer == "/occurred/at":
            return self.tr("When it happened")
        label = wording.label(place.field.name, language(), group=place.group)
        numbers = [part for part in place.pointer.split("/") if part.isdigit()]
        return (
            f"{label} ({', '.join(str(int(each) + 1) for each in numbers)})" if numbers else label
        )


class CorrectRun(Run):
    """Begins from an event: its index, its id, or `{"event": …}`."""

    name: ClassVar[str] = "correct"
    icon: ClassVar[str] = "correct"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Look the event up.

        Raises:
            InputError: There is no such event.
        """
        given = argument if isinstance(argument, Mapping) else {"event": argument}
        super().__init__(desk, given)
        self.page = event_page(desk, dict(given))
        self.correcting = CorrectStep(desk, self.page)
        self.steps = (self.correcting,)

    def title(self) -> str:
        return self.tr("Correct an event")

    def draft_title(self) -> str:
        return self.tr("Correction of event {number}").format(number=self.page.index)

    def wishes(self) -> Sequence[Wish]:
        event = self.page.event
        case = None if event is None else event.case_id
        items = tuple(link.id for link in event.items) if event is not None and case else ()
        document: dict[str, Any] = {
            "command": _TYPE.command,
            "fields": dict(self.correcting.fields()),
        }
        if case is not None:
            document["case"] = case
        if items:
            document["items"] = list(items)
        return (Wish(Command.parse(document)),)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
