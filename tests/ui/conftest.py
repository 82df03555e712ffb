"""A station filled with the worked example, made once a run and copied for each test."""

import fcntl
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.demo.founding import PASSPHRASE, found_demonstration
from ui import theme, translations
from ui.desk import Desk
from ui.settings import Settings
from ui.wiring import open_desk


@dataclass(frozen=True)
class Filled:
    """Where the worked example lies: the ledger's folder, its user's state, its evidence."""

    ledger: Path
    home: Path
    evidence: Path
    bundles: Path


STORED: Final = 26
"""Row of the worked example after which every item of the search lies in the store."""
_ALL: Final = 99
_ENDS_WITHIN_S: Final = 10


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Fail a test that leaves a thread of ours, a window or a running timer behind."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(_ENDS_WITHIN_S)
    found = [f"thread {thread.name}" for thread in left if thread.is_alive()]
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                found.append(f"window {type(widget).__name__} {widget.windowTitle()!r}")
                widget.hide()
            for timer in widget.findChildren(QTimer):
                if timer.isActive():
                    found.append(f"timer in {type(timer.parent()).__name__}")
                    timer.stop()
    assert not found, f"left behind: {', '.join(found)}"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Filled:
    """The worked example played to its end, by whichever process of this run comes first."""
    return _filled(tmp_path_factory, worker_id, _ALL)


@pytest.fixture(scope="session")
def half_filled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Filled:
    """The worked example up to the store room: the custodian holds every item."""
    return _filled(tmp_path_factory, worker_id, STORED)


def _filled(factory: pytest.TempPathFactory, worker_id: str, last: int) -> Filled:
    base = factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / f"filled-{last}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            _play(folder, last)
            (folder / "whole").touch()
    if worker_id != "master":  # links of one process would be changes of a file to another's hash
        folder = Path(shutil.copytree(folder, base / folder.name))
    return Filled(folder / "ledger", folder / "state", folder / "evidence", folder / "bundles")


def _play(folder: Path, last: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "state"))
        player = found_demonstration(folder)
        rows = [step["row"] for step in player.story["step"]]
        steps = sum(row <= last for row in rows)
        player.story["step"][:] = player.story["step"][:steps]
        for _ in player.play():
            pass
        player.station.close()


@pytest.fixture
def station_folder(filled: Filled, tmp_path: Path, custody_home: Path) -> Path:
    """A ledger's folder of this test's own, with what its user keeps outside it."""
    return copied(filled, tmp_path / "ledger", custody_home)


def copied(filled: Filled, folder: Path, home: Path) -> Path:
    """Copy a ledger and what its user keeps outside it."""
    shutil.copytree(filled.ledger, folder, copy_function=_copy)
    shutil.copytree(filled.home, home, dirs_exist_ok=True)
    return folder


def _copy(source: str, target: str) -> str:
    """Link what nobody writes to, copy the rest."""
    if "/artifacts/" in source and Path(source).stat().st_mode & 0o222 == 0:
        os.link(source, target)
        return target
    return str(shutil.copy2(source, target))


@pytest.fixture
def passphrase() -> str:
    """Of every person of the worked example."""
    return PASSPHRASE.decode()


@pytest.fixture
def desk(station_folder: Path, qapp: QApplication, custody_home: Path) -> Iterator[Desk]:
    """The station opened for work, with nobody unlocked."""
    opened = open_desk(station_folder, Settings(custody_home / "client.ini"))
    yield opened
    # The test's widgets go before what they show: a closed window would still hear of news.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.close()


@pytest.fixture
def half_desk(
    half_filled: Filled, qapp: QApplication, tmp_path: Path, custody_home: Path
) -> Iterator[Desk]:
    """As `desk`, while the custodian still holds every item."""
    folder = copied(half_filled, tmp_path / "half", custody_home)
    opened = open_desk(folder, Settings(custody_home / "client.ini"))
    yield opened
    opened.close()


def sit_down(desk: Desk, qtbot: QtBot, person: str) -> None:
    """Unlock a person's key."""
    with qtbot.waitSignal(desk.people.changed):
        desk.people.unlock(person, PASSPHRASE.decode(), failed=_fail)


def _fail(err: Exception) -> None:
    pytest.fail(str(err))


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    theme.install(qapp, theme.Scheme.LIGHT)
    translations.choose(qapp, "en")
    yield
    translations.choose(qapp, "en")
