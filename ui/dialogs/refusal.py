"""Strips of the review: what must be answered, why nothing can be signed, and the way out."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from custody.errors import CustodyError
from ui.desk import Desk
from ui.pictures import icon
from ui.texts import explain


def label(role: str) -> QLabel:
    """Plain words of a role, on as many lines as they take."""
    made = QLabel()
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Strip(QFrame):
    """A strip with an icon: what matters in bold, then what follows from it."""

    def __init__(self, tone: str, picture: str) -> None:
        """Show nothing yet.

        Args:
            tone: As of a banner.
            picture: Name of its icon.
        """
        super().__init__()
        self.setProperty("tone", tone)
        self._texts = [label("strong"), label(""), label("")]
        self._picture = picture
        self._mark = QLabel()
        self._mark.setPixmap(icon(picture, tone).pixmap(20, 20))
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        for each in self._texts:
            self.body.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.body, 1)
        self.hide()

    def say(self, *texts: str) -> None:
        """Show these words."""
        padded = [*texts, "", ""][: len(self._texts)]
        for each, text in zip(self._texts, padded, strict=True):
            each.setText(text)
            each.setVisible(bool(text))
        self.setVisible(any(texts))

    def set_tone(self, tone: str) -> None:
        """Say whether something is still left undone here."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)
            plain = "text" if tone == "neutral" else tone
            self._mark.setPixmap(icon(self._picture, plain).pixmap(20, 20))

    def text(self) -> str:
        """The words that are shown."""
        return "\n".join(each.text() for each in self._texts if each.text())


class Refusal(Strip):
    """Why nothing can be signed. Who may assign people to the case is led there."""

    go = Signal(str, object)
    """To the run that takes what is in the way out of it."""

    def __init__(self, desk: Desk) -> None:
        """Refuse nothing yet."""
        super().__init__("warn", "warning")
        self._desk = desk
        self._person, self._case = "", ""
        self.assign_button = QPushButton()
        self.assign_button.setAutoDefault(False)
        self.assign_button.hide()
        self.assign_button.clicked.connect(self._assign)
        self.body.addWidget(self.assign_button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, *texts: str) -> None:
        """Show these words, with no way out but them."""
        super().say(*texts)
        self.assign_button.hide()

    def tell(self, err: Exception) -> None:
        """Show why something was refused or failed, and what to do."""
        words = explain(err, self._desk.station.ledger.offset)
        self.say(words.what, words.safe, words.next)
        if not isinstance(err, CustodyError) or err.code != "refused.not_member":
            return
        if "OIC" in self._desk.people.roles():
            self._person, self._case = str(err.facts["person"]), str(err.facts["case"])
            self._name()
            self.assign_button.show()

    def _name(self) -> None:
        words = self.tr("Assign {person} to case {case}…")
        self.assign_button.setText(words.format(person=self._person, case=self._case))
        self.assign_button.setAccessibleName(self.assign_button.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _assign(self) -> None:
        fields = {"person": self._person}
        argument = {"case": self._case, "command": "case.assign", "fields": fields}
        self.go.emit("run:record", argument)
