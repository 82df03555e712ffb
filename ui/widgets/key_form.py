"""A person and the key to be: id, name, a new key, a container or a token, what opens it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.keys.passphrases import LEAST
from custody.strict_json import is_identifier
from ui.forms.lines import clean_line
from ui.founding import KeyWish
from ui.jobs import Jobs
from ui.passphrases import LONGEST, strength, words
from ui.pictures import icon
from ui.seen import Translated
from ui.widgets.remark import Remark
from ui.widgets.segments import Segments
from ui.widgets.token_fields import TokenFields

_NEW: Final = "new"
_CONTAINER: Final = "container"
_TOKEN: Final = "token"  # noqa: S105 - a name of a choice
_ID_CHARACTERS: Final = 64
_NAME_CHARACTERS: Final = 500


class KeyForm(Translated, QWidget):
    """Everything that is asked of a person whose key is made or taken over here."""

    changed = Signal()

    def __init__(self, jobs: Jobs, is_free: Callable[[str], bool] = lambda _person: True) -> None:
        """Begin empty.

        Args:
            jobs: On whose threads tokens are looked for.
            is_free: Whether nobody has an id yet.
        """
        super().__init__()
        self._is_free = is_free
        self._container: Path | None = None
        self.person, self.name = QLineEdit(), QLineEdit()
        self.person.setMaxLength(_ID_CHARACTERS)
        self.name.setMaxLength(_NAME_CHARACTERS)
        self.source = Segments((_NEW, _CONTAINER, _TOKEN))
        self.token = TokenFields(jobs)
        self.pick_button = QPushButton()
        self.pick_button.setIcon(icon("key"))
        self.pick_button.setAutoDefault(False)
        self._picked = QLabel()
        self._picked.setProperty("role", "muted")
        self._picked.setWordWrap(True)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(LONGEST)
        self._strength = QLabel()
        self._strength.setWordWrap(True)
        self._why = QLabel()
        self._why.setProperty("role", "muted")
        self._why.setWordWrap(True)
        self._labels: dict[str, QLabel] = {}
        self._faults: dict[str, Remark] = {}
        self._fields: dict[str, QWidget] = {}
        self._build()
        self.source.chosen.connect(self._on_source)
        self.pick_button.clicked.connect(self._ask)
        self.token.changed.connect(self._on_typed)
        for line in (self.person, self.name, self.passphrase, self.again):
            line.textChanged.connect(self._on_typed)
        self.retranslate()
        self._on_source()

    def _build(self) -> None:
        picked = QWidget()
        row = QHBoxLayout(picked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.pick_button)
        row.addWidget(self._picked, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._field("person", self.person), 0, 0)
        grid.addWidget(self._field("name", self.name), 0, 1)
        grid.addWidget(self._field("source", self.source), 1, 0, 1, 2)
        grid.addWidget(self._field("container", picked), 2, 0, 1, 2)
        grid.addWidget(self._field("token", self.token), 3, 0, 1, 2)
        grid.addWidget(self._field("passphrase", self.passphrase), 4, 0)
        grid.addWidget(self._field("again", self.again), 4, 1)
        grid.addWidget(self._strength, 5, 0, 1, 2)
        grid.addWidget(self._why, 6, 0, 1, 2)

    def _field(self, name: str, editor: QWidget) -> QWidget:
        label, fault = QLabel(), Remark()
        label.setProperty("role", "label")
        label.setBuddy(editor)
        self._labels[name], self._faults[name] = label, fault
        self._fields[name] = body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addWidget(editor)
        layout.addWidget(fault)
        layout.addStretch(1)
        return body

    # ---- what was given ----

    def wish(self) -> KeyWish:
        """The person and the key, as far as they were given."""
        return KeyWish(
            person=clean_line(self.person.text()),
            name=clean_line(self.name.text()),
            passphrase=self.passphrase.text(),
            container=self._container if self.source.value() == _CONTAINER else None,
            place=self.token.place() if self.source.value() == _TOKEN else None,
        )

    def document(self) -> dict[str, Any]:
        """What a draft keeps: no passphrase."""
        return {
            "person": self.person.text(),
            "name": self.name.text(),
            "source": self.source.value(),
            "container": None if self._container is None else str(self._container),
            "token": self.token.document(),
        }

    def load(self, document: dict[str, Any]) -> None:
        """Show what `document` gave."""
        self.person.setText(str(document.get("person", "")))
        self.name.setText(str(document.get("name", "")))
        self.source.choose(str(document.get("source", _NEW)))
        self.token.load(document.get("token", {}))
        if document.get("container"):
            self.take(Path(document["container"]))

    def take(self, path: Path) -> None:
        """Take a container."""
        self._container = path
        self._picked.setText(path.name)
        self._picked.setToolTip(str(path))
        self._on_typed()

    def forget(self) -> None:
        """Empty the passphrases."""
        self.passphrase.clear()
        self.again.clear()

    def faults(self) -> list[str]:
        """Why one cannot go on, shown where it belongs."""
        wish = self.wish()
        found = {"person": self._wrong_id(wish.person)}
        if not wish.name:
            found["name"] = self.tr("This must be given.")
        if self.source.value() == _CONTAINER and wish.container is None:
            found["container"] = self.tr("Pick the container.")
        if self.source.value() == _TOKEN and wish.place is None:
            found["token"] = self.tr("Module, token and key must all be given.")
        if not wish.passphrase:
            found["passphrase"] = self.tr("This must be given.")
        elif self.source.value() == _NEW and len(wish.passphrase) < LEAST:
            found["passphrase"] = self.tr("Eight characters at least; better several words.")
        if self.source.value() == _NEW and self.again.text() != wish.passphrase:
            found["again"] = self.tr("The two differ.")
        for name, remark in self._faults.items():
            remark.say(found.get(name, ""))
        editors = {
            "person": self.person, "name": self.name, "container": self.pick_button,
            "passphrase": self.passphrase, "again": self.again, "token": self.token.module,
        }  # fmt: skip
        wrong = {name: text for name, text in found.items() if text}
        for name in wrong:
            editors[name].setFocus()
            break
        return [f"{self._labels[name].text()}: {text}" for name, text in wrong.items()]

    def show_fault(self, text: str) -> None:
        """Say what is wrong with the passphrase of the container."""
        self._faults["passphrase"].say(text)
        self.passphrase.setFocus()

    def _wrong_id(self, person: str) -> str:
        if not is_identifier(person):
            return self.tr("Letters, digits, dots and dashes, without spaces.")
        if not self._is_free(person):
            return self.tr("Somebody has this id already.")
        return ""

    # ---- how it is shown ----

    def retranslate(self) -> None:
        """Set every text in the current language."""
        texts = {
            "person": self.tr("Id"),
            "name": self.tr("Name"),
            "source": self.tr("Key"),
            "container": self.tr("Container"),
            "token": self.tr("Where it is"),
            "passphrase": self._secret(),
            "again": self.tr("The same once more"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
        for line, name in (
            (self.person, "person"), (self.name, "name"), (self.passphrase, "passphrase"),
            (self.again, "again"),
        ):  # fmt: skip
            line.setAccessibleName(texts[name])
        self.person.setPlaceholderText(self.tr("as it stands in every record, such as ADM1"))
        self.source.say(
            texts["source"],
            (
                self.tr("New key"),
                self.tr("From a PKCS#12 container"),
                self.tr("On a smart card or token"),
            ),
        )
        self.pick_button.setText(self.tr("Pick a file…"))
        self.pick_button.setAccessibleName(self.tr("Pick the PKCS#12 container"))
        self._why.setText(
            self.tr(
                "The passphrase opens the key and stands nowhere. Nobody can replace it: a key "
                "whose passphrase is lost is revoked, and a new one enrolled."
            )
        )
        self._show_strength()

    def _on_source(self) -> None:
        self.forget()  # a passphrase is no PIN: what was typed for one key opens no other
        is_new = self.source.value() == _NEW
        self._fields["again"].setVisible(is_new)
        self._fields["container"].setVisible(self.source.value() == _CONTAINER)
        self._fields["token"].setVisible(self.source.value() == _TOKEN)
        self._strength.setVisible(is_new)
        self._why.setVisible(self.source.value() != _TOKEN)
        self._labels["passphrase"].setText(self._secret())
        self.passphrase.setAccessibleName(self._secret())
        self.changed.emit()

    def _on_typed(self) -> None:
        for label in self._faults.values():
            label.hide()
        self._show_strength()
        self.changed.emit()

    def _secret(self) -> str:
        """What opens the key."""
        if self.source.value() == _TOKEN:
            return self.tr("PIN of the smart card or token")
        return self.tr("Passphrase")

    def _show_strength(self) -> None:
        about = [self.person.text(), *self.name.text().split()]
        self._strength.setText(words(strength(self.passphrase.text(), about)))
        self._strength.setProperty("role", "muted")

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Pick the PKCS#12 container"), "", "PKCS#12 (*.p12 *.pfx)"
        )
        if name:
            self.take(Path(name))
