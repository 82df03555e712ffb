"""Who signs: a row for each person, and how the others unlock their keys for this one page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.keys.private_key import PrivateKey
from ui.desk import Desk
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.translations import language
from ui.widgets.remark import Remark
from ui.widgets.scrolled import bring_to_sight

if TYPE_CHECKING:
    from ui.jobs import Job

_ICON_PX: Final = 20
_PASSPHRASE_CHARACTERS: Final = 1024


class Signers(Translated, QWidget):
    """Everybody who signs the page, in order."""

    ready_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[SignerRow] = []
        self._label = QLabel()
        self._label.setProperty("role", "subtitle")
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._label)
        layout.addLayout(self._places)
        self.hide()
        self.retranslate()

    @property
    def are_ready(self) -> bool:
        """Whether there is somebody, and everybody's key is unlocked."""
        return bool(self.rows) and all(row.key is not None for row in self.rows)

    def keys(self) -> dict[str, PrivateKey | None]:
        """Each person's key, where it is unlocked for this page."""
        return {row.person: row.key for row in self.rows}

    def forget(self) -> None:
        """The page has changed: everybody reads and unlocks again."""
        for row in self.rows:
            row.forget()

    def show_persons(self, persons: Mapping[str, str | None], second: str | None) -> None:
        """Show who signs; who stays keeps what was unlocked.

        Args:
            persons: Each with the role in which they act, if they do.
            second: Who was chosen on this page to sign beside; brought to sight when new.
        """
        kept = {row.person: row for row in self.rows}
        for name, row in kept.items():
            if name not in persons:
                row.hide()
                row.deleteLater()
        self.rows = []
        self.setVisible(bool(persons))
        for place, (person, role) in enumerate(persons.items()):
            found = kept.get(person)
            if found is None:
                found = SignerRow(self._desk, person)
                found.ready_changed.connect(self.ready_changed)
            found.set_role(role)
            self._places.insertWidget(place, found)
            if person == second and person not in kept:
                bring_to_sight(found)
            self.rows.append(found)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Who signs"))


class SignerRow(Translated, QFrame):
    """One person who signs the page.

    The one at the desk signs by the button below. Another reads the page on this screen, says so,
    and unlocks the own key, which is kept for this page only.
    """

    ready_changed = Signal()

    def __init__(self, desk: Desk, person: str) -> None:
        """Show a person.

        Args:
            desk: Where they sign.
            person: Id of the person.
        """
        super().__init__()
        self._desk = desk
        self.person = person
        self.signer: PrivateKey | None = None
        self.role: str | None = None
        self._job: Job | None = None
        self.setProperty("role", "card")
        self._mark = QLabel()
        self._name = QLabel()
        self._name.setProperty("role", "strong")
        self._told = QLabel()
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self.read = QCheckBox()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(_PASSPHRASE_CHARACTERS)
        self.unlock = QPushButton()
        self.unlock.setIcon(icon("unlock"))
        self.unlock.setAutoDefault(False)
        self._fault = Remark()
        self._asked = QWidget()
        self._build()
        self.read.toggled.connect(self._on_typed)
        self.passphrase.textChanged.connect(self._on_typed)
        self.passphrase.returnPressed.connect(self._open)
        self.unlock.clicked.connect(self._open)
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._name)
        head.addWidget(self._told, 1)
        asked = QGridLayout(self._asked)
        asked.setContentsMargins(_ICON_PX + 8, 0, 0, 0)
        asked.setHorizontalSpacing(8)
        asked.setVerticalSpacing(8)
        asked.addWidget(self.read, 0, 0, 1, 2)
        asked.addWidget(self.passphrase, 1, 0)
        asked.addWidget(self.unlock, 1, 1)
        asked.addWidget(self._fault, 2, 0, 1, 2)
        asked.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._asked)

    @property
    def is_at_desk(self) -> bool:
        """Whether it is the person whose key is unlocked."""
        return self.person == self._desk.people.person

    @property
    def key(self) -> PrivateKey | None:
        """The key by which this person will sign; None until it is unlocked for this page."""
        return self._desk.people.signer if self.is_at_desk else self.signer

    def forget(self) -> None:
        """The page has changed: who unlocked for the last one reads and unlocks again."""
        self._job = None
        self.signer = None
        self.read.setChecked(False)
        self.passphrase.clear()
        self.retranslate()

    def set_role(self, role: str | None) -> None:
        """Say in which role they act; None for who signs beside the actor."""
        self.role = role
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        tongue = language()
        roles = [self.role] if self.role else sorted(self._desk.people.roles(self.person))
        told = ", ".join(wording.role(role, tongue) for role in roles)
        self._name.setText(self.person)
        if self.is_at_desk:
            state = self.tr("signs by the button below")
        elif self.signer is not None:
            state = self.tr("has read this page and signs with it")
        else:
            state = self.tr("has not unlocked yet")
        is_ready = self.key is not None
        self._mark.setPixmap(
            icon("check" if is_ready else "lock", "accent" if is_ready else "muted").pixmap(
                _ICON_PX, _ICON_PX
            )
        )
        self._told.setText(f"{told} — {state}" if told else state)
        self._asked.setVisible(not is_ready)
        self.read.setText(self.tr("I, {person}, have read this page").format(person=self.person))
        self.read.setAccessibleName(self.read.text())
        self.passphrase.setPlaceholderText(
            self.tr("Passphrase of {person}").format(person=self.person)
        )
        self.passphrase.setAccessibleName(self.passphrase.placeholderText())
        self.unlock.setText(self.tr("Unlock to sign"))
        self.unlock.setAccessibleName(
            self.tr("Unlock the key of {person}").format(person=self.person)
        )
        self._on_typed()

    def _on_typed(self) -> None:
        waits = self._job is not None
        self.unlock.setEnabled(self.read.isChecked() and bool(self.passphrase.text()) and not waits)
        self.passphrase.setReadOnly(waits)  # not disabled: that would pass the focus on
        if not waits:
            self._fault.hide()

    def _open(self) -> None:
        if not self.unlock.isEnabled():
            return
        job = self._desk.people.opening(self.person, self.passphrase.text())
        job.succeeded.connect(self._on_opened)
        job.failed.connect(self._on_failed)
        self._job = job
        self.passphrase.clear()
        self._on_typed()
        self._desk.jobs.read(job)

    @Slot(object)
    def _on_opened(self, signer: PrivateKey) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self.signer = signer
        self.retranslate()
        self.ready_changed.emit()

    @Slot(object)
    def _on_failed(self, err: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._on_typed()
        self._fault.say(explain(err).in_short())
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_to_sight(self)
