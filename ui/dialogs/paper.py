"""A printed checkpoint, typed or scanned, held against the ledger of today."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from custody.errors import InputError, StorageError
from custody.progress import Progress
from custody.sticks import write_whole
from ui import formats
from ui.desk import Desk
from ui.dialogs.asking import AskingDialog
from ui.dialogs.fault import show_fault
from ui.question import Question
from ui.texts import explain
from ui.theme import GRID
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from custody.anchors.paper import Compared

_HEIGHT: Final = 132
_WIDTH: Final = 640


class PaperDialog(AskingDialog):
    """Takes the lines of the paper, and says in plain words what they show."""

    go = Signal(str, object)
    """To the run by which an administrator records what happened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for the lines.

        Args:
            desk: Where the ledger is.
            parent: The window behind.
        """
        super().__init__(
            self.tr("Compare with paper"),
            self.tr(
                "Type the lines below the code of a printed checkpoint: the ledger, the number of "
                "events, the root; the fourth line too, if it can be read. Or scan its code."
            ),
            self.tr("Compare"),
            parent,
        )
        self._desk = desk
        self.found: Compared | None = None
        self.lines = QPlainTextEdit()
        self.lines.setProperty("role", "mono")
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(_HEIGHT)
        self.lines.textChanged.connect(lambda: self.say(""))
        self.scan_button = self.button(self.tr("From a scan or a PDF…"), "scan", self._choose)
        self.add_field(self.tr("Lines of the paper"), self.lines)
        self.put_below(self.scan_button)
        self.body.addSpacing(GRID)
        self.banners = {tone: Banner(tone, is_narrow=True) for tone in ("good", "warn", "danger")}
        for banner in self.banners.values():
            banner.hide()
            banner.acted.connect(self._choose_place)
            banner.acted_otherwise.connect(self._record)
            self.body.addWidget(banner)
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self.cancel_button.setText(self.tr("Close"))
        self.setMinimumWidth(_WIDTH)
        self.showing()

    def compare(self) -> None:
        """Compare what stands in the field."""
        text, ledger = self.lines.toPlainText(), self._desk.station.ledger

        def work(_progress: Progress) -> "Compared":
            from custody.anchors.paper import compare, read_paper

            return compare(ledger, read_paper(text))

        self._ask(work)

    def read_scan(self, path: Path) -> None:
        """Take the lines from the code on a scan or in a PDF."""

        def work(_progress: Progress) -> str:
            from custody.anchors.paper import read_paper
            from custody.documents.returned import read_texts

            for text in read_texts(path):
                try:
                    read_paper(text)
                except InputError:
                    continue
                return text
            raise InputError("input.document_scan", path=path)

        self._ask(work)

    def _ask(self, work: "Callable[[Progress], str | Compared]") -> None:
        self.take_button.setEnabled(False)
        for banner in self.banners.values():
            banner.hide()
        self._question.ask(work)

    def _take(self, answer: "str | Compared") -> None:
        self.take_button.setEnabled(True)
        if isinstance(answer, str):
            self.lines.setPlainText(answer)
            self.compare()
            return
        self.found = answer
        tone, title, text = self._words(answer)
        action = self.tr("Save the fork proof…") if answer.proof is not None else ""
        other = self.tr("Record what happened") if answer.proof is not None else ""
        self.banners[tone].set_words(title, text, action, other)
        self.banners[tone].show()
        self.fit()

    def _words(self, found: "Compared") -> tuple[str, str, str]:
        from custody.anchors.paper import Outcome

        size = formats.count(found.size)
        places = ", ".join(map(str, found.places))
        match found.outcome:
            case Outcome.SAME:
                title = self.tr("The ledger holds what was printed")
                text = self.tr(
                    "The first {size} events are those of the paper: nothing was changed or "
                    "removed since it was printed."
                )
                return "good", title, text.format(size=size)
            case Outcome.MISREAD:
                title = self.tr("Read the paper again")
                text = self.tr("The root differs only at these places: {places}.")
                return "warn", title, text.format(places=places)
            case Outcome.LARGER:
                title = self.tr("The ledger is shorter than the paper: it was rolled back")
                text = self.tr("The paper tells of {size} events, which the ledger does not hold.")
            case _:
                title = self.tr("This is not the ledger that was printed: it was rewritten")
                text = self.tr("The ledger has another root at {size} events.")
        if not found.signed:
            doubt = self.tr("Or the paper was misread: its signature was not typed. Type it too.")
            return "danger", title, f"{text.format(size=size)} {doubt}"
        sure = self.tr(
            "The paper bears the signature of this ledger. Record nothing more, change and delete "
            "nothing, and call an administrator and an auditor."
        )
        return "danger", title, f"{text.format(size=size)} {sure}"

    def _fail(self, err: Exception) -> None:
        self.take_button.setEnabled(True)
        self.say(explain(err, self._desk.station.ledger.offset).in_short())

    def _on_take(self) -> None:
        self.compare()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.scan_button.text(), "", "*.pdf *.png *.jpg *.jpeg *.tif *.tiff"
        )
        if name:
            self.read_scan(Path(name))

    def save_proof(self, path: Path) -> None:
        """Write the proof that the log signed two heads that do not join."""
        if self.found is None or self.found.proof is None:
            return
        try:
            write_whole(path, self.found.proof.write())
        except StorageError as err:
            show_fault(self, err, self._desk.station.ledger.offset)

    def _record(self) -> None:
        self.reject()
        self.go.emit("run:record", {"command": "incident.record"})

    def _choose_place(self) -> None:
        title = self.tr("Save the fork proof")
        name, _ = QFileDialog.getSaveFileName(self, title, "fork-proof.json", "*.json")
        if name:
            self.save_proof(Path(name))
