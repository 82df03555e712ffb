"""What an audit found, question by question, with what each answer does not prove."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from custody.anchors.check import HeldReport, Outcome
from custody.audits import Audit
from custody.ledger.audited import Audited
from custody.ledger.check_part import Question
from custody.ledger.report import LedgerReport
from ui import formats, theme
from ui.pictures import pixmap
from ui.seen import Translated

_ICON = 20
_MOST = 50


class AuditReport(Translated, QWidget):
    """The headline, one row for each question, and the findings."""

    go = Signal(str, object)

    def __init__(self, offset: str) -> None:
        """Show nothing yet.

        Args:
            offset: The station's offset from UTC, for the time of the audit.
        """
        super().__init__()
        self._offset = offset
        self._audit: Audit | None = None
        self._at = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID * 3)
        self._frame = QFrame()
        self._frame.setProperty("shape", "banner")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(theme.GRID * 4, theme.GRID * 3, theme.GRID * 4, theme.GRID * 3)
        self._headline = QLabel()
        self._headline.setProperty("role", "tone")
        self._headline.setWordWrap(True)
        self._below = QLabel()
        self._below.setWordWrap(True)
        inside.addWidget(self._headline)
        inside.addWidget(self._below)
        layout.addWidget(self._frame)
        self._rows = QWidget()
        layout.addWidget(self._rows)
        layout.addStretch(1)

    @property
    def headline(self) -> str:
        """The one sentence on top."""
        return self._headline.text()

    def show_audit(self, audit: Audit, at: str) -> None:
        """Show what an audit found.

        Args:
            audit: What it found.
            at: When it ended, in the wire form.
        """
        self._audit, self._at = audit, at
        self.retranslate()

    def retranslate(self) -> None:
        """Tell the report in the current language."""
        if self._audit is None:
            return
        report = self._audit.ledger
        sound = report.is_sound
        self._frame.setProperty("tone", "good" if sound else "danger")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
        self._headline.setText(
            self.tr("The ledger is whole: nothing was changed, left out or slipped in.")
            if sound
            else self.tr("Do not rely on this ledger: something does not hold.")
        )
        told = [
            self.tr("Checked {at}: %n event(s), ", "", report.events).format(
                at=formats.instant(self._at, self._offset, seconds=True)
            )
            + self.tr("%n erased by order.", "", report.erased)
        ]
        if (known := self._audit.known) is not None and report.judged_from:
            told.append(self._told_of_earlier(report.judged_from, known))
        if report.demonstration:
            told.append(self.tr("A demonstration: one person is enough for everything in it."))
        if report.set_back:
            count = len(report.set_back)
            words = self.tr("%n time(s) the clock was set back by a day or more.", "", count)
            told.append(words)
        if report.suspects:
            told.append(
                self.tr("%n event(s) by keys later reported compromised.", "", len(report.suspects))
            )
        self._below.setText("\n".join(told))
        self._show_rows(report, self._audit.held)

    def _told_of_earlier(self, first: int, known: Audited) -> str:
        """What was taken for good, and on whose word."""
        return self.tr(
            "Events before {index} were not judged again: only that not a byte of them differs "
            "from what the audit of {at} found good. That audit and this computer are trusted for "
            "it. The last audit of everything was {whole}."
        ).format(
            index=first,
            at=formats.instant(known.at, self._offset),
            whole=formats.instant(known.whole, self._offset),
        )

    def _show_rows(self, report: LedgerReport, held: HeldReport) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID * 3)
        grid.setVerticalSpacing(theme.GRID * 2)
        grid.setColumnStretch(2, 1)
        row = 0
        for question in Question:
            holds = report.holds(question)
            tone = "good" if holds else "danger"
            verdict = self.tr("holds") if holds else self.tr("FAILS")
            what, limit = self._asked(question), self._not_proved(question)
            self._add_row(grid, row, (tone, verdict, what, limit))
            row += 2
        if held.held:
            self._add_row(grid, row, self._outside(held))
            row += 2
        for finding in report.findings[:_MOST]:
            text = f"{self._asked(finding.question)} {finding.reason}"
            if finding.index is None or finding.question is Question.CHECKPOINTS:
                grid.addWidget(_fault(text), row, 2)
            else:
                link = QPushButton(
                    self.tr("Event {index}: {reason}").format(
                        index=finding.index, reason=finding.reason
                    )
                )
                link.setProperty("kind", "link")
                link.setAccessibleName(link.text())
                link.clicked.connect(
                    lambda _=False, index=finding.index: self.go.emit("event", index)
                )
                grid.addWidget(link, row, 2)
            row += 1
        more = len(report.findings) - _MOST + report.more
        if more > 0:
            grid.addWidget(_fault(self.tr("… and %n more", "", more)), row, 2)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows

    def _add_row(self, grid: QGridLayout, row: int, told: tuple[str, str, str, str]) -> None:
        """Tone, answer, what was asked, and what the answer does not prove."""
        tone, answer, asked, limit = told
        picture, verdict, what, small = QLabel(), QLabel(answer), QLabel(asked), QLabel(limit)
        drawn = "warning" if tone == "warn" else tone
        picture.setPixmap(pixmap(drawn, tone, _ICON, self.devicePixelRatioF()))
        picture.setFixedSize(QSize(_ICON, _ICON))
        verdict.setProperty("role", tone)
        what.setWordWrap(True)
        small.setProperty("role", "small")
        small.setWordWrap(True)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(picture, row, 0, top)
        grid.addWidget(verdict, row, 1, top)
        grid.addWidget(what, row, 2)
        grid.addWidget(small, row + 1, 2)

    def _outside(self, held: HeldReport) -> tuple[str, str, str, str]:
        """The row of what others outside say; a fault there is none of the ledger."""
        counts = held.counts()
        told = {
            Outcome.GOOD: self.tr("%n good", "", counts.get(Outcome.GOOD, 0)),
            Outcome.UNKNOWN: self.tr(
                "%n by somebody whom this station does not name", "", counts.get(Outcome.UNKNOWN, 0)
            ),
            Outcome.UNREAD: self.tr(
                "%n that cannot be checked here", "", counts.get(Outcome.UNREAD, 0)
            ),
            Outcome.BAD: self.tr("%n damaged or forged", "", counts.get(Outcome.BAD, 0)),
            Outcome.GONE: self.tr(
                "%n missing though the record tells of it", "", counts.get(Outcome.GONE, 0)
            ),
        }
        words = ", ".join(text for outcome, text in told.items() if counts.get(outcome))
        faulty = bool(held.faults)
        return (
            "warn" if faulty else "good",
            self.tr("faults") if faulty else self.tr("no fault"),
            self.tr("Time stamps and cosignatures: {words}.").format(words=words),
            self.tr("What is damaged proves nothing any more; the record does not rest on it."),
        )

    def _asked(self, question: Question) -> str:
        return {
            Question.STORAGE: self.tr("Everything in the file can be read."),
            Question.FORM: self.tr("Every event has the right form."),
            Question.TREE: self.tr("Every event names the whole record before it."),
            Question.CHECKPOINTS: self.tr("Every checkpoint was signed by the log of this ledger."),
            Question.SIGNATURES: self.tr("Every signature is good."),
            Question.RIGHTS: self.tr("Whoever signed had the right to, at that time."),
            Question.CHAINS: self.tr("No case and no item lacks an event."),
            Question.CUSTODY: self.tr("The rules of custody hold: one holder at any time."),
            Question.ERASURES: self.tr("What is missing was erased by an order of two."),
            Question.SALTS: self.tr("No salt was used twice."),
            Question.MEMORY: self.tr("The ledger still holds all that this machine has seen."),
        }[question]

    def _not_proved(self, question: Question) -> str:
        return {
            Question.STORAGE: self.tr("Not that nobody copied the file."),
            Question.FORM: self.tr("Not that what an event says is true."),
            Question.TREE: self.tr("Not who wrote it; that is told by the signatures."),
            Question.CHECKPOINTS: self.tr(
                "Not that no other history was shown elsewhere; compare with a printed checkpoint."
            ),
            Question.SIGNATURES: self.tr("Not that the key was in its owner's hand."),
            Question.RIGHTS: self.tr("Not that the act was lawful in itself."),
            Question.CHAINS: self.tr("Not that everything that happened was recorded."),
            Question.CUSTODY: self.tr("Not where the thing really lay."),
            Question.ERASURES: self.tr("Not what was erased."),
            Question.SALTS: self.tr("It matters only for what is withheld from others."),
            Question.MEMORY: self.tr("Not what happened before this machine first saw it."),
        }[question]


def _fault(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "danger")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
