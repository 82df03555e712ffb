"""What a stranger put into a bundle reaches no terminal as anything but letters."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import custody.__main__ as program
from custody.strict_json import canonical
from tests.corpus.bundles import BENT
from tests.corpus.containers import entries
from tests.custody.bundle.bends import BAD
from tests.custody.bundle.forge import Forge, packed, write_folder
from tests.custody.bundle.forge_acts import TRUST, listed, recorded
from tests.custody.bundle.test_archive import Entry, Zip

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp\u2066\u200f\ufeff\r\x08"
"""Clears the screen, names the window, colours, turns text around, hides, goes back."""


def _artifact(forge: Forge) -> dict[str, bytes]:
    """The record and the list call an artifact so that a warning has to name its algorithm."""
    line = listed("ART-1", forge.disk, "000001.bin", ESCAPES.encode())
    line["digests"]["blake3"] = "0" * 64
    forge.files_change = lambda files: files.update(
        {"data/items/I-1/files.jsonl": canonical(line) + b"\n"}
    )
    return forge.files()


def _texts_of_events(forge: Forge) -> dict[str, bytes]:
    forge.act("search").body |= {"place": ESCAPES.replace("\x9b", ""), "search": "S-1"}
    forge.act("provider").body["artifacts"][0] |= {"note": "\x1b[31m"}
    return forge.files()


def _labels(forge: Forge) -> dict[str, bytes]:
    """Labels and ids in `bag-info.txt`, in the files and in the seal."""

    def change(files: dict[str, bytes]) -> None:
        files["bag-info.txt"] = files["bag-info.txt"].replace(b"BND-1", b"\x1b[2JBND-1")

    forge.files_change = change
    return forge.files()


def _differing(forge: Forge) -> dict[str, bytes]:
    forge.act("hashed").body["artifacts"] = [recorded("ART-1", b"other")]
    return forge.files()


@pytest.mark.parametrize("make", [_artifact, _texts_of_events, _labels, _differing])
@pytest.mark.parametrize("as_json", [False, True])
def test_texts_of_a_bundle(
    make: Callable[[Forge], dict[str, bytes]], as_json: bool, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = tmp_path / "bundle.zip"
    path.write_bytes(packed(make(Forge())))
    _verify(path, as_json, capsys)


@pytest.mark.parametrize("as_json", [False, True])
def test_names_of_files_in_a_folder(
    as_json: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Litter, files that no manifest lists, folders in which nothing stands."""
    folder = write_folder(Forge().files(), tmp_path / "B\x1b[31m")
    (folder / f"._{ESCAPES}").write_bytes(b"")
    (folder / "reading" / ESCAPES).write_bytes(b"")
    (folder / f"{ESCAPES} empty").mkdir()
    said = _verify(folder, as_json, capsys)
    assert "owned" in said


@pytest.mark.parametrize("as_json", [False, True])
def test_names_of_entries_in_a_zip(
    as_json: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = "\u202egnp.exe\u2066".encode()
    files = Forge().files()
    litter = [Entry(b"BND-1/._" + turned, flags=0x0800), Entry(b"BND-1/x/._y")]
    unlisted = Entry(b"BND-1/reading/" + turned, flags=0x0800)
    refused = Entry(b"BND-1/\x1b[2J")
    for more in ([*litter, unlisted], [refused]):
        (tmp_path / "x.zip").write_bytes(Zip([*entries(files), *more]).write())
        _verify(tmp_path / "x.zip", as_json, capsys)


def test_whatever_the_reason_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bundles whose reasons could tell what a stranger wrote."""
    could_tell = ("type_", "role_", "bundle_", "name_", "id_", "search_")
    told = [bend for name, (_, bend) in BAD.items() if name.startswith(could_tell)]
    assert len(told) > 20 <= len(BAD) / len(BENT)
    for bend in told:
        forge = Forge()
        bend(forge)
        (tmp_path / "x.zip").write_bytes(packed(forge.files()))
        _verify(tmp_path / "x.zip", False, capsys)


def _verify(path: Path, as_json: bool, capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed: only letters and line feeds; of JSON, exactly one object."""
    words = ["verify", str(path), "--trust", str(TRUST)]
    assert program.main([*words, "--json"] if as_json else words) in (0, 1)
    out, err = capsys.readouterr()
    for letter in set(out + err) - {"\n"}:
        assert unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), repr(out)
    if as_json:
        assert json.loads(out)["verdicts"].keys() == set(map(str, range(1, 15)))
    return out
