"""What holds for every test: no screen, no network clock, and never the user's own folders."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

# A shell starts background jobs with the interrupt ignored, and they hand that on: tests that send
# one to a process of their own must not depend on where they were started.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Every run tries the same examples, so that what fails fails again for everybody; to look for more,
# `./run test --hypothesis-profile=explore`.
settings.register_profile("custody", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("custody")


@pytest.fixture(scope="session", autouse=True)
def no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give fixtures of a wider scope than one test a state folder of this run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUSTODY_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def custody_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a state folder of its own."""
    home = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("CUSTODY_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def token_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the tokens of this process lie: their module reads that but once."""
    from tests.custody.keys import softhsm

    folder = tmp_path_factory.mktemp("softhsm")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(softhsm.write_configuration(folder)))
        yield folder
