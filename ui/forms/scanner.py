"""A barcode scanner types fast and ends with Enter: what it read goes where it fits.

What was read is told from what it looks like: numbers with check digits first, then ids that the
case knows. The layout of the keyboard does not matter. Where nothing fits, it stays in the field
that had the focus, like any typing.
"""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from custody.domain.check_digits import is_eid, is_imei, is_mac, is_vin
from custody.domain.vocabulary import Kind
from custody.ledger.checkpoint import is_origin
from ui.bursts import LEAST, Pace, restore, text_of
from ui.forms.editor import Editor
from ui.forms.known import Known
from ui.forms.lines import LineEditor
from ui.forms.lists import ChipsEditor
from ui.forms.members import Members
from ui.forms.things import ThingEditor
from ui.keyboards import readings

_ICCID_DIGITS: Final = (19, 20)
_IDS: Final = (Kind.ITEM, Kind.SEAL, Kind.ARTIFACT, Kind.REQUEST, Kind.SEARCH, Kind.PERSON)


def meanings(text: str, known: Known | None = None) -> Iterator[tuple[Kind, str]]:
    """What a scanned text may be, the likeliest first, and how the record spells it.

    Args:
        text: What the scanner typed. A label's code has the ledger and the id in it.
        known: What the form knows of the case; None for printed numbers only.
    """
    found = (each for read in readings(text.strip()) for each in _meanings(read, known))
    yield from dict.fromkeys(found)


def _meanings(text: str, known: Known | None) -> Iterator[tuple[Kind, str]]:
    digits = text.replace(" ", "")
    for kind, fits, spelled in (
        (Kind.IMEI, is_imei, digits),
        (Kind.ICCID, _is_iccid, digits),
        (Kind.EID, _is_eid, digits),
        (Kind.VIN, _is_vin, text.upper()),
        (Kind.MAC, is_mac, text),
    ):
        if fits(spelled):
            yield kind, spelled
    if known is not None:
        parts = [part for part in re.split(r"[\s|;]+", text) if part and not is_origin(part)]
        for part in parts:
            found = ((kind, known.is_known(kind, part)) for kind in _IDS)
            yield from ((kind, name) for kind, name in found if name is not None)


def _is_iccid(text: str) -> bool:
    """As printed on SIM cards: misread ones too, which then bear a word about it."""
    return text.isdigit() and text.startswith("89") and len(text) in _ICCID_DIGITS


def _is_eid(text: str) -> bool:
    return text.startswith("89") and is_eid(text)


def _is_vin(text: str) -> bool:
    return is_vin(text) and not text.isdigit()


class Scanner(QObject):
    """Watches the keyboard while its form is shown."""

    placed = Signal(str, str)
    """Words of the field that took what was read, and what it took."""

    def __init__(self, form: QWidget, known: Known) -> None:
        """Watch nothing yet.

        Args:
            form: Whose fields take what is read.
            known: What the form knows of the case.
        """
        super().__init__(form)
        self._form = form
        self._known = known
        self._is_listening = False
        self._watched: QWidget | None = None
        self._text = ""
        self._pace = Pace()
        self._where: QWidget | None = None
        self._before = ""

    def listen(self, listening: bool) -> None:
        """Begin or end to watch."""
        application = QCoreApplication.instance()
        if not isinstance(application, QApplication) or listening == self._is_listening:
            return
        self._is_listening = listening
        if listening:
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())
        else:
            application.focusChanged.disconnect(self._follow)
            self._follow(None, None)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Watch the one widget that has the focus: every event of all others costs nothing."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._form.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        focus = QApplication.focusWidget()
        if focus is None or watched is not focus:
            return False
        is_burst = self._pace.is_fast(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text, self._text = self._text, ""
            return is_burst and len(text) >= LEAST and self._place(text)
        if not event.text() or not event.text().isprintable():
            return False
        if not is_burst:
            self._text, self._where, self._before = "", focus, text_of(focus)
        self._text += event.text()
        return False

    def _place(self, text: str) -> bool:
        """Put what was read where it fits; False where nothing does."""
        for kind, spelled in meanings(text, self._known):
            target = self._target(kind)
            if target is None:
                continue
            if self._where is not None:
                restore(self._where, self._before)
            if isinstance(target, ChipsEditor):
                target.entry.set_value(None)
                target.add(spelled)
            else:
                target.set_value(spelled)
            target.focus_first()
            self.placed.emit(target.name, spelled)
            return True
        return False

    def _target(self, kind: Kind) -> Editor | None:
        """The field that takes a kind: where one types now, else the first empty one, or a list."""
        for members in self._form.findChildren(Members):
            if members.isVisible():
                members.build()
        kinds = (LineEditor, ThingEditor, ChipsEditor)
        found = [
            editor
            for editor in self._form.findChildren(Editor)
            if isinstance(editor, kinds)
            and editor.field.kind is kind
            and editor.isVisibleTo(self._form)
            and (isinstance(editor, ChipsEditor) or not editor.field.many)
        ]
        focus = QApplication.focusWidget()
        for editor in found:
            if focus is not None and editor.isAncestorOf(focus):
                return editor
        empty = (each for each in found if isinstance(each, ChipsEditor) or each.value() is None)
        return next(empty, None)
