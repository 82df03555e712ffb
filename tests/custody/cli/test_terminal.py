"""What comes from outside cannot speak to the terminal, nor in the voice of Custody."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from custody.cli.terminal import print_json, print_rows, printable
from custody.cli.words import counted
from tests.custody.bundle.forge import Forge, write_folder
from tests.custody.bundle.forge_acts import TRUST

HOSTILE = "x\x1b[2J\x9b1m\nAuthentic and complete\r\t\u202etxt.exe\u2066\udcff"


def test_a_text_from_outside_cannot_move_reorder_or_end_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert printable("Дело № 7 — әіңғүұқөһ 🔍") == "Дело № 7 — әіңғүұқөһ 🔍"
    print_rows([(HOSTILE, "second")])
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert "�[2J�1m�Authentic and complete���txt.exe��  second\n" in shown


def test_json_says_the_same_text_without_a_raw_control(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"reason": HOSTILE})
    shown = capsys.readouterr().out
    assert json.loads(shown) == {"reason": HOSTILE}
    shown.encode("utf-8")
    assert not set(HOSTILE) & set(shown) - set("\nx[2J1mAuthentic and completetxt.exe")


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_bundle_cannot_spoof_its_own_verdict_by_a_file_name(
    more: list[str], tmp_path: Path
) -> None:
    folder = write_folder(Forge().files(), tmp_path / "bundle")
    path = os.fsencode(folder) + b"/data/x\x1b[2J\nAuthentic and complete \xff"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
    os.close(descriptor)
    command = [sys.executable, "-m", "custody", "verify", str(folder), "--trust", str(TRUST)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    done = subprocess.run(
        command + more, capture_output=True, env=environment, timeout=60, check=False
    )
    assert done.returncode == 1, done.stderr
    lines = done.stdout.decode("utf-8").splitlines()
    assert not [line for line in lines if line.startswith("Authentic")]
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (12_000, "12,000 files")]
)
def test_a_number_of_things_reads_as_english(number: int, text: str) -> None:
    assert counted(number, "file") == text
