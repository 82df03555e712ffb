"""Hold the modules on which evidence rests at full coverage, lines and branches, by name.

python packaging/covered.py

A module enters the list when it is fully covered and does not leave it. This is a step of its own
(`./run check coverage`) and not among those of every run: measured tests take about twice as long.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
MODULES: Final = (
    "custody/strict_json.py",
    "custody/bundle/check.py",
    "custody/domain/artifacts.py",
    "custody/domain/bodies.py",
    "custody/domain/chains.py",
    "custody/domain/event_places.py",
    "custody/domain/events.py",
    "custody/domain/folds_corrections.py",
    "custody/domain/replay.py",
    "custody/domain/replay_record.py",
    "custody/domain/roster.py",
    "custody/domain/rules.py",
    "custody/domain/rules_bundles.py",
    "custody/domain/rules_corrections.py",
    "custody/domain/rules_courses.py",
    "custody/domain/rules_evidence.py",
    "custody/domain/rules_hands.py",
    "custody/domain/rules_items.py",
    "custody/domain/rules_searches.py",
    "custody/domain/rules_transfers.py",
    "custody/domain/rules_preservation.py",
    "custody/domain/rules_requests.py",
    "custody/domain/signatures.py",
    "custody/domain/witnesses.py",
    "custody/ledger/check.py",
    "custody/ledger/check_erasures.py",
    "custody/ledger/check_part.py",
    "custody/ledger/check_salts.py",
    "custody/ledger/checkpoint.py",
    "custody/ledger/event.py",
    "custody/ledger/tree.py",
)
TESTS: Final = (
    "tests/custody/test_acquisition.py",
    "tests/custody/test_service.py",
    "tests/custody/test_strict_json.py",
    "tests/custody/anchors",
    "tests/custody/bundle",
    "tests/custody/cli/test_request.py",
    "tests/custody/cli/test_roster.py",
    "tests/custody/domain",
    "tests/custody/exchange",
    "tests/custody/ledger",
    "tests/custody/procedures",
)
"""Those that prove what these modules say; others only pass through them."""


def main() -> int:
    """Measure; 0 when every named module is covered in full."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        tests = ["pytest", "-q", "-n", "auto", "--dist", "worksteal", *TESTS]
        for command in (
            ["run", "-m", *tests],
            ["combine", "-q"],
            ["json", "-q", "-o", str(report)],
        ):
            status = subprocess.run(
                [sys.executable, "-m", "coverage", *command],
                cwd=ROOT,
                env=os.environ | {"COVERAGE_FILE": str(Path(folder) / "data")},
                check=False,
            ).returncode
            if status != 0:
                return status
        files: Mapping[str, Any] = json.loads(report.read_bytes())["files"]
    lacking = [text for name in MODULES for text in gaps(name, files.get(name))]
    print(*lacking, sep="\n", end="\n" if lacking else "")
    print(f"{len(MODULES)} modules, {len(lacking)} places not covered")
    return 1 if lacking else 0


def gaps(name: str, found: Mapping[str, Any] | None) -> list[str]:
    """What of a module no test has run, as `file:line` with the branch not taken.

    Args:
        name: Path of the module.
        found: Its part of the report of `coverage json`; None where no test imported it.
    """
    if found is None:
        return [f"{name}: no test runs it"]
    lines = [f"{name}:{line}: never run" for line in found["missing_lines"]]
    branches = [
        f"{name}:{start}: never goes on to {'the end' if end < 0 else f'line {end}'}"
        for start, end in found["missing_branches"]
        if start not in found["missing_lines"]
    ]
    return lines + branches


if __name__ == "__main__":
    sys.exit(main())
