"""Where a key on a smart card or token is found: the maker's module, the token, the key on it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from custody.keys.pkcs11 import labels
from custody.keys.pkcs11_session import TokenPlace
from ui.forms.lines import clean_line
from ui.jobs import Job, Jobs, alive
from ui.pictures import icon
from ui.seen import Translated
from ui.texts import explain
from ui.widgets.remark import Remark

_LONGEST = 1000


class TokenFields(Translated, QWidget):
    """Three lines; the PIN is asked for where other keys have their passphrase.

    The tokens that the module sees are offered by their labels; one that is put in later can be
    typed.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        """Begin empty.

        Args:
            jobs: On whose threads a module is asked; a card reader may be slow to answer.
        """
        super().__init__()
        self._jobs, self._asked = jobs, ""
        self.module, self.token, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.tokens = QComboBox()
        self.tokens.setLineEdit(self.token)
        self.tokens.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._told = Remark()
        self._labels = {line: QLabel() for line in (self.module, self.token, self.key)}
        self.module.editingFinished.connect(self.look)
        self.pick_button = QPushButton(icon("open"), "")
        self.pick_button.setAutoDefault(False)
        self.pick_button.clicked.connect(self._pick)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for line, label in self._labels.items():
            label.setProperty("role", "label")
            label.setBuddy(line)
            line.setMaxLength(_LONGEST)
            line.textChanged.connect(self.changed)
        module = QHBoxLayout()
        module.setSpacing(8)
        module.addWidget(self.module, 1)
        module.addWidget(self.pick_button)
        grid.addWidget(self._labels[self.module], 0, 0, 1, 2)
        grid.addLayout(module, 1, 0, 1, 2)
        grid.setRowMinimumHeight(2, 8)
        for column, (line, shown) in enumerate(((self.token, self.tokens), (self.key, self.key))):
            grid.addWidget(self._labels[line], 3, column)
            grid.addWidget(shown, 4, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._told, 5, 0, 1, 2)
        self.retranslate()

    def place(self) -> TokenPlace | None:
        """Where the key is; None while a line is empty."""
        told = [clean_line(line.text()) for line in (self.module, self.token, self.key)]
        return TokenPlace(*told) if all(told) else None

    def look(self) -> None:
        """Ask the module, once it is named, which tokens it sees."""
        module = clean_line(self.module.text())
        if not module or module == self._asked:
            return
        self._asked = module
        job = Job(lambda _progress: labels(module))
        job.is_bytes = False
        job.succeeded.connect(alive(self, self._offer))
        job.failed.connect(alive(self, self._on_failed))
        self._jobs.read(job)

    def _offer(self, found: tuple[str, ...]) -> None:
        typed = self.token.text()
        self.tokens.clear()
        self.tokens.addItems(found)
        self.tokens.setEditText(typed or (found[0] if len(found) == 1 else ""))
        self._told.say("" if found else self.tr("The module sees no token. Put it in."))
        if not found:
            self._asked = ""  # it is asked again when it is put in

    def _on_failed(self, err: Exception) -> None:
        self._asked = ""
        self._told.say(explain(err).what)

    def document(self) -> dict[str, str]:
        """What a draft keeps."""
        return {"module": self.module.text(), "token": self.token.text(), "key": self.key.text()}

    def load(self, document: dict[str, str]) -> None:
        """Show what `document` gave."""
        self.module.setText(str(document.get("module", "")))
        self.token.setText(str(document.get("token", "")))
        self.key.setText(str(document.get("key", "")))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for line, words in (
            (self.module, self.tr("PKCS#11 module of the maker (a file)")),
            (self.token, self.tr("Token, by its label")),
            (self.key, self.tr("Key on it, by its label")),
        ):
            self._labels[line].setText(words)
            line.setAccessibleName(words)
        self.tokens.setAccessibleName(self._labels[self.token].text())
        self.module.setPlaceholderText("/usr/lib/…/libsofthsm2.so")
        self.pick_button.setText(self.tr("Pick a file…"))
        self.pick_button.setAccessibleName(self.tr("Pick the PKCS#11 module"))

    def _pick(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window(), self.pick_button.accessibleName(), "", "*.so *.dll *.dylib"
        )
        if name:
            self.module.setText(str(Path(name)))
            self.look()
