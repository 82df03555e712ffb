"""`custody receive`: a provider's delivery by the command line, as by the client."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import pyzipper

from tests.custody.evidence import outlook
from tests.custody.office import CASE, PASSPHRASE, Office, Said

FILES = {"conn.csv": b"one\n", "note.txt": b"two\n"}
RECEIPT = {
    "command": "artifact.receive",
    "fields": {
        "unsolicited_reason": "Sent by the provider on its own.",
        "container_kind": "archive",
        "source_kind": "provider",
        "received_from": {"name": "Steppe Telecom"},
        "seal_state": "none",
        "data_categories": ["subscriber"],
    },
}


def packed(path: Path) -> Path:
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {n}\n" for n, data in FILES.items())
    listed = sums.replace(hashlib.sha256(b"two\n").hexdigest(), "0" * 64)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)
        archive.writestr("sha256.txt", listed)
    return path


def receive(office: Office, tmp_path: Path, *words: object, **changes: Any) -> Said:
    act = tmp_path / "received.json"
    fields = {**RECEIPT["fields"], **changes}  # type: ignore[dict-item]
    act.write_text(json.dumps({**RECEIPT, "fields": fields}))
    return office.cli("receive", *words, "--case", CASE, "--act", act, "--as", "ANNA", "--json")


def test_an_archive_is_unpacked_and_what_differs_from_the_list_is_a_finding(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    archive = packed(tmp_path / "answer.zip")
    said = receive(office, tmp_path, archive, "--category", "conn.csv=traffic")
    assert said.status == 1, said.err
    assert said.json["compared"] == {"match": 1, "differ": 1}
    assert said.json["not_same"] == [{"path": "note.txt", "comparison": "differ"}]
    assert [each["artifact"] for each in said.json["artifacts"]] == [
        "ART-001", "ART-001.001", "ART-001.002", "ART-001.003",
    ]  # fmt: skip
    assert [each["type"] for each in said.json["events"]] == [
        "artifact.received_from_provider", "finding.raised", "artifact.hashed",
    ]  # fmt: skip
    with office.open() as station:
        state = station.service.state_of(CASE)
        inside = state.artifacts["ART-001.001"]
        assert inside.container == "ART-001"
        assert inside.categories == {"traffic"}
        assert state.artifacts["ART-001"].categories == {"subscriber"}
    assert office.cli("audit").status == 0
    assert office.cli("verify-artifacts", "--case", CASE).status == 0


def test_a_list_of_unknown_digests_is_kept_and_told(office: Office, tmp_path: Path) -> None:
    office.open_case()
    listed = tmp_path / "crc.txt"
    listed.write_text("a1b2c3d4  conn.csv\n", encoding="ascii")
    path = tmp_path / "plain.csv"
    path.write_bytes(b"at\n")
    said = receive(office, tmp_path, path, "--list", listed)
    assert said.status == 1, said.err
    (unread,) = said.json["unread_lists"]
    assert (unread["list"], "crc32" in unread["sentence"]) == ("crc.txt", True)
    assert said.json["compared"] == {}


def test_names_and_types_of_a_stranger_do_not_hinder_that_what_came_is_kept(
    office: Office, tmp_path: Path
) -> None:
    """Names not in normal form C, in an archive and of it; a type libmagic writes in capitals."""
    office.open_case()
    archive = tmp_path / "\u0438\u0306.zip"
    with zipfile.ZipFile(archive, "w") as packed_twice:
        packed_twice.writestr("\u0439.csv", b"one\n")
        packed_twice.writestr("\u0438\u0306.csv", b"two\n")
    message = tmp_path / "cut.msg"
    message.write_bytes(outlook.message("", "b", b"", [("a.txt", b"x" * 5000)])[:700])
    said = receive(office, tmp_path, archive, message)
    assert said.status == 1, said
    assert len(said.json["artifacts"]) == 2
    assert {each["error"] for each in said.json["unopened"]} == {
        "input.archive_alike", "input.archive_broken",
    }  # fmt: skip
    assert len(said.json["findings"]) == 2


def test_what_the_example_says_of_files_may_stay_in_it(office: Office, tmp_path: Path) -> None:
    office.open_case()
    act = tmp_path / "example.json"
    example = json.loads(office.free("commands", "artifact.receive", "--example").out)
    assert "files" in example["fields"]
    example["case"] = CASE
    del example["fields"]["request"]
    example["fields"]["unsolicited_reason"] = "Sent by the provider on its own."
    act.write_text(json.dumps(example))
    archive = packed(tmp_path / "answer.zip")
    said = office.cli("receive", archive, "--case", CASE, "--act", act, "--as", "ANNA", "--json")
    assert said.status == 1, said
    assert len(said.json["artifacts"]) == 4, said.json


def test_what_is_locked_is_kept_whole_until_its_password_is_given(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    archive = tmp_path / "locked.zip"
    with pyzipper.AESZipFile(archive, "w", encryption=pyzipper.WZ_AES) as locked:
        locked.setpassword(PASSPHRASE.encode())
        locked.writestr("conn.csv", b"one\n")
    kept = receive(office, tmp_path, archive)
    assert (kept.status, len(kept.json["artifacts"])) == (1, 1)
    assert [each["error"] for each in kept.json["unopened"]] == ["input.archive_locked"]
    password = tmp_path / "password"
    password.write_text(f"{PASSPHRASE}\n")
    password.chmod(0o600)
    opened = receive(office, tmp_path, archive, "--password-file", password)
    assert (opened.status, len(opened.json["artifacts"])) == (0, 2)
    assert PASSPHRASE.encode() not in (office.folder / "ledger.db").read_bytes()


@pytest.mark.parametrize(
    ("words", "changes", "code"),
    [
        (["--category", "gone.csv=traffic"], {}, "input.usage"),
        ([], {"files": [{"artifact": "ART-001", "comparison": "match"}]}, "input.usage"),
        ([], {"source_kind": "nobody"}, "input.schema"),
    ],
)
def test_what_cannot_be_meant_records_nothing(
    office: Office, tmp_path: Path, words: list[str], changes: dict[str, Any], code: str
) -> None:
    office.open_case()
    before = office.events()
    said = receive(office, tmp_path, packed(tmp_path / "answer.zip"), *words, **changes)
    assert said.json["error"] == code
    assert office.events() == before
