"""Labels of a case's things: chosen, looked at, printed or saved, and recorded."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.progress import Progress
from custody.sticks import write_whole
from ui import pdf, theme
from ui.desk import Desk
from ui.jobs import Job, alive
from ui.pictures import icon
from ui.question import Question
from ui.seen import Translated
from ui.texts import explain
from ui.translations import LANGUAGES, language
from ui.widgets.pdf_picture import PdfPicture
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from custody.documents.labels import Label, Labels

_SIZE: Final = QSize(940, 660)
_LIST: Final = 260
_DPI: Final = 70
_ROLL_DPI: Final = 150
_NAME: Final = Qt.ItemDataRole.UserRole


class LabelsDialog(Translated, QDialog):
    """The things on the left, each with a tick; the first sheet on the right."""

    go = Signal(str, object)
    """To the run that records that items were labelled."""
    shown = Signal()
    """The labels are shown, or why there are none."""

    def __init__(
        self, desk: Desk, case: str, items: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        """List the things of a case.

        Args:
            desk: What it works with.
            case: Id of the case.
            items: Those that are ticked; all by default.
            parent: The window behind.
        """
        from custody.documents.labels import KINDS, sheets

        super().__init__(parent)
        self._desk, self._case, self._ticked = desk, case, frozenset(items)
        self.made: Labels | None = None
        self._known: tuple[Label, ...] = ()
        self._listing, self._making = Question(desk.jobs), Question(desk.jobs)
        self._listing.answered.connect(self._list)
        self._making.answered.connect(self._take)
        for question in (self._listing, self._making):
            question.failed.connect(self._fail)
        self.kinds, self.languages = Segments(KINDS), Segments(tuple(LANGUAGES))
        self.languages.choose(language())
        for segments in (self.kinds, self.languages):
            segments.chosen.connect(lambda _key: self.read())
        self.sheet = QComboBox()
        for name in sheets():
            self.sheet.addItem("", name)
        self.sheet.currentIndexChanged.connect(lambda _at: self.make())
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST)
        self.list.itemChanged.connect(lambda _row: self.make())
        self.picture = PdfPicture()
        self._about = QLabel()
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self.close_button, self.save_button = QPushButton(), QPushButton()
        self.print_button, self.record_button = QPushButton(), QPushButton()
        acts: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (self.close_button, "close", self.reject),
            (self.save_button, "save", self._save),
            (self.print_button, "print", self._print),
            (self.record_button, "annotate", self.record),
        )
        for button, drawing, act in acts:
            button.setIcon(icon(drawing))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act())
        self._place()
        theme.dress(self)
        self.retranslate()
        self.read()

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GRID * 3)
        for widget in (self.kinds, self.languages, self.sheet):
            head.addWidget(widget)
        head.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(theme.GRID * 4)
        both.addWidget(self.list)
        both.addWidget(self.picture, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID * 2)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        for button in (self.save_button, self.print_button, self.record_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID * 5,) * 4)
        layout.setSpacing(theme.GRID * 4)
        layout.addLayout(head)
        layout.addLayout(both, 1)
        layout.addWidget(self._about)
        layout.addLayout(foot)
        self.resize(_SIZE)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(self.tr("Labels"))
        self.kinds.say(
            self.tr("What is labelled"), (self.tr("Items"), self.tr("Bags"), self.tr("Shelves"))
        )
        self.languages.say(self.tr("Language of the labels"), tuple(LANGUAGES.values()))
        for at, words in enumerate(
            (
                self.tr("A4 sheet, 24 labels of 70×37 mm"),
                self.tr("A4 sheet, 14 labels of 99×38 mm"),
                self.tr("Label printer, 62×29 mm"),
                self.tr("Label printer, 100×50 mm"),
            )
        ):
            self.sheet.setItemText(at, words)
        self.sheet.setAccessibleName(self.tr("Paper"))
        self.list.setAccessibleName(self.tr("What is labelled"))
        for button, words in (
            (self.close_button, self.tr("Close")),
            (self.save_button, self.tr("Save as PDF…")),
            (self.print_button, self.tr("Print…")),
            (self.record_button, self.tr("Record that they were labelled…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)

    # ---- making ----

    def read(self) -> None:
        """List the things of the kind that is chosen."""
        station, case = self._desk.station, self._case
        kind, tongue = self.kinds.value(), self.languages.value()

        def work(_progress: Progress) -> "tuple[Label, ...]":
            from custody.documents.labels import labels_of

            return labels_of(station, case, kind, tongue)

        self._known = ()
        self._listing.ask(work)

    def _list(self, found: "tuple[Label, ...]") -> None:
        kept = {self.list.item(at).data(_NAME) for at in range(self.list.count())}
        ticked = {each.id for each in self.chosen()} if kept == {x.id for x in found} else None
        self._known = found
        self.list.blockSignals(True)
        self.list.clear()
        for label in found:
            row = QListWidgetItem(label.id)
            row.setData(_NAME, label.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            wanted = self._ticked & {each.id for each in found} if ticked is None else ticked
            is_on = not wanted or label.id in wanted
            row.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self.list.addItem(row)
        self.list.blockSignals(False)
        self.make()

    def chosen(self) -> "tuple[Label, ...]":
        """The labels that are ticked."""
        rows = [self.list.item(at) for at in range(self.list.count())]
        on = {row.data(_NAME) for row in rows if row.checkState() == Qt.CheckState.Checked}
        return tuple(each for each in self._known if each.id in on)

    def make(self) -> None:
        """Set the labels that are ticked."""
        labels, sheet = self.chosen(), str(self.sheet.currentData())
        station, tongue = self._desk.station, self.languages.value()
        self.made = None
        self._enable()
        if not labels:
            self._making.drop()
            self.picture.say()
            return

        def work(_progress: Progress) -> "Labels":
            from custody.documents.labels import print_labels

            return print_labels(labels, sheet, tongue, station)

        self._making.ask(work)

    def _take(self, made: "Labels") -> None:
        self.made = made
        is_roll = str(self.sheet.currentData()).startswith("roll")
        dpi = _ROLL_DPI if is_roll else _DPI
        self.picture.show_page(made.data, 0, dpi, self.tr("Labels"))
        words = self.tr("%n label(s)", "", len(made.labels))
        self._about.setText(words)
        self._enable()
        self.shown.emit()

    def _fail(self, err: Exception) -> None:
        told = explain(err, self._desk.station.ledger.offset)
        self.list.clear()
        self.picture.say()
        self._about.setText(" ".join(filter(None, (told.what, told.next))))
        self._enable()
        self.shown.emit()

    def _enable(self) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(self.made is not None)
        self.record_button.setEnabled(self.made is not None and self.kinds.value() == "item")

    # ---- what is done with them ----

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.save_button.text(), f"labels-{self._case}.pdf", "*.pdf"
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the PDF to a file; the user was asked whether one may be written over."""
        if self.made is None:
            return
        data = self.made.data

        job = Job(lambda _progress: write_whole(path, data))
        told = self.tr("Saved as {path}").format(path=path)
        job.succeeded.connect(alive(self, lambda _none: self._about.setText(told)))
        job.failed.connect(alive(self, self._fail))
        self._desk.jobs.read(job)

    def _print(self) -> None:
        from custody.documents.labels import sheets

        if self.made is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        known = sheets()[str(self.sheet.currentData())]
        wide, high = known["width"] / 10, known["height"] / 10
        printer.setPageSize(QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter))
        printer.setFullPage(True)
        if QPrintDialog(printer, self).exec():
            pdf.print_pages(self.made.data, printer)

    def record(self) -> None:
        """Begin the event that tells which items bear which label."""
        made = self.made
        if made is None:
            return
        rows = [
            {"item": each.id, "number": str(number), "sha256": made.digest(each)}
            for number, each in enumerate(made.labels, 1)
        ]
        argument = {
            "case": self._case,
            "command": "item.label",
            "items": [each.id for each in made.labels],
            "fields": {"labels": rows},
        }
        self.go.emit("run:record", argument)
        self.accept()

    def done(self, result: int) -> None:
        """Stop asking: nobody waits for an answer any more."""
        self._listing.drop()
        self._making.drop()
        super().done(result)
