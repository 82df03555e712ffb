"""Five judges of a bundle that share no code with each other, each as a stranger runs them."""

import subprocess
import sys
import tomllib
import venv
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from custody.bundle.instructions import bash_lines, signature_command
from custody.keys.signer import Suite
from tests.verify_page.browser import Verifier, chromium

ROOT: Final = Path(__file__).parents[3]
BIN: Final = Path(sys.executable).parent


def without_qt(folder: Path) -> Path:
    """A fresh environment of the core and what it says it needs, as `pip install .` makes it."""
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    for package in ("custody", "resources"):
        (site / package).symlink_to(ROOT / package)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted, seen = [Requirement(each) for each in project["dependencies"]], set[str]()
    while wanted:
        needed = wanted.pop()
        if needed.name in seen or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        seen.add(needed.name)
        found = distribution(needed.name)
        wanted += map(Requirement, found.requires or ())
        for top in {Path(each).parts[0] for each in found.files or ()} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(str(found.locate_file(top))))
    assert not (site / "PySide6").exists()
    return folder / "bin" / "python"


def _status(*words: object, inside: Path | None = None) -> int:
    done = subprocess.run(
        [str(each) for each in words], cwd=inside, capture_output=True, check=False
    )
    return done.returncode


def _shell(bundle: Path) -> bool:
    same, complete, signer = bash_lines()
    said = {
        line: subprocess.run(
            ["bash", "-c", line], cwd=bundle, capture_output=True, text=True, check=False
        ).stdout
        for line in (same, complete, signature_command(Suite.ED25519), signer)
    }
    return list(said.values()) == [
        "same\nsame\n", "complete\n", "Signature Verified Successfully\n", "1\n1\n",
    ]  # fmt: skip


def judge(bundle: Path, trust: str, python: Path) -> dict[str, bool]:
    """Whether each of them finds a bundle good.

    Args:
        bundle: A folder.
        trust: The trust line.
        python: Of `without_qt`.
    """
    with chromium() as browser:
        page = Verifier(browser.new_page())
        page.give(trust)
        shown = page.check(bundle)
        assert page.errors == []
    verify = ("-I", "-m", "custody", "verify", bundle, "--trust", trust)
    graph = bundle / "reading" / "case.jsonld"
    validate = (BIN / "case_validate", "--built-version", "case-1.5.0", graph)
    return {
        "verify.html": shown.headline == "authentic",
        "custody verify": _status(python, *verify, inside=bundle.parent) == 0,
        "shell": _shell(bundle),
        "bagit.py": _status(BIN / "bagit.py", "--validate", bundle) == 0,
        "case_validate": _status(*validate) == 0,
    }
