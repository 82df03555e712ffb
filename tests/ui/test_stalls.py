"""The watch that tells how long the window's thread was held."""

import time

from pytestqt.qtbot import QtBot

from tests.benchmarks.stalls import StallWatch
from ui import formats


def hold() -> None:
    """Keep the thread for a while, in code of ours."""
    ends = time.monotonic() + 0.3
    while time.monotonic() < ends:
        formats.size(1)


def test_a_held_thread_is_noticed_with_what_held_it(qtbot: QtBot) -> None:
    watch = StallWatch()
    watch.start()
    watch.turn("held", hold, lambda: True)
    watch.stop()
    longest = max(watch.stalls, key=lambda each: each.seconds)
    assert longest.step == "held"
    assert longest.seconds >= 0.3
    assert "hold" in longest.where()
