"""Unlocking a key: who, and the passphrase. What was typed is forgotten at once."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.keys.private_key import PrivateKey
from ui import theme
from ui.desk import Desk
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.translations import language
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from ui.jobs import Job

_WIDTH: Final = 440
_PASSPHRASE_CHARACTERS: Final = 1024


class UnlockDialog(Translated, QDialog):
    """Asks who works here now, and for the passphrase of the key."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, person: str = "") -> None:
        """Ask.

        Args:
            desk: Where the key is.
            parent: The window behind.
            person: Who is likely to unlock; by default who did last.
        """
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._wanted = person or desk.people.last
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._why = QLabel()
        self._why.setProperty("role", "muted")
        self._why.setWordWrap(True)
        self._who_label, self._passphrase_label = QLabel(), QLabel()
        self.who = QComboBox()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(_PASSPHRASE_CHARACTERS)
        self._fault = Remark()
        self.unlock = QPushButton()
        self.unlock.setProperty("kind", "primary")
        self.unlock.setDefault(True)
        self.cancel = QPushButton()
        self.cancel.setAutoDefault(False)
        self._build()
        self.unlock.clicked.connect(self._open)
        self.cancel.clicked.connect(self.reject)
        self.passphrase.textChanged.connect(self._on_typed)
        self.who.currentIndexChanged.connect(self._name_secret)
        theme.dress(self)
        self.retranslate()
        if self.who.count():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for label in (self._who_label, self._passphrase_label):
            label.setProperty("role", "label")
        self._who_label.setBuddy(self.who)
        self._passphrase_label.setBuddy(self.passphrase)
        foot = QHBoxLayout()
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.unlock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        for widget, space in (
            (self._title, 0),
            (self._why, 8),
            (self._who_label, 8),
            (self.who, 0),
            (self._passphrase_label, 4),
            (self.passphrase, 0),
            (self._fault, 0),
        ):
            layout.addSpacing(space)
            layout.addWidget(widget)
        layout.addSpacing(16)
        layout.addLayout(foot)
        self.setMinimumWidth(_WIDTH)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(self.tr("Unlock"))
        self._title.setText(self.tr("Unlock your key"))
        self._who_label.setText(self.tr("Who you are"))
        self.who.setAccessibleName(self.tr("Who you are"))
        self.unlock.setText(self.tr("Unlock"))
        self.unlock.setIcon(icon("unlock", "on_accent"))
        self.unlock.setAccessibleName(self.tr("Unlock"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        chosen = self.who.currentData() or self._wanted
        self.who.clear()
        for person in self._desk.people.with_key_here():
            roles = sorted(self._desk.people.roles(person))
            told = ", ".join(wording.role(role, language()) for role in roles)
            self.who.addItem(f"{person}   {told}".rstrip(), person)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        if self.who.count():
            words = self.tr("What you record is signed with it. It locks by itself when you leave.")
        else:
            words = self.tr(
                "No key of anybody enrolled lies at this station. Settings has where to make or "
                "import one."
            )
        self._why.setText(words)
        self._name_secret()
        self._on_typed()

    @Slot()
    def _name_secret(self) -> None:
        """A key on a token is opened by a PIN."""
        words = self.tr("Passphrase")
        if self._desk.people.has_token(self.who.currentData() or ""):
            words = self.tr("PIN of the smart card or token")
        self._passphrase_label.setText(words)
        self.passphrase.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        theme.make_room(self)

    def _on_typed(self) -> None:
        waits = self._job is not None
        able = bool(self.passphrase.text()) and bool(self.who.count()) and not waits
        self.unlock.setEnabled(able)
        self.who.setEnabled(not waits)
        if self.passphrase.text():
            self._fault.hide()

    def _open(self) -> None:
        person = self.who.currentData()
        job = self._desk.people.opening(person, self.passphrase.text())
        job.succeeded.connect(self._on_opened)
        job.failed.connect(self._on_failed)
        self._job = job
        self.passphrase.clear()
        self._on_typed()
        self._desk.jobs.read(job)

    @Slot(object)
    def _on_opened(self, signer: PrivateKey) -> None:
        if self.sender() is self._job:
            self._desk.people.take(self.who.currentData(), signer)
            self.accept()

    @Slot(object)
    def _on_failed(self, err: Exception) -> None:
        self._job = None
        self._on_typed()
        words = explain(err)
        self._fault.say(" ".join(filter(None, (words.what, words.next))))
        theme.make_room(self)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
