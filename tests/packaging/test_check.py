"""The checks stop at the first that fails and run no step that was not asked for."""

import subprocess
import sys
from pathlib import Path

CHECK = Path(__file__).resolve().parents[2] / "packaging" / "check.py"


def check(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, CHECK, *words], capture_output=True, text=True, check=False
    )


def test_only_the_steps_asked_for_run() -> None:
    done = check("layers")
    assert done.stdout.startswith("== layers\n")
    assert "== tests" not in done.stdout
    assert done.returncode == int("== layers failed" in done.stdout)


def test_unknown_step_is_an_error_and_nothing_runs() -> None:
    for words in (["layer"], ["--without", "layer"], ["layers", "typos"]):
        done = check(*words)
        assert done.returncode == 2
        assert "no such step" in done.stderr
        assert done.stdout == ""


def test_coverage_is_measured_only_when_asked_for() -> None:
    others = ("format", "lint", "types", "layers", "schemas", "words", "page", "tests")
    done = check(*(word for step in others for word in ("--without", step)))
    assert (done.returncode, done.stdout) == (0, "")
