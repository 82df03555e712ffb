"""How long the window's thread was held: each time that events had to wait, and what was done.

A timer beats in the event loop; a second thread sees when it does not, and looks what the first one
is doing. Nothing is judged here: times are told, since machines differ.
"""

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

LONG_S: Final = 0.05
_LOOK_EVERY_S: Final = 0.01
_REST_MS: Final = 40
_MOST_MS: Final = 300_000
_OURS: Final = ("/ui/", "/custody/")


@dataclass(slots=True)
class Stall:
    """One time that the event loop did not turn."""

    step: str
    """What the script was about."""
    seconds: float
    cpu_seconds: float
    """What of it this thread itself computed: the rest it waited, or others had the machine."""
    places: Counter[str] = field(default_factory=Counter)
    """What it was doing whenever it was looked at."""

    def where(self) -> str:
        """What it was doing for most of the time."""
        return next(iter(self.places.most_common(1)), ("",))[0]


class StallWatch(QObject):
    """Made, started and read on the window's thread."""

    def __init__(self, longer_than: float = LONG_S) -> None:
        """Watch nothing yet.

        Args:
            longer_than: What counts as a stall, in seconds.
        """
        super().__init__()
        self.step = ""
        self.stalls: list[Stall] = []
        self._least = longer_than
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self._begun: tuple[float, float] = (0.0, 0.0)
        self._thread_id = threading.get_ident()
        self._places: list[tuple[float, str]] = []
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._look, name="stalls")

    def start(self) -> None:
        """Watch from now on."""
        self._begun = (time.perf_counter(), time.thread_time())
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._beat()
        self._timer.stop()
        self._ended.set()
        self._watcher.join()

    def turn(self, step: str, act: Callable[[], object], settled: Callable[[], bool]) -> None:
        """Do something from the event loop, as a click would, and wait until all is quiet.

        Raises:
            Exception: What the act raised; the event loop would only print it.
            TimeoutError: It does not become quiet.
        """
        self.step = step
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: loop.quit() if settled() else None)
        raised: list[Exception] = []

        def go() -> None:
            try:
                act()
            except Exception as err:  # noqa: BLE001 - raised again outside of the event loop
                raised.append(err)
            look.start(_REST_MS)

        QTimer.singleShot(0, go)
        QTimer.singleShot(_MOST_MS, loop, lambda: loop.exit(1))
        ended = loop.exec()
        look.stop()
        if raised:
            raise raised[0]
        if ended:
            raise TimeoutError(step)

    def _beat(self) -> None:
        began, cpu_began = self._begun
        now, cpu = time.perf_counter(), time.thread_time()
        self._begun = (now, cpu)
        if now - began >= self._least:
            seen = [place for at, place in self._places if began <= at <= now]
            self.stalls.append(Stall(self.step, now - began, cpu - cpu_began, Counter(seen)))
        self._places.clear()

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_EVERY_S):
            if time.perf_counter() - self._begun[0] > self._least / 2:
                frame = sys._current_frames().get(self._thread_id)
                self._places.append((time.perf_counter(), _place(frame)))


def _place(frame: FrameType | None) -> str:
    """The innermost lines of ours in a stack."""
    lines = [
        f"{each.filename.rpartition('/main/')[2] or each.filename}:{each.lineno} {each.name}"
        for each in traceback.extract_stack(frame)
        if any(part in each.filename for part in _OURS) and each.filename != __file__
    ]
    return " < ".join(reversed(lines[-4:]))
