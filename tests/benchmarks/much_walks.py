"""Places with very much to show, gone through: what `much.fill` made, and long runs by a hand."""

import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from custody.exports import export as export_bundle
from custody.foreseen import Export
from custody.progress import Progress
from custody.service import Receipt
from custody.station import Station
from tests.benchmarks.measure import python
from tests.benchmarks.much import CASE, ITEM
from tests.ui.runs import hand
from ui.pages.case import CasePage
from ui.pages.item import ItemPage
from ui.pages.ledger import LedgerPage
from ui.runs.acquire import AcquireRun
from ui.runs.frame import Frame
from ui.runs.provider_data import ProviderDataRun
from ui.runs.seizure_data import DataStep
from ui.widgets.custody_canvas import CustodyCanvas
from ui.windows.finder import Finder
from ui.windows.main import MainWindow

if TYPE_CHECKING:
    from tests.benchmarks.bench_holds import Walk

FILES: Final = 10_000
EXPORTED: Final = 2000
PHOTOS: Final = 200
PASTED: Final = 10_000_000
FRAMES: Final = 60
_APPEND: Final = """
import sys
from pathlib import Path
from tests.benchmarks.much import append
append(Path(sys.argv[1]))
"""


def lists(walk: "Walk") -> None:
    """Every list with thousands of rows."""
    for room, argument in (
        ("cases", None), ("requests", None), ("contacts", None), ("verify", None),
        ("bundles", None), ("ledger", None), ("others", None), ("today", None),
    ):  # fmt: skip
        walk.do(f"{room} of very many", partial(walk.window.go, room, argument))
    for tab in ("items", "artifacts", "requests", "people", "findings"):
        argument = {"case": CASE, "tab": tab}
        walk.do(f"case, {tab}", partial(walk.window.go, "case", argument))


def picture(walk: "Walk") -> Iterator[tuple[str, float]]:
    """The custody picture of a case and of an item of thousands of events."""
    for room, argument in (("case", CASE), ("item", ITEM)):
        walk.do(f"picture, {room}", partial(walk.window.go, room, argument))
        page = walk.window.page()
        canvas = page.view.chart.canvas if isinstance(page, CasePage) else None
        if isinstance(page, ItemPage):
            canvas = page.chart.canvas
        if canvas is None:
            raise TypeError(room)
        for what, act in (("larger", canvas.zoom_in), ("smaller", canvas.zoom_out)):
            walk.do(f"picture, {room}, {what}", act)
        yield f"picture, {room}, moved", _frame_ms(canvas, partial(_pan, canvas))
        yield f"picture, {room}, zoomed", _frame_ms(canvas, partial(_turn, canvas))
        walk.do("", lambda: None)  # the paintings were no hold


def _pan(canvas: CustodyCanvas, number: int) -> None:
    bar = canvas.verticalScrollBar()
    bar.setValue(bar.maximum() * number // FRAMES if number % 2 else bar.value() + 40)


def _turn(canvas: CustodyCanvas, number: int) -> None:
    at = QPointF(canvas.viewport().rect().center())
    turn = 120 if number % 16 < 8 else -120
    nothing = Qt.MouseButton.NoButton
    event = QWheelEvent(
        at, canvas.viewport().mapToGlobal(at), QPointF(0, turn).toPoint(),
        QPointF(0, turn).toPoint(), nothing, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


def _frame_ms(canvas: CustodyCanvas, act: Callable[[int], None]) -> float:
    frames = []
    for number in range(FRAMES):
        began = time.thread_time()
        act(number)
        canvas.viewport().repaint()
        frames.append(1000 * (time.thread_time() - began))
    return median(frames)


def runs(walk: "Walk") -> None:
    """The steps of runs that choose among thousands."""
    for name, argument in (
        ("hand_over", {"case": CASE}), ("accept", None), ("export", {"case": CASE}),
        ("record", {"case": CASE, "command": "item.inspect"}), ("request", {"case": CASE}),
        ("take_artifacts", None),
    ):  # fmt: skip
        walk.do(f"{name}, opened", partial(walk.window.go, f"run:{name}", argument))
        frame = _frame(walk.window)
        for index in range(1, len(frame.run.steps)):
            walk.do(f"{name}, step {index + 1}", partial(frame.show_step, index))
        walk.do("", frame.leave)


def events(walk: "Walk") -> None:
    """The longest event there may be; another process that appends; what is pasted by mistake."""
    walk.do("ledger", partial(walk.window.go, "ledger", None))
    page = walk.window.page()
    if not isinstance(page, LedgerPage):
        raise TypeError(page)
    newest = page.model.index_of(0)
    walk.do("an event of a megabyte", partial(walk.window.go, "event", newest))
    folder = walk.desk.station.folder
    other: list[subprocess.Popen[bytes]] = []
    walk.do(
        "ledger, another process appends",
        lambda: other.append(subprocess.Popen(python("-c", _APPEND, folder))),
        lambda: other[0].poll() is not None,
    )
    walk.do("ledger, appended", page.refresh)
    walk.do("", partial(walk.window.go, "run:record", {"case": CASE, "command": "event.annotate"}))
    QGuiApplication.clipboard().setText("a line of it\n" * (PASTED // 13))
    frame = _frame(walk.window)
    fields: list[QPlainTextEdit | QLineEdit] = [
        *frame.findChildren(QPlainTextEdit), *frame.findChildren(QLineEdit)
    ]  # fmt: skip
    for field in (each for each in fields if each.isVisible() and not each.isReadOnly()):
        field.setFocus()
        paste = partial(QTest.keyClick, field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        walk.do(f"pasted into a {type(field).__name__}", paste)


def search(walk: "Walk") -> None:
    """The search over everything, as one types, beside a case of thousands of events."""
    walk.do("", partial(walk.window.go, "case", {"case": CASE}))
    walk.do("search, opened", walk.window.search)
    finder = walk.window.findChild(Finder)
    if finder is None:
        raise TypeError(finder)
    for words in ("remark", "remark 7", "ITM-T", "long word", "a3f9c0", ""):
        walk.do(f"search, {words or 'emptied'}", partial(finder.search, words))
    walk.do("search, closed", finder.reject)


def _make_files(folder: Path, count: int = FILES) -> None:
    for number in range(count):
        (folder / f"conn-{number:05}.csv").write_text(f"at,ip\n{number},203.0.113.1\n")


def provider(walk: "Walk", scratch: Path) -> None:
    """A folder of thousands of files of a provider, up to their signature."""
    _make_files(scratch)
    _receive(walk, scratch, lambda what: f"provider, {what}")


def export(walk: "Walk", scratch: Path) -> None:
    """A bundle of a case with thousands of artifacts, its reading copies made behind the window."""
    (sent := scratch / "sent").mkdir()
    _make_files(sent, EXPORTED)
    _receive(walk, sent, lambda _what: "")
    signers = walk.key("ALM"), walk.key("ERZ")
    wish = Export(walk.case, scratch / "bundle", "Court of a district", "Trial")
    raised: list[Exception] = []

    def make(station: Station, progress: Progress) -> Receipt:
        return export_bundle(station, wish, signers, progress).receipt

    walk.do(
        "bundle, made",
        lambda: walk.desk.carry_out(make, then=lambda _receipt: None, failed=raised.append),
    )
    if raised:
        raise raised[0]


def _receive(walk: "Walk", folder: Path, told: Callable[[str], str]) -> None:
    walk.do("", partial(walk.window.go, "run:provider_data", {"case": walk.case}))
    frame = _frame(walk.window)
    run = frame.run
    if not isinstance(run, ProviderDataRun):
        raise TypeError(run)
    walk.do("", frame.next)
    files = run.files_step
    walk.do(told("files"), partial(files.add, [folder]), lambda: files.delivery is not None)
    walk.do(told("contents"), frame.next)
    walk.do("", frame.next)
    source = run.source_step.source
    source.set_value("source_kind", "authorised_unit")
    source.set_value("received_from", {"name": "Authorised unit"})
    if "container_kind" not in source.document():
        source.set_value("container_kind", "disc")
    walk.do(told("review"), frame.next)
    _sign(walk, told("signed"), frame, walk.case)


def acquire(walk: "Walk", scratch: Path) -> None:
    """A folder of thousands of files taken from an item in hand, up to their signature."""
    _make_files(scratch)
    walk.do("", lambda: None)  # no hold of the window's
    argument = {"case": CASE, "items": [ITEM]}
    walk.do("acquire, opened", partial(walk.window.go, "run:acquire", argument))
    frame = _frame(walk.window)
    run = frame.run
    if not isinstance(run, AcquireRun):
        raise TypeError(run)
    walk.do("acquire, data", frame.next)
    _take(walk, "acquire", run.data_step, scratch)
    walk.do("acquire, saved", run.save)
    walk.do("acquire, review", frame.next)
    _sign(walk, "acquire, signed", frame, CASE)


def _take(walk: "Walk", what: str, step: DataStep, folder: Path) -> None:
    walk.do(
        f"{what}, folder", partial(step.take, [folder]),
        lambda: bool(step.takes) and not step.takes[0].is_busy,
    )  # fmt: skip


def _sign(walk: "Walk", what: str, frame: Frame, case: str) -> None:
    if not frame.review.previews:
        raise RuntimeError(frame.review.refusal() or frame._strip.text())
    walk.do(what, frame.review.sign)
    walk.do(what and f"{what}, and asked", partial(walk.desk.cases.state, case))


def seizure(walk: "Walk", scratch: Path) -> None:
    """A seizure with very many photographs and files, up to its signature."""
    photos = [hand.make_photo(scratch, number, side=300) for number in range(PHOTOS)]
    (folder := scratch / "files").mkdir()
    _make_files(folder)
    walk.do("", partial(walk.window.go, "run:seizure", {"case": walk.case}))
    frame = _frame(walk.window)
    things = [hand.Thing("usb_storage", {"manner": "forced"}, {}, f"T-{n}") for n in range(4)]
    walk.do("", partial(hand.fill_urgent_basis, frame, walk.case))
    walk.do("", partial(hand.fill_scene, frame))
    items = hand.run_of(frame).items
    share = len(photos) // len(things)
    for number, thing in enumerate(things):
        card = items.cards[0] if number == 0 else items.next_item()
        walk.do("", partial(hand.fill_card, card, thing))
        some = photos[share * number : share * (number + 1)]
        walk.do(
            "seizure, photographs", partial(card.thing.photos.take, some), partial(_rests, card)
        )
    items.camera.set_value("device", "Camera C-7")
    items.camera.set_value("clock_checked", True)
    walk.do("seizure, data", frame.next)
    _take(walk, "seizure", hand.run_of(frame).data, folder)
    walk.do("seizure, end", frame.next)
    walk.do("seizure, review", partial(hand.fill_end, frame))
    _sign(walk, "seizure, signed", frame, walk.case)


def _rests(card: Any) -> bool:
    return not card.thing.photos.is_busy


def _frame(window: MainWindow) -> Frame:
    page = window.page()
    if not isinstance(page, Frame):
        raise TypeError(page)
    return page
