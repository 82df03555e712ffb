"""Runs about one event or finding: what it says stands above, a few fields below.

Annotate puts a note beside an event. Findings are acknowledged, with the effect on what rests on
them, and later resolved, with the explanation and its evidence.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from custody.domain.commands import Command
from custody.domain.vocabulary import event_type_of
from custody.errors import InputError
from custody.rows import EventPage
from ui.cases import Wish
from ui.desk import Desk
from ui.forms.event_form import EventForm
from ui.forms.known import Context
from ui.outlook import may_review
from ui.runs.event_told import EventTold, event_page
from ui.runs.run import Run, Step
from ui.theme import TEXT_WIDTH


class AboutStep(Step):
    """What it is about, and the fields that are left."""

    is_review = False

    def __init__(self, about: Sequence[QWidget], form: EventForm) -> None:
        super().__init__()
        self._about = about
        self.form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (*about, form):
            layout.addWidget(widget)
        self.setMaximumWidth(TEXT_WIDTH)
        form.changed.connect(self.changed)

    def title(self) -> str:
        return self.tr("Fields")

    def retranslate(self) -> None:
        for widget in self._about:
            if isinstance(widget, EventTold):
                widget.retranslate()

    def hint(self) -> str:
        if not self.is_review:
            return ""
        return self.tr(
            "Write what you looked at, how you checked it, and whether you agree with the "
            "conclusion. Your signed note stands beside the report and goes along with it."
        )

    def enter(self) -> None:
        self.form.focus_first()

    def document(self) -> Mapping[str, Any]:
        return {"command": self.form.command_document()}

    def load(self, document: Mapping[str, Any]) -> None:
        if "command" in document:
            self.form.load_command(document["command"])

    def faults(self) -> list[str]:
        found = self.form.faults()
        if not found:
            return []
        self.form.focus_fault()
        return [self.tr("%n field(s) to look at.", "", len(found))]


class AboutRun(Run):
    """One command about one event."""

    command: ClassVar[str]

    def __init__(
        self, desk: Desk, argument: Any, page: EventPage, settled: Mapping[str, Any]
    ) -> None:
        """Begin with what is settled.

        Args:
            desk: Where it is recorded.
            argument: What the run began from.
            page: The event that it is about.
            settled: Fields that are given by what it is about.
        """
        super().__init__(desk, argument)
        self.page = page
        event = page.event
        case = None if event is None else event.case_id
        items = tuple(link.id for link in event.items) if event is not None and case else ()
        each = event_type_of(self.command)
        form = EventForm(desk, each, Context(case=case, items=items), settled)
        self.filling = AboutStep((EventTold(desk, page),), form)
        self.steps = (self.filling,)

    def signs(self) -> Sequence[str]:
        return (event_type_of(self.command).name,)

    def wishes(self) -> Sequence[Wish]:
        return (Wish(Command.parse(self.filling.form.command_document())),)


class AnnotateRun(AboutRun):
    """A note beside an event. Begins from its index, its id, or `{"event": …}`."""

    name: ClassVar[str] = "annotate"
    icon: ClassVar[str] = "annotate"
    command: ClassVar[str] = "event.annotate"

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Look the event up.

        Raises:
            InputError: There is no such event.
        """
        given = argument if isinstance(argument, Mapping) else {"event": argument}
        page = event_page(desk, dict(given))
        event = page.event
        if event is None:
            raise InputError("input.no_event", index=page.index)
        self.is_review = may_review(page, desk.people.person)
        super().__init__(desk, given, page, {"event": event.id})
        self.filling.is_review = self.is_review

    def title(self) -> str:
        if self.is_review:
            return self.tr("Review of a report by a colleague")
        return self.tr("Add a note to an event")

    def draft_title(self) -> str:
        if self.is_review:
            return self.tr("Review of the report in event {number}").format(number=self.page.index)
        return self.tr("Note on event {number}").format(number=self.page.index)


class _FindingRun(AboutRun):
    """Begins from the finding's id, or `{"finding": ID}`."""

    def __init__(self, desk: Desk, argument: Any = None) -> None:
        """Look the finding up.

        Raises:
            InputError: There is no such finding.
        """
        given = argument if isinstance(argument, Mapping) else {"finding": argument}
        self.finding = str(given.get("finding", ""))
        rows = desk.queries.findings(unresolved=False)
        row = next((each for each in rows if each.id == self.finding), None)
        if row is None:
            raise InputError("input.no_finding", finding=self.finding)
        page = desk.queries.event(row.raised)
        super().__init__(desk, given, page, {"finding": self.finding})


class AcknowledgeRun(_FindingRun):
    """A supervisor has looked at a finding, and says what follows from it."""

    name: ClassVar[str] = "acknowledge"
    icon: ClassVar[str] = "finding"
    command: ClassVar[str] = "finding.acknowledge"

    def title(self) -> str:
        return self.tr("Acknowledge a finding")

    def draft_title(self) -> str:
        return self.tr("Finding {finding}: acknowledgement").format(finding=self.finding)


class ResolveRun(_FindingRun):
    """A supervisor explains a finding, with the evidence for it."""

    name: ClassVar[str] = "resolve"
    icon: ClassVar[str] = "finding"
    command: ClassVar[str] = "finding.resolve"

    def title(self) -> str:
        return self.tr("Resolve a finding")

    def draft_title(self) -> str:
        return self.tr("Finding {finding}: explanation").format(finding=self.finding)
