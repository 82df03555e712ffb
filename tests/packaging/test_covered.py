"""What the coverage step tells of a module."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COVERED = runpy.run_path(str(ROOT / "packaging" / "covered.py"))


def test_lines_and_branches_that_no_test_took_are_named() -> None:
    report = {"missing_lines": [7], "missing_branches": [[3, 5], [4, -1], [7, 8]]}
    assert COVERED["gaps"]("m.py", report) == [
        "m.py:7: never run",
        "m.py:3: never goes on to line 5",
        "m.py:4: never goes on to the end",
    ]
    assert COVERED["gaps"]("m.py", {"missing_lines": [], "missing_branches": []}) == []


def test_a_module_that_no_test_runs_is_named() -> None:
    assert COVERED["gaps"]("m.py", None) == ["m.py: no test runs it"]


def test_every_named_module_and_test_exists() -> None:
    for name in (*COVERED["MODULES"], *COVERED["TESTS"]):
        assert (ROOT / name).exists()
