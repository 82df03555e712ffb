"""The fourteen verdicts on a bundle, each with its reason and with what it does not prove."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from custody.bundle.verdicts import BundleReport, Result
from ui.seen import Translated
from ui.theme import GRID
from ui.translations import language
from ui.verdict_words import question_words, result_word
from ui.widgets.status_badge import StatusBadge

_TONES = {Result.PASS: "good", Result.FAIL: "danger", Result.NOT_CHECKED: "neutral"}


class VerdictList(Translated, QWidget):
    """Warnings; one row a question; below them what no question asks."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._report: BundleReport | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID * 2)

    def show_report(self, report: BundleReport) -> None:
        """Show the outcome of a check."""
        self._report = report
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        while (old := self._layout.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._report is None:
            return
        for caution in self._report.cautions:
            self._layout.addWidget(self._warning(caution.told(language())))
        for question, verdict in self._report.verdicts.items():
            asked, not_proven = question_words(question)
            badge = StatusBadge(_TONES[verdict.result], result_word(verdict.result))
            row = QFrame()
            row.setProperty("role", "card")
            grid = QGridLayout(row)
            grid.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
            grid.setHorizontalSpacing(GRID * 4)
            grid.setVerticalSpacing(GRID)
            grid.setColumnStretch(1, 1)
            grid.addWidget(_label(str(question.value), "muted"), 0, 0)
            grid.addWidget(_label(asked, "strong"), 0, 1)
            grid.addWidget(badge, 0, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_label(verdict.why.told(language()), ""), 1, 1, 1, 2)
            words = self.tr("No more than that: {text}").format(text=not_proven)
            grid.addWidget(_label(words, "muted"), 2, 1, 1, 2)
            self._layout.addWidget(row)
        for note in self._report.notes:
            words = self.tr("Note: {text}").format(text=note.told(language()))
            self._layout.addWidget(_label(words, "muted"))
        self._layout.addStretch(1)

    def _warning(self, text: str) -> QWidget:
        row = QFrame()
        row.setProperty("tone", "warn")
        layout = QVBoxLayout(row)
        layout.setContentsMargins(GRID * 4, GRID * 2, GRID * 4, GRID * 2)
        layout.addWidget(_label(self.tr("Warning: {text}").format(text=text), ""))
        return row


def _label(text: str, role: str) -> QLabel:
    """Text of a foreign bundle among it: never taken for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
