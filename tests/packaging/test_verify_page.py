"""`verify.html` is what its sources give, whole in three languages, and self-contained."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "verify_page.py"
FOLDER = ROOT / "resources" / "verify"
PAGE = (FOLDER / "verify.html").read_text("utf-8")
_PLACE = re.compile(r"\{(\w+)\}")
_TECHNICAL = ("ZIP: ", "no canonical JSON", "not in base64", "not UTF-8", "not {length} bytes long")
"""Beginnings of what is told of malformed bytes, in English in every language."""


def _words(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"src/words/{language}.toml").read_text("utf-8"))


def _reasons() -> set[str]:
    """What the sources may say: texts where a finding or a fault is made."""
    said = re.compile(
        r"(?:demand|right|refuse|[Ff]ault|fail|leave|pass|warn|reason|Right)\((.*?)\);", re.DOTALL
    )
    found = set()
    for path in (FOLDER / "src/core").glob("*.js"):
        if path.name == "02-json.js":  # its details stand inside of one technical reason
            continue
        for call in said.findall(path.read_text("utf-8")):
            for text in re.findall(r'(?<!why: )"((?:[^"\\]|\\.)*)"', call):
                if " " in text.strip() and not text.startswith("custody/"):
                    found.add(text)
    return found


def test_it_is_what_its_sources_give() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_an_outdated_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("verify_page", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = tmp_path / "verify.html"
    monkeypatch.setattr(module, "PAGE", page)
    assert module.main("check") == 1
    assert module.main("build") == 0
    assert module.main("check") == 0
    page.write_text(page.read_text("utf-8") + " ", "utf-8")
    assert module.main("check") == 1


def test_it_names_nothing_to_fetch() -> None:
    elements = re.findall(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", PAGE)
    assert elements == []
    assert "default-src 'none'" in PAGE
    assert "'unsafe-inline'" not in PAGE


def test_nothing_becomes_markup() -> None:
    for path in (FOLDER / "src").rglob("*.js"):
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function",
            path.read_text("utf-8"),
        )
        assert found == [], path


def test_every_word_is_there_in_three_languages_with_the_same_places() -> None:
    english = _words("en")
    for language in ("kk", "ru"):
        other = _words(language)
        assert other.keys() == english.keys()
        for section in english.keys() - {"reasons"}:
            assert other[section].keys() == english[section].keys(), (language, section)
            for name, text in english[section].items():
                places = set(_PLACE.findall(text))
                assert set(_PLACE.findall(other[section][name])) == places, (language, name)


def test_every_reason_is_translated_and_no_other() -> None:
    said = {text for text in _reasons() if not text.startswith(_TECHNICAL)}
    for language in ("kk", "ru"):
        told = _words(language)["reasons"]
        assert said - told.keys() - {"{where}: {why}"} == set(), language
        assert {text for text in told if json.dumps(text)[1:-1] not in PAGE} == set(), language
        for text, translated in told.items():
            assert set(_PLACE.findall(translated)) == set(_PLACE.findall(text)), text


def test_the_licences_of_what_it_holds_stand_in_it() -> None:
    for name in ("hash-wasm", "noble-ed25519"):
        assert (FOLDER / f"vendor/{name}-LICENSE").read_text("utf-8").strip() in PAGE
