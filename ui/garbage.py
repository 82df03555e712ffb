"""Python's search for cyclic garbage, kept on the window's thread.

Left to itself it runs in whichever thread happens to make an object. What has timers and is freed
on another thread than its own leaves them behind: Qt fires them for something that is gone, and
the program ends. So whoever starts threads holds a `Sweeper` as long as they live.
"""

import gc
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS: Final = 500


class Sweeper(QObject):
    """While one of these is held, garbage is looked for between events and nowhere else."""

    _thresholds: ClassVar[tuple[int, int, int]] = gc.get_threshold()
    _held: ClassVar[int] = 0

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
        for generation in (2, 1, 0):
            if counts[generation] > Sweeper._thresholds[generation]:
                gc.collect(generation)
                return

    def release(self) -> None:
        """Give it back, once: the threads have ended."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        Sweeper._held -= 1
        if Sweeper._held == 0:
            gc.set_threshold(*Sweeper._thresholds)
