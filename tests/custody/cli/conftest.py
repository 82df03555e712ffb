"""A disk that is soon full, a folder of odd names; every test begins in English."""

import os
from pathlib import Path

import pytest

from custody.cli import words
from tests.custody.evidence.conftest import small_disk as small_disk


@pytest.fixture(autouse=True)
def english() -> None:
    """A command that was told to speak another language before has not spoken here."""
    words.speak("en")


@pytest.fixture
def odd_folder(tmp_path: Path) -> Path:
    """Names that people do not expect, and things that are no files."""
    folder = tmp_path / "odd"
    folder.mkdir()
    root = os.fsencode(folder)
    for name in (
        b"plain.txt",
        b"\xff\xfe.bin",
        b"two\nlines",
        "\u0451".encode(),
        "\u0435\u0308".encode(),
    ):
        Path(os.fsdecode(root + b"/" + name)).write_bytes(b"content of " + name)
    (folder / ("n" * 255)).write_bytes(b"long")
    (folder / "sub").mkdir()
    (folder / "sub" / "empty").touch()
    (folder / "link").symlink_to("plain.txt")
    os.mkfifo(folder / "pipe")
    return folder
