"""The state folder: named by the environment, else the system's own."""

import sys
from pathlib import Path

import pytest

from custody.paths import state_folder


def test_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUSTODY_HOME", str(tmp_path / "own"))
    assert state_folder() == tmp_path / "own"
    assert not (tmp_path / "own").exists()


def test_relative_name_is_taken_from_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CUSTODY_HOME", "own")
    assert state_folder() == tmp_path / "own"


@pytest.mark.parametrize("named", ["", None])
def test_without_a_name_it_is_the_users_own(
    named: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if named is None:
        monkeypatch.delenv("CUSTODY_HOME")
    else:
        monkeypatch.setenv("CUSTODY_HOME", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = state_folder()
    assert folder.name == "custody"
    if sys.platform == "linux":
        assert folder == tmp_path / "state" / "custody"


def test_tests_never_see_the_users_own_folder(custody_home: Path) -> None:
    assert state_folder() == custody_home
    assert Path.home() not in state_folder().parents
