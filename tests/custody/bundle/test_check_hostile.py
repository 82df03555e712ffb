"""Bundles made to exhaust whoever checks them: each is refused for what it is, and soon."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from custody.bundle import layout, records
from custody.bundle.check import check_bundle
from custody.bundle.verdicts import BundleReport, Question, Result
from custody.domain.chains import Chains
from custody.domain.events import Event, Link
from custody.errors import IntegrityError
from tests.custody.bundle.forge import Forge, write_folder, write_zip
from tests.custody.bundle.forge_acts import TRUST


def told(report: BundleReport, question: Question) -> str:
    verdict = report.verdicts[question]
    assert verdict.result is Result.FAIL
    return verdict.reason


def test_empty_lines_in_place_of_events_are_read_only_so_far(tmp_path: Path) -> None:
    forge = Forge()

    def change(files: dict[str, bytes]) -> None:
        files[layout.EVENTS] += b"\n" * 5000

    forge.files_change = change
    report = check_bundle(write_zip(forge.files(), tmp_path / "bundle.zip"), trust=TRUST)
    assert told(report, Question.EVENTS).endswith("(and 1000 more)")


def test_proofs_without_events_are_read_only_so_far(tmp_path: Path) -> None:
    forge = Forge()

    def change(files: dict[str, bytes]) -> None:
        files[layout.PROOFS] += b"\n" * 5000

    forge.files_change = change
    report = check_bundle(write_zip(forge.files(), tmp_path / "bundle.zip"), trust=TRUST)
    assert told(report, Question.INCLUSION).endswith("(and 999 more)")


def test_of_a_thousand_stamps_the_first_are_told(tmp_path: Path) -> None:
    forge = Forge()

    def change(files: dict[str, bytes]) -> None:
        for size in range(1000, 2000):
            files[f"ledger/anchors/{size}.checkpoint"] = files[layout.CHECKPOINT]
            files[f"ledger/anchors/{size}.tsr"] = b"0\x03\x02\x01\x00"

    forge.files_change = change
    report = check_bundle(write_zip(forge.files(), tmp_path / "bundle.zip"), trust=TRUST)
    assert "and 980 more stamps" in report.verdicts[Question.TIME].reason
    assert told(report, Question.TREE).endswith("(and 999 more)")


def test_a_manifest_that_lists_more_files_than_there_are_is_read_only_so_far() -> None:
    lines = [b"%s  data/documents/%06d\n" % (b"0" * 64, number) for number in range(9)]
    assert len(list(layout.read_manifest(lines, "sha256", files=9))) == 9

    def endless() -> Iterator[bytes]:
        yield from lines
        raise AssertionError("it was read on")

    with pytest.raises(IntegrityError, match="more files than there are"):
        list(layout.read_manifest(endless(), "sha256", files=8))


def test_a_hundred_thousand_labels_are_read_in_one_pass() -> None:
    labels = {f"L{number}": "x" for number in range(100_000)}
    data = "".join(f"{label}: {value}\n" for label, value in labels.items()).encode()
    assert layout.read_bag_info(data) == labels
    with pytest.raises(IntegrityError, match="stands twice"):
        layout.read_bag_info(data + b"l0: x\n")


def test_names_that_imply_too_many_folders_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_MAX_SPELLED", 400)
    files = {f"data/{number}/{'a/' * 80}x": b"" for number in range(5)}
    report = check_bundle(write_zip({**Forge().files(), **files}, tmp_path / "bundle.zip"))
    assert "more than 400 files and folders" in told(report, Question.COMPLETE)


def test_folders_far_deeper_than_a_bundle_are_not_looked_into(tmp_path: Path) -> None:
    folder = write_folder(Forge().files(), tmp_path)
    (folder / ("reading/" + "a/" * 40)).mkdir(parents=True)
    report = check_bundle(folder, trust=TRUST)
    assert "a folder deeper than any of a bundle: reading/a/a/" in told(report, Question.COMPLETE)


def test_an_erased_tail_of_an_item_comes_behind_what_stands_before_it() -> None:
    def chains(index: int) -> Chains:
        forge = Forge()
        forge.files()
        event = Event.parse(forge.place("erase").payload)
        found = Chains()
        gone = {"index": index, "leaf": "0" * 64, "scope": "opening",
                "case": {"id": "C-1", "seq": 0}, "items": [{"id": "I-1", "seq": 1}]}  # fmt: skip
        found.follow(event._replace(seq=7, case=Link("C-1", 1, "0" * 64), type="event.annotated",
                                    items=(Link("I-1", 0, None),)), "1" * 64)  # fmt: skip
        found.follow(event._replace(seq=20, case=Link("C-1", 2, "1" * 64),
                                    body={**event.body, "events": [gone]}), "2" * 64)  # fmt: skip
        return found

    assert chains(8).lengths(items=True)["I-1"].head == "0" * 64
    with pytest.raises(IntegrityError, match="out of order"):
        chains(7).lengths(items=True)
