"""Files that others gave are regular files; only a passphrase may come through a pipe."""

import json
import os
import threading
from pathlib import Path

import pytest

from tests.custody.office import CASE, OPEN_CASE, PASSPHRASE, Office

BUNDLE = "tests/vectors/bundle-good.zip"
LINE = Path("tests/vectors/trust.txt").read_text().strip()


@pytest.mark.parametrize(
    "words",
    [
        ("verify", "PIPE"),
        ("verify", BUNDLE, "--trust", "PIPE"),
        ("verify", BUNDLE, "--trust", LINE, "--prior", "PIPE"),
        ("verify", BUNDLE, "--trust", LINE, "--roster", "PIPE"),
        ("verify", BUNDLE, "--trust", LINE, "--witness", "PIPE"),
        ("verify", BUNDLE, "--trust", LINE, "--stamp-roots", "PIPE"),
        ("verify", "AGE", "--identity", "PIPE"),
        ("roster", "show", "PIPE"),
        ("roster", "check", "PIPE", "--trust", LINE),
        ("roster", "add", "FILE", "--key", "PIPE", "--station", LINE),
        ("exchange", "receive", "LEDGER", "PIPE", "--as", "GUL"),
        ("exchange", "receive", "LEDGER", BUNDLE, "--trust", "PIPE", "--as", "GUL"),
        ("cosign", "LEDGER", "--answer", "PIPE"),
        ("witness", "answer", "WITNESS", "PIPE", "--out", "FILE"),
        ("document", "check", "PIPE"),
        ("hash", "--check", "PIPE", "FILE"),
    ],
)
def test_a_pipe_in_the_place_of_a_given_file_is_refused_and_not_waited_for(
    office: Office, tmp_path: Path, words: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "case.age").write_bytes(b"age-encryption.org/v1\n")
    office.free("witness", "init", tmp_path / "witness", "w.example")
    places = {
        "PIPE": tmp_path / "pipe",
        "FILE": tmp_path / "file",
        "AGE": tmp_path / "case.age",
        "LEDGER": office.folder,
        "WITNESS": tmp_path / "witness",
    }
    said = office.free(*(places.get(word, word) for word in words), "--json")
    assert said.status in (3, 4), said
    assert said.json["error"].startswith(("input.", "storage.")), said


def test_a_passphrase_may_come_through_a_pipe(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUSTODY_PASSPHRASE", raising=False)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    writer = threading.Thread(target=pipe.write_text, args=(f"{PASSPHRASE}\n",))
    writer.start()
    (tmp_path / "open.json").write_text(json.dumps(OPEN_CASE))
    said = office.cli("do", tmp_path / "open.json", "--as", "ANNA", "--passphrase-file", pipe)
    writer.join(10)
    assert said.status == 0, said
    assert office.cli("show", "case", CASE, "--json").status == 0
