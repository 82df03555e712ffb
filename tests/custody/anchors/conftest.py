"""An authority for stamps, made once in a run; a log, and a witness that knows it."""

from pathlib import Path

import pytest

from custody.anchors.witness import Witness
from custody.clock import SystemClock
from tests.custody.anchors.authority import Authority
from tests.custody.anchors.logs import WITNESS, Log


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Invented, with a key and a root of its own."""
    return Authority.found(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def log() -> Log:
    return Log().grow(5)


@pytest.fixture
def witness(tmp_path: Path, log: Log) -> Witness:
    """One that knows the log."""
    found = Witness.found(tmp_path / "witness", WITNESS, SystemClock())
    found.trust(log.trust)
    return found
