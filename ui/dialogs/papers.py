"""Documents made of the record: chosen, looked at, saved, printed, signed, and recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.progress import Progress
from custody.sticks import write_whole
from ui import pdf, theme
from ui.desk import Desk
from ui.dialogs.pdf_identity import IdentityDialog
from ui.jobs import Job, alive
from ui.models.paper_acts import kept, returned, signed
from ui.models.papers import Paper, Subject, papers
from ui.pictures import icon
from ui.question import Question
from ui.seen import Translated
from ui.texts import explain
from ui.translations import LANGUAGES, language
from ui.widgets.pdf_picture import PdfPicture
from ui.widgets.remark import Remark
from ui.widgets.segments import Segments
from ui.widgets.two_lines import LinesList

if TYPE_CHECKING:
    from custody.documents.make import Document

_SIZE: Final = QSize(1080, 760)
_LIST: Final = 340
_DPI: Final = 80
_PAPER: Final = Qt.ItemDataRole.UserRole


class PapersDialog(Translated, QDialog):
    """A list on the left, the pages of the chosen document on the right."""

    go = Signal(str, object)
    """To the run that records the document."""
    shown = Signal()
    """A page is shown, or why none can be."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None = None) -> None:
        """List what can be made.

        Args:
            desk: What it works with.
            subject: Of what.
            parent: The window behind.
        """
        super().__init__(parent)
        self._desk = desk
        self._subject = subject
        self.made: Document | None = None
        self.data = b""
        """The bytes that are shown: as made, or with signatures."""
        self._page, self._pages = 0, 0
        self._listing, self._making = Question(desk.jobs), Question(desk.jobs)
        self._listing.answered.connect(self._list)
        self._listing.failed.connect(self._fail)
        self._making.answered.connect(self._take)
        self._making.failed.connect(self._fail)
        self.list = LinesList(_LIST)
        self.list.currentItemChanged.connect(lambda *_: self.make())
        self.faults = Remark()
        """What is wrong with kinds that are not listed."""
        self.faults.setFixedWidth(_LIST)
        self.languages = Segments(tuple(LANGUAGES))
        self.languages.choose(language())
        self.languages.chosen.connect(lambda _code: self.make())
        self._about = QLabel()
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.picture = PdfPicture()
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self._where = QLabel()
        self.save_button, self.print_button = QPushButton(), QPushButton()
        self.sign_button, self.record_button = QPushButton(), QPushButton()
        self.return_button, self.close_button = QPushButton(), QPushButton()
        self.labels_button = QPushButton()
        self._connect()
        self._place()
        theme.dress(self)
        self.retranslate()
        self._enable()
        self._listing.ask(self._read)

    def _connect(self) -> None:
        for button, drawing, act in (
            (self.back_button, "left", lambda: self._turn(-1)),
            (self.next_button, "right", lambda: self._turn(1)),
            (self.save_button, "save", self._save),
            (self.print_button, "print", self._print),
            (self.sign_button, "sign", self._sign),
            (self.record_button, "annotate", self.record),
            (self.return_button, "scan", self._return),
            (self.labels_button, "qr", self._labels),
            (self.close_button, "close", self.reject),
        ):
            button.setIcon(icon(drawing))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act())

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.languages)
        head.addStretch(1)
        for widget in (self.back_button, self._where, self.next_button):
            head.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(theme.GRID * 2)
        right.addLayout(head)
        right.addWidget(self.picture, 1)
        right.addWidget(self._about)
        both = QHBoxLayout()
        both.setSpacing(theme.GRID * 4)
        left = QVBoxLayout()
        left.setSpacing(theme.GRID * 2)
        left.addWidget(self.list, 1)
        left.addWidget(self.faults)
        both.addLayout(left)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID * 2)
        foot.addWidget(self.close_button)
        foot.addWidget(self.return_button)
        foot.addWidget(self.labels_button)
        foot.addStretch(1)
        for button in (self.sign_button, self.save_button, self.print_button, self.record_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID * 5,) * 4)
        layout.setSpacing(theme.GRID * 4)
        layout.addLayout(both, 1)
        layout.addLayout(foot)
        self.resize(_SIZE)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(self.tr("Documents"))
        self.list.setAccessibleName(self.tr("Documents that can be made"))
        self.languages.say(self.tr("Language of the document"), tuple(LANGUAGES.values()))
        for button, words in (
            (self.back_button, self.tr("Page before")),
            (self.next_button, self.tr("Next page")),
            (self.save_button, self.tr("Save as PDF…")),
            (self.print_button, self.tr("Print…")),
            (self.sign_button, self.tr("Sign the PDF…")),
            (self.record_button, self.tr("Record its digest…")),
            (self.return_button, self.tr("Paper came back…")),
            (self.labels_button, self.tr("Labels…")),
            (self.close_button, self.tr("Close")),
        ):
            button.setAccessibleName(words)
            if button not in (self.back_button, self.next_button):
                button.setText(words)
        self.record_button.setToolTip(
            self.tr("It is kept at the station, and an event that you sign names its digest.")
        )
        self.return_button.setToolTip(
            self.tr("A scan of the signed paper: its code tells which document it is.")
        )
        self._show_page()

    # ---- making ----

    def _read(self, progress: Progress) -> tuple[list[Paper], tuple[Exception, ...]]:
        from custody.documents.make import templates_of

        kinds, faults = templates_of(self._desk.station).sound()
        return papers(self._desk.queries, kinds, self._subject, progress), faults

    def _list(self, told: tuple[list[Paper], tuple[Exception, ...]]) -> None:
        found, faults = told
        self.faults.say("\n".join(explain(each).what for each in faults))
        self.list.clear()
        for paper in found:
            title = paper.title[language()]
            row = QListWidgetItem(f"{title[:1]}{title[1:].lower()}\n{paper.about}")
            row.setData(_PAPER, paper)
            self.list.addItem(row)
        if found:
            self.list.setCurrentRow(0)
        else:
            self._say(self.tr("No document can be made of this yet."))

    def choose(self, kind: str, subject: str = "") -> None:
        """Choose a kind of document, by its name and what it is made of."""
        for at in range(self.list.count()):
            paper = self.list.item(at).data(_PAPER)
            if paper.kind == kind and subject in ("", paper.subject):
                self.list.setCurrentRow(at)
                return

    @property
    def paper(self) -> Paper | None:
        """What is chosen."""
        found = self.list.currentIndex().data(_PAPER)
        return found if isinstance(found, Paper) else None

    def make(self) -> None:
        """Make what is chosen, in the language that is chosen."""
        paper, station, tongue = self.paper, self._desk.station, self.languages.value()
        if paper is None:
            return
        self.made, self.data, self._pages = None, b"", 0
        self._say(self.tr("It is being made…"))

        def work(_progress: Progress) -> "tuple[Document, int]":
            from custody.documents.make import make

            made = make(station, paper.kind, paper.subject, tongue, case=paper.case)
            return made, pdf.page_count(made.data)

        self._making.ask(work)

    def _take(self, found: "tuple[Document, int]") -> None:
        self.made, self._pages = found
        self.data, self._page = self.made.data, 0
        self._show_page()
        self.shown.emit()

    def _fail(self, err: Exception) -> None:
        told = explain(err, self._desk.station.ledger.offset)
        self._say("\n".join(filter(None, (told.what, told.next))))
        self.shown.emit()

    # ---- looking ----

    def _turn(self, by: int) -> None:
        self._page = min(max(self._page + by, 0), self._pages - 1)
        self._show_page()

    def _show_page(self) -> None:
        if not self.data or self.made is None:
            return
        self.picture.show_page(self.data, self._page, _DPI, self.made.title)
        told = self.tr("Page {page} of {pages}").format(page=self._page + 1, pages=self._pages)
        self._where.setText(told)
        about = self.tr("As of event {size} of the ledger. Code {code}. SHA-256 {digest}")
        self._about.setText(
            about.format(size=self.made.as_of, code=self.made.code, digest=self.made.sha256)
        )
        self._enable()

    def _say(self, words: str) -> None:
        self.picture.say(words)
        self._where.setText("")
        self._about.setText("")
        self._enable()

    def _enable(self) -> None:
        for button in (self.save_button, self.print_button, self.sign_button, self.record_button):
            button.setEnabled(bool(self.data))
        self.back_button.setEnabled(self._page > 0 and bool(self.data))
        self.next_button.setEnabled(self._page + 1 < self._pages and bool(self.data))

    # ---- what is done with it ----

    def _name(self) -> str:
        made = self.made
        return "" if made is None else f"{made.kind}-{made.case}-{made.language}.pdf"

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.save_button.text(), self._name(), "*.pdf")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the PDF to a file; the user was asked whether one may be written over."""
        data, told = self.data, self.tr("Saved as {path}").format(path=path)
        self._run(
            lambda _progress: write_whole(path, data), lambda _none: self._about.setText(told)
        )

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFromTo(1, self._pages)
        if QPrintDialog(printer, self).exec():
            pdf.print_pages(self.data, printer)

    def _sign(self) -> None:
        asked = IdentityDialog(self)
        if asked.exec():
            self.sign(asked.identity, asked.passphrase())

    def sign(self, identity: Path, passphrase: bytes) -> None:
        """Put a PAdES signature on it, with a time stamp where an authority is configured."""
        data, station = self.data, self._desk.station

        self._run(lambda _progress: signed(station, data, identity, passphrase), self._take_signed)

    def _take_signed(self, data: bytes) -> None:
        self.data, self._page = data, self._pages - 1
        self._show_page()
        self._about.setText(self.tr("Signed. Save it, or record its digest."))
        self.shown.emit()

    def record(self) -> None:
        """Keep it at the station, and begin the event that names its digest."""
        made, paper, data = self.made, self.paper, self.data
        if made is None or paper is None:
            return
        station, event = self._desk.station, paper.event
        self._run(
            lambda progress: kept(station, made, data, event, progress),
            lambda fields: self._begin(made.case, fields),
        )

    def _labels(self) -> None:
        from ui.dialogs.labels import LabelsDialog

        one = [self._subject.id] if self._subject.family == "item" else []
        asked = LabelsDialog(self._desk, self._subject.case, one, self.parentWidget())
        asked.go.connect(self.go)
        asked.finished.connect(asked.deleteLater)
        self.accept()
        asked.open()

    def _return(self) -> None:
        words = self.tr("PDF or pictures (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)")
        name, _ = QFileDialog.getOpenFileName(self, self.return_button.text(), "", words)
        if name:
            self.take_back(Path(name))

    def take_back(self, path: Path) -> None:
        """Keep a signed or scanned original, and begin the event that attaches it."""
        station, tongue = self._desk.station, self.languages.value()
        listed = [self.list.item(at).data(_PAPER) for at in range(self.list.count())]

        self._run(
            lambda progress: returned(station, path, listed, tongue, progress),
            lambda found: self._begin(*found),
        )

    def _begin(self, case: str, fields: dict[str, Any]) -> None:
        self.go.emit("run:record", {"case": case, "command": "document.attach", "fields": fields})
        self.accept()

    def _run(self, work: Callable[[Progress], Any], then: Callable[[Any], object]) -> None:
        job = Job(work)
        job.is_bytes = False
        job.succeeded.connect(alive(self, then))
        job.failed.connect(alive(self, self._tell))
        self._desk.jobs.read(job)

    def _tell(self, err: Exception) -> None:
        told = explain(err, self._desk.station.ledger.offset)
        self._about.setText(" ".join(filter(None, (told.what, told.next))))
        self.shown.emit()

    def done(self, result: int) -> None:
        """Stop asking: nobody waits for an answer any more."""
        self._listing.drop()
        self._making.drop()
        super().done(result)
