"""What will be recorded, statement by statement, with every caution about it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.cautions import Caution
from custody.service import Preview
from ui.pictures import icon
from ui.translations import language

translate = QCoreApplication.translate

_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Statements(QWidget):
    """A card for each statement; below them what the station adds by itself."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self.texts: tuple[str, ...] = ()
        """The statements as they are shown, whole."""

    def show_previews(self, previews: Sequence[Preview]) -> None:
        """Show what would be recorded, in the order of the record."""
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        own = [each for each in previews if not each.is_caused]
        caused = [each for each in previews if each.is_caused]
        self.texts = tuple(each.statement for each in own)
        if any(_is_doubtful(each) for each in own):
            words = translate(
                "Statements",
                "The clock of this station is in doubt. The record says so, and is valid.",
            )
            self._layout.addWidget(_strip("clock", words))
        for number, each in enumerate(own, 1):
            self._layout.addWidget(_card(each, number if len(own) > 1 else 0))
        if caused:
            titles = [wording.title(each.draft.type, language()) for each in caused]
            words = translate("Statements", "The station adds by itself: {titles}.")
            note = _words(words.format(titles=", ".join(titles)))
            note.setProperty("role", "muted")
            self._layout.addWidget(note)


def caution_words(caution: Caution) -> str:
    """A caution in the words of the screen."""
    words = {
        "caution.address_without_time": translate(
            "Cautions", "The address {subject} is given without time and offset."
        ),
        "caution.address_without_port": translate(
            "Cautions",
            "The address {subject} is given without its source port. Carriers need it where many "
            "share an address.",
        ),
        "caution.check_digit": translate(
            "Cautions", "{subject}: the check digit does not fit. Read it again from the thing."
        ),
        "caution.confirmation_late": translate(
            "Cautions", "The confirmation of {subject} is sent after its term."
        ),
        "caution.term_shorter": translate(
            "Cautions", "The end that was named lies beyond the term, which ends at {subject}."
        ),
    }
    found = words.get(caution.code)
    subject = caution.subject
    if caution.code == "caution.check_digit":
        name, _, number = subject.partition(" ")
        subject = f"{wording.label(name, language())} {number}"
    return caution.sentence if found is None else found.format(subject=subject)


def _is_doubtful(preview: Preview) -> bool:
    private = preview.draft.private or {}
    return bool(preview.draft.body.get("clock_warning") or private.get("clock_warning"))


def _card(preview: Preview, number: int) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    head, _, rest = preview.statement.partition("\n")
    title = _words(f"{number}. {head}" if number else head)
    title.setProperty("role", "strong")
    body = _words(rest)
    body.setTextInteractionFlags(_SELECTABLE)
    body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    body.setAccessibleName(preview.statement)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 16)
    layout.setSpacing(8)
    layout.addWidget(title)
    layout.addWidget(body)
    for caution in preview.cautions:
        layout.addWidget(_strip("warning", caution_words(caution)))
    return frame


def _strip(picture: str, words: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("tone", "warn")
    mark = QLabel()
    mark.setPixmap(icon(picture, "warn").pixmap(20, 20))
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(12)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(words), 1)
    return frame


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
