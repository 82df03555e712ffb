"""A checkpoint on paper, with its code, and the event that tells of the printing."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain.commands import Command
from custody.errors import StorageError
from custody.ledger.checkpoint import open_note
from custody.service import Act, Receipt
from custody.strict_json import b64
from ui import formats, theme
from ui.desk import Desk
from ui.dialogs.fault import show_fault
from ui.jobs import alive
from ui.pictures import icon
from ui.widgets.printed_page import Code, PrintedPage

_WIDTH_PX = 640
_LONG = 60
"""Characters from which on a word is shown in groups, so that it breaks where the line ends."""


class CheckpointDialog(QDialog):
    """Shows the newest checkpoint; what is printed or saved is recorded, signed by the station."""

    def __init__(
        self, desk: Desk, parent: QWidget, *, cause: str = "manual", case: str | None = None
    ) -> None:
        """Take the checkpoint of this moment.

        Args:
            desk: What it works with.
            parent: Over which window it stands.
            cause: Why it is printed, as `ledger.checkpoint` knows it.
            case: The case that it is printed for, if it is for one.
        """
        super().__init__(parent)
        self._desk = desk
        self._cause, self._case = cause, case
        self._note = desk.station.ledger.note
        self._head = open_note(self._note, desk.station.ledger.trust)
        self.receipt: Receipt | None = None
        code = Code()
        code.setAccessibleName(self.tr("Code of the checkpoint"))
        code.show_text(self._text())
        heading, lines, why = QLabel(self._title()), QLabel(), QLabel(self._purpose())
        lines.setText("\n".join(map(_breakable, self._text().split("\n"))))
        heading.setProperty("role", "title")
        lines.setProperty("role", "mono")
        for label in (lines, why):
            label.setWordWrap(True)
        self.print_button = QPushButton(icon("print"), self.tr("Print…"))
        self.save_button = QPushButton(icon("document"), self.tr("Save as PDF…"))
        self.close_button = QPushButton(self.tr("Close"))
        self.said = QLabel()
        self.said.setProperty("role", "muted")
        self.said.setWordWrap(True)
        self.said.hide()
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(code)
        middle.addWidget(lines, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.close_button, self.save_button, self.print_button):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addLayout(middle)
        layout.addWidget(why)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        self.setWindowTitle(self._title())
        self.setMinimumWidth(_WIDTH_PX)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask_pdf)
        self.close_button.clicked.connect(self.reject)
        theme.dress(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        theme.make_room(self)

    def page(self) -> PrintedPage:
        """The checkpoint on paper."""
        return PrintedPage(self._title(), self._case or "", self._text(), self._purpose())

    def save(self, path: Path) -> None:
        """Write the page as PDF, then record it."""
        if self.page().write_pdf(path):
            self._record()
        else:
            show_fault(self, StorageError("storage.write", path=path, reason="PDF"))

    def _title(self) -> str:
        return self.tr("Checkpoint {size}").format(size=self._head.size)

    def _text(self) -> str:
        return self._note.decode().strip("\n")

    def _purpose(self) -> str:
        return self.tr(
            "The second line tells how many events the ledger holds, the third the root of all of "
            "them. Kept with the paper, it shows later whether anything before was changed. That "
            "it was printed is recorded, signed by the station."
        )

    def _print(self) -> None:
        if self.page().print_out(self):
            self._record()

    def _ask_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), f"checkpoint-{self._head.size}.pdf", "PDF (*.pdf)"
        )
        if name:
            self.save(Path(name))

    def _record(self) -> None:
        if self.receipt is not None:  # printed once more, the same: one event tells of it
            return
        fields = {
            "size": self._head.size, "root": b64(self._head.root), "cause": self._cause,
            "printed": True,
        }  # fmt: skip
        act = Act(Command("ledger.checkpoint", fields, self._case), self._desk.station.signer)
        self._desk.execute([act], then=alive(self, self._on_recorded), failed=self._on_failed)

    def _on_recorded(self, receipt: Receipt) -> None:
        self.receipt = receipt
        words = self.tr("Recorded as event #{index}.")
        self.said.setText(words.format(index=receipt.appended[0].index))
        self.said.show()
        theme.make_room(self)

    def _on_failed(self, err: Exception) -> None:
        show_fault(self, err)


def _breakable(line: str) -> str:
    return " ".join(
        formats.digest(word) if len(word) >= _LONG else word for word in line.split(" ")
    )
