"""The played case, and a folder for what is made of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.custody.bundle.scene import Scene, play, scene


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Scene]:
    with scene(tmp_path / "ledger") as ready:
        play(ready)
        yield ready


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
