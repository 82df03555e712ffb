"""One thing of a seizure as a card: a line about it, and its fields below while it is open."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from ui.desk import Desk
from ui.forms.known import Known
from ui.pictures import icon
from ui.runs.seizure_thing import ThingForm
from ui.seen import Translated
from ui.translations import language
from ui.widgets.remark import Remark


class ItemCard(Translated, QFrame):
    """The head of a card, which may be folded; the thing itself is `thing`."""

    changed = Signal()
    removed = Signal()
    opened = Signal()
    """It was asked to be unfolded."""

    def __init__(
        self, desk: Desk, known: Known, parent: QWidget | None = None, *, inside: str | None = None
    ) -> None:
        """Build an empty card; for the arguments see `ThingForm`."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.thing = ThingForm(desk, known, self, inside=inside)
        self._summary = QLabel()
        self._summary.setProperty("role", "strong")
        self._about = QLabel()
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self.edit_button = QPushButton()
        self.edit_button.setIcon(icon("correct"))
        self.edit_button.setAutoDefault(False)
        self._remove = QToolButton()
        self._remove.setIcon(icon("delete"))
        self._twice = Remark()
        self._build()
        self.thing.changed.connect(self._on_changed)
        self._remove.clicked.connect(self.removed)
        self.edit_button.clicked.connect(self.opened)
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._summary)
        titles.addWidget(self._about)
        head.addLayout(titles, 1)
        head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._twice)  # beside what is folded as well
        layout.addWidget(self.thing)

    def load(self, document: Mapping[str, Any]) -> None:
        """Show what `document` of the thing gave."""
        self.thing.load(document)
        self._show_summary()

    def show_twice(self, words: str) -> None:
        """Say that a number of this thing is known already; empty takes the words away."""
        self._twice.say(words)

    def unfold(self, open_: bool) -> None:
        """Show all fields, or one line about the thing."""
        self.thing.setVisible(open_)
        self.edit_button.setVisible(not open_)
        self._show_summary()

    @property
    def is_open(self) -> bool:
        """Whether all fields are shown."""
        return not self.thing.isHidden()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.edit_button.setText(self.tr("Change"))
        self._show_summary()

    def _on_changed(self) -> None:
        self._show_summary()
        self.changed.emit()

    def _show_summary(self) -> None:
        thing = self.thing
        details = thing.details.document()
        tongue = language()
        kind = wording.choice("type", thing.kind, tongue) if thing.kind else self.tr("new thing")
        title = " · ".join(filter(None, (thing.id, kind)))
        self._summary.setText(title)
        parts = [" ".join(str(details[each]) for each in ("maker", "model") if each in details)]
        parts += thing.numbers()
        if thing.is_inside:
            parts.insert(0, self.tr("in {item}").format(item=details.get("parent", "")))
        seal = thing.packing.value("seal")
        if seal:
            parts.append(self.tr("seal {number}").format(number=seal))
        if photos := thing.photos.pictures:
            parts.append(self.tr("%n photograph(s)", "", photos))
        if others := thing.photos.count - photos:
            parts.append(self.tr("%n other file(s)", "", others))
        self._about.setText(" · ".join(filter(None, parts)))
        self._about.setVisible(not self.is_open and bool(self._about.text()))
        words = self.tr("Change {item}").format(item=title)
        self.edit_button.setAccessibleName(words)
        self._remove.setAccessibleName(self.tr("Take out {item}").format(item=title))
        self._remove.setToolTip(self._remove.accessibleName())
