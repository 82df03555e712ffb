"""What every editor of a value has in common.

An editor gives `None` while nothing was given. What was typed and has not the right form is given
as it was typed, so that no draft loses it; the Schema then says what is wrong with it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from custody.domain.vocabulary import Field
from ui.forms.known import Known


class Editor(QWidget):
    """One value, or a list of them, as a field of the vocabulary asks for it."""

    changed = Signal()
    """The value may have become another."""
    noted = Signal(str, str)
    """Words about the value that block nothing, and their role: `warn` or `muted`."""

    def __init__(self, field: Field, group: str, known: Known) -> None:
        """Build an empty editor.

        Args:
            field: What it edits.
            group: The group that the field is a member of, or the type of the event.
            known: What the form knows of the case.
        """
        super().__init__()
        self.field = field
        self.group = group
        self.known = known
        self.name = ""
        self._enter = _Enter(self)
        self.on_enter: Callable[[], bool] | None = None
        """Asked first when Enter is pressed; True: it was used up."""

    def value(self) -> Any:
        """What was given; None while nothing was."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; None empties the editor."""
        raise NotImplementedError

    def leaves(self) -> Sequence[QWidget]:
        """The widgets that take the keyboard, in order."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """Take the words by which the field is called, as the accessible name."""
        self.name = name
        for leaf in self.leaves():
            leaf.setAccessibleName(name)

    def retranslate(self) -> None:
        """Set every text in the current language."""

    def at(self, _path: Sequence[str]) -> "tuple[Editor, Sequence[str]]":
        """The innermost editor at a place within the value, and what is left of the path."""
        return self, ()

    def focus_first(self) -> None:
        """Set the focus to where one begins to type."""
        leaves = self.leaves()
        if leaves:
            leaves[0].setFocus(Qt.FocusReason.TabFocusReason)

    def watch(self, *widgets: QWidget) -> None:
        """Let Enter move on from these widgets to the next field."""
        for widget in widgets:
            widget.installEventFilter(self._enter)


class _Enter(QObject):
    """Enter moves to the next field; within a text of several lines, Ctrl and Enter."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control != isinstance(watched, QPlainTextEdit):
            return False
        use = self._editor.on_enter
        if use is None or not use():
            self._editor.focusNextChild()
        return True
