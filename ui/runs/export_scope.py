"""First step of an export: which case, all of it or some items, for whom, and where to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain.vocabulary import LANGUAGES, TYPES
from ui import translations
from ui.desk import Desk
from ui.forms.known import Context, Known
from ui.pictures import icon
from ui.runs.export_extent import ExtentPart
from ui.runs.fieldset import FieldSet, Part, chosen
from ui.runs.run import Step
from ui.translations import language
from ui.widgets.recipient_choice import RecipientChoice
from ui.widgets.segments import Segments

EXPORTED: Final = TYPES["bundle.exported"]
_FIELDS: Final = ("recipient_kind", "recipient", "purpose")
_LONGEST: Final = 4096
ENCRYPTED: Final = "encrypted_zip"
_SUFFIXES: Final = {"folder": "", "zip": ".zip", ENCRYPTED: ".age"}


class ScopeStep(Step):
    """What leaves, and to whom."""

    def __init__(self, desk: Desk, argument: Mapping[str, Any]) -> None:
        """Begin with what the run was begun from.

        Args:
            desk: What the run works with.
            argument: What `ExtentPart` takes, `recipient`, `recipient_kind` and `container`, where
                they are known already.
        """
        super().__init__()
        self._desk = desk
        self.what = ExtentPart(desk, argument)
        self._tongue_label, self._place_label = QLabel(), QLabel()
        known = Known(desk, EXPORTED, Context())
        needed = chosen(EXPORTED.fields, _FIELDS, _FIELDS)
        self.fields = FieldSet(known, needed, EXPORTED.name)
        self.tongue = Segments(LANGUAGES)
        self.container = Segments(("folder", "zip", ENCRYPTED))
        self.encrypted = RecipientChoice(desk.station.folder)
        self.place = QLineEdit()
        self.place.setMaxLength(_LONGEST)
        self.place_button = QPushButton()
        self.place_button.setIcon(icon("folder"))
        self._build()
        self._connect()
        for name in ("recipient_kind", "recipient"):
            if name in argument:
                self.fields.set_value(name, argument[name])
        self.container.choose(argument.get("container", "folder"))
        self.tongue.choose(language())
        self.retranslate()

    def _build(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(self.place_button)
        where = QWidget()
        where.setLayout(place)
        place.setContentsMargins(0, 0, 0, 0)
        for label in (self._tongue_label, self._place_label):
            label.setProperty("role", "label")
        for box in (self.place, self.place_button):
            box.setProperty("touch", "true")
        self._part_whom = Part(self.fields)
        self._part_how = Part(
            self._tongue_label,
            self.tongue,
            self.container,
            self.encrypted,
            self._place_label,
            where,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for part in (self.what, self._part_whom, self._part_how):
            layout.addWidget(part)

    def _connect(self) -> None:
        self.container.chosen.connect(lambda _kind: self._show_encrypted())
        self.place_button.clicked.connect(self._choose_place)
        for signal in (
            self.what.changed,
            self.fields.changed,
            self.tongue.chosen,
            self.container.chosen,
            self.encrypted.changed,
            self.place.textChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())

    # ---- values ----

    @property
    def encrypt_to(self) -> tuple[str, ...]:
        """The keys to which the bundle is encrypted; none where it is not."""
        return self.encrypted.keys if self.container.value() == ENCRYPTED else ()

    def hint(self) -> str:
        return self.tr(
            "A bundle for the prosecutor is approved by a supervisor, and one for anybody else by "
            "a prosecutor: who approves signs on the last page."
        )

    def document(self) -> Mapping[str, Any]:
        return {
            **self.fields.document(),
            **self.what.document(),
            "language": self.tongue.value(),
            "container": self.container.value(),
            "encrypt_to": list(self.encrypted.names),
            "place": self.place.text(),
        }

    def load(self, document: Mapping[str, Any]) -> None:
        self.what.load(document)
        self.fields.load(document)
        self.tongue.choose(document.get("language", language()))
        self.container.choose(document.get("container", "folder"))
        self.encrypted.load(document.get("encrypt_to", ()))
        self.place.setText(document.get("place", ""))

    def faults(self) -> list[str]:
        found = self.what.faults()
        found += self.fields.faults(EXPORTED, "", {"case": "C"})
        if self.container.value() == ENCRYPTED and not self.encrypted.names:
            found.append(self.tr("Choose to whose key the bundle is encrypted."))
        misplaced = self._misplaced()
        if misplaced and not found:
            self.place_button.setFocus()
        return [*found, misplaced] if misplaced else found

    def _misplaced(self) -> str:
        """What is wrong with where the bundle goes; empty where nothing is."""
        target = Path(self.place.text())
        if not self.place.text().strip():
            return self.tr("Say where the bundle goes.")
        if target.exists():
            told = self.tr("{path} is there already: a bundle is never written over.")
            return told.format(path=target)
        if not target.parent.is_dir():
            return self.tr("There is no folder {path}.").format(path=target.parent)
        return ""

    # ---- words ----

    def title(self) -> str:
        return self.tr("What and for whom")

    def retranslate(self) -> None:
        self.what.retranslate()
        self._part_whom.say(self.tr("For whom"))
        self._part_how.say(self.tr("How"))
        self._tongue_label.setText(self.tr("Language of the cover"))
        self.tongue.say(self._tongue_label.text(), [translations.LANGUAGES[c] for c in LANGUAGES])
        self.container.say(
            self.tr("Container"),
            (self.tr("Folder"), self.tr("ZIP file"), self.tr("Encrypted ZIP")),
        )
        self._show_encrypted()
        self._place_label.setText(self.tr("Where to"))
        self.place.setAccessibleName(self._place_label.text())
        self.place_button.setText(self.tr("Choose…"))
        self.place_button.setAccessibleName(self.tr("Choose where the bundle goes"))

    def enter(self) -> None:
        self.encrypted.refresh()
        self.what.show_choices()

    def _show_encrypted(self) -> None:
        self.encrypted.setVisible(self.container.value() == ENCRYPTED)

    def _choose_place(self) -> None:
        suffix = _SUFFIXES[self.container.value()]
        suggested = str(Path.home() / f"{self.what.case}{suffix}")
        name, _ = QFileDialog.getSaveFileName(self, self._place_label.text(), suggested)
        if name:
            self.place.setText(name)
