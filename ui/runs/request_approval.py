"""Who approves a request: here and now, or later from what is handed over for approval."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from custody.domain import wording
from custody.procedures.catalogue import Procedure
from ui.desk import Desk
from ui.forms.lines import clean_text
from ui.pictures import icon
from ui.runs.fieldset import Part
from ui.texts import explain
from ui.translations import language
from ui.widgets.banner import Banner

_REMARK_LINES_PX: Final = 72


class ApprovalPart(Part):
    """For the drafter: who approves, or the handing over. For the approver: who signs beside."""

    changed = Signal()
    handed = Signal()
    """Somebody who is not here shall approve it."""
    given_back = Signal(str)
    """It goes back to its drafter, with this remark."""

    def __init__(self, desk: Desk, drafter: str | None) -> None:
        """Offer nobody yet.

        Args:
            desk: What it works with.
            drafter: Who drafted what is approved here; None while its drafter fills it in.
        """
        super().__init__()
        self._desk = desk
        self._drafter = drafter
        self._label = QLabel()
        self._label.setProperty("role", "label")
        self.person = QComboBox()
        self.person.setProperty("touch", "true")
        self._label.setBuddy(self.person)
        self._nobody, self._failed = Banner("warn"), Banner("danger")
        self.hand_button, self.back_button = QPushButton(icon("send"), ""), QPushButton()
        self.back_button.setIcon(icon("left"))
        self.remark = QPlainTextEdit()
        self.remark.setTabChangesFocus(True)
        self.remark.setFixedHeight(_REMARK_LINES_PX)
        self._later = QLabel()
        self._later.setProperty("role", "muted")
        self._later.setWordWrap(True)
        for button in (self.hand_button, self.back_button):
            button.setAutoDefault(False)
            button.setProperty("touch", "true")
        asked = QWidget()
        row = QHBoxLayout(asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self._label, self.person, self._nobody, self._later):
            self.add(widget)
        if drafter is None:
            row.addWidget(self.hand_button)
        else:
            self.add(self.remark)
            row.addWidget(self.back_button)
        row.addStretch(1)
        self.add(asked)
        self.add(self._failed)
        self._failed.hide()
        self.person.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.hand_button.clicked.connect(self.handed)
        self.back_button.clicked.connect(self._give_back)
        self.remark.textChanged.connect(self._on_remark)
        self._on_remark()

    @property
    def chosen(self) -> str | None:
        """Who approves it, or who signs beside the approver."""
        name = self.person.currentData()
        return name if isinstance(name, str) else None

    def offer(self, procedure: Procedure | None, wanted: str | None) -> None:
        """Offer who may, of those whose key lies here."""
        people = self._desk.people
        self.person.blockSignals(True)
        self.person.clear()
        for person in people.with_key_here():
            roles = people.roles(person)
            if self._drafter is None:
                roles &= procedure.approvers if procedure else frozenset()
            if roles and person != people.person:
                told = ", ".join(wording.role(role, language()) for role in sorted(roles))
                self.person.addItem(f"{person}   {told}", person)
        self.person.setCurrentIndex(max(0, self.person.findData(wanted or self._drafter)))
        self.person.blockSignals(False)
        is_somebody = self.person.count() > 0
        self._nobody.setVisible(not is_somebody)
        self.person.setVisible(is_somebody)
        self._label.setVisible(is_somebody)

    def tell(self, err: Exception) -> None:
        """Tell why it could not be handed over or given back."""
        self._failed.tell(explain(err))

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        if self._drafter is None:
            self.say(
                self.tr("Approval"),
                self.tr("Whoever approves it signs on this machine, and is never the drafter."),
            )
            self._label.setText(self.tr("Approved by"))
            self._nobody.set_words(
                self.tr("Nobody at this station may approve it"),
                self.tr("Hand it over: it waits until somebody who may is here."),
            )
            self._later.setText(
                self.tr(
                    "If nobody who may approve it is here: hand it over. It waits on Today, "
                    "encrypted for this station, for everybody who may approve it."
                )
            )
        else:
            self.say(
                self.tr("Approval"),
                self.tr("You approve it as it was drafted, and one more person signs beside you."),
            )
            self._label.setText(self.tr("Signs beside you"))
            self._nobody.set_words(self.tr("Nobody else has a key at this station"), "")
            self._later.setText(
                self.tr("If something is to be changed, give it back: say what, and why.")
            )
        self.person.setAccessibleName(self._label.text())
        self.hand_button.setText(self.tr("Hand over for approval"))
        self.back_button.setText(self.tr("Give back to {person}").format(person=self._drafter))
        for button in (self.hand_button, self.back_button):
            button.setAccessibleName(button.text())
        self.remark.setPlaceholderText(self.tr("Remark for the drafter"))
        self.remark.setAccessibleName(self.tr("Remark for the drafter"))

    def _on_remark(self) -> None:
        self.back_button.setEnabled(bool(clean_text(self.remark.toPlainText())))

    def _give_back(self) -> None:
        self.given_back.emit(clean_text(self.remark.toPlainText()))
