"""The fields of one thing of a seizure: its type first, then only what that type asks for."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from custody.domain.types_items import COMMON_ITEM_FIELDS, DETAILS
from custody.domain.vocabulary import EXTRA_FIELDS, TYPES, Field, Kind
from ui.desk import Desk
from ui.forms.known import Known
from ui.pictures import icon
from ui.runs.fieldset import FieldSet, chosen
from ui.seen import Translated
from ui.volatility import HAS_RADIO, NEEDS_STATE, hint
from ui.widgets.photo_strip import PhotoStrip

_FOUND: Final = TYPES["item.found"]
_CHILD: Final = TYPES["item.child_registered"]
_STATE: Final = TYPES["item.state_recorded"]
_ISOLATED: Final = TYPES["item.isolated"]
_SEALED: Final = TYPES["item.sealed"]
_FIRST: Final = ("type", "item", "parent", "maker", "model", "serial")
_THEN: Final = ("manner", "exhibit_no")
_TIME: Final = Field("found_at", Kind.INSTANT, required=False, private=False)
_WORDS: Final = ("description", "marks", "claimed_owner", "accessories", "value", "damage")
_STATES: Final = (
    "power", "locked", "battery_percent", "network", "displayed_clock", "encryption_seen",
    "contamination",
)  # fmt: skip
_ISOLATION: Final = ("methods", "tested", "faraday_bag", "power_bank", "isolated_at")
_PACKING: Final = ("bag", "seal", "seal_kind", "antistatic")
_PHOTO_VIEWS: Final = "photos"
_SECTIONS: Final = ("found", "state", "isolation", "photos", "words", "packing")
NUMBERS: Final = frozenset({Kind.IMEI, Kind.ICCID, Kind.EID, Kind.MAC, Kind.VIN})
"""Kinds of numbers by which one thing is told from another."""
_SERIALS: Final = ("serial", "device_serial", "wwn", "cid_number")


def _of_group(event: str, group: str) -> tuple[Field, ...]:
    return TYPES[event].field(group).fields


def _details() -> list[Field]:
    """The fields of a thing: its type first, then what tells it from others, then the rest."""
    common = {field.name for field in COMMON_ITEM_FIELDS}
    extra = [field.name for field in DETAILS.fields if field.name not in common]
    rest = [
        field.name
        for field in COMMON_ITEM_FIELDS
        if field.name not in (*_FIRST, *_THEN, "encryption_seen")
    ]
    return chosen(DETAILS.fields, (*_FIRST, *extra, *_THEN, *rest))


class ThingForm(Translated, QWidget):
    """What a thing is, where it lay, its state, its photographs, its seal."""

    changed = Signal()
    finished = Signal()
    """Enter was pressed in the last field: the next thing, please."""
    child_wanted = Signal()

    def __init__(
        self, desk: Desk, known: Known, parent: QWidget | None = None, *, inside: str | None = None
    ) -> None:
        """Ask for nothing but the type yet.

        Args:
            desk: What the run works with.
            known: What the run knows of the case.
            parent: Where it will stand.
            inside: The thing in which this one lies and stays.
        """
        super().__init__(parent)
        self.is_inside = inside is not None
        self._heads: dict[str, QLabel] = {}
        self._sections: dict[str, QWidget] = {}
        for name in _SECTIONS:
            self._section(name)
        self._make_parts(known)
        views = _of_choice(_of_group("item.photographed", _PHOTO_VIEWS), "view")
        self.photos = PhotoStrip(desk, views, self._sections["photos"])
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("role", "muted")
        self.child_button = QPushButton()
        self.child_button.setIcon(icon("add"))
        self.child_button.setAutoDefault(False)
        self._build()
        if inside is not None:
            self.details.set_value("parent", inside)
        else:
            self.details.members.demand(("manner",))
            self.found.set_value(_TIME.name, known.stamp())
        self._connect()
        self.retranslate()

    def _make_parts(self, known: Known) -> None:
        shown = {*_FIRST, *_THEN} - {"parent"}
        folded = {field.name for field in COMMON_ITEM_FIELDS} - shown
        self.details = FieldSet(known, _details(), "details", folded=folded, parent=self)
        places = [*chosen(_FOUND.fields, ("place", "circumstances", "found_by")), _TIME]
        self.found = self._part(known, "found", places, _FOUND.name)
        words = chosen(_of_group("item.found", "descriptions"), _WORDS)
        self.words = self._part(known, "words", words, "descriptions")
        states = chosen(_of_group("item.state_recorded", "states"), _STATES)
        self.state = self._part(known, "state", states, "states")
        observed = chosen(_of_group("item.state_recorded", "observations"), ("screen",))
        self.observation = self._part(known, "state", observed, "observations")
        done = chosen(_of_group("item.state_recorded", "actions"), ("action", "reason"))
        self.action = self._part(known, "state", _if_any(done), "actions")
        cut_off = chosen(_ISOLATED.fields, _ISOLATION)
        self.isolation = self._part(known, "isolation", _if_any(cut_off), _ISOLATED.name)
        packed = chosen(_of_group("item.sealed", "seals"), _PACKING)
        self.packing = self._part(known, "packing", _if_any(packed), "seals")

    def _part(self, known: Known, section: str, fields: list[Field], group: str) -> FieldSet:
        return FieldSet(known, fields, group, parent=self._sections[section])

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 8, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.details)
        body.addWidget(self._hint)
        parts: dict[str, tuple[QWidget, ...]] = {
            "found": (self.found,),
            "state": (self.state, self.observation, self.action),
            "isolation": (self.isolation,),
            "photos": (self.photos,),
            "words": (self.words,),
            "packing": (self.packing,),
        }
        for name, section in self._sections.items():
            inner = section.layout()
            for part in parts[name]:
                if inner is not None:
                    inner.addWidget(part)
            body.addWidget(section)
        body.addWidget(self.child_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _section(self, name: str) -> None:
        self._sections[name] = section = QWidget(self)
        self._heads[name] = title = QLabel(section)
        title.setProperty("role", "subtitle")
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(title)

    def _connect(self) -> None:
        for part in self._parts():
            part.changed.connect(self._on_changed)
        self.photos.changed.connect(self._on_changed)
        self.child_button.clicked.connect(self.child_wanted)
        row = self.packing.row("seal")
        if row is not None:
            row.editor.on_enter = self._on_last

    def _parts(self) -> tuple[FieldSet, ...]:
        return (
            self.details, self.found, self.words, self.state, self.observation, self.action,
            self.isolation, self.packing,
        )  # fmt: skip

    # ---- what it says ----

    @property
    def id(self) -> str:
        """The id of the thing; empty while it has none."""
        return str(self.details.value("item") or "")

    @property
    def kind(self) -> str:
        """The type of the thing; empty while it has none."""
        value = str(self.details.value("type") or "")
        return value if value in EXTRA_FIELDS else ""

    @property
    def power(self) -> str | None:
        """The power state, if it was noted."""
        value = self.state.value("power")
        return value if isinstance(value, str) else None

    def numbers(self) -> list[str]:
        """Numbers printed on the thing, by which it is known again."""
        document = self.details.document()
        found: list[str] = []
        for field in DETAILS.fields:
            if field.kind in NUMBERS or field.name in _SERIALS:
                value = document.get(field.name, [])
                found += value if isinstance(value, list) else [str(value)]
        return [each for each in found if each]

    def document(self) -> dict[str, Any]:
        """The thing as a draft and a plan keep it."""
        details = self.details.document()
        document: dict[str, Any] = {"details": details, "photos": self.photos.document()}
        words = self.words.document()
        if words:
            document["descriptions"] = words
        if not self.is_inside:
            found = self.found.document()
            document["found_at"] = found.pop(_TIME.name, None)
            document["found"] = found
            if self.packing.document().get("seal"):
                document["packing"] = self.packing.document()
        if self._has_state():
            document |= self._of_state()
        isolation = self.isolation.document()
        if self._can_isolate() and isolation.get("methods"):
            document["isolation"] = isolation
        return document

    def _of_state(self) -> dict[str, Any]:
        told: dict[str, Any] = {"state": self.state.document()}
        if observation := self.observation.document():
            told["observation"] = observation
        action = self.action.document()
        if "action" in action:
            told["actions"] = [action]
        return told

    def load(self, document: Mapping[str, Any]) -> None:
        """Show what `document` gave."""
        self.details.load(document.get("details", {}))
        self.found.load({**document.get("found", {}), _TIME.name: document.get("found_at")})
        self.words.load(document.get("descriptions", {}))
        self.state.load(document.get("state", {}))
        self.observation.load(document.get("observation", {}))
        self.action.load(next(iter(document.get("actions", ())), {}))
        self.isolation.load(document.get("isolation", {}))
        self.packing.load(document.get("packing", {}))
        self.photos.load(document.get("photos", ()))
        self._arrange()

    def faults(self) -> list[str]:
        """Why something is missing."""
        kind = _CHILD if self.is_inside else _FOUND
        found = self.details.faults(kind, "/details/0", {"case": "C", "items": ["I"]})
        if not self.is_inside:
            found += self._need(self.details, "manner")
            found += self.found.faults(kind, "", {"case": "C", "items": ["I"]})
            packing = self.packing.document()
            if packing:
                rest = {"case": "C", "items": ["I"]}
                found += self._need(self.packing, "bag", "seal")
                found += self.packing.faults(_SEALED, "/seals/0", rest)
        if self._has_state():
            found += self.state.faults(_STATE, "/states/0", {"case": "C", "items": ["I"]})
            if "reason" in self.action.document():
                found += self._need(self.action, "action")
        if self._can_isolate() and self.isolation.document().get("methods"):
            found += self._need(self.isolation, "tested", "isolated_at")
        if self.photos.is_busy:
            found.append(self.tr("A photograph is still being copied."))
        return [f"{self.id}: {words}" if self.id else words for words in found]

    def _need(self, part: FieldSet, *names: str) -> list[str]:
        """Fields that this run asks for although the record could do without."""
        missing = []
        for name in names:
            row = part.row(name)
            if row is not None and row.editor.value() is None:
                words = self.tr("This must be given.")
                row.show_fault(words)
                missing.append(f"{row.title()}: {words}")
        return missing

    # ---- how it is shown ----

    def begin(self) -> None:
        """Set the focus to the type."""
        row = self.details.row("type")
        if row is not None:
            row.editor.focus_first()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._heads["found"].setText(self.tr("Where it was found"))
        self._heads["state"].setText(self.tr("State as found, and what was done"))
        self._heads["isolation"].setText(self.tr("Cut off from networks"))
        self._heads["photos"].setText(self.tr("Photographs"))
        self._heads["words"].setText(self.tr("In words"))
        self._heads["packing"].setText(self.tr("Packing and seal"))
        self.child_button.setText(self.tr("Add what lies in it"))
        self.child_button.setAccessibleName(self.tr("Add what lies in it"))
        self.child_button.setToolTip(self.tr("A SIM, a card, a disk that stays inside"))
        self._arrange()

    def _has_state(self) -> bool:
        return self.kind in NEEDS_STATE

    def _can_isolate(self) -> bool:
        return self.kind in HAS_RADIO and not self.is_inside

    def _arrange(self) -> None:
        known = bool(self.kind)
        self._sections["found"].setVisible(known and not self.is_inside)
        self._sections["state"].setVisible(known and self._has_state())
        self._sections["isolation"].setVisible(known and self._can_isolate())
        self._sections["photos"].setVisible(known)
        self._sections["words"].setVisible(known)
        self._sections["packing"].setVisible(known and not self.is_inside)
        self.child_button.setVisible(known and not self.is_inside)
        locked = self.state.value("locked")
        words = hint(self.kind, self.power, locked)
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _on_changed(self) -> None:
        self._arrange()
        if self._can_isolate() and self.isolation.value("methods"):
            row = self.isolation.row("isolated_at")
            if row is not None and row.editor.value() is None:
                row.editor.set_value(self.isolation.known.stamp())
        self.changed.emit()

    def _on_last(self) -> bool:
        """Enter in the last field, once it is filled: the next thing."""
        row = self.packing.row("seal")
        if row is None or row.editor.value() is None:
            return False
        self.finished.emit()
        return True


def _if_any(fields: list[Field]) -> list[Field]:
    """The same fields, none of which must be given."""
    return [field.optional() for field in fields]


def _of_choice(fields: tuple[Field, ...], name: str) -> tuple[str, ...]:
    return next(field.choices for field in fields if field.name == name)
