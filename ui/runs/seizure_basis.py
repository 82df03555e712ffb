"""First step of a seizure: the case, and what allows the search."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from custody.clock import format_instant
from custody.domain import wording
from custody.domain.model import CaseState
from custody.domain.vocabulary import TYPES, Field, Kind
from custody.strict_json import is_identifier
from ui import formats
from ui.desk import Desk
from ui.forms.kinds import editor_for
from ui.forms.known import Context, Known
from ui.forms.row import Row
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step
from ui.runs.seizure_plan import NEW, OFFICER, URGENT
from ui.translations import language
from ui.widgets.case_box import case_words
from ui.widgets.segments import Segments

_EXISTING: Final = "existing"
_CASE: Final = TYPES["case.opened"]
_CASE_ID: Final = Field("case", Kind.CASE, required=True, private=False)
"""The number by which the case is opened: no field of the event, and asked for like one."""
_AUTHORITY: Final = TYPES["authority.recorded"]
_START: Final = TYPES["search.started"]
_CASE_FIELDS: Final = ("registration", "registered_on", "offences", "confidentiality", "title")
_AUTHORITY_FIELDS: Final = ("authority", "measure", "authorisation", "safeguards", "item_types")
_MEASURE: Final = "search"
_WIDE: Final = 320


class BasisStep(Step):
    """The case, existing or new; the authority, existing, new, or the ground for urgency."""

    def __init__(self, desk: Desk, case: str | None = None) -> None:
        """Begin with a case, where the run was begun from one."""
        super().__init__()
        self._desk = desk
        self._known = Known(desk, _CASE, Context())
        self._authorities = Known(desk, _AUTHORITY, Context())
        self._which_case = Segments((_EXISTING, NEW))
        self._cases = QComboBox()
        self._cases.setMinimumWidth(_WIDE)
        self._no_cases = _muted()
        self._id = Row(_CASE_ID, _CASE.name, editor_for(_CASE_ID, _CASE.name, self._known))
        self._new_case = FieldSet(self._known, chosen(_CASE.fields, _CASE_FIELDS), _CASE.name)
        self._officer_words = QLabel()
        self._officer_words.setProperty("role", "label")
        self._officer = QComboBox()
        self._no_officers = _muted()
        self._case_body = _stacked(self._id, self._new_case)
        self._officer_body = _stacked(self._officer_words, self._officer, self._no_officers)
        self._case_part = Part(self._which_case, self._cases, self._no_cases, self._case_body)
        self._which = Segments((_EXISTING, NEW, URGENT))
        self._existing = QComboBox()
        self._existing.setMinimumWidth(_WIDE)
        self._no_authorities = _muted()
        self._new_authority = FieldSet(
            self._authorities, chosen(_AUTHORITY.fields, _AUTHORITY_FIELDS), _AUTHORITY.name
        )
        self._urgent = FieldSet(
            self._known, chosen(_START.fields, ("urgent_ground",), ("urgent_ground",)), _START.name
        )
        self._urgent_hint = _muted()
        self._part = Part(
            self._which,
            self._existing,
            self._no_authorities,
            self._new_authority,
            self._urgent,
            self._urgent_hint,
        )
        self._officer_part = Part(self._officer_body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._case_part)
        layout.addWidget(self._part)
        layout.addWidget(self._officer_part)
        self._fill_cases(case)
        self._new_authority.set_value("measure", _MEASURE)
        self._fill_authorities()
        if self._existing.count() == 0:
            self._which.choose(NEW)
        self.retranslate()
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self._desk.people.changed.connect(self._on_people)
        self._which_case.chosen.connect(self._on_case)
        self._cases.currentIndexChanged.connect(self._on_case)
        self._which.chosen.connect(self._on_choice)
        self._existing.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._officer.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._id.editor.changed.connect(self.changed)
        self._new_case.changed.connect(self._on_new_case)
        self._new_authority.changed.connect(self.changed)
        self._urgent.changed.connect(self.changed)

    # ---- what the other steps ask ----

    def case(self) -> str | None:
        """The id of the case; None while it is not chosen."""
        if self._which_case.value() == NEW:
            value = self._id.editor.value()
            return None if value is None else str(value)
        chosen = self._cases.currentData()
        return None if chosen is None else str(chosen)

    def state(self) -> CaseState | None:
        """The case as the ledger tells it; None for a new one."""
        if self._which_case.value() == NEW or self._cases.currentData() is None:
            return None
        return self._desk.cases.state(str(self._cases.currentData()))

    # ---- document ----

    def document(self) -> Mapping[str, Any]:
        is_new = self._which_case.value() == NEW
        which = self._which.value()
        document: dict[str, Any] = {
            "case": NEW if is_new else self._cases.currentData(),
            "authority": self._existing.currentData() if which == _EXISTING else which,
            "officer": self._officer.currentData(),
            "need": need_words(),
        }
        if is_new:
            document["new_case"] = {"case": self._id.editor.value(), **self._new_case.document()}
        if which == NEW:
            document["new_authority"] = self._new_authority.document()
        if which == URGENT:
            document |= self._urgent.document()
        return document

    def load(self, document: Mapping[str, Any]) -> None:
        case, authority = document.get("case"), document.get("authority")
        self._which_case.choose(NEW if case == NEW else _EXISTING)
        if case == NEW:
            new = document.get("new_case", {})
            self._new_case.load(new)
            self._id.editor.set_value(new.get("case"))
        else:
            self._cases.setCurrentIndex(self._cases.findData(case))
        self._fill_authorities()
        self._which.choose(authority if authority in (NEW, URGENT) else _EXISTING)
        self._existing.setCurrentIndex(self._existing.findData(authority))
        self._new_authority.load(document.get("new_authority", {}))
        self._urgent.load(document)
        self._officer.setCurrentIndex(self._officer.findData(document.get("officer")))
        self._arrange()

    def faults(self) -> list[str]:
        found: list[str] = []
        if self._which_case.value() == NEW:
            found += self._new_case.faults(_CASE, "", {"case": "C"})
            name = self._id.editor.value()
            words = ""
            if not is_identifier(name):
                words = self.tr("Letters, digits, dots, dashes: as the register gives it.")
            elif self._desk.cases.case_of("case", str(name)) is not None:
                words = self.tr("There is a case of this number. Choose it above.")
            self._id.show_fault(words)
            found += [f"{self._id.title()}: {words}"] if words else []
        elif self._cases.currentData() is None:
            found.append(self.tr("Choose the case, or open a new one."))
        which = self._which.value()
        if which == _EXISTING and self._existing.currentData() is None:
            found.append(self.tr("Choose what allows the search."))
        elif which == NEW:
            found += self._new_authority.faults(_AUTHORITY, "", {"case": "C"})
            found += self._unsanctioned()
        elif which == URGENT:
            found += self._urgent.faults(_START, "", {"case": "C"})
        if self._needs_officer() and self._officer.currentData() is None:
            found.append(self.tr("Choose the officer in charge who signs for the case."))
        return found

    def _unsanctioned(self) -> list[str]:
        """What names the sanction: told here, and not when everything else has been typed."""
        given = self._new_authority.document().get("authorisation", {})
        return [
            words
            for name in self._authorities.demanded("authorisation", given)
            for words in self._new_authority.lacks("authorisation", name)
        ]

    # ---- what is shown ----

    def title(self) -> str:
        return self.tr("Legal basis")

    def hint(self) -> str:
        return self.tr(
            "Every search belongs to a case and rests on an authority. Without a sanction it "
            "rests on a ground for urgency, and goes to the investigating judge within 24 hours."
        )

    def retranslate(self) -> None:
        self._case_part.say(self.tr("Case"))
        self._which_case.say(self.tr("Case"), (self.tr("Existing case"), self.tr("New case")))
        self._cases.setAccessibleName(self.tr("Case"))
        self._no_cases.setText(self.tr("You are in no open case yet. Open a new one."))
        self._part.say(self.tr("What allows the search"))
        self._which.say(
            self.tr("What allows the search"),
            (self.tr("Recorded authority"), self.tr("Record a new one"), self.tr("Urgent")),
        )
        self._existing.setAccessibleName(self.tr("Recorded authority"))
        self._no_authorities.setText(
            self.tr("This case has no authority that is valid now. Record one, or give the ground.")
        )
        self._urgent_hint.setText(
            self.tr(
                "The 24 hours for the investigating judge begin with the search; Today counts them."
            )
        )
        self._officer_part.say(
            self.tr("Officer in charge"),
            self.tr(
                "You do not hold that role. Who does signs the opening of the case or the "
                "authority, on this machine, at the end of the run."
            ),
        )
        self._officer_words.setText(self.tr("Who signs"))
        self._officer.setAccessibleName(self.tr("Officer in charge"))
        self._no_officers.setText(
            self.tr(
                "Nobody with a key at this station holds that role. An administrator enrols an "
                "officer in charge: Settings leads there."
            )
        )
        self._fill_officers()
        self._fill_authorities()

    def enter(self) -> None:
        self._fill_officers()
        self._arrange()
        self._cases.setFocus()

    def _on_people(self) -> None:
        """Somebody may have been enrolled meanwhile, and who is at the desk now may sign alone."""
        self._fill_officers()
        self._arrange()

    def _on_case(self) -> None:
        self._fill_authorities()
        if self._existing.count() == 0 and self._which.value() == _EXISTING:
            self._which.choose(NEW)
        self._arrange()
        self.changed.emit()

    def _on_choice(self) -> None:
        self._arrange()
        self.changed.emit()

    def _on_new_case(self) -> None:
        """The number of the register names the case, unless another name was typed."""
        number = str(self._new_case.document().get("registration", ""))
        known = self._id.editor.value()
        if is_identifier(number) and (known is None or number.startswith(str(known))):
            self._id.editor.set_value(number)
        self.changed.emit()

    def _arrange(self) -> None:
        is_new, which = self._which_case.value() == NEW, self._which.value()
        self._cases.setVisible(not is_new and self._cases.count() > 0)
        self._no_cases.setVisible(not is_new and self._cases.count() == 0)
        self._case_body.setVisible(is_new)
        self._existing.setVisible(which == _EXISTING and self._existing.count() > 0)
        self._no_authorities.setVisible(which == _EXISTING and self._existing.count() == 0)
        self._new_authority.setVisible(which == NEW)
        self._urgent.setVisible(which == URGENT)
        self._urgent_hint.setVisible(which == URGENT)
        self._officer_part.setVisible(self._needs_officer())

    def _needs_officer(self) -> bool:
        signs = self._which_case.value() == NEW or self._which.value() == NEW
        return signs and OFFICER not in self._desk.people.roles()

    def _fill_cases(self, case: str | None) -> None:
        person, now = self._desk.people.person, format_instant(self._now())
        for row in self._desk.queries.cases():
            state = self._desk.cases.state(row.id)
            if state.closed or (person is not None and person not in state.members_at(now)):
                continue
            self._cases.addItem(case_words(row.id, row.registration), row.id)
        self._cases.setCurrentIndex(self._cases.findData(case) if case else 0)
        if self._cases.count() == 0:
            self._which_case.choose(NEW)

    def _fill_authorities(self) -> None:
        """Those of the case that carry a search now."""
        before = self._existing.currentData()
        self._existing.blockSignals(True)
        self._existing.clear()
        state, tongue = self.state(), language()
        self._authorities.context = Context(self.case())
        self._authorities.state = state
        now = format_instant(self._now())
        for each in state.authorities.values() if state is not None else ():
            if each.valid_at(now) and each.measure not in ("request", "covert"):
                parts = [each.id, wording.choice("measure", each.measure, tongue)]
                if each.valid_until is not None:
                    until = formats.instant(each.valid_until, self._desk.station.ledger.offset)
                    parts.append(self.tr("valid until {time}").format(time=until))
                self._existing.addItem("   ".join(parts), each.id)
        self._existing.setCurrentIndex(max(self._existing.findData(before), 0))
        if self._existing.count() == 0:
            self._existing.setCurrentIndex(-1)
        self._existing.blockSignals(False)

    def _fill_officers(self) -> None:
        before = self._officer.currentData()
        self._officer.blockSignals(True)
        self._officer.clear()
        person = self._desk.people.person
        if OFFICER in self._desk.people.roles():
            self._officer.addItem(str(person), person)
        for each in self._desk.people.with_key_here():
            if each != person and OFFICER in self._desk.people.roles(each):
                self._officer.addItem(each, each)
        self._officer.setCurrentIndex(max(self._officer.findData(before), 0))
        self._officer.setVisible(self._officer.count() > 0)
        self._no_officers.setVisible(self._officer.count() == 0)
        self._officer.blockSignals(False)

    def _now(self) -> datetime:
        return self._desk.station.ledger.clock.now()


def need_words() -> str:
    """Why an investigator is assigned to the case that a search opens; a text of the record."""
    return QCoreApplication.translate("BasisStep", "Carries out the search and the seizure.")


def _muted() -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def _stacked(*widgets: QWidget) -> QWidget:
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for widget in widgets:
        layout.addWidget(widget)
    return body
