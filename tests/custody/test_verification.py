"""Hashing again what the ledger knows."""

from collections import Counter
from pathlib import Path

import pytest

from custody.acquisition import record
from custody.errors import RefusedError
from custody.evidence.verify import Outcome
from custody.gathering import Plan, gather
from custody.ledger.tree import hash_leaf
from custody.station import Station
from custody.verification import verify_artifacts
from tests.custody.office import CASE, OPEN_CASE, Office


def fill(office: Office, station: Station, tmp_path: Path, count: int, case: str = CASE) -> None:
    """A case with some small artifacts."""
    document = {**OPEN_CASE, "case": case}
    document["fields"] = {**OPEN_CASE["fields"], "registration": f"EX-{case}"}  # type: ignore[dict-item]
    office.execute(station, document, "ANNA")
    folder = tmp_path / case
    folder.mkdir()
    for number in range(count):
        (folder / str(number)).write_bytes(f"{case} {number}".encode())
    plan = Plan(case, tuple(sorted(folder.iterdir())))
    with gather(station, plan) as found:
        record(station, plan, found, office.signer("ANNA"))


def copy_of(station: Station, artifact: str, case: str = CASE) -> Path:
    sha256 = station.service.state_of(case).artifacts[artifact].sha256
    assert sha256 is not None
    return Path(station.artifacts.path(sha256))


def test_a_run_counts_what_it_found_and_every_artifact_stands_in_an_event(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custody.verification._BATCH", 4)
    with office.open() as station:
        fill(office, station, tmp_path, 10)
        done = verify_artifacts(station)
        assert done.counts == Counter({"same": 10})
        assert done.not_same == ()
        verified = [each.event for each in done.appended]
        assert [len(event.body["artifacts"]) for event in verified] == [4, 4, 2]
        assert {event.actor_role for event in verified} == {"SYS"}
        assert all(event.body["run"]["same"] == 10 for event in verified)


def test_a_run_of_one_case_leaves_the_others_alone(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        fill(office, station, tmp_path, 2)
        fill(office, station, tmp_path, 3, case="C-2")
        done = verify_artifacts(station, case="C-2", signers=[office.signer("ANNA")])
        assert done.counts == Counter({"same": 3})
        assert {each.event.case.id for each in done.appended if each.event.case} == {"C-2"}
        both = verify_artifacts(station)
        assert both.counts == Counter({"same": 5})
        assert {each.event.case.id for each in both.appended if each.event.case} == {"C-1", "C-2"}


def test_what_differs_is_reported_with_both_digests(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        fill(office, station, tmp_path, 2)
        copy = copy_of(station, "ART-001")
        recorded = station.service.state_of(CASE).artifacts["ART-001"].sha256
        copy.chmod(0o600)
        copy.write_bytes(b"another")
        done = verify_artifacts(station)
        (different,) = done.not_same
        assert (different.artifact, different.outcome) == ("ART-001", Outcome.DIFFERENT)
        report = next(
            each.event for each in done.appended if each.event.type == "artifact.mismatch_found"
        )
        assert report.body["expected"]["digests"]["sha256"] == recorded
        assert report.body["computed"]["digests"]["sha256"] != recorded
        assert not station.service.state_of(CASE).artifacts["ART-001"].is_sound


def test_bytes_that_came_back_are_found_the_same_again(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        fill(office, station, tmp_path, 1)
        copy = copy_of(station, "ART-001")
        aside = tmp_path / "aside"
        copy.rename(aside)
        assert verify_artifacts(station).counts == Counter({"missing": 1})
        aside.rename(copy)
        assert verify_artifacts(station).counts == Counter({"same": 1})


def test_who_may_not_answer_for_a_run_records_nothing(office: Office, tmp_path: Path) -> None:
    with office.open() as station:
        fill(office, station, tmp_path, 1)
        size = station.ledger.head.size
        with pytest.raises(RefusedError):
            verify_artifacts(station, signers=[office.signer("ADM1")])
        assert station.ledger.head.size == size


def test_bytes_done_are_told(office: Office, tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    with office.open() as station:
        fill(office, station, tmp_path, 5)
        verify_artifacts(station, progress=lambda *call: calls.append(call))
    assert calls
    assert calls[-1][0] == calls[-1][1]


def test_a_digest_recorded_by_hand_hides_no_kept_bytes_from_verification(
    office: Office, tmp_path: Path
) -> None:
    """Somebody records another digest for an artifact that the store keeps."""
    office.open_case()
    (tmp_path / "a").write_text("evidence")
    taken = office.cli("intake", tmp_path / "a", "--case", CASE, "--as", "ANNA", "--json").json
    artifact = taken["artifacts"][0]["artifact"]
    entry = {"artifact": artifact, "size": 8, "digests": {"sha256": "0" * 64}}
    fields = {"artifacts": [entry], "tool": "by hand", "tool_version": "1"}
    said = office.do({"command": "artifact.hash", "case": CASE, "fields": fields}, "ANNA")
    assert said.status == 0, said.out
    run = office.cli("verify-artifacts", "--case", CASE, "--json")
    assert run.status == 1
    assert run.json["counts"] == {"missing": 1}


def take_in_place(office: Office, tmp_path: Path) -> Path:
    """A case with one artifact that stays where it lies."""
    office.open_case()
    source = tmp_path / "image.dd"
    source.write_text("evidence")
    said = office.cli("intake", source, "--case", CASE, "--in-place", "--as", "ANNA", "--json")
    assert said.status == 0, said.err
    return source


def erase_private_part(office: Office, station: Station, index: int) -> None:
    """Have the private part of an event of the case erased, as two ordered."""
    (event,) = station.ledger.events([index])
    assert event.case is not None
    erased = {
        "index": index,
        "leaf": hash_leaf(station.ledger.entry(index).leaf).hex(),
        "scope": "private",
    }
    document = {"case": CASE, "role": "SUP"}
    fields = {"basis": "Court order 1 of 2026-03-02", "events": [erased]}
    order = {**document, "command": "erasure.order", "fields": fields}
    (ordered,) = office.execute(station, order, "CHIEF", "GUL").appended
    stands = {"case": {"id": CASE, "seq": event.case.seq}}
    fields = {"order": ordered.event.id, "events": [{**erased, **stands}]}
    office.execute(station, {**document, "command": "erasure.do", "fields": fields}, "CHIEF")


def test_what_lies_elsewhere_and_whose_place_was_erased_is_named_and_counted(
    office: Office, tmp_path: Path
) -> None:
    take_in_place(office, tmp_path)
    with office.open() as station:
        erase_private_part(office, station, station.ledger.head.size - 1)
        size = station.ledger.head.size
    run = office.cli("verify-artifacts", "--json")
    assert (run.status, run.json["counts"]) == (2, {"place_unknown": 1})
    (named,) = run.json["not_same"]
    assert (named["artifact"], named["outcome"]) == ("ART-001", "place_unknown")
    assert "erased" in named["reason"]
    assert office.events() == size
    assert "1 place_unknown" in office.cli("verify-artifacts", "--case", CASE).out


def test_a_digest_recorded_by_hand_hides_nothing_that_lies_elsewhere(
    office: Office, tmp_path: Path
) -> None:
    take_in_place(office, tmp_path)
    entry = {"artifact": "ART-001", "size": 8, "digests": {"sha256": "0" * 64}}
    fields = {"artifacts": [entry], "tool": "by hand", "tool_version": "1"}
    said = office.do({"command": "artifact.hash", "case": CASE, "fields": fields}, "ANNA")
    assert said.status == 0, said.out
    run = office.cli("verify-artifacts", "--case", CASE, "--json")
    assert (run.status, run.json["counts"]) == (2, {"place_unknown": 1})
    assert "does not say where" in run.json["not_same"][0]["reason"]
