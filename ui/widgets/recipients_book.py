"""The book of recipients: to whose keys bundles are encrypted, and how each was made sure of."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from custody.bundle.encryption import fingerprint, make_identity
from custody.errors import InputError
from custody.progress import Progress
from custody.recipients import Book, Recipient
from ui import formats
from ui.desk import Desk
from ui.dialogs.fault import show_fault
from ui.dialogs.recipients import MakeSureDialog, OwnKeyDialog, RecipientDialog, open_book
from ui.jobs import Job, alive
from ui.texts import explain
from ui.widgets.kept_card import KeptCard
from ui.widgets.matter_row import MatterRow


class RecipientsBook(KeptCard):
    """A row for each office. A key of which nobody has made sure is kept, and not used."""

    def __init__(self, desk: Desk) -> None:
        """Read the book."""
        super().__init__(desk, "add", "key")
        self.add_button, self.own_button = self._buttons
        self.add_button.clicked.connect(lambda: self.ask(RecipientDialog(desk, self.window())))
        self.own_button.clicked.connect(self._choose_own)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(self.tr("Recipients’ keys"))
        self.name_buttons(self.tr("Add a key…"), self.tr("Make a key of our own…"))
        self.refresh()

    def refresh(self) -> None:
        book = open_book(self._desk.station.folder)
        if isinstance(book, InputError):
            self.show_rows(explain(book).in_short(), [])
        elif book.entries:
            words = self.tr(
                "An export is encrypted to those of them of which somebody has made sure."
            )
            self.show_rows(words, [self._row(each) for each in book.entries])
        else:
            words = self.tr(
                "Nobody is in the book. With an office’s key, a bundle can travel by any way, "
                "and only that office opens it."
            )
            self.show_rows(words, [])

    def _row(self, entry: Recipient) -> MatterRow:
        sure, offset = entry.made_sure, self._desk.station.ledger.offset
        if sure is None:
            at = formats.instant(entry.added, offset)
            below = self.tr("added {at}").format(at=at)
        else:
            below = self.tr("{key} · made sure of {at} by {by}: {how}").format(
                key=entry.fingerprint, at=formats.instant(sure.at, offset), by=sure.by, how=sure.how
            )
        row = MatterRow(entry.name, below)
        if sure is None:
            row.add_badge("warn", self.tr("not made sure of"))
            row.add_button(self.tr("Make sure…"), lambda: self._make_sure(entry))
        row.add_drop(self.tr("Remove"), lambda: self._remove(entry))
        return row

    # ---- deeds ----

    def _make_sure(self, entry: Recipient) -> None:
        self.ask(MakeSureDialog(self._desk, entry, self.window()))

    def _remove(self, entry: Recipient) -> None:
        folder = self._desk.station.folder
        self._write(
            lambda _progress: Book(folder).remove(entry.name), lambda _entry: self.refresh()
        )

    def make_own(self, path: Path) -> None:
        """Make the key by which this office opens what others encrypt to it."""
        self._write(lambda _progress: make_identity(path), self._show_own)

    def _show_own(self, key: str) -> None:
        self.ask(OwnKeyDialog(key, fingerprint(key), self.window()))

    def _choose_own(self) -> None:
        title = self.own_button.text()
        name, _ = QFileDialog.getSaveFileName(self.window(), title, "custody-age-key.txt")
        if name:
            self.make_own(Path(name))

    def _write(self, work: Callable[[Progress], object], then: Callable[..., object]) -> None:
        job = Job(work)
        job.succeeded.connect(alive(self, then))
        job.failed.connect(alive(self, lambda err: show_fault(self.window(), err)))
        self._desk.jobs.read(job)
