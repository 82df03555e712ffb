"""The door: sets up once, says what is missing, and leaves nothing half-made that looks whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES_ONLY = "# nothing to install\n"
NOT_TO_BE_HAD = f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real door, an empty lock and a command line that repeats its words."""
    folder = tmp_path / "a project"
    (folder / "custody").mkdir(parents=True)
    shutil.copy(ROOT / "run", folder / "run")
    (folder / "requirements.lock").write_text(NAMES_ONLY)
    (folder / "custody" / "__init__.py").touch()
    (folder / "custody" / "__main__.py").write_text(
        "import os, sys; print(os.getcwd(), *sys.argv[1:])"
    )
    return folder


def start(project: Path, *words: str, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHON": sys.executable, "PIP_NO_INDEX": "1", **variables}
    return subprocess.Popen(
        [project / "run", *words],
        cwd=project.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate()
    return process.returncode, out, err


def test_two_at_once_set_up_once_and_a_second_run_does_nothing(project: Path) -> None:
    words = ("custody", "show", "two words", "")
    both = [start(project, *words) for _ in range(2)]
    results = [finish(process) for process in both]
    said = f"{project.parent} show two words \n"
    assert [(status, out) for status, out, _ in results] == [(0, said)] * 2
    assert sum("making .venv" in err for _, _, err in results) == 1
    made = (project / ".venv" / "custody.stamp").stat()
    assert finish(start(project, *words)) == (0, said, "")
    assert (project / ".venv" / "custody.stamp").stat() == made


def test_setup_that_did_not_finish_is_not_taken_for_one_that_did(project: Path) -> None:
    remains = project / ".venv" / "half-made"
    remains.parent.mkdir()
    remains.touch()
    assert finish(start(project, "custody"))[:2] == (0, f"{project.parent}\n")
    assert not remains.exists()

    (project / "requirements.lock").write_text(NOT_TO_BE_HAD)
    status, out, err = finish(start(project, "custody"))
    assert status != 0
    assert out == ""
    assert "no-such-package" in err
    assert not (project / ".venv" / "custody.stamp").exists()


@pytest.fixture
def bare_system(tmp_path: Path) -> str:
    """A PATH on which only the basic programs stand, and neither apt-get nor a Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "cat", "cksum", "dirname", "env", "find", "head", "readlink", "uname"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return str(folder)


def test_without_apt_it_names_what_is_missing_and_stops(project: Path, bare_system: str) -> None:
    status, out, err = finish(start(project, "demo", PATH=bare_system, PYTHON=""))
    assert status == 3
    assert out == ""
    for package in ("python3", "python3-venv", "openssl", "ewf-tools"):
        assert f"  {package} " in err
    assert "no apt-get" in err
    assert not (project / ".venv").exists()


def test_missing_packages_are_named_before_apt_get_installs_them(
    project: Path, bare_system: str
) -> None:
    apt_get = Path(bare_system) / "apt-get"
    apt_get.write_text('#!/bin/bash\necho "apt-get $*"; [[ $1 == update ]]\n')
    apt_get.chmod(0o755)
    sudo = Path(bare_system) / "sudo"
    sudo.write_text('#!/bin/bash\n[[ $1 != -n ]] || shift\nexec "$@"\n')
    sudo.chmod(0o755)
    status, out, err = finish(start(project, "demo", PATH=bare_system))
    assert status == 3
    assert out == ""
    named, installed = err.index("  openssl "), err.index("apt-get -o DPkg::Lock::Timeout")
    assert named < installed
    assert "--no-install-recommends openssl ewf-tools\n" in err
    assert err.endswith("could not install: openssl ewf-tools\n")
    assert not (project / ".venv").exists()


def test_python_that_does_not_serve_is_refused(project: Path) -> None:
    status, out, err = finish(start(project, "custody", PYTHON="/no/such/python"))
    assert (status, out) == (2, "")
    assert "/no/such/python" in err


@pytest.mark.parametrize(("words", "status"), [(["help"], 0), ([], 0), (["no-such-task"], 2)])
def test_usage_lists_the_tasks(project: Path, words: list[str], status: int) -> None:
    code, out, err = finish(start(project, *words))
    assert code == status
    for task in ("demo", "test", "app", "check", "bench", "custody", "lock"):
        assert f"./run {task}" in out + err
    assert not (project / ".venv").exists()
