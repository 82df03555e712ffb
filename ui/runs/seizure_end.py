"""Fifth step of a seizure: why these things, how the search ended, and who attested it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from custody.clock import is_instant, parse_instant
from custody.domain.vocabulary import COMMON_FIELDS, TYPES
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step

_SEIZED: Final = TYPES["item.seized"]
_FINISHED: Final = TYPES["search.finished"]
_PAGES: Final = "attachments"


class EndStep(Step):
    """What the seizure and the end of the search say beside the things themselves."""

    def __init__(
        self, desk: Desk, is_witnessed: Callable[[], bool], has_data: Callable[[], bool]
    ) -> None:
        """Ask the steps before.

        Args:
            desk: What the run works with.
            is_witnessed: Whether attesting witnesses are among those present.
            has_data: Whether data were taken on the spot.
        """
        super().__init__()
        self._desk = desk
        self._is_witnessed, self._has_data = is_witnessed, has_data
        self._seized = Known(desk, _SEIZED, Context())
        self._finished = Known(desk, _FINISHED, Context())
        self._why = FieldSet(
            self._seized, chosen(_SEIZED.fields, ("relevance", "why_not_copy")), _SEIZED.name
        )
        ended = [
            field.optional() if field.name == "ended_at" else field
            for field in chosen(_FINISHED.fields, ("hiding_attempts", "remarks", "ended_at"))
        ]
        self._end = FieldSet(self._finished, ended, _FINISHED.name)
        self._page = FieldSet(self._seized, chosen(COMMON_FIELDS, (_PAGES,)), _SEIZED.name)
        self._second_words = QLabel()
        self._second_words.setProperty("role", "label")
        self._second = QComboBox()
        self._second_body = QWidget()
        second = QVBoxLayout(self._second_body)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(4)
        second.addWidget(self._second_words)
        second.addWidget(self._second)
        self._part_why = Part(self._why)
        self._part_end = Part(self._end)
        self._part_page = Part(self._page, self._second_body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for part in (self._part_why, self._part_end, self._part_page):
            layout.addWidget(part)
        self.retranslate()
        for each in (self._why, self._end, self._page):
            each.changed.connect(self.changed)
        self._second.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def document(self) -> Mapping[str, Any]:
        return {
            **self._why.document(),
            **self._end.document(),
            **self._page.document(),
            "second": self._second.currentData(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        for part in (self._why, self._end, self._page):
            part.load(document)
        self._fill_seconds()
        self._second.setCurrentIndex(self._second.findData(document.get("second")))

    def faults(self) -> list[str]:
        found = self._why.faults(_SEIZED, "", {"case": "C", "items": ["I"]})
        now = {"ended_at": self._finished.stamp()}  # where it is left empty
        found += self._end.faults(_FINISHED, "", {"case": "C", "fields": now})
        ended = self._end.document().get("ended_at")
        if is_instant(ended) and parse_instant(str(ended)) > self._finished.now():
            found.append(
                self.tr("The end is later than now. Leave it empty for the moment of the review.")
            )
        if not self._is_witnessed():
            if _PAGES not in self._page.document():
                found.append(
                    self.tr(
                        "Without attesting witnesses, attach the page that was signed on paper."
                    )
                )
            if self._needs_second() and self._second.currentData() is None:
                found.append(self.tr("Choose who signs beside you for the data that were taken."))
        return found

    def title(self) -> str:
        return self.tr("End")

    def hint(self) -> str:
        return self.tr("The last words of the record. After them you read all of it once more.")

    def retranslate(self) -> None:
        self._part_why.say(self.tr("Why these things"))
        self._part_end.say(
            self.tr("End of the search"),
            self.tr("An end that is left empty is the moment at which the review is shown."),
        )
        if self._is_witnessed():
            page = self.tr("A scan or photograph of the signed page, if there is one already.")
        else:
            page = self.tr(
                "No attesting witness was there: attach a scan or photograph of the page that "
                "those present signed."
            )
        self._part_page.say(self.tr("Signed on paper"), page)
        self._second_words.setText(self.tr("Signs beside you for the data taken on the spot"))
        self._second.setAccessibleName(self._second_words.text())

    def enter(self) -> None:
        self._fill_seconds()
        self.retranslate()
        self._second_body.setVisible(self._needs_second())
        for row in self._why.members.rows()[:1]:
            row.editor.focus_first()

    def _needs_second(self) -> bool:
        return self._has_data() and not self._is_witnessed()

    def _fill_seconds(self) -> None:
        before = self._second.currentData()
        self._second.blockSignals(True)
        self._second.clear()
        for person in self._desk.people.with_key_here():
            if person != self._desk.people.person:
                self._second.addItem(person, person)
        self._second.setCurrentIndex(self._second.findData(before))
        self._second.blockSignals(False)
