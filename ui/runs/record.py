"""Record an event: any command, by its form. What has no run of its own is entered here."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from custody.domain import wording
from custody.domain.commands import Command
from custody.domain.events import LEDGER_CASE
from custody.domain.vocabulary import BY_COMMAND, EventType, event_type_of
from custody.ledger.alarm import EXPLAINING
from custody.progress import Progress
from custody.service import Act, Receipt
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.event_form import EventForm
from ui.forms.known import Context
from ui.runs.begun import ENDS, Begun
from ui.runs.choose_event import ChooseStep
from ui.runs.letter_here import LetterHere
from ui.runs.made_here import MADE
from ui.runs.run import Run, Step
from ui.runs.several import Several, told_apart_by
from ui.theme import TEXT_WIDTH
from ui.translations import language
from ui.widgets.emptied import let_go

if TYPE_CHECKING:
    from ui.runs.here import MadeHere

_TWO_HANDS: Final = frozenset({"item.check_out", "item.return_to_store"})
"""Who gives and who takes sign one event; its field `to` names the one who takes."""


class FillStep(Step):
    """The form of the command."""

    def __init__(self, desk: Desk, fit: Callable[[], object]) -> None:
        """Show no form yet.

        Args:
            desk: What the run works with.
            fit: Shows the form of what was chosen before.
        """
        super().__init__()
        self._desk, self._fit = desk, fit
        self.form: EventForm | None = None
        self.here: MadeHere | None = None
        """What makes or takes in the data that the form tells of, where the client can."""
        self._title = QLabel()
        self._title.setProperty("role", "subtitle")
        self._scanned = QLabel()
        self._scanned.setProperty("role", "muted")
        self._scanned.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._scanned)
        self.several = Several()
        self.several.hide()
        self.several.changed.connect(self.changed)
        self.several.wanted.connect(self._on_another)
        self._layout.addWidget(self.several)
        self.setMaximumWidth(TEXT_WIDTH)

    def show_form(self, each: EventType, context: Context) -> EventForm:
        """Show the form of a command; the one that is there stays if it is the same."""
        form = self.form
        if form is not None and form.type is each and form.context == context:
            return form
        if form is not None:
            let_go(form)
        form = EventForm(self._desk, each, context)
        form.changed.connect(self.changed)
        form.scanner.placed.connect(self._on_scanned)
        self._layout.insertWidget(self._layout.indexOf(self.several), form)
        self.form = form
        self._show_here(each, context)
        begun = Begun(self._desk, context.case) if each.name == ENDS and context.case else None
        if begun is not None:
            form.changed.connect(lambda: _tell(form, begun))
            _tell(form, begun)
        self.several.keep([])
        self.several.setVisible(bool(told_apart_by(each)))
        self.retranslate()
        return form

    def _show_here(self, each: EventType, context: Context) -> None:
        if self.here is not None:
            self.here.stop()
            let_go(self.here)
            self.here = None
        if context.case is None:
            return
        if each.name == "request.approved":
            self.here = LetterHere(self._desk, context.case, self._fields)
        elif each.name in MADE:
            self.here = MADE[each.name](self._desk, context.case)
        else:
            return
        self.here.filled.connect(self._on_filled)
        self.here.changed.connect(self.changed)
        place = self._layout.indexOf(self.several)
        self._layout.insertWidget(place - self.here.stands_first, self.here)

    def _fields(self) -> Mapping[str, Any]:
        return {} if self.form is None else self.form.document()

    def _on_filled(self, fields: Mapping[str, Any]) -> None:
        if self.form is not None:
            self.form.load({**self.form.document(), **fields})
            self.changed.emit()

    def title(self) -> str:
        return self.tr("Fields")

    def retranslate(self) -> None:
        if self.form is not None:
            self._title.setText(wording.title(self.form.type.name, language()))

    def enter(self) -> None:
        self._fit()
        if self.here is not None and self.here.stands_first:
            self.here.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is not None:
            self.form.focus_first()

    def document(self) -> Mapping[str, Any]:
        if self.form is None:
            return {}
        return {"command": self.form.command_document(), "kept": self.several.kept}

    def load(self, document: Mapping[str, Any]) -> None:
        if self.form is not None and "command" in document:
            self.form.load_command(document["command"])
            self.several.keep(document.get("kept", ()))

    def commands(self) -> list[dict[str, Any]]:
        """What was kept, and what the form holds unless it was left free for one more."""
        if self.form is None:
            return []
        return [*self.several.kept, *([] if self._is_free() else [self.form.command_document()])]

    def _is_free(self) -> bool:
        """Whether the form awaits one more, which need not come."""
        if self.form is None or not self.several.kept:
            return False
        return told_apart_by(self.form.type) not in self.form.document()

    def _on_another(self) -> None:
        if self.form is None or self.form.faults():
            if self.form is not None:
                self.form.focus_fault()
            return
        apart, whole = told_apart_by(self.form.type), self.form.command_document()
        self.several.keep([*self.several.kept, whole])
        self.form.load({k: v for k, v in whole["fields"].items() if k != apart})
        self.form.focus_first()

    def faults(self) -> list[str]:
        if self.form is None or self._is_free():
            return []
        found = self.form.faults()
        if not found:
            return [] if self.here is None else self.here.faults()
        self.form.focus_fault()
        strange = [words for pointer, words in found if self.form.editor_at(pointer) is None]
        return [self.tr("%n field(s) to look at.", "", len(found)), *strange]

    def _on_scanned(self, field: str, text: str) -> None:
        self._scanned.setText(self.tr("Scanned {text}: {field}").format(text=text, field=field))
        self._scanned.show()


class RecordRun(Run):
    """Any event, by its form.

    It begins from `{"command", "case", "items", "fields"}`, each if it is known already.
    """

    name: ClassVar[str] = "record"
    icon: ClassVar[str] = "annotate"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Begin with the list, or with the form of the command that is named."""
        super().__init__(desk, argument)
        case = self.argument.get("case")
        self.choosing = ChooseStep(desk, case, str(self.argument.get("command") or ""))
        self.filling = FillStep(desk, self.fit)
        self.steps = (self.choosing, self.filling)
        self.left.connect(self.stop)
        self._known: Mapping[str, Any] = self.argument.get("fields", {})
        """Fields that are known already: the form takes them when it is first shown."""
        if self.choosing.command():  # what was asked for is not asked again
            self.at = 1

    def title(self) -> str:
        return self.tr("Record an event")

    def signs(self) -> Sequence[str]:
        wanted = BY_COMMAND.get(self.choosing.wanted)
        return () if wanted is None else (wanted.name,)

    def draft_title(self) -> str:
        command = self.choosing.command()
        if not command:
            return self.title()
        words = wording.title(event_type_of(command).name, language())
        case = self.choosing.context().case
        about = ", ".join(self.argument.get("items", ())) or case
        return f"{words}: {about}" if about else words

    def fit(self) -> EventForm:
        """The form of what is chosen."""
        context = self.choosing.context()
        each = event_type_of(self.choosing.command())
        case = None if each.case in ("none", "ledger") else context.case
        items = tuple(self.argument.get("items", ())) if each.items != "none" else ()
        if each.name == "case.opened":
            case = None
        form = self.filling.show_form(each, Context(case=case, items=items))
        if self._known and each.command == self.argument.get("command"):
            form.load({**form.document(), **self._known})
            if self.filling.here is not None:
                self.filling.here.know(self._known)
            self._known = {}
        return form

    def load(self, document: Mapping[str, Any]) -> None:
        kept = [*document.get("steps", ()), {}, {}]
        self.choosing.load(kept[0])
        if self.choosing.command():
            self.fit()
            self.filling.load(kept[1])

    def wishes(self) -> Sequence[Wish]:
        self.fit()
        told = [Command.parse(each) for each in self.filling.commands()]
        if self.filling.here is not None:
            told = [made for each in told for made in self.filling.here.commands(each)]
        return [_wish(each) for each in told]

    def end(self) -> None:
        super().end()
        self.stop()

    def stop(self) -> None:
        """Stop what is being copied or read for the form."""
        if self.filling.here is not None:
            self.filling.here.stop()

    def perform(self, acts: Sequence[Act], progress: Progress) -> Receipt:
        alarm = self.desk.station.ledger.alarm
        ends_alarm = alarm is not None and acts[0].command.type.name in EXPLAINING
        return self.desk.station.service.execute(*acts, explaining=ends_alarm)

    def finished(self, receipt: Receipt) -> Sequence[tuple[str, str, Any]]:
        first = receipt.appended[0]
        case = first.event.case_id
        items = first.event.item_ids
        found: list[tuple[str, str, Any]] = []
        if first.event.type == "case.opened":
            assign = {"case": case, "command": "case.assign"}
            found.append((self.tr("Assign people"), "run:record", assign))
        if first.event.type == ENDS:
            of = {"examination": first.event.body.get("examination")}
            report = {"case": case, "command": "report.issue", "items": items, "fields": of}
            found.append((self.tr("Issue the report"), "run:record", report))
        if len(items) == 1:
            found.append((self.tr("Show {item}").format(item=items[0]), "item", items[0]))
        elif case not in (None, LEDGER_CASE):
            found.append((self.tr("Show the case"), "case", case))
        found.append((self.tr("See the event"), "event", first.index))
        if case is not None:
            found.append((self.tr("Another event"), "run:record", {"case": case}))
        return found


def _tell(form: EventForm, begun: Begun) -> None:
    """Fill in what was told when the examination began."""
    missing = begun.missing(form.document())
    if missing:
        whole = form.command_document()
        items = begun.items(missing["examination"]) or whole.get("items", ())
        fields = {**whole["fields"], **missing}
        form.load_command({**whole, "items": items, "fields": fields})


def _wish(command: Command) -> Wish:
    to = command.fields.get("to")
    hands = (str(to),) if to is not None and command.name in _TWO_HANDS else ()
    return Wish(command, cosigners=hands)
