"""Data files are found wherever the program is started."""

import subprocess
import sys
from pathlib import Path

import pytest

from custody import resources

ROOT = Path(__file__).resolve().parents[2]


def test_bytes_are_those_of_the_file() -> None:
    assert resources.read_bytes("format.md") == (ROOT / "resources" / "format.md").read_bytes()


def test_text_keeps_its_line_ends() -> None:
    text = resources.read_text("format.md")
    assert text.startswith("# The record format, version 1\n")
    assert text.encode("utf-8") == resources.read_bytes("format.md")


def test_files_of_a_folder_are_sorted_and_each_can_be_read() -> None:
    names = resources.files("schema")
    assert names
    assert list(names) == sorted(names)
    assert all(resources.read_bytes(name) for name in names)
    assert {Path(name).name for name in names} == {
        path.name for path in (ROOT / "resources" / "schema").iterdir() if path.is_file()
    }


def test_missing_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_bytes("schema/no-such.json")


def test_found_from_another_folder(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from custody.resources import read_text; print(read_text('format.md')[:12])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "# The record\n"
