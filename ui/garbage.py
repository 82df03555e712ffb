"""Python's search for cyclic garbage, kept on the window's thread.

Left to itself it runs in whichever thread happens to make an object. What has timers and is freed
on another thread than its own leaves them behind: Qt fires them for something that is gone, and
the program ends. So whoever starts threads holds a `Sweeper` as long as they live.

The window waits while it is searched. So what the program is made of is left out, and all that is
old is searched only when it has grown by a quarter, as Python itself does.
"""

import gc
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS: Final = 500
_GROWN: Final = 1.25


class Sweeper(QObject):
    """While one of these is held, garbage is looked for between events and nowhere else."""

    _thresholds: ClassVar[tuple[int, int, int]] = gc.get_threshold()
    _held: ClassVar[int] = 0
    _old: ClassVar[int] = 0
    """How many things were left when all was searched last."""

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
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Sweep the oldest generation that Python would sweep now."""
        counts = gc.get_count()
        due = [each for each in (2, 1, 0) if counts[each] > Sweeper._thresholds[each]]
        if due and due[0] == 2 and len(gc.get_objects(2)) <= _GROWN * Sweeper._old:
            due = due[1:]
        if due:
            gc.collect(due[0])
        if due and due[0] == 2:
            Sweeper._old = len(gc.get_objects(2))

    @classmethod
    def settle(cls) -> None:
        """What is there now stays as long as anybody sweeps: it is not searched any more."""
        if cls._held:
            gc.freeze()
            cls._old = 0

    def release(self) -> None:
        """Give it back, once: the threads have ended."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        Sweeper._held -= 1
        if Sweeper._held == 0:
            gc.set_threshold(*Sweeper._thresholds)
            gc.unfreeze()
