"""The strip below: the ledger's size, its checkpoint, its audit, heads outside, clock, person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem

from ui import formats
from ui.desk import Desk
from ui.seen import Translated
from ui.theme import GRID
from ui.widgets.picture import Picture
from ui.windows.health import ClockState, Health

_HEIGHT = 36
_PICTURE_PX = 16
_PLACES = ("ledger", "seal", "verify", "stamp", "clock", "person")


class Strip(Translated, QFrame):
    """Words; a colour where something is left undone, and then with a word that says so."""

    go = Signal(str, object)
    """To the page of what a word tells."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("strip")
        self.setFixedHeight(_HEIGHT)
        self._desk = desk
        self._health: Health | None = None
        self._pictures = {name: Picture(name, "muted", _PICTURE_PX) for name in _PLACES}
        self.outside = QPushButton()
        self.outside.setProperty("kind", "quiet")
        self.outside.setCursor(Qt.CursorShape.PointingHandCursor)
        self.outside.clicked.connect(lambda: self.go.emit("outside", None))
        self._labels: dict[str, QLabel | QPushButton] = {name: QLabel() for name in _PLACES}
        self._labels["stamp"] = self.outside
        desk.outside.changed.connect(self._tell_outside)
        desk.people.changed.connect(self._tell_person)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 2, 0, GRID * 2, 0)
        layout.setSpacing(GRID)
        for name in _PLACES:
            if name == "person":
                layout.addStretch()
            layout.addWidget(self._pictures[name])
            layout.addWidget(self._labels[name])
            layout.addItem(QSpacerItem(GRID * 4, 0, QSizePolicy.Policy.Maximum))  # or less
        self.retranslate()

    def show_health(self, health: Health) -> None:
        """Tell how the ledger is."""
        self._health = health
        self.retranslate()

    def words(self) -> dict[str, str]:
        """What is told, by place."""
        return {name: label.text() for name, label in self._labels.items()}

    def retranslate(self) -> None:
        """Set every text in the current language; of the ledger, once it was looked at."""
        self._tell_audit()
        self._tell_outside()
        self._tell_person()
        health = self._health
        if health is None:
            return
        self._tell("ledger", self.tr("%n event(s)", "", health.events))
        if health.checkpoint_at is not None:
            offset = self._desk.station.ledger.offset
            at = formats.instant(health.checkpoint_at, offset)
            self._tell("seal", self.tr("checkpoint {at}").format(at=at))
            self._labels["seal"].setToolTip(formats.exactly(health.checkpoint_at, offset))
        match health.clock:
            case ClockState.CHECKED:
                self._tell("clock", self.tr("clock checked"))
            case ClockState.UNCHECKED:
                self._tell("clock", self.tr("clock not checked today"), "warn")
            case ClockState.OFF:
                self._tell("clock", self.tr("clock is off"), "danger")
            case ClockState.BEHIND:
                self._tell("clock", self.tr("clock was set back"), "danger")

    def _tell_audit(self) -> None:
        station = self._desk.station
        kept = self._desk.settings.audited(station.ledger.trust.origin)
        if kept is None:
            self._tell("verify", self.tr("never verified here"), "warn")
            self._labels["verify"].setToolTip("")
            return
        at = formats.instant(kept[0], station.ledger.offset)
        self._labels["verify"].setToolTip(formats.exactly(kept[0], station.ledger.offset))
        if kept[1]:
            self._tell("verify", self.tr("verified {at}").format(at=at))
        else:
            self._tell("verify", self.tr("faults found {at}").format(at=at), "danger")

    def _tell_outside(self) -> None:
        watch = self._desk.outside
        words = watch.in_short() or self.tr("looking…")
        self._tell("stamp", words, watch.tone())
        self.outside.setAccessibleName(self.tr("Outside proofs: {words}").format(words=words))
        seen = watch.seen
        waits = 0 if seen is None else seen.outside.events
        self.outside.setToolTip(
            self.tr("%n event(s) behind the last head that others hold.", "", waits)
        )

    def _tell_person(self) -> None:
        people = self._desk.people
        if people.person is None:
            self._tell("person", self.tr("locked"))
            return
        self._tell("person", people.person)

    def _tell(self, place: str, words: str, tone: str = "") -> None:
        label = self._labels[place]
        label.setText(words)
        if label.property("role") != tone:
            label.setProperty("role", tone)
            self._pictures[place].show_picture(place, tone or "muted")
            label.style().unpolish(label)
            label.style().polish(label)
