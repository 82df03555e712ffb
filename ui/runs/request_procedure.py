"""First step of a request: in which case, and by which procedure of the catalogue."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from custody.clock import zone
from custody.domain import wording
from custody.procedures.catalogue import Procedure
from custody.procedures.clocks import Rule
from ui.desk import Desk
from ui.runs.fieldset import Part
from ui.runs.run import Step
from ui.translations import language
from ui.widgets.case_box import CaseBox
from ui.widgets.choice_row import ChoiceRow


class ProcedureStep(Step):
    """What kind of order or request it is: everything after it follows from that."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Begin with what the run was begun from: `case` and `procedure`."""
        super().__init__()
        self._desk = desk
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.case_box = CaseBox()
        self.case_box.setProperty("touch", "true")
        self._label.setBuddy(self.case_box)
        self.buttons = QButtonGroup(self)
        self._choices: dict[str, ChoiceRow] = {}
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for procedure in self.procedures():
            rows.addWidget(self._row(procedure))
        held = QWidget()
        held.setLayout(rows)
        self._part_case = Part(self._label, self.case_box)
        self._part_procedure = Part(held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._part_case)
        layout.addWidget(self._part_procedure)
        self.case_box.fill(desk.queries.cases())
        self.case_box.choose(argument.get("case"))
        self.choose(str(argument.get("procedure") or ""))
        self.case_box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.buttons.buttonClicked.connect(lambda _button: self.changed.emit())
        self.retranslate()

    # ---- values ----

    def today(self) -> date:
        """The day by which the catalogue is asked."""
        ledger = self._desk.station.ledger
        return ledger.clock.now().astimezone(zone(ledger.offset)).date()

    def procedures(self) -> list[Procedure]:
        """Procedures of today that end in a letter."""
        catalogue = self._desk.cases.catalogue
        day = self.today()
        found = (catalogue.procedure(name, day) for name in catalogue.names())
        letters = [each for each in found if each and each.approvers and catalogue.is_on(each, day)]
        return sorted(letters, key=lambda each: (each.form, each.id))

    @property
    def case(self) -> str:
        """The case."""
        return self.case_box.case or ""

    @property
    def procedure(self) -> Procedure | None:
        """The procedure that is chosen."""
        button = self.buttons.checkedButton()
        if button is None:
            return None
        name = str(button.property("procedure"))
        return self._desk.cases.catalogue.procedure(name, self.today())

    def choose(self, name: str) -> None:
        """Choose a procedure; a name that there is not is passed over."""
        if name in self._choices:
            self._choices[name].button.setChecked(True)

    def document(self) -> Mapping[str, Any]:
        procedure = self.procedure
        return {"case": self.case, "procedure": procedure.id if procedure is not None else None}

    def load(self, document: Mapping[str, Any]) -> None:
        self.case_box.choose(document.get("case"))
        self.choose(str(document.get("procedure") or ""))

    def faults(self) -> list[str]:
        if not self.case:
            return [self.tr("There is no case yet.")]
        return [] if self.procedure is not None else [self.tr("Choose what is to be sent.")]

    # ---- words ----

    def title(self) -> str:
        return self.tr("Kind")

    def retranslate(self) -> None:
        self._label.setText(self.tr("Case"))
        self.case_box.setAccessibleName(self.tr("Case"))
        self._part_case.say(self.tr("In which case?"))
        self._part_procedure.say(self.tr("What is to be sent?"))
        for procedure in self.procedures():
            words = wording.choice("procedure", procedure.id, language())
            row = self._choices[procedure.id]
            row.set_words(wording.capital(words), self._words(procedure))

    def _words(self, procedure: Procedure) -> str:
        tongue = language()
        form = self.tr("an order: it binds")
        if procedure.form == "request":
            form = self.tr("a request: it asks")
        if procedure.hands_over:
            given = ", ".join(
                wording.choice("data_categories", each, tongue)
                for each in sorted(procedure.hands_over)
            )
            what = self.tr("hands over: {categories}").format(categories=given)
        elif procedure.clock is not None:
            what = self.tr("freezes data; nothing is handed over")
        else:
            what = self.tr("gives what we hold; nothing is asked for")
        who = ", ".join(wording.role(each, tongue) for each in sorted(procedure.approvers))
        parts = [form, what, self.tr("approved by: {roles}").format(roles=who)]
        if procedure.clock is not None and procedure.clock.rule is Rule.MAX_90:
            parts.append(self.tr("at most %n day(s)", "", procedure.max_days or 0))
        if not self._is_open(procedure):
            parts.append(self.tr("its channel is not open today: a supervisor must override"))
        return " · ".join(parts)

    def _is_open(self, procedure: Procedure) -> bool:
        """Whether some channel of it may be used today."""
        day, catalogue = self.today(), self._desk.cases.catalogue
        channels = [catalogue.channel(name, day) for name in procedure.channels]
        usable = [each for each in channels if each is not None and each.usable_on(day)]
        return bool(usable) or not procedure.channels

    def _row(self, procedure: Procedure) -> QWidget:
        row = self._choices[procedure.id] = ChoiceRow()
        row.button.setProperty("procedure", procedure.id)
        self.buttons.addButton(row.button)
        return row
