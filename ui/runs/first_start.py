"""A real ledger, step by step: its place, two administrators in turn, the trust line."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from custody.clock import SystemClock
from custody.errors import CustodyError
from custody.progress import Progress
from custody.station import Station
from ui.founding import KeyWish, found_real, open_given
from ui.jobs import Job, Jobs, alive
from ui.pictures import icon
from ui.runs.place_form import PlaceForm
from ui.seen import Translated
from ui.texts import explain
from ui.widgets.key_form import KeyForm
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.remark import Remark
from ui.widgets.scrolled import scrolled
from ui.widgets.stepper import Stepper
from ui.widgets.trust_card import TrustCard

_FOUNDED: Final = 3
"""The last step, behind which there is no way back."""


class Founding(Translated, QWidget):
    """Four steps; the keys are made when both administrators have given theirs."""

    left = Signal()
    """Back to the beginning; nothing was made."""
    ready = Signal(object)
    """The `Path` of the ledger that was founded."""

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        """Begin.

        Args:
            jobs: Where the keys are made.
            folder: Proposed for the ledger.
        """
        super().__init__()
        self.setObjectName("run")
        self._jobs = jobs
        self._job: Job | None = None
        self._folder: Path | None = None
        self.stepper = Stepper()
        self.place = PlaceForm(folder)
        self.first = KeyForm(jobs)
        self.second = KeyForm(jobs, self._is_another)
        self.trust = TrustCard()
        self._hints = [QLabel() for _ in range(4)]
        self._next_words = QLabel()
        self._next_words.setWordWrap(True)
        self._pages = QStackedWidget()
        for index, body in enumerate((self.place, self.first, self.second)):
            self._pages.addWidget(self._page(index, body))
        self._pages.addWidget(self._last_page())
        self._fault = Remark()
        self._bar = ProgressBar()
        self._bar.hide()
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self.back_button.setIcon(icon("left"))
        self.next_button.setProperty("kind", "primary")
        self.next_button.setDefault(True)
        for button in (self.back_button, self.next_button):
            button.setMinimumWidth(120)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.stepper)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._fault)
        layout.addWidget(self._bar)
        layout.addLayout(foot)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.stepper.chosen.connect(self._on_chosen)
        for form in (self.place, self.first, self.second):
            form.changed.connect(lambda: self._say(""))
        self.retranslate()
        self._show(0)

    def _page(self, index: int, body: QWidget) -> QWidget:
        hint = self._hints[index]
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(body)
        return _page_of(hint, card)

    def _last_page(self) -> QWidget:
        self._hints[_FOUNDED].setWordWrap(True)
        return _page_of(self._hints[_FOUNDED], self.trust, self._next_words)

    @property
    def at(self) -> int:
        """The step that is shown."""
        return self._pages.currentIndex()

    def back(self) -> None:
        """The step before, or out of it."""
        if self._job is not None:
            return
        if self.at == 0:
            self.left.emit()
        elif self.at < _FOUNDED:  # what was founded is not taken back
            self._show(self.at - 1)

    def next(self) -> None:
        """Go on, if the step is complete; behind the second administrator the ledger is made."""
        if self._job is not None:
            return
        match self.at:
            case 0:
                if not self.place.faults():
                    self._show(1)
            case 1:
                if not self.first.faults():
                    self._check_key(self.first)
            case 2:
                if not self.second.faults():
                    self._check_key(self.second)
            case _:
                self.ready.emit(self._folder)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.stepper.set_steps(
            [
                self.tr("Place"),
                self.tr("First administrator"),
                self.tr("Second administrator"),
                self.tr("Trust line"),
            ]
        )
        for hint, words in zip(
            self._hints,
            (
                self.tr(
                    "A ledger belongs to one agency and one station. Its folder holds the record, "
                    "the keys and the copies of evidence."
                ),
                self.tr(
                    "Two administrators found a ledger together, so that nobody can do it alone. "
                    "They enrol people and see to the station; they hold no evidence."
                ),
                self.tr(
                    "The second administrator takes the keyboard now. What the first one typed "
                    "is not shown any more."
                ),
                self.tr("The ledger is founded. Both administrators have signed its first event."),
            ),
            strict=True,
        ):
            hint.setText(words)
        self._next_words.setText(
            self.tr(
                "Next, the administrators enrol the people: an auditor first, then officers, "
                "custodians and examiners. Settings leads there."
            )
        )
        self.back_button.setText(self.tr("Back"))
        self.back_button.setAccessibleName(self.tr("Back"))
        self._name_next()

    # ---- the way ----

    def _show(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.stepper.set_current(index)
        self.back_button.setVisible(index < _FOUNDED)
        self._say("")
        self._name_next()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where the step begins."""
        first = (self.place.agency, self.first.person, self.second.person, self.next_button)
        first[self.at].setFocus()

    def _name_next(self) -> None:
        names = (
            self.tr("Next"), self.tr("Next"), self.tr("Found the ledger"), self.tr("Open it"),
        )  # fmt: skip
        self.next_button.setText(names[self.at])
        self.next_button.setAccessibleName(names[self.at])

    def _on_chosen(self, index: int) -> None:
        if index < self.at < _FOUNDED and self._job is None:
            self._show(index)

    def _is_another(self, person: str) -> bool:
        return person.casefold() != self.first.wish().person.casefold()

    def _check_key(self, form: KeyForm) -> None:
        """What is not made here is opened before one goes on: a wrong passphrase is told here."""
        wish = form.wish()
        if wish.container is None and wish.place is None:
            self._go_on()
            return
        job = Job(lambda _progress: open_given(wish))
        job.succeeded.connect(alive(self, lambda _signer: self._go_on()))
        job.failed.connect(alive(self, lambda err: form.show_fault(explain(err).what)))
        self._start(job)

    def _go_on(self) -> None:
        if self.at == 1:
            self._show(2)
        else:
            self._found([self.first.wish(), self.second.wish()])

    def _found(self, founders: list[KeyWish]) -> None:
        place = self.place.place()

        def work(progress: Progress) -> Station:
            return found_real(place, founders, SystemClock(), progress)

        job = Job(work, self.tr("Keys and ledger are being made"))
        job.is_bytes = False
        job.succeeded.connect(self._on_founded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(alive(self, lambda: self._say(self.tr("Stopped. Nothing was made."))))
        self._bar.follow(job)
        self._bar.show()
        self._start(job)

    def _start(self, job: Job) -> None:
        def finished() -> None:
            self._job = None
            self._bar.hide()
            self.next_button.setEnabled(True)
            self.back_button.setEnabled(True)
            if self.at == _FOUNDED:  # the button could not take it while it was disabled
                self.focus_first()

        job.finished.connect(finished)
        self._job = job
        self.next_button.setEnabled(False)
        self.back_button.setEnabled(False)
        self._jobs.read(job)

    def _on_founded(self, station: Station) -> None:
        self._folder = station.folder
        self.trust.show_trust(str(station.ledger.trust), self.place.place().agency)
        station.close()
        self.first.forget()
        self.second.forget()
        self._show(_FOUNDED)

    def _on_failed(self, err: Exception) -> None:
        told = explain(err)
        detail = "" if isinstance(err, CustodyError) else told.detail
        self._say("\n".join(filter(None, (told.what, told.next, detail))))

    def _say(self, words: str) -> None:
        self._fault.say(words)


def _page_of(*widgets: QWidget) -> QScrollArea:
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 8, 12, 8)
    layout.setSpacing(16)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    area = scrolled(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
