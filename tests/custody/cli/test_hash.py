"""Digests at the command line: files hashed, lists written and compared."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.custody.office import Office


def run_custody(arguments: list[str], folder: Path) -> "subprocess.CompletedProcess[bytes]":
    root = Path(__file__).parents[3]
    return subprocess.run(
        [sys.executable, "-m", "custody", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
    )


@pytest.mark.parametrize(
    ("form", "options", "tool"),
    [
        ("sha256sum", [], ["sha256sum", "-c", "--strict"]),
        ("bsd", [], ["sha256sum", "-c", "--strict"]),
        ("sha256sum", ["--algorithms", "sha512"], ["sha512sum", "-c", "--strict"]),
        ("sha256sum", ["--algorithms", "md5"], ["md5sum", "-c", "--strict"]),
    ],
)
def test_a_list_that_is_written_is_read_by_the_system_s_own_tools(
    office: Office, odd_folder: Path, tmp_path: Path, form: str, options: list[str], tool: list[str]
) -> None:
    command = ["hash", str(odd_folder), "--format", form, *options]
    listed = run_custody(command, tmp_path)
    assert listed.returncode == 0
    (tmp_path / "list").write_bytes(listed.stdout)
    done = subprocess.run([*tool, "list"], cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK") == 7


def test_a_list_of_several_digests_is_written_in_a_form_that_holds_them(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "disk.raw").write_bytes(b"abc")
    said = office.free("hash", tmp_path / "disk.raw", "--algorithms", "sha256,sha512")
    (tmp_path / "list").write_text(said.out)
    assert said.out.count("disk.raw") == 2
    assert office.free("hash", "--check", tmp_path / "list", tmp_path).status == 0
    said = office.free(
        "hash", tmp_path / "disk.raw", "--algorithms", "sha256,sha512", "--format", "hashdeep"
    )
    assert (said.status, "--format bsd" in said.err) == (3, True)


def test_a_list_that_sha256sum_wrote_is_compared(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / name).write_text(name)
    with (folder / "list.sha256").open("wb") as file:
        subprocess.run(["sha256sum", "a", "b", "c"], cwd=folder, check=True, stdout=file)
    assert office.free("hash", "--check", folder / "list.sha256").status == 0
    (folder / "b").write_text("changed")
    (folder / "c").unlink()
    (folder / "new").touch()
    said = office.free("hash", "--check", folder / "list.sha256", folder, "--json")
    assert said.status == 1
    outcomes = {each["path"]: each["outcome"] for each in said.json["files"]}
    assert len(set(outcomes.values())) == 4
    assert outcomes["a"] == "match"


def test_a_list_that_hashdeep_wrote_is_compared_and_ours_is_read_by_hashdeep(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / name).write_text(name)
    theirs = subprocess.run(
        ["hashdeep", "-c", "md5,sha256", "-r", "-l", "."],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    (tmp_path / "theirs").write_bytes(theirs.stdout)
    assert office.free("hash", "--check", tmp_path / "theirs", folder).status == 0
    ours = run_custody(
        ["hash", str(folder), "--format", "hashdeep", "--algorithms", "md5,sha256"], tmp_path
    )
    (tmp_path / "ours").write_bytes(ours.stdout)
    audit = ["hashdeep", "-a", "-k", str(tmp_path / "ours"), "-r", str(folder)]
    assert subprocess.run(audit, check=False, capture_output=True).returncode == 0
    (folder / "b").write_text("changed")
    assert subprocess.run(audit, check=False, capture_output=True).returncode == 1
    assert office.free("hash", "--check", tmp_path / "theirs", folder).status == 1


def test_a_list_that_names_the_folder_is_held_against_that_folder(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    (folder / "deeper").mkdir(parents=True)
    for name in ("a", "deeper/b"):
        (folder / name).write_text(name)
    listed = run_custody(["hash", "evidence"], tmp_path)
    (tmp_path / "list").write_bytes(listed.stdout)
    (tmp_path / "neighbour").touch()
    for arguments in (["list", "evidence"], ["list", "evidence/"], ["list"]):
        said = run_custody(["hash", "--check", *arguments, "--json"], tmp_path)
        assert json.loads(said.stdout)["outcomes"] == {"match": 2}, arguments
    (folder / "new").touch()
    (folder / "a").unlink()
    said = run_custody(["hash", "--check", "list", "evidence", "--json"], tmp_path)
    assert {each["path"]: each["outcome"] for each in json.loads(said.stdout)["files"]} == {
        "evidence/a": "only-in-list",
        "evidence/deeper/b": "match",
        "new": "only-on-disk",
    }


def test_what_cannot_be_hashed_is_named_and_the_rest_is_hashed(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "a").write_text("a")
    said = office.free("hash", tmp_path / "a", tmp_path / "absent", "--json")
    assert said.status == 1
    assert [each["path"] for each in said.json["files"]] == [str(tmp_path / "a")]
    assert [each["path"] for each in said.json["problems"]] == [str(tmp_path / "absent")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "input.no_paths"),
        (["--algorithms", "crc32", "/dev/null"], "input.algorithm"),
        (["--check", "/nowhere/list"], "storage.read"),
    ],
)
def test_options_of_hash_that_make_no_sense_are_refused(
    office: Office, arguments: list[str], code: str
) -> None:
    said = office.free("hash", *arguments, "--json")
    assert said.json["error"] == code
    assert said.status in (3, 4)
