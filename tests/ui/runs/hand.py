"""An automated hand: fills the seizure run through its widgets, as a person would."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.runs.frame import Frame
from ui.runs.seizure import SeizureRun
from ui.runs.seizure_card import ItemCard

Wait = Callable[[Callable[[], bool]], Any]

WITNESSES: Final = (
    {"name": "W1", "capacity": "attesting_witness", "no_interest": True},
    {"name": "W2", "capacity": "attesting_witness", "no_interest": True},
    {"name": "K. R.", "capacity": "occupant"},
)


@dataclass(frozen=True)
class Thing:
    """What the hand enters on a card."""

    kind: str
    details: dict[str, Any]
    state: dict[str, Any]
    seal: str


THINGS: Final = (
    Thing(
        "phone",
        {"maker": "Aster", "imei": ["490154203237518"], "manner": "voluntary"},
        {"power": "on", "locked": "unlocked", "battery_percent": 48},
        "T-1",
    ),
    Thing(
        "laptop",
        {"maker": "Birch", "serial": "ZX-1", "manner": "forced"},
        {"power": "sleep", "encryption_seen": True},
        "T-2",
    ),
    Thing("usb_storage", {"capacity_label": "64 GB", "manner": "forced"}, {}, "T-3"),
    Thing("hdd", {"serial": "HD-77", "manner": "forced"}, {}, "T-4"),
    Thing("paper", {"pages": 3, "manner": "forced"}, {}, "T-5"),
)


def make_photo(folder: Path, number: int, *, side: int = 900) -> Path:
    """A picture, each with content of its own."""
    image = QImage(side, side * 3 // 4, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(number * 37 % 360, 160, 220))
    path = folder / f"photo-{number}.png"
    if not image.save(str(path)):
        raise OSError(path)
    return path


def run_of(frame: Frame) -> SeizureRun:
    """The seizure that a frame shows."""
    if not isinstance(frame.run, SeizureRun):
        raise TypeError(frame.run)
    return frame.run


def type_into(widget: QWidget | None, text: str) -> None:
    """Type into a field."""
    if widget is None:
        raise LookupError(text)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(widget, text)


def fill_urgent_basis(frame: Frame, case: str) -> None:
    """An existing case, and a ground for urgency."""
    run = run_of(frame)
    basis = run.basis
    basis._cases.setCurrentIndex(basis._cases.findData(case))
    basis._which.button("urgent").click()
    row = basis._urgent.row("urgent_ground")
    type_into(None if row is None else row.editor.focusProxy(), "The data may be wiped.")
    frame.next_button.click()


def fill_scene(frame: Frame, *, present: Iterable[dict[str, Any]] = WITNESSES) -> None:
    """Place, persons, what was said."""
    scene = run_of(frame).scene
    for name, value in (
        ("form", "seizure"),
        ("premises", "dwelling"),
        ("place", "A flat in Astana"),
    ):
        scene._place.set_value(name, value)
    scene._present.set_value("present", list(present))
    scene._said.load(
        {"rights_explained": True, "voluntary_offer": "declined", "technical_means_announced": True}
    )
    frame.next_button.click()


def fill_card(card: ItemCard, thing: Thing, photos: Iterable[Path] = ()) -> None:
    """One thing with its photographs and its seal."""
    card.thing.details.set_value("type", thing.kind)
    for name, value in thing.details.items():
        card.thing.details.set_value(name, value)
    for name, value in (
        ("place", "On the desk"),
        ("circumstances", "Lying open"),
        ("found_by", "A. L. M."),
    ):
        card.thing.found.set_value(name, value)
    for name, value in thing.state.items():
        card.thing.state.set_value(name, value)
    card.thing.packing.set_value("bag", f"B-{thing.seal}")
    card.thing.packing.set_value("seal", thing.seal)
    card.thing.photos.take(photos)


def fill_items(frame: Frame, wait: Wait, things: Iterable[tuple[Thing, Iterable[Path]]]) -> None:
    """Every thing, one after the other."""
    items = run_of(frame).items
    for number, (thing, photos) in enumerate(things):
        card = items.cards[0] if number == 0 else items.next_item()
        fill_card(card, thing, photos)
    wait(lambda: not any(card.thing.photos.is_busy for card in items.cards))
    if any(card.thing.photos.document() for card in items.cards):
        items.camera.set_value("device", "Camera C-7")
        items.camera.set_value("clock_checked", True)
    frame.next_button.click()


def fill_data(frame: Frame, wait: Wait, paths: Iterable[Path] = ()) -> None:
    """Data taken on the spot."""
    data = run_of(frame).data
    given = list(paths)
    if given:
        take = data.take(given)
        wait(lambda: not take.is_busy)
    frame.next_button.click()


def fill_end(frame: Frame) -> None:
    """The last words; then the review."""
    end = run_of(frame).end_step
    end._why.set_value("relevance", "Used to run the shop.")
    end._end.set_value("hiding_attempts", "None.")
    end._end.set_value("remarks", "None.")
    frame.next_button.click()
