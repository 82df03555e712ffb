"""What will be recorded, statement by statement, with every caution about it."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from custody.domain import wording
from custody.domain.cautions import Caution
from custody.service import Preview
from ui import theme
from ui.pictures import icon
from ui.slices import Slices
from ui.translations import language
from ui.widgets.emptied import clear_layout

translate = QCoreApplication.translate

_INDENT: Final = 8
"""Pixels for each blank before a dash."""

_AT_ONCE: Final = 50_000
"""Characters that are shown without slices."""
_PART: Final = 12_000
"""Characters after which a statement goes on in another text."""
_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Statements(QWidget):
    """A card for each statement; below them what the station adds by itself."""

    shown = Signal()
    """All of it stands there."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._shown: tuple[str, tuple[object, ...]] = "", ()
        self.filling = Slices(self)
        self.filling.ended.connect(self.shown)
        self.texts: tuple[str, ...] = ()
        """The statements as they are shown, whole."""

    def show_previews(self, previews: Sequence[Preview]) -> None:
        """Show what would be recorded, in the order of the record; what is long, in slices."""
        words = language(), tuple(map(_words_of, previews))
        if self._shown == words:
            return
        self._shown = words
        clear_layout(self._layout)
        own = [each for each in previews if not each.is_caused]
        self.texts = tuple(each.statement for each in own)
        self.filling.begin(self._cards(own, [each for each in previews if each.is_caused]))
        if sum(map(len, self.texts)) <= _AT_ONCE:
            self.filling.finish()

    def _cards(self, own: Sequence[Preview], caused: Sequence[Preview]) -> Iterator[None]:
        if any(_is_doubtful(each) for each in own):
            words = translate(
                "Statements",
                "The clock of this station is in doubt. The record says so, and is valid.",
            )
            self._layout.addWidget(_strip("clock", words))
        for number, each in enumerate(own, 1):
            yield from self._card(each, number if len(own) > 1 else 0)
        if caused:
            titles = [wording.title(each.draft.type, language()) for each in caused]
            words = translate("Statements", "The station adds by itself: {titles}.")
            note = _words(words.format(titles=", ".join(titles)))
            note.setProperty("role", "muted")
            self._layout.addWidget(note)

    def _card(self, preview: Preview, number: int) -> Iterator[None]:
        frame = QFrame()
        frame.setProperty("role", "card")
        head, _, rest = preview.statement.partition("\n")
        title = _words(f"{number}. {head}" if number else head)
        title.setProperty("role", "strong")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(title)
        self._layout.addWidget(frame)
        parts = list(_parts(rest))
        body = QVBoxLayout()
        body.setSpacing(0)
        layout.addLayout(body)
        for part in parts:
            text = StatementText(part)
            text.setAccessibleName(preview.statement if len(parts) == 1 else part)
            body.addWidget(text)
            yield
        for caution in preview.cautions:
            layout.addWidget(_strip("warning", caution_words(caution)))


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
        "caution.floor_shorter": translate(
            "Cautions",
            "The end that was named is later than what the rule makes sure, which is counted on: "
            "at least until {subject}.",
        ),
    }
    found = words.get(caution.code)
    subject = caution.about(language())
    if caution.code == "caution.check_digit":
        name, _, number = subject.partition(" ")
        subject = f"{wording.label(name, language())} {number}"
    return caution.sentence if found is None else found.format(subject=subject)


class StatementText(QTextEdit):
    """The lines of a statement, set so that fields stand below each other; no word is changed.

    It is as high as its text, and breaks digests and long names where a line ends: nothing of what
    is signed may be cut.
    """

    def __init__(self, text: str) -> None:
        """Show a statement."""
        super().__init__()
        self._statement = text
        self._muted = ""
        self.setProperty("role", "statement")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._set()

    def _set(self) -> None:
        muted = theme.colours().muted
        if self._muted != muted:
            self._muted = muted
            self.setHtml(typeset(self._statement, muted))

    def _fit(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()) + 2 * self.frameWidth())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the card

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._set()
        super().changeEvent(event)


def typeset(text: str, muted: str) -> str:
    """A statement as markup: sentences, then its fields in two columns.

    Args:
        text: Lines; those of fields begin with a dash, deeper ones after blanks.
        muted: Colour of the names of fields.
    """
    above: list[str] = []
    rows: list[list[str]] = []
    for line in text.split("\n"):
        words = line.lstrip(" ")
        if words.startswith("- "):
            name, colon, value = words.removeprefix("- ").partition(": ")
            indent = (len(line) - len(words)) * _INDENT
            rows.append([f"{escape(name)}{colon.rstrip()}", escape(value), str(indent)])
        elif rows:
            rows[-1][1] += f"<br>{escape(line)}"
        else:
            above.append(escape(line))
    cells = "".join(
        f'<tr><td width="32%" style="color:{muted}; padding:1px 16px 1px {indent}px">{name}</td>'
        f'<td style="padding:1px 0">{value}</td></tr>'
        for name, value, indent in rows
    )
    return "<br>".join(above) + (
        f'<table width="100%" cellspacing="0">{cells}</table>' * bool(rows)
    )


def _words_of(preview: Preview) -> tuple[object, ...]:
    """What of it is shown; ids and instants within a draft are new each time it is judged."""
    kind, doubtful = preview.draft.type, _is_doubtful(preview)
    return kind, preview.statement, preview.cautions, preview.is_caused, doubtful


def _is_doubtful(preview: Preview) -> bool:
    private = preview.draft.private or {}
    return bool(preview.draft.body.get("clock_warning") or private.get("clock_warning"))


def _parts(text: str) -> Iterator[str]:
    """The lines of a text in parts that are quickly laid out, each from a field on."""
    part: list[str] = []
    length = 0
    for line in text.split("\n"):
        if length > _PART and line.startswith("- "):
            yield "\n".join(part)
            part, length = [], 0
        part.append(line)
        length += len(line)
    yield "\n".join(part)


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
