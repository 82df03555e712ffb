"""What the ledger knows of files, held against what lies in the store."""

import hashlib
from pathlib import Path

from tests.custody.office import CASE, Office


def test_a_changed_byte_becomes_an_event_and_a_finding(office: Office, tmp_path: Path) -> None:
    office.open_case()
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
    paths = [tmp_path / name for name in ("a", "b", "c")]
    taken = office.cli("intake", *paths, "--case", CASE, "--as", "ANNA", "--json").json
    assert office.cli("verify-artifacts", "--case", CASE, "--as", "ANNA").status == 0
    first, second, _ = (
        office.folder / "artifacts" / each["sha256"][:2] / each["sha256"]
        for each in taken["artifacts"]
    )
    first.chmod(0o600)
    first.write_text("A")
    second.unlink()
    said = office.cli("verify-artifacts", "--json")
    assert said.status == 1
    assert said.json["counts"] == {"different": 1, "missing": 1, "same": 1}
    assert [each["type"] for each in said.json["events"]] == [
        "artifact.verified",
        "artifact.mismatch_found",
        "finding.raised",
        "artifact.missing_found",
        "finding.raised",
    ]
    assert {each["artifact"] for each in said.json["not_same"]} == {"ART-001", "ART-002"}
    findings = office.cli("show", "case", CASE, "--json").json["findings"]
    assert [each["severity"] for each in findings] == ["red", "red"]
    assert office.cli("audit").status == 0
    again = office.cli("verify-artifacts", "--json")
    assert again.status == 1
    assert "finding.raised" not in [each["type"] for each in again.json["events"]]


def test_a_file_that_no_artifact_explains_is_told(office: Office, tmp_path: Path) -> None:
    office.open_case()
    (tmp_path / "a").write_text("a")
    assert office.cli("intake", tmp_path / "a", "--case", CASE, "--as", "ANNA").status == 0
    stray = office.folder / "artifacts" / "00" / ("00" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("stray")
    said = office.cli("verify-artifacts", "--json")
    assert said.status == 1
    assert said.json["counts"] == {"same": 1, "unexpected": 1}


def test_a_document_that_an_event_names_lies_in_the_store_rightly(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    (tmp_path / "a").write_text("a")
    assert office.cli("intake", tmp_path / "a", "--case", CASE, "--as", "ANNA").status == 0
    paper = b"sanction"
    sha256 = hashlib.sha256(paper).hexdigest()
    kept = office.folder / "artifacts" / sha256[:2] / sha256
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(paper)
    assert office.cli("verify-artifacts", "--json").json["counts"]["unexpected"] == 1
    document = {"sha256": sha256, "size": len(paper), "media_type": "text/plain"}
    fields = {"document": document, "kind": "order", "document_language": "kk", "source": "court"}
    attached = {"command": "document.attach", "case": CASE, "fields": fields}
    assert office.do(attached, "ANNA").status == 0
    said = office.cli("verify-artifacts", "--json")
    assert (said.status, said.json["counts"]) == (0, {"same": 1})


def test_a_ledger_without_artifacts_has_nothing_to_verify(office: Office) -> None:
    said = office.cli("verify-artifacts")
    assert (said.status, said.out) == (0, "nothing to verify\n")
