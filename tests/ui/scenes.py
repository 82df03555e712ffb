"""What the pictures of the client show: every page, and what stands beside it, in its turn."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from custody.demo.founding import PASSPHRASE
from custody.demo.story import StoryClock, local
from custody.keys.passphrases import from_text
from tests.ui import asides, parts, run_scenes
from tests.ui.runs import hand
from ui import theme
from ui.desk import Desk
from ui.dialogs.signers import SignerRow
from ui.rooms import ROOMS
from ui.runs.frame import Frame
from ui.settings import Settings
from ui.slices import Slices
from ui.windows.main import MainWindow
from ui.wiring import open_desk

CASE: Final = "EX-26-0417"
NOW: Final = "2026-05-22 09:30"
OFFSET: Final = "+05:00"
WIDTH: Final = 1280
HEIGHT: Final = 800
TURN_MS: Final = 120
MOST_TURNS: Final = 400

Shown = Iterator[tuple[str, QWidget]]


def shown(folder: Path, moment: str, names: list[str], language: str) -> Shown:
    """Each scene of one moment, ready to be grabbed, with its name.

    Args:
        folder: Of the example; it is written to.
        moment: `middle` or `end`.
        names: Which scenes; all, where there are none.
        language: In which language.
    """
    os.environ["CUSTODY_HOME"] = str(folder / "state")
    settings = Settings(folder / "client.ini")
    settings.language = language
    settings.scheme = theme.Scheme(theme.colours().name)
    settings.lock_after_min = 0
    clock = StoryClock(local(NOW, OFFSET)) if moment == "middle" else None
    desk = open_desk(folder / "ledger", settings, clock)
    stage = Stage(desk, folder)
    scenes = stage.middle() if moment == "middle" else stage.end()
    for name, begin in scenes.items():
        if not names or name in names:
            for part, widget in begin():
                stage.settle()
                yield name + part, widget
    stage.close()


class Stage:
    """The window, and the hand that fills it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.is_held = False
        """Whether work is shown while it goes on."""
        self.sit_down("ALM")
        self.window = MainWindow(desk)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()

    def middle(self) -> Mapping[str, Callable[[], Shown]]:
        """The scenes of a day of work."""
        self.put_aside()
        pages: dict[str, Any] = {room.name: None for room in ROOMS}
        del pages["table"]  # shown with a table in it
        pages |= {"case": CASE, "item": "ITM-03", "ledger": 99, "help": "verdicts"}
        return {
            **{name: self._page(name, argument) for name, argument in pages.items()},
            **parts.scenes(self),
            **asides.scenes(self),
            **run_scenes.scenes(self),
            **parts.recording(self),
        }

    def end(self) -> Mapping[str, Callable[[], Shown]]:
        """The scenes of a case that is closed."""
        bundle = self.folder / "bundles" / "prosecutor"
        pages = {"case": CASE, "item": "ITM-03", "bundles": None, "open_bundle": bundle}
        scenes = {f"end-{name}": self._page(name, argument) for name, argument in pages.items()}
        return {**scenes, "end-authentic": partial(parts.authentic, self)}

    def _page(self, name: str, argument: Any) -> Callable[[], Shown]:
        def begin() -> Shown:
            self.sit_down("ALM")
            self.window.go(name, argument)
            yield "", self.window

        return begin

    def put_aside(self) -> None:
        """A seizure that was begun: a draft."""
        frame = self.begin("run:seizure", {"case": CASE})
        hand.fill_urgent_basis(frame, CASE)
        self.leave(frame)

    # ---- runs ----

    def begin(self, name: str, argument: Any, person: str = "ALM") -> Frame:
        """Sit down and begin a run."""
        self.sit_down(person)
        self.window.go(name, argument)
        frame = self.window.page()
        if not isinstance(frame, Frame):
            raise TypeError(name)
        return frame

    def sign(self, frame: Frame, role: str = "", second: str = "") -> Shown:
        """The review; whoever is needed reads it; the page after the signature."""
        yield "-review", self.window
        review = frame.review
        if review.roles.open:
            review.choose_role(role or review.roles.open[0])
        if second and review.refusal():
            review.choose_second(second)
        for row in frame.findChildren(SignerRow):
            if not row.is_at_desk:
                row.read.setChecked(True)
                row.passphrase.setText(PASSPHRASE.decode())
                row.unlock.click()
                self.until(partial(_is_ready, row))
        if review.can_sign:
            done: list[object] = []
            frame.done.connect(done.append)
            yield "-signing", self.window
            review.sign_button.click()
            self.until(lambda: bool(done))
            yield "-closing", self.window
            frame.left.emit()
        else:
            self.leave(frame)

    def leave(self, frame: Frame) -> None:
        """Put a run aside: its draft is shown among the drafts."""
        frame.leave()

    # ---- the desk ----

    def sit_down(self, person: str) -> None:
        """Unlock a person's key."""
        if self.desk.people.person == person:
            return
        signer = self.desk.station.keyring.open(person, from_text(PASSPHRASE.decode()))
        known = self.desk.cases.roster().keys[signer.public.name]
        self.desk.people.take(person, signer.bound(known.public.suite))

    def settle(self) -> None:
        """Let jobs tell what they found, and the window fill and paint it."""
        self.turn(TURN_MS)
        self.until(lambda: self.is_held or not self.desk.jobs.running)
        self.until(lambda: not any(each.is_open for each in self.window.findChildren(Slices)))
        self.turn(TURN_MS)

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something."""
        for _ in range(MOST_TURNS):
            if reached():
                return
            self.turn(TURN_MS)
        raise TimeoutError

    @staticmethod
    def turn(milliseconds: int = TURN_MS) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def close(self) -> None:
        """Close everything."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.desk.close()
        shutil.rmtree(self.folder / "state", ignore_errors=True)


def _is_ready(row: SignerRow) -> bool:
    return row.signer is not None
