"""Editors of values with members of their own: digests, file names, any value of another event."""

import json
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from custody.domain.vocabulary import Field, Kind
from custody.errors import IntegrityError
from custody.strict_json import DIGEST_HEX, file_name, unb64
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.lines import LINE_CHARACTERS, clean_line

translate = QCoreApplication.translate

_NAMES: Final = {
    Kind.DIGESTS: ("sha256", "sha512", "blake3", "sha3-256"),
    Kind.LEGACY: ("md5", "sha1"),
}
_SHOWN: Final = {
    "sha256": "SHA-256", "sha512": "SHA-512", "blake3": "BLAKE3", "sha3-256": "SHA3-256",
    "md5": "MD5", "sha1": "SHA-1",
}  # fmt: skip


class DigestsEditor(Editor):
    """Digests by algorithm, pasted from wherever they stand; spaces and case do not matter."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._lines: dict[str, QLineEdit] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(1, 1)
        for row, name in enumerate(_NAMES[field.kind]):
            line = QLineEdit()
            line.setMaxLength(2 * LINE_CHARACTERS)
            line.setProperty("role", "mono")
            line.setPlaceholderText(
                translate("Records", "{count} digits").format(count=DIGEST_HEX[name])
            )
            line.textChanged.connect(lambda _text: self.changed.emit())
            label = QLabel(_SHOWN[name])
            label.setProperty("role", "muted")
            layout.addWidget(label, row, 0)
            layout.addWidget(line, row, 1)
            self._lines[name] = line
        self.setFocusProxy(self.leaves()[0])
        self.watch(*self.leaves())

    def leaves(self) -> Sequence[QWidget]:
        return tuple(self._lines.values())

    def value(self) -> Any:
        texts = {name: "".join(line.text().split()).lower() for name, line in self._lines.items()}
        return {name: text for name, text in texts.items() if text} or None

    def set_value(self, value: Any) -> None:
        given = value if isinstance(value, dict) else {}
        for name, line in self._lines.items():
            line.setText(str(given.get(name, "")))
            line.setCursorPosition(0)

    def set_name(self, name: str) -> None:
        self.name = name
        for algorithm, line in self._lines.items():
            line.setAccessibleName(f"{name}: {_SHOWN[algorithm]}")

    def retranslate(self) -> None:
        words = translate("Records", "{count} digits")
        for name, line in self._lines.items():
            line.setPlaceholderText(words.format(count=DIGEST_HEX[name]))


class FileNameEditor(Editor):
    """A file name found on evidence. One that was read keeps its bytes until it is typed over."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self._read: dict[str, str] | None = None
        self.line = QLineEdit()
        self.line.setMaxLength(4 * LINE_CHARACTERS)
        self.line.setProperty("role", "mono")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.watch(self.line)

    def leaves(self) -> Sequence[QWidget]:
        return (self.line,)

    def value(self) -> Any:
        if self._read is not None:
            return dict(self._read)
        text = clean_line(self.line.text())
        return file_name(text.encode()) if text else None

    def set_value(self, value: Any) -> None:
        self._read = None
        shown = ""
        if isinstance(value, dict):
            shown = str(value.get("shown", ""))
            try:
                if value == file_name(unb64(value.get("raw"))):
                    self._read = {"raw": str(value["raw"]), "shown": shown}
            except IntegrityError:
                pass
        self.line.setText(shown)

    def _on_edited(self) -> None:
        self._read = None


class AnyEditor(Editor):
    """Any value: a text as it stands, or a number, list or group as JSON."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        super().__init__(field, group, known)
        self.line = QLineEdit()
        self.line.setMaxLength(40 * LINE_CHARACTERS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.watch(self.line)

    def leaves(self) -> Sequence[QWidget]:
        return (self.line,)

    def value(self) -> Any:
        text = clean_line(self.line.text())
        return _read_json(text, text) if text else None

    def set_value(self, value: Any) -> None:
        if value is None:
            text = ""
        elif isinstance(value, str) and _read_json(value, value) == value:
            text = value
        else:
            text = json.dumps(value, ensure_ascii=False)
        self.line.setText(text)

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)


def _read_json(text: str, otherwise: Any) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return otherwise
