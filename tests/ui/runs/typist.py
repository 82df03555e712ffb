"""The real client, driven by a small hand until somebody kills it: `typist.py LEDGER PHOTOS`.

It fills a seizure through its widgets and never signs. When the draft is on disk it prints what the
run holds, as one line of JSON, and lives on.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from custody.demo.founding import PASSPHRASE
from tests.ui.runs import hand
from ui import theme
from ui.client import Client
from ui.runs.frame import Frame
from ui.settings import Settings
from ui.windows.main import MainWindow

CASE: Final = "EX-26-0417"
PATIENCE_S: Final = 60
CHAT: Final = b"sent on the evening before\n" * 3


def wait(reached: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not reached():
        if time.monotonic() > ends:
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def type_on(client: Client, photos: Path) -> None:
    window, desk = client.window, client.desk
    assert isinstance(window, MainWindow)
    assert desk is not None
    desk.people.unlock("ALM", PASSPHRASE.decode(), failed=lambda err: sys.exit(str(err)))
    wait(lambda: desk.people.person is not None)
    window.go("run:seizure", {"case": CASE})
    frame = window.page()
    assert isinstance(frame, Frame)
    hand.fill_urgent_basis(frame, CASE)
    hand.fill_scene(frame)
    given = [hand.make_photo(photos, number) for number in range(2)]
    things = [(hand.THINGS[0], given), (hand.THINGS[4], [])]
    hand.fill_items(frame, wait, things)
    run = hand.run_of(frame)
    chat = photos / "chat.txt"
    chat.write_bytes(CHAT)
    take = run.data.take([chat])
    wait(lambda: not take.is_busy)
    run.end_step._end.set_value("remarks", "Typed a moment before the battery died.")
    assert run._saving.isActive()  # what was typed last is saved by itself, nobody asks
    wait(lambda: not run._saving.isActive())
    desk.drafts.all()  # the disk has it
    sys.stdout.write(json.dumps(run.document()) + "\n")
    sys.stdout.flush()


def end(kind: type[BaseException], err: BaseException, trace: TracebackType | None) -> None:
    """Whoever waits for the line reads the end instead."""
    traceback.print_exception(kind, err, trace)
    os._exit(1)


def main() -> None:
    ledger, photos = map(Path, sys.argv[1:])
    application = QApplication([])
    theme.install(application)
    client = Client(Settings(photos / "client.ini"))
    client.start(ledger)
    sys.excepthook = end
    heart = QTimer()  # so that whoever waits looks again
    heart.start(20)
    QTimer.singleShot(0, lambda: type_on(client, photos))
    application.exec()


if __name__ == "__main__":
    main()
