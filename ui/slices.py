"""Work of the window's thread in slices, between which the window hears and paints."""

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

SLICE_S: Final = 0.008
"""When a slice is this long, the rest waits for the next turn of the event loop.

What the slice before has caused counts too: what was added to a page is laid out and painted."""


class Slices(QObject):
    """Goes through one work at a time: each step of an iterator is done and cannot be divided."""

    ended = Signal()
    """A work is done to its end, and none is open."""

    def __init__(self, owner: QObject) -> None:
        """Do nothing yet.

        Args:
            owner: Whose work it is, and with whom it ends.
        """
        super().__init__(owner)
        self._work: Iterator[object] | None = None
        self._left_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self._work is not None

    def begin(self, work: Iterator[object]) -> None:
        """Do this from the next turn on, instead of what is left of other work."""
        self._work = work
        self._left_at = time.thread_time()
        self._timer.start()

    def finish(self) -> None:
        """Do at once what is left."""
        is_begun = self.is_open
        while (work := self._stop()) is not None:
            for _ in work:
                pass
        if is_begun and isValid(self):
            self.ended.emit()

    def drop(self) -> None:
        """Leave undone what is left."""
        self._stop()

    def _stop(self) -> Iterator[object] | None:
        work, self._work = self._work, None
        if isValid(self._timer):  # the work may have held the last that kept its owner
            self._timer.stop()
        return work

    def _turn(self) -> None:
        ends = time.perf_counter() + SLICE_S - (time.thread_time() - self._left_at)
        work = self._work
        while work is not None and work is self._work:
            if next(work, self) is self:
                if work is self._work:
                    self._stop()
                    if isValid(self):
                        self.ended.emit()
            elif time.perf_counter() >= ends:
                self._left_at = time.thread_time()
                return
