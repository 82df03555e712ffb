"""`custody hash`, `intake`, `verify-artifacts` on real files."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from custody.domain.examples import example_of
from custody.ledger.event import open_envelope
from custody.progress import Progress
from tests.custody.office import CASE, Office

# ---- hash ----


# ---- intake ----


def test_a_folder_with_odd_names_is_taken_in_with_a_listing_of_all_that_is_in_it(
    office: Office, odd_folder: Path
) -> None:
    office.open_case()
    said = office.cli("intake", odd_folder, "--case", CASE, "--as", "ANNA", "--json")
    assert said.status == 0, said
    assert len(said.json["artifacts"]) == 8
    assert said.json["problems"] == []
    listing = said.json["artifacts"][0]
    assert listing["artifact"] == "ART-001"
    stored = office.folder / "artifacts" / listing["sha256"][:2] / listing["sha256"]
    lines = [json.loads(line) for line in stored.read_bytes().splitlines()]
    shown = {line["path"]["shown"]: line["metadata"]["kind"] for line in lines}
    assert shown["link"] != shown["plain.txt"]
    assert len([line for line in lines if "digests" in line]) == 7
    assert said.json["described"] == len(lines) - 7
    for each in said.json["artifacts"]:
        copy = office.folder / "artifacts" / each["sha256"][:2] / each["sha256"]
        assert not copy.stat().st_mode & 0o222
    assert office.cli("audit").status == 0


def test_a_file_in_place_is_registered_without_a_copy_and_verified_where_it_lies(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    image = tmp_path / "image.dd"
    image.write_bytes(os.urandom(10_000))
    said = office.cli("intake", image, "--case", CASE, "--in-place", "--as", "ANNA", "--json")
    assert said.status == 0
    (artifact,) = said.json["artifacts"]
    assert not (office.folder / "artifacts" / artifact["sha256"][:2] / artifact["sha256"]).exists()
    assert office.cli("verify-artifacts").status == 0
    image.unlink()
    gone = office.cli("verify-artifacts", "--json")
    assert gone.status == 1
    assert gone.json["counts"] == {"missing": 1}


def test_a_file_that_changes_while_it_is_read_is_no_artifact(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open_case()
    growing = tmp_path / "growing.log"
    growing.write_bytes(b"x" * (32 << 20))
    (tmp_path / "still").write_bytes(b"still")
    written: list[int] = []

    def grow(done: int, _total: int) -> None:
        if done and not written:
            with growing.open("ab") as file:
                written.append(file.write(b"more"))

    @contextmanager
    def watched(_text: str) -> Iterator[Progress]:
        yield grow

    monkeypatch.setattr("custody.cli.evidence.progress", watched)
    said = office.cli(
        "intake", growing, tmp_path / "still", "--case", CASE, "--as", "ANNA", "--json"
    )
    assert written
    assert said.status == 1
    assert [each["size"] for each in said.json["artifacts"]] == [5]
    assert str(growing) in said.json["problems"][0]


def test_nothing_is_recorded_where_nothing_could_be_taken_in(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    before = office.events()
    (tmp_path / "folder").mkdir()
    said = office.cli("intake", tmp_path / "folder", "--case", CASE, "--as", "ANNA", "--json")
    assert said.json["error"] == "input.nothing_taken"
    absent = office.cli("intake", tmp_path / "absent", "--case", CASE, "--as", "ANNA", "--json")
    assert absent.json["error"] == "storage.read"
    unknown = office.cli("intake", tmp_path, "--case", "C-9", "--as", "ANNA", "--json")
    assert unknown.json["error"] == "refused.case_unknown"
    assert office.events() == before


def test_what_the_rules_forbid_is_refused_before_a_byte_is_read(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    absent = tmp_path / "absent"  # reading it would be refused with another code
    said = office.cli("intake", absent, "--case", CASE, "--item", "ITM-9", "--as", "ANNA", "--json")
    assert said.json["error"] == "refused.item_unknown"
    act = tmp_path / "received.json"
    act.write_text(json.dumps({"command": "artifact.receive", "fields": {}}))
    said = office.cli("receive", absent, "--case", CASE, "--act", act, "--as", "BORIS", "--json")
    assert said.json["error"] == "input.schema"


def test_a_refused_intake_leaves_no_copy_that_no_event_names(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    (tmp_path / "one.txt").write_bytes(b"one")
    words = ("--case", CASE, "--artifact", "A-1", "--artifact", "A-2", "--as", "ANNA", "--json")
    said = office.cli("intake", tmp_path / "one.txt", *words)
    assert said.json["error"] == "input.ids_left"
    with office.open() as station:
        assert list(station.artifacts.kept()) == []


def test_an_act_gives_the_circumstances_of_an_intake(office: Office, tmp_path: Path) -> None:
    office.open_case()
    act = {
        "command": "artifact.acquire",
        "case": CASE,
        "fields": {
            "kind": "web_capture",
            "resolver": "192.0.2.53",
            "ip_seen": "192.0.2.80",
            "account_used": "none: open to all",
            "tool": "reader",
            "tool_version": "1",
            "write_protection": "none",
            "why_unprotected": "a public page is read",
            "web_address": "https://shop.example/",
            "started_at": "2026-03-02T04:00:00.000Z",
            "ended_at": "2026-03-02T04:01:00.000Z",
        },
    }
    (tmp_path / "act.json").write_text(json.dumps(act))
    (tmp_path / "a").write_text("a")
    options = ["--case", CASE, "--artifact", "ART-A", "--act", tmp_path / "act.json", "--json"]
    said = office.cli("intake", tmp_path / "a", *options, "--as", "ANNA", "--as", "CHIEF")
    assert said.status == 0, said
    assert [each["type"] for each in said.json["events"]] == [
        "artifact.acquired",
        "artifact.hashed",
    ]
    assert [each["artifact"] for each in said.json["artifacts"]] == ["ART-A"]
    for other, code in (
        ({"command": "case.open", "fields": {}}, "input.act"),
        ({"fields": []}, "input.schema"),
        ({"command": []}, "input.act"),
    ):
        (tmp_path / "act.json").write_text(json.dumps({**act, **other}))
        wrong = office.cli("intake", tmp_path / "a", *options, "--as", "ANNA")
        assert (wrong.status, wrong.json["error"]) == (3, code)


def test_what_was_made_from_evidence_goes_with_the_bundle_of_its_item(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    for name in ("item.find", "item.seize"):
        taken = example_of(name) | {"case": CASE, "role": "INV"}
        del taken["fields"]["search"]
        taken["fields"]["ground"] = "handed in"
        assert office.do(taken, "ANNA").status == 0
    (tmp_path / "disk.img").write_text("orders and more")
    (tmp_path / "orders.csv").write_text("orders")
    words = ("--case", CASE, "--as", "ANNA", "--acting-role", "INV", "--json")
    item = ("--item", "ITM-01")
    assert office.cli("intake", tmp_path / "disk.img", *item, *words).status == 0
    assert office.cli("verify-artifacts", *words).status == 0
    derive = example_of("artifact.derive")
    del derive["fields"]["artifacts"]
    derive |= {"case": CASE, "items": ["ITM-01"]}
    derive["fields"]["parents"] = ["ART-001"]
    (tmp_path / "act.json").write_text(json.dumps(derive))
    said = office.cli("intake", tmp_path / "orders.csv", "--act", tmp_path / "act.json", *words)
    assert said.status == 0, said
    assert [each["type"] for each in said.json["events"]] == ["artifact.derived", "artifact.hashed"]
    bundle = tmp_path / "bundle"
    sealed = office.cli(
        "export", "--case", CASE, *item, "--out", bundle, "--recipient", "office",
        "--purpose", "trial", "--as", "ANNA", "--as", "CHIEF", "--acting-role", "OIC",
    )  # fmt: skip
    assert sealed.status == 0, sealed
    contents = [path.read_text() for path in sorted((bundle / "data/items/ITM-01").glob("*.bin"))]
    assert contents == ["orders and more", "orders"]


@pytest.mark.parametrize(
    ("stated", "options"),
    [({"case": "C-2"}, []), ({"items": ["ITM-1", "ITM-2"]}, []),
     ({"items": ["ITM-1"]}, ["--item", "ITM-2"])],
)  # fmt: skip
def test_an_act_of_another_case_or_item_is_not_bent_to_the_options(
    office: Office, tmp_path: Path, stated: dict[str, Any], options: list[str]
) -> None:
    (tmp_path / "act.json").write_text(json.dumps(example_of("artifact.acquire") | stated))
    words = ["--case", stated.get("case", "C-1")[:-1] + "1", "--act", tmp_path / "act.json"]
    said = office.cli("intake", tmp_path, *words, *options, "--as", "ANNA", "--json")
    assert (said.status, said.json["error"]) == (3, "input.usage")


def test_what_a_provider_sent_unasked_is_taken_in_with_the_reason(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    act = office.free("commands", "artifact.receive", "--example").json
    act |= {"case": CASE, "role": "INV"}
    for name in ("request", "files"):
        act["fields"].pop(name, None)
    (tmp_path / "answer.zip").write_bytes(b"PK not quite")
    words = ["--case", CASE, "--act", tmp_path / "act.json", "--as", "ANNA", "--json"]
    (tmp_path / "act.json").write_text(json.dumps(act))
    silent = office.cli("intake", tmp_path / "answer.zip", *words)
    assert silent.json["error"] == "input.schema"
    act["fields"]["unsolicited_reason"] = "The provider sent it by itself."
    (tmp_path / "act.json").write_text(json.dumps(act))
    said = office.cli("intake", tmp_path / "answer.zip", *words)
    assert said.status == 0, said
    types = [each["type"] for each in said.json["events"]]
    assert types == ["artifact.received_from_provider", "artifact.hashed"]
    assert office.cli("audit").status == 0


@pytest.mark.parametrize("named", ["image.E*", "image.E01"])
@pytest.mark.parametrize("how", [[], ["--in-place"]])
def test_an_image_in_several_segments_is_recorded_with_the_medium_inside(
    office: Office, imaged: Path, named: str, how: list[str]
) -> None:
    """The first segment stands for all of them."""
    office.open_case()
    segments = sorted(imaged.glob("image.E*"))
    given = sorted(imaged.glob(named))
    said = office.cli("intake", *given, *how, "--case", CASE, "--as", "ANNA", "--json")
    assert said.status == 0, said
    assert len(said.json["artifacts"]) == len(segments) > 1
    assert not said.json["warnings"]
    (media,) = media_of(office)
    assert media["equal"] is True
    raw = office.free("hash", imaged / "medium.raw", "--json").json["files"][0]
    assert media["digests"]["sha256"] == raw["digests"]["sha256"]
    assert [each["type"] for each in said.json["events"]] == ["artifact.hashed"]


def test_an_image_that_contradicts_itself_raises_a_finding(
    office: Office, imaged: Path, tmp_path: Path
) -> None:
    office.open_case()
    for segment in imaged.glob("image.E*"):
        shutil.copy(segment, tmp_path)
    damaged = tmp_path / "image.E02"
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    segments = sorted(tmp_path.glob("image.E*"))
    said = office.cli("intake", *segments, "--case", CASE, "--as", "ANNA", "--json")
    assert said.status == 1
    assert [each["type"] for each in said.json["events"]] == ["artifact.hashed", "finding.raised"]
    assert len(said.json["findings"]) == 1
    assert media_of(office)[0]["equal"] is False


def test_what_is_only_named_like_an_image_is_taken_in_with_a_warning(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    (tmp_path / "x.E01").write_bytes(b"no image at all")
    said = office.cli("intake", tmp_path / "x.E01", "--case", CASE, "--as", "ANNA", "--json")
    assert said.status == 0
    assert len(said.json["artifacts"]) == 1
    assert "x.E01" in said.json["warnings"][0]


def media_of(office: Office) -> list[dict[str, Any]]:
    with office.open() as station:
        found = []
        for row in station.ledger.view.rows(
            "SELECT idx FROM event WHERE type = 'artifact.hashed' ORDER BY idx"
        ):
            envelope = station.ledger.entry(row[0]).envelope
            assert envelope is not None
            found += [
                each["media"]
                for each in open_envelope(envelope).event.body["artifacts"]
                if "media" in each
            ]
        return found


@pytest.fixture(scope="session")
def imaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A medium and its image in segments, made by the real tool."""
    folder = tmp_path_factory.mktemp("imaged")
    (folder / "medium.raw").write_bytes(os.urandom(3 << 20))
    command = (
        "ewfacquire -u -q -C case -D disk -e examiner -E 1 -N none -m removable -M logical"
        " -t image -c best -f encase6 -S 1MiB -d sha1 medium.raw"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return folder


# ---- verify-artifacts ----


def test_the_artifacts_that_an_act_names_are_the_files_in_order(
    office: Office, tmp_path: Path
) -> None:
    office.open_case()
    example = example_of("artifact.acquire")
    fields = {**example["fields"], "kind": "cloud_export", "artifacts": ["ART-100", "ART-101"]}
    act = tmp_path / "act.json"
    act.write_text(json.dumps({"command": "artifact.acquire", "case": CASE, "fields": fields}))
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        file.write_text(file.name)
    options = ("--case", CASE, "--act", act, "--as", "ANNA", "--acting-role", "INV", "--json")
    few = office.cli("intake", files[0], *options)
    assert (few.status, few.json["error"]) == (3, "input.ids_left")
    said = office.cli("intake", *files, *options)
    assert said.status == 0, said.out
    assert [each["artifact"] for each in said.json["artifacts"]] == ["ART-100", "ART-101"]


def test_one_is_told_as_one(office: Office, tmp_path: Path) -> None:
    office.open_case()
    (tmp_path / "one").write_text("1")
    taken = office.cli("intake", tmp_path / "one", "--case", CASE, "--as", "ANNA")
    assert "  1 byte\n1 file taken in, 0 other things described\n" in taken.out
