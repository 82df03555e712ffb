"""The lock is whole: every package wanted is in it, with hashes, and nothing says where from."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ]+)(?: ; .*)? \\$", re.MULTILINE)
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [
    Requirement(line)
    for lines in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    for line in lines
]


def test_every_wanted_package_is_locked_at_a_version_that_fits() -> None:
    locked = dict(PINNED.findall(LOCK))
    assert WANTED
    for requirement in WANTED:
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)])


def test_every_locked_package_has_hashes() -> None:
    blocks = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(PINNED.findall(LOCK))
    for block in blocks:
        first, *hashes = block.rstrip("\n").split("\n")
        assert PINNED.match(first)
        assert hashes
        for line in hashes:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line)


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
    assert "--find-links" not in LOCK


def test_every_package_is_explained_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    for requirement in WANTED:
        assert f"`{requirement.name.lower()}`" in readme
