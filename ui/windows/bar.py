"""The bar above the page: the way back, the search, the language, and who works here."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from custody.domain import wording
from ui import pictures, translations
from ui.desk import Desk
from ui.seen import Translated
from ui.theme import GRID

_HEIGHT = 52
_SEARCH_WIDTH = 320


class Bar(Translated, QFrame):
    """Does nothing itself: the window acts."""

    back = Signal()
    search = Signal()
    language_chosen = Signal(str)
    unlock = Signal()

    def __init__(self, desk: Desk) -> None:
        """Show who is at the desk."""
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(_HEIGHT)
        self._desk = desk
        self._back = QToolButton()
        self._back.setIcon(pictures.icon("back"))
        self._back.setProperty("kind", "quiet")
        self._back.setEnabled(False)
        self._back.clicked.connect(self.back)
        self._search = QPushButton(pictures.icon("search", "muted"), "")
        self._search.setMinimumWidth(_SEARCH_WIDTH)
        self._search.setStyleSheet("text-align: left;")
        self._search.clicked.connect(self.search)
        self._languages = QButtonGroup(self)
        self._person = QPushButton()
        self._person.setIconSize(QSize(pictures.ICON_PX, pictures.ICON_PX))
        self._person.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._lock = self._menu.addAction(pictures.icon("lock"), "")
        self._switch = self._menu.addAction(pictures.icon("people"), "")
        self._lock.triggered.connect(desk.people.lock)
        self._switch.triggered.connect(self.unlock)
        self._person.clicked.connect(self._on_person)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 3, 0, GRID * 4, 0)
        layout.setSpacing(GRID * 2)
        layout.addWidget(self._back)
        layout.addWidget(self._search)
        layout.addStretch()
        for code, name in translations.LANGUAGES.items():
            button = QToolButton()
            button.setProperty("kind", "quiet")
            button.setCheckable(True)
            button.setText(name)
            button.setAccessibleName(name)
            button.setChecked(code == translations.language())
            button.clicked.connect(lambda _=False, code=code: self.language_chosen.emit(code))
            self._languages.addButton(button)
            button.setObjectName(code)
            layout.addWidget(button)
        layout.addSpacing(GRID * 2)
        layout.addWidget(self._person)
        desk.people.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        for button in self._languages.buttons():
            button.setChecked(button.objectName() == translations.language())
        self._back.setAccessibleName(self.tr("Back"))
        self._back.setToolTip(self.tr("Back (Alt+Left)"))
        self._search.setText(self.tr("Search everything   Ctrl+K"))
        self._search.setAccessibleName(self.tr("Search everything"))
        self._lock.setText(self.tr("Lock"))
        self._switch.setText(self.tr("Another person…"))
        people = self._desk.people
        if people.person is None:
            self._person.setText(self.tr("Locked. Unlock…"))
            self._person.setIcon(pictures.icon("lock"))
            self._person.setToolTip(self.tr("Nobody’s key is unlocked: one can read, not sign."))
        else:
            roles = ", ".join(
                wording.role(code, translations.language()) for code in sorted(people.roles())
            )
            self._person.setText(people.person)
            self._person.setIcon(pictures.icon("person"))
            self._person.setToolTip(roles)
        self._person.setAccessibleName(
            " ".join((self.tr("At the desk:"), self._person.text(), self._person.toolTip()))
        )

    def allow_back(self, allowed: bool) -> None:
        """Whether there is a page to go back to."""
        self._back.setEnabled(allowed)

    def _on_person(self) -> None:
        if self._desk.people.person is None:
            self.unlock.emit()
        else:
            self._menu.popup(self._person.mapToGlobal(self._person.rect().bottomLeft()))
