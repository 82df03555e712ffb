"""Editors of text and numbers: one line, several lines, integers, printed numbers."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from custody.domain.check_digits import misread_numbers
from custody.domain.vocabulary import Field, Kind
from ui.forms.editor import Editor
from ui.forms.known import Known

translate = QCoreApplication.translate

LINE_CHARACTERS: Final = 500
ADDRESS_CHARACTERS: Final = 1000
TEXT_CHARACTERS: Final = 20_000
_PRINTED_CHARACTERS: Final = 64
_ENCODED_CHARACTERS: Final = 16_384
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Seen by nobody, they turn what stands behind them: it would read otherwise than it is signed."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NUMBER: Final = re.compile(r"[+-]?\d{1,16}\Z")
_GROUPED: Final = frozenset({Kind.IMEI, Kind.ICCID, Kind.EID})
"""Numbers that are printed in groups and kept without the spaces between them."""
_MONO: Final = frozenset(
    {
        Kind.SHA256, Kind.SHA512, Kind.ROOT, Kind.BASE64, Kind.KEY, Kind.TRUST_LINE, Kind.ORIGIN,
        Kind.POINTER, *_GROUPED, Kind.MAC, Kind.VIN,
    }
)  # fmt: skip
_LIMITS: Final = {
    Kind.SHA256: 64, Kind.SHA512: 128, Kind.ROOT: 44, Kind.BASE64: _ENCODED_CHARACTERS,
    Kind.IMEI: _PRINTED_CHARACTERS, Kind.ICCID: _PRINTED_CHARACTERS, Kind.MAC: _PRINTED_CHARACTERS,
    Kind.VIN: _PRINTED_CHARACTERS, Kind.EID: _PRINTED_CHARACTERS, Kind.MEDIA_TYPE: 127,
}  # fmt: skip


def clean_line(text: str) -> str:
    """A text as one line of the record: nothing that controls or turns, normal form C."""
    text = _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", _TURNING.sub("", text)))
    return unicodedata.normalize("NFC", text).strip()


def clean_text(text: str) -> str:
    """A text of several lines as the record keeps it."""
    text = _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\u2029", "\n"))
    text = _TURNING.sub("", _HIDDEN.sub("", text))
    return unicodedata.normalize("NFC", text).strip("\n ")


class LineEditor(Editor):
    """One line of text; of a printed number, with a word on its check digit."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._is_cut = False
        self.line = QLineEdit()
        self.line.setMaxLength(_LIMITS.get(field.kind, LINE_CHARACTERS))
        if field.kind in _MONO:
            self.line.setProperty("role", "mono")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text)
        self.line.inputRejected.connect(self._on_rejected)
        self.watch(self.line)

    def leaves(self) -> Sequence[QWidget]:
        return (self.line,)

    def value(self) -> Any:
        text = clean_line(self.line.text())
        if self.field.kind in _GROUPED:
            text = text.replace(" ", "")
        return text or None

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def _on_text(self) -> None:
        self._is_cut &= len(self.line.text()) >= self.line.maxLength()
        if not self._is_cut:
            self.noted.emit(*check_words(self.field, self.value()))
        self.changed.emit()

    def _on_rejected(self) -> None:
        """A paste, or a key, beyond the length that the record takes."""
        self._is_cut = len(self.line.text()) >= self.line.maxLength()
        if self._is_cut:
            self.noted.emit(_bounded(self.line.maxLength()), "warn")


class IntegerEditor(LineEditor):
    """A whole number, given as digits."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self.line.setMaxLength(17)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def value(self) -> Any:
        text = self.line.text().replace(" ", "").replace("\u00a0", "")
        return int(text) if _NUMBER.match(text) else text or None


class TextEditor(Editor):
    """Several lines. Tab moves on, as everywhere in a form."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        limit = ADDRESS_CHARACTERS if field.kind is Kind.ADDRESS else TEXT_CHARACTERS
        self.text = _BoundedText(limit, lines=2 if field.kind is Kind.ADDRESS else 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._on_text)
        self.text.bounded.connect(lambda: self.noted.emit(_bounded(limit), "warn"))
        self.watch(self.text)

    def leaves(self) -> Sequence[QWidget]:
        return (self.text,)

    def value(self) -> Any:
        return clean_text(self.text.toPlainText()) or None

    def set_value(self, value: Any) -> None:
        self.text.setPlainText("" if value is None else str(value))

    def _on_text(self) -> None:
        self.noted.emit("", "muted")
        self.changed.emit()


class _BoundedText(QPlainTextEdit):
    """Takes so much text and no more, and grows with it up to a height."""

    bounded = Signal()
    """More was pasted or typed than the record takes."""

    def __init__(self, limit: int, lines: int) -> None:
        super().__init__()
        self._limit = limit
        self._lines = lines
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        room = self._room()
        text = source.text() if source.hasText() else ""
        self.insertPlainText(text[:room])
        self.ensureCursorVisible()
        if len(text) > room:
            self.bounded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text() and self._room() <= 0:
            self.bounded.emit()
            return
        super().keyPressEvent(event)

    def _room(self) -> int:
        chosen = len(self.textCursor().selectedText())
        return max(0, self._limit - self.document().characterCount() + 1 + chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # the sheet's padding counts
            self._fit()

    def _fit(self) -> None:
        shown = min(max(self._lines, self.document().blockCount()), 10)
        margins = self.contentsMargins()
        frame = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        height = shown * self.fontMetrics().lineSpacing() + frame
        self.setFixedHeight(height + margins.top() + margins.bottom())


def check_words(field: Field, value: Any) -> tuple[str, str]:
    """What the check digits of a printed number tell, and the role of the words."""
    if not isinstance(value, str) or field.kind not in _LIMITS or field.kind not in _PRINTED:
        return "", "muted"
    probe = Field(field.name, field.kind, required=False, private=False)
    if misread_numbers((probe,), {field.name: value}):
        return translate("Lines", "Does not fit: read it again. It is recorded as given."), "warn"
    if field.kind is Kind.EID:
        return translate("Lines", "The length fits"), "muted"
    if field.kind in _GROUPED:
        return translate("Lines", "The check digit fits"), "muted"
    return translate("Lines", "The form fits"), "muted"


_PRINTED: Final = frozenset({Kind.IMEI, Kind.ICCID, Kind.EID, Kind.MAC, Kind.VIN})


def _bounded(limit: int) -> str:
    text = translate("Lines", "Only the first {limit} characters are kept.")
    return text.format(limit=limit)
