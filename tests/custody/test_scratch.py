"""Folders to work in: nobody removes one in which somebody works, not even just made."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from custody.scratch import scratch_folder, sweep

_SWEEPER = """
import sys
from pathlib import Path
from custody.scratch import sweep
print("sweeping", flush=True)
while True:
    sweep(Path(sys.argv[1]), "work-")
"""


@pytest.fixture
def janitor(tmp_path: Path) -> Iterator[None]:
    """Another process that removes, without a pause, every folder in which nobody works."""
    with subprocess.Popen(
        [sys.executable, "-c", _SWEEPER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "sweeping\n"
        yield
        assert process.poll() is None
        process.kill()


def test_a_folder_that_is_being_made_is_not_swept_away(janitor: None, tmp_path: Path) -> None:
    for number in range(1500):
        with scratch_folder(tmp_path, "work-") as folder:
            (folder / "file").write_text(str(number))
            assert (folder / "file").read_text() == str(number)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_removed_and_what_is_worked_in_stays(tmp_path: Path) -> None:
    (tmp_path / "work-left" / "deep").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    with scratch_folder(tmp_path, "work-") as folder:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["other", folder.name]
        sweep(tmp_path, "work-")
        assert folder.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["other"]
