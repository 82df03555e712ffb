"""Run the benchmarks: `bench_*.py` under tests/benchmarks, all or those named.

python packaging/bench.py [NAME …] [--quick]
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run each benchmark in a process of its own, and go on after one that fails."""
    scripts = {
        path.stem.removeprefix("bench_"): path
        for path in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py"))
    }
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(scripts))
    parser.add_argument("--quick", action="store_true", help="smaller data, less exact")
    asked = parser.parse_args()
    unknown = set(asked.names) - scripts.keys()
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    failed = []
    for name in asked.names or scripts:
        command = [sys.executable, str(scripts[name])] + ["--quick"] * asked.quick
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
