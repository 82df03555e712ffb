"""Collect and build the translations of the client: packaging/translations.py TASK.

collect  bring `resources/translations/*.ts` up to date with the source; new strings are unfinished
build    make the `.qm` that the client loads (not kept in git); the unfinished stay English
check    fail if a string is not collected, is unfinished or cannot be built
"""

import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

ROOT: Final = Path(__file__).resolve().parents[1]
BIN: Final = Path(sys.executable).parent
FOLDER: Final = ROOT / "resources" / "translations"
LANGUAGES: Final = ("en", "kk", "ru")


def collect(folder: Path = FOLDER) -> None:
    """Bring the `.ts` of a folder up to date; of English only what has plural forms."""
    for language in LANGUAGES:
        command: list[str | Path] = [BIN / "pyside6-lupdate", "-silent", "-no-obsolete"]
        command += ["-locations", "none", "-source-language", "en", "-target-language", language]
        command += ["-pluralonly"] if language == "en" else []
        command += ["-extensions", "py", "ui", "-ts", folder / f"app_{language}.ts"]
        subprocess.run(command, cwd=ROOT, check=True)
    _tell_english(folder / "app_en.ts")


def _tell_english(file: Path) -> None:
    """Fill in the two English forms: of `%n event(s)` they are `%n event` and `%n events`.

    Every form is made again, so nobody edits this file; what is irregular is written otherwise in
    the source.
    """
    tree = ElementTree.parse(file)  # noqa: S314 - our own
    for message in tree.iter("message"):
        text, forms = message.findtext("source") or "", message.findall(".//numerusform")
        for form, ending in zip(forms, ("", "s"), strict=True):
            form.text = text.replace("(s)", ending)
        translation = message.find("translation")
        if translation is not None:
            translation.attrib.pop("type", None)
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    file.write_text(f"{head}{body}\n", encoding="utf-8", newline="\n")


def build(*options: str) -> bool:
    """Make the `.qm`; false if one could not be made."""
    made = True
    for language in LANGUAGES:
        source = FOLDER / f"app_{language}.ts"
        # Written beside and renamed: a client that starts meanwhile reads the one or the other.
        target = source.with_suffix(".qm.new")
        command: list[str | Path] = [BIN / "pyside6-lrelease", "-silent", *options]
        command += [source, "-qm", target]
        done = subprocess.run(command, cwd=ROOT, check=False)
        made = made and done.returncode == 0
        if done.returncode == 0:
            target.replace(source.with_suffix(".qm"))
        else:
            target.unlink(missing_ok=True)
    return made


def check() -> bool:
    """Whether everything is collected and finished; says what is not."""
    good = True
    with tempfile.TemporaryDirectory() as place:
        again = Path(place)
        for language in LANGUAGES:
            shutil.copy(FOLDER / f"app_{language}.ts", again)
        collect(again)
        for language in LANGUAGES:
            name = f"app_{language}.ts"
            if not filecmp.cmp(FOLDER / name, again / name, shallow=False):
                print(f"{name} is not up to date: packaging/translations.py collect")
                good = False
    for message in ElementTree.parse(FOLDER / "app_kk.ts").iter("message"):  # noqa: S314 - our own
        text = message.findtext("source") or ""
        if "%n" in text and message.get("numerus") != "yes":
            print(f"no plural forms are collected, write self.tr in a QObject: {text}")
            good = False
    if not build("-fail-on-unfinished"):
        print("a string is unfinished")
        good = False
    return good


def main(arguments: list[str]) -> int:
    """Do what is asked."""
    match arguments:
        case ["collect"]:
            collect()
        case ["build"]:
            return 0 if build() else 1
        case ["check"]:
            return 0 if check() else 1
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
