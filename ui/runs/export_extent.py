"""What of the record an export is of: cases, some items of one, or the answer to an offer."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from custody.domain import wording
from ui import formats
from ui.desk import Desk
from ui.runs.fieldset import Part
from ui.translations import language
from ui.widgets.case_box import CaseBox, case_words
from ui.widgets.emptied import clear_layout
from ui.widgets.segments import Segments

_WHOLE: Final = "whole_case"
_ITEMS: Final = "some_items"
_CASES: Final = "some_cases"
_ANSWER: Final = "answer"


class ExtentPart(Part):
    """A case; the whole of it, some of its items, further cases beside it, or an answer in it."""

    changed = Signal()
    case_changed = Signal()

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Begin with what the run was begun from.

        Args:
            desk: What the run works with.
            argument: `case`, `items` and `answer` (of which offer), where they are known already.
        """
        super().__init__()
        self._desk = desk
        self._wanted = set(argument.get("items", ()))
        self._wanted_answer = argument.get("answer")
        self._boxes: dict[str, QCheckBox] = {}
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.case_box, self.answer_box = CaseBox(), QComboBox()
        self.extent = Segments((_WHOLE, _ITEMS, _CASES, _ANSWER))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._frame = QWidget()
        self._frame.setLayout(self._list)
        for widget in (self._label, self.case_box, self.extent, self.answer_box, self._frame):
            self.add(widget)
        for box in (self.case_box, self.answer_box):
            box.setProperty("touch", "true")
        rows = desk.queries.cases()
        self._cases = {row.id: case_words(row.id, row.registration) for row in rows}
        self.case_box.fill(rows)
        case = argument.get("case")
        if case is None and self._wanted:
            case = desk.cases.case_of("item", next(iter(self._wanted)))
        self.case_box.choose(case)
        begun = _ANSWER if self._wanted_answer else _ITEMS if self._wanted else _WHOLE
        self.extent.choose(begun)
        self.case_box.currentIndexChanged.connect(self._on_case)
        self.extent.chosen.connect(self._on_extent)
        self.answer_box.currentIndexChanged.connect(self._on_answer)

    # ---- values ----

    @property
    def case(self) -> str:
        """The case, or the first of several."""
        return self.case_box.case or ""

    @property
    def also(self) -> tuple[str, ...]:
        """Further cases."""
        return self._ticked() if self.extent.value() == _CASES else ()

    @property
    def items(self) -> tuple[str, ...]:
        """The items; none for all of them."""
        return self._ticked() if self.extent.value() == _ITEMS else ()

    @property
    def answer(self) -> str | None:
        """The offer that is answered, where only the answer leaves."""
        of = self.answer_box.currentData() if self.extent.value() == _ANSWER else None
        return of if isinstance(of, str) else None

    def _ticked(self) -> tuple[str, ...]:
        return tuple(sorted(name for name, box in self._boxes.items() if box.isChecked()))

    def document(self) -> dict[str, Any]:
        """For the draft."""
        return {
            "case": self.case,
            "extent": self.extent.value(),
            "items": list(self._ticked()),
            "answer": self.answer,
        }

    def load(self, document: Mapping[str, Any]) -> None:
        """From the draft."""
        self.case_box.choose(document.get("case"))
        self.extent.choose(document.get("extent", _WHOLE))
        self._wanted = set(document.get("items", ()))
        self._wanted_answer = document.get("answer")
        self._boxes.clear()
        self.show_choices()

    def faults(self) -> list[str]:
        """Why one cannot go on."""
        extent = self.extent.value()
        if not self.case:
            return [self.tr("There is no case yet.")]
        if extent == _ITEMS and not self.items:
            return [self.tr("Choose at least one item.")]
        if extent == _CASES and not self.also:
            return [self.tr("Choose at least one more case.")]
        if extent == _ANSWER and self.answer is None:
            return [self.tr("Nothing of another station was answered in this case.")]
        return []

    # ---- words ----

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.say(self.tr("What"))
        self._label.setText(self.tr("Case"))
        self.case_box.setAccessibleName(self.tr("Case"))
        self.answer_box.setAccessibleName(self.tr("The offer that is answered"))
        words = (
            self.tr("The whole case"),
            self.tr("Some items"),
            self.tr("Several cases"),
            self.tr("An answer to another station"),
        )
        self.extent.say(self.tr("Extent"), words)
        self.show_choices()

    def show_choices(self) -> None:
        """Show what the extent lets choose among, as the record stands."""
        self._wanted |= set(self._ticked())
        self._boxes.clear()
        clear_layout(self._list)
        extent = self.extent.value() if self.case else _WHOLE
        answers = self._desk.cases.state(self.case).answers if self.case else {}
        can = {_WHOLE, _ITEMS, extent}
        can |= {_CASES} if len(self._cases) > 1 else set()
        can |= {_ANSWER} if answers else set()
        self.extent.offer(can)
        self._frame.setVisible(extent in (_ITEMS, _CASES))
        self.answer_box.setVisible(extent == _ANSWER)
        if extent == _ITEMS:
            for item in self._desk.cases.state(self.case).items.values():
                self._add(item.id, f"{item.id}   {wording.choice('type', item.type, language())}")
        elif extent == _CASES:
            for name, words in self._cases.items():
                if name != self.case:
                    self._add(name, words)
        elif extent == _ANSWER:
            self._fill_answers()

    def _fill_answers(self) -> None:
        self.answer_box.blockSignals(True)
        self.answer_box.clear()
        for offer, answer in self._desk.cases.state(self.case).answers.items():
            words = self.tr("{items} of {station}")
            things, there = ", ".join(sorted(answer.theirs)), formats.station(answer.origin)
            self.answer_box.addItem(words.format(items=things, station=there), offer)
        self.answer_box.setCurrentIndex(max(0, self.answer_box.findData(self._wanted_answer)))
        self.answer_box.blockSignals(False)

    def _add(self, name: str, words: str) -> None:
        box = QCheckBox(words)
        box.setProperty("touch", "true")
        box.setAccessibleName(words)
        box.setChecked(name in self._wanted)
        box.toggled.connect(self._on_ticked)
        self._boxes[name] = box
        self._list.addWidget(box)

    def _on_case(self) -> None:
        self._boxes.clear()
        self._wanted.clear()
        self.show_choices()
        self.case_changed.emit()
        self.changed.emit()

    def _on_extent(self) -> None:
        self._boxes.clear()
        self._wanted.clear()
        self.show_choices()
        self.changed.emit()

    def _on_answer(self) -> None:
        self._wanted_answer = self.answer_box.currentData()
        self.changed.emit()

    def _on_ticked(self) -> None:
        self._wanted = set(self._ticked())
        self.changed.emit()
