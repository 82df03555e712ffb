"""From paths to artifacts: bytes before events, everything or nothing."""

import os
from pathlib import Path
from typing import Any

import pytest

from custody import acquisition, gathering
from custody.acquisition import record
from custody.domain.commands import Command
from custody.domain.examples import example_of
from custody.errors import CancelledError, InputError, RefusedError
from custody.gathering import Plan, gather
from custody.service import Receipt
from custody.station import Station
from custody.strict_json import file_name
from tests.custody.office import CASE, OPEN_CASE, Office


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(count):
        (folder / f"file {number:05}").write_bytes(b"content %d" % number)
    return folder


def take_in(station: Station, office: Office, plan: Plan) -> Receipt:
    with gather(station, plan) as found:
        return record(station, plan, found, office.signer("ANNA"))


def hashed(receipt: Receipt) -> list[dict[str, Any]]:
    return [
        each
        for done in receipt.appended
        if done.event.type == "artifact.hashed"
        for each in done.event.body["artifacts"]
    ]


def test_many_files_become_several_events_in_one_transaction(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acquisition, "_MOST_ARTIFACTS", 20)
    folder = folder_of(tmp_path, 70)
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        receipt = take_in(station, office, Plan(CASE, (folder,)))
        entries = hashed(receipt)
        assert len(receipt.appended) == 4
        assert len({each["artifact"] for each in entries}) == 71
        assert all(len(done.event.body["artifacts"]) <= 20 for done in receipt.appended)
        assert set(station.service.state_of(CASE).artifacts) == {e["artifact"] for e in entries}
    assert office.cli("audit").status == 0


def test_ids_that_are_asked_for_come_first_and_taken_ones_are_passed_over(
    office: Office, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, 3)
    files = tuple(sorted(folder.iterdir()))
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        first = take_in(station, office, Plan(CASE, files[:1], ids=("ART-003",)))
        rest = take_in(station, office, Plan(CASE, files))
        assert [each["artifact"] for each in hashed(first)] == ["ART-003"]
        assert [each["artifact"] for each in hashed(rest)] == ["ART-002", "ART-004", "ART-005"]
        size = station.ledger.head.size
        with pytest.raises(RefusedError) as caught:
            take_in(station, office, Plan(CASE, files, ids=("ART-003",)))
        assert caught.value.code == "refused.id_taken"
        assert station.ledger.head.size == size


def test_an_id_that_is_asked_for_goes_to_a_file_and_never_to_the_listing(
    office: Office, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, 2)
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        entries = hashed(take_in(station, office, Plan(CASE, (folder,), ids=("A-999", "A-1000"))))
    kinds = {each["artifact"]: each["media_type"] for each in entries}
    assert kinds.keys() == {"A-999", "A-1000", "ART-001"}
    assert kinds["ART-001"] == "application/jsonl"


def test_what_a_receipt_says_of_each_file_goes_with_the_event_that_brings_the_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acquisition, "_MOST_ARTIFACTS", 20)
    folder = folder_of(tmp_path, 70)
    ids = tuple(f"ART-P{number:02}" for number in range(70))
    says = {name: "differ" if name == "ART-P37" else "match" for name in (*ids, "ART-INSIDE")}
    act = Command(
        name="artifact.receive",
        case=CASE,
        fields={
            "unsolicited_reason": "Brought by the injured party.",
            "container_kind": "archive",
            "container": "ART-P65",
            "source_kind": "person",
            "received_from": {"name": "V-01"},
            "seal_state": "none",
            "data_categories": ["content"],
            "files": [{"artifact": name, "comparison": said} for name, said in says.items()],
            "only_theirs": [file_name(b"lost.eml")],
        },
    )
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        receipt = take_in(station, office, Plan(CASE, (folder,), act=act, ids=ids))
        events = [done.event for done in receipt.appended]
        brought = [event for event in events if event.type == "artifact.received_from_provider"]
        assert len(brought) == 4
        told: list[str] = []
        for event in brought:
            files = [each["artifact"] for each in event.body.get("files", ())]
            assert set(files) <= {*event.body["artifacts"], "ART-INSIDE"}
            told += files
        assert sorted(told) == sorted(says)
        containers = [event.body for event in brought if "container" in event.body]
        assert [("ART-P65" in body["artifacts"]) for body in containers] == [True]
        findings = [event.body for event in events if event.type == "finding.raised"]
        assert [each["kind"] for each in findings] == ["provider_list_differs"] * 2
        assert [each.get("artifacts", []) for each in findings] == [[], ["ART-P37"]]
    assert office.cli("audit").status == 0


def test_the_names_of_a_file_are_private_and_its_digests_are_not(
    office: Office, tmp_path: Path
) -> None:
    secret = tmp_path / "name of a private person"
    secret.write_bytes(b"x")
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        (done,) = take_in(station, office, Plan(CASE, (secret,))).appended
        entry = station.ledger.entry(done.index)
        assert b"private person" not in (entry.envelope or b"")
        assert b"private person" in (entry.private or b"")


@pytest.mark.parametrize("enough", [1, 3 << 20])
def test_stopping_while_reading_records_nothing_and_leaves_nothing(
    office: Office, tmp_path: Path, enough: int
) -> None:
    first, big = tmp_path / "first", tmp_path / "big"
    first.write_bytes(os.urandom(1 << 20))  # read twice, so that 2 MiB are its own
    big.write_bytes(os.urandom(4 << 20))

    def stop(done: int, _total: int) -> None:
        if done >= enough:
            raise CancelledError

    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        size = station.ledger.head.size
        with pytest.raises(CancelledError):
            gather(station, Plan(CASE, (first, big)), stop)
        assert station.ledger.head.size == size
        assert not [each for each in station.artifacts.folder.rglob("*") if each.is_file()]


def test_the_same_bytes_twice_are_two_artifacts_and_one_copy(
    office: Office, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"same")
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        receipt = take_in(station, office, Plan(CASE, (tmp_path / "a", tmp_path / "b")))
        assert len(hashed(receipt)) == 2
        kept = [each for each in station.artifacts.folder.rglob("*") if each.is_file()]
        assert len(kept) == 1


def test_legacy_digests_stand_apart(office: Office, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    plan = Plan(CASE, (tmp_path / "a",), algorithms=("sha256", "blake3", "md5", "sha1"))
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        (entry,) = hashed(take_in(station, office, plan))
        assert set(entry["digests"]) == {"sha256", "blake3"}
        assert entry["legacy"] == {
            "md5": "0cc175b9c0f1b6a831c399e269772661",
            "sha1": "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8",
        }


def test_progress_never_goes_back_and_ends_at_the_whole(office: Office, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 5)
    (tmp_path / "big").write_bytes(os.urandom(1 << 20))
    calls: list[tuple[int, int]] = []
    with office.open() as station:
        plan = Plan(CASE, (folder, tmp_path / "big"))
        with gather(station, plan, lambda *call: calls.append(call)) as found:
            assert found.files == 6
            assert found.size == 5 * len(b"content 0") + (1 << 20)
    assert [done for done, _ in calls] == sorted(done for done, _ in calls)
    assert all(done <= total for done, total in calls)
    assert calls[-1][0] == calls[-1][1]


def test_an_unknown_algorithm_is_refused_before_anything_is_read(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"a")
    with office.open() as station, pytest.raises(InputError) as caught:
        gather(station, Plan(CASE, (tmp_path / "a",), algorithms=("crc32",)))
    assert caught.value.code == "input.algorithm"


def test_an_image_is_read_where_the_file_system_has_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"segment")

    def refuse(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    gathering._name_again(kept, os.fsencode(tmp_path / "image.E01"))
    assert (tmp_path / "image.E01").read_bytes() == b"segment"


@pytest.mark.parametrize("asked", [None, "INV"])
def test_one_run_is_signed_in_one_role(office: Office, tmp_path: Path, asked: str | None) -> None:
    """An officer in charge who is an investigator too: the acquisition tells in which role."""
    (tmp_path / "file").write_text("content")
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        received = {**example_of("item.receive"), "case": CASE, "role": "INV"}
        office.execute(station, received, "ANNA")
        plan = Plan(CASE, (tmp_path / "file",), item="ITM-01", role=asked)
        appended = take_in(station, office, plan).appended
    assert [(done.event.type, done.event.actor_role) for done in appended] == [
        ("artifact.acquired", "INV"),
        ("artifact.hashed", "INV"),
    ]


def test_a_run_without_an_acquisition_is_signed_in_the_role_that_the_case_gives(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("content")
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        (done,) = take_in(station, office, Plan(CASE, (tmp_path / "file",))).appended
    assert done.event.actor_role == "OIC"


def test_digests_recorded_by_hand_belong_to_the_item_that_the_artifact_came_from(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("content")
    with office.open() as station:
        office.execute(station, OPEN_CASE, "ANNA")
        for item in ("ITM-01", "ITM-02"):
            received = {**example_of("item.receive"), "case": CASE, "role": "INV"}
            details = [{"item": item, "type": "phone"}]
            fields = {**received["fields"], "details": details}
            office.execute(station, {**received, "items": [item], "fields": fields}, "ANNA")
        taken = take_in(station, office, Plan(CASE, (tmp_path / "file",), item="ITM-01"))
        entry = {key: hashed(taken)[0][key] for key in ("artifact", "size", "digests")}
        fields = {"artifacts": [entry], "tool": "by hand", "tool_version": "1"}
        document = {"command": "artifact.hash", "case": CASE, "fields": fields, "role": "INV"}
        (again,) = office.execute(station, document, "ANNA").appended
        assert again.event.item_ids == ("ITM-01",)
        with pytest.raises(RefusedError) as caught:
            office.execute(station, {**document, "items": ["ITM-02"]}, "ANNA")
        assert caught.value.code == "refused.of_other_item"
