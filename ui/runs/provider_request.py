"""First step of receiving provider data: which request it answers, or why it came unasked."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from custody.clock import format_instant
from custody.domain import wording
from custody.domain.vocabulary import TYPES
from custody.procedures.requests import Request
from custody.procedures.requests import Step as Moved
from ui import state_words
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step
from ui.translations import language
from ui.widgets.case_box import CaseBox
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.emptied import let_go

RECEIVED: Final = TYPES["artifact.received_from_provider"]
_REASON: Final = "unsolicited_reason"
_UNASKED: Final = ""


class RequestStep(Step):
    """The case, the request, and the thing that the data came on."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Begin with what the run was begun from: `case` and `request`."""
        super().__init__()
        self._desk = desk
        self._wanted: str | None = argument.get("request")
        self._case_label, self._item_label = QLabel(), QLabel()
        self.case_box, self.item_box = CaseBox(), QComboBox()
        for label, box in ((self._case_label, self.case_box), (self._item_label, self.item_box)):
            label.setProperty("role", "label")
            label.setBuddy(box)
            box.setProperty("touch", "true")
        self.buttons = QButtonGroup(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._unasked = QRadioButton()
        self._unasked.setProperty("request", _UNASKED)
        known = Known(desk, RECEIVED, Context())
        self.reason = FieldSet(known, chosen(RECEIVED.fields, (_REASON,), (_REASON,)), "")
        self._rows.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        held.setLayout(self._rows)
        self._part_request = Part(self._case_label, self.case_box, held, self._unasked, self.reason)
        self._part_item = Part(self._item_label, self.item_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for part in (self._part_request, self._part_item):
            layout.addWidget(part)
        self.buttons.addButton(self._unasked)
        self._unasked.setProperty("touch", "true")
        self._fill_cases(argument.get("case"))
        self.case_box.currentIndexChanged.connect(self._on_case)
        self.buttons.buttonClicked.connect(self._on_chosen)
        self.item_box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.reason.changed.connect(self.changed)
        self.retranslate()

    def _fill_cases(self, wanted: str | None) -> None:
        if wanted is None and self._wanted:
            wanted = self._desk.cases.case_of("request", self._wanted)
        self.case_box.fill(self._desk.queries.cases())
        self.case_box.choose(wanted)

    # ---- values ----

    @property
    def case(self) -> str:
        """The case."""
        return self.case_box.case or ""

    @property
    def item(self) -> str | None:
        """The disc or envelope of the case that the data came on."""
        name = self.item_box.currentData()
        return name if isinstance(name, str) else None

    @property
    def request(self) -> Request | None:
        """The request that the data answer."""
        button = self.buttons.checkedButton()
        name = str(button.property("request")) if button is not None else _UNASKED
        return self._desk.cases.state(self.case).requests.get(name) if self.case else None

    @property
    def is_unasked(self) -> bool:
        """Whether nobody asked for the data."""
        return self._unasked.isChecked()

    def fields(self) -> dict[str, Any]:
        """What the receipt says of it."""
        request = self.request
        if request is not None:
            return {"request": request.id}
        return dict(self.reason.document()) if self.is_unasked else {}

    def document(self) -> Mapping[str, Any]:
        request = self.request
        return {
            "case": self.case,
            "request": request.id if request is not None else None,
            "unasked": self.is_unasked,
            "item": self.item,
            **self.reason.document(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self._wanted = document.get("request")
        self.case_box.choose(document.get("case"))
        self._show_requests()
        if document.get("unasked"):
            self._unasked.setChecked(True)
        self.reason.load(document)
        self.item_box.setCurrentIndex(max(0, self.item_box.findData(document.get("item"))))
        self._show_reason()

    def faults(self) -> list[str]:
        if not self.case:
            return [self.tr("There is no case yet.")]
        if self.is_unasked:
            return self.reason.faults(RECEIVED, "", {"case": self.case})
        return [] if self.request is not None else [self.tr("Choose the request that it answers.")]

    # ---- words ----

    def title(self) -> str:
        return self.tr("Request")

    def retranslate(self) -> None:
        self._case_label.setText(self.tr("Case"))
        self.case_box.setAccessibleName(self.tr("Case"))
        self._part_request.say(self.tr("Which request does it answer?"))
        self._unasked.setText(self.tr("None: it came unasked"))
        self._unasked.setAccessibleName(self._unasked.text())
        self._part_item.say(
            self.tr("What it came on"),
            self.tr("A disc or an envelope that was registered as an item; otherwise leave it."),
        )
        self._item_label.setText(self.tr("Item"))
        self.item_box.setAccessibleName(self._item_label.text())
        self._show_requests()

    def enter(self) -> None:
        self._show_requests()

    def _on_case(self) -> None:
        self._wanted = None
        self._show_requests()
        self.changed.emit()

    def _on_chosen(self) -> None:
        request = self.request
        self._wanted = request.id if request is not None else None
        self._show_reason()
        self.changed.emit()

    def _show_reason(self) -> None:
        self.reason.setVisible(self.is_unasked)

    def _show_requests(self) -> None:
        was_unasked = self._unasked.isChecked()
        while (old := self._rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                for button in widget.findChildren(QRadioButton):
                    self.buttons.removeButton(button)
                let_go(widget)
        if not self.case:
            return
        state = self._desk.cases.state(self.case)
        allowed = [each for each in state.requests.values() if self._may_answer(each)]
        barred = [each for each in state.requests.values() if each not in allowed]
        for request in (*allowed, *barred):
            self._rows.addWidget(self._row(request, may=request in allowed))
        if self._wanted is None and len(allowed) == 1 and not was_unasked:
            self._wanted = allowed[0].id
        for choice in self.buttons.buttons():
            if choice.property("request") == self._wanted and choice.isEnabled():
                choice.setChecked(True)
        chosen_item = self.item
        self.item_box.blockSignals(True)
        self.item_box.clear()
        self.item_box.addItem(self.tr("none"), None)
        for item in state.items.values():
            words = wording.choice("type", item.type, language())
            self.item_box.addItem(f"{item.id}   {words}", item.id)
        self.item_box.setCurrentIndex(max(0, self.item_box.findData(chosen_item)))
        self.item_box.blockSignals(False)
        self._show_reason()

    def _may_answer(self, request: Request) -> bool:
        ledger = self._desk.station.ledger
        now = format_instant(ledger.clock.now())
        return request.next_state(Moved(RECEIVED.name, "", now, ledger.offset, {})) is not None

    def _row(self, request: Request, *, may: bool) -> QWidget:
        tongue = language()
        covers = ", ".join(
            wording.choice("data_categories", each, tongue) for each in request.data_categories
        )
        told = self.tr("{state} · asked for: {categories}").format(
            state=state_words.request_state(request.state), categories=covers
        )
        row = ChoiceRow()
        row.set_words(f"{request.id}   {request.procedure.title.text(tongue)}", told)
        row.button.setProperty("touch", "true")
        row.button.setProperty("request", request.id)
        row.button.setEnabled(may)
        self.buttons.addButton(row.button)
        return row
