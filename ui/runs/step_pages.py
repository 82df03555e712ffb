"""The pages of a run: each step where it scrolls, no wider than reads well."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.forms.row import Row
from ui.runs.run import Step
from ui.widgets.scrolled import bring_to_sight, scrolled

STEP_WIDTH: Final = 880
"""Widest that the fields of a step get, in pixels."""


class StepPages(QStackedWidget):
    """A page for each step, and rooms for what comes after the last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hints: list[tuple[QLabel, Step]] = []
        self._wanted: QWidget | None = None
        """Where the step that is shown wants to be begun."""

    def add_step(self, step: Step) -> None:
        """Add the page of a step, below a line that says what it is for."""
        hint = QLabel()
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self._hints.append((hint, step))
        room = self.add_room()
        room.addWidget(hint)
        row = QHBoxLayout()  # the height of wrapped words is asked for at the step's own width
        row.addWidget(step, 100)
        row.addStretch(1)
        room.addLayout(row)
        room.addStretch(1)

    def add_room(self) -> QVBoxLayout:
        """Add a page that scrolls, its content no wider than reads well."""
        content = QWidget()
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(area)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 8, 12, 8)
        body = QWidget(content)
        body.setMaximumWidth(STEP_WIDTH)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(body, 100)
        row.addStretch(1)
        room = QVBoxLayout(body)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(16)
        return room

    def show_hints(self) -> None:
        """Say what each step is for, in the current language."""
        for hint, step in self._hints:
            hint.setText(step.hint())
            hint.setVisible(bool(step.hint()))

    def dress(self) -> None:
        """Style the page that is seen; one that nobody has come to yet is styled when shown."""
        page = self.currentWidget()
        if page is not None:
            theme.dress(page)

    def enter(self, step: Step | None) -> None:
        """Begin the step that is shown; None for what comes after the last."""
        self._wanted = None
        if step is not None:
            step.enter()
            page = self.currentWidget()
            self._wanted = None if page is None else page.focusWidget()

    def hold_focus(self) -> None:
        """Whoever works with keys alone goes on in what is shown, where it was left or begins."""
        page, focus = self.currentWidget(), QApplication.focusWidget()
        if page is None or (focus is not None and page.isAncestorOf(focus)):
            return
        # Not `nextInFocusChain`: its binding makes each widget the child of what it returns, and
        # one that goes away takes menus and pages with it.
        within = [each for each in page.findChildren(QWidget) if _can_type(each)]
        # What a step asked for before the frame had its place in the window was forgotten there.
        wanted = self._wanted if self._wanted in within else None
        field = page.focusWidget() or wanted or next(iter(within), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_fault(self, step: Step) -> None:
        """Set the focus to the first field in which something is wrong, and bring it to sight.

        Where no field is marked, the step itself may have set the focus to what is wrong.
        """
        for row in step.findChildren(Row):
            if row.fault() and row.isVisibleTo(step):
                row.editor.focus_first()
                bring_to_sight(row)
                return
        focused = step.focusWidget()
        if focused is not None:
            bring_to_sight(focused)


def _can_type(widget: QWidget) -> bool:
    is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_reached and widget.isVisible() and widget.isEnabled()
