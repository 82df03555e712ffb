"""To whose keys a bundle is encrypted: ticked in the book of recipients."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from custody.errors import InputError
from custody.recipients import Book, Recipient
from ui.widgets.emptied import clear_layout


class RecipientChoice(QWidget):
    """A box for each office; those of whose key nobody has made sure cannot be ticked."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        """Read the book of a ledger's folder."""
        super().__init__()
        self._folder = folder
        self._wanted: set[str] = set()
        self.boxes: dict[str, QCheckBox] = {}
        self._entries: tuple[Recipient, ...] = ()
        self._label, self._said = QLabel(), QLabel()
        self._label.setProperty("role", "label")
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(self._list)
        layout.addWidget(self._said)
        self.refresh()

    @property
    def names(self) -> tuple[str, ...]:
        """The offices that are ticked, by name."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        chosen = self.names
        return tuple(entry.key for entry in self._entries if entry.name in chosen)

    def load(self, names: Iterable[str]) -> None:
        """Tick offices by name."""
        self._wanted = set(names)
        self.refresh()

    def refresh(self) -> None:
        """Read the book again."""
        clear_layout(self._list)
        self.boxes.clear()
        try:
            self._entries = Book(self._folder).entries
        except InputError:
            self._entries = ()
        for entry in self._entries:
            is_sure = entry.made_sure is not None
            words = entry.name
            if not is_sure:
                words = self.tr("{name} (nobody has made sure of the key)").format(name=words)
            box = QCheckBox(words)
            box.setProperty("touch", "true")
            box.setAccessibleName(words)
            box.setEnabled(is_sure)
            box.setChecked(is_sure and entry.name in self._wanted)
            box.toggled.connect(self._on_toggled)
            self.boxes[entry.name] = box
            self._list.addWidget(box)
        self._label.setText(self.tr("Encrypted to"))
        self._said.setText(self.tr("The book of recipients is kept in “Keys of others”."))

    def _on_toggled(self) -> None:
        self._wanted = set(self.names)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
