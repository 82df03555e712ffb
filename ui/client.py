"""Which window is shown: the guide, a ledger, what keeps it from being opened, a bundle alone.

What a window is made of is imported when it is shown: most starts need one of them.
"""

import logging
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QWidget

from custody.errors import StorageError
from ui.desk import Desk
from ui.ledger_folders import ledger_in
from ui.settings import Settings
from ui.wiring import open_desk

_log = logging.getLogger(__name__)


class Client(QObject):
    """One window at a time; the next one is shown before the last one goes."""

    def __init__(self, settings: Settings) -> None:
        """Show nothing yet.

        Args:
            settings: Where the ledger that was open last is kept.
        """
        super().__init__()
        # The plugins of pictures are loaded here: a job that was the first to need them has been
        # seen to wait for Qt while the window waited for the job.
        QImageReader.supportedImageFormats()
        self.settings = settings
        self.window: QWidget | None = None
        self.desk: Desk | None = None

    def start(self, ledger: Path | None = None, bundle: Path | None = None) -> None:
        """Show the first window.

        Args:
            ledger: The folder of a ledger; by default the one that was open last.
            bundle: A bundle to be checked; without a ledger named beside it, by itself.
        """
        if bundle is not None and ledger is None:
            self.show_bundle(bundle)
            return
        folder = ledger or self.settings.ledger
        if folder is None or (ledger is None and ledger_in(folder) is None):
            self.show_guide()
        else:
            self.open_ledger(folder)
            if bundle is not None and self.desk is not None:
                self.show_bundle(bundle)

    def open_ledger(self, folder: Path, person: str = "", *, reading: bool = False) -> None:
        """Open a ledger and show its rooms, or what keeps it from being opened.

        Args:
            folder: Where it lies.
            person: Who works in it first, in a demonstration that was made just now.
            reading: It is to be read only, and none of its keys is needed.
        """
        from ui.windows.main import MainWindow

        folder = ledger_in(folder) or folder
        try:
            desk = self._opened(folder, reading=reading)
        except Exception as err:  # noqa: BLE001 - the outermost place: told, never a trace
            _log.warning("the ledger %s cannot be opened", folder, exc_info=err)
            self.show_trouble(folder, err)
            return
        self.settings.ledger = folder
        window = MainWindow(desk)
        window.ledger_wanted.connect(self.show_guide)
        self._show(window, desk)
        if person:
            from custody.demo.founding import PASSPHRASE

            desk.people.unlock(person, PASSPHRASE.decode(), failed=self._not_unlocked)

    def show_guide(self) -> None:
        """Show the ways to begin."""
        from ui.windows.guide import Guide

        guide = Guide(self.settings)
        guide.ledger_chosen.connect(self.open_ledger)
        guide.bundle_chosen.connect(self.show_bundle)
        self._show(guide)

    def show_trouble(self, folder: Path, err: BaseException) -> None:
        """Tell why a ledger cannot be opened."""
        from ui.windows.trouble import Trouble

        trouble = Trouble(folder, err)
        trouble.again.connect(lambda: self.open_ledger(folder))
        trouble.another.connect(self.show_guide)
        trouble.reading.connect(lambda: self.open_ledger(folder, reading=True))
        self._show(trouble)

    def show_bundle(self, path: Path) -> None:
        """Check a bundle: in the room for it, or in a window by itself where no ledger is open."""
        from ui.windows.bundle_window import BundleWindow
        from ui.windows.main import MainWindow

        if isinstance(self.window, MainWindow):
            self.window.go("open_bundle", path)
        else:
            self._show(BundleWindow(self.settings, path))

    def tell_fault(
        self, kind: type[BaseException], err: BaseException, trace: TracebackType | None
    ) -> None:
        """Show what nobody caught, once over each window; the program goes on."""
        from ui.dialogs.fault import FaultDialog, show_fault

        _log.error("nobody caught this", exc_info=(kind, err, trace))
        if self.window is not None and not self.window.findChildren(FaultDialog):
            show_fault(self.window, err)

    def close(self) -> None:
        """Close every file and end every thread."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        if self.desk is not None:
            self.desk.close()
        self.window = self.desk = None

    def _opened(self, folder: Path, *, reading: bool) -> Desk:
        """The ledger, to be written to; on a disk that cannot be written to, to be read."""
        try:
            return open_desk(folder, self.settings, reading=reading)
        except StorageError as err:
            if err.code != "storage.read_only":
                raise
            _log.info("%s is opened for reading only", folder)
            return open_desk(folder, self.settings, reading=True)

    def _show(self, window: QWidget, desk: Desk | None = None) -> None:
        before, desk_before = self.window, self.desk
        self.window, self.desk = window, desk
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()
        if desk_before is not None:
            desk_before.close()

    @staticmethod
    def _not_unlocked(err: Exception) -> None:
        _log.warning("the demonstration's investigator could not be unlocked: %s", err)
