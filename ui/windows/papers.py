"""The code of a paper, scanned: the event that names the paper is shown, or what it proves told."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from custody.documents.returned import events_of, parse_code
from custody.progress import Progress
from ui import theme
from ui.desk import Desk
from ui.dialogs.paper import PaperDialog
from ui.question import Question


class Papers(QObject):
    """Reads one code at a time."""

    go = Signal(str, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Wait for a code.

        Args:
            desk: Where the ledger is.
            window: Where it is shown.
        """
        super().__init__(window)
        self._desk, self._window, self._text = desk, window, ""
        self._question = Question(desk.jobs)
        self._question.answered.connect(self._take)
        self._question.failed.connect(lambda _err: self._compare())

    def read(self, text: str) -> None:
        """Show the event that names the document of these lines; else compare the head in them."""
        self._text = text
        code, station = parse_code(text), self._desk.station

        def work(_progress: Progress) -> int | None:
            if code is None or code.origin != station.ledger.trust.origin:
                return None
            found = events_of(station, code)
            return found[-1].told.event.seq if found else None

        self._question.ask(work)

    def _take(self, index: int | None) -> None:
        if index is None:
            self._compare()
        else:
            self.go.emit("event", index)

    def _compare(self) -> None:
        dialog = PaperDialog(self._desk, self._window)
        dialog.go.connect(self.go)
        dialog.finished.connect(dialog.deleteLater)
        theme.dress(dialog)
        dialog.open()
        dialog.lines.setPlainText(self._text)
        dialog.compare()
