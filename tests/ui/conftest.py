"""A station filled with the worked example, made once a run and copied for each test."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from custody.demo.founding import PASSPHRASE, found_demonstration
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


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Filled:
    """The worked example played to its end, by whichever process of this run comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "filled"
    with (folder.parent / "filled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            _play(folder)
            (folder / "whole").touch()
    return Filled(folder / "ledger", folder / "state", folder / "evidence", folder / "bundles")


def _play(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(folder / "state"))
        player = found_demonstration(folder)
        for _ in player.play():
            pass
        player.station.close()


@pytest.fixture
def station_folder(filled: Filled, tmp_path: Path, custody_home: Path) -> Path:
    """A ledger's folder of this test's own, with what its user keeps outside it."""
    folder = tmp_path / "ledger"
    shutil.copytree(filled.ledger, folder, copy_function=_copy)
    shutil.copytree(filled.home, custody_home, dirs_exist_ok=True)
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
    opened.close()


def sit_down(desk: Desk, qtbot: QtBot, person: str) -> None:
    """Unlock a person's key."""
    with qtbot.waitSignal(desk.people.changed):
        desk.people.unlock(person, PASSPHRASE.decode(), failed=_fail)


def _fail(err: Exception) -> None:
    pytest.fail(str(err))
