"""Run the checks that every change passes; stop at the first that fails.

python packaging/check.py [STEP …] [--without STEP …]
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BIN: Final = Path(sys.executable).parent

STEPS: Final[dict[str, list[list[str | Path]]]] = {
    "format": [[sys.executable, "-m", "ruff", "format", "--check"]],
    "lint": [[sys.executable, "-m", "ruff", "check"]],
    "types": [[sys.executable, "-m", "mypy"]],
    "layers": [[BIN / "lint-imports"]],
    "schemas": [[sys.executable, "packaging/schemas.py", "--check"]],
    "words": [[sys.executable, "packaging/translations.py", "check"]],
    "page": [[sys.executable, "packaging/verify_page.py", "check"]],
    "tests": [[ROOT / "run", "test"]],
    "coverage": [[sys.executable, "packaging/covered.py"]],
}
"""Step to the commands that make it up, in the order in which they run."""
ONLY_ASKED: Final = frozenset({"coverage"})
"""Left out unless named: what it measures changes slowly, and it runs many tests once more."""


def main() -> int:
    """Run the steps asked for, or those of every change."""
    parser = argparse.ArgumentParser(prog="./run check", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(STEPS))
    parser.add_argument("--without", action="append", default=[], metavar="STEP")
    asked = parser.parse_args()
    unknown = {*asked.steps, *asked.without} - STEPS.keys()
    if unknown:
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    for name in STEPS:
        if name in asked.without or name not in (asked.steps or STEPS.keys() - ONLY_ASKED):
            continue
        print(f"== {name}", flush=True)
        for command in STEPS[name]:
            status = subprocess.run(command, cwd=ROOT, check=False).returncode
            if status != 0:
                print(f"== {name} failed", flush=True)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
