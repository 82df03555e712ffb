"""The custody picture of a case or of one item: read in the background, painted, saved as SVG."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from custody.bundle.picture import lay_out
from custody.bundle.shapes import Drawing, Ink
from custody.bundle.story import Case, Move, Step, Story
from custody.bundle.svg import custody_svg
from custody.bundle.words import words
from custody.durable import written
from custody.errors import StorageError
from custody.progress import Progress
from ui import theme
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.pictures import icon
from ui.translations import language
from ui.widgets.custody_canvas import CustodyCanvas, Inks

translate = QCoreApplication.translate

_LOWEST: Final = 160
_HIGHEST: Final = 640
_BUTTON: Final = 20


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was read and laid out."""

    story: Story
    case: Case
    drawing: Drawing
    language: str


class CustodyChart(QWidget):
    """The picture with its buttons. A chosen mark asks to go to its event."""

    go = Signal(str, object)
    drawn = Signal()
    """The picture asked for is there."""
    failed = Signal(object)
    """It could not be read, or not be saved."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._asked: tuple[str, str | None] | None = None
        self._shown: _Shown | None = None
        self._job: Job | None = None
        self._inked: theme.Colours | None = None
        self._recolour = QTimer(self)
        self._recolour.setSingleShot(True)
        self._recolour.timeout.connect(self._repaint)
        self.canvas = CustodyCanvas()
        self.canvas.opened.connect(self._open)
        self._heading = QLabel()
        self._heading.setProperty("role", "muted")
        self._heading.setWordWrap(True)
        self._smaller = self._button("zoom_out", self.canvas.zoom_out)
        self._larger = self._button("zoom_in", self.canvas.zoom_in)
        self._fit = self._button("fit", self.canvas.fit)
        self._save = self._button("save", self._choose_file)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self._heading, 1)
        for button in (self._smaller, self._larger, self._fit, self._save):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID * 2)
        layout.addLayout(row)
        layout.addWidget(self.canvas, 1)
        self._enable()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language, and draw anew in it."""
        self.canvas.setAccessibleName(self.tr("Custody picture"))
        self.canvas.setToolTip("")
        for button, text in (
            (self._smaller, self.tr("Smaller (−)")),
            (self._larger, self.tr("Larger (+)")),
            (self._fit, self.tr("Fit the width (0)")),
            (self._save, self.tr("Save the picture as SVG")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._heading.setText(
            self.tr("Arrow keys go from mark to mark, Enter opens the event. Ctrl and wheel zoom.")
        )
        if self._shown is not None and self._shown.language != language():
            self.refresh()

    def show_custody(self, case: str, item: str | None = None) -> None:
        """Draw a case, or one item of it with whatever happened to it."""
        if self._asked != (case, item):
            self._asked = case, item
            self._shown = None
            self._enable()
        self.refresh()

    def refresh(self) -> None:
        """Read and draw again what was asked for."""
        if self._asked is None:
            return
        case, item = self._asked
        chosen, queries = language(), self._desk.queries

        def work(progress: Progress) -> _Shown:
            story = queries.story(case, progress)
            told = story.cases.get(case) or Case(case)
            told = told if item is None else of_item(told, item)
            return _Shown(story, told, lay_out(told, story, words(chosen)), chosen)

        if self._job is not None:
            self._job.cancel()
        job = Job(work)
        job.is_bytes = False
        job.succeeded.connect(alive(self, lambda shown: self._draw(job, shown)))
        job.failed.connect(self.failed)
        self._job = self._desk.jobs.read(job)

    def whole_height(self) -> int:
        """So high that nothing of the picture has to be scrolled to."""
        return round(self.canvas.picture_height) + self._save.sizeHint().height() + 4 * theme.GRID

    def save_svg(self, path: Path) -> None:
        """Write the picture as a file of its own, by the writer of the bundles' pictures.

        Raises:
            StorageError: It cannot be written.
        """
        if self._shown is None:
            raise AssertionError("nothing is drawn")
        said = words(self._shown.language)
        save_svg(path, custody_svg(self._shown.case, self._shown.story, said))

    def _draw(self, job: Job, shown: _Shown) -> None:
        if job is not self._job:
            return
        self._job = None
        self._shown = shown
        self._paint()
        self._enable()
        self.drawn.emit()

    def _paint(self) -> None:
        if self._shown is not None:
            self._inked = theme.colours()
            self.canvas.draw(self._shown.drawing, inks(self._inked), self.font())
            self.updateGeometry()

    def _repaint(self) -> None:
        if self._inked is not theme.colours():
            self._paint()

    def _open(self, number: int) -> None:
        if self._asked is not None:
            self.go.emit("event", self._desk.queries.index_in_case(self._asked[0], number))

    def _choose_file(self) -> None:
        if self._asked is None:
            return
        path = place_of_svg(self, self._asked[1] or self._asked[0])
        if path is not None:
            try:
                self.save_svg(path)
            except StorageError as err:
                self.failed.emit(err)

    def _enable(self) -> None:
        for button in (self._smaller, self._larger, self._fit, self._save):
            button.setEnabled(self._shown is not None)

    def _button(self, name: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(_BUTTON, _BUTTON))
        button.setAutoRaise(True)
        button.clicked.connect(action)
        return button

    # ---- Qt ----

    def sizeHint(self) -> QSize:
        if self._shown is None:
            return QSize(_HIGHEST, _LOWEST)
        return QSize(_HIGHEST, min(max(self.whole_height(), _LOWEST), _HIGHEST))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._recolour.start()  # a change of theme tells of itself many times
        super().changeEvent(event)


def place_of_svg(parent: QWidget, name: str) -> Path | None:
    """Where a picture shall be saved; None where nobody wants it."""
    title = translate("CustodyChart", "Save the picture")
    kinds = translate("CustodyChart", "Pictures (*.svg)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"{name}.svg", kinds)
    return Path(chosen) if chosen else None


def save_svg(path: Path, svg: str) -> None:
    """Write a picture as a file of its own.

    Raises:
        StorageError: It cannot be written.
    """
    with written(path):
        path.write_text(svg, encoding="utf-8", newline="\n")


def inks(now: theme.Colours) -> Inks:
    """The colours of the picture in a theme."""
    return {
        Ink.PAPER: QColor(now.surface),
        Ink.TEXT: QColor(now.text),
        Ink.SOFT: QColor(now.muted),
        Ink.GRID: QColor(now.line),
        Ink.LANE: QColor(now.raised),
        Ink.TRACK: QColor(now.accent),
        Ink.ALARM: QColor(now.danger),
    }


def of_item(case: Case, item: str) -> Case:
    """The story of one item alone."""

    def alone(step: Step) -> Step:
        moves: tuple[Move, ...] = tuple(move for move in step.moves if move.item == item)
        return replace(step, items=(item,), moves=moves)

    steps = [alone(step) for step in case.steps if item in step.items]
    items = {name: each for name, each in case.items.items() if name == item}
    findings = {name: each for name, each in case.findings.items() if item in each.items}
    return replace(case, items=items, steps=steps, findings=findings)
