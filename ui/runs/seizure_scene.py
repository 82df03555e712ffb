"""Second step of a seizure: where, when, and who was there."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout

from custody.clock import is_instant, parse_instant, zone
from custody.domain.model import CaseState
from custody.domain.vocabulary import COMMON_FIELDS, TYPES, Field, Kind
from custody.procedures.catalogue import ARTICLE_19
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step
from ui.runs.seizure_plan import WITNESS, is_late
from ui.widgets.remark import Remark

_START: Final = TYPES["search.started"]
_PLACE: Final = ("search", "form", "premises", "place")
_TIME: Final = Field("started_at", Kind.INSTANT, required=True, private=False)
_SHOWN: Final = (
    "order_shown_at", "rights_explained", "voluntary_offer", "voluntary_answer",
    "technical_means_announced", "technical_means", "leader", "team",
)  # fmt: skip


class SceneStep(Step):
    """Place, start, persons present with their capacity, what was said to them."""

    def __init__(
        self,
        desk: Desk,
        case: Callable[[], str | None],
        state: Callable[[], CaseState | None],
    ) -> None:
        """Ask the first step which case it is.

        Args:
            desk: What the run works with.
            case: The id of the case that was chosen.
            state: The case as it stands, None for a new one.
        """
        super().__init__()
        self._desk = desk
        self._case, self._state = case, state
        self._known = Known(desk, _START, Context())
        self._place = FieldSet(self._known, [*chosen(_START.fields, _PLACE), _TIME], _START.name)
        self._late = FieldSet(
            self._known,
            chosen(COMMON_FIELDS, ("late_entry_reason",), ("late_entry_reason",)),
            _START.name,
        )
        self._present = FieldSet(self._known, chosen(_START.fields, ("present",)), _START.name)
        self._witnesses = Remark()
        self._said = FieldSet(self._known, chosen(_START.fields, _SHOWN), _START.name)
        self._part_place = Part(self._place, self._late)
        self._part_present = Part(self._present, self._witnesses)
        self._part_said = Part(self._said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for part in (self._part_place, self._part_present, self._part_said):
            layout.addWidget(part)
        self.retranslate()
        for each in (self._place, self._late, self._present, self._said):
            each.changed.connect(self._on_changed)
        self._place.set_value(_TIME.name, self._known.stamp())
        self._arrange()

    def document(self) -> Mapping[str, Any]:
        parts = (self._place, self._present, self._said)
        document = {name: value for part in parts for name, value in part.document().items()}
        if self._is_late():
            document |= self._late.document()
        return document

    def load(self, document: Mapping[str, Any]) -> None:
        for part in (self._place, self._late, self._present, self._said):
            part.load(document)

    def faults(self) -> list[str]:
        rest = {"case": "C", "fields": {"urgent_ground": "-"}}
        found = self._place.faults(_START, "", rest)
        started = self._place.document().get(_TIME.name)
        row = self._place.row(_TIME.name)
        if row is not None and started is not None:
            words = self._wrong_time(started)
            row.show_fault(words)
            found += [f"{row.title()}: {words}"] if words else []
        if self._is_late():
            found += self._late.faults(_START, "", rest)
        found += self._present.faults(_START, "", rest)
        missing = self._missing_witnesses()
        found += [missing] if missing else []
        found += self._said.faults(_START, "", rest)
        return found

    def title(self) -> str:
        return self.tr("Place and people")

    def hint(self) -> str:
        return self.tr(
            "As the protocol will say it: where, from when on, and everybody who was there."
        )

    def retranslate(self) -> None:
        self._part_place.say(self.tr("Place and start"))
        self._part_present.say(
            self.tr("Who is there"),
            self.tr(
                "Attesting witnesses are asked whether they have an interest in the case. Persons "
                "who are protected appear under the name of the protocol."
            ),
        )
        self._part_said.say(self.tr("What was shown and said"))
        self._show_witnesses()

    def enter(self) -> None:
        self._known.context = Context(self._case())
        self._known.state = self._state()
        row = self._place.row("search")
        if row is not None and row.editor.value() is None:
            row.editor.set_value(self._known.free(row.field))
        self._arrange()
        self._place.members.rows()[1].editor.focus_first()

    def _wrong_time(self, started: str) -> str:
        if not is_instant(started):
            return self.tr("A day and a time, such as 09:40.")
        if parse_instant(started) > self._known.now():
            return self.tr("This is later than now.")
        return ""

    def _is_late(self) -> bool:
        started = self._place.document().get(_TIME.name)
        return is_instant(started) and is_late(str(started), self._known.now())

    def _missing_witnesses(self) -> str:
        """What the form of the act demands of witnesses and is not given."""
        document = self.document()
        there = [each for each in document.get("present", ()) if each.get("capacity") == WITNESS]
        day = self._known.now().astimezone(zone(self._known.offset)).date()
        procedure = self._desk.cases.catalogue.procedure(ARTICLE_19, day)
        form = procedure.forms.get(str(document.get("form"))) if procedure is not None else None
        if form is not None and len(there) < form.witnesses:
            return self.tr(
                "This form of search needs %n attesting witness(es).", "", form.witnesses
            )
        if any(each.get("no_interest") is not True for each in there):
            return self.tr("Each attesting witness is asked about an interest in the case.")
        return ""

    def _show_witnesses(self) -> None:
        self._witnesses.say(self._missing_witnesses())

    def _arrange(self) -> None:
        self._late.setVisible(self._is_late())
        self._show_witnesses()

    def _on_changed(self) -> None:
        self._arrange()
        self.changed.emit()
