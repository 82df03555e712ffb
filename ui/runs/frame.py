"""The frame of a guided run: where one stands, the step itself, the way on, review and signature.

The draft is saved as it is typed and once more when one leaves. A step that is not complete says
so where it belongs and, in one strip above the buttons, as a whole. The last step is the review;
after it a page tells what was recorded and what one may do next.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from custody.errors import CustodyError
from custody.service import Receipt
from ui import tab_order, theme
from ui.dialogs.confirm import is_confirmed
from ui.dialogs.review_and_sign import ReviewPanel
from ui.dialogs.unlock import UnlockDialog
from ui.pictures import icon
from ui.runs.closing import Closing
from ui.runs.fault_strip import FaultStrip
from ui.runs.run import Run
from ui.runs.step_pages import StepPages
from ui.seen import Seen, Translated
from ui.slices import Slices
from ui.texts import explain
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.role_notice import RoleNotice
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from ui.cases import Wish


class Frame(Translated, Seen):
    """One run, from its first step to what was recorded."""

    done = Signal(object)
    """A `Receipt`: signed and recorded. The closing page is still shown."""
    left = Signal()
    """Given up, put aside with its draft, or closed after signing."""
    go = Signal(str, object)

    def __init__(self, run: Run, at: int = 0) -> None:
        """Show a run.

        Args:
            run: Its steps made and, where a draft is taken up, filled.
            at: The step to begin with.
        """
        super().__init__()
        self.setObjectName("run")
        self.run = run
        run.setParent(self)
        run.hide()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self.leave_button = QPushButton()
        self.leave_button.setProperty("kind", "quiet")
        self.leave_button.setIcon(icon("save"))
        self.drop_button = QPushButton()
        self.drop_button.setProperty("kind", "quiet")
        self.drop_button.setIcon(icon("delete"))
        self.stepper = Stepper()
        self._pages = StepPages(self)
        self.dressing, self.forming = Slices(self), Slices(self)
        for step in run.steps:
            self._pages.add_step(step)
        self._reviewed, self._closed = self._pages.add_room(), self._pages.add_room()
        self.notice = RoleNotice(run.desk, lambda: () if run.is_finished else run.signs())
        self.told = Banner("accent")
        self._strip = FaultStrip()
        self._head, self._footer = QWidget(), QWidget()
        self.back_button = QPushButton()
        self.back_button.setIcon(icon("left"))
        self.next_button = QPushButton()
        self.next_button.setProperty("kind", "primary")
        self._saved = QLabel()
        self._saved.setProperty("role", "muted")
        self._inside = QWidget()
        self._cover = EmptyState("lock")
        self._build()
        self._connect()
        self.retranslate()
        self.show_step(min(max(at, 0), len(run.steps)))
        run.watch()

    @cached_property
    def review(self) -> ReviewPanel:
        """What is about to be signed; made when somebody comes to it."""
        panel = ReviewPanel(self.run.desk)
        self._reviewed.addWidget(panel)
        panel.show()  # now, not from the next turn on
        panel.signed.connect(self._on_signed)
        panel.busy_changed.connect(self._on_busy)
        panel.go.connect(self._on_way_out)
        return panel

    @cached_property
    def closing(self) -> Closing:
        """What was recorded; made when it was."""
        page = Closing(self.run.desk)
        self._closed.addWidget(page)
        page.show()
        page.go.connect(self._on_go)
        page.closed.connect(self.left)
        return page

    # ---- building ----

    def _build(self) -> None:
        self._head.setMinimumHeight(theme.TOUCH + 2)  # as with its buttons, which go at the end
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.drop_button)
        head.addWidget(self.leave_button)
        foot = QHBoxLayout(self._footer)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(12)
        foot.addWidget(self.back_button)
        foot.addWidget(self._saved)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        for button in (self.back_button, self.next_button):
            button.setProperty("touch", "true")
            button.setMinimumWidth(120)
        for button in (self.leave_button, self.drop_button):
            button.setProperty("touch", "true")
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._head)
        layout.addWidget(self.stepper)
        layout.addWidget(self.notice)
        layout.addWidget(self.told)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._strip)
        layout.addWidget(self._footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        whole.addWidget(self._cover)
        self._cover.setVisible(False)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.leave_button.clicked.connect(self.leave)
        self.drop_button.clicked.connect(self._ask_to_drop)
        self.stepper.chosen.connect(self._on_chosen)
        self.run.go.connect(self.go)
        self.run.left.connect(self.left)
        for step in self.run.steps:
            step.changed.connect(self._on_changed)
        self.run.desk.people.changed.connect(self._on_people)
        self._cover.acted.connect(self._ask_for_owner)
        self._forward = [self._shortcut(keys, self.next) for keys in ("Ctrl+Return", "Ctrl+Enter")]
        self._shortcut("Alt+Left", self.back)
        self._shortcut("Ctrl+S", self._save)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        return shortcut

    # ---- words ----

    def title(self) -> str:
        """What the window calls it."""
        return self.run.title()

    def retranslate(self) -> None:
        """Set every text and accessible name in the current language."""
        self._title.setText(self.run.title())
        is_own = self.run.is_own
        self.leave_button.setText(self.tr("Save and leave") if is_own else self.tr("Leave"))
        self.leave_button.setAccessibleName(self.leave_button.text())
        self.leave_button.setToolTip(
            self.tr("What was typed is kept as a draft; see Today.") if is_own else ""
        )
        self.drop_button.setVisible(is_own)
        self.told.set_words(*self.run.notice())
        self.told.setVisible(bool(self.told.words()) and not self.run.is_finished)
        self.drop_button.setText(self.tr("Discard…"))
        self.drop_button.setAccessibleName(self.tr("Discard the draft"))
        self.back_button.setText(self.tr("Back"))
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip("Alt+\N{LEFTWARDS ARROW}")
        self.next_button.setToolTip("Ctrl+Enter")
        titles = [step.title() for step in self.run.steps]
        self.stepper.set_steps([*titles, self.tr("Review and sign")])
        self._pages.show_hints()
        self._name_next()
        self._cover.set_words(
            self.tr("Begun by {person}").format(person=self.run.owner),
            self.tr(
                "What was typed here is kept, and shown to nobody else. Unlock the key of {person} "
                "to go on."
            ).format(person=self.run.owner),
            self.tr("Unlock…"),
        )

    def _name_next(self) -> None:
        is_last = self.at == len(self.run.steps) - 1
        self.next_button.setText(self.tr("Review") if is_last else self.tr("Next"))
        self.next_button.setAccessibleName(self.next_button.text())
        self.next_button.setIcon(icon("sign" if is_last else "right", "on_accent"))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        tab_order.order(self)  # its parts are made and unfolded in any order
        return super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setUpdatesEnabled(False)  # nothing is painted before it is styled
        self.dressing.begin(self._dressed())

    def _dressed(self) -> Iterator[None]:
        for part in (self._head, self.notice, self.told, self._strip, self._footer, self._cover):
            theme.dress(part)
        yield
        self._dress()
        yield
        self.setUpdatesEnabled(True)

    def _dress(self) -> None:
        if self.isVisible():
            self._pages.dress()

    # ---- the way ----

    @property
    def at(self) -> int:
        """The step that is shown; the review comes after the last."""
        return self._pages.currentIndex()

    def show_step(self, index: int) -> None:
        """Show a step, or the review behind the last."""
        steps = self.run.steps
        self.forming.drop()
        self._pages.setCurrentIndex(index)
        self._dress()
        self.run.at = index
        self.stepper.set_current(min(index, len(steps)))
        self._strip.tell(())
        self.notice.refresh()
        self.back_button.setEnabled(index > 0)
        self.next_button.setVisible(index < len(steps))
        for shortcut in self._forward:  # the review has its own
            shortcut.setEnabled(index < len(steps))
        self._name_next()
        self._pages.enter(steps[index] if index < len(steps) else None)
        if index == len(steps):
            self._enter_review()
        self._pages.hold_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pages.hold_focus()

    def back(self) -> None:
        """Show the step before."""
        if 0 < self.at <= len(self.run.steps) and self.back_button.isEnabled():
            self.show_step(self.at - 1)

    def next(self) -> None:
        """Go on, if the step is complete."""
        if self.at >= len(self.run.steps):
            return
        faults = self.run.steps[self.at].faults()
        if faults:
            self._strip.tell(faults)
            self._pages.go_to_fault(self.run.steps[self.at])
            return
        self.run.at = self.at + 1  # a draft opens where it was, however the program ends
        self._save()
        self.show_step(self.run.at)

    def leave(self) -> None:
        """Put the run aside with its draft."""
        if not self.run.is_finished:
            self.run.save()
        self.run.left.emit()

    def _on_chosen(self, index: int) -> None:
        """A step that was passed is shown again; on the way forward each is asked for faults."""
        if self.run.is_finished:
            return
        while self.at < index:
            before = self.at
            self.next()
            if self.at == before:
                return
        if index != self.at:
            self.show_step(index)

    def _ask_to_drop(self) -> None:
        if is_confirmed(
            self._head,
            self.tr("Discard the draft?"),
            self.tr("What was typed in this run is deleted. Nothing of it was recorded."),
            do=self.tr("Discard the draft"),
            leave=self.tr("Keep the draft"),
        ):
            self.run.give_up()
            self.run.left.emit()

    def _on_changed(self) -> None:
        self._strip.tell(())
        self._saved.setText("")

    def _on_people(self) -> None:
        """What was typed is hidden from everybody but who typed it."""
        is_covered = not self.run.is_at_owner
        self.retranslate()
        self._inside.setVisible(not is_covered)
        self._cover.setVisible(is_covered)

    def _ask_for_owner(self) -> None:
        UnlockDialog(self.run.desk, self.window(), self.run.owner or "").exec()

    def _save(self) -> None:
        if self.run.is_finished:
            return
        self.run.save()
        if self.run.owner is not None and self.run.is_at_owner:
            self._saved.setText(self.tr("Draft saved"))

    # ---- review and after ----

    def _enter_review(self) -> None:
        forming = self._formed()
        if self.run.is_much:
            self.review.await_wishes()
            self.forming.begin(forming)
        else:
            for _ in forming:
                pass

    def _formed(self) -> Iterator[None]:
        found: list[Wish] = []
        try:
            for part in self.run.forming():
                found += part
                yield
        except CustodyError as err:
            self.show_step(len(self.run.steps) - 1)
            self._strip.tell([explain(err).what])
            return
        start = self.run.start if self.run.reads_long else None
        self.review.show_wishes(found, perform=self.run.perform, start=start)

    def _on_busy(self, busy: bool) -> None:
        """While it is recorded the run is neither left nor changed: it would be signed twice."""
        for each in (self.back_button, self.leave_button, self.drop_button, self.stepper):
            each.setDisabled(busy)
        if busy:
            self.closing  # noqa: B018 - made meanwhile

    def _on_signed(self, receipt: Receipt) -> None:
        self.run.end()
        self.notice.refresh()
        self.stepper.set_current(len(self.run.steps) + 1)
        self.told.hide()
        self._footer.hide()
        self.leave_button.hide()
        self.drop_button.hide()
        self.closing.show_receipt(receipt, self.run.finished(receipt), self.run.aside())
        self._pages.setCurrentIndex(len(self.run.steps) + 1)
        self._dress()
        self.run.done.emit(receipt)
        self.done.emit(receipt)

    def _on_way_out(self, page: str, argument: Any) -> None:
        self.leave()
        self.go.emit(page, argument)

    def _on_go(self, page: str, argument: Any) -> None:
        self.left.emit()
        self.go.emit(page, argument)
