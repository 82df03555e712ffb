"""Make requirements.lock again: every package with its version and hashes, for every system.

The lock is made from pyproject.toml with all extras, for Python 3.11 and later, and names no
package index: where packages come from is the business of the machine that installs them.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
HEADER: Final = "# Made by ./run lock from pyproject.toml; not edited by hand.\n"


def main() -> int:
    """Resolve, and replace the lock when that has succeeded."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        bin_folder = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([bin_folder / "python", "-m", "pip", "install", "-q", "uv"], check=True)
        made = Path(folder) / "requirements.lock"
        lock = ROOT / "requirements.lock"
        if lock.exists():  # known versions stay unless asked to go: `./run lock --upgrade`
            made.write_bytes(lock.read_bytes())
        command = [str(bin_folder / "uv"), "pip", "compile", "--quiet", "pyproject.toml"]
        command += ["--all-extras", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-annotate", "--no-header"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--only-binary", ":all:"]
        command += ["--output-file", str(made), *sys.argv[1:]]
        subprocess.run(command, cwd=ROOT, check=True)
        text = made.read_text(encoding="utf-8")
    if "://" in text:
        print("the lock names an address; it was not replaced", file=sys.stderr)
        return 1
    lock.write_text(HEADER + text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
