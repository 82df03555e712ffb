"""Frame of the small dialogs that ask for a few lines: labels above, faults below, two buttons."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.desk import Desk
from ui.pictures import icon
from ui.question import Question
from ui.texts import explain
from ui.widgets.remark import Remark

T = TypeVar("T")
_WIDTH: Final = 520
_LONGEST: Final = 2000


class AskingDialog(QDialog):
    """What is asked stands in `body`; it is taken only once `fault` finds nothing wrong."""

    def __init__(self, title: str, why: str, accept: str, parent: QWidget | None = None) -> None:
        """Make the frame.

        Args:
            title: Of the window, and above all.
            why: What it is for, in a sentence or two.
            accept: Words of the button that takes it.
            parent: The window behind.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        heading, about = QLabel(title), QLabel(why)
        heading.setProperty("role", "title")
        about.setProperty("role", "muted")
        for label in (heading, about):
            label.setWordWrap(True)
        self._fields: dict[QWidget, QHBoxLayout] = {}
        self._pair: QHBoxLayout | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GRID)
        self._fault = Remark()
        self.take_button, self.cancel_button = QPushButton(accept), QPushButton(self.tr("Cancel"))
        self.take_button.setProperty("kind", "primary")
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self._on_take)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.cancel_button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID * 6,) * 4)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(heading)
        layout.addWidget(about)
        layout.addLayout(self.body)
        layout.addWidget(self._fault)
        layout.addLayout(self._foot)
        self.setMinimumWidth(_WIDTH)

    def showing(self) -> None:
        """Dress it; the last line of a subclass's `__init__`."""
        theme.dress(self)

    def fit(self) -> None:
        """Be as high as the words need at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fault(self) -> str:
        """What is wrong, in words; empty where nothing is."""
        return ""

    def say(self, words: str) -> None:
        """Say what is wrong."""
        was_hidden = self._fault.isHidden()
        self._fault.say(words)
        if self._fault.isHidden() != was_hidden:
            self.fit()

    def add_line(self, words: str, hint: str = "", *, is_secret: bool = False) -> QLineEdit:
        """A line with its label above."""
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(hint)
        if is_secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(lambda _text: self.say(""))
        self.add_field(words, line)
        return line

    def add_field(self, words: str, field: QWidget, *beside: QWidget) -> QLabel:
        """Something with its label above, and perhaps buttons beside it."""
        label = QLabel(words)
        label.setProperty("role", "label")
        label.setBuddy(field)
        field.setAccessibleName(words)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        row.addWidget(field, 1)
        for each in beside:
            row.addWidget(each)
        self._fields[field] = row
        cell = QVBoxLayout()
        cell.setSpacing(theme.GRID)
        cell.addWidget(label)
        cell.addLayout(row)
        if self._pair is None:
            self.body.addSpacing(theme.GRID * 2)
            self.body.addLayout(cell)
        else:
            self._pair.addLayout(cell, 1)
            self._pair = self._pair if self._pair.count() == 1 else None
        return label

    def pair(self) -> None:
        """Set the next two fields side by side."""
        self._pair = QHBoxLayout()
        self._pair.setSpacing(theme.GRID * 4)
        self.body.addSpacing(theme.GRID * 2)
        self.body.addLayout(self._pair)

    def put_below(self, *buttons: QWidget) -> None:
        """Put buttons under what was asked last."""
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(theme.GRID)
        self.body.addLayout(row)

    def put_beside(self, field: QWidget, *buttons: QWidget) -> None:
        """Put buttons to the right of a field."""
        row = self._fields[field]
        for button in buttons:
            row.addWidget(button)

    def button(self, words: str, drawing: str, act: Callable[[], object]) -> QPushButton:
        """A button beside a field, or below one."""
        button = QPushButton(icon(drawing), words)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _on_take(self) -> None:
        wrong = self.fault()
        self.say(wrong)
        if not wrong:
            self.accept()


class WritingDialog(AskingDialog, Generic[T]):
    """What was asked for is written by a job; the dialog stays open while that fails."""

    def __init__(
        self, desk: Desk, title: str, why: str, accept: str, parent: QWidget | None = None
    ) -> None:
        """Ask, as an `AskingDialog` does.

        Args:
            desk: Where it is written.
            title: Of the window, and above all.
            why: What it is for, in a sentence or two.
            accept: Words of the button that takes it.
            parent: The window behind.
        """
        super().__init__(title, why, accept, parent)
        self.desk = desk
        self.made: T | None = None
        """What was written."""
        self.question = Question(desk.jobs)
        self.question.answered.connect(self._on_written)
        self.question.failed.connect(self._on_failed)

    def work(self) -> Callable[[], T]:
        """What writes what is asked for now, on another thread; it may raise a `CustodyError`."""
        raise NotImplementedError

    def _on_take(self) -> None:
        wrong = self.fault()
        self.say(wrong)
        if not wrong:
            work = self.work()
            self.take_button.setEnabled(False)
            self.question.ask(lambda _progress: work())

    def _on_written(self, made: T) -> None:
        self.made = made
        self.accept()

    def _on_failed(self, err: Exception) -> None:
        self.take_button.setEnabled(True)
        self.say(explain(err, self.desk.station.ledger.offset).in_short())
