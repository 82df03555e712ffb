"""The last page of a run: what was recorded, under which numbers, and what one may do next."""

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.domain import wording
from custody.service import Receipt
from ui.desk import Desk
from ui.dialogs.checkpoint import CheckpointDialog
from ui.dialogs.statements import caution_words
from ui.models.papers import Subject, subject_of
from ui.pictures import icon
from ui.question import Question
from ui.seen import Translated
from ui.slices import Slices
from ui.translations import language
from ui.widgets.emptied import clear_layout
from ui.widgets.papers_button import PapersButton
from ui.widgets.remark import Remark

_SHOWN: int = 40
"""So many events are listed one by one; the Ledger page has them all."""
_AT_ONCE: int = 8
"""So many are listed before the page is shown; more, in slices."""
_PROTOCOL: str = "protocol.signed"


class Closing(Translated, QWidget):
    """What a run recorded."""

    go = Signal(str, object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._receipt: Receipt | None = None
        self._next: Sequence[tuple[str, str, Any]] = ()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._safe = QLabel()
        self._safe.setWordWrap(True)
        self._aside = QLabel()
        self._aside.setWordWrap(True)
        self._aside.setTextFormat(Qt.TextFormat.PlainText)
        self._aside.hide()
        self._warnings = Remark()
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._rows = QGridLayout(self._card)
        self._listing = Slices(self)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        self._head = QLabel()
        self._head.setProperty("role", "subtitle")
        self._root = QLabel()
        self._root.setProperty("role", "mono")
        self._root.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._why = QLabel()
        self._why.setProperty("role", "muted")
        self._why.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.papers = PapersButton(desk)
        self.papers.go.connect(self.go)
        self.papers.setProperty("touch", "true")
        self.papers.hide()
        self._printed = Question(desk.jobs)
        self._printed.answered.connect(self._offer_papers)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.print_button = QPushButton(icon("print"), "")
        self.print_button.clicked.connect(self._print_checkpoint)
        following = QHBoxLayout()
        following.setSpacing(8)
        following.addLayout(self._buttons)
        following.addWidget(self.papers)
        following.addStretch(1)
        mark = QLabel()
        mark.setPixmap(icon("check", "accent").pixmap(32, 32))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(mark)
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self._safe)
        layout.addWidget(self._aside)
        layout.addWidget(self._warnings)
        layout.addLayout(following)
        layout.addWidget(self._card)
        layout.addWidget(self._head)
        layout.addWidget(self._root)
        layout.addWidget(self._why)
        layout.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_receipt(
        self, receipt: Receipt, following: Sequence[tuple[str, str, Any]], aside: str = ""
    ) -> None:
        """Tell what was recorded.

        Args:
            receipt: Of the signed acts.
            following: What one may do next: words, a page, and its argument.
            aside: What else came of it.
        """
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        self._receipt, self._next = receipt, following
        self.retranslate()
        self._printed.ask(lambda _progress: self._subject(receipt))
        first = self._buttons.itemAt(0)
        if first is not None and (button := first.widget()) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.print_button.setText(self.tr("Print checkpoint…"))
        self.print_button.setAccessibleName(self.print_button.text())
        receipt = self._receipt
        if receipt is None:
            return
        count = len(receipt.appended)
        self._title.setText(self.tr("Signed and recorded"))
        self._safe.setText(
            self.tr("%n event(s) recorded: signed, and on disk. The draft is gone.", "", count)
        )
        self._warnings.say("\n".join(map(caution_words, receipt.cautions)))
        clear_layout(self._rows)
        self._listing.begin(self._listed(receipt))
        if count <= _AT_ONCE:
            self._listing.finish()
        head = self._desk.station.ledger.head
        self._head.setText(self.tr("Checkpoint {size}").format(size=head.size))
        self._root.setText(base64.b64encode(head.root).decode())
        self._root.setAccessibleName(self.tr("Root of the checkpoint"))
        self._why.setText(
            self.tr(
                "Written on paper, the checkpoint ties the paper to the ledger: nobody can later "
                "change what was recorded up to here without it being seen."
            )
        )
        self._show_buttons()

    def _listed(self, receipt: Receipt) -> Iterator[None]:
        count, tongue = len(receipt.appended), language()
        for row, done in enumerate(receipt.appended[:_SHOWN]):
            number = QLabel(f"#{done.index}")
            number.setProperty("role", "mono")
            title = QLabel(wording.title(done.event.type, tongue))
            about = QLabel(", ".join(link.id for link in done.event.items))
            about.setProperty("role", "muted")
            self._rows.addWidget(number, row, 0)
            self._rows.addWidget(title, row, 1)
            self._rows.addWidget(about, row, 2)
            yield
        if count > _SHOWN:
            more = QLabel(self.tr("and %n more", "", count - _SHOWN))
            more.setProperty("role", "muted")
            self._rows.addWidget(more, _SHOWN, 1)

    def _subject(self, receipt: Receipt) -> Subject | None:
        """What documents are made of: the whole search where there was one, else one act."""
        from custody.documents.make import templates_of

        templates = templates_of(self._desk.station)
        found = [subject_of(templates, done.event) for done in receipt.appended]
        known = [each for each in found if each is not None]
        searches = (each for each in known if each.family == "search")
        return next(searches, known[0] if known else None)

    def _offer_papers(self, subject: Subject | None) -> None:
        self.papers.set_subject(subject)
        self.papers.setVisible(subject is not None)

    def _print_checkpoint(self) -> None:
        if self._receipt is None:
            return
        events = [done.event for done in self._receipt.appended]
        signed = next((each for each in events if each.type == _PROTOCOL), None)
        case = None if signed is None else signed.case_id
        cause = "manual" if signed is None else "protocol"
        dialog = CheckpointDialog(self._desk, self.window(), cause=cause, case=case)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_buttons(self) -> None:
        clear_layout(self._buttons)
        for place, (words, page, argument) in enumerate(self._next):
            button = QPushButton(words)
            button.setProperty("kind", "primary" if place == 0 else "")
            button.setProperty("touch", "true")
            button.setAccessibleName(words)
            button.clicked.connect(lambda _on=False, to=page, what=argument: self.go.emit(to, what))
            self._buttons.addWidget(button)
        close = QPushButton(self.tr("Close"))
        close.setProperty("touch", "true")
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.closed)
        self._buttons.addWidget(close)
