"""Python's search for cyclic garbage, kept on the window's thread.

Left to itself it runs in whichever thread happens to make an object. What has timers and is freed
on another thread than its own leaves them behind: Qt fires them for something that is gone, and
the program ends. So whoever starts threads holds a `Sweeper` as long as they live.

The window waits while it is searched. Thousands of rows that a job has read would be searched for
longer than it may wait, in vain: they have no cycles, and are freed as ever. So only little is
searched at a time, and what is more, or older, is set aside until nobody is at the window.
"""

import gc
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

from ui.touch import Touch

_LOOK_EVERY_MS: Final = 500
_REST_MS: Final = 300_000
"""Nobody is at the window who has touched nothing for so long."""
_MOST: Final = 20_000
"""Things that are searched at once: some five thousandths of a second."""


class Sweeper(QObject):
    """While one of these is held, garbage is looked for between events and nowhere else."""

    _thresholds: ClassVar[tuple[int, int, int]] = gc.get_threshold()
    _held: ClassVar[int] = 0
    _is_due: ClassVar[bool] = True
    """Whether much was made since all was searched."""
    _middle: ClassVar[int] = 0
    """How many things at most were searched once. Python itself is not asked for them: a tuple
    that another thread is making, and that is held but for a moment, is never finished."""

    def __init__(self, owner: QObject) -> None:
        """Take over from Python.

        Args:
            owner: Who has threads; on the window's thread.
        """
        super().__init__(owner)
        Sweeper._held += 1
        if Sweeper._held == 1:
            Sweeper._thresholds = gc.get_threshold()
            gc.set_threshold(0)  # `gc.disable` would be undone by `custody.garbage.uncollected`
        self._looking, self._resting = QTimer(self), QTimer(self)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look)
        self._looking.start()
        self._resting.setInterval(_REST_MS)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self.rest)
        self._resting.start()
        Touch(self).touched.connect(self._on_touched)

    def look(self) -> None:
        """Search what is new, if that is little; else set it aside."""
        young, middle, _ = gc.get_count()
        if young <= Sweeper._thresholds[0]:
            return
        Sweeper._is_due = True
        if Sweeper._middle + young > _MOST:
            self.settle()
        elif middle > Sweeper._thresholds[1]:
            gc.collect(1)
            Sweeper._middle = 0
        else:
            gc.collect(0)
            Sweeper._middle += young

    def rest(self) -> None:
        """Search everything, once for each time that nobody waits for the window."""
        if Sweeper._is_due:
            Sweeper._is_due = False
            gc.unfreeze()
            gc.collect()
            self.settle()

    @classmethod
    def settle(cls) -> None:
        """What is there now is searched no more until nobody is at the window."""
        if cls._held:
            gc.freeze()
            cls._middle = 0

    def release(self) -> None:
        """Give it back, once: the threads have ended."""
        if not self._looking.isActive():
            return
        self._looking.stop()
        self._resting.stop()
        Sweeper._held -= 1
        if Sweeper._held == 0:
            gc.set_threshold(*Sweeper._thresholds)
            gc.unfreeze()

    def _on_touched(self) -> None:
        if self._looking.isActive():
            self._resting.start()
